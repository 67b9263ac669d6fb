import { groupBy } from '../../shared/group-by.ts';
import { roundComputed } from '../ranking/rankings/rounded.ts';
import { evidenceByComparison, type ComparisonEvidence } from '../../synthesis/direct-indirect.ts';
import type { QStatistic } from '../../synthesis/heterogeneity.ts';
import { rankTreatments, type BetterDirection } from '../../synthesis/hierarchy.ts';
import type { NetworkAnalysis } from '../../synthesis/network.ts';
import { networkEstimate } from '../../synthesis/network-model.ts';
import { pairKey } from '../../synthesis/study.ts';
import { known, type Collected, type CollectedContrast, type CollectedStudy } from './collected.ts';
import { analysesOf, effectOf, fitOf, inOrder, mirrored, sideOf, type Fit, type Settings } from './fit.ts';
import type {
  ConsistencyStatus,
  EvidenceNetwork,
  Heterogeneity,
  LeagueTable,
  LocalInconsistency,
  NetworkEffect,
  NetworkFindings,
  QTest,
  SynthesisApplied,
  SynthesisInput,
  SynthesisModel,
  SynthesisRanking,
} from './model.ts';
import { presentEstimate } from './present.ts';

/** Below this p value evidence that disagrees is said to. It is not 0.05 because these tests rarely find anything. */
export const DISAGREES_BELOW = 0.1;

/** What was collected, put together. Treatments that nothing joins to the reference have no estimates. */
export function findingsOf(collected: Collected, settings: Settings): NetworkFindings {
  const analyses = analysesOf(collected, settings);
  const fit = fitOf(collected, settings, analyses);
  const common = {
    inputs: collected.studies.flatMap((study) =>
      study.contrasts.map((contrast) => inputOf(collected, study, contrast, settings)),
    ),
    excluded: collected.excluded,
    network: networkOf(collected, analyses),
    fit,
  };
  if (fit === null) {
    return {
      ...common,
      applied: appliedOf(settings, 'COMMON', 'There is nothing to put together.'),
      reference: null,
      estimates: [],
      leagueTable: { order: [], rows: [] },
      heterogeneity: null,
      inconsistency: { global: 'NOT_TESTABLE', local: [] },
      ranking: null,
    };
  }
  const { analysis, model, isRandom } = fit;
  const order = inOrder(fit);
  const leagueTable = leagueTableOf(fit, order);
  const reference = order.findIndex((key) => key === fit.reference);
  return {
    ...common,
    applied: appliedOf(settings, isRandom ? 'RANDOM' : 'COMMON', reasonOf(settings.model, fit)),
    reference: leagueTable.order[reference] ?? null,
    estimates: leagueTable.rows.flatMap((row) => row[reference] ?? []),
    leagueTable,
    heterogeneity: presentHeterogeneity(analysis),
    inconsistency: {
      global: consistencyOf(analysis.betweenDesigns),
      local: evidenceByComparison(model).flatMap((evidence) => localOf(evidence, fit)),
    },
    ranking: settings.better === null ? null : rankingOf(fit, settings.better, order, leagueTable, reference),
  };
}

function appliedOf(
  { measure, better, assessor, population, analysis, line, verifiedOnly, mergeDoses }: Settings,
  model: SynthesisModel,
  modelReason: string,
): SynthesisApplied {
  return { measure, model, modelReason, better, assessor, population, analysis, line, verifiedOnly, mergeDoses };
}

function inputOf(
  { studyByKey, treatmentByKey }: Collected,
  { key }: CollectedStudy,
  contrast: CollectedContrast,
  { measure }: Settings,
): SynthesisInput {
  return {
    study: known(studyByKey, key),
    treatment: known(treatmentByKey, contrast.treatment),
    comparator: known(treatmentByKey, contrast.comparator),
    effect: presentEstimate(contrast, measure),
    standardErrorOrigin: contrast.origin,
    resultId: contrast.resultId,
    armResultIds: contrast.armResultIds,
    newerId: contrast.newerId,
  };
}

/** Who was compared with whom. */
function networkOf(collected: Collected, analyses: readonly NetworkAnalysis[]): EvidenceNetwork {
  const treatment = (key: string) => known(collected.treatmentByKey, key);
  const study = (key: string) => known(collected.studyByKey, key);
  const studies = new Map(collected.studies.map((one) => [one.key, one]));
  const contrasts = collected.studies.flatMap((one) =>
    one.contrasts.map((contrast) => ({ ...contrast, key: one.key })),
  );
  const edges = groupBy(contrasts, (one) => pairKey(one.treatment, one.comparator));
  return {
    nodes: analyses.flatMap((analysis, component) =>
      analysis.treatments.map((key) => {
        const giving = analysis.designs
          .filter(({ treatments }) => treatments.includes(key))
          .flatMap((design) => design.studies);
        const patients = giving.map((name) => known(studies, name).patients.get(key) ?? null);
        return {
          treatment: treatment(key),
          studies: giving.length,
          patients: patients.reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0),
          component: component + 1,
        };
      }),
    ),
    edges: [...edges.values()].flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : [
            {
              treatment: treatment(first.treatment),
              comparator: treatment(first.comparator),
              studies: [first, ...others].map(({ key }) => study(key)),
            },
          ],
    ),
    designs: analyses.flatMap(({ designs }) =>
      designs.map((design) => ({ treatments: design.treatments.map(treatment), studies: design.studies.map(study) })),
    ),
    components: analyses.length,
  };
}

