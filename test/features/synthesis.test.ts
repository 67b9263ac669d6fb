import { buildSchema, isObjectType } from 'graphql';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/root.ts';
import { readSdl } from '../../src/server/schema.ts';
import { describeOnEachEngine, describeOnEmbedded, type Given } from '../support/engines.ts';

const SYNTHESIS = `
  query Synthesis(
    $cancer: String!
    $marker: String
    $by: SynthesisBy!
    $restrict: RankRestriction
    $includeDescendants: Boolean! = false
  ) {
    synthesis(
      cancerType: $cancer
      biomarker: $marker
      line: FIRST_LINE
      by: $by
      restrict: $restrict
      includeDescendants: $includeDescendants
    ) {
      understood { argument input match node { id } }
      applied { measure model modelReason better assessor population analysis line verifiedOnly mergeDoses }
      reference { name node { id } }
      inputs {
        study { name trial { id } }
        treatment { name }
        comparator { name }
        effect { text lower upper standardError }
        standardErrorOrigin
        result { id text provenance { status verified source { id } } }
        armResults { id n count provenance { status verified source { id } } }
        newer { id }
      }
      excluded { study { name } reasons result { id } }
      network { components nodes { treatment { name } component studies patients } edges { studies { name } } designs { studies { name } } }
      estimates { ...Effect }
      leagueTable { order { name } rows { ...Effect } }
      heterogeneity { total { q df pValue } tauSquared iSquared }
      inconsistency { global local { status directProportion } }
      ranking { poth entries { rank treatment { name } effect { estimate { text } } pScore studies notDistinguishableFrom { name } } }
      contributions { treatment { name } studies { study { name } share } }
      sensitivity { kind text study { name } result { id } orderChanged changedPairs { treatment { name } comparator { name } distinguishable robust estimate { text } } estimates { treatment { name } estimate { text } } }
      warnings { code severity text studies { name } treatments { name } measured threshold }
      release { id }
    }
  }
  fragment Effect on NetworkEffect {
    treatment { name } comparator { name }
    estimate { text value lower upper standardError pValue }
    evidence directStudies { name } distinguishable robust predictionInterval { level lower upper }
  }`;

type Named = { readonly name: string };
type Effect = {
  readonly treatment: Named;
  readonly comparator: Named;
  readonly estimate: { readonly text: string; readonly value: number; readonly lower: number; readonly upper: number };
  readonly evidence: string;
  readonly directStudies: readonly Named[];
  readonly distinguishable: boolean;
  readonly robust: boolean | null;
  readonly predictionInterval: unknown;
};
type ReadAt = { readonly status: string; readonly verified: boolean; readonly source: { readonly id: string } | null };
type Answer = {
  readonly understood: readonly { argument: string; input: string; match: string; node: { id: string } }[];
  readonly applied: Readonly<Record<string, unknown>>;
  readonly reference: (Named & { readonly node: { readonly id: string } | null }) | null;
  readonly inputs: readonly {
    readonly study: Named & { readonly trial: { readonly id: string } | null };
    readonly treatment: Named;
    readonly comparator: Named;
    readonly effect: { readonly text: string; readonly standardError: number };
    readonly standardErrorOrigin: string;
    readonly result: { readonly id: string; readonly text: string; readonly provenance: ReadAt } | null;
    readonly armResults: readonly { readonly n: number; readonly count: number | null; readonly provenance: ReadAt }[];
    readonly newer: { readonly id: string } | null;
  }[];
  readonly excluded: readonly { study: Named; reasons: string[]; result: { id: string } | null }[];
  readonly network: {
    readonly components: number;
    readonly nodes: readonly { treatment: Named; component: number; studies: number; patients: number | null }[];
  };
  readonly estimates: readonly Effect[];
  readonly leagueTable: { readonly order: readonly Named[]; readonly rows: readonly (readonly (Effect | null)[])[] };
  readonly heterogeneity: { readonly total: { readonly df: number }; readonly tauSquared: number | null } | null;
  readonly ranking: {
    readonly poth: number;
    readonly entries: readonly {
      readonly rank: number;
      readonly treatment: Named;
      readonly effect: { readonly estimate: { readonly text: string } } | null;
    }[];
  } | null;
  readonly contributions: readonly { treatment: Named; studies: readonly { study: Named; share: number }[] }[];
  readonly sensitivity: readonly {
    readonly kind: string;
    readonly text: string;
    readonly result: { readonly id: string } | null;
    readonly orderChanged: boolean;
    readonly changedPairs: readonly {
      treatment: Named;
      comparator: Named;
      distinguishable: boolean;
      robust: boolean;
    }[];
  }[];
  readonly warnings: readonly {
    readonly code: string;
    readonly text: string;
    readonly studies: readonly Named[];
    readonly treatments: readonly Named[];
    readonly measured: number | null;
  }[];
};

