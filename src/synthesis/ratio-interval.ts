/** The interval printed beside a ratio. A limit is null where it was not reached or not read. */
export type RatioInterval = {
  /** In percent, as printed with this interval: interim analyses rarely print 95. */
  readonly level: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

/** A ratio that has a logarithm. */
export const isRatio = (value: number): boolean => value > 0 && value < Infinity;
