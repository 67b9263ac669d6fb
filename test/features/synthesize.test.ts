import { expect, it } from 'vitest';
import { contrastsOf, readPublished } from '../synthesis/published.ts';
import { describeOnEmbedded, type Given } from '../support/engines.ts';

const SYNTHESIZE = `
  query Synthesize(
    $studies: [StudyInput!]!
    $measure: SynthesisMeasure!
    $better: SynthesisDirection
    $reference: String!
    $model: SynthesisModel! = COMMON
  ) {
    synthesize(studies: $studies, measure: $measure, better: $better, reference: $reference, model: $model) {
      understood { input }
      applied { measure model better assessor population analysis line verifiedOnly mergeDoses }
      reference { name node { id } }
      inputs { study { name trial { id } } effect { text } standardErrorOrigin result { id } armResults { id } newer { id } }
      excluded { study { name } reasons }
      network { components }
      estimates { treatment { name } estimate { value lower upper standardError } evidence predictionInterval { lower upper } }
      leagueTable { order { name } }
      heterogeneity {
        total { q df pValue } withinDesigns { q df pValue } betweenDesigns { q df pValue }
        tauSquared iSquared iSquaredLower iSquaredUpper
      }
      inconsistency { local { treatment { name } comparator { name } direct { value standardError } indirect { value standardError } directProportion pValue } }
      ranking { entries { rank treatment { name } pScore } }
      sensitivity { kind text }
      warnings { code studies { name } }
      release { id }
    }
  }`;

type Named = { readonly name: string };
type Estimate = {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly standardError: number;
};
type QTest = { readonly q: number; readonly df: number; readonly pValue: number | null };
type Answer = {
  readonly understood: readonly unknown[];
  readonly applied: Readonly<Record<string, unknown>>;
  readonly reference: (Named & { readonly node: unknown }) | null;
  readonly inputs: readonly { readonly study: Named; readonly effect: { readonly text: string } }[];
  readonly excluded: readonly { readonly study: Named; readonly reasons: readonly string[] }[];
  readonly network: { readonly components: number };
  readonly estimates: readonly {
    readonly treatment: Named;
    readonly estimate: Estimate;
    readonly predictionInterval: unknown;
  }[];
  readonly heterogeneity: {
    readonly total: QTest;
    readonly withinDesigns: QTest;
    readonly betweenDesigns: QTest;
    readonly tauSquared: number;
    readonly iSquared: number;
    readonly iSquaredLower: number;
    readonly iSquaredUpper: number;
  };
  readonly inconsistency: {
    readonly local: readonly {
      readonly treatment: Named;
      readonly comparator: Named;
      readonly direct: Estimate;
      readonly indirect: Estimate | null;
      readonly directProportion: number;
      readonly pValue: number | null;
    }[];
  };
  readonly ranking: { readonly entries: readonly { rank: number; treatment: Named; pScore: number }[] } | null;
  readonly sensitivity: readonly { readonly text: string }[] | null;
  readonly warnings: readonly { readonly code: string; readonly studies: readonly Named[] }[];
};

async function synthesize(given: Given, variables: Readonly<Record<string, unknown>>): Promise<Answer> {
  const { data, errors } = await given.ask<{ synthesize: Answer }>(SYNTHESIZE, variables);
  expect(errors).toEqual([]);
  return data.synthesize;
}

type Q = { readonly Q: number; readonly df: number; readonly pValue: number | null };
type Model = {
  readonly reference: string;
  readonly effects: readonly {
    readonly treatment: string;
    readonly estimate: number;
    readonly standardError: number;
    readonly lower: number;
    readonly upper: number;
  }[];
  readonly pScores: Readonly<Record<string, number>>;
};
type Published = Parameters<typeof contrastsOf>[0] & {
  readonly betterDirection: string;
  readonly expected: Readonly<
    Record<
      string,
      {
        readonly fixed: Model;
        readonly random: Model;
        readonly heterogeneity: Q & {
          readonly tau2: number;
          readonly I2: number;
          readonly I2Lower: number;
          readonly I2Upper: number;
          readonly withinDesigns: Q;
          readonly betweenDesigns: Q;
        };
        readonly directIndirectFixed?: readonly {
          readonly treatment: string;
          readonly comparator: string;
          readonly direct: number;
          readonly directSE: number;
          readonly indirect: number;
          readonly indirectSE: number;
          readonly directProportion: number;
          readonly pValue: number;
        }[];
      }
    >
  >;
};

