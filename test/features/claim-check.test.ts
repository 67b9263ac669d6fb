import { expect, it } from 'vitest';
import { describeOnEachEngine, describeOnEmbedded, type Given } from '../support/engines.ts';
import { evidence, trialIdOf } from '../support/evidence.ts';

const CHECK = `
  query Check($claim: ClaimInput!) {
    checkClaim(claim: $claim) {
      verdict
      reason
      explanation
      verified
      mismatches { field claimed recorded text }
      facts { ...Number }
      nearest { ...Number }
      later { ...Number }
      understood { argument input match node { id } }
      checked {
        trials { acronym }
        drugs { name }
        comparators { name }
        endpoints { abbreviation }
        assessor
        cutoff
        population
        figures
        significant
        effect
      }
    }
  }
  fragment Number on EfficacyResult {
    id
    text
    qualifier
    variant
    trial { acronym }
    endpoint { name }
    population { label }
    analysis { cutoff { value } }
    interval { level }
    ... on Comparison { pValue }
    ... on ArmResult { count }
  }`;

type Number = { id: string; text: string };
type Report = {
  verdict: string;
  reason: string | null;
  explanation: string;
  verified: boolean | null;
  mismatches: { field: string; claimed: string; recorded: string | null; text: string }[];
  facts: Number[];
  nearest: Number[];
  later: Number[];
  understood: object[];
  checked: Record<string, unknown>;
};

async function check(given: Given, claim: string | object): Promise<Report> {
  const input = typeof claim === 'string' ? { sentence: claim } : { parts: claim };
  const { data, errors } = await given.ask<{ checkClaim: Report }>(CHECK, { claim: input });
  expect(errors).toEqual([]);
  return data.checkClaim;
}

const idsOf = (numbers: readonly Number[]): string[] => numbers.map(({ id }) => id.replace('result:', ''));

/** What results say of the reviewed claims. The other ones are of recommendations, approvals, doses, biomarkers and stages. */
const DECIDED: Readonly<Record<string, readonly [verdict: string, field?: string]>> = {
  'sc-07': ['SUPPORTED'],
  'sc-08': ['SUPPORTED'],
  'sc-09': ['SUPPORTED'],
  'sc-10': ['SUPPORTED_WITH_MISMATCH', 'ASSESSOR'],
  'sc-11': ['SUPPORTED'],
  'sc-12': ['SUPPORTED'],
  'sc-13': ['SUPPORTED'],
  'sc-14': ['SUPPORTED'],
  'sc-15': ['SUPPORTED_WITH_MISMATCH', 'ROUNDING'],
  'sc-16': ['SUPPORTED_WITH_MISMATCH', 'SIGNIFICANCE'],
  'sc-17': ['SUPPORTED'],
  'sc-18': ['SUPPORTED'],
  'sc-19': ['SUPPORTED'],
  'sc-20': ['SUPPORTED'],
  'sc-21': ['SUPPORTED_WITH_MISMATCH', 'LATER_DATA'],
  'sc-25': ['SUPPORTED'],
  'sc-26': ['CONTRADICTED', 'CROSS_TRIAL_MIX'],
  'sc-28': ['SUPPORTED'],
  'sc-29': ['SUPPORTED'],
  'sc-30': ['SUPPORTED'],
  'sc-31': ['SUPPORTED'],
  'sc-32': ['SUPPORTED'],
  'sc-33': ['SUPPORTED'],
  'sc-37': ['SUPPORTED'],
  'sc-38': ['SUPPORTED'],
  'sc-39': ['SUPPORTED_WITH_MISMATCH', 'ASSESSOR'],
  'sc-40': ['SUPPORTED'],
  'sc-49': ['SUPPORTED_WITH_MISMATCH', 'POPULATION'],
  'sc-59': ['NOT_ESTABLISHED'],
};

/** The verdicts of the reviewers in the words of the check. What later guidelines changed no result decides. */
const RECORDED: Readonly<Record<string, string>> = {
  supported: 'SUPPORTED',
  'supported-with-mismatch': 'SUPPORTED_WITH_MISMATCH',
  contradicted: 'CONTRADICTED',
  'not-verified': 'NOT_ESTABLISHED',
};
const fieldOf = (mismatch: string | null | undefined): string | undefined =>
  mismatch === null || mismatch === undefined
    ? undefined
    : mismatch.toUpperCase().replaceAll('-', '_').replace('_OMITTED', '');

