import { expect, it } from 'vitest';
import { describeOnEachEngine, describeOnEmbedded, type Given } from '../support/engines.ts';

const COMPARE = `
  query Compare($a: String!, $b: String!, $cancer: String!, $marker: String, $by: SynthesisBy!, $restrict: RankRestriction) {
    compareTherapies(a: $a, b: $b, cancerType: $cancer, biomarker: $marker, line: FIRST_LINE, by: $by, restrict: $restrict) {
      a { name node { id } }
      b { name node { id } }
      headToHead { text trial { acronym } provenance { verified source { id } } }
      network { estimate { text } evidence distinguishable directStudies { name } }
      contributions { study { name } share }
      warnings { code treatments { name } }
      synthesis { reference { name } sensitivity { text orderChanged } estimates { treatment { name } estimate { text } } excluded { study { name } reasons } warnings { code } }
    }
  }`;

type Named = { readonly name: string };
type Comparison = {
  readonly a: Named;
  readonly b: Named;
  readonly headToHead: readonly { text: string; trial: { acronym: string }; provenance: { verified: boolean } }[];
  readonly network: {
    readonly estimate: { readonly text: string };
    readonly evidence: string;
    readonly distinguishable: boolean;
    readonly directStudies: readonly Named[];
  } | null;
  readonly contributions: readonly { readonly study: Named; readonly share: number }[];
  readonly warnings: readonly { readonly code: string; readonly treatments: readonly Named[] }[];
  readonly synthesis: {
    readonly reference: Named;
    readonly sensitivity: readonly { readonly text: string; readonly orderChanged: boolean }[];
    readonly estimates: readonly { treatment: Named; estimate: { text: string } }[];
    readonly excluded: readonly { study: Named; reasons: readonly string[] }[];
    readonly warnings: readonly { readonly code: string }[];
  };
};

type Asked = {
  a: string;
  b: string;
  cancer?: string;
  marker?: string | null;
  by?: Record<string, unknown>;
  restrict?: Record<string, unknown>;
};

const inLungCancer = { cancer: 'NSCLC', marker: 'ALK+' };
const inLiverCancer = { cancer: 'HCC', marker: null, by: { endpoint: 'OS' } };

async function compare(given: Given, asked: Asked) {
  const variables = { ...inLungCancer, ...asked, by: { endpoint: 'PFS', ...asked.by } };
  const { data, errors } = await given.ask<{ compareTherapies: Comparison }>(COMPARE, variables);
  expect(errors).toEqual([]);
  const { headToHead, ...comparison } = data.compareTherapies;
  return { ...comparison, headToHead: headToHead.map(({ text, trial }) => `${trial.acronym} ${text}`) };
}

async function refusal(given: Given, asked: Asked) {
  const variables = { ...inLungCancer, ...asked, by: { endpoint: 'PFS', ...asked.by } };
  const { data, errors } = await given.ask(COMPARE, variables);
  expect(data).toEqual({ compareTherapies: null });
  expect(errors).toHaveLength(1);
  return { message: errors[0]?.message, extensions: errors[0]?.extensions };
}

const ALECTINIB = 'alectinib 600 mg twice daily';

describeOnEachEngine('two treatments of first-line ALK-positive NSCLC', (given) => {
  it('that no trial compared are compared through what both were compared with', async () => {
    const { a, b, headToHead, network, contributions } = await compare(given, { a: 'lorlatinib', b: ALECTINIB });
    expect([a.name, b.name]).toEqual(['lorlatinib 100 mg once daily', ALECTINIB]);
    expect(headToHead).toEqual([]);
    expect(network).toEqual({
      estimate: { text: '0.59 (95% CI 0.37-0.95)' },
      evidence: 'INDIRECT',
      distinguishable: true,
      directStudies: [],
    });
    expect(contributions).toEqual([
      { study: { name: 'CROWN' }, share: 0.5 },
      { study: { name: 'ALEX' }, share: 0.350837 },
      { study: { name: 'ALESIA' }, share: 0.149163 },
    ]);
  });
});

