import { describe, expect, it } from 'vitest';
import type { ComparisonFact, TrialFact } from '../../src/features/ranking/model.ts';
import { ResultId } from '../../src/features/result/model.ts';
import { SynthesisWarningCode, type Synthesis, type SynthesisWarning } from '../../src/features/synthesis/model.ts';
import { ArmId } from '../../src/features/trial/model.ts';
import {
  NOT_REACHED,
  buildArm,
  buildComparison,
  buildMedian,
  buildShare,
  buildTrial,
  chain,
} from '../ranking/facts.ts';
import { countedStudy, printedStudy, studyOf, synthesize, treatment, weigh, type Asked } from './weighed.ts';

type Changes = { trial?: Partial<TrialFact>; comparison?: Partial<ComparisonFact> };

const APART = { value: 0.9, ciLower: 0.8, ciUpper: 1.01 };

/** Trials A and B, each against the old treatment, and what is special about each. Their new treatments can be told apart. */
function hazardRatios(ofA: Changes = {}, ofB: Changes = {}, asked: Asked = {}): Synthesis {
  const comparisons = [buildComparison('A', ofA.comparison), buildComparison('B', { ...APART, ...ofB.comparison })];
  return weigh({ trials: [buildTrial('A', ofA.trial), buildTrial('B', ofB.trial)], comparisons }, asked);
}

/** Trial A with other results beside the one that is picked, and trial B. */
const withOthers = (others: ComparisonFact[], asked: Asked = {}): Synthesis =>
  weigh(
    {
      trials: [buildTrial('A'), buildTrial('B')],
      comparisons: [...others, buildComparison('B', { value: 0.55, ciLower: 0.45, ciUpper: 0.67 })],
    },
    asked,
  );
const earlierAndLater = chain(
  buildComparison('A', { value: 0.9, ciLower: 0.8, ciUpper: 1.01, cutoff: '2019-06-28' }, 'old'),
  buildComparison('A', { cutoff: '2021' }, 'new'),
);

/** Trial A, of which these medians were found. */
const mediansOfA = (experimental: object, control: object): Synthesis =>
  weigh({
    trials: [buildTrial('A')],
    armResults: [buildMedian('A', 'new', experimental), buildMedian('A', 'old', control)],
    comparisons: [
      buildComparison('A', {
        experimentalResultId: ResultId.parse('result:a.new.median'),
        controlResultId: ResultId.parse('result:a.old.median'),
      }),
    ],
  });

/** Trials A and B, whose controls have these medians. */
const controlMedians = (ofA: number, ofB: number): Synthesis =>
  weigh({
    trials: [buildTrial('A'), buildTrial('B')],
    armResults: [buildMedian('A', 'old', { value: ofA }), buildMedian('B', 'old', { value: ofB })],
    comparisons: ['A', 'B'].map((acronym) =>
      buildComparison(acronym, { controlResultId: ResultId.parse(`result:${acronym.toLowerCase()}.old.median`) }),
    ),
  });

/** Trials A and B, whose new treatments are doses of one drug. */
const doses = (ofB: string, joined: Asked['joined'] = new Map()): Synthesis => {
  const arms = (key: string, dose: string) => [
    buildArm(`${key}-new`, dose, { drugIds: ['drug:x'] }),
    ...buildTrial(key).arms.slice(1),
  ];
  return hazardRatios({ trial: { arms: arms('a', 'low') } }, { trial: { arms: arms('b', ofB) } }, { joined });
};

const cns = (experimental: number, control: number): Synthesis =>
  hazardRatios({
    trial: {
      arms: [
        buildArm('a-new', 'new-a', { baselineCnsPercent: experimental }),
        buildArm('a-old', 'old', { role: 'ACTIVE_COMPARATOR', baselineCnsPercent: control }),
      ],
    },
  });

/** Trial A, whose arms had these shares of patients with a response. */
const responses = (experimental: object, control: object, asked: Asked = {}): Synthesis =>
  weigh(
    { trials: [buildTrial('A')], armResults: [buildShare('A', 'new', experimental), buildShare('A', 'old', control)] },
    { measure: 'ODDS_RATIO', ...asked },
  );

