import type { CollectionName } from '../schemas/evidence.ts';
import type { PlainLanguageSubject } from '../schemas/plain-language.ts';
import { unresolved } from './references.ts';
import { error, quote, type Rule } from './rule.ts';

/** The subjects that are records; the other types speak of a term. */
const recordsOfSubject: Partial<Record<PlainLanguageSubject, CollectionName>> = {
  ENDPOINT: 'endpoints',
  CAUTION: 'cautions',
  BIOMARKER: 'biomarkers',
};

export const plainTextsAreAboutRecords: Rule = {
  number: 1,
  statement: 'A plain text about an endpoint, a caution or a biomarker names one.',
  compares: [],
  *check({ records, isKnown }) {
    for (const { id, about } of records.plainLanguage) {
      const target = recordsOfSubject[about.type];
      if (target && !isKnown(target, about.id)) yield unresolved('plainLanguage', id, 'about.id', about.id, target);
    }
  },
};

export const algorithmStepsConnect: Rule = {
  number: 1,
  statement: 'An algorithm starts at a node of its own, and its edges run between such nodes.',
  compares: [],
  *check({ records }) {
    for (const { id, start, nodes, edges } of records.algorithms) {
      const nodeIds = new Set(nodes.map((node) => node.id));
      const ends = [
        { field: 'start', node: start },
        ...edges.flatMap((edge, index) => [
          { field: `edges[${index}].from`, node: edge.from },
          { field: `edges[${index}].to`, node: edge.to },
        ]),
      ];
      for (const { field, node } of ends) {
        if (nodeIds.has(node)) continue;
        yield error('algorithms', id, field, `${quote(node)} is no node of this algorithm.`);
      }
    }
  },
};

export const registryKeyIsVerifiedNumber: Rule = {
  number: 1,
  statement: "A trial's registry key is one of its verified registry numbers, and not the sponsor's own.",
  compares: [],
  *check({ records }) {
    for (const { id, registry_key: key, registry_ids: numbers } of records.trials) {
      const fit = numbers.filter(({ registry, verified }) => verified && registry !== 'sponsor');
      if (fit.some((number) => number.id === key)) continue;
      const choice = fit.map((number) => quote(number.id)).join(', ') || 'a number that was read';
      yield error('trials', id, 'registry_key', `${quote(key)} is no verified number of a registry; choose ${choice}.`);
    }
  },
};
