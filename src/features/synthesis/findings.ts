import { roundComputed } from '../ranking/rankings/rounded.ts';
import { byCodeUnit } from '../ranking/rankings/by-code-unit.ts';
import { evidenceByComparison, type ComparisonEvidence } from '../../synthesis/direct-indirect.ts';
import type { Estimate } from '../../synthesis/estimate.ts';
import type { QStatistic } from '../../synthesis/heterogeneity.ts';
import { rankTreatments } from '../../synthesis/hierarchy.ts';
import { analyseNetworks, type NetworkAnalysis } from '../../synthesis/network.ts';
import { networkEstimate } from '../../synthesis/network-model.ts';
import { predictionInterval } from '../../synthesis/prediction.ts';
import { limitsMayCross } from '../../synthesis/rounding.ts';
import { pairKey, treatmentsOf } from '../../synthesis/study.ts';
import type { Collected, CollectedContrast, CollectedStudy } from './collected.ts';
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
  SynthesisStudy,
  SynthesisTreatment,
} from './model.ts';
import { isDistinguishable, presentEstimate, presentInterval } from './present.ts';
import { numbersRead } from './rounding.ts';

/** Below this p value evidence that disagrees is said to. It is not 0.05 because these tests rarely find anything. */
export const DISAGREES_BELOW = 0.1;

export type Settings = Omit<SynthesisApplied, 'modelReason'> & {
  /** The key of the treatment that estimates are against. */
  readonly reference: string | undefined;
};

/** What was collected, put together. Treatments that nothing joins to the reference have no estimates. */
export function findingsOf(collected: Collected, settings: Settings): NetworkFindings {
  const { studies, excluded } = collected;
  const analyses = analyseNetworks(studies.map(({ key, contrasts }) => ({ study: key, contrasts })));
  const main = analyses.find(({ treatments }) => treatments.some((key) => key === settings.reference));
  const others = analyses.filter((one) => one !== main);
  const inOrder = main === undefined ? others : [main, ...others];
  const common = {
    inputs: studies.flatMap((study) =>
      study.contrasts.map((contrast) => inputOf(collected, study, contrast, settings)),
    ),
    excluded,
    network: networkOf(collected, inOrder),
  };
  if (main === undefined || settings.reference === undefined) {
    return { ...common, ...NOTHING, applied: appliedOf(settings, 'COMMON', 'There is nothing to put together.') };
  }
  const view = viewOf(collected, main, settings);
  return {
    ...common,
    applied: appliedOf(settings, view.model, view.modelReason),
    reference: view.treatment(settings.reference),
    estimates: view.estimates,
    leagueTable: view.leagueTable,
    heterogeneity: presentHeterogeneity(main),
    inconsistency: { global: consistencyOf(main.betweenDesigns), local: view.local },
    ranking: view.ranking,
    fit: { model: view.fit, treatments: collected.treatmentByKey, studies: collected.studyByKey },
  };
}

const NOTHING = {
  reference: null,
  estimates: [],
  leagueTable: { order: [], rows: [] },
  heterogeneity: null,
  inconsistency: { global: 'NOT_TESTABLE', local: [] },
  ranking: null,
  fit: null,
} as const satisfies Partial<NetworkFindings>;

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

export function known<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`"${key}" is no study or treatment of this synthesis.`);
  return value;
}

function networkOf(collected: Collected, analyses: readonly NetworkAnalysis[]): EvidenceNetwork {
  const { studies, treatmentByKey, studyByKey } = collected;
  const treatment = (key: string): SynthesisTreatment => known(treatmentByKey, key);
  const study = (key: string): SynthesisStudy => known(studyByKey, key);
  const giving = new Map<string, CollectedStudy[]>();
  const comparing = new Map<string, { contrast: CollectedContrast; keys: string[] }>();
  for (const one of studies) {
    for (const key of treatmentsOf({ study: one.key, contrasts: one.contrasts })) {
      giving.set(key, [...(giving.get(key) ?? []), one]);
    }
    for (const contrast of one.contrasts) {
      const pair = pairKey(contrast.treatment, contrast.comparator);
      comparing.set(pair, { contrast, keys: [...(comparing.get(pair)?.keys ?? []), one.key] });
    }
  }
  return {
    nodes: analyses.flatMap(({ treatments }, component) =>
      treatments.map((key) => {
        const given = giving.get(key) ?? [];
        const patients = given.map((one) => one.patients.get(key) ?? null);
        return {
          treatment: treatment(key),
          studies: given.length,
          patients: patients.reduce((sum, n) => (sum === null || n === null ? null : sum + n), 0 as number | null),
          component: component + 1,
        };
      }),
    ),
    edges: [...comparing.values()].map(({ contrast, keys }) => ({
      treatment: treatment(contrast.treatment),
      comparator: treatment(contrast.comparator),
      studies: keys.map(study),
    })),
    designs: analyses.flatMap(({ designs }) =>
      designs.map((design) => ({ treatments: design.treatments.map(treatment), studies: design.studies.map(study) })),
    ),
    components: analyses.length,
  };
}

