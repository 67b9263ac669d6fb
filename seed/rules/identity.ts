import { collections, type CollectionName } from '../schemas/evidence.ts';
import { error, quote, warning, type Rule } from './rule.ts';

const collectionNames = Object.keys(collections) as CollectionName[];

/** The values that stand more than once, each with every place but the first. */
function* findRepeats<T>(items: readonly T[], valueOf: (item: T) => string): Generator<T> {
  const seen = new Set<string>();
  for (const item of items) {
    const value = valueOf(item);
    if (seen.has(value)) yield item;
    seen.add(value);
  }
}

export const idsAreUniqueInTheirFile: Rule = {
  number: 2,
  statement: 'Ids are unique within their file.',
  compares: [],
  *check({ records }) {
    for (const collection of collectionNames) {
      for (const { id } of findRepeats<{ id: string }>(records[collection], (record) => record.id)) {
        yield error(collection, id, 'id', `${quote(id)} is the id of an earlier record too; give each its own.`);
      }
    }
  },
};

export const partIdsAreUnique: Rule = {
  number: 2,
  statement: 'Ids of arms are unique within their trial, ids of nodes and of edges within their algorithm.',
  compares: [],
  *check({ records }) {
    const lists = [
      ...records.trials.map(({ id, arms }) => ({ collection: 'trials' as const, id, list: 'arms', parts: arms })),
      ...records.algorithms.flatMap(({ id, nodes, edges }) => [
        { collection: 'algorithms' as const, id, list: 'nodes', parts: nodes },
        { collection: 'algorithms' as const, id, list: 'edges', parts: edges },
      ]),
    ];
    for (const { collection, id, list, parts } of lists) {
      const ids = parts.map((part, index) => ({ partId: part.id, index }));
      for (const { partId, index } of findRepeats(ids, (part) => part.partId)) {
        yield error(collection, id, `${list}[${index}].id`, `${quote(partId)} is an id twice; give each its own.`);
      }
    }
  },
};

/** The kind under which the graph keeps the records of a file. A trial is kept under its registry key. */
const nodeKinds: Readonly<Record<CollectionName, string>> = {
  drugs: 'drug',
  genes: 'gene',
  biomarkers: 'biomarker',
  cancerTypes: 'cancer',
  biomarkerCancerAssociations: 'association',
  trials: 'trial',
  regimens: 'regimen',
  treatmentNodes: 'treatment',
  endpoints: 'endpoint',
  results: 'result',
  adverseEvents: 'adverse-event',
  approvals: 'approval',
  recommendations: 'recommendation',
  cautions: 'caution',
  articleClaims: 'claim',
  sources: 'source',
  algorithms: 'algorithm',
  plainLanguage: 'plain-language',
};

interface PrefixedId {
  readonly prefixed: string;
  readonly collection: CollectionName;
  readonly id: string;
  readonly field: string;
}

export const prefixedIdsAreUnique: Rule = {
  number: 2,
  statement:
    'No two records share an id once it bears the prefix of its kind; arms and cohorts of all trials are of one.',
  compares: [],
  *check({ records }) {
    const plain = collectionNames
      .filter((collection) => collection !== 'trials')
      .flatMap((collection) => {
        const unique = new Set(records[collection].map((record) => record.id));
        return [...unique].map((id) => ({ prefixed: `${nodeKinds[collection]}:${id}`, collection, id, field: 'id' }));
      });
    const ofTrials = records.trials.flatMap((trial): PrefixedId[] => {
      const { id, registry_key: key, arms, cohorts = [] } = trial;
      const inTrial = { collection: 'trials' as const, id };
      const armIds = new Set(arms.map((arm) => arm.id));
      return [
        { ...inTrial, prefixed: `${nodeKinds.trials}:${key}`, field: 'registry_key' },
        ...[...armIds].map((armId, index) => ({ ...inTrial, prefixed: `arm:${armId}`, field: `arms[${index}].id` })),
        ...cohorts.map((cohort, index) => ({
          ...inTrial,
          prefixed: `arm:${cohort.id}`,
          field: `cohorts[${index}].id`,
        })),
      ];
    });
    for (const { collection, id, field, prefixed } of findRepeats([...plain, ...ofTrials], (item) => item.prefixed)) {
      yield error(
        collection,
        id,
        field,
        `${quote(prefixed)} is an earlier record already; give each an id of its own.`,
      );
    }
  },
};

export const idsDifferBetweenFiles: Rule = {
  number: 2,
  statement: 'An id stands in one file only; a treatment node may bear the id of its regimen.',
  compares: [],
  *check({ records }) {
    const ids = collectionNames
      .filter((collection) => collection !== 'treatmentNodes')
      .flatMap((collection) => [...new Set(records[collection].map(({ id }) => id))].map((id) => ({ collection, id })));
    for (const { collection, id } of findRepeats(ids, (item) => item.id)) {
      yield warning(
        collection,
        id,
        'id',
        `${quote(id)} is an id of another file too, and a reader may take one for the other.`,
      );
    }
  },
};

export const adverseEventsAreToldOnce: Rule = {
  number: 2,
  statement: 'One arm, event and cut-off has one row of adverse events.',
  compares: [],
  *check({ records }) {
    const rows = records.adverseEvents.filter((row) => row.kind === 'trial-arm').filter((row) => row.arm !== null);
    for (const { id, arm, event } of findRepeats(rows, (row) =>
      JSON.stringify([row.arm, row.event, row.data_cutoff]),
    )) {
      yield warning(
        'adverseEvents',
        id,
        'event',
        `${quote(event)} of arm ${quote(arm)} has an earlier row at the same cut-off.`,
      );
    }
  },
};