const MEASURES = { MD: 'MEAN_DIFFERENCE', OR: 'ODDS_RATIO', RR: 'RISK_RATIO', RD: 'RISK_DIFFERENCE' } as const;

/** The studies of a published network as a caller gives them: in contrast form, or with their arms. */
function studiesOf(published: Published): object[] {
  if (published.effectMeasure === 'OR') return published.studies.map(({ study, arms }) => ({ name: study, arms }));
  return contrastsOf(published, 'MD').studies.map(({ study, contrasts }) => ({ name: study, comparisons: contrasts }));
}

/** Two numbers of 6 significant digits are the same where they differ by one unit of the last. */
function expectSame(found: number | null | undefined, expected: number | null, what: string): void {
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(expected ?? 1) || 1)) - 5);
  expect(
    Math.abs((found ?? NaN) - (expected ?? NaN)),
    `${what}: ${found ?? 'null'} is not ${expected ?? 'null'}`,
  ).toBeLessThanOrEqual(1.001 * unit);
}

function expectTest(found: QTest, expected: Q, what: string): void {
  expectSame(found.q, expected.Q, `${what} Q`);
  expect(found.df).toBe(expected.df);
}

describeOnEmbedded('a published network', (given) => {
  it.each([
    ['senn2013', 'MD', 'COMMON'],
    ['senn2013', 'MD', 'RANDOM'],
    ['smoking-cessation', 'OR', 'COMMON'],
    ['smoking-cessation', 'OR', 'RANDOM'],
    ['smoking-cessation', 'RR', 'COMMON'],
    ['smoking-cessation', 'RR', 'RANDOM'],
    ['smoking-cessation', 'RD', 'COMMON'],
    ['smoking-cessation', 'RD', 'RANDOM'],
  ] as const)('%s by %s and a %s effect comes out as published', async (name, measure, model) => {
    const published = readPublished(name) as Published;
    const results = published.expected[measure];
    if (results === undefined) throw new Error('There are results for every measure.');
    const expected = model === 'COMMON' ? results.fixed : results.random;
    const tell = measure === 'OR' || measure === 'RR' ? Math.exp : (value: number): number => value;
    const answer = await synthesize(given, {
      studies: studiesOf(published),
      measure: MEASURES[measure],
      better: published.betterDirection,
      reference: expected.reference,
      model,
    });

    expect(answer.applied).toMatchObject({ measure: MEASURES[measure], model });
    expect(answer.estimates).toHaveLength(expected.effects.length);
    for (const effect of expected.effects) {
      const found = answer.estimates.find(({ treatment }) => treatment.name === effect.treatment)?.estimate;
      expectSame(found?.value, tell(effect.estimate), `${effect.treatment} estimate`);
      expectSame(found?.standardError, effect.standardError, `${effect.treatment} standard error`);
      expectSame(found?.lower, tell(effect.lower), `${effect.treatment} lower limit`);
      expectSame(found?.upper, tell(effect.upper), `${effect.treatment} upper limit`);
    }
    for (const [treatment, pScore] of Object.entries(expected.pScores)) {
      const found = answer.ranking?.entries.find((entry) => entry.treatment.name === treatment);
      expect(found?.pScore, treatment).toBeCloseTo(pScore, 5);
    }
    const { heterogeneity } = answer;
    expectTest(heterogeneity.total, results.heterogeneity, 'total');
    expectTest(heterogeneity.withinDesigns, results.heterogeneity.withinDesigns, 'within designs');
    expectTest(heterogeneity.betweenDesigns, results.heterogeneity.betweenDesigns, 'between designs');
    expectSame(heterogeneity.tauSquared, results.heterogeneity.tau2, 'tau squared');
    expectSame(heterogeneity.iSquared, results.heterogeneity.I2, 'I squared');
    expectSame(heterogeneity.iSquaredLower, results.heterogeneity.I2Lower, 'lower limit of I squared');
    expectSame(heterogeneity.iSquaredUpper, results.heterogeneity.I2Upper, 'upper limit of I squared');
    expect(
      answer.estimates.every(({ predictionInterval }) => (predictionInterval === null) === (model === 'COMMON')),
    ).toBe(true);
  });

  it.each([
    ['senn2013', 'MD'],
    ['smoking-cessation', 'OR'],
  ] as const)('%s has the direct and indirect evidence that was published', async (name, measure) => {
    const published = readPublished(name) as Published;
    const { fixed, directIndirectFixed = [] } = published.expected[measure] ?? {};
    const { inconsistency } = await synthesize(given, {
      studies: studiesOf(published),
      measure: MEASURES[measure],
      reference: fixed?.reference,
    });
    const tell = measure === 'OR' ? Math.exp : (value: number): number => value;
    expect(directIndirectFixed.length).toBeGreaterThan(0);
    for (const row of directIndirectFixed) {
      const found = inconsistency.local.find(({ treatment, comparator }) =>
        [treatment.name, comparator.name].every((one) => [row.treatment, row.comparator].includes(one)),
      );
      const sign = found?.treatment.name === row.treatment ? 1 : -1;
      const what = `${row.treatment} against ${row.comparator}`;
      expectSame(found?.direct.value, tell(sign * row.direct), `${what} direct`);
      expectSame(found?.direct.standardError, row.directSE, `${what} direct standard error`);
      expectSame(found?.indirect?.value, tell(sign * row.indirect), `${what} indirect`);
      expectSame(found?.indirect?.standardError, row.indirectSE, `${what} indirect standard error`);
      expectSame(found?.directProportion, row.directProportion, `${what} direct proportion`);
      expect(found?.pValue).toBeCloseTo(row.pValue, 5);
    }
  });

  it('dogliotti2014 loses the study without events by a ratio, and keeps it by the difference', async () => {
    const published = readPublished('dogliotti2014') as Published;
    const asked = { studies: studiesOf(published), reference: 'Placebo/Control', better: 'LOWER' };
    const byRatio = await synthesize(given, { ...asked, measure: 'ODDS_RATIO' });
    expect(byRatio.excluded).toEqual([{ study: { name: 'WASPO, 2007' }, reasons: ['NO_INFORMATION'] }]);
    expect(byRatio.warnings.find(({ code }) => code === 'STUDY_DROPPED')?.studies).toEqual([{ name: 'WASPO, 2007' }]);
    const byDifference = await synthesize(given, { ...asked, measure: 'RISK_DIFFERENCE' });
    expect(byDifference.excluded).toEqual([]);
    expect(byDifference.warnings.find(({ code }) => code === 'CONTINUITY_CORRECTED')?.studies).toEqual([
      { name: 'WASPO, 2007' },
    ]);
  });
});