type Asked = {
  cancer?: string;
  marker?: string | null;
  by?: Record<string, unknown>;
  restrict?: Record<string, unknown>;
};

/** First-line ALK-positive NSCLC by PFS, with something else about it. */
async function synthesis(given: Given, { by, ...other }: Asked = {}) {
  const variables = { cancer: 'NSCLC', marker: 'ALK+', by: { endpoint: 'PFS', ...by }, ...other };
  const { data, errors } = await given.ask<{ synthesis: Answer }>(SYNTHESIS, variables);
  expect(errors).toEqual([]);
  const answer = data.synthesis;
  const short = (name: string): string => SHORT.find(([long]) => name.startsWith(long))?.[1] ?? name;
  return {
    ...answer,
    lines: answer.estimates.map(({ treatment, estimate }) => `${short(treatment.name)} ${estimate.text}`),
    entered: answer.inputs.map(({ study, effect }) => `${study.name} ${effect.text}`),
    reasons: Object.fromEntries(answer.excluded.map(({ study, reasons }) => [study.name, reasons.join(' ')])),
    codes: answer.warnings.map(({ code }) => code),
    warning: (code: string) => answer.warnings.find((warning) => warning.code === code),
    /** What the league table says of one treatment against another. */
    cell: (treatment: string, comparator: string): Effect | undefined =>
      answer.leagueTable.rows
        .flat()
        .find((one) => one && short(one.treatment.name) === treatment && short(one.comparator.name) === comparator) ??
      undefined,
  };
}

const SHORT: readonly (readonly [string, string])[] = [
  ['lorlatinib', 'lorlatinib'],
  ['alectinib 300 or 600', 'alectinib'],
  ['alectinib 300', 'alectinib 300'],
  ['alectinib 600', 'alectinib 600'],
  ['brigatinib', 'brigatinib'],
  ['ensartinib', 'ensartinib'],
  ['ceritinib', 'ceritinib'],
  ['crizotinib', 'crizotinib'],
  ['iruplinalkib', 'iruplinalkib'],
  ['platinum', 'chemotherapy'],
];

async function refusal(given: Given, { by, ...other }: Asked) {
  const variables = { cancer: 'NSCLC', marker: 'ALK+', by: { endpoint: 'PFS', ...by }, ...other };
  const { data, errors } = await given.ask(SYNTHESIS, variables);
  expect(data).toEqual({ synthesis: null });
  expect(errors).toHaveLength(1);
  return { message: errors[0]?.message, extensions: errors[0]?.extensions };
}

const CROWN_2020 = 'result:crown.interim.crown-lorlatinib-vs-crizotinib.pfs.bicr.hr.itt';
const J_ALEX_2015 = 'result:j-alex.interim-2.j-alex-alectinib-vs-crizotinib.pfs.irf.hr.itt';

