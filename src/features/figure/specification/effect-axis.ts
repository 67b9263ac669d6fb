import type { Axis } from 'vega-lite/types_unstable/axis.js';
import type { Scale } from 'vega-lite/types_unstable/scale.js';
import { isRatio, type SynthesisMeasure } from '../../synthesis/model.ts';

/** The numbers under an axis of ratios. */
const TICKS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
/** Those of an axis on which fewer than four of them lie. */
const FINE_TICKS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1, 1.25, 1.5, 2, 2.5, 3];
const FEWEST_TICKS = 4;

/** Words on who is favoured need room on both sides of no difference. */
const LEAST_SHARE_OF_A_SIDE = 0.3;

/** The axis that effects are drawn on, from one pixel to another: ratios by their logarithms. */
export function effectAxis(
  measure: SynthesisMeasure,
  limits: readonly number[],
  range: readonly [left: number, right: number],
  title: string,
) {
  const ratio = isRatio(measure);
  // on the scale no difference is 0
  const onScale = limits.map((limit) => (ratio ? Math.log(limit) : limit));
  const [before, after] = [Math.max(0, ...onScale.map((limit) => -limit)), Math.max(0, ...onScale)];
  const least = (Math.max(before, after) * LEAST_SHARE_OF_A_SIDE) / (1 - LEAST_SHARE_OF_A_SIDE);
  const [left, right] = [Math.max(before, least) * 1.05, Math.max(after, least) * 1.05];
  const domain = [-left, right].map((end) => Number((ratio ? Math.exp(end) : end).toPrecision(3)));
  const within = (tick: number): boolean => domain.every((end) => (end < 1 ? tick >= end : tick <= end));
  const ticks = [TICKS, FINE_TICKS].map((all) => all.filter(within));
  const scale: Scale = {
    type: ratio ? 'log' : 'linear',
    domain,
    range: [...range],
    nice: false,
    ...(ratio ? {} : { zero: false }),
  };
  const axis: Axis = {
    title,
    titlePadding: 8,
    grid: false,
    labelFlush: false,
    format: '~g',
    ...(ratio
      ? { values: ticks.find(({ length }) => length >= FEWEST_TICKS) ?? TICKS.filter(within) }
      : { tickCount: 6 }),
  };
  return {
    /** Where no difference lies, in pixels. */
    noneAt: Math.round(range[0] + (left / (left + right)) * (range[1] - range[0])),
    x: { type: 'quantitative', scale, axis } as const,
  };
}
