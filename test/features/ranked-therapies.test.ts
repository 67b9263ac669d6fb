import { describe, expect, it } from 'vitest';
import { DOCUMENTED } from '../support/documented.ts';
import { describeOnEachEngine, describeOnEmbedded, type Given } from '../support/engines.ts';

const RANKING = `
  query Ranking(
    $cancer: String!
    $marker: String
    $by: RankBy!
    $restrict: RankRestriction
    $includeDescendants: Boolean! = false
  ) {
    rankedTherapies(
      cancerType: $cancer
      biomarker: $marker
      line: FIRST_LINE
      by: $by
      restrict: $restrict
      includeDescendants: $includeDescendants
    ) {
      understood { argument input match node { id } }
      applied { method assessor population analysis verifiedOnly includeDescendants line comparator { id } }
      orderBasis
      reference { id }
      entries { rank appliesBy estimateBasis trial { acronym } regimen { id } result { id value } comparison { id } warnings }
      notRanked { trial { acronym } reasons }
      warnings { code severity measured }
    }
  }`;

type Ranking = {
  rankedTherapies: {
    understood: { argument: string; input: string; match: string; node: { id: string } }[];
    applied: Record<string, unknown>;
    orderBasis: string;
    reference: { id: string } | null;
    entries: {
      rank: number;
      appliesBy: string;
      estimateBasis: string;
      trial: { acronym: string };
      regimen: { id: string };
      result: { id: string; value: number };
      comparison: { id: string } | null;
      warnings: string[];
    }[];
    notRanked: { trial: { acronym: string }; reasons: string[] }[];
    warnings: { code: string; severity: string; measured: number | null }[];
  };
};

type Asked = {
  cancer?: string;
  marker?: string | null;
  by?: Record<string, unknown>;
  restrict?: Record<string, unknown>;
  includeDescendants?: boolean;
};

/** First-line ALK-positive NSCLC by PFS, with something else about it. */
async function rank(given: Given, { by, ...other }: Asked = {}) {
  const variables = { cancer: 'NSCLC', marker: 'ALK+', by: { endpoint: 'PFS', ...by }, ...other };
  const { data, errors } = await given.ask<Ranking>(RANKING, variables);
  expect(errors).toEqual([]);
  const ranking = data.rankedTherapies;
  return {
    ...ranking,
    lines: ranking.entries.map(
      ({ rank: place, result, trial, regimen }) =>
        `${place} ${result.value} ${trial.acronym} ${regimen.id.replace('regimen:', '')}`,
    ),
    reasons: Object.fromEntries(ranking.notRanked.map(({ trial, reasons }) => [trial.acronym, reasons.join(' ')])),
    codes: ranking.warnings.map(({ code }) => code),
  };
}

async function refusal(given: Given, { by, ...other }: Asked) {
  const variables = { cancer: 'NSCLC', marker: 'ALK+', by: { endpoint: 'PFS', ...by }, ...other };
  const { data, errors, status } = await given.ask(RANKING, variables);
  expect(data).toEqual({ rankedTherapies: null });
  expect(status).toBe(200);
  expect(errors).toHaveLength(1);
  return { message: errors[0]?.message, extensions: errors[0]?.extensions };
}