describeOnEachEngine('the network of first-line ALK-positive NSCLC', (given) => {
  it('estimates each treatment against crizotinib, by independent review, latest', async () => {
    const { lines, reference, applied, understood, entered } = await synthesis(given);
    expect(lines).toEqual([
      'lorlatinib 0.27 (95% CI 0.18-0.40)',
      'alectinib 300 0.37 (95% CI 0.26-0.52)',
      'alectinib 600 0.46 (95% CI 0.35-0.60)',
      'brigatinib 0.48 (95% CI 0.35-0.66)',
      'ensartinib 0.51 (95% CI 0.36-0.73)',
      'ceritinib 1.28 (95% CI 0.90-1.81)',
      'chemotherapy 2.32 (95% CI 1.88-2.87)',
    ]);
    expect(entered).toEqual([
      'J-ALEX 0.37 (95% CI 0.26-0.52)',
      'PROFILE 1014 0.45 (95% CI 0.34-0.59)',
      'PROFILE 1029 0.40 (95% CI 0.29-0.57)',
      'ASCEND-4 0.55 (95% CI 0.42-0.73)',
      'ALEX 0.50 (95% CI 0.36-0.70)',
      'ALTA-1L 0.48 (95% CI 0.35-0.66)',
      'eXalt3 0.51 (95% CI 0.36-0.73)',
      'ALESIA 0.37 (95% CI 0.22-0.62)',
      'CROWN 0.27 (95% CI 0.18-0.40)',
    ]);
    expect(reference?.node?.id).toBe('treatment:crizotinib-250-bid');
    expect(applied).toEqual({
      measure: 'HAZARD_RATIO',
      model: 'COMMON',
      modelReason: 'As asked: all studies of a comparison estimate one effect.',
      better: 'LOWER',
      assessor: 'INDEPENDENT',
      population: 'ITT',
      analysis: 'LATEST',
      line: 'FIRST_LINE',
      verifiedOnly: true,
      mergeDoses: false,
    });
    expect(understood.map(({ argument, node }) => `${argument} ${node.id}`)).toEqual([
      'cancerType cancer:nsclc',
      'biomarker biomarker:alk-fusion',
      'by.endpoint endpoint:pfs',
    ]);
  });

  it('tells lorlatinib from alectinib 600 mg, though no trial compared them', async () => {
    const { cell } = await synthesis(given);
    expect(cell('lorlatinib', 'alectinib 600')).toMatchObject({
      estimate: { text: '0.59 (95% CI 0.37-0.95)', value: 0.590752, lower: 0.36684, upper: 0.951336 },
      evidence: 'INDIRECT',
      directStudies: [],
      distinguishable: true,
      robust: true,
      predictionInterval: null,
    });
    expect(cell('alectinib 600', 'lorlatinib')?.estimate.text).toBe('1.69 (95% CI 1.05-2.73)');
  });
});