const OS = { options: { endpoint: { id: 'endpoint:os', abbreviation: 'OS', higherIsBetter: true } } };

const threeArms = (...comparisons: ComparisonFact[]): Synthesis =>
  weigh({
    trials: [buildTrial('A'), buildTrial('B', { arms: [...buildTrial('B').arms, buildArm('b-more', 'more-b')] })],
    comparisons: [buildComparison('A'), ...comparisons],
  });
const moreOfB = (changes: Partial<ComparisonFact>) =>
  buildComparison('B', { experimentalArmId: ArmId.parse('arm:b-more'), ...changes }, 'more');

/** A triangle of a, b and control; the estimate of a against b by one study of the two. */
const triangle = (ofAAgainstB: number): Synthesis =>
  synthesize([
    studyOf('One', 'a', 0.5),
    studyOf('Two', 'b', 1),
    studyOf('Three', 'a', ofAAgainstB, { comparator: 'b' }),
  ]);

/** Two studies of one comparison. */
const twice = (first: number, second: number, model: 'COMMON' | 'RANDOM' = 'COMMON'): Synthesis =>
  synthesize([studyOf('One', 'a', first), studyOf('Two', 'a', second)], { model });
const six = (model: 'COMMON' | 'RANDOM'): Synthesis =>
  synthesize(
    ['1', '2', '3', '4', '5', '6'].map((name) => studyOf(name, 'a', 0.5)),
    { model },
  );

const star = (...estimates: number[]): Synthesis =>
  synthesize(estimates.map((estimate, index) => studyOf(`Study ${index + 1}`, `new ${index + 1}`, estimate)));

type Expected = Pick<SynthesisWarning, 'severity' | 'measured' | 'threshold'> & {
  readonly text: RegExp;
  readonly studies: readonly string[];
  readonly treatments: readonly string[];
};
/** When it is given, the synthesis, and what it says; null where it is not given. */
type Case = readonly [when: string, synthesis: () => Synthesis, expected: Expected | null];

const given = (
  severity: SynthesisWarning['severity'],
  text: RegExp,
  {
    studies = [],
    treatments = [],
    numbers: [measured, threshold] = [null, null],
  }: {
    studies?: readonly string[];
    treatments?: readonly string[];
    numbers?: readonly [number | null, number | null];
  } = {},
): Expected => ({ severity, text, studies, treatments, measured, threshold });