describeOnEachEngine('first-line ALK-positive NSCLC', (given) => {
  it('is ranked by PFS as the documented operation asks', async () => {
    const documented = DOCUMENTED.find(({ name }) => name === '01-first-line-ranking');
    const { data, errors } = await given.ask<{ rankedTherapies: Record<string, unknown> }>(
      documented?.query ?? '',
      documented?.variables,
    );
    expect(errors).toEqual([]);
    expect(data.rankedTherapies).toMatchObject({
      understood: [
        { argument: 'cancerType', input: 'NSCLC', match: 'ALIAS', node: { id: 'cancer:nsclc' } },
        { argument: 'biomarker', input: 'ALK+', match: 'ALIAS', node: { id: 'biomarker:alk-fusion' } },
        { argument: 'by.endpoint', input: 'PFS', match: 'ALIAS', node: { id: 'endpoint:pfs' } },
      ],
      applied: {
        method: 'HAZARD_RATIO',
        assessor: 'INDEPENDENT',
        population: 'ITT',
        analysis: 'LATEST',
        verifiedOnly: true,
        comparator: { id: 'treatment:crizotinib-250-bid' },
      },
      orderBasis: 'INDIRECT_UNADJUSTED',
      reference: { id: 'treatment:crizotinib-250-bid', name: 'crizotinib 250 mg twice daily' },
    });
  });

  it('ranks by independent review, latest, against crizotinib', async () => {
    const { lines, reasons, warnings, entries } = await rank(given);
    expect(lines).toEqual([
      '1 0.27 CROWN lorlatinib-100-qd',
      '2 0.37 ALESIA alectinib-600-bid',
      '2 0.37 J-ALEX alectinib-300-bid',
      '4 0.48 ALTA-1L brigatinib-90-lead-in-180-qd',
      '5 0.5 ALEX alectinib-600-bid',
      '6 0.51 eXalt3 ensartinib-225-qd',
    ]);
    expect(reasons).toEqual({
      ALKAZAR: 'NO_RESULT',
      'ASCEND-4': 'OTHER_COMPARATOR',
      INSPIRE: 'UNVERIFIED',
      'PROFILE 1014': 'REFERENCE_ON_OTHER_SIDE',
      'PROFILE 1029': 'REFERENCE_ON_OTHER_SIDE',
      REMARK: 'NO_RESULT',
      'TQ-B3139-III-01': 'UNVERIFIED NO_SOURCE NO_INTERVAL',
    });
    expect(warnings).toEqual([
      { code: 'ORDER_ACROSS_TRIALS', severity: 'HIGH', measured: null },
      { code: 'CONTROL_ARM_SPREAD', severity: 'MEDIUM', measured: 1.36559 },
      { code: 'MIXED_DOSE', severity: 'MEDIUM', measured: 2 },
      { code: 'PRIOR_THERAPY_MIXED', severity: 'MEDIUM', measured: null },
      { code: 'LINE_OF_THERAPY_MIXED', severity: 'MEDIUM', measured: null },
      { code: 'BASELINE_CNS_IMBALANCE', severity: 'MEDIUM', measured: 14 },
      { code: 'CUTOFF_MIXED', severity: 'MEDIUM', measured: 2.61728 },
      { code: 'RANKING_UNCERTAIN', severity: 'MEDIUM', measured: 12 },
      { code: 'GEOGRAPHY_RESTRICTED_TRIAL', severity: 'INFO', measured: null },
    ]);
    expect(new Set(entries.map(({ estimateBasis, appliesBy }) => `${estimateBasis} ${appliesBy}`))).toEqual(
      new Set(['DIRECT EXACT']),
    );
  });
});

