import { isRatio, type SynthesisMeasure } from './model.ts';

/** As results are printed: ratios with two decimals, and with more where two would leave one digit. */
function printEffect(value: number, measure: SynthesisMeasure): string {
  if (isRatio(measure)) return value < 0.1 ? Number(value.toPrecision(2)).toString() : value.toFixed(2);
  const printed = value.toFixed(measure === 'RISK_DIFFERENCE' ? 3 : 2);
  // nothing is not less than nothing
  return Number(printed) === 0 ? printed.replace('-', '') : printed;
}

/** An effect in one honest line: `0.59 (95% CI 0.37-0.95)`. */
export function estimateText(value: number, lower: number, upper: number, measure: SynthesisMeasure): string {
  const [printed, from, to] = [value, lower, upper].map((number) => printEffect(number, measure));
  return `${printed ?? ''} (95% CI ${from ?? ''}${isRatio(measure) ? '-' : ' to '}${to ?? ''})`;
}
