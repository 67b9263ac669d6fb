import { describe, expect, it } from 'vitest';
import {
  WarningCode,
  type ArmFact,
  type ArmResultFact,
  type ComparisonFact,
  type RankMethod,
  type RankingFacts,
  type RankingOptions,
  type RankingWarning,
  type TrialFact,
} from '../../src/features/ranking/model.ts';
import { RANKINGS } from '../../src/features/ranking/rankings/registry.ts';
import { ResultId } from '../../src/features/result/model.ts';
import {
  NOT_REACHED,
  NO_INTERVAL,
  buildArm,
  buildComparison,
  buildFacts,
  buildMedian,
  buildOptions,
  buildShare,
  buildTrial,
  chain,
} from './facts.ts';

type Changes = { trial?: Partial<TrialFact>; comparison?: Partial<ComparisonFact> };

/** Trials A and B with one hazard ratio each, and what is special about each. */
function hazardRatios(ofA: Changes, ofB: Changes = {}): RankingFacts {
  return buildFacts({
    trials: [buildTrial('A', ofA.trial), buildTrial('B', ofB.trial)],
    comparisons: [buildComparison('A', ofA.comparison), buildComparison('B', { value: 0.6, ...ofB.comparison })],
  });
}

/** Trials A and B, whose controls have these medians; their comparisons point to them. */
function controlMedians(ofA: number, ofB: number): RankingFacts {
  const controlResultId = (key: string) => ({ controlResultId: ResultId.parse(`result:${key}.old.median`) });
  return {
    ...hazardRatios({ comparison: controlResultId('a') }, { comparison: controlResultId('b') }),
    armResults: [buildMedian('A', 'old', { value: ofA }), buildMedian('B', 'old', { value: ofB, verified: false })],
  };
}

function cnsPercents(experimental: number | null, control: number | null): Partial<TrialFact> {
  return {
    arms: [
      buildArm('a-new', 'new-a', { baselineCnsPercent: experimental }),
      buildArm('a-old', 'old', { role: 'ACTIVE_COMPARATOR', baselineCnsPercent: control }),
    ],
  };
}

const doses = (ofA: string, ofB: string, drugs: Partial<ArmFact> = { drugIds: ['drug:x'] }): RankingFacts => {
  const arms = (key: string, treatment: string) => [
    buildArm(`${key}-new`, treatment, drugs),
    ...buildTrial(key).arms.slice(1),
  ];
  return hazardRatios({ trial: { arms: arms('a', ofA) } }, { trial: { arms: arms('b', ofB) } });
};

const survival = { id: 'endpoint:os', abbreviation: 'OS', higherIsBetter: true };
const medians = (value: number, changes = {}) =>
  buildFacts({
    trials: ['A', 'B'].map((acronym) => buildTrial(acronym, { arms: buildTrial(acronym).arms.slice(0, 1) })),
    armResults: [buildMedian('A', 'new', { value }), buildMedian('B', 'new', { value: 9, ...changes })],
  });
/** Trials A and B, listed by one share each. */
const shares = (ofA: Partial<ArmResultFact>, ofB: Partial<ArmResultFact> = {}) => ({
  ...medians(9),
  armResults: [buildShare('A', 'new', ofA), buildShare('B', 'new', { value: 60, ...ofB })],
});
const bothShares = ['result:a.new.share', 'result:b.new.share'];
const newest = (changes: Partial<ComparisonFact>): RankingFacts => ({
  ...hazardRatios({}),
  comparisons: [
    ...chain(
      buildComparison('A', { cutoff: '2019-06-28' }, 'old'),
      buildComparison('A', { cutoff: '2021', value: 0.43, ...changes }, 'new'),
    ),
    buildComparison('B'),
  ],
});
const [alike, apart] = [
  { value: 0.55, ciLower: 0.4, ciUpper: 0.75 },
  { value: 2, ciLower: 1.5, ciUpper: 2.7 },
];

type Case = {
  readonly when: string;
  readonly facts: RankingFacts;
  readonly options?: Partial<RankingOptions>;
  readonly method?: RankMethod;
  /** The warnings of the code: none, or what they hold. */
  readonly expected: readonly (Pick<RankingWarning, 'severity' | 'affected' | 'measured' | 'threshold'> & {
    readonly text: RegExp;
  })[];
};

const whole = (
  severity: RankingWarning['severity'],
  affected: string[],
  text: RegExp,
  measured: number | null = null,
  threshold: number | null = null,
) => [{ severity, affected, measured, threshold, text }];

