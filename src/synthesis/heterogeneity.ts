import type { Limits } from './estimate.ts';
import { chiSquareTail } from './chi-square.ts';
import { twoSidedQuantile } from './two-sided-quantile.ts';

/** Cochran's Q: how far estimates lie from their common value, in units of their own uncertainty. */
export type QStatistic = {
  readonly Q: number;
  readonly degreesOfFreedom: number;
  /** Null without degrees of freedom: there is nothing to test. */
  readonly pValue: number | null;
};

/** How much the studies of one comparison, or of one network, differ beyond chance. */
export type Heterogeneity = QStatistic & {
  /** The variance between studies, on the squared scale of the estimates. Null where it cannot be estimated, not 0. */
  readonly tau2: number | null;
  /** The share of the variation that is not chance. */
  readonly I2: number | null;
  /** Of I2, at 95 %, by the test-based method (Higgins & Thompson, Stat Med 2002;21:1539-1558). */
  readonly I2Limits: Limits | null;
};

export function qStatistic(Q: number, degreesOfFreedom: number): QStatistic {
  return { Q, degreesOfFreedom, pValue: degreesOfFreedom > 0 ? chiSquareTail(Q, degreesOfFreedom) : null };
}

/**
 * From Q and from what one unit of variance between studies adds to it on average (DerSimonian & Laird, Control Clin
 * Trials 1986;7:177-188, doi:10.1016/0197-2456(86)90046-2).
 */
export function heterogeneityOf(Q: number, degreesOfFreedom: number, addedByVariance: number): Heterogeneity {
  const statistic = qStatistic(Q, degreesOfFreedom);
  if (degreesOfFreedom === 0) return { ...statistic, tau2: null, I2: null, I2Limits: null };
  return {
    ...statistic,
    tau2: Math.max(0, (Q - degreesOfFreedom) / addedByVariance),
    I2: Math.max(0, (Q - degreesOfFreedom) / Q),
    I2Limits: limitsOfI2(Q, degreesOfFreedom),
  };
}

/** Limits of H = sqrt(Q / df) on the log scale, turned into those of I2 = 1 - 1/H2; H below 1 counts as 1. */
function limitsOfI2(Q: number, degreesOfFreedom: number): Limits | null {
  if (Q <= degreesOfFreedom + 1 && degreesOfFreedom < 2) return null;
  const standardError =
    Q > degreesOfFreedom + 1
      ? (Math.log(Q) - Math.log(degreesOfFreedom)) / (2 * (Math.sqrt(2 * Q) - Math.sqrt(2 * degreesOfFreedom - 1)))
      : Math.sqrt((1 - 1 / (3 * (degreesOfFreedom - 1) ** 2)) / (2 * (degreesOfFreedom - 1)));
  const logH = Math.log(Math.max(1, Math.sqrt(Q / degreesOfFreedom)));
  const reach = twoSidedQuantile(95) * standardError;
  const toI2 = (logOfH: number): number => 1 - Math.exp(-2 * Math.max(0, logOfH));
  return { lower: toI2(logH - reach), upper: toI2(logH + reach) };
}
