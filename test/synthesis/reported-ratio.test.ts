import { describe, expect, it } from 'vitest';
import { limitsAt95, toRatio } from '../../src/synthesis/estimate.ts';
import { assessInterval } from '../../src/synthesis/interval-quality.ts';
import {
  readReportedRatio,
  STANDARD_ERROR_ORIGINS,
  type ReportedRatio,
  type StandardErrorOrigin,
} from '../../src/synthesis/reported-ratio.ts';
import { standardErrorFromInterval } from '../../src/synthesis/standard-error.ts';
import { twoSidedQuantile } from '../../src/synthesis/two-sided-quantile.ts';
import { ratioOf } from './alk-trials.ts';

const NOTHING: ReportedRatio = {
  ratio: 0.5,
  interval: { level: null, lower: null, upper: null },
  standardError: null,
  pValue: null,
  events: null,
};
const at95 = (lower: number | null, upper: number | null) => ({ level: 95, lower, upper });

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
    ({ level, ratio, limits: [lower, upper], z, error, at95: limits, assumed }) => {
      const effect = ratioOf(ratio, lower, upper, level);
      expect(twoSidedQuantile(level).toFixed(6)).toBe(z.toFixed(6));
      expect(effect.standardError.toFixed(6)).toBe(error.toFixed(6));
      expect(effect.estimate).toBe(Math.log(ratio));
      expect(ratioOf(ratio, lower, upper).standardError.toFixed(4)).toBe(assumed.toFixed(4));
      expect([toRatio(effect).lower, toRatio(effect).upper].map((limit) => limit.toFixed(3))).toEqual(
        limits.map((limit) => limit.toFixed(3)),
      );
    },
  );

  it.each([
    ['there is no level', { level: null, lower: 0.4, upper: 0.6 }, 'level', 'No confidence level'],
    ['the level is a share', { level: 0.95, lower: 0.4, upper: 0.6 }, 'level', '"0.95"'],
    ['the level is 100 %', { level: 100, lower: 0.4, upper: 0.6 }, 'level', '"100"'],
    ['the lower limit was not reached', at95(null, 0.6), 'lower', 'not reached'],
    ['the upper limit was not reached', at95(0.4, null), 'upper', 'not reached'],
    ['a limit is zero', at95(0, 0.6), 'interval', '"0 to 0.6"'],
    ['a limit is negative', at95(-0.4, 0.6), 'interval', '"-0.4 to 0.6"'],
    ['a limit is infinite', at95(0.4, Infinity), 'interval', '"0.4 to Infinity"'],
    ['a limit is no number', at95(NaN, 0.6), 'interval', '"NaN to 0.6"'],
    ['the limits are one', at95(0.5, 0.5), 'interval', '"0.5 to 0.5"'],
    ['the limits are the wrong way round', at95(0.6, 0.4), 'interval', '"0.6 to 0.4"'],
  ])('is not read where %s', (_why, interval, field, quoted) => {
    expect(standardErrorFromInterval(interval)).toEqual({ field, reason: expect.stringContaining(quoted) as string });
    expect(readReportedRatio({ ...NOTHING, interval }, ['INTERVAL'])).not.toHaveProperty('estimate');
  });

  it.each([
    ['as given', 'GIVEN', { standardError: 0.2 }, 0.2],
    // CROWN's upper limit alone: (ln 0.41 - ln 0.28) / 1.959964
    ['from the upper limit', 'ONE_SIDED_LIMIT', { ratio: 0.28, interval: at95(null, 0.41) }, 0.194579],
    ['from the lower limit', 'ONE_SIDED_LIMIT', { ratio: 0.28, interval: at95(0.19, null) }, 0.197843],
    // ln 0.5 over the normal quantiles 1.959964 and 2.575829
    ['from p = 0.05', 'P_VALUE', { pValue: 0.05 }, 0.353653],
    ['from p = 0.01, of a ratio above 1', 'P_VALUE', { ratio: 2, pValue: 0.01 }, 0.269097],
    ['from 40 and 60 events', 'EVENTS', { events: [40, 60] }, 0.204124],
  ] as const)('is had %s, and says so', (_how, origin, reported, standardError) => {
    const read = readReportedRatio({ ...NOTHING, ...reported }, STANDARD_ERROR_ORIGINS);
    expect(read).toMatchObject({ origin, standardError: expect.closeTo(standardError, 6) as number });
  });

  it.each([
    ['a standard error of zero', 'GIVEN', { standardError: 0 }, 'standardError', '"0"'],
    ['an upper limit below the ratio', 'ONE_SIDED_LIMIT', { interval: at95(null, 0.4) }, 'interval', 'upper limit'],
    ['a lower limit above the ratio', 'ONE_SIDED_LIMIT', { interval: at95(0.6, null) }, 'interval', 'lower limit'],
    [
      'one limit without a level',
      'ONE_SIDED_LIMIT',
      { interval: { level: null, lower: 0.4, upper: null } },
      'level',
      '',
    ],
    ['a p value of zero', 'P_VALUE', { pValue: 0 }, 'pValue', '"0"'],
    ['a p value of one', 'P_VALUE', { pValue: 1 }, 'pValue', '"1"'],
    ['the p value of a ratio of one', 'P_VALUE', { ratio: 1, pValue: 0.9 }, 'pValue', 'says nothing'],
    ['an arm without events', 'EVENTS', { events: [0, 60] }, 'events', '"0 and 60"'],
    ['half an event', 'EVENTS', { events: [0.5, 60] }, 'events', '"0.5 and 60"'],
    ['a ratio of zero', 'EVENTS', { ratio: 0, events: [40, 60] }, 'ratio', '"0"'],
    ['an infinite ratio', 'GIVEN', { ratio: Infinity, standardError: 1 }, 'ratio', '"Infinity"'],
    ['nothing at all', 'INTERVAL', {}, 'interval', 'Nothing is recorded'],
  ] as const)('is not had from %s', (_what, origin, reported, field, quoted) => {
    const read = readReportedRatio({ ...NOTHING, ...reported }, [origin]);
    expect(read).toEqual({ field, reason: expect.stringContaining(quoted) as string });
  });

  const everything: ReportedRatio = { ...NOTHING, interval: at95(0.3, 0.8), pValue: 0.01, events: [40, 60] };
  it.each([
    ['the most trusted', everything, STANDARD_ERROR_ORIGINS, 'INTERVAL'],
    ['the next where the caller does not allow it', everything, ['EVENTS', 'P_VALUE'], 'P_VALUE'],
    [
      'the next where it has no level',
      { ...everything, interval: { ...everything.interval, level: null } },
      STANDARD_ERROR_ORIGINS,
      'P_VALUE',
    ],
  ] satisfies [string, ReportedRatio, readonly StandardErrorOrigin[], string][])(
    'is had by one of several ways: %s',
    (_what, report, allowed, origin) => {
      expect(readReportedRatio(report, allowed)).toMatchObject({ origin });
    },
  );

  it('names the first way that fails when all do', () => {
    const report = { ...NOTHING, interval: at95(0.6, 0.4), pValue: 2 };
    expect(readReportedRatio(report, STANDARD_ERROR_ORIGINS)).toMatchObject({ field: 'interval' });
  });
});

