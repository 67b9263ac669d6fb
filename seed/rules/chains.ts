import type { ResultRecord } from '../schemas/results.ts';
import { groupBy } from '../../src/shared/group-by.ts';
import { error, quote, type Rule } from './rule.ts';

/** What two results share when one replaces the other: the same quantity, whatever its cut-off. */
function composeChainKey(result: ResultRecord): string {
  const quantity =
    result.type === 'comparison'
      ? [result.experimental_arm, result.comparator_arm, result.measure]
      : [result.arm, result.statistic];
  return JSON.stringify([
    result.type,
    result.trial,
    quantity,
    result.endpoint,
    result.assessor,
    result.population,
    result.timepoint_months,
    result.variant ?? null,
    result.qualifier ?? null,
  ]);
}

export const supersessionIsSymmetric: Rule = {
  number: 12,
  statement: 'What a result supersedes names it as its successor, and the other way round.',
  compares: ['results'],
  *check({ records, resultById }) {
    for (const { id, superseded_by: next, supersedes: previous } of records.results) {
      const successor = next === null ? undefined : resultById.get(next);
      if (successor && successor.supersedes !== id) {
        const reason = `${quote(next)} supersedes ${quote(successor.supersedes)}; it should name this result.`;
        yield error('results', id, 'superseded_by', reason);
      }
      const predecessor = previous === null ? undefined : resultById.get(previous);
      if (predecessor && predecessor.superseded_by !== id) {
        const reason = `${quote(previous)} is superseded by ${quote(predecessor.superseded_by)}; it should name this result.`;
        yield error('results', id, 'supersedes', reason);
      }
    }
  },
};

export const supersessionKeepsTheKey: Rule = {
  number: 12,
  statement: 'Supersession joins results of one key, and never a later to an earlier cut-off.',
  compares: ['results'],
  *check({ records, resultById }) {
    for (const result of records.results) {
      const previous = result.supersedes === null ? undefined : resultById.get(result.supersedes);
      if (!previous) continue;
      if (composeChainKey(previous) !== composeChainKey(result)) {
        const reason = `${quote(previous.id)} is another quantity; arms, endpoint, assessor, population, landmark, variant and qualifier should be those of this result.`;
        yield error('results', result.id, 'supersedes', reason);
      }
      if (isLater(previous.data_cutoff, result.data_cutoff)) {
        const reason = `${quote(previous.id)} has the later cut-off, ${quote(previous.data_cutoff)} against ${quote(result.data_cutoff)}.`;
        yield error('results', result.id, 'supersedes', reason);
      }
    }
  },
};

/** Partial dates are compared as far as both go. */
function isLater(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) > other.slice(0, length);
}

export const supersessionRunsInNoCircle: Rule = {
  number: 12,
  statement: 'Supersession runs in no circle.',
  compares: ['results'],
  *check({ records, resultById }) {
    for (const { id, supersedes } of records.results) {
      const passed = new Set([id]);
      let current = supersedes;
      while (current !== null && !passed.has(current)) {
        passed.add(current);
        current = resultById.get(current)?.supersedes ?? null;
      }
      if (current === null) continue;
      yield error(
        'results',
        id,
        'supersedes',
        `From ${quote(supersedes)} on, supersession comes back to ${quote(current)}.`,
      );
    }
  },
};

export const everyKeyHasOneHead: Rule = {
  number: 13,
  statement: 'One result of each key is superseded by none.',
  compares: ['results'],
  *check({ records }) {
    const heads = groupBy(
      records.results.filter((result) => result.superseded_by === null),
      composeChainKey,
    );
    for (const [head, ...others] of heads.values()) {
      if (!head || others.length === 0) continue;
      const ids = others.map(({ id }) => quote(id)).join(', ');
      const reason = `It is superseded by none, and neither is ${ids} of the same key; one of them should supersede the other.`;
      yield error('results', head.id, 'superseded_by', reason);
    }
  },
};
