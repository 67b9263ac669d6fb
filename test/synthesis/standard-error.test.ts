import { describe, expect, it } from 'vitest';
import { limitsAt95, readLogRatio } from '../../src/synthesis/log-ratio.ts';
import { standardErrorOfLogRatio } from '../../src/synthesis/standard-error.ts';
import { twoSidedQuantile } from '../../src/synthesis/two-sided-quantile.ts';

describe('the standard error of a log ratio', () => {
  it.each([
    {
      report: 'J-ALEX PFS 2015',
      level: 99.7,
      ratio: 0.34,
      limits: [0.17, 0.71],
      z: 2.967738,
      error: 0.240834,
      at95: [0.212, 0.545],
      assumed: 0.3647,
    },
    {
      report: 'J-ALEX OS 2018',
      level: 99.8799,
      ratio: 0.8,
      limits: [0.35, 1.82],
      z: 3.238643,
      error: 0.254529,
      at95: [0.486, 1.317],
      assumed: 0.4206,
    },
    {
      report: 'J-ALEX OS final',
      level: 95.0405,
      ratio: 1.03,
      limits: [0.67, 1.58],
      z: 1.963441,
      error: 0.218469,
      at95: [0.671, 1.581],
      assumed: 0.2189,
    },
    {
      report: 'INSPIRE PFS',
      level: 98.02,
      ratio: 0.34,
      limits: [0.23, 0.52],
      z: 2.330116,
      error: 0.175045,
      at95: [0.241, 0.479],
      assumed: 0.2081,
    },
    {
      report: 'CROWN PFS 2020',
      level: 95,
      ratio: 0.28,
      limits: [0.19, 0.41],
      z: 1.959964,
      error: 0.196211,
      at95: [0.191, 0.411],
      assumed: 0.1962,
    },
  ] as const)(
    'is $error for $report, read at its own $level %',
    ({ level, ratio, limits, z, error, at95, assumed }) => {
      const [lower, upper] = limits;
      expect(twoSidedQuantile(level).toFixed(6)).toBe(z.toFixed(6));
      expect(standardErrorOfLogRatio({ level, lower, upper })?.toFixed(6)).toBe(error.toFixed(6));
      expect(standardErrorOfLogRatio({ level: 95, lower, upper })?.toFixed(4)).toBe(assumed.toFixed(4));
      const effect = readLogRatio(ratio, { level, lower, upper });
      expect(effect && Object.values(limitsAt95(effect)).map((limit) => limit.toFixed(3))).toEqual(
        at95.map((limit) => limit.toFixed(3)),
      );
    },
  );

  it.each([
    ['there is no interval', { level: null, lower: null, upper: null }],
    ['the level is missing', { level: null, lower: 0.4, upper: 0.6 }],
    ['the lower limit was not reached', { level: 95, lower: null, upper: 0.6 }],
    ['the upper limit was not reached', { level: 95, lower: 0.4, upper: null }],
    ['a limit is zero', { level: 95, lower: 0, upper: 0.6 }],
    ['a limit is negative', { level: 95, lower: -0.4, upper: 0.6 }],
    ['a limit is infinite', { level: 95, lower: 0.4, upper: Infinity }],
    ['a limit is no number', { level: 95, lower: NaN, upper: 0.6 }],
    ['the limits are one', { level: 95, lower: 0.5, upper: 0.5 }],
    ['the limits are the wrong way round', { level: 95, lower: 0.6, upper: 0.4 }],
    ['the level is a share and not in percent', { level: 0.95, lower: 0.4, upper: 0.6 }],
    ['the level is 100 %', { level: 100, lower: 0.4, upper: 0.6 }],
  ])('is undefined where %s', (_why, interval) => {
    expect(standardErrorOfLogRatio(interval)).toBeUndefined();
    expect(readLogRatio(0.5, interval)).toBeUndefined();
  });

  it.each([0, -1, NaN, Infinity])('is not had for a ratio of %d', (ratio) => {
    expect(readLogRatio(ratio, { level: 95, lower: 0.4, upper: 0.6 })).toBeUndefined();
  });
});