describe('the quality of an interval', () => {
  it.each([
    // computed apart from this code
    ['CROWN 2020', 0.28, 0.19, 0.41, 2, 0.0083, 0.0975, 0.0504],
    ['CROWN 2020 with three decimals', 0.277, 0.191, 0.413, 3, 0.0359, 0.0097, 0.005],
    ['ALEX', 0.5, 0.36, 0.7, 2, 0.012, 0.062, 0.0317],
    ['an interval of differences taken for one of ratios', 0.5, 0.1, 0.9, 2, 0.465, 0.035, 0.0259],
  ])('of %s', (_name, ratio, lower, upper, decimals, asymmetry, ofRounding, uncertainty) => {
    const quality = assessInterval(ratio, lower, upper, decimals);
    expect(quality?.asymmetry).toBeCloseTo(asymmetry, 4);
    expect(quality?.asymmetryOfRounding).toBeCloseTo(ofRounding, 4);
    expect(quality?.uncertaintyOfRounding).toBeCloseTo(uncertainty, 4);
  });

  it('is without bounds where a limit may have been rounded to what it is from zero', () => {
    expect(assessInterval(0.1, 0.01, 0.5, 1)?.uncertaintyOfRounding).toBe(Infinity);
  });

  it('is none of what is no interval of a ratio', () => {
    expect(assessInterval(0.5, 0.6, 0.4, 2)).toBeUndefined();
    expect(assessInterval(0.5, 0, 0.4, 2)).toBeUndefined();
  });

  it('is not worse than rounding where numbers are rounded from a symmetric interval', () => {
    for (let step = 1; step <= 200; step += 1) {
      const effect = { estimate: -1.5 + step / 100, standardError: 0.1 + step / 1000 };
      const { lower, upper } = limitsAt95(effect);
      const [ratio, low, high] = [effect.estimate, lower, upper].map((log) => Number(Math.exp(log).toFixed(2)));
      const quality = assessInterval(ratio ?? NaN, low ?? NaN, high ?? NaN, 2);
      expect(quality?.asymmetry).toBeLessThanOrEqual(quality?.asymmetryOfRounding ?? NaN);
    }
  });
});