describeOnEmbedded('what a ranking is by', (given) => {
  it('by the investigators, where some trials have no result of theirs', async () => {
    const { lines, reasons, entries, applied } = await rank(given, { by: { assessor: 'INVESTIGATOR' } });
    expect(applied).toMatchObject({ assessor: 'INVESTIGATOR' });
    expect(lines).toEqual([
      '1 0.19 CROWN lorlatinib-100-qd',
      '2 0.33 ALESIA alectinib-600-bid',
      '3 0.43 ALEX alectinib-600-bid',
      '3 0.43 ALTA-1L brigatinib-90-lead-in-180-qd',
    ]);
    expect(reasons).toMatchObject({ 'J-ALEX': 'NO_RESULT_BY_ASSESSOR', eXalt3: 'NO_RESULT_BY_ASSESSOR' });
    expect(entries.at(-1)?.warnings).toContain('NEWER_RESULT_EXCLUDED');
  });

  it('takes BICR for INDEPENDENT, and says INDEPENDENT', async () => {
    const asIndependent = await rank(given);
    const asBicr = await rank(given, { by: { assessor: 'BICR' } });
    expect(asBicr).toEqual(asIndependent);
  });

  it('by median lists both arms of each trial, those not reached first among the not ranked', async () => {
    const { lines, notRanked, codes, reference, applied, entries } = await rank(given, { by: { method: 'MEDIAN' } });
    expect(lines.slice(0, 5)).toEqual([
      '1 34.1 J-ALEX alectinib-300-bid',
      '2 27.7 INSPIRE iruplinalkib-60-lead-in-180-qd',
      '3 25.8 eXalt3 ensartinib-225-qd',
      '4 25.7 ALEX alectinib-600-bid',
      '5 24 ALTA-1L brigatinib-90-lead-in-180-qd',
    ]);
    expect(notRanked.slice(0, 3)).toEqual([
      { trial: { acronym: 'ALESIA' }, reasons: ['NOT_REACHED'] },
      { trial: { acronym: 'CROWN' }, reasons: ['NOT_REACHED'] },
      { trial: { acronym: 'ALKAZAR' }, reasons: ['NO_RESULT'] },
    ]);
    expect(codes).toEqual(expect.arrayContaining(['ORDER_ACROSS_TRIALS', 'MEDIAN_CROSS_TRIAL', 'MEDIAN_NOT_REACHED']));
    expect([reference, applied['comparator']]).toEqual([null, null]);
    expect(
      entries.every(({ estimateBasis, comparison }) => estimateBasis === 'SINGLE_ARM' && comparison === null),
    ).toBe(true);
  });

  it('by share of patients who responded lists what was read, and warns of all that is not counted alike', async () => {
    const { lines, reasons, codes, reference, entries } = await rank(given, {
      by: { endpoint: 'ORR', method: 'PROPORTION' },
    });
    expect(lines).toEqual([
      '1 77 CROWN lorlatinib-100-qd',
      '2 72.5 ASCEND-4 ceritinib-750-qd-fasted',
      '3 71 ALTA-1L brigatinib-90-lead-in-180-qd',
      '4 60 ALTA-1L crizotinib-250-bid',
      '5 59 CROWN crizotinib-250-bid',
      '6 26.7 ASCEND-4 platinum-pemetrexed-4-cycles-maintenance',
    ]);
    expect(reasons).toMatchObject({
      ALEX: 'NO_RESULT_BY_ASSESSOR',
      'J-ALEX': 'NO_RESULT_IN_POPULATION',
      eXalt3: 'UNVERIFIED_FIELD',
      REMARK: 'NO_RESULT',
    });
    expect(codes).toEqual([
      'ORDER_ACROSS_TRIALS',
      'PROPORTION_CROSS_TRIAL',
      'QUALIFIER_MIXED',
      'RESPONSE_CRITERIA_MIXED',
      'PRIOR_THERAPY_MIXED',
      'LINE_OF_THERAPY_MIXED',
      'NEWER_RESULT_EXCLUDED',
      'NEWER_RESULT_EXCLUDED',
      'CUTOFF_MIXED',
    ]);
    expect(reference).toBeNull();
    expect(new Set(entries.map(({ estimateBasis }) => estimateBasis))).toEqual(new Set(['SINGLE_ARM']));
  });

  it.each([
    [
      'those whose response could be evaluated',
      { cancer: 'HCC', marker: null, by: { endpoint: 'ORR', population: 'RESPONSE_EVALUABLE' } },
      ['1 27.3 IMbrave150 atezolizumab-1200-bevacizumab-15', '2 11.9 IMbrave150 sorafenib-400-bid'],
    ],
    [
      'those who were treated, fewest events first',
      { by: { endpoint: 'G3+ AE', population: 'SAFETY' }, restrict: { excludeTrials: ['ALTA-1L'] } },
      [
        '1 48.7 ALEX alectinib-600-bid',
        '2 55 ALEX crizotinib-250-bid',
        '3 57 CROWN crizotinib-250-bid',
        '4 77 CROWN lorlatinib-100-qd',
      ],
    ],
    [
      'those with measurable CNS metastases',
      { by: { endpoint: 'IC-ORR', population: 'CNS_MEASURABLE' }, restrict: { excludeTrials: ['ASCEND-4', 'eXalt3'] } },
      [
        '1 83 CROWN lorlatinib-100-qd',
        '2 78 ALTA-1L brigatinib-90-lead-in-180-qd',
        '3 29 ALTA-1L crizotinib-250-bid',
        '4 23 CROWN crizotinib-250-bid',
      ],
    ],
  ])('by share of %s', async (_among, { by, ...asked }, expected) => {
    const { lines, applied } = await rank(given, { ...asked, by: { ...by, method: 'PROPORTION' } });
    expect(lines).toEqual(expected);
    expect(applied).toMatchObject({ population: by.population });
  });

  it('by overall survival ignores the assessor, and says so', async () => {
    const { lines, applied, codes } = await rank(given, { by: { endpoint: 'OS', assessor: 'INVESTIGATOR' } });
    expect(applied).toMatchObject({ assessor: 'NOT_APPLICABLE' });
    expect(lines).toEqual([
      '1 0.6 ALESIA alectinib-600-bid',
      '2 0.78 ALEX alectinib-600-bid',
      '3 0.81 ALTA-1L brigatinib-90-lead-in-180-qd',
      '4 1.03 J-ALEX alectinib-300-bid',
    ]);
    expect(codes).toContain('CROSSOVER_OS');
  });

  it('by the earliest analysis reads J-ALEX at its own level of 99.7 %', async () => {
    const { lines, warnings } = await rank(given, { by: { analysis: 'EARLIEST' } });
    expect(lines).toEqual([
      '1 0.28 CROWN lorlatinib-100-qd',
      '2 0.34 J-ALEX alectinib-300-bid',
      '3 0.37 ALESIA alectinib-600-bid',
      '4 0.49 ALTA-1L brigatinib-90-lead-in-180-qd',
      '5 0.5 ALEX alectinib-600-bid',
      '6 0.51 eXalt3 ensartinib-225-qd',
    ]);
    expect(warnings).toContainEqual({ code: 'CI_LEVEL_NON95', severity: 'INFO', measured: 99.7 });
  });

  it('keeps the other defaults when only one field of `by` is given', async () => {
    const { applied } = await rank(given, { by: { population: 'MITT' } });
    expect(applied).toEqual({
      method: 'HAZARD_RATIO',
      assessor: 'INDEPENDENT',
      population: 'MITT',
      analysis: 'LATEST',
      verifiedOnly: true,
      includeDescendants: false,
      line: 'FIRST_LINE',
      comparator: { id: 'treatment:crizotinib-250-bid' },
    });
  });

  it.each([
    ['a drug, where the trials give it in one dose', 'crizotinib', 'EXACT'],
    ['a treatment node', 'treatment:crizotinib-250-bid', 'IDENTIFIER'],
    ['a trade name', 'Xalkori', 'ALIAS'],
  ])('takes as comparator %s', async (_, comparator, match) => {
    const { lines, reference, understood } = await rank(given, { by: { comparator } });
    expect(reference).toEqual({ id: 'treatment:crizotinib-250-bid' });
    expect(understood).toContainEqual(expect.objectContaining({ argument: 'by.comparator', input: comparator, match }));
    expect(lines).toEqual((await rank(given)).lines);
  });
});

