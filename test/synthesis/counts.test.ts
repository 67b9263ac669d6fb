import { describe, expect, it } from 'vitest';
import { contrastsFromCounts, type ProportionMeasure } from '../../src/synthesis/counts.ts';
import { SynthesisError } from '../../src/synthesis/synthesis-error.ts';

const studyOf = (...arms: readonly (readonly [number, number])[]) => ({
  study: 'A',
  arms: arms.map(([events, total], index) => ({ treatment: `arm ${index + 1}`, events, total })),
});

describe('the contrast of two arms that counted events', () => {
  // estimate and standard error by the formulas of counts.ts, computed apart from this code
  it.each([
    ['OR', [10, 50], [20, 60], -0.693147, 0.447214],
    ['RR', [10, 50], [20, 60], -0.510826, 0.33665],
    ['RD', [10, 50], [20, 60], -0.133333, 0.083089],
    ['OR', [0, 8], [3, 8], -2.381228, 1.607849],
    ['RR', [0, 8], [3, 8], -1.94591, 1.431929],
    ['RD', [0, 8], [3, 8], -0.375, 0.179544],
    ['OR', [8, 8], [3, 8], 3.285198, 1.607849],
    ['RR', [8, 8], [3, 8], 0.887303, 0.40996],
    ['RD', [8, 8], [3, 8], 0.625, 0.179544],
  ] as const)('is by %s of %j against %j: %d', (measure, first, second, estimate, standardError) => {
    const { studies, corrected } = contrastsFromCounts([studyOf(first, second)], measure);
    expect(studies).toEqual([
      {
        study: 'A',
        contrasts: [
          {
            treatment: 'arm 1',
            comparator: 'arm 2',
            estimate: expect.closeTo(estimate, 5) as number,
            standardError: expect.closeTo(standardError, 5) as number,
          },
        ],
      },
    ]);
    expect(corrected).toEqual(first[0] === 10 ? [] : ['A']);
  });

  it('has half an event added in every arm of a study, also in those that had some', () => {
    const { studies } = contrastsFromCounts([studyOf([0, 40], [10, 50], [20, 60])], 'OR');
    const between = studies[0]?.contrasts.find(({ treatment }) => treatment === 'arm 2');
    expect(between?.estimate).toBeCloseTo(Math.log(10.5 / 40.5 / (20.5 / 40.5)), 12);
  });

  it('is there for every two of several arms', () => {
    const { studies } = contrastsFromCounts([studyOf([5, 40], [10, 50], [20, 60], [1, 9])], 'RR');
    expect(studies[0]?.contrasts).toHaveLength(6);
  });
});

describe('a study', () => {
  const noRatio: [ProportionMeasure, boolean][] = [
    ['OR', true],
    ['RR', true],
    ['RD', false],
  ];
  it.each(noRatio)('without any event says nothing by %s: %s', (measure, isDropped) => {
    const { studies, dropped, corrected } = contrastsFromCounts([studyOf([0, 36], [0, 39])], measure);
    expect(dropped).toEqual(isDropped ? [{ study: 'A', reason: 'NO_EVENTS' }] : []);
    expect(studies).toHaveLength(isDropped ? 0 : 1);
    expect(corrected).toEqual(isDropped ? [] : ['A']);
  });

  it.each(noRatio)('in which everybody had the event says nothing by %s: %s', (measure, isDropped) => {
    const { dropped } = contrastsFromCounts([studyOf([6, 6], [6, 6], [6, 6])], measure);
    expect(dropped).toEqual(isDropped ? [{ study: 'A', reason: 'ONLY_EVENTS' }] : []);
  });

  it('with two full arms among others says nothing by RR', () => {
    const study = studyOf([6, 6], [6, 6], [3, 6]);
    expect(contrastsFromCounts([study], 'RR').dropped).toEqual([{ study: 'A', reason: 'ONLY_EVENTS' }]);
    expect(contrastsFromCounts([study], 'OR').dropped).toEqual([]);
  });

  it('with two arms without events among others is kept', () => {
    expect(contrastsFromCounts([studyOf([0, 6], [0, 6], [3, 6])], 'OR').studies[0]?.contrasts).toHaveLength(3);
  });

  it.each([
    ['one arm', [[1, 2]], 'arms', '1 arms'],
    [
      'more events than patients',
      [
        [3, 2],
        [1, 2],
      ],
      'events',
      '"3" is no number of events among 2',
    ],
    [
      'fewer events than none',
      [
        [-1, 2],
        [1, 2],
      ],
      'events',
      '"-1"',
    ],
    [
      'half an event',
      [
        [0.5, 2],
        [1, 2],
      ],
      'events',
      '"0.5"',
    ],
    [
      'no patients',
      [
        [0, 0],
        [1, 2],
      ],
      'total',
      '"0" is no number of patients of "arm 1"',
    ],
    [
      'half a patient',
      [
        [0, 2],
        [1, 2.5],
      ],
      'total',
      '"2.5"',
    ],
  ] as const)('with %s is refused', (_what, arms, field, quoted) => {
    const read = () => contrastsFromCounts([studyOf(...arms)], 'OR');
    expect(read).toThrow(SynthesisError);
    expect(read).toThrow(expect.objectContaining({ problem: 'INVALID_INPUT', study: 'A', field }) as Error);
    expect(read).toThrow(quoted);
  });
});