describeOnEmbedded('what enters the network', (given) => {
  it('enters with an interval recomputed at 95 % from the ratio and interval that were printed', async () => {
    const { inputs } = await synthesis(given);
    expect(inputs.find(({ study }) => study.name === 'CROWN')).toMatchObject({
      effect: { text: '0.27 (95% CI 0.18-0.40)', lower: 0.183429, upper: 0.397429 },
      standardErrorOrigin: 'INTERVAL',
      result: { text: 'HR 0.27 (95% CI 0.18-0.39)' },
    });
  });

  it.each([
    ['hazard ratios', { endpoint: 'PFS' }],
    ['counts', { endpoint: 'ORR', measure: 'ODDS_RATIO' }],
    ['counts, some from percentages', { endpoint: 'ORR', measure: 'RISK_RATIO', derivedCounts: true }],
  ])('leads from each input of %s to where it was read', async (_what, by) => {
    const { inputs } = await synthesis(given, { by });
    expect(inputs.length).toBeGreaterThan(0);
    for (const { study, result, armResults, standardErrorOrigin } of inputs) {
      const records = standardErrorOrigin === 'COUNTS' ? armResults : [result];
      expect(records, study.name).toHaveLength(standardErrorOrigin === 'COUNTS' ? 2 : 1);
      for (const record of records) {
        expect(record?.provenance, study.name).toMatchObject({
          verified: true,
          source: { id: expect.stringMatching(/^source:/) as string },
        });
      }
    }
  });

  it('says of each trial that did not enter why', async () => {
    const { excluded, reasons } = await synthesis(given);
    expect(reasons).toEqual({
      ALKAZAR: 'NO_RESULT',
      INSPIRE: 'UNVERIFIED',
      REMARK: 'NO_RESULT',
      'TQ-B3139-III-01': 'UNVERIFIED NO_SOURCE NO_INTERVAL',
    });
    expect(excluded.find(({ study }) => study.name === 'INSPIRE')?.result?.id).toBe(
      'result:inspire.interim.inspire-iruplinalkib-vs-crizotinib.pfs.irc.hr.itt',
    );
  });

  it('takes the investigators where they are asked for', async () => {
    const { lines, inputs, reasons } = await synthesis(given, { by: { assessor: 'INVESTIGATOR' } });
    expect(lines).toEqual([
      'lorlatinib 0.19 (95% CI 0.13-0.27)',
      'alectinib 600 0.39 (95% CI 0.31-0.49)',
      'brigatinib 0.43 (95% CI 0.31-0.60)',
    ]);
    expect(reasons).toMatchObject({ 'J-ALEX': 'NO_RESULT_BY_ASSESSOR', eXalt3: 'NO_RESULT_BY_ASSESSOR' });
    expect(inputs.find(({ study }) => study.name === 'ALTA-1L')?.newer?.id).toBe(
      'result:alta-1l.final.alta-1l-brigatinib-vs-crizotinib.pfs.investigator.hr.itt',
    );
  });

  it.each<[string, Record<string, unknown>, string[], string[]]>([
    ['a trial is excluded', { excludeTrials: ['CROWN'] }, ['CROWN'], ['J-ALEX', 'ALESIA']],
    [
      'only trials of the whole world are wanted',
      { regions: ['GLOBAL'] },
      ['ALESIA', 'J-ALEX', 'PROFILE 1029'],
      ['CROWN'],
    ],
    ['no chemotherapy before is wanted', { priorChemotherapy: 'NONE' }, ['ALTA-1L', 'J-ALEX', 'eXalt3'], ['CROWN']],
  ])('leaves trials out where %s', async (_what, restrict, left, kept) => {
    const { reasons, entered } = await synthesis(given, { restrict, by: { reference: 'crizotinib' } });
    for (const trial of left) expect(reasons).toMatchObject({ [trial]: 'EXCLUDED_BY_REQUEST' });
    for (const trial of kept) expect(entered.join()).toContain(trial);
  });

  it('takes unverified records in where that is asked for, at their own level, and says so', async () => {
    const { inputs, codes, warning } = await synthesis(given, { restrict: { verifiedOnly: false } });
    expect(inputs.find(({ study }) => study.name === 'INSPIRE')?.effect.standardError).toBe(0.175045);
    expect(codes).toContain('UNVERIFIED_RANKED');
    expect(warning('CI_LEVEL_NON95')?.measured).toBe(98.02);
  });

  it('reads a pinned interim result at its own level', async () => {
    const { inputs, warning } = await synthesis(given, { restrict: { pin: [J_ALEX_2015] } });
    expect(inputs.find(({ study }) => study.name === 'J-ALEX')).toMatchObject({
      effect: { text: '0.34 (95% CI 0.21-0.55)', standardError: 0.240834 },
      newer: { id: 'result:j-alex.final-pfs.j-alex-alectinib-vs-crizotinib.pfs.irf.hr.itt' },
    });
    expect(warning('CI_LEVEL_NON95')).toMatchObject({ measured: 99.7, studies: [{ name: 'J-ALEX' }] });
    expect(warning('NEWER_RESULT_EXCLUDED')?.studies).toEqual([{ name: 'J-ALEX' }]);
  });

  it('refuses a pinned result of something else', async () => {
    const { extensions, message } = await refusal(given, { restrict: { pin: ['result:nothing'] } });
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'restrict.pin' });
    expect(message).toContain('"result:nothing"');
  });
});