const CASES: Record<WarningCode, Case[]> = {
  ORDER_ACROSS_TRIALS: [
    {
      when: 'two trials',
      facts: hazardRatios({}),
      expected: whole('HIGH', ['trial:A', 'trial:B'], /2 trials \(A and B\)/),
    },
    {
      when: 'two trials by median',
      method: 'MEDIAN',
      facts: medians(9),
      expected: whole('HIGH', ['trial:A', 'trial:B'], /A and B/),
    },
    { when: 'one entry of two trials', facts: hazardRatios({ comparison: { verified: false } }), expected: [] },
  ],
  MEDIAN_CROSS_TRIAL: [
    {
      when: 'two trials by median',
      method: 'MEDIAN',
      facts: medians(9),
      expected: whole('HIGH', ['trial:A', 'trial:B'], /2 trials \(A and B\)/),
    },
    { when: 'one trial by median', method: 'MEDIAN', facts: medians(9, { verified: false }), expected: [] },
    { when: 'two trials by hazard ratio', facts: hazardRatios({}), expected: [] },
  ],
  MEDIAN_NOT_REACHED: [
    {
      when: 'one was not reached',
      method: 'MEDIAN',
      facts: medians(9, NOT_REACHED),
      expected: whole('MEDIUM', ['result:b.new.median'], /in B\./),
    },
    { when: 'all were reached', method: 'MEDIAN', facts: medians(9), expected: [] },
  ],
  PROPORTION_CROSS_TRIAL: [
    {
      when: 'two trials by share',
      method: 'PROPORTION',
      facts: shares({}),
      expected: whole('HIGH', ['trial:A', 'trial:B'], /2 trials \(A and B\).*no comparison/),
    },
    { when: 'one trial by share', method: 'PROPORTION', facts: shares({}, { verified: false }), expected: [] },
    { when: 'two trials by median', method: 'MEDIAN', facts: medians(9), expected: [] },
  ],
  QUALIFIER_MIXED: [
    {
      when: 'confirmed responses beside others',
      method: 'PROPORTION',
      facts: shares({ qualifier: 'confirmed' }),
      expected: whole('HIGH', bothShares, /: confirmed \(A\); no qualifier recorded \(B\)\.$/),
    },
    {
      when: 'two ranges of grades',
      method: 'PROPORTION',
      facts: shares({ qualifier: 'grade 3-5' }, { qualifier: 'grade 3-4' }),
      expected: whole('HIGH', bothShares, /: grade 3-4 \(B\); grade 3-5 \(A\)\.$/),
    },
    {
      when: 'the same of both',
      method: 'PROPORTION',
      facts: shares({ qualifier: 'confirmed' }, { qualifier: 'confirmed' }),
      expected: [],
    },
    {
      when: 'one of them is not ranked',
      method: 'PROPORTION',
      facts: shares({ qualifier: 'confirmed' }, { verified: false }),
      expected: [],
    },
  ],
  DENOMINATOR_MIXED: [
    {
      when: 'two definitions of one class',
      method: 'PROPORTION',
      options: { population: 'RESPONSE_EVALUABLE' },
      facts: shares(
        { populationClass: 'RESPONSE_EVALUABLE', populationLabel: 'measurable-disease' },
        { populationClass: 'RESPONSE_EVALUABLE', populationLabel: 'response-evaluable' },
      ),
      expected: whole('HIGH', bothShares, /: measurable-disease \(A\); response-evaluable \(B\)\.$/),
    },
    {
      when: 'the other class is not asked for, and not ranked',
      method: 'PROPORTION',
      facts: shares({ populationClass: 'RESPONSE_EVALUABLE', populationLabel: 'response-evaluable' }),
      expected: [],
    },
    { when: 'one definition', method: 'PROPORTION', facts: shares({}), expected: [] },
  ],
  RESPONSE_CRITERIA_MIXED: [
    {
      when: 'two criteria',
      method: 'PROPORTION',
      facts: shares({ responseCriteria: 'MRECIST' }),
      expected: whole('MEDIUM', bothShares, /: RECIST 1\.1 \(B\); mRECIST \(A\)\.$/),
    },
    {
      when: 'those of one trial are not recorded',
      method: 'PROPORTION',
      facts: shares({ responseCriteria: null }),
      expected: whole('MEDIUM', bothShares, /: RECIST 1\.1 \(B\); not recorded \(A\)\.$/),
    },
    {
      when: 'the same criteria, which were not read for one trial',
      method: 'PROPORTION',
      facts: shares({ unverifiedFields: ['response_criteria'] }),
      expected: whole('MEDIUM', bothShares, /: RECIST 1\.1 \(B\); RECIST 1\.1, not read on any page \(A\)\.$/),
    },
    {
      when: 'the same criteria, which were read for neither trial',
      method: 'PROPORTION',
      facts: shares({ unverifiedFields: ['response_criteria'] }, { unverifiedFields: ['response_criteria'] }),
      expected: whole('MEDIUM', bothShares, /: RECIST 1\.1, not read on any page \(A and B\)\.$/),
    },
    {
      when: 'both arms of one trial, whose criteria were not read',
      method: 'PROPORTION',
      facts: buildFacts({
        trials: [buildTrial('A')],
        armResults: [
          buildShare('A', 'new', { unverifiedFields: ['response_criteria'] }),
          buildShare('A', 'old', { unverifiedFields: ['response_criteria'] }),
        ],
      }),
      expected: [],
    },
    { when: 'the same criteria, read', method: 'PROPORTION', facts: shares({}), expected: [] },
    {
      when: 'no responses: events have no criteria',
      method: 'PROPORTION',
      facts: shares({ responseCriteria: null }, { responseCriteria: null }),
      expected: [],
    },
  ],
  CONTROL_ARM_SPREAD: [
    {
      when: 'more than a fifth between controls',
      facts: controlMedians(12.7, 9.3),
      expected: whole(
        'MEDIUM',
        ['trial:A', 'trial:B'],
        /9\.3 months \(B, unverified\) to 12\.7 months \(A\).*1\.37 times/,
        1.36559,
        1.2,
      ),
    },
    { when: 'exactly a fifth', facts: controlMedians(13.2, 11), expected: [] },
    {
      when: 'a control not reached',
      facts: { ...controlMedians(20, 9), armResults: [buildMedian('A', 'old', NOT_REACHED), buildMedian('B', 'old')] },
      expected: [],
    },
    {
      when: 'controls by another assessor',
      facts: controlMedians(20, 9),
      options: { pinned: new Set(['result:a.hr', 'result:b.hr']), assessor: 'INVESTIGATOR' },
      expected: [],
    },
    {
      when: 'control arms by median',
      method: 'MEDIAN',
      facts: {
        ...controlMedians(12.7, 9.3),
        armResults: [buildMedian('A', 'old', { value: 12.7 }), buildMedian('B', 'old', { value: 9.3 })],
      },
      expected: whole('MEDIUM', ['trial:A', 'trial:B'], /9\.3 months \(B\)/, 1.36559, 1.2),
    },
    { when: 'the spread is between experimental arms', method: 'MEDIAN', facts: medians(30), expected: [] },
  ],
  MIXED_DOSE: [
    {
      when: 'one drug in two doses',
      facts: doses('x-600', 'x-300'),
      expected: whole('MEDIUM', ['regimen:x-300', 'regimen:x-600'], /A and B.*2 different/, 2, 2),
    },
    { when: 'one drug in one dose', facts: doses('x-600', 'x-600'), expected: [] },
    { when: 'two drugs', facts: hazardRatios({}), expected: [] },
    { when: 'arms without drugs', facts: doses('x-600', 'x-300', { drugIds: [] }), expected: [] },
  ],
  GEOGRAPHY_RESTRICTED_TRIAL: [
    {
      when: 'one in Japan',
      facts: hazardRatios({ trial: { regionScope: 'JAPAN' } }),
      expected: whole('INFO', ['trial:A'], /A \(Japan\)/),
    },
    { when: 'not recorded', facts: hazardRatios({ trial: { regionScope: 'NOT_RECORDED' } }), expected: [] },
    {
      when: 'the trial is not ranked',
      facts: hazardRatios({ trial: { regionScope: 'JAPAN' }, comparison: { verified: false } }),
      expected: [],
    },
  ],
  PRIOR_THERAPY_MIXED: [
    {
      when: 'one line and none',
      facts: hazardRatios({ trial: { priorChemotherapy: 'ONE_LINE' } }),
      expected: whole('MEDIUM', ['trial:A'], /one line in A and none in B/),
    },
    {
      when: 'one line and any',
      facts: hazardRatios({ trial: { priorChemotherapy: 'ONE_LINE' } }, { trial: { priorChemotherapy: 'ANY' } }),
      expected: whole('MEDIUM', ['trial:A', 'trial:B'], /one line in A and any number of lines in B/),
    },
    { when: 'none and not recorded', facts: hazardRatios({ trial: { priorChemotherapy: null } }), expected: [] },
    { when: 'none in both', facts: hazardRatios({}), expected: [] },
  ],
  LINE_OF_THERAPY_MIXED: [
    {
      when: 'two lines',
      facts: hazardRatios({ trial: { lines: ['FIRST_LINE', 'SECOND_LINE'] } }),
      expected: whole('MEDIUM', ['trial:A'], /A \(second line\)/),
    },
    {
      when: 'any line',
      facts: hazardRatios({ trial: { lines: [], lineScope: 'ANY' } }),
      expected: whole('MEDIUM', ['trial:A'], /A \(any line\)/),
    },
    { when: 'the line asked for', facts: hazardRatios({}), expected: [] },
  ],
  BASELINE_CNS_IMBALANCE: [
    {
      when: '14 % and 28 %',
      facts: hazardRatios({ trial: cnsPercents(14, 28) }),
      expected: whole('MEDIUM', ['trial:A'], /A \(14 % with the therapy, 28 % with the control\)/, 14, 10),
    },
    { when: 'ten points', facts: hazardRatios({ trial: cnsPercents(38.1, 28.1) }), expected: [] },
    { when: 'one arm not recorded', facts: hazardRatios({ trial: cnsPercents(14, null) }), expected: [] },
  ],
  CI_LEVEL_NON95: [
    {
      when: '99.7 %',
      facts: hazardRatios({ comparison: { ciLevel: 99.7 } }),
      expected: whole('INFO', ['result:a.hr'], /A \(99\.7 %\)/, 99.7, 95),
    },
    {
      when: 'two levels: the one further off is measured',
      facts: hazardRatios({ comparison: { ciLevel: 95.04 } }, { comparison: { ciLevel: 90 } }),
      expected: whole('INFO', ['result:a.hr', 'result:b.hr'], /A \(95\.04 %\) and B \(90 %\)/, 90, 95),
    },
    { when: '95 %', facts: hazardRatios({}), expected: [] },
    { when: 'no interval', method: 'MEDIAN', facts: medians(9, NO_INTERVAL), expected: [] },
  ],
  NEWER_RESULT_EXCLUDED: [
    {
      when: 'the newest is unverified',
      facts: newest({ verified: false }),
      expected: whole(
        'MEDIUM',
        ['result:a.new', 'result:a.old'],
        /A stands here with 0\.50 \(cut-off 2019-06-28\).*0\.43 \(cut-off 2021\).*UNVERIFIED\./,
      ),
    },
    {
      when: 'an older one is pinned',
      facts: newest({}),
      options: { pinned: new Set(['result:a.old']) },
      expected: whole('MEDIUM', ['result:a.new', 'result:a.old'], /pinned/),
    },
    { when: 'the earliest was asked for', facts: newest({}), options: { analysis: 'EARLIEST' }, expected: [] },
    { when: 'the newest is ranked', facts: newest({}), expected: [] },
    {
      when: 'of the newest share the qualifier was not read',
      method: 'PROPORTION',
      facts: {
        ...medians(9),
        armResults: chain(
          buildShare('A', 'new', { value: 71, qualifier: 'confirmed' }, 'old'),
          buildShare('A', 'new', { value: 73.7, qualifier: 'confirmed', unverifiedFields: ['qualifier'] }, 'new'),
        ),
      },
      expected: whole('MEDIUM', ['result:a.new.new', 'result:a.new.old'], /with 71 %\..*73\.7 %.*UNVERIFIED_FIELD\./),
    },
  ],
  CUTOFF_MIXED: [
    {
      when: 'more than twice the follow-up',
      facts: hazardRatios(
        { comparison: { experimentalFollowUpMonths: 16.2 } },
        { comparison: { experimentalFollowUpMonths: 42.4 } },
      ),
      expected: whole(
        'MEDIUM',
        ['result:a.hr', 'result:b.hr'],
        /16\.2 months \(A\) to 42\.4 months \(B\), 2\.62 times/,
        2.61728,
        2,
      ),
    },
    {
      when: 'by median',
      method: 'MEDIAN',
      facts: {
        ...medians(9),
        armResults: [buildMedian('A', 'new', { followUpMonths: 10 }), buildMedian('B', 'new', { followUpMonths: 30 })],
      },
      expected: whole('MEDIUM', ['result:a.new.median', 'result:b.new.median'], /3\.00 times/, 3, 2),
    },
    {
      when: 'twice the follow-up',
      facts: hazardRatios(
        { comparison: { experimentalFollowUpMonths: 10 } },
        { comparison: { experimentalFollowUpMonths: 20 } },
      ),
      expected: [],
    },
    { when: 'one not recorded', facts: hazardRatios({ comparison: { experimentalFollowUpMonths: 10 } }), expected: [] },
  ],
  CROSSOVER_OS: [
    {
      when: 'a share is recorded',
      options: { endpoint: survival },
      facts: hazardRatios({ trial: { crossoverPercent: 78.8 } }),
      expected: whole('HIGH', ['trial:A'], /A \(78\.8 %\)/, 78.8),
    },
    {
      when: 'it was allowed',
      options: { endpoint: survival },
      facts: hazardRatios({ trial: { crossoverAllowed: true } }),
      expected: whole('HIGH', ['trial:A'], /A \(allowed, share not recorded\)/),
    },
    {
      when: 'nobody crossed',
      options: { endpoint: survival },
      facts: hazardRatios({ trial: { crossoverAllowed: false, crossoverPercent: 0 } }),
      expected: [],
    },
    { when: 'nothing is recorded', options: { endpoint: survival }, facts: hazardRatios({}), expected: [] },
    { when: 'another endpoint', facts: hazardRatios({ trial: { crossoverPercent: 78.8 } }), expected: [] },
  ],
  POPULATION_BROADER: [
    {
      when: 'broader evidence',
      facts: hazardRatios({ trial: { appliesBy: 'BROADER' } }),
      expected: whole('MEDIUM', ['trial:A'], /evidence of A is in a broader/),
    },
    { when: 'exact evidence', facts: hazardRatios({}), expected: [] },
  ],
  POPULATION_NARROWER: [
    {
      when: 'narrower evidence',
      facts: hazardRatios({ trial: { appliesBy: 'NARROWER' } }),
      expected: whole('MEDIUM', ['trial:A'], /evidence of A is in a narrower/),
    },
    { when: 'exact evidence', facts: hazardRatios({}), expected: [] },
  ],
  RANKING_UNCERTAIN: [
    {
      when: 'one pair',
      facts: hazardRatios({}, { comparison: alike }),
      expected: whole('MEDIUM', ['result:a.hr', 'result:b.hr'], /1 of the 1 pairs.*A and B/, 1, 1),
    },
    { when: 'no pair', facts: hazardRatios({}, { comparison: apart }), expected: [] },
    { when: 'medians, which are not tested', method: 'MEDIAN', facts: medians(9), expected: [] },
  ],
  UNVERIFIED_RANKED: [
    {
      when: 'unverified ones are wanted',
      options: { verifiedOnly: false },
      facts: hazardRatios({ comparison: { verified: false } }),
      expected: whole('HIGH', ['result:a.hr'], /Records of A/),
    },
    {
      when: 'one has not even a source, which is never ranked',
      options: { verifiedOnly: false },
      facts: hazardRatios({ comparison: { verified: false, hasSource: false } }),
      expected: [],
    },
    {
      when: 'a field that counts is unverified',
      options: { verifiedOnly: false },
      facts: hazardRatios({ comparison: { unverifiedFields: ['ci'] } }),
      expected: whole('HIGH', ['result:a.hr'], /Records of A/),
    },
    { when: 'all are verified', options: { verifiedOnly: false }, facts: hazardRatios({}), expected: [] },
  ],
  NO_EVIDENCE: [
    { when: 'no trial', facts: buildFacts({}), expected: whole('HIGH', [], /no trial/) },
    { when: 'a trial without result', facts: buildFacts({ trials: [buildTrial('A')] }), expected: [] },
  ],
};

describe.each(WarningCode.options)('%s', (code) => {
  it.each(CASES[code])('$when', ({ facts, options, method = 'HAZARD_RATIO', expected }) => {
    const outcome = RANKINGS[method].rank(facts, buildOptions(options));
    const given = outcome.warnings.filter((warning) => warning.code === code);
    expect(given).toEqual(
      expected.map(({ text, ...rest }) => ({ code, ...rest, text: expect.stringMatching(text) as string })),
    );

    const affected = new Set(given.flatMap((warning) => warning.affected));
    for (const entry of outcome.entries) {
      const touched = [entry.result, entry.trial, entry.regimen].some((id) => affected.has(id));
      expect(entry.warnings.includes(code)).toBe(touched);
    }
  });
});

it('gives the gravest warnings first', () => {
  const facts = hazardRatios({ trial: { regionScope: 'JAPAN', ...cnsPercents(14, 28) } });
  const { warnings } = RANKINGS.HAZARD_RATIO.rank(facts, buildOptions());
  expect(warnings.map(({ severity }) => severity)).toEqual(['HIGH', 'MEDIUM', 'MEDIUM', 'INFO']);
});
