import { describe, expect, it } from 'vitest';
import type { CollectionName } from '../../seed/schemas/evidence.ts';
import { ENTITIES } from '../../src/features/node/entities.ts';
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

const SPEAKS_OF_READING = /verif|confirmed|reviewed|provenance/i;

const { adverseEvents, algorithms, results, sources, trials } = evidence;

/** Every file, with the kinds of node that its records become. */
const FILES = {
  drugs: [
    kindOf('drug', 'Drug', evidence.drugs, 'dosing { provenance { verified } }', (drug) => ({
      dosing: { provenance: { verified: drug.dose_verified } },
    })),
  ],
  genes: [byFlag('gene', 'Gene', evidence.genes)],
  biomarkers: [byFlag('biomarker', 'Biomarker', evidence.biomarkers)],
  cancerTypes: [byFlag('cancer', 'CancerType', evidence.cancerTypes)],
  biomarkerCancerAssociations: [
    byProvenance('association', 'BiomarkerAssociation', evidence.biomarkerCancerAssociations),
  ],
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
    byProvenance(
      'label-warning',
      'LabelWarning',
      adverseEvents.filter(({ kind }) => kind === 'label-warning'),
    ),
  ],
  approvals: [byProvenance('approval', 'Approval', evidence.approvals)],
  recommendations: [byProvenance('recommendation', 'Recommendation', evidence.recommendations)],
  cautions: [byProvenance('caution', 'Caution', evidence.cautions)],
  articleClaims: [
    kindOf('claim', 'Claim', evidence.articleClaims, 'assessmentVerified', (claim) => ({
      assessmentVerified: claim.assessment_verified,
    })),
  ],
  sources: [
    kindOf('source', 'Source', sources, 'partRead verified', (source) => ({
      partRead: source.part_read,
      verified: orNull(source.verified),
    })),
    kindOf(
      'guideline',
      'Guideline',
      sources.filter(({ kind }) => kind === 'guideline'),
      'partRead verified',
      (source) => ({ partRead: source.part_read, verified: source.verified }),
    ),
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

/** What a record of another kind says in passing; `test/engines/every-entity` compares each. */
const doses = evidence.drugs.flatMap((drug) => [
  ...(drug.standard_dose ? [drug.standard_dose] : []),
  ...drug.regional_doses,
]);
const PARTS: Readonly<Record<string, number>> = {
  activity: evidence.biomarkers.flatMap((biomarker) => biomarker.tki_activity ?? []).length,
  dose: doses.length,
  frequency: evidence.biomarkers.flatMap((biomarker) => biomarker.frequency_after ?? []).length,
  mechanism: evidence.biomarkers.filter(({ mechanism }) => mechanism).length,
};
/** They are no records of the evidence. */
const OF_REGISTRIES = ['posted-outcome', 'registry-record'];

describeOnEmbedded('every record of every file', (given) => {
  it.each(KINDS)(
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
    type Count = { kind: string; origin: string; count: number };
    const { data } = await given.ask<{ meta: { release: { counts: Count[] } } }>(
      '{ meta { release { counts { kind origin count } } } }',
    );
    const curated = data.meta.release.counts.filter(({ origin }) => origin === 'CURATED');
    expect(Object.fromEntries(curated.map(({ kind, count }) => [kind, count]))).toEqual({
      ...PARTS,
      ...Object.fromEntries(KINDS.map(({ kind, expected }) => [kind, expected.length])),
    });
  });
});

describe('the kinds of node', () => {
  it('are all in the table of records', () => {
    const kinds = KINDS.map(({ kind }) => kind);
    expect(kinds).toEqual([...new Set(kinds)]);
    expect([...kinds, ...Object.keys(PARTS), ...OF_REGISTRIES]).toEqual(expect.arrayContaining(Object.keys(ENTITIES)));
  });
});
