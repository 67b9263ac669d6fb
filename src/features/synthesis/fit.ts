import { evidenceOf } from '../../synthesis/direct-indirect.ts';
import { holdsNoDifference, type Estimate } from '../../synthesis/estimate.ts';
import { analyseNetworks, type NetworkAnalysis } from '../../synthesis/network.ts';
import { networkEstimate, type NetworkModel } from '../../synthesis/network-model.ts';
import { predictionInterval } from '../../synthesis/prediction.ts';
import { limitsMayCross, type Rounding } from '../../synthesis/rounding.ts';
import { known, type Collected } from './collected.ts';
import { keyOf, type NetworkEffect, type SynthesisApplied } from './model.ts';
import { presentEstimate, presentInterval } from './present.ts';
import { roundingsOf } from './rounding.ts';

export type Settings = Omit<SynthesisApplied, 'modelReason'> & {
  /** The key of the treatment that estimates are against. */
  readonly reference: string | undefined;
};

/** The part of the network that the reference is in, put together by the model that applies. */
export type Fit = {
  readonly collected: Collected;
  readonly settings: Settings;
  readonly reference: string;
  readonly analysis: NetworkAnalysis;
  readonly model: NetworkModel;
  /** Whether that is the one of random effects. */
  readonly isRandom: boolean;
  /** What rounding leaves uncertain of each of the model's contrasts; null unless all were printed with limits. */
  readonly roundings: readonly Rounding[] | null;
};

/** Each part of the network that studies join; that of the reference first. */
export function analysesOf({ studies }: Collected, { reference }: Settings): NetworkAnalysis[] {
  const hasReference = ({ treatments }: NetworkAnalysis): boolean => treatments.some((key) => key === reference);
  return analyseNetworks(studies.map(({ key, contrasts }) => ({ study: key, contrasts }))).toSorted(
    (a, b) => Number(hasReference(b)) - Number(hasReference(a)),
  );
}

/** Null where the reference is not in the first of these. */
export function fitOf(
  collected: Collected,
  settings: Settings,
  [analysis]: readonly NetworkAnalysis[] = analysesOf(collected, settings),
): Fit | null {
  const { reference } = settings;
  if (reference === undefined || !analysis?.treatments.includes(reference)) return null;
  const random = settings.model === 'RANDOM' ? analysis.random : null;
  const model = random ?? analysis.common;
  const roundings = roundingsOf(model, collected.studies);
  return { collected, settings, reference, analysis, model, isRandom: random !== null, roundings };
}

/** What the fit says of one treatment against another, on the scale on which effects add up; null where one is not in it. */
export function estimateOf({ model }: Fit, treatment: string, comparator: string): Estimate | null {
  const holds = (key: string): boolean => model.treatments.includes(key);
  return holds(treatment) && holds(comparator) ? networkEstimate(model, treatment, comparator) : null;
}

/** Whether the interval at 95 % leaves no difference out. */
export const isDistinguishable = (effect: Estimate): boolean => !holdsNoDifference(effect);

/** The same with all that the API says of it. Both must be in the fit. */
export function effectOf(fit: Fit, treatment: string, comparator: string): NetworkEffect {
  const { collected, model, roundings } = fit;
  const behind = evidenceOf(model, treatment, comparator);
  return {
    treatment: known(collected.treatmentByKey, treatment),
    comparator: known(collected.treatmentByKey, comparator),
    ...numbersOf(fit, treatment, comparator),
    evidence: behind.direct === null ? 'INDIRECT' : behind.indirect === null ? 'DIRECT' : 'MIXED',
    directStudies: behind.studies.map((study) => known(collected.studyByKey, study)),
    distinguishable: isDistinguishable(behind.network),
    robust: roundings === null ? null : !limitsMayCross(model, treatment, comparator, roundings),
  };
}

/** The same, seen from the other treatment. */
export function mirrored(fit: Fit, { treatment, comparator, ...effect }: NetworkEffect): NetworkEffect {
  const numbers = numbersOf(fit, keyOf(comparator), keyOf(treatment));
  return { ...effect, treatment: comparator, comparator: treatment, ...numbers };
}

function numbersOf(
  { model, isRandom, analysis, settings: { measure } }: Fit,
  treatment: string,
  comparator: string,
): Pick<NetworkEffect, 'estimate' | 'predictionInterval'> {
  const effect = networkEstimate(model, treatment, comparator);
  const predicted = isRandom ? predictionInterval(effect, model.tau2, analysis.heterogeneity.degreesOfFreedom) : null;
  return {
    estimate: presentEstimate(effect, measure),
    predictionInterval: predicted && presentInterval(predicted, measure),
  };
}

/** Less than this share of its standard error is what arithmetic leaves of no difference. */
const NO_DIFFERENCE = 1e-9;

/** On which side of no difference an estimate lies: -1, 0 or 1. */
export const sideOf = ({ estimate, standardError }: Estimate): number =>
  Math.abs(estimate) <= NO_DIFFERENCE * standardError ? 0 : Math.sign(estimate);

/** In the order of the ranking; where neither value is better, by name. Equal effects stand in the order of names. */
export function inOrder({ model, collected, settings }: Fit): string[] {
  const nameOf = (key: string): string => known(collected.treatmentByKey, key).name;
  const byName = (a: string, b: string): number => (nameOf(a) < nameOf(b) ? -1 : 1);
  if (settings.better === null) return model.treatments.toSorted(byName);
  const sign = settings.better === 'LOWER' ? 1 : -1;
  return model.treatments.toSorted((a, b) => sign * sideOf(networkEstimate(model, a, b)) || byName(a, b));
}