describeOnEmbedded('doses of one drug', (given) => {
  it('are one treatment where that is asked for, and rounding then decides a limit', async () => {
    const { cell, warning } = await synthesis(given, { by: { mergeDoses: true } });
    expect(cell('lorlatinib', 'alectinib')).toMatchObject({
      estimate: { text: '0.64 (95% CI 0.41-1.00)', value: 0.641815, upper: 0.999926 },
      distinguishable: true,
      robust: false,
    });
    expect(warning('LIMIT_WITHIN_ROUNDING')).toMatchObject({
      text: expect.stringContaining(
        'lorlatinib 100 mg once daily against alectinib 300 or 600 mg twice daily',
      ) as string,
      measured: 1,
    });
    expect(warning('MIXED_DOSE')).toMatchObject({
      studies: [{ name: 'J-ALEX' }, { name: 'ALEX' }, { name: 'ALESIA' }],
      measured: 2,
    });
  });

  it.each([
    ['by a dose', 'alectinib 300 mg twice daily'],
    ['by the drug', 'drug:alectinib'],
    ['by both doses', 'alectinib 300 or 600 mg twice daily'],
  ])('can be the reference %s', async (_what, reference) => {
    const { reference: found } = await synthesis(given, { by: { mergeDoses: true, reference } });
    expect(found?.name).toBe('alectinib 300 or 600 mg twice daily');
  });

  it('are two treatments otherwise, of which a drug means neither', async () => {
    const { extensions } = await refusal(given, { by: { reference: 'drug:alectinib' } });
    expect(extensions).toMatchObject({
      code: 'AMBIGUOUS_TERM',
      argument: 'by.reference',
      candidates: [{ id: 'treatment:alectinib-300-bid' }, { id: 'treatment:alectinib-600-bid' }],
    });
  });
});

describeOnEmbedded("with CROWN's result of 2020", (given) => {
  it.each([
    [false, 'alectinib 600', '0.61 (95% CI 0.38-0.98)', true],
    [true, 'alectinib', '0.67 (95% CI 0.43-1.04)', false],
  ])('lorlatinib against alectinib, doses joined %s', async (mergeDoses, comparator, text, distinguishable) => {
    const { cell } = await synthesis(given, { by: { mergeDoses }, restrict: { pin: [CROWN_2020] } });
    expect(cell('lorlatinib', comparator)).toMatchObject({ estimate: { text }, distinguishable });
  });

  it('the order is found to be sensitive, and to what', async () => {
    const { sensitivity, warning } = await synthesis(given, { by: { mergeDoses: true } });
    expect(sensitivity.find(({ result }) => result?.id === CROWN_2020)).toMatchObject({
      kind: 'OTHER_RESULT',
      text: 'with the result 0.28 of CROWN (cut-off 2020-03-20)',
      changedPairs: [{ distinguishable: false, estimate: { text: '0.67 (95% CI 0.43-1.04)' } }],
    });
    expect(warning('RANKING_SENSITIVE')?.text).toContain(
      'with the result 0.28 of CROWN (cut-off 2020-03-20): lorlatinib 100 mg once daily against alectinib 300 or 600 mg twice daily becomes 0.67 (95% CI 0.43-1.04), not distinguishable',
    );
  });
});

