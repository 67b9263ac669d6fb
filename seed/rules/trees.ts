import { error, quote, wholeFile, type Rule } from './rule.ts';

export const parentsRunInNoCircle: Rule = {
  number: 19,
  statement: 'Parents run in no circle.',
  compares: [],
  *check({ records }) {
    for (const collection of ['cancerTypes', 'biomarkers'] as const) {
      const parentById = new Map(records[collection].map(({ id, parent }) => [id, parent ?? null]));
      for (const [id, parent] of parentById) {
        const passed = new Set([id]);
        let current = parent;
        while (current !== null && !passed.has(current)) {
          passed.add(current);
          current = parentById.get(current) ?? null;
        }
        if (current === null) continue;
        yield error(collection, id, 'parent', `From ${quote(parent)} on, the parents come back to ${quote(current)}.`);
      }
    }
  },
};

export const cancerTypesHaveOneRoot: Rule = {
  number: 19,
  statement: 'Cancer types have one root.',
  compares: ['cancerTypes'],
  *check({ records }) {
    const [root, ...others] = records.cancerTypes.filter(({ parent }) => parent === null);
    if (!root) yield error('cancerTypes', wholeFile, 'parent', 'No cancer type is without a parent; one should be.');
    for (const { id } of others) {
      yield error(
        'cancerTypes',
        id,
        'parent',
        `It is null, and so is the parent of ${quote(root?.id)}; one root is right.`,
      );
    }
  },
};