const numbersIn = (text: string): string[] => text.match(/\d+(?:\.\d+)?/gu) ?? [];

describeOnEachEngine('the reviewed claims', (given) => {
  it('are decided as their reviewers did, where results can decide them; the rest says why not', async () => {
    const decided: Record<string, readonly (string | undefined)[]> = {};
    for (const claim of evidence.articleClaims) {
      const { verdict, reason, mismatches, explanation } = await check(given, claim.claim);
      if (verdict !== 'NOT_DECIDABLE') {
        const [field] = mismatches.map((mismatch) => mismatch.field);
        decided[claim.id] = field === undefined ? [verdict] : [verdict, field];
        expect([claim.id, verdict, field]).toEqual([claim.id, RECORDED[claim.verdict], fieldOf(claim.mismatch_type)]);
      } else {
        expect([claim.id, reason]).toEqual([claim.id, expect.stringMatching(/^It .{30,}\.$/u)]);
        expect(explanation).toContain(reason);
      }
    }
    expect(decided).toEqual(DECIDED);
    expect(Object.keys(decided)).toHaveLength(29);
  });

  it('rest on the results that their reviewers name', async () => {
    const named = evidence.articleClaims.filter(({ id, result_ids: ids }) => id in DECIDED && ids.length > 0);
    expect(named.length).toBeGreaterThan(25);
    for (const claim of named) {
      const { facts, nearest } = await check(given, claim.claim);
      expect([claim.id, idsOf([...facts, ...nearest]).some((id) => claim.result_ids.includes(id))]).toEqual([
        claim.id,
        true,
      ]);
    }
  });

  it('are explained in figures of their own and of the results that are given', async () => {
    for (const claim of evidence.articleClaims) {
      const { explanation, mismatches, facts, nearest, later } = await check(given, claim.claim);
      const known = new Set(numbersIn(`${claim.claim} ${JSON.stringify([facts, nearest, later])}`));
      const told = numbersIn([explanation, ...mismatches.map(({ text }) => text)].join(' '));
      expect([claim.id, told.filter((number) => !known.has(number))]).toEqual([claim.id, []]);
    }
  });
});

describeOnEachEngine('a claim of two assessors', (given) => {
  const HR = {
    measure: 'HAZARD_RATIO',
    value: 0.47,
    interval: { lower: 0.34, upper: 0.65, level: 95 },
    pValue: '<0.001',
  };
  const MEDIANS = { measure: 'MEDIAN', value: 25.7, comparatorValue: 10.4 };

  it.each<[string, string | object]>([
    [
      'in words',
      'In ALEX median PFS was 25.7 months with alectinib v 10.4 with crizotinib (hazard ratio 0.47, 95% CI 0.34-0.65)',
    ],
    [
      'in parts',
      { trial: 'ALEX', drugs: ['alectinib'], comparators: ['crizotinib'], endpoint: 'PFS', figures: [HR, MEDIANS] },
    ],
    ['without a trial', { drugs: ['alectinib'], endpoint: 'PFS', figures: [MEDIANS, HR] }],
  ])('%s, is told both right pairs', async (_, claim) => {
    const { verdict, mismatches, facts, nearest, verified } = await check(given, claim);
    expect(verdict).toBe('SUPPORTED_WITH_MISMATCH');
    expect(mismatches.map(({ field }) => field)).toEqual(['ASSESSOR']);
    expect(mismatches[0]?.recorded).toContain(
      '25.7 months (95% CI 19.9-not reached) v 10.4 months (95% CI 7.7-14.6), HR 0.50 (95% CI 0.36-0.70) (ALEX, cut-off 2017-02-09, IRC)',
    );
    expect(mismatches[0]?.recorded).toContain(
      'not reached or not estimable (95% CI 17.7-not reached) v 11.1 months (95% CI 9.1-13.1), HR 0.47 (95% CI 0.34-0.65) (ALEX, cut-off 2017-02-09, investigator)',
    );
    expect(idsOf(facts).toSorted()).toEqual([
      'alex.primary.alex-alectinib-vs-crizotinib.pfs.investigator.hr.itt',
      'alex.primary.alex-alectinib.pfs.irc.median.itt',
      'alex.primary.alex-crizotinib.pfs.irc.median.itt',
    ]);
    expect(idsOf(nearest).toSorted()).toEqual([
      'alex.primary.alex-alectinib-vs-crizotinib.pfs.irc.hr.itt',
      'alex.primary.alex-alectinib.pfs.investigator.median.itt',
      'alex.primary.alex-crizotinib.pfs.investigator.median.itt',
    ]);
    expect(verified).toBe(true);
  });
});