describeOnEmbedded('what a ranking leaves out', (given) => {
  it('lists trials left out by acronym, registry number or id as not ranked', async () => {
    const excludeTrials = ['CROWN', 'NCT02838420', 'trial:JapicCTI-132316'];
    const { lines, reasons, understood } = await rank(given, { restrict: { excludeTrials } });
    expect(lines).toEqual([
      '1 0.48 ALTA-1L brigatinib-90-lead-in-180-qd',
      '2 0.5 ALEX alectinib-600-bid',
      '3 0.51 eXalt3 ensartinib-225-qd',
    ]);
    expect(reasons).toMatchObject({
      CROWN: 'EXCLUDED_BY_REQUEST',
      ALESIA: 'EXCLUDED_BY_REQUEST',
      'J-ALEX': 'EXCLUDED_BY_REQUEST',
    });
    expect(understood.filter(({ argument }) => argument === 'restrict.excludeTrials')).toEqual([
      expect.objectContaining({ input: 'CROWN', match: 'EXACT' }),
      expect.objectContaining({ input: 'NCT02838420', match: 'IDENTIFIER' }),
      expect.objectContaining({ input: 'trial:JapicCTI-132316', match: 'IDENTIFIER' }),
    ]);
  });

  it('keeps to the regions asked for', async () => {
    const { lines, reasons } = await rank(given, { restrict: { regions: ['GLOBAL'] } });
    expect(lines.map((line) => line.split(' ')[2])).toEqual(['CROWN', 'ALTA-1L', 'ALEX', 'eXalt3']);
    expect(reasons).toMatchObject({ ALESIA: 'EXCLUDED_BY_REQUEST', 'J-ALEX': 'EXCLUDED_BY_REQUEST' });
  });

  it('keeps to trials that allowed no more chemotherapy before; an unknown is left out', async () => {
    const { lines, reasons, codes } = await rank(given, { restrict: { priorChemotherapy: 'NONE' } });
    expect(lines.map((line) => line.split(' ')[2])).toEqual(['CROWN', 'ALESIA', 'ALEX']);
    expect(reasons).toMatchObject({ INSPIRE: 'EXCLUDED_BY_REQUEST', eXalt3: 'EXCLUDED_BY_REQUEST' });
    expect(codes).not.toContain('PRIOR_THERAPY_MIXED');
  });

  it('uses a pinned result, and warns that a newer one exists', async () => {
    const pin = ['result:alex.primary.alex-alectinib-vs-crizotinib.pfs.investigator.hr.itt'];
    const { lines, entries } = await rank(given, { restrict: { pin } });
    expect(lines).toContain('4 0.47 ALEX alectinib-600-bid');
    expect(entries.find(({ trial }) => trial.acronym === 'ALEX')?.warnings).toContain('NEWER_RESULT_EXCLUDED');
  });

  it('ranks unverified records when asked to, with a warning, but none without a source', async () => {
    const { lines, reasons, codes, applied } = await rank(given, { restrict: { verifiedOnly: false } });
    expect(applied).toMatchObject({ verifiedOnly: false });
    expect(lines).toContain('2 0.34 INSPIRE iruplinalkib-60-lead-in-180-qd');
    expect(reasons).toMatchObject({ 'TQ-B3139-III-01': 'NO_SOURCE NO_INTERVAL' });
    expect(codes).toContain('UNVERIFIED_RANKED');
  });
});