describeOnEmbedded('a comparison of two treatments', (given) => {
  it('shows what trials of the two found, as recorded, before the network', async () => {
    const { headToHead, network } = await compare(given, { a: ALECTINIB, b: 'crizotinib' });
    expect(headToHead).toEqual(['ALEX HR 0.50 (95% CI 0.36-0.70)', 'ALESIA HR 0.37 (95% CI 0.22-0.61)']);
    expect(network).toMatchObject({
      estimate: { text: '0.46 (95% CI 0.35-0.60)' },
      evidence: 'DIRECT',
      directStudies: [{ name: 'ALEX' }, { name: 'ALESIA' }],
    });
  });

  it('says the reverse from the other side, of the same trials', async () => {
    const { headToHead, network } = await compare(given, { a: 'crizotinib', b: ALECTINIB });
    expect(headToHead).toEqual(['ALEX HR 0.50 (95% CI 0.36-0.70)', 'ALESIA HR 0.37 (95% CI 0.22-0.61)']);
    expect(network?.estimate.text).toBe('2.19 (95% CI 1.66-2.89)');
  });

  it('is read from a synthesis against the second, or against the reference that is named', async () => {
    const { synthesis } = await compare(given, { a: 'lorlatinib', b: ALECTINIB });
    expect(synthesis.reference.name).toBe(ALECTINIB);
    const named = await compare(given, { a: 'lorlatinib', b: ALECTINIB, by: { reference: 'crizotinib' } });
    expect(named.synthesis.reference.name).toBe('crizotinib 250 mg twice daily');
    expect(named.network).toEqual((await compare(given, { a: 'lorlatinib', b: ALECTINIB })).network);
  });

  it.each([undefined, 'crizotinib'])(
    'finds the order sensitive to the same whatever the reference: %s',
    async (reference) => {
      const { synthesis } = await compare(given, { a: 'lorlatinib', b: ALECTINIB, by: { reference } });
      // without ALEX alectinib has 0.37 in either dose, which is no other order
      expect(synthesis.sensitivity.filter(({ orderChanged }) => orderChanged).map(({ text }) => text)).toEqual([
        'without ALESIA',
        'without trials that were confined to a region',
      ]);
    },
  );

  it('leaves out a trial that was excluded', async () => {
    const { headToHead } = await compare(given, {
      a: ALECTINIB,
      b: 'crizotinib',
      restrict: { excludeTrials: ['ALEX'] },
    });
    expect(headToHead).toEqual(['ALESIA HR 0.37 (95% CI 0.22-0.61)']);
  });

  it.each(['alectinib', ALECTINIB, 'alectinib 300 mg twice daily'])(
    'takes %s for both doses where they are joined',
    async (b) => {
      const { b: found, network } = await compare(given, { a: 'lorlatinib', b, by: { mergeDoses: true } });
      expect(found.name).toBe('alectinib 300 or 600 mg twice daily');
      expect(network?.estimate.text).toBe('0.64 (95% CI 0.41-1.00)');
    },
  );

  it('has the warnings that touch one of the two, or all', async () => {
    const { a, b, warnings, synthesis } = await compare(given, { a: 'brigatinib', b: 'ensartinib' });
    for (const { treatments } of warnings) {
      expect(treatments.length === 0 || treatments.some(({ name }) => [a.name, b.name].includes(name))).toBe(true);
    }
    const codes = warnings.map(({ code }) => code);
    expect(codes).toContain('ORDER_ACROSS_TRIALS');
    expect(synthesis.warnings.map(({ code }) => code)).toContain('MIXED_DOSE');
    expect(codes).not.toContain('MIXED_DOSE');
  });

  it('has no network estimate of a treatment that did not enter, and says why it did not', async () => {
    const { network, contributions, synthesis } = await compare(given, { a: 'lorlatinib', b: 'iruplinalkib' });
    expect({ network, contributions }).toEqual({ network: null, contributions: [] });
    expect(synthesis.excluded).toContainEqual({ study: { name: 'INSPIRE' }, reasons: ['UNVERIFIED'] });
    expect(synthesis.reference.name).toBe('crizotinib 250 mg twice daily');
  });
});

