import { limitsAt95, type LogRatio } from './log-ratio.ts';

type IndirectComparison = {
  readonly ratio: number;
  readonly standardError: number;
  /** The limits are at 95 %. */
  readonly lower: number;
  readonly upper: number;
};

/**
 * The adjusted indirect comparison of two ratios against a common comparator
 * (Bucher, J Clin Epidemiol 1997;50:683-691, doi:10.1016/S0895-4356(97)00049-8).
 * It takes the two for independent: those of one trial share a control arm, and there it errs to too wide limits.
 */
export function compareIndirectly(first: LogRatio, second: LogRatio): IndirectComparison {
  const logRatio = first.logRatio - second.logRatio;
  const standardError = Math.hypot(first.standardError, second.standardError);
  return { ratio: Math.exp(logRatio), standardError, ...limitsAt95({ logRatio, standardError }) };
}