const CASES: Record<SynthesisWarningCode, readonly Case[]> = {
  ORDER_ACROSS_TRIALS: [
    [
      'two trials',
      () => hazardRatios(),
      given('HIGH', /rests on 2 studies \(A and B\)/, { studies: ['A', 'B'], numbers: [2, 2] }),
    ],
    ['one trial', () => hazardRatios({ comparison: { verified: false } }), null],
    [
      'another study that nothing joins to the reference',
      () => synthesize([studyOf('One', 'a', 0.5), studyOf('Two', 'b', 0.5, { comparator: 'c' })]),
      null,
    ],
    [
      'neither value is better',
      () => synthesize([studyOf('One', 'a', 0.5), studyOf('Two', 'b', 1)], { better: null }),
      null,
    ],
  ],
  RANKING_UNCERTAIN: [
    [
      'a pair cannot be told apart',
      () => star(0.3, 0.35),
      given('MEDIUM', /1 of the 3 pairs/, { treatments: ['new 1', 'new 2'], numbers: [1, 1] }),
    ],
    ['all can', () => star(0.2, 0.5), null],
  ],
  RANKING_SENSITIVE: [
    [
      'an earlier result changes what can be told apart',
      () => withOthers(earlierAndLater),
      given(
        'MEDIUM',
        /in 1 of 3 runs .*With the result 0\.90 of A \(cut-off 2019-06-28\): the order changes, .* becomes 1\.64 .*, distinguishable/,
        { studies: ['A'], treatments: ['new-a', 'new-b', 'old'], numbers: [1, 1] },
      ),
    ],
    ['nothing else could be done', () => withOthers([buildComparison('A')]), null],
    [
      'two become equal without a study, whatever the reference',
      () =>
        synthesize([studyOf('One', 'a', 0.37), studyOf('Two', 'b', 0.37), studyOf('Three', 'b', 0.5)], {
          reference: 'b',
        }),
      null,
    ],
  ],
  LIMIT_WITHIN_ROUNDING: [
    [
      'a limit is printed as no difference',
      () => synthesize([printedStudy('One', 'a', [0.7, 0.49, 1])], { measure: 'HAZARD_RATIO' }),
      given('MEDIUM', /decides: a against control \(0\.70 \(95% CI 0\.49-1\.00\)\)/, {
        treatments: ['a', 'control'],
        numbers: [1, 1],
      }),
    ],
    [
      'no limit is near it',
      () => synthesize([printedStudy('One', 'a', [0.6, 0.5, 0.72])], { measure: 'HAZARD_RATIO' }),
      null,
    ],
    ['nothing was printed', () => star(0.7), null],
  ],
  P_SCORE_NOT_EFFECT: [
    ['there is a ranking', () => star(0.5), given('INFO', /P-score/)],
    ['neither value is better', () => synthesize([studyOf('One', 'a', 0.5)], { better: null }), null],
  ],
  CONTROL_ARM_SPREAD: [
    [
      'the old treatment did better in one trial',
      () => controlMedians(9.3, 12.7),
      given('MEDIUM', /9\.3 months \(A\) to 12\.7 months \(B\)/, { studies: ['A', 'B'], numbers: [1.36559, 1.2] }),
    ],
    ['about as well', () => controlMedians(10, 12), null],
  ],
  ASSESSOR_MIXED: [
    [
      "the investigators' result of a trial is pinned",
      () =>
        withOthers([buildComparison('A', { assessorClass: 'INVESTIGATOR' })], {
          options: { pinned: new Set(['result:a.hr']) },
        }),
      given('HIGH', /A entered with the other one/, { studies: ['A'], numbers: [2, 2] }),
    ],
    ['all are of one class', () => hazardRatios(), null],
  ],
  CUTOFF_MIXED: [
    [
      'more than twice the follow-up',
      () =>
        hazardRatios(
          { comparison: { experimentalFollowUpMonths: 10 } },
          { comparison: { experimentalFollowUpMonths: 30 } },
        ),
      given('MEDIUM', /10\.0 months \(A\) to 30\.0 months \(B\)/, { studies: ['A', 'B'], numbers: [3, 2] }),
    ],
    ['it is not recorded', () => hazardRatios(), null],
  ],
  MIXED_DOSE: [
    [
      'two doses apart',
      () => doses('high'),
      given('MEDIUM', /2 different doses/, { treatments: ['low', 'high'], numbers: [2, 2] }),
    ],
    [
      'two doses joined',
      () =>
        doses(
          'high',
          new Map([
            ['treatment:low', treatment('any')],
            ['treatment:high', treatment('any')],
          ]),
        ),
      given('MEDIUM', /any joins 2 doses .*A and B/, { studies: ['A', 'B'], treatments: ['any'], numbers: [2, 2] }),
    ],
    ['one dose', () => doses('low'), null],
  ],
  GEOGRAPHY_RESTRICTED_TRIAL: [
    [
      'a trial of one country',
      () => hazardRatios({ trial: { regionScope: 'JAPAN' } }),
      given('INFO', /A/, { studies: ['A'] }),
    ],
    ['the whole world', () => hazardRatios(), null],
  ],
  PRIOR_THERAPY_MIXED: [
    [
      'one line in one of them',
      () => hazardRatios({ trial: { priorChemotherapy: 'ONE_LINE' } }),
      given('MEDIUM', /one line in A/, { studies: ['A'] }),
    ],
    ['none in both', () => hazardRatios(), null],
  ],
  LINE_OF_THERAPY_MIXED: [
    [
      'two lines',
      () => hazardRatios({ trial: { lines: ['FIRST_LINE', 'SECOND_LINE'] } }),
      given('MEDIUM', /A \(second line\)/, { studies: ['A'] }),
    ],
    ['the line asked for', () => hazardRatios(), null],
  ],
  POPULATION_SUBSET: [
    [
      'a result of other patients is pinned',
      () =>
        withOthers([buildComparison('A', { populationClass: 'MITT', populationLabel: 'with measurable disease' })], {
          options: { pinned: new Set(['result:a.hr']) },
        }),
      given('MEDIUM', /A \(with measurable disease\)/, { studies: ['A'] }),
    ],
    ['all are of the population asked for', () => hazardRatios(), null],
  ],
  BASELINE_CNS_IMBALANCE: [
    ['14 % and 28 %', () => cns(14, 28), given('MEDIUM', /A \(14 %/, { studies: ['A'], numbers: [14, 10] })],
    ['ten points', () => cns(18, 28), null],
  ],
  IMMATURE_ENDPOINT: [
    [
      'neither median was reached',
      () => mediansOfA(NOT_REACHED, NOT_REACHED),
      given('MEDIUM', /median in A/, { studies: ['A'] }),
    ],
    ['one was', () => mediansOfA(NOT_REACHED, {}), null],
  ],
  CROSSOVER_OS: [
    [
      'patients crossed over',
      () => hazardRatios({ trial: { crossoverPercent: 78.8 } }, {}, OS),
      given('HIGH', /A \(78\.8 %\)/, { studies: ['A'], numbers: [78.8, null] }),
    ],
    ['another endpoint', () => hazardRatios({ trial: { crossoverPercent: 78.8 } }), null],
  ],
  PH_NOT_ASSESSED: [
    ['hazard ratios', () => hazardRatios(), given('INFO', /proportional/)],
    ['odds ratios', () => star(0.5), null],
  ],
  SURROGATE_ENDPOINT: [
    ['progression-free survival', () => hazardRatios(), given('INFO', /no order by overall survival/)],
    ['overall survival', () => hazardRatios({}, {}, OS), null],
    ['studies of the caller, whose outcome is not known', () => star(0.5), null],
  ],
  CI_LEVEL_NON95: [
    [
      'a result of the graph',
      () => hazardRatios({ comparison: { ciLevel: 99.7 } }),
      given('INFO', /A \(99\.7 %\)/, { studies: ['A'], numbers: [99.7, 95] }),
    ],
    [
      'a study of the caller: the one furthest off is measured',
      () =>
        synthesize(
          [printedStudy('One', 'a', [0.5, 0.3, 0.83], 99), printedStudy('Two', 'a', [0.5, 0.4, 0.63], 95.04)],
          { measure: 'HAZARD_RATIO' },
        ),
      given('INFO', /One and Two/, { studies: ['One', 'Two'], numbers: [99, 95] }),
    ],
    ['95 %', () => synthesize([printedStudy('One', 'a', [0.5, 0.3, 0.83])]), null],
  ],
  CI_ASYMMETRIC: [
    [
      'the estimate is far from the middle',
      () => synthesize([printedStudy('One', 'a', [0.5, 0.4, 0.9])]),
      given('MEDIUM', /One/, { studies: ['One'], numbers: [0.44966, 0.1] }),
    ],
    ['rounding explains it', () => synthesize([printedStudy('One', 'a', [0.03, 0.01, 0.07])]), null],
    ['it is in the middle', () => synthesize([printedStudy('One', 'a', [0.5, 0.25, 1])]), null],
  ],
  SE_FROM_ROUNDED_CI: [
    [
      'few decimals',
      () => synthesize([printedStudy('One', 'a', [0.14, 0.1, 0.2])]),
      given('INFO', /One/, { studies: ['One'], numbers: [0.109624, 0.05] }),
    ],
    ['enough of them', () => synthesize([printedStudy('One', 'a', [0.5, 0.25, 1])]), null],
  ],
  CONTINUITY_CORRECTED: [
    [
      'an arm without events',
      () => synthesize([countedStudy('One', ['a', 0, 50], ['control', 5, 50])]),
      given('MEDIUM', /One/, { studies: ['One'], numbers: [1, 1] }),
    ],
    ['events in each', () => synthesize([countedStudy('One', ['a', 1, 50], ['control', 5, 50])]), null],
  ],
  COUNT_DERIVED: [
    [
      'a percentage, as was asked',
      () => responses({ count: 70 }, { value: 50, count: null }, { derivedCounts: true }),
      given('MEDIUM', /A, as was asked/, { studies: ['A'], numbers: [1, 1] }),
    ],
    ['counts', () => responses({ count: 70 }, { count: 50 }, { derivedCounts: true }), null],
    ['a percentage, which was not asked for', () => responses({ count: 70 }, { value: 50, count: null }), null],
  ],
  STUDY_DROPPED: [
    [
      'no event at all',
      () => synthesize([countedStudy('One', ['a', 0, 50], ['control', 0, 50]), studyOf('Two', 'a', 0.5)]),
      given('MEDIUM', /One/, { studies: ['One'], numbers: [1, 1] }),
    ],
    [
      'no event at all, by the difference',
      () => synthesize([countedStudy('One', ['a', 0, 50], ['control', 0, 50])], { measure: 'RISK_DIFFERENCE' }),
      null,
    ],
  ],
  MULTIARM_INCOMPLETE: [
    [
      'a comparison is missing',
      () => threeArms(buildComparison('B'), moreOfB({})),
      given('HIGH', /B has three arms/, { studies: ['B'], numbers: [1, 1] }),
    ],
    [
      'they contradict each other',
      () =>
        threeArms(
          buildComparison('B'),
          moreOfB({ value: 0.8 }),
          buildComparison('B', { controlArmId: ArmId.parse('arm:b-more'), value: 0.9 }, 'new-more'),
        ),
      given('HIGH', /do not fit each other/, { studies: ['B'], numbers: [1, 1] }),
    ],
    ['one comparison of two of the arms', () => threeArms(buildComparison('B')), null],
  ],
  NEWER_RESULT_EXCLUDED: [
    [
      'an older one is pinned',
      () => withOthers(earlierAndLater, { options: { pinned: new Set(['result:a.old']) } }),
      given('MEDIUM', /A stands here with 0\.90 .*pinned/, { studies: ['A'] }),
    ],
    ['the newest entered', () => withOthers(earlierAndLater), null],
  ],
  UNVERIFIED_RANKED: [
    [
      'it was asked for',
      () => hazardRatios({ comparison: { verified: false } }, {}, { options: { verifiedOnly: false } }),
      given('HIGH', /A/, { studies: ['A'] }),
    ],
    ['all are verified', () => hazardRatios({}, {}, { options: { verifiedOnly: false } }), null],
  ],
  DISCONNECTED: [
    [
      'two parts',
      () => synthesize([studyOf('One', 'a', 0.5), studyOf('Two', 'b', 0.5, { comparator: 'c' })]),
      given('HIGH', /joins b and c to control/, { treatments: ['b', 'c'], numbers: [2, 2] }),
    ],
    ['one part', () => star(0.5, 0.6), null],
  ],
  NO_CLOSED_LOOP: [
    ['a star', () => star(0.5, 0.6), given('MEDIUM', /cannot be tested/)],
    ['a triangle', () => triangle(0.5), null],
  ],
  SINGLE_TRIAL_COMPARISON: [
    [
      'one of two comparisons',
      () => synthesize([studyOf('One', 'a', 0.5), studyOf('Two', 'a', 0.5), studyOf('Three', 'b', 0.5)]),
      given('INFO', /1 of 2 comparisons: b against control/, {
        studies: ['Three'],
        treatments: ['b', 'control'],
        numbers: [1, 1],
      }),
    ],
    ['two studies of each', () => twice(0.5, 0.6), null],
  ],
  INDIRECT_ONLY: [
    [
      'two treatments never met',
      () => star(0.5, 0.7),
      given('MEDIUM', /1 of the 3 pairs/, { treatments: ['new 1', 'new 2'], numbers: [1, 1] }),
    ],
    ['a triangle', () => triangle(0.5), null],
  ],
  HETEROGENEITY_NOT_ESTIMABLE: [
    ['one study for each comparison', () => star(0.5, 0.7), given('MEDIUM', /No two studies/, { numbers: [0, 1] })],
    ['two studies of one', () => twice(0.5, 0.6), null],
  ],
  HETEROGENEITY_HIGH: [
    ['most is not chance', () => twice(0.3, 0.9), given('MEDIUM', /93 %.*p < 0\.001/, { numbers: [0.933717, 0.5] })],
    [
      'less than half, and the test finds it all the same',
      () =>
        synthesize(
          ['1', '2', '3', '4', '5', '6', '7', '8'].map((name, index) => studyOf(name, 'a', index < 4 ? 0.5 : 0.83)),
        ),
      given('MEDIUM', /45 %.*p = 0\.076/, { numbers: [0.0760221, 0.1] }),
    ],
    ['they are alike', () => twice(0.5, 0.55), null],
  ],
  RANDOM_EFFECTS_UNSTABLE: [
    ['two studies', () => twice(0.5, 0.6, 'RANDOM'), given('MEDIUM', /1 degrees of freedom/, { numbers: [1, 5] })],
    ['six studies', () => six('RANDOM'), null],
    ['a common effect', () => twice(0.5, 0.6), null],
  ],
  INCONSISTENCY: [
    [
      'a triangle that does not close',
      () => triangle(1.5),
      given('HIGH', /disagree on a against b, a against control and b against control/, {
        treatments: ['a', 'b', 'control'],
        numbers: [0.00151695, 0.1],
      }),
    ],
    ['one that does', () => triangle(0.5), null],
  ],
  POPULATION_BROADER: [
    [
      'broader evidence',
      () => hazardRatios({ trial: { appliesBy: 'BROADER' } }),
      given('MEDIUM', /broader/, { studies: ['A'] }),
    ],
    ['exact evidence', () => hazardRatios(), null],
  ],
  POPULATION_NARROWER: [
    [
      'narrower evidence',
      () => hazardRatios({ trial: { appliesBy: 'NARROWER' } }),
      given('MEDIUM', /narrower/, { studies: ['A'] }),
    ],
    ['exact evidence', () => hazardRatios(), null],
  ],
  NO_EVIDENCE: [
    ['there is no trial', () => weigh({}), given('HIGH', /could be put together/)],
    ['one entered', () => star(0.5), null],
  ],
};

describe.each(SynthesisWarningCode.options)('%s', (code) => {
  it.each(CASES[code])('%s', (_when, synthesis, expected) => {
    const { warnings } = synthesis();
    const found = warnings.filter((warning) => warning.code === code);
    const namesOf = (named: readonly { name: string }[]) => named.map(({ name }) => name);
    expect(
      found.map(({ severity, text, studies, treatments, measured, threshold }) => ({
        severity,
        text,
        studies: namesOf(studies),
        treatments: namesOf(treatments).toSorted(),
        measured,
        threshold,
      })),
    ).toEqual(
      expected === null
        ? []
        : [
            {
              ...expected,
              text: expect.stringMatching(expected.text) as string,
              treatments: expected.treatments.toSorted(),
            },
          ],
    );
  });

  it('has a case in which it is given and one in which it is not', () => {
    expect(new Set(CASES[code].map(([, , expected]) => expected === null))).toEqual(new Set([true, false]));
  });
});

it('has the gravest warning first', () => {
  const order = ['HIGH', 'MEDIUM', 'INFO'];
  const severities = hazardRatios({ comparison: { ciLevel: 99.7 } }).warnings.map(({ severity }) =>
    order.indexOf(severity),
  );
  expect(new Set(severities)).toEqual(new Set([0, 1, 2]));
  expect(severities).toEqual(severities.toSorted());
});