describeOnEmbedded('runs that test a synthesis', (given) => {
  it('leave out each trial, take other results, join doses, and leave out trials of a region', async () => {
    const { sensitivity, inputs } = await synthesis(given);
    const kinds = [...new Set(sensitivity.map(({ kind }) => kind))];
    expect(kinds.map((kind) => [kind, sensitivity.filter((run) => run.kind === kind).length])).toEqual([
      ['LEAVE_ONE_OUT', inputs.length],
      ['OTHER_RESULT', 7],
      ['OTHER_ASSESSOR', 1],
      ['DOSES_MERGED', 1],
      ['WITHOUT_REGIONAL_TRIALS', 1],
    ]);
  });

  it('say the same as the synthesis that is asked so', async () => {
    const { sensitivity } = await synthesis(given);
    const estimatesOf = (kind: string, text = '') =>
      (sensitivity.find((run) => run.kind === kind && run.text.includes(text)) as { estimates?: unknown } | undefined)
        ?.estimates;
    const asked: readonly (readonly [unknown, Asked])[] = [
      [estimatesOf('LEAVE_ONE_OUT', 'J-ALEX'), { restrict: { excludeTrials: ['J-ALEX'] } }],
      [estimatesOf('OTHER_RESULT', 'CROWN'), { restrict: { pin: [CROWN_2020] } }],
      [estimatesOf('OTHER_ASSESSOR'), { by: { assessor: 'INVESTIGATOR' } }],
      [estimatesOf('DOSES_MERGED'), { by: { mergeDoses: true } }],
      [estimatesOf('WITHOUT_REGIONAL_TRIALS'), { restrict: { regions: ['GLOBAL', 'NOT_RECORDED'] } }],
    ];
    for (const [run, other] of asked) {
      const { estimates } = await synthesis(given, other);
      expect(run, JSON.stringify(other)).toEqual(
        estimates.map(({ treatment: { name }, estimate: { text } }) => ({ treatment: { name }, estimate: { text } })),
      );
    }
  });
});

describeOnEmbedded('first-line hepatocellular carcinoma by overall survival', (given) => {
  const HCC = { cancer: 'HCC', marker: null, by: { endpoint: 'OS' } };

  it('keeps apart what nothing joins, and leaves out a trial of three arms without all its comparisons', async () => {
    const { lines, reasons, network, warning, applied } = await synthesis(given, HCC);
    expect(lines).toEqual([
      'camrelizumab plus rivoceranib 0.64 (95% CI 0.52-0.79)',
      'atezolizumab plus bevacizumab 0.66 (95% CI 0.52-0.84)',
      'lenvatinib plus pembrolizumab 0.77 (95% CI 0.62-0.96)',
      'tislelizumab 200 mg every 3 weeks 0.85 (95% CI 0.71-1.02)',
      'lenvatinib by body weight 0.92 (95% CI 0.79-1.07)',
      'placebo 1.45 (95% CI 1.15-1.82)',
    ]);
    expect(applied['assessor']).toBe('NOT_APPLICABLE');
    expect(reasons).toEqual({ HIMALAYA: 'MULTIARM_INCOMPLETE' });
    expect(warning('MULTIARM_INCOMPLETE')?.studies).toEqual([{ name: 'HIMALAYA' }]);
    expect(network.components).toBe(2);
    expect(warning('DISCONNECTED')?.treatments).toEqual([
      { name: 'lenvatinib or sorafenib' },
      { name: 'nivolumab plus ipilimumab' },
    ]);
    expect(warning('ORDER_ACROSS_TRIALS')).toMatchObject({ measured: 6 });
  });

  it('compares within the other part where a treatment of it is the reference', async () => {
    const by = { endpoint: 'OS', reference: 'lenvatinib or sorafenib' };
    const { lines, network } = await synthesis(given, { ...HCC, by });
    expect(lines).toEqual(['nivolumab plus ipilimumab 0.78 (95% CI 0.65-0.93)']);
    expect(network.nodes.filter(({ component }) => component === 1)).toHaveLength(2);
  });
});

describeOnEmbedded('overall survival in ALK-positive NSCLC', (given) => {
  it('comes with the switches of treatment and the trials that are immature', async () => {
    const { lines, warning, codes } = await synthesis(given, { by: { endpoint: 'OS' } });
    expect(lines).toContain('alectinib 300 1.03 (95% CI 0.67-1.58)');
    expect(lines).toContain('alectinib 600 0.72 (95% CI 0.55-0.95)');
    expect(warning('CROSSOVER_OS')).toMatchObject({
      measured: 84.2,
      text: expect.stringContaining('J-ALEX (78.8 %)') as string,
    });
    expect(warning('IMMATURE_ENDPOINT')?.studies).toEqual([
      { name: 'J-ALEX' },
      { name: 'ALTA-1L' },
      { name: 'ALESIA' },
    ]);
    expect(codes).not.toContain('SURROGATE_ENDPOINT');
  });
});