const interval = { level: 95, lower: 0.36, upper: 0.7 };
const comparison = { treatment: 'a', comparator: 'b', estimate: 0.5, interval };
const study = (changes: object = {}) => ({ name: 'One', comparisons: [{ ...comparison, ...changes }] });
const counted = (...arms: readonly (readonly [string, number, number])[]) => ({
  name: 'One',
  arms: arms.map(([treatment, events, total]) => ({ treatment, events, total })),
});
const ofThree = (...estimates: readonly number[]) => ({
  name: 'One',
  comparisons: (
    [
      ['a', 'b'],
      ['b', 'c'],
      ['a', 'c'],
    ] as const
  )
    .slice(0, estimates.length)
    .map(([treatment, comparator], index) => ({
      treatment,
      comparator,
      estimate: estimates[index],
      standardError: 0.2,
    })),
});
const asked = { measure: 'ODDS_RATIO', better: 'LOWER', reference: 'b' };
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `t${index}`);
/** So many studies of the same two treatments. */
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...study({ interval: undefined, standardError: 0.2 }),
    name: `S${index}`,
  }));

describeOnEmbedded('studies of the caller', (given) => {
  it('use nothing of the graph but the release that they were asked of', async () => {
    const { understood, applied, reference, inputs } = await synthesize(given, { ...asked, studies: [study()] });
    expect(understood).toEqual([]);
    expect(applied).toEqual({
      measure: 'ODDS_RATIO',
      model: 'COMMON',
      better: 'LOWER',
      assessor: null,
      population: null,
      analysis: null,
      line: null,
      verifiedOnly: null,
      mergeDoses: null,
    });
    expect(reference).toEqual({ name: 'b', node: null });
    expect(inputs).toEqual([
      {
        study: { name: 'One', trial: null },
        effect: { text: '0.50 (95% CI 0.36-0.70)' },
        standardErrorOrigin: 'INTERVAL',
        result: null,
        armResults: [],
        newer: null,
      },
    ]);
    expect(given.asked()).toEqual(['releaseInfo']);
  });

  it('have no ranking where neither value is better', async () => {
    const { ranking, estimates } = await synthesize(given, { ...asked, better: null, studies: [study()] });
    expect(ranking).toBeNull();
    expect(estimates).toHaveLength(1);
  });

  it('share a rank where their effects are equal', async () => {
    const estimates = { a: 0.7, c: 0.7, d: 0.49, e: 0.9 };
    const studies = Object.entries(estimates).map(([treatment, estimate]) => ({
      name: treatment,
      comparisons: [{ treatment, comparator: 'b', estimate, standardError: 0.1 + estimate / 7 }],
    }));
    const { ranking } = await synthesize(given, { ...asked, studies });
    expect(ranking?.entries.map(({ rank, treatment }) => `${rank} ${treatment.name}`)).toEqual([
      '1 d',
      '2 a',
      '2 c',
      '4 e',
      '5 b',
    ]);
  });

  it('that nothing joins to the reference have no estimate, with a warning', async () => {
    const other = { name: 'Two', comparisons: [{ ...comparison, treatment: 'c', comparator: 'd' }] };
    const { estimates, network, warnings } = await synthesize(given, { ...asked, studies: [study(), other] });
    expect(estimates.map(({ treatment }) => treatment.name)).toEqual(['a']);
    expect(network.components).toBe(2);
    expect(warnings.map(({ code }) => code)).toContain('DISCONNECTED');
  });

  it('of which none says anything are put together to nothing, with a warning', async () => {
    const studies = [counted(['a', 0, 20], ['b', 0, 20])];
    const { reference, estimates, excluded, warnings } = await synthesize(given, { ...asked, studies });
    expect({ reference, estimates }).toEqual({ reference: null, estimates: [] });
    expect(excluded).toEqual([{ study: { name: 'One' }, reasons: ['NO_INFORMATION'] }]);
    expect(warnings.map(({ code }) => code)).toEqual(['NO_EVIDENCE', 'STUDY_DROPPED']);
  });

  it('fit a request by the most of them, and are not run again without each', async () => {
    const { inputs, sensitivity } = await synthesize(given, { ...asked, studies: many(500) });
    expect(inputs).toHaveLength(500);
    expect(sensitivity).toBeNull();
  });

  it('are run again without each up to fifty comparisons', async () => {
    const { sensitivity } = await synthesize(given, { ...asked, studies: many(50) });
    expect(sensitivity).toHaveLength(50);
    expect((await synthesize(given, { ...asked, studies: many(51) })).sensitivity).toBeNull();
  });

  it('beyond the size of a request are too large', async () => {
    const { status, errors } = await given.ask(SYNTHESIZE, { ...asked, studies: many(10_000) });
    expect(status).toBe(413);
    expect(errors[0]?.extensions).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
  });

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['no study', { studies: [] }, 'studies', /`studies` is empty/],
    ['501 studies', { studies: many(501) }, 'studies', /has 501 studies; at most 500/],
    [
      '51 treatments',
      {
        studies: names(50).map((treatment) => ({ ...study({ treatment }), name: treatment })),
      },
      'studies',
      /has 51 treatments; at most 50/,
    ],
    ['a study without a name', { studies: [{ ...study(), name: ' ' }] }, 'studies[0].name', /name is empty/],
    [
      'a name of 201 characters',
      { studies: [{ ...study(), name: 'x'.repeat(201) }] },
      'studies[0].name',
      /has 201 characters; at most 200/,
    ],
    ['a study twice', { studies: [study(), study()] }, 'studies[1].name', /"One": it is there more than once/],
    [
      'neither comparisons nor arms',
      { studies: [{ name: 'One' }] },
      'studies[0].comparisons',
      /"One": it has neither comparisons nor arms/,
    ],
    [
      'an empty list of comparisons',
      { studies: [{ name: 'One', comparisons: [] }] },
      'studies[0].comparisons',
      /"One": it has neither comparisons nor arms/,
    ],
    [
      'comparisons and arms',
      { studies: [{ ...study(), ...counted(['a', 1, 20], ['b', 2, 20]) }] },
      'studies[0].comparisons',
      /"One": it has comparisons and arms/,
    ],
    [
      'a treatment without a name',
      { studies: [study({ treatment: '' })] },
      'studies[0].comparisons[0].treatment',
      /"One": a name is empty/,
    ],
    [
      'a treatment against itself',
      { studies: [study({ treatment: 'b' })] },
      'studies[0].comparisons[0].comparator',
      /"One": "b" is compared with itself/,
    ],
    [
      'neither an interval nor a standard error',
      { studies: [study({ interval: undefined })] },
      'studies[0].comparisons[0].interval',
      /"One": "a" against "b" has neither/,
    ],
    [
      'an interval and a standard error',
      { studies: [study({ standardError: 0.2 })] },
      'studies[0].comparisons[0].standardError',
      /"One": "a" against "b" has an interval and a standard error/,
    ],
    [
      'an interval without a level',
      { studies: [study({ interval: { lower: 0.36, upper: 0.7 } })] },
      'studies[0].comparisons[0].interval.level',
      /"One": No confidence level/,
    ],
    [
      'a difference whose interval has no level',
      { measure: 'MEAN_DIFFERENCE', studies: [study({ interval: { lower: -1, upper: 1 } })] },
      'studies[0].comparisons[0].interval.level',
      /"One": No confidence level .* 95 % is never assumed/,
    ],
    [
      'a level that is a share',
      { studies: [study({ interval: { ...interval, level: 0.95 } })] },
      'studies[0].comparisons[0].interval.level',
      /"One": "0\.95" is no confidence level/,
    ],
    [
      'a missing limit',
      { studies: [study({ interval: { level: 95, lower: 0.36 } })] },
      'studies[0].comparisons[0].interval.upper',
      /"One": The upper limit/,
    ],
    [
      'limits the wrong way round',
      { studies: [study({ interval: { level: 95, lower: 0.7, upper: 0.36 } })] },
      'studies[0].comparisons[0].interval',
      /"One": "0\.7 to 0\.36" is no interval/,
    ],
    [
      'a difference without a limit',
      { measure: 'MEAN_DIFFERENCE', studies: [study({ interval: { level: 95, lower: -1 } })] },
      'studies[0].comparisons[0].interval',
      /"One": "-1 to nothing" is no interval/,
    ],
    [
      'a ratio of zero',
      { studies: [study({ estimate: 0 })] },
      'studies[0].comparisons[0].estimate',
      /"One": "0" is no ratio from 1e-9 to 1000000000/,
    ],
    [
      'a negative ratio',
      { studies: [study({ estimate: -0.5 })] },
      'studies[0].comparisons[0].estimate',
      /"One": "-0\.5" is no ratio/,
    ],
    [
      'a difference beyond all measure',
      { measure: 'MEAN_DIFFERENCE', studies: [study({ estimate: 1e300 })] },
      'studies[0].comparisons[0].estimate',
      /"One": "1e\+300" is no difference/,
    ],
    [
      'a standard error of zero',
      { studies: [study({ interval: undefined, standardError: 0 })] },
      'studies[0].comparisons[0].standardError',
      /"One": "0" is no standard error/,
    ],
    [
      'a standard error that arithmetic takes for zero',
      { studies: [study({ interval: undefined, standardError: 1e-200 })] },
      'studies[0].comparisons[0].standardError',
      /"One": "1e-200" is no standard error/,
    ],
    [
      'standard errors too far apart',
      {
        studies: [
          study({ interval: undefined, standardError: 1e-5 }),
          { ...study({ interval: undefined, standardError: 1.1 }), name: 'Two' },
        ],
      },
      'studies',
      /standard error of study "Two", 1\.1, .* "One", 0\.00001/,
    ],
    [
      'an effect too large to be told',
      { studies: [study({ interval: undefined, standardError: 1000 })] },
      'studies',
      /effect of "a" against "b" is too large/,
    ],
    [
      'a reference that is no treatment of theirs',
      { studies: [study()], reference: 'z' },
      'reference',
      /"z" is no treatment .*: a, b\./,
    ],
    [
      'a reference of a study that says nothing',
      { studies: [{ ...counted(['z', 0, 20], ['y', 0, 20]), name: 'Two' }, study()], reference: 'z' },
      'reference',
      /"z" is no treatment .*: a, b\./,
    ],
    [
      'two of the three comparisons of three arms',
      { studies: [ofThree(0.5, 0.5)] },
      'studies[0].comparisons',
      /"One": it has 3 arms and 2 of their 3 comparisons/,
    ],
    [
      'comparisons that contradict each other',
      { studies: [ofThree(0.5, 0.5, 0.5)] },
      'studies[0].comparisons.estimate',
      /"One": its estimates contradict each other/,
    ],
    [
      'a comparison twice',
      { studies: [{ name: 'One', comparisons: [comparison, comparison] }] },
      'studies[0].comparisons',
      /"One": it compares "a" against "b" more than once/,
    ],
    [
      'the comparisons of eleven arms',
      {
        studies: [
          {
            name: 'One',
            comparisons: names(11).flatMap((treatment, index) =>
              names(index).map((comparator) => ({ ...comparison, treatment, comparator })),
            ),
          },
        ],
      },
      'studies[0].comparisons',
      /"One": it has 55 comparisons; at most 45 are allowed \(10 arms\)/,
    ],
    [
      'eleven arms',
      { studies: [counted(...names(11).map((name) => [name, 1, 20] as const))] },
      'studies[0].arms',
      /"One": it has 11 arms; at most 10/,
    ],
    ['one arm', { studies: [counted(['a', 1, 20])] }, 'studies[0].arms', /"One": it has 1 arms/],
    [
      'two arms of one treatment',
      { studies: [counted(['a', 1, 20], ['a', 2, 20])] },
      'studies[0].arms[1].treatment',
      /"One": "a" has two arms/,
    ],
    [
      'a negative number of events',
      { studies: [counted(['a', -1, 20], ['b', 2, 20])] },
      'studies[0].arms.events',
      /"One": "-1" is no number of events among 20 patients of "a"/,
    ],
    [
      'more events than patients',
      { studies: [counted(['a', 21, 20], ['b', 2, 20])] },
      'studies[0].arms.events',
      /"One": "21" is no number of events among 20 patients/,
    ],
    [
      'an arm without patients',
      { studies: [counted(['a', 0, 0], ['b', 2, 20])] },
      'studies[0].arms.total',
      /"One": "0" is no number of patients of "a"/,
    ],
    [
      'counts for a hazard ratio',
      { measure: 'HAZARD_RATIO', studies: [counted(['a', 1, 20], ['b', 2, 20])] },
      'studies[0].arms',
      /"One": counts of patients give no HAZARD_RATIO/,
    ],
  ])('are refused with %s', async (_what, variables, argument, message) => {
    const { data, errors } = await given.ask(SYNTHESIZE, { ...asked, ...variables });
    expect(data).toEqual({ synthesize: null });
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument }]);
    expect(errors[0]?.message).toMatch(message);
  });

  it.each(['NaN', 'Infinity', '0.5', null, true])('are refused with %j for an estimate', async (estimate) => {
    const { errors } = await given.ask(SYNTHESIZE, { ...asked, studies: [study({ estimate })] });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(errors[0]?.message).toContain('studies[0].comparisons[0].estimate');
  });

  it('are refused with a number that the text of an operation makes infinite', async () => {
    const { data, errors } = await given.ask(
      '{ synthesize(studies: [{ name: "One", comparisons: [{ treatment: "a", comparator: "b", estimate: 0.5, standardError: 1e999 }] }], measure: ODDS_RATIO, reference: "b") { network { components } } }',
    );
    expect(data).toEqual({ synthesize: null });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'studies[0].comparisons[0].standardError',
    });
  });
});
