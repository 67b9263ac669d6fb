import { holdsNoDifference, limitsAt95, type Estimate, type Limits } from '../../synthesis/estimate.ts';
import { pValueOf } from '../../synthesis/p-value.ts';
import { roundComputed } from '../ranking/rankings/rounded.ts';
import { isRatio, type NetworkEffect, type SynthesisEstimate, type SynthesisMeasure } from './model.ts';

/** From the scale on which effects add up to that on which they are told: ratios are told as ratios. */
const tellBy = (measure: SynthesisMeasure) => (isRatio(measure) ? Math.exp : (value: number): number => value);

export function presentEstimate(effect: Estimate, measure: SynthesisMeasure): SynthesisEstimate {
  const tell = tellBy(measure);
  const limits = limitsAt95(effect);
  const [value, lower, upper] = [tell(effect.estimate), tell(limits.lower), tell(limits.upper)];
  return {
    text: `${printEffect(value, measure)} (95% CI ${printEffect(lower, measure)}${isRatio(measure) ? '-' : ' to '}${printEffect(upper, measure)})`,
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

/** As results are printed: ratios with two decimals, and with more where two would leave one digit. */
export function printEffect(value: number, measure: SynthesisMeasure): string {
  if (isRatio(measure)) return value < 0.1 ? Number(value.toPrecision(2)).toString() : value.toFixed(2);
  return value.toFixed(measure === 'RISK_DIFFERENCE' ? 3 : 2);
}

/** Whether the interval at 95 % leaves no difference out. */
export const isDistinguishable = (effect: Estimate): boolean => !holdsNoDifference(effect);
