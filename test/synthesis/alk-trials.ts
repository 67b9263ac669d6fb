import { readReportedRatio, type ReadRatio } from '../../src/synthesis/reported-ratio.ts';

/** A ratio as printed with an interval and nothing else. */
export function ratioOf(ratio: number, lower: number, upper: number, level = 95): ReadRatio {
  const report = { ratio, interval: { level, lower, upper }, standardError: null, pValue: null, events: null };
  const effect = readReportedRatio(report, ['INTERVAL']);
  if (!('estimate' in effect)) throw new Error('A test reads its own intervals.');
  return effect;
}

/**
 * First-line trials of ALK-positive lung cancer: hazard ratios for progression or death against crizotinib, by
 * independent review.
 */
export const TRIALS = {
  'CROWN 2020': ratioOf(0.28, 0.19, 0.41),
  CROWN: ratioOf(0.27, 0.18, 0.39),
  ALESIA: ratioOf(0.37, 0.22, 0.61),
  'J-ALEX': ratioOf(0.37, 0.26, 0.52),
  'ALTA-1L': ratioOf(0.48, 0.35, 0.66),
  ALEX: ratioOf(0.5, 0.36, 0.7),
  eXalt3: ratioOf(0.51, 0.35, 0.72),
};
