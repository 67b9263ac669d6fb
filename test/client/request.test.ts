import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  FirstLineDocument,
  TrialWithResultsDocument,
  TrialsPageDocument,
  TwoAssessorsDocument,
  WhatIsServedDocument,
  type TrialFilter,
} from '../../docs/client/__generated__/operations.ts';
import { connect, type Request } from '../../docs/client/request.ts';
import { runScript } from '../support/child.ts';
import { describeOnEmbedded } from '../support/engines.ts';

const FILTER: TrialFilter = {
  cancerType: { eq: 'cancer:nsclc' },
  phase: { in: ['PHASE3'] },
  enrollment: { gte: 200 },
};

describeOnEmbedded('the client over HTTP', (given) => {
  let origin: string;
  let request: Request;
  beforeAll(async () => {
    origin = await given.app().listen({ host: '127.0.0.1', port: 0 });
    request = connect(`${origin}/graphql`);
  });

  it('reads the ranking', async () => {
    const { data, errors, release } = await request(FirstLineDocument, { cancer: 'NSCLC', marker: 'ALK+' });
    expect(errors).toEqual([]);
    expect(release).toBe(await given.store().currentRelease());
    expect(
      data?.rankedTherapies?.entries.map(({ rank, comparison }) => [rank, comparison?.trial.acronym, comparison?.text]),
    ).toEqual([
      [1, 'CROWN', 'HR 0.27 (95% CI 0.18-0.39)'],
      [2, 'ALESIA', 'HR 0.37 (95% CI 0.22-0.61)'],
      [2, 'J-ALEX', 'HR 0.37 (95% CI 0.26-0.52)'],
      [4, 'ALTA-1L', 'HR 0.48 (95% CI 0.35-0.66)'],
      [5, 'ALEX', 'HR 0.50 (95% CI 0.36-0.70)'],
      [6, 'eXalt3', 'HR 0.51 (95% CI 0.35-0.72)'],
    ]);
  });

  const readTrials = async (first: number, after: string | null) => {
    const { data } = await request(TrialsPageDocument, { first, after, filter: FILTER, orderBy: 'ENROLLMENT_DESC' });
    return data?.trials ?? expect.fail('The list failed.');
  };

  it('pages through the trials that pass a filter, each once and in order', async () => {
    const whole = await readTrials(100, null);
    let page = await readTrials(4, null);
    const found = [...page.nodes];
    while (page.pageInfo.hasNextPage) {
      page = await readTrials(4, page.pageInfo.endCursor);
      expect(page.nodes.length).toBeLessThanOrEqual(4);
      found.push(...page.nodes);
    }
    expect(found.length).toBeGreaterThan(8);
    expect(found).toEqual(whole.nodes);
    expect(found).toHaveLength(whole.totalCount);
  });

  const readAlex = async (after: string | null) => {
    const { data } = await request(TrialWithResultsDocument, { id: 'NCT02075840', first: 20, after });
    return data?.trial ?? expect.fail('The trial failed.');
  };

  it('reads a trial, its sources and all pages of its results', async () => {
    const { sources, results: firstPage } = await readAlex(null);
    let results = firstPage;
    expect(sources.map(({ id }) => id)).toContain('source:peters-2017-nejm');
    const found = [...results.nodes];
    while (results.pageInfo.hasNextPage) {
      ({ results } = await readAlex(results.pageInfo.endCursor));
      found.push(...results.nodes);
    }
    expect(found.length).toBeGreaterThan(20);
    expect(new Set(found.map(({ id }) => id)).size).toBe(results.totalCount);
    expect(new Set(found.map(({ __typename }) => __typename))).toEqual(new Set(['ArmResult', 'Comparison']));
  });

  it('says null and no error of a trial that is not known', async () => {
    expect(await request(TrialWithResultsDocument, { id: 'NCT00000000' })).toMatchObject({
      data: { trial: null },
      errors: [],
    });
  });

  it('takes an operation without variables', async () => {
    const { data } = await request(WhatIsServedDocument, {});
    expect(data?.meta?.engine).toBe('embedded');
  });

  it.each([
    ['NSCL', 'ALK+', 'UNRESOLVED_TERM', { id: 'cancer:nsclc', kind: 'cancer', name: 'non-small cell lung cancer' }],
    [
      'NSCLC',
      'ALK mutation',
      'AMBIGUOUS_TERM',
      {
        id: 'biomarker:alk-resistance-mutation',
        kind: 'biomarker',
        name: 'ALK kinase-domain resistance mutation (any)',
      },
    ],
  ] as const)('has the candidates for "%s" and "%s"', async (cancer, marker, code, candidate) => {
    const { data, errors } = await request(FirstLineDocument, { cancer, marker });
    expect(data).toEqual({ rankedTherapies: null });
    const [error] = errors;
    if (error?.extensions.code !== code) throw new Error(JSON.stringify(errors));
    expect(error.path).toEqual(['rankedTherapies']);
    expect(error.extensions.candidates).toContainEqual(candidate);
  });

  it.each([
    [{ first: 101 }, { code: 'PAGE_TOO_LARGE', argument: 'first', limit: 100 }],
    [{ after: 'x' }, { code: 'INVALID_CURSOR', argument: 'after' }],
  ])('has what comes with the error for %o', async (variables, extensions) => {
    const { errors } = await request(TrialsPageDocument, variables);
    expect(errors.map((error) => error.extensions)).toEqual([extensions]);
  });

  it('keeps the data beside a field that failed', async () => {
    const investigator = 'result:alex.primary.alex-alectinib-vs-crizotinib.pfs.investigator.hr.itt';
    const { data, errors } = await request(TwoAssessorsDocument, { independent: '', investigator });
    expect(data).toMatchObject({ independent: null, investigator: { trial: { acronym: 'ALEX' } } });
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['independent'], 'BAD_USER_INPUT'],
    ]);
  });

  it('has the errors from before GraphQL in the same shape', async () => {
    const answer = await connect(`${origin}/nothing`)(WhatIsServedDocument, {});
    expect(answer).toMatchObject({ data: null, errors: [{ extensions: { code: 'NOT_FOUND' } }], release: null });
  });

  it('prints the ranking as a table, with what belongs to each number', async () => {
    const program = runScript('docs/client/ranking.ts', {}, [`${origin}/graphql`]);
    expect(await program.ended).toBe(0);
    const { data } = await request(FirstLineDocument, { cancer: 'NSCLC', marker: 'ALK+' });
    const [header, ...lines] = program.output().split('\n');
    expect(header?.split(/ {2,}/)).toEqual([
      'rank',
      'regimen',
      'hazard ratio',
      'assessor',
      'cut-off',
      'source',
      'warnings',
    ]);
    const entries = data?.rankedTherapies?.entries ?? [];
    expect(entries.length).toBeGreaterThan(0);
    expect(lines.slice(0, entries.length).map((line) => line.split(/ {2,}/))).toEqual(
      entries.map(({ rank, regimen, comparison, warnings }) => [
        String(rank),
        regimen.name,
        comparison?.text,
        comparison?.assessor.word,
        comparison?.analysis.cutoff.value,
        `${comparison?.provenance.source?.journal} ${comparison?.provenance.source?.year}`,
        warnings.join(', '),
      ]),
    );
    for (const { text } of data?.rankedTherapies?.warnings ?? []) expect(program.output()).toContain(text);
  });

  it('prints the candidates for a term that is not understood', async () => {
    const program = runScript('docs/client/ranking.ts', {}, [`${origin}/graphql`, 'NSCL']);
    expect(await program.ended).toBe(1);
    expect(program.output()).toContain('cancer:nsclc  non-small cell lung cancer');
  });

  it('prints the list of trials page by page, then a trial with results and sources', async () => {
    const program = runScript('docs/client/trials.ts', {}, [`${origin}/graphql`]);
    expect(await program.ended).toBe(0);
    const { nodes: trials } = await readTrials(100, null);
    expect(program.output().match(/^ {2}trial:\S+/gm)).toEqual(trials.map(({ id }) => `  ${id}`));
    expect(program.output().match(/next page/g)).toHaveLength(Math.ceil(trials.length / 5) - 1);
    expect(program.output()).toContain(`\n${trials[0]?.acronym}: `);
    expect(program.output()).toMatch(
      /^ {2}PFS HR 0\.55 \(95% CI 0\.42-0\.73\): .*, BIRC, itt, cut-off 2016-06-24, READ/m,
    );
    expect(program.output()).toMatch(/\nSources\n {2}PUBLICATION /);
  });
});

describe('the client and another server', () => {
  it('rejects what is no answer of the API, with its address and status', async () => {
    const gateway = createServer((_request, response) =>
      response.writeHead(502, { 'content-type': 'text/html' }).end(),
    );
    gateway.listen(0, '127.0.0.1');
    await once(gateway, 'listening');
    const address = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/graphql`;
    await expect(connect(address)(WhatIsServedDocument, {})).rejects.toThrow(
      `${address} answered 502 with text/html instead of JSON.`,
    );
    gateway.close();
  });
});