describeOnEmbedded('a claim in words', (given) => {
  it.each<[string, string, string[]]>([
    [
      'In ALEX alectinib improved median PFS to 25.7 months versus 10.4 months with crizotinib (HR 0.50, 95% CI 0.36-0.70).',
      'SUPPORTED',
      [],
    ],
    [
      'In ALEX the investigator-assessed median PFS was not reached with alectinib versus 11.1 months with crizotinib (hazard ratio 0.47)',
      'SUPPORTED',
      [],
    ],
    ['Median PFS: alectinib 25.7 months, crizotinib 10.4 months', 'SUPPORTED', []],
    ['Median PFS: alectinib 10.4 months, crizotinib 25.7 months in ALEX', 'CONTRADICTED', ['DRUG', 'DRUG']],
    ['ALEX: investigator-assessed PFS 25.7 months', 'SUPPORTED_WITH_MISMATCH', ['ASSESSOR']],
    ['In ALEX at the data cutoff of 30 November 2018 the PFS HR was 0.47', 'SUPPORTED_WITH_MISMATCH', ['CUTOFF']],
    ['In ALEX the HR for PFS was 0.60', 'CONTRADICTED', ['VALUE']],
    ['In CROWN, alectinib had a median PFS of 25.7 months', 'CONTRADICTED', ['TRIAL']],
    ['In ALEX, lorlatinib had a median PFS of 25.7 months', 'CONTRADICTED', ['DRUG']],
    ['In ALEX median OS with alectinib was 25.7 months', 'CONTRADICTED', ['ENDPOINT', 'VALUE']],
    ['Crizotinib versus alectinib HR 0.47', 'CONTRADICTED', ['DRUG', 'COMPARATOR']],
    ['Brigatinib HR 0.49, median PFS 25.7 v 10.4 months', 'CONTRADICTED', ['CROSS_TRIAL_MIX']],
    ['J-ALEX reported HR 0.34 (99.7% CI 0.17-0.71)', 'SUPPORTED', []],
    ['J-ALEX reported HR 0.34 (95% CI 0.17-0.71)', 'SUPPORTED_WITH_MISMATCH', ['LEVEL']],
    ['ALEX HR 0.50 (95% CI 0.34-0.65)', 'SUPPORTED_WITH_MISMATCH', ['INTERVAL']],
    ['The 5-year PFS rate in CROWN was 60% with lorlatinib and 8% with crizotinib', 'SUPPORTED', []],
    ['At 12 months 68.4% of alectinib patients in ALEX were alive without progression', 'SUPPORTED', []],
    ['18 of 152 patients on alectinib had CNS progression in ALEX', 'SUPPORTED', []],
    ['In ALEX no treatment-related deaths with alectinib and two with crizotinib', 'SUPPORTED', []],
    ['In ALEX no treatment-related deaths with alectinib and 5 with crizotinib', 'CONTRADICTED', ['VALUE']],
    [
      'Atezolizumab and bevacizumab reached a median OS of 19.2 months versus 13.4 months with sorafenib',
      'SUPPORTED',
      [],
    ],
    ['Alectinib median PFS 25.7 months after crizotinib', 'SUPPORTED_WITH_MISMATCH', ['POPULATION']],
    ['In HCC, alectinib had a response rate of 83%', 'NOT_ESTABLISHED', ['POPULATION']],
    [
      'Median OS in ALEX was 81.1 months with alectinib versus 54.2 months with crizotinib, a significant improvement',
      'SUPPORTED_WITH_MISMATCH',
      ['SIGNIFICANCE'],
    ],
    ['In ALEX the OS HR was 0.78, which was not significant', 'SUPPORTED', []],
    ['Lenvatinib is superior to sorafenib in overall survival', 'SUPPORTED_WITH_MISMATCH', ['SIGNIFICANCE']],
    ['Alectinib is not superior to crizotinib in progression-free survival', 'CONTRADICTED', ['SIGNIFICANCE']],
    ['Crizotinib improves progression-free survival compared with alectinib', 'CONTRADICTED', ['VALUE']],
    ['Sorafenib v placebo in SHARP: median OS 10.7 v 7.9 months, HR 0.69', 'SUPPORTED', []],
    ['The placebo arm of SHARP lived 10.7 months in the median', 'CONTRADICTED', ['DRUG']],
    [
      'In CARES-310 final median OS was 22.1 months with camrelizumab-rivoceranib',
      'SUPPORTED_WITH_MISMATCH',
      ['LATER_DATA'],
    ],
    ['In CARES-310 median OS was 22.1 months with camrelizumab-rivoceranib', 'SUPPORTED', []],
    ['eXalt3 mITT PFS HR 0.45', 'SUPPORTED', []],
    ['eXalt3 mITT PFS HR 0.51', 'SUPPORTED_WITH_MISMATCH', ['POPULATION']],
    ['CROWN reported a hazard ratio for progression or death of 0.50', 'CONTRADICTED', ['VALUE']],
    ['The 0.47 PFS hazard ratio of ALEX', 'SUPPORTED', []],
    ['In ALEX alectinib gave 25.7 months of PFS against 10.4', 'SUPPORTED', []],
    ['ALEX median PFS 25.7 months (95% CI 19.9 to not reached) with alectinib', 'SUPPORTED', []],
    ['ALEX median PFS 25.7 months, 95% CI 17.7-NR, with alectinib', 'SUPPORTED_WITH_MISMATCH', ['INTERVAL']],
    ['IMbrave150 lowered the risk of death (HR 0.58, 42% lower risk)', 'SUPPORTED', []],
    [`In ALEX PFS was ${'25.7 months, '.repeat(25)} with alectinib`, 'NOT_DECIDABLE', []],
    ['NP28673: 50% response. NP28761: 48% response.', 'NOT_DECIDABLE', []],
    ['Alectinib median PFS 31 months', 'NOT_ESTABLISHED', ['VALUE']],
    ['ALTA-1L: BIRC HR 0.49, investigator HR 0.45', 'NOT_DECIDABLE', []],
    ['Seventy-five per cent of patients responded in NP28673', 'CONTRADICTED', ['VALUE']],
    [
      'Sixty percent with lorlatinib and 8 with crizotinib were progression-free at five years in CROWN',
      'SUPPORTED',
      [],
    ],
    ['In ALEX 12 in 100 people on alectinib had the cancer grow in the brain', 'SUPPORTED', []],
    ['In ALEX people on alectinib live a median of 57.4 months', 'CONTRADICTED', ['DRUG']],
    ['In ASCEND-5 ceritinib held the disease for 16.6 months', 'CONTRADICTED', ['TRIAL', 'VALUE']],
    ['Brigatinib lowered the risk of progression (HR 0.28) in ALTA-1L', 'CONTRADICTED', ['VALUE']],
    ['IMbrave150 OS HR 0.58 at the August 2020 cut-off', 'SUPPORTED_WITH_MISMATCH', ['CUTOFF']],
    ["ALINA's 4-year update with a DFS hazard ratio of 0.24", 'SUPPORTED_WITH_MISMATCH', ['CUTOFF']],
    ["ALINA's 4-year update with a DFS hazard ratio of 0.35", 'SUPPORTED', []],
    ['In ALEX the 7-year report gave a PFS hazard ratio of 0.43', 'SUPPORTED', []],
    ['PROFILE 1029: HR 0.402, ORR 87.5%', 'SUPPORTED', []],
    ['Median OS of 19.0 months for lenvatinib plus pembrolizumab in LEAP-002', 'CONTRADICTED', ['DRUG']],
    ['36% responded in the lenvatinib-or-sorafenib arm of CheckMate 9DW', 'CONTRADICTED', ['DRUG']],
    ['REFLECT showed 13.6 months with sorafenib and 12.3 with lenvatinib', 'CONTRADICTED', ['DRUG', 'DRUG']],
    ['REFLECT showed 13.6 months with lenvatinib and 12.3 with sorafenib', 'SUPPORTED', []],
    ['In arm B of ALTA the IRC median PFS was 9.2 months', 'CONTRADICTED', ['DRUG']],
    ['In ALTA the 90 mg arm had an IRC median PFS of 16.7 months', 'CONTRADICTED', ['DRUG']],
    ['In ALTA 90 mg for 7 days then 180 mg gave an IRC median PFS of 16.7 months', 'SUPPORTED', []],
    ['Arm A of ALTA 9.2 months, arm B 16.7 months of PFS by IRC', 'SUPPORTED', []],
    ['EXP1 patients responded to lorlatinib in 90%', 'SUPPORTED', []],
    ['Cohort EXP3B of B7461001 had an ORR of 69.5%', 'CONTRADICTED', ['DRUG']],
    ['In J-ALEX alectinib 600 mg gave a median PFS of 34.1 months', 'CONTRADICTED', ['DRUG']],
    ['In J-ALEX alectinib 300 mg gave a median PFS of 34.1 months', 'SUPPORTED', []],
    ['Europe gives alectinib 600 mg although J-ALEX had a median PFS of 34.1 months', 'SUPPORTED', []],
    ['HIMALAYA: tremelimumab 300 mg plus durvalumab 1500 mg, OS HR 0.78', 'SUPPORTED', []],
    ['In CROWN 35% had CNS adverse events with lorlatinib', 'NOT_ESTABLISHED', []],
    ['CARES-310 interim OS 22.1 months, final 23.8 months', 'NOT_DECIDABLE', []],
    ['ALEX: intracranial ORR 81% with alectinib, complete response 38%', 'SUPPORTED', []],
    ['ALTA: brigatinib 90→180 mg had an IRC median PFS of 16.7 months', 'SUPPORTED', []],
    ['CROWN at five years: 60% alive without progression on lorlatinib', 'SUPPORTED', []],
    ['CROWN at five years: 8% alive without progression on lorlatinib', 'CONTRADICTED', ['DRUG']],
    ['HIMALAYA at five years: 19.6% alive with STRIDE', 'SUPPORTED', []],
    ['HIMALAYA at five years: 9.4% alive with STRIDE', 'CONTRADICTED', ['DRUG', 'DRUG']],
    ['CROWN, measurable brain metastases: 82% intracranial ORR, 71% complete', 'SUPPORTED', []],
  ])('%s: %s', async (sentence, verdict, fields) => {
    const report = await check(given, sentence);
    expect([report.verdict, report.mismatches.map(({ field }) => field)]).toEqual([verdict, fields]);
  });

  it('is echoed as it was understood', async () => {
    const { checked } = await check(
      given,
      'In ALEX investigator-assessed PFS: alectinib 34.8 v crizotinib 10.9 months (HR 0.43, 95% CI 0.32-0.58; cut-off December 2017)',
    );
    expect(checked).toEqual({
      trials: [{ acronym: 'ALEX' }],
      drugs: [{ name: 'alectinib' }],
      comparators: [{ name: 'crizotinib' }],
      endpoints: [{ abbreviation: 'PFS' }],
      assessor: 'INVESTIGATOR',
      cutoff: '2017-12',
      population: null,
      figures: ['34.8 months', '10.9 months', 'HR 0.43', '95% CI 0.32-0.58'],
      significant: null,
      effect: null,
    });
  });

  it('says what was only found unread, in a variant or in a pool', async () => {
    const unread = await check(given, 'In CROWN the investigator-assessed HR was 0.21');
    expect([unread.verdict, unread.verified]).toEqual(['SUPPORTED', false]);
    expect(unread.explanation).toContain('None of it was read in a source.');
    const label = await check(given, 'ALEX HR 0.53');
    expect([label.verdict, label.explanation]).toEqual(['SUPPORTED', expect.stringContaining('regulatory label')]);
  });

  it('is told what came later', async () => {
    const { verdict, later, explanation } = await check(given, 'Grade 3-5 adverse events 41% with alectinib');
    expect([verdict, idsOf(later)]).toEqual([
      'SUPPORTED',
      ['alex.mature-2018-11.alex-alectinib.grade3plus-ae.not-applicable.proportion.safety'],
    ]);
    expect(explanation).toContain('48.7%');
  });

  it('keeps what it could not use in view', async () => {
    const misspelt = await check(given, 'alectinb median PFS 25.7 months, median follow-up 18.6 months');
    expect(misspelt.explanation).toContain(
      '"alectinb" was read as alectinib. Not compared with anything: 18.6 months.',
    );
    const unknown = await check(given, 'Zolmatinib has a median PFS of 25.7 months');
    expect([unknown.verdict, unknown.facts, unknown.reason]).toEqual([
      'NOT_ESTABLISHED',
      [],
      '"Zolmatinib" is no drug here, so nothing is recorded of it.',
    ]);
    const preferred = await check(given, 'Alectinib is preferred because median PFS was 25.7 months');
    expect([preferred.verdict, preferred.reason]).toEqual(['SUPPORTED', expect.stringContaining('recommendations')]);
  });
});