describeOnEmbedded('treatments of first-line hepatocellular carcinoma', (given) => {
  it('that nothing joins have no network estimate', async () => {
    const asked = { ...inLiverCancer, a: 'nivolumab plus ipilimumab', b: 'sorafenib' };
    const { headToHead, network, warnings } = await compare(given, asked);
    expect({ headToHead, network }).toEqual({ headToHead: [], network: null });
    expect(warnings.map(({ code }) => code)).toContain('DISCONNECTED');
  });

  it('are compared wherever the network joins them, also apart from most trials', async () => {
    const asked = { ...inLiverCancer, a: 'nivolumab plus ipilimumab', b: 'lenvatinib or sorafenib' };
    const { headToHead, network } = await compare(given, asked);
    expect(headToHead).toEqual(['CheckMate 9DW HR 0.78 (95% CI 0.65-0.93)']);
    expect(network).toMatchObject({ estimate: { text: '0.78 (95% CI 0.65-0.93)' }, evidence: 'DIRECT' });
  });

  it('are shown by a trial that could not enter the network', async () => {
    const asked = { ...inLiverCancer, a: 'tremelimumab plus durvalumab', b: 'sorafenib' };
    const { headToHead, network, synthesis } = await compare(given, asked);
    expect(headToHead).toEqual(['HIMALAYA HR 0.76 (95% CI 0.65-0.89)']);
    expect(network).toBeNull();
    expect(synthesis.excluded).toEqual([{ study: { name: 'HIMALAYA' }, reasons: ['MULTIARM_INCOMPLETE'] }]);
  });
});

describeOnEmbedded('a comparison', (given) => {
  it.each<[string, Asked, string, Record<string, unknown>]>([
    [
      'of a treatment with itself',
      { a: 'lorlatinib', b: 'lorlatinib 100 mg once daily' },
      '"lorlatinib" and "lorlatinib 100 mg once daily" are one treatment',
      { code: 'BAD_USER_INPUT', argument: 'b' },
    ],
    [
      'of two doses that are joined',
      { a: 'alectinib 300 mg twice daily', b: ALECTINIB, by: { mergeDoses: true } },
      'are one treatment: alectinib 300 or 600 mg twice daily',
      { code: 'BAD_USER_INPUT', argument: 'b' },
    ],
    [
      'with a treatment that no trial gave',
      { a: 'sorafenib', b: 'lorlatinib' },
      '"sorafenib" is given in none of these trials. They give: alectinib',
      { code: 'BAD_USER_INPUT', argument: 'a' },
    ],
    [
      'in a setting without trials',
      { a: 'sorafenib', b: 'lorlatinib', cancer: 'HCC' },
      '"sorafenib" is given in none of these trials. There are none.',
      { code: 'BAD_USER_INPUT', argument: 'a' },
    ],
    [
      'with a word that is none',
      { a: 'lorlatinib', b: 'alectinb' },
      '"alectinb" is no treatment or drug or regimen here. Nearest: alectinib',
      { code: 'UNRESOLVED_TERM', argument: 'b' },
    ],
    [
      'with a drug in two doses',
      { a: 'alectinib', b: 'lorlatinib' },
      '"alectinib" can mean alectinib 300 mg twice daily',
      {
        code: 'AMBIGUOUS_TERM',
        argument: 'a',
        candidates: [{ id: 'treatment:alectinib-300-bid' }, { id: 'treatment:alectinib-600-bid' }],
      },
    ],
  ])('%s is refused', async (_what, asked, message, extensions) => {
    const refused = await refusal(given, asked);
    expect(refused.message).toContain(message);
    expect(refused.extensions).toMatchObject(extensions);
  });
});