/** The cells above the diagonal, and below it the same seen from the other treatment. */
function leagueTableOf(fit: Fit, order: readonly string[]): LeagueTable {
  const above = order.map((of, row) => order.slice(row + 1).map((against) => effectOf(fit, of, against)));
  const cellAbove = (row: number, column: number): NetworkEffect | undefined => above[row]?.[column - row - 1];
  const cell = (row: number, column: number): NetworkEffect | null => {
    if (row <= column) return cellAbove(row, column) ?? null;
    const mirror = cellAbove(column, row);
    return mirror === undefined ? null : mirrored(fit, mirror);
  };
  return {
    order: order.map((key) => known(fit.collected.treatmentByKey, key)),
    rows: order.map((_of, row) => order.map((_against, column) => cell(row, column))),
  };
}

function rankingOf(
  fit: Fit,
  better: BetterDirection,
  order: readonly string[],
  { rows }: LeagueTable,
  reference: number,
): SynthesisRanking {
  const { entries, precision } = rankTreatments(fit.model, better);
  const scores = new Map(entries.map((entry) => [entry.treatment, entry]));
  const { designs } = fit.analysis;
  return {
    poth: roundComputed(precision),
    entries: order.map((key, index) => {
      const { pScore, notDistinguishableFrom } = known(scores, key);
      const giving = designs.filter(({ treatments }) => treatments.includes(key));
      return {
        rank: 1 + order.findIndex((other) => sideOf(networkEstimate(fit.model, other, key)) === 0),
        treatment: known(fit.collected.treatmentByKey, key),
        effect: rows[index]?.[reference] ?? null,
        pScore: roundComputed(pScore),
        studies: giving.reduce((sum, { studies }) => sum + studies.length, 0),
        notDistinguishableFrom: order
          .filter((other) => notDistinguishableFrom.includes(other))
          .map((other) => known(fit.collected.treatmentByKey, other)),
      };
    }),
  };
}

function reasonOf(asked: SynthesisModel, { isRandom }: Fit): string {
  if (isRandom) return 'As asked: effects vary from study to study, by one variance in the whole network.';
  return asked === 'RANDOM'
    ? 'Random effects were asked for. With no two studies that could differ, their variance cannot be estimated.'
    : 'As asked: all studies of a comparison estimate one effect.';
}

function localOf(
  { treatment, comparator, direct, indirect, directShare, disagreement }: ComparisonEvidence,
  { collected, settings: { measure } }: Fit,
): LocalInconsistency[] {
  if (direct === null) return [];
  return [
    {
      treatment: known(collected.treatmentByKey, treatment),
      comparator: known(collected.treatmentByKey, comparator),
      status: disagreement === null ? 'NOT_TESTABLE' : statusOf(disagreement.pValue),
      direct: presentEstimate(direct, measure),
      indirect: indirect && presentEstimate(indirect, measure),
      directProportion: roundComputed(directShare),
      pValue: disagreement && roundComputed(disagreement.pValue),
    },
  ];
}

const statusOf = (pValue: number): ConsistencyStatus =>
  pValue < DISAGREES_BELOW ? 'DISAGREEMENT' : 'NO_DISAGREEMENT_FOUND';

const consistencyOf = ({ pValue }: QStatistic): ConsistencyStatus =>
  pValue === null ? 'NOT_TESTABLE' : statusOf(pValue);

function presentHeterogeneity({ heterogeneity, withinDesigns, betweenDesigns }: NetworkAnalysis): Heterogeneity {
  const rounded = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : roundComputed(value);
  return {
    total: presentQ(heterogeneity),
    withinDesigns: presentQ(withinDesigns),
    betweenDesigns: presentQ(betweenDesigns),
    tauSquared: rounded(heterogeneity.tau2),
    iSquared: rounded(heterogeneity.I2),
    iSquaredLower: rounded(heterogeneity.I2Limits?.lower),
    iSquaredUpper: rounded(heterogeneity.I2Limits?.upper),
  };
}

const presentQ = ({ Q, degreesOfFreedom, pValue }: QStatistic): QTest => ({
  // without degrees of freedom what is left is the rounding of zero
  q: degreesOfFreedom === 0 ? 0 : roundComputed(Q),
  df: degreesOfFreedom,
  pValue: pValue === null ? null : roundComputed(pValue),
});