describeOnEmbedded('the response rate', (given) => {
  const ORR = { endpoint: 'ORR', measure: 'ODDS_RATIO' };

  it('is put together from patients who were counted', async () => {
    const { lines, inputs, reasons, applied } = await synthesis(given, { by: ORR });
    expect(lines).toEqual(['ceritinib 7.22 (95% CI 4.58-11.38)']);
    expect(applied['better']).toBe('HIGHER');
    expect(inputs.map(({ armResults }) => armResults.map(({ n, count }) => [n, count]))).toEqual([
      [
        [189, 137],
        [187, 50],
      ],
    ]);
    expect(reasons).toMatchObject({ 'ALTA-1L': 'NO_COUNTS', CROWN: 'NO_COUNTS', 'PROFILE 1014': 'UNVERIFIED_FIELD' });
  });

  it('is put together from percentages where that is asked for, and says so', async () => {
    const { entered, warning, codes } = await synthesis(given, { by: { ...ORR, derivedCounts: true } });
    expect(entered).toEqual([
      'ASCEND-4 7.22 (95% CI 4.58-11.38)',
      'ALTA-1L 1.61 (95% CI 0.97-2.65)',
      'CROWN 2.33 (95% CI 1.41-3.86)',
    ]);
    expect(warning('COUNT_DERIVED')?.studies).toEqual([{ name: 'ALTA-1L' }, { name: 'CROWN' }]);
    expect(codes).toContain('DISCONNECTED');
  });

  it.each([
    ['RISK_RATIO', '2.71 (95% CI 2.11-3.49)'],
    ['RISK_DIFFERENCE', '0.457 (95% CI 0.368 to 0.547)'],
  ])('is told as a %s', async (measure, text) => {
    const { estimates } = await synthesis(given, { by: { ...ORR, measure } });
    expect(estimates.map(({ estimate }) => estimate.text)).toEqual([text]);
  });
});