describeOnEmbedded('a claim in parts', (given) => {
  const figure = (changes: object) => ({
    trial: 'ALEX',
    endpoint: 'PFS',
    figures: [{ measure: 'MEDIAN', value: 25.7, ...changes }],
  });

  it('is understood by its terms', async () => {
    const { verdict, understood } = await check(given, { ...figure({ comparatorValue: 10.4 }), drugs: ['Alecensa'] });
    expect(verdict).toBe('SUPPORTED');
    expect(understood).toEqual([
      { argument: 'claim.parts.drugs', input: 'Alecensa', match: 'ALIAS', node: { id: 'drug:alectinib' } },
      { argument: 'claim.parts.trial', input: 'ALEX', match: 'EXACT', node: { id: 'trial:NCT02075840' } },
      { argument: 'claim.parts.endpoint', input: 'PFS', match: 'ALIAS', node: { id: 'endpoint:pfs' } },
    ]);
  });

  it.each<[string, object, string, string[]]>([
    ['who assessed', { ...figure({}), assessor: 'INVESTIGATOR' }, 'SUPPORTED_WITH_MISMATCH', ['ASSESSOR']],
    ['BICR is independent', { ...figure({}), assessor: 'BICR' }, 'SUPPORTED', []],
    ['a median not reached', figure({ value: null, notReached: true, comparatorValue: 11.1 }), 'SUPPORTED', []],
    ['the arms the other way round', figure({ value: 10.4, comparatorValue: 25.7 }), 'CONTRADICTED', ['DRUG', 'DRUG']],
    [
      'a population',
      { ...figure({ measure: 'HAZARD_RATIO', value: 0.4 }), population: 'cns-metastases-at-baseline' },
      'SUPPORTED',
      [],
    ],
    ['no population', figure({ measure: 'HAZARD_RATIO', value: 0.4 }), 'SUPPORTED_WITH_MISMATCH', ['POPULATION']],
    ['a landmark', figure({ measure: 'RATE', value: 68.4, landmarkMonths: 12 }), 'SUPPORTED', []],
    ['a cut-off', { ...figure({}), cutoff: '2018' }, 'SUPPORTED_WITH_MISMATCH', ['CUTOFF']],
    [
      'a significant difference',
      { ...figure({ measure: 'HAZARD_RATIO', value: 0.78 }), endpoint: 'OS', significant: true },
      'SUPPORTED_WITH_MISMATCH',
      ['SIGNIFICANCE'],
    ],
    [
      'an effect',
      { drugs: ['alectinib'], comparators: ['crizotinib'], endpoint: 'PFS', effect: 'BETTER' },
      'SUPPORTED',
      [],
    ],
  ])('%s', async (_, claim, verdict, fields) => {
    const report = await check(given, claim);
    expect([report.verdict, report.mismatches.map((mismatch) => mismatch.field)]).toEqual([verdict, fields]);
  });

  it.each<[string, object, string, string, string]>([
    ['no words', { sentence: ' ' }, 'BAD_USER_INPUT', 'claim.sentence', 'empty'],
    ['too many', { sentence: 'x'.repeat(1001) }, 'BAD_USER_INPUT', 'claim.sentence', '1001'],
    ['no figures', { parts: { trial: 'ALEX' } }, 'BAD_USER_INPUT', 'claim.parts', 'claims nothing'],
    ['an effect of nothing', { parts: { trial: 'ALEX', effect: 'BETTER' } }, 'BAD_USER_INPUT', 'claim.parts', 'drugs'],
    [
      'an unknown drug',
      { parts: { ...figure({}), drugs: ['alectinb'] } },
      'UNRESOLVED_TERM',
      'claim.parts.drugs',
      '"alectinb"',
    ],
    ['an unknown trial', { parts: figure({}), trial: 'ALEXX' }, 'UNRESOLVED_TERM', 'claim.parts.trial', '"ALEXX"'],
    [
      'a share above 100',
      { parts: figure({ measure: 'PROPORTION', value: 182 }) },
      'BAD_USER_INPUT',
      'claim.parts.figures[0].value',
      '182',
    ],
    [
      'a negative ratio',
      { parts: figure({ measure: 'HAZARD_RATIO', value: -1 }) },
      'BAD_USER_INPUT',
      'claim.parts.figures[0].value',
      '-1',
    ],
    [
      'a ratio of one arm',
      { parts: figure({ measure: 'HAZARD_RATIO', value: 0.5, comparatorValue: 0.4 }) },
      'BAD_USER_INPUT',
      'claim.parts.figures[0].comparatorValue',
      '0.4',
    ],
    [
      'a ratio not reached',
      { parts: figure({ measure: 'HAZARD_RATIO', value: 0.5, notReached: true }) },
      'BAD_USER_INPUT',
      'claim.parts.figures[0].notReached',
      'hazard ratio',
    ],
    [
      'a median that was reached and not',
      { parts: figure({ notReached: true }) },
      'BAD_USER_INPUT',
      'claim.parts.figures[0].value',
      '25.7',
    ],
    ['no number', { parts: figure({ value: null }) }, 'BAD_USER_INPUT', 'claim.parts.figures[0].value', 'no number'],
    [
      'an interval upside down',
      { parts: figure({ interval: { lower: 30, upper: 20 } }) },
      'BAD_USER_INPUT',
      'claim.parts.figures[0].interval',
      '30 to 20',
    ],
    [
      'a level that is none',
      { parts: figure({ interval: { lower: 20, upper: 30, level: 0.95 } }) },
      'BAD_USER_INPUT',
      'claim.parts.figures[0].interval.level',
      '0.95',
    ],
    [
      'a p value that is none',
      { parts: figure({ pValue: 'significant' }) },
      'BAD_USER_INPUT',
      'claim.parts.figures[0].pValue',
      '"significant"',
    ],
    [
      'a landmark of a median',
      { parts: figure({ landmarkMonths: 12 }) },
      'BAD_USER_INPUT',
      'claim.parts.figures[0].landmarkMonths',
      '12',
    ],
    [
      'too many figures',
      { parts: { trial: 'ALEX', figures: Array.from({ length: 21 }, () => ({ measure: 'MEDIAN', value: 25.7 })) } },
      'BAD_USER_INPUT',
      'claim.parts.figures',
      '21',
    ],
    [
      'an empty population',
      { parts: { ...figure({}), population: ' ' } },
      'BAD_USER_INPUT',
      'claim.parts.population',
      'population',
    ],
  ])('is refused: %s', async (_, claim, code, argument, quoted) => {
    const { data, errors } = await given.ask(CHECK, {
      claim: 'trial' in claim ? { parts: { ...figure({}), trial: claim.trial } } : claim,
    });
    expect(data).toEqual({ checkClaim: null });
    expect(errors.map(({ extensions }) => [extensions?.['code'], extensions?.['argument']])).toEqual([
      [code, argument],
    ]);
    expect(errors[0]?.message).toContain(quoted);
  });

  it.each([
    ['both', { sentence: 'ALEX HR 0.50', parts: { trial: 'ALEX' } }],
    ['neither', {}],
    ['nothing in it', { sentence: null }],
    ['a date that is none', { parts: { ...figure({}), cutoff: 'last May' } }],
  ])('is refused by its type: %s', async (_, claim) => {
    const { status, data, errors } = await given.ask(CHECK, { claim });
    expect([status, data]).toEqual([400, null]);
    expect(errors[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});

describeOnEmbedded('every recorded comparison', (given) => {
  const medianOf = (analysis: string, arm: string, of: (typeof comparisons)[number]) =>
    evidence.results.find(
      (result) =>
        result.type === 'arm' &&
        result.statistic === 'median' &&
        result.analysis_id === analysis &&
        result.arm === arm &&
        result.endpoint === of.endpoint &&
        result.assessor === of.assessor &&
        result.population === of.population &&
        (result.variant ?? null) === (of.variant ?? null),
    );
  const comparisons = evidence.results.filter((result) => result.type === 'comparison');

  /** What the record says, with its ratio changed by this much. */
  function claimOf(record: (typeof comparisons)[number], change = 0): object {
    const [own, other] = [record.experimental_arm, record.comparator_arm].map((arm) =>
      medianOf(record.analysis_id, arm, record),
    );
    const { ci, value } = record;
    const isRatio = record.measure === 'hazard-ratio';
    return {
      trial: trialIdOf(record.trial),
      endpoint: `endpoint:${record.endpoint}`,
      assessor: record.assessor_class === 'NOT_APPLICABLE' ? null : record.assessor_class,
      cutoff: record.data_cutoff ?? null,
      population: record.population,
      figures: [
        {
          measure: isRatio ? 'HAZARD_RATIO' : 'RATE_DIFFERENCE',
          value: Number((value + change).toFixed(3)),
          interval: ci && change === 0 ? { lower: ci.lower, upper: ci.upper, level: ci.level } : null,
          pValue: change === 0 ? (record.p_value ?? null) : null,
        },
        ...(isRatio && own && other
          ? [
              {
                measure: 'MEDIAN',
                value: own.value,
                notReached: own.value === null,
                comparatorValue: other.value,
                comparatorNotReached: other.value === null,
              },
            ]
          : []),
      ],
    };
  }

  it('supports the claim that it makes, and not one with another number', async () => {
    expect(comparisons.length).toBeGreaterThan(100);
    for (const record of comparisons) {
      const right = await check(given, claimOf(record));
      expect([record.id, right.verdict, right.mismatches]).toEqual([record.id, 'SUPPORTED', []]);
      if (record.variant === null) expect(idsOf(right.facts)).toContain(record.id);
      const wrong = await check(given, claimOf(record, 0.173));
      expect([record.id, wrong.verdict]).not.toEqual([record.id, 'SUPPORTED']);
    }
  });
});

describeOnEmbedded('every recorded number of an arm, put in words', (given) => {
  const records = evidence.results.filter(
    (result) =>
      result.type === 'arm' &&
      (result.variant ?? null) === null &&
      result.population_class !== 'SUBGROUP' &&
      (result.subgroup ?? null) === null,
  );
  const ASSESSED = {
    INVESTIGATOR: 'investigator-assessed ',
    INDEPENDENT: 'independently reviewed ',
    NOT_APPLICABLE: '',
  };

  /** Undefined for an arm that gives no drug. */
  function sentenceOf(record: (typeof records)[number], change = 0): string | undefined {
    if (record.type !== 'arm') return undefined;
    const trial = evidence.trials.find(({ id }) => id === record.trial);
    const endpoint = evidence.endpoints.find(({ id }) => id === record.endpoint);
    const arm = trial?.arms.find(({ id }) => id === record.arm);
    const drugs = (arm?.drugs ?? []).map((slug) => evidence.drugs.find(({ id }) => id === slug)?.inn);
    if (drugs.length === 0) return undefined;
    const number = record.value === null ? null : Number((record.value + change).toFixed(2));
    const value = {
      median: number === null ? 'was not reached' : `was ${number} months`,
      count: `were ${number}`,
      rate: `was ${number}%`,
      proportion: `was ${number}%`,
    }[record.statistic];
    const words = [
      ASSESSED[record.assessor_class],
      record.statistic === 'rate' ? `${record.timepoint_months}-month ` : '',
      record.statistic === 'median' ? 'median ' : '',
      endpoint?.name,
      record.statistic === 'rate' ? ' rate' : '',
    ].join('');
    const given = drugs.join(arm?.drug_relation === 'combination' ? ' plus ' : ' or ');
    return `In ${trial?.acronym}, the ${words} ${value} with ${given}`;
  }

  it('supports itself, and another number does not', async () => {
    const sentences = records.map((record) => [record, sentenceOf(record), sentenceOf(record, 3.37)] as const);
    let asked = 0;
    for (const [record, right, wrong] of sentences) {
      if (right === undefined || wrong === undefined) continue;
      asked += 1;
      const { verdict, facts } = await check(given, right);
      expect([right, verdict, idsOf(facts)]).toEqual([right, 'SUPPORTED', expect.arrayContaining([record.id])]);
      if (record.value === null) continue;
      const other = await check(given, wrong);
      expect([wrong, other.verdict]).not.toEqual([wrong, 'SUPPORTED']);
    }
    expect(asked).toBeGreaterThan(400);
  }, 120_000);
});

describeOnEmbedded('the queries of a claim', (given) => {
  it('are as many, however many results there are', async () => {
    await check(given, 'Alectinib median PFS 25.7 months');
    const ofOneDrug = given.asked().filter((name) => name !== 'namesByFolded');
    await check(given, 'Crizotinib median PFS 10.4 months');
    expect(given.asked().filter((name) => name !== 'namesByFolded')).toEqual(ofOneDrug);
    expect(ofOneDrug.length).toBeLessThan(10);
  });
});
