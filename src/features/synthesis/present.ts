import { limitsAt95, type Estimate, type Limits } from '../../synthesis/estimate.ts';
import { pValueOf } from '../../synthesis/p-value.ts';
import { roundComputed } from '../ranking/rankings/rounded.ts';
import { estimateText } from './wording.ts';
import { isRatio, type NetworkEffect, type SynthesisEstimate, type SynthesisMeasure } from './model.ts';

/** From the scale on which effects add up to that on which they are told: ratios are told as ratios. */
const tellBy = (measure: SynthesisMeasure) => (isRatio(measure) ? Math.exp : (value: number): number => value);

export function presentEstimate(effect: Estimate, measure: SynthesisMeasure): SynthesisEstimate {
  const tell = tellBy(measure);
  const limits = limitsAt95(effect);
  const [value, lower, upper] = [tell(effect.estimate), tell(limits.lower), tell(limits.upper)];
  return {
    text: estimateText(value, lower, upper, measure),
    value: roundComputed(value),
    lower: roundComputed(lower),
    upper: roundComputed(upper),
    standardError: roundComputed(effect.standardError),
    pValue: roundComputed(pValueOf(effect)),
  };
}

export function presentInterval(limits: Limits, measure: SynthesisMeasure): NetworkEffect['predictionInterval'] {
  const tell = tellBy(measure);
  return { level: 95, lower: roundComputed(tell(limits.lower)), upper: roundComputed(tell(limits.upper)) };
}