describeOnEmbedded('a synthesis', (given) => {
  it('has random effects, with prediction intervals, where the variance can be estimated', async () => {
    const { applied, estimates, heterogeneity, codes } = await synthesis(given, { by: { model: 'RANDOM' } });
    expect(applied).toMatchObject({ model: 'RANDOM' });
    expect(heterogeneity).toMatchObject({ total: { df: 2 }, tauSquared: 0 });
    expect(estimates[0]?.predictionInterval).toMatchObject({ level: 95 });
    expect(codes).toContain('RANDOM_EFFECTS_UNSTABLE');
  });

  it('says that the effect is common where random effects cannot be estimated', async () => {
    const by = { endpoint: 'OS', model: 'RANDOM' };
    const { applied, heterogeneity, estimates } = await synthesis(given, { cancer: 'HCC', marker: null, by });
    expect(applied).toMatchObject({
      model: 'COMMON',
      modelReason:
        'Random effects were asked for. With no two studies that could differ, their variance cannot be estimated.',
    });
    expect(heterogeneity).toMatchObject({ total: { df: 0, pValue: null }, tauSquared: null, iSquared: null });
    expect(estimates[0]?.predictionInterval).toBeNull();
  });

  it('has shares of studies that add up to 1 for each estimate', async () => {
    const { contributions, estimates } = await synthesis(given);
    expect(contributions.map(({ treatment }) => treatment)).toEqual(estimates.map(({ treatment }) => treatment));
    for (const { studies } of contributions) {
      expect(studies.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 5);
    }
  });

  it('has a league table in the order of the ranking, each cell the reverse of its mirror', async () => {
    const { leagueTable, ranking } = await synthesis(given);
    expect(leagueTable.order).toEqual(ranking?.entries.map(({ treatment: { name } }) => ({ name })));
    for (const [row, cells] of leagueTable.rows.entries()) {
      for (const [column, one] of cells.entries()) {
        const mirrored = leagueTable.rows[column]?.[row];
        if (row === column) expect(one).toBeNull();
        else expect((one?.estimate.value ?? NaN) * (mirrored?.estimate.value ?? NaN)).toBeCloseTo(1, 5);
      }
    }
  });

  it('counts the patients of each treatment', async () => {
    const { network } = await synthesis(given);
    const crizotinib = network.nodes.find(({ treatment }) => treatment.name.startsWith('crizotinib'));
    expect(crizotinib).toMatchObject({ studies: 8, component: 1, patients: 1025 });
  });

  it('gives no rank without an estimate', async () => {
    const { ranking, reference } = await synthesis(given);
    const without = ranking?.entries.filter(({ effect }) => effect === null).map(({ treatment }) => treatment.name);
    expect(without).toEqual([reference?.name]);
  });

  it('has neither estimates nor a ranking where nothing entered, and says so', async () => {
    const answer = await synthesis(given, { cancer: 'HCC' });
    expect(answer).toMatchObject({
      reference: null,
      inputs: [],
      estimates: [],
      ranking: null,
      heterogeneity: null,
      contributions: [],
      network: { components: 0, nodes: [] },
    });
    expect(answer.codes).toEqual(['NO_EVIDENCE']);
  });

  it('is the same each time', async () => {
    const variables = { cancer: 'NSCLC', marker: 'ALK+', by: { endpoint: 'PFS' } };
    const [first, second] = [await given.ask(SYNTHESIS, variables), await given.ask(SYNTHESIS, variables)];
    expect(second.body).toBe(first.body);
  });

  it.each<[string, Asked, string, Record<string, unknown>]>([
    ['a cancer that is none', { cancer: 'NSCLD' }, '"NSCLD"', { code: 'UNRESOLVED_TERM', argument: 'cancerType' }],
    ['a marker that is two', { marker: 'ALK mutation' }, '"ALK mutation"', { code: 'AMBIGUOUS_TERM' }],
    [
      'odds ratios of a time to an event',
      { by: { measure: 'ODDS_RATIO' } },
      'ODDS_RATIO does not fit',
      { code: 'METHOD_NOT_APPLICABLE', argument: 'by.measure', applicable: ['HAZARD_RATIO'] },
    ],
    [
      'hazard ratios of a share',
      { by: { endpoint: 'ORR' } },
      'HAZARD_RATIO does not fit',
      { code: 'METHOD_NOT_APPLICABLE', applicable: ['ODDS_RATIO', 'RISK_RATIO', 'RISK_DIFFERENCE'] },
    ],
    [
      'means, which the graph has none of',
      { by: { measure: 'MEAN_DIFFERENCE' } },
      'MEAN_DIFFERENCE does not fit',
      { code: 'METHOD_NOT_APPLICABLE' },
    ],
    [
      'a reference that no trial gave',
      { by: { reference: 'sorafenib' } },
      '"sorafenib" is given in none',
      { code: 'BAD_USER_INPUT', argument: 'by.reference' },
    ],
    [
      'a reference that did not enter',
      { by: { reference: 'iruplinalkib' } },
      '"iruplinalkib" is given in none',
      { code: 'BAD_USER_INPUT', argument: 'by.reference' },
    ],
    [
      'trials that share no control',
      { by: { endpoint: 'ORR', measure: 'ODDS_RATIO', derivedCounts: true }, restrict: { excludeTrials: ['CROWN'] } },
      'Give one as `by.reference`',
      { code: 'AMBIGUOUS_COMPARATOR', argument: 'by.reference' },
    ],
  ])('refuses %s', async (_what, asked, message, extensions) => {
    const refused = await refusal(given, asked);
    expect(refused.message).toContain(message);
    expect(refused.extensions).toMatchObject(extensions);
  });
});

describe('the schema of syntheses', () => {
  const types = Object.values(buildSchema(readSdl(join(ROOT, 'schema'))).getTypeMap()).filter(isObjectType);

  it('calls nothing the best', () => {
    const fields = types.flatMap((type) => [type.name, ...Object.keys(type.getFields())]);
    expect(fields).toContain('estimates');
    expect(fields.filter((name) => /best|winner|superior|optimal/i.test(name))).toEqual([]);
  });
});