/** What the reference's component says, in the words of the API. */
function viewOf(collected: Collected, analysis: NetworkAnalysis, settings: Settings) {
  const { measure, better, reference = '' } = settings;
  const treatment = (key: string): SynthesisTreatment => known(collected.treatmentByKey, key);
  const study = (key: string): SynthesisStudy => known(collected.studyByKey, key);
  const fit = settings.model === 'RANDOM' && analysis.random !== null ? analysis.random : analysis.common;
  const isRandom = fit === analysis.random;
  const evidence = new Map(evidenceByComparison(fit).map((one) => [pairKey(one.treatment, one.comparator), one]));
  const rounding = numbersRead(collected.studies);

  const effectOf = (of: string, against: string): NetworkEffect => {
    const effect = networkEstimate(fit, of, against);
    const behind = known(evidence, pairKey(of, against));
    const predicted = isRandom ? predictionInterval(effect, fit.tau2, analysis.heterogeneity.degreesOfFreedom) : null;
    return {
      treatment: treatment(of),
      comparator: treatment(against),
      estimate: presentEstimate(effect, measure),
      evidence: behind.direct === null ? 'INDIRECT' : behind.indirect === null ? 'DIRECT' : 'MIXED',
      directStudies: behind.studies.map(study),
      distinguishable: isDistinguishable(effect),
      robust: rounding === null ? null : !limitsMayCross(fit, of, against, rounding),
      predictionInterval: predicted && presentInterval(predicted, measure),
    };
  };
  const others = fit.treatments.filter((key) => key !== reference);
  const against = (key: string): Estimate => networkEstimate(fit, key, reference);
  const ranked =
    better === null
      ? fit.treatments.toSorted((a, b) => byCodeUnit(treatment(a).name, treatment(b).name))
      : fit.treatments.toSorted((a, b) => {
          const difference = against(a).estimate - against(b).estimate;
          return (better === 'LOWER' ? difference : -difference) || byCodeUnit(a, b);
        });
  const effects = new Map(
    fit.treatments.flatMap((of) =>
      fit.treatments.flatMap((than) => (of === than ? [] : [[directedKey(of, than), effectOf(of, than)] as const])),
    ),
  );
  const effect = (of: string, than: string): NetworkEffect => known(effects, directedKey(of, than));
  return {
    fit,
    treatment,
    model: isRandom ? ('RANDOM' as const) : ('COMMON' as const),
    modelReason: reasonOf(settings.model, isRandom),
    estimates: ranked.filter((key) => others.includes(key)).map((key) => effect(key, reference)),
    leagueTable: {
      order: ranked.map(treatment),
      rows: ranked.map((of) => ranked.map((than) => (of === than ? null : effect(of, than)))),
    } satisfies LeagueTable,
    local: [...evidence.values()].flatMap((one) => localOf(one, treatment, settings)),
    ranking: better === null ? null : rankingOf(),
  };

  function rankingOf(): SynthesisRanking {
    const { entries, precision } = rankTreatments(fit, better ?? 'LOWER');
    const scores = new Map(entries.map((entry) => [entry.treatment, entry]));
    return {
      poth: roundComputed(precision),
      entries: ranked.map((key) => {
        const score = scores.get(key);
        return {
          rank: 1 + ranked.findIndex((other) => against(other).estimate === against(key).estimate),
          treatment: treatment(key),
          effect: key === reference ? null : effect(key, reference),
          pScore: roundComputed(score?.pScore ?? 0),
          studies: collected.studies.filter((one) =>
            one.contrasts.some((c) => c.treatment === key || c.comparator === key),
          ).length,
          notDistinguishableFrom: ranked
            .filter((other) => score?.notDistinguishableFrom.includes(other) ?? false)
            .map(treatment),
        };
      }),
    };
  }
}

const directedKey = (of: string, against: string): string => JSON.stringify([of, against]);

function reasonOf(asked: SynthesisModel, isRandom: boolean): string {
  if (isRandom) return 'As asked: effects vary from study to study, by one variance in the whole network.';
  return asked === 'RANDOM'
    ? 'Random effects were asked for. With no two studies that could differ, their variance cannot be estimated.'
    : 'As asked: all studies of a comparison estimate one effect.';
}

function localOf(
  { treatment, comparator, direct, indirect, directShare, disagreement }: ComparisonEvidence,
  named: (key: string) => SynthesisTreatment,
  { measure }: Settings,
): LocalInconsistency[] {
  if (direct === null) return [];
  return [
    {
      treatment: named(treatment),
      comparator: named(comparator),
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