describeOnEmbedded('whose evidence a ranking is', (given) => {
  it('counts evidence in the broader population that contains what was asked, marked as such', async () => {
    const { lines, entries, codes } = await rank(given, { marker: 'EML4-ALK' });
    expect(lines).toEqual((await rank(given)).lines);
    expect(new Set(entries.map(({ appliesBy }) => appliesBy))).toEqual(new Set(['BROADER']));
    expect(codes).toContain('POPULATION_BROADER');
  });

  it('counts narrower evidence only when asked to', async () => {
    const without = await rank(given, { cancer: 'lung cancer' });
    expect([without.entries, without.notRanked, without.codes]).toEqual([[], [], ['NO_EVIDENCE']]);
    const withNarrower = await rank(given, { cancer: 'lung cancer', includeDescendants: true });
    expect(withNarrower.applied).toMatchObject({ includeDescendants: true });
    expect(withNarrower.lines).toEqual((await rank(given)).lines);
    expect(new Set(withNarrower.entries.map(({ appliesBy }) => appliesBy))).toEqual(new Set(['NARROWER']));
    expect(withNarrower.codes).toContain('POPULATION_NARROWER');
  });

  it('ranks first-line hepatocellular carcinoma by OS against sorafenib', async () => {
    const ranking = await rank(given, { cancer: 'HCC', marker: null, by: { endpoint: 'OS' } });
    expect(ranking.reference).toEqual({ id: 'treatment:sorafenib-400-bid' });
    expect(ranking.lines).toEqual([
      '1 0.64 CARES-310 camrelizumab-200-rivoceranib-250',
      '2 0.66 IMbrave150 atezolizumab-1200-bevacizumab-15',
      '3 0.76 HIMALAYA stride',
      '4 0.85 RATIONALE-301 tislelizumab-200-q3w',
      '5 0.86 HIMALAYA durvalumab-1500-q4w',
      '6 0.92 REFLECT lenvatinib-8-12-qd',
    ]);
    expect(ranking.reasons).toEqual({ 'CheckMate 9DW': 'OTHER_COMPARATOR', 'LEAP-002': 'OTHER_COMPARATOR' });
  });

  it('has nothing for ALK-positive hepatocellular carcinoma, and puts nothing near in its place', async () => {
    const { entries, notRanked, warnings, reference, understood } = await rank(given, {
      cancer: 'hepatocellular carcinoma',
      by: { endpoint: 'OS' },
    });
    expect(understood.map(({ node }) => node.id)).toEqual(['cancer:hcc', 'biomarker:alk-fusion', 'endpoint:os']);
    expect([entries, notRanked, reference]).toEqual([[], [], null]);
    expect(warnings).toEqual([{ code: 'NO_EVIDENCE', severity: 'HIGH', measured: null }]);
  });

  it('does not read "ALK+ hepatocellular carcinoma" as some cancer type', async () => {
    const { extensions } = await refusal(given, { cancer: 'ALK+ hepatocellular carcinoma', marker: null });
    expect(extensions).toMatchObject({ code: 'UNRESOLVED_TERM', argument: 'cancerType' });
  });

  it('leaves out trials that selected by a biomarker when none was asked about', async () => {
    const { entries } = await rank(given, { marker: null });
    expect(entries.filter(({ trial }) => trial.acronym === 'ALEX')).toEqual([]);
  });
});

