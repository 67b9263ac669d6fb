import { join } from 'node:path';
import { buildSchema, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { CollectionName } from '../../seed/schemas/evidence.ts';
import { ENTITIES } from '../../src/features/node/entities.ts';
import { ROOT } from '../../src/root.ts';
import { readSdl } from '../../src/server/schema.ts';
import { describeOnEmbedded } from '../support/engines.ts';
import { evidence, orNull, PROVENANCE, provenanceOf, trialIdOf } from '../support/evidence.ts';

/** The records of one kind of node, and how each tells what of it was read. */
type Kind = {
  readonly kind: string;
  readonly type: string;
  /** What is asked of a node for its verification state. */
  readonly select: string;
  /** The nodes as the API must give them. */
  readonly expected: readonly { readonly id: string }[];
  /** What the API does not do yet. It fails as soon as it does, and then goes. */
  readonly missing?: 'THE_KIND' | 'ITS_STATE';
};

function kindOf<Item extends { readonly id: string }>(
  kind: string,
  type: string,
  records: readonly Item[],
  select: string,
  stateOf: (record: Item) => object,
  idOf: (slug: string) => string = (slug) => `${kind}:${slug}`,
): Kind {
  return { kind, type, select, expected: records.map((record) => ({ id: idOf(record.id), ...stateOf(record) })) };
}

type Sourced = Parameters<typeof provenanceOf>[0] & { readonly id: string };

const byProvenance = (kind: string, type: string, records: readonly Sourced[]): Kind =>
  kindOf(kind, type, records, PROVENANCE, (record) => ({ provenance: provenanceOf(record) }));

const byFlag = (
  kind: string,
  type: string,
  records: readonly { readonly id: string; readonly verified: boolean }[],
): Kind => kindOf(kind, type, records, 'verified', ({ verified }) => ({ verified }));

/** Records whose file says nothing of what was read. */
function withoutState(kind: string, type: string, records: readonly { readonly id: string }[]): Kind {
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
  expect(keys.filter((key) => SPEAKS_OF_READING.test(key))).toEqual([]);
  return kindOf(kind, type, records, '', () => ({}));
}

const withoutApi = (kind: string, records: readonly { readonly id: string }[]): Kind => ({
  ...kindOf(kind, '', records, '', () => ({})),
  missing: 'THE_KIND',
});

const SPEAKS_OF_READING = /verif|confirmed|reviewed|provenance/i;

const { adverseEvents, algorithms, results, sources, trials } = evidence;

/** Every file, with the kinds of node that its records become. */
const FILES = {
  drugs: [
    {
      ...kindOf('drug', 'Drug', evidence.drugs, '', () => ({})),
      missing: 'ITS_STATE',
    },
  ],
  genes: [byFlag('gene', 'Gene', evidence.genes)],
  biomarkers: [byFlag('biomarker', 'Biomarker', evidence.biomarkers)],
  cancerTypes: [byFlag('cancer', 'CancerType', evidence.cancerTypes)],
  biomarkerCancerAssociations: [withoutApi('association', evidence.biomarkerCancerAssociations)],
  trials: [
    kindOf(
      'trial',
      'Trial',
      trials,
      `unverifiedFields registryIds { verified } crossover { verified } priorTherapyAllowed { verified }
       baselineCns { verified } stratification { verified }`,
      (trial) => ({
        unverifiedFields: trial.unverified_fields,
        registryIds: trial.registry_ids.map(({ verified }) => ({ verified })),
        crossover: { verified: trial.crossover.verified },
        priorTherapyAllowed: { verified: trial.prior_therapy_allowed.verified },
        baselineCns: { verified: trial.baseline_cns_provenance.verified },
        stratification: trial.stratification
          ? { verified: true }
          : trial.stratification_unverified
            ? { verified: false }
            : null,
      }),
      trialIdOf,
    ),
    kindOf(
      'arm',
      'Arm',
      trials.flatMap((trial) => trial.arms.map(({ id }) => ({ id, trial }))),
      'trial { unverifiedFields }',
      ({ trial }) => ({ trial: { unverifiedFields: trial.unverified_fields } }),
    ),
    byProvenance(
      'cohort',
      'Cohort',
      trials.flatMap(({ cohorts = [] }) => cohorts),
    ),
  ],
  regimens: [byProvenance('regimen', 'Regimen', evidence.regimens)],
  treatmentNodes: [withoutState('treatment', 'TreatmentNode', evidence.treatmentNodes)],
  endpoints: [withoutState('endpoint', 'Endpoint', evidence.endpoints)],
  results: [
    byProvenance('result', 'EfficacyResult', results),
    kindOf(
      'analysis',
      'Analysis',
      [...new Map(results.map((result) => [result.analysis_id, { ...result, id: result.analysis_id }])).values()],
      'cutoff { verified }',
      (result) => ({ cutoff: { verified: result.data_cutoff_verified } }),
    ),
  ],
  adverseEvents: [
    byProvenance(
      'adverse-event',
      'AdverseEvent',
      adverseEvents.filter(({ kind }) => kind === 'trial-arm'),
    ),
    withoutApi(
      'label-warning',
      adverseEvents.filter(({ kind }) => kind === 'label-warning'),
    ),
  ],
  approvals: [byProvenance('approval', 'Approval', evidence.approvals)],
  recommendations: [withoutApi('recommendation', evidence.recommendations)],
  cautions: [withoutApi('caution', evidence.cautions)],
  articleClaims: [withoutApi('claim', evidence.articleClaims)],
  sources: [
    kindOf('source', 'Source', sources, 'partRead verified', (source) => ({
      partRead: source.part_read,
      verified: orNull(source.verified),
    })),
  ],
  algorithms: [
    kindOf('algorithm', 'Algorithm', algorithms, 'steps { supportLevel } paths { supportLevel }', (algorithm) => ({
      steps: algorithm.nodes.map((step) => ({ supportLevel: step.support_level })),
      paths: algorithm.edges.map((path) => ({ supportLevel: path.support_level })),
    })),
    kindOf(
      'algorithm-step',
      'AlgorithmStep',
      algorithms.flatMap(({ id, nodes }) => nodes.map((step) => ({ ...step, id: `${id}.${step.id}` }))),
      'supportLevel',
      (step) => ({ supportLevel: step.support_level }),
    ),
    kindOf(
      'algorithm-path',
      'AlgorithmPath',
      algorithms.flatMap(({ id, edges }) => edges.map((path) => ({ ...path, id: `${id}.${path.id}` }))),
      'supportLevel',
      (path) => ({ supportLevel: path.support_level }),
    ),
  ],
  plainLanguage: [
    kindOf('plain-text', 'PlainText', evidence.plainLanguage, 'reviewed', ({ reviewed }) => ({ reviewed })),
  ],
} satisfies Record<CollectionName, readonly Kind[]>;

const KINDS: readonly Kind[] = Object.values(FILES).flat();
const MISSING = KINDS.filter(({ missing }) => missing !== undefined);

describeOnEmbedded('every record of every file', (given) => {
  it.each(KINDS.filter(({ missing }) => missing !== 'THE_KIND'))(
    'of the kind $kind is reached by its node id, and tells what of it was read',
    async ({ type, select, expected }) => {
      for (let start = 0; start < expected.length; start += 100) {
        const wanted = expected.slice(start, start + 100);
        const { data, errors } = await given.ask(
          `query Records($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { id ${select} } } }`,
          { ids: wanted.map(({ id }) => id) },
        );
        expect(errors).toEqual([]);
        expect(data).toEqual({ nodes: wanted });
      }
      const [first] = expected;
      const { data } = await given.ask(`query One($id: ID!) { node(id: $id) { ... on ${type} { id ${select} } } }`, {
        id: first?.id,
      });
      expect(data).toEqual({ node: first });
    },
  );

  it('is of a kind that is counted, and so often', async () => {
    const { data } = await given.ask<{ meta: { release: { counts: { kind: string; count: number }[] } } }>(
      '{ meta { release { counts { kind count } } } }',
    );
    const counts = Object.fromEntries(data.meta.release.counts.map(({ kind, count }) => [kind, count]));
    expect(counts).toEqual(Object.fromEntries(KINDS.map(({ kind, expected }) => [kind, expected.length])));
  });

  it.each(MISSING.filter(({ missing }) => missing === 'THE_KIND'))(
    'of the kind $kind is not reached yet: this goes when it is',
    async ({ kind, expected }) => {
      expect(Object.keys(ENTITIES)).not.toContain(kind);
      const ids = expected.slice(0, 100).map(({ id }) => id);
      const { data } = await given.ask('query Missing($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
      expect(data).toEqual({ nodes: ids.map(() => null) });
    },
  );
});

describe('the kinds of node', () => {
  it('are all in the table of records', () => {
    const kinds = KINDS.map(({ kind }) => kind);
    expect(kinds).toEqual([...new Set(kinds)]);
    expect(kinds).toEqual(expect.arrayContaining(Object.keys(ENTITIES)));
  });

  const schema = buildSchema(readSdl(join(ROOT, 'schema')));
  it.each(MISSING.filter(({ missing }) => missing === 'ITS_STATE'))(
    'of the type $type do not tell yet what of them was read: this goes when they do',
    ({ type }) => {
      const object = schema.getType(type);
      expect(
        isObjectType(object) ? Object.keys(object.getFields()).filter((n) => SPEAKS_OF_READING.test(n)) : type,
      ).toEqual([]);
    },
  );
});