describeOnEmbedded('a ranking that cannot be made', (given) => {
  it.each([
    ['ORR', 'HAZARD_RATIO', 'objective response rate', ['PROPORTION']],
    // neither way is better
    ['SUBSEQ', 'PROPORTION', 'received subsequent anticancer therapy', []],
  ])('by %s with %s names the methods that fit the endpoint', async (endpoint, method, name, applicable) => {
    const { message, extensions } = await refusal(given, { by: { endpoint, method } });
    expect(message).toContain(`${method} does not fit the endpoint "${name}"`);
    expect(extensions).toEqual({ code: 'METHOD_NOT_APPLICABLE', argument: 'by.method', method, applicable });
  });

  it.each([
    ['comparator', 'by.comparator', { by: { comparator: 'alectinb' } }, 'alectinb', ['drug:alectinib']],
    ['cancer type', 'cancerType', { cancer: 'hepatocelular carcinoma' }, 'hepatocelular carcinoma', ['cancer:hcc']],
    ['biomarker', 'biomarker', { marker: 'ALK2+' }, 'ALK2+', ['biomarker:alk-fusion']],
    ['endpoint', 'by.endpoint', { by: { endpoint: 'quality of sleep' } }, 'quality of sleep', []],
    ['trial', 'restrict.excludeTrials', { restrict: { excludeTrials: ['CROWNN'] } }, 'CROWNN', ['trial:NCT03052608']],
  ] as const)('says which %s it does not know', async (_, argument, asked, input, candidates) => {
    const { message, extensions } = await refusal(given, asked);
    expect(message).toContain(`"${input}" is no `);
    expect(extensions).toMatchObject({ code: 'UNRESOLVED_TERM', argument, input });
    expect(Object.keys(extensions ?? {}).toSorted()).toEqual(['argument', 'candidates', 'code', 'input']);
    const found = extensions?.['candidates'] as { id: string; kind: string; name: string }[];
    expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining([...candidates]));
    for (const candidate of found) expect(Object.keys(candidate).toSorted()).toEqual(['id', 'kind', 'name']);
  });

  it('offers what an ambiguous biomarker can mean', async () => {
    expect((await refusal(given, { marker: 'F1174L' })).extensions).toEqual({
      code: 'AMBIGUOUS_TERM',
      argument: 'biomarker',
      input: 'F1174L',
      candidates: [
        {
          id: 'biomarker:alk-activating-mutation',
          kind: 'biomarker',
          name: 'ALK activating point mutation (e.g. F1174L, R1275Q)',
        },
        { id: 'biomarker:alk-f1174c-l-v', kind: 'biomarker', name: 'ALK F1174C/L/V' },
      ],
    });
  });

  it('offers the doses of a comparator that the trials give in several', async () => {
    const { extensions } = await refusal(given, { by: { comparator: 'alectinib' } });
    expect(extensions).toMatchObject({
      code: 'AMBIGUOUS_TERM',
      argument: 'by.comparator',
      input: 'alectinib',
      candidates: [
        { id: 'treatment:alectinib-300-bid', kind: 'treatment' },
        { id: 'treatment:alectinib-600-bid', kind: 'treatment' },
        { id: 'treatment:alectinib-dose-not-recorded', kind: 'treatment' },
      ],
    });
  });

  it.each([
    ['a comparator that no trial gives', { by: { comparator: 'sorafenib' } }, 'by.comparator'],
    ['a comparator for a method without one', { by: { method: 'MEDIAN', comparator: 'crizotinib' } }, 'by.comparator'],
    ['a pin that is no result here', { restrict: { pin: ['result:nope'] } }, 'restrict.pin'],
    ['an empty term', { cancer: '  ' }, 'cancerType'],
    ['a term of 201 characters', { marker: 'x'.repeat(201) }, 'biomarker'],
  ] as const)('refuses %s', async (_, asked, argument) => {
    const { extensions } = await refusal(given, asked);
    expect(extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
  });
});

describe('the answer of a ranking', () => {
  describeOnEmbedded('does not change', (given) => {
    it('from one time to the next, nor with a clock', async () => {
      const [first, second] = [
        await given.ask(RANKING, { cancer: 'NSCLC', marker: 'ALK+', by: { endpoint: 'PFS' } }),
        await given.ask(RANKING, { cancer: 'NSCLC', marker: 'ALK+', by: { endpoint: 'PFS' } }),
      ];
      expect(first.body).toBe(second.body);
    });
  });
});
