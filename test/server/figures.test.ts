import { expect, it } from 'vitest';
import { GraphUnavailableError } from '../../src/graph/errors.ts';
import { draw } from '../../src/server/figures/draw.ts';
import { describeOnEmbedded } from '../support/engines.ts';
import { away, failing } from '../support/faults.ts';
import { openFrontDoor } from '../support/front-door.ts';

const LUNG = 'cancerType=NSCLC&biomarker=ALK%2B&line=FIRST_LINE&endpoint=PFS';
const NAMES = ['forest', 'network', 'league-table', 'ranks', 'medians'];

type Body = { errors: { message: string; extensions: Record<string, unknown> }[] };

describeOnEmbedded('GET /figures/', (given) => {
  const get = (file: string, headers: Record<string, string> = {}) =>
    given.app().inject({ method: 'GET', url: `/figures/${file}`, headers });

  it.each(NAMES)('%s.svg is a picture with its words', async (name) => {
    const answer = await get(`${name}.svg?${LUNG}`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/svg+xml']);
    expect(answer.body).toMatch(
      /^<svg role="img" [^>]*><title>Progression-free survival in non-small cell lung cancer/,
    );
    expect(answer.body).toContain('lorlatinib 100 mg once daily');
    expect(answer.body).toMatch(/<desc>[^<]*lorlatinib 100 mg once daily[^<]*<\/desc>/i);
    expect(answer.body).not.toMatch(/<script|<image|href=/);
  });

  it.each(NAMES)('%s.png is the same at twice its size', async (name) => {
    const [svg, png] = await Promise.all([get(`${name}.svg?${LUNG}`), get(`${name}.png?${LUNG}`)]);
    expect([png.statusCode, png.headers['content-type']]).toEqual([200, 'image/png']);
    expect(png.rawPayload.subarray(1, 4).toString()).toBe('PNG');
    const width = Number(/ width="(\d+)"/.exec(svg.body)?.[1]);
    expect(png.rawPayload.readUInt32BE(16)).toBe(2 * width);
  });

  it('takes the arguments of the field by their own names', async () => {
    const [plain, merged, dark] = await Promise.all([
      get(`ranks.svg?${LUNG}`),
      get(`ranks.svg?${LUNG}&mergeDoses=true&excludeTrials=ALEX&excludeTrials=ALESIA`),
      get(`ranks.svg?${LUNG}&theme=DARK`),
    ]);
    expect(plain.body).toContain('alectinib 600 mg twice daily');
    expect(merged.body).not.toContain('alectinib 600 mg twice daily');
    expect([plain.body.includes('#16181d'), dark.body.includes('#16181d')]).toEqual([false, true]);
  });

  it('says for whom it may be kept: for all who ask whether the release is still the same', async () => {
    const first = await get(`forest.svg?${LUNG}`);
    const { etag = '', 'cache-control': cacheControl, 'x-data-release': release } = first.headers;
    expect([cacheControl, release]).toEqual(['public, no-cache', await given.store().currentRelease()]);
    const known = await get(`forest.svg?${LUNG}`, { 'if-none-match': `"another", W/${etag}` });
    expect([known.statusCode, known.body, known.headers.etag]).toEqual([304, '', etag]);
    const other = await get(`forest.svg?${LUNG}&mergeDoses=true`, { 'if-none-match': etag });
    expect(other.statusCode).toBe(200);
    const tags = await Promise.all(
      [`forest.svg?${LUNG}`, `forest.png?${LUNG}`, `ranks.svg?${LUNG}`].map(
        async (url) => (await get(url)).headers.etag,
      ),
    );
    expect(new Set(tags).size).toBe(3);
    expect(tags[0]).toBe(etag);
  });

  it.each([
    ['an unknown kind', 'best.svg', 404, 'NOT_FOUND', '"best.svg". There are forest, network, league-table, ranks'],
    ['an unknown format', `forest.gif?${LUNG}`, 404, 'NOT_FOUND', 'each as svg and png'],
    ['no format', `forest?${LUNG}`, 404, 'NOT_FOUND', '"forest"'],
    ['more than a format', `forest.svg.png?${LUNG}`, 404, 'NOT_FOUND', '"forest.svg.png"'],
    ['what an object has by itself', `constructor.svg?${LUNG}`, 404, 'NOT_FOUND', '"constructor.svg"'],
    ['an unknown parameter', `forest.svg?${LUNG}&colour=red`, 400, 'BAD_USER_INPUT', '"colour" is no parameter here'],
    ['a parameter that the name settles', `forest.svg?${LUNG}&kind=RANKS`, 400, 'BAD_USER_INPUT', '"kind"'],
    ['a method beside medians', `medians.svg?${LUNG}&method=MEDIAN`, 400, 'BAD_USER_INPUT', '"method"'],
    ['one that is missing', 'forest.svg?cancerType=NSCLC', 400, 'BAD_USER_INPUT', 'Missing: line, endpoint.'],
    ['one given twice', `forest.svg?${LUNG}&line=FIRST_LINE`, 400, 'BAD_USER_INPUT', '`line` is given 2 times'],
    [
      'neither true nor false',
      `forest.svg?${LUNG}&mergeDoses=yes`,
      400,
      'BAD_USER_INPUT',
      '"yes"; it takes true or false',
    ],
    ['no member of an enum', `forest.svg?${LUNG}&measure=HR`, 400, 'BAD_USER_INPUT', 'Value "HR" does not exist'],
    ['no theme', `forest.svg?${LUNG}&theme=PINK`, 400, 'BAD_USER_INPUT', '"PINK"'],
    [
      'a misspelt term',
      `forest.svg?${LUNG.replace('NSCLC', 'NSCL')}`,
      400,
      'UNRESOLVED_TERM',
      '"NSCL" is no cancer type',
    ],
    [
      'a measure that does not fit',
      `forest.svg?${LUNG}&measure=ODDS_RATIO`,
      400,
      'METHOD_NOT_APPLICABLE',
      'ODDS_RATIO',
    ],
    ['medians of a share', `medians.svg?${LUNG.replace('PFS', 'ORR')}`, 400, 'METHOD_NOT_APPLICABLE', 'MEDIAN'],
    [
      'nothing to draw',
      'forest.svg?cancerType=HCC&biomarker=ALK%2B&line=FIRST_LINE&endpoint=PFS',
      404,
      'NOT_FOUND',
      'nothing to draw',
    ],
  ])('refuses %s', async (_, file, status, code, words) => {
    const answer = await get(file);
    const { errors } = answer.json<Body>();
    expect([answer.statusCode, errors.map(({ extensions }) => extensions['code'])]).toEqual([status, [code]]);
    expect(errors[0]?.message).toContain(words);
    expect(answer.headers['content-type']).toMatch(/json/);
    expect([answer.headers.etag, answer.headers['cache-control']]).toEqual([undefined, 'no-store']);
  });

  it('offers candidates for a misspelt term, as GraphQL does', async () => {
    const { errors } = (await get(`forest.svg?${LUNG.replace('NSCLC', 'NSCL')}`)).json<Body>();
    expect(errors[0]?.extensions).toMatchObject({
      argument: 'cancerType',
      input: 'NSCL',
      candidates: [{ id: 'cancer:nsclc' }],
    });
  });

  it('is unavailable when the graph is', async () => {
    const door = await openFrontDoor(
      away(given.store(), new GraphUnavailableError('UNREACHABLE', 'No database at a secret address.')),
    );
    const answer = await door.app.inject({ method: 'GET', url: `/figures/forest.svg?${LUNG}` });
    await door.app.close();
    expect([answer.statusCode, answer.json<Body>().errors[0]?.extensions]).toEqual([
      503,
      { code: 'GRAPH_UNAVAILABLE' },
    ]);
  });
});

describeOnEmbedded('a figure that cannot be made now', (given) => {
  const forest = `/figures/forest.svg?${LUNG}`;

  it.each([
    ['UNREACHABLE', 503, 'GRAPH_UNAVAILABLE', '1'],
    ['TIMEOUT', 504, 'GRAPH_TIMEOUT', undefined],
  ] as const)('since the graph goes away meanwhile, %s, is %i', async (reason, status, code, retryAfter) => {
    const error = new GraphUnavailableError(reason, 'No database at a secret address.');
    const { app } = await openFrontDoor(failing(given.store(), () => error));
    const answer = await app.inject(forest);
    expect([answer.statusCode, answer.headers['retry-after'], answer.headers.etag]).toEqual([
      status,
      retryAfter,
      undefined,
    ]);
    const { errors } = answer.json<Body>();
    expect(new Set(errors.map(({ extensions }) => extensions['code']))).toEqual(new Set([code]));
    expect(answer.body).not.toContain('secret');
    await app.close();
  });

  it('is counted by the code of its error', async () => {
    const { app } = await openFrontDoor(given.store());
    for (const file of ['nope.svg', 'forest.svg?cancerType=NSCLC', `forest.svg?${LUNG.replace('NSCLC', 'NSCL')}`]) {
      await app.inject(`/figures/${file}`);
    }
    const metrics = (await app.inject('/metrics')).body;
    for (const code of ['NOT_FOUND', 'BAD_USER_INPUT', 'UNRESOLVED_TERM']) {
      expect(metrics).toContain(`trialgraph_requests_total{operation="other",code="${code}"} 1`);
    }
    await app.close();
  });

  it('since its client has asked for too many says when to come again', async () => {
    const { app } = await openFrontDoor(given.store(), undefined, { costPerMinute: 6_000 });
    const first = await app.inject(forest);
    expect(first.statusCode).toBe(200);
    const left = Number(/r=(\d+)/.exec(String(first.headers['ratelimit']))?.[1]);
    expect(left).toBeLessThan(2_000);
    const refused = await app.inject(forest);
    expect([refused.statusCode, refused.json<Body>().errors[0]?.extensions['code']]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['cache-control']).toBe('no-store');
    await app.close();
  });
});

it.each([
  ['a file', 'file:///etc/hostname'],
  ['an address', 'http://127.0.0.1:9/data.json'],
  ['a path', '../../package.json'],
])('drawing loads nothing: not %s', async (_, url) => {
  const specification = {
    data: { url },
    mark: 'point',
    encoding: { x: { field: 'x', type: 'quantitative' } },
  } as const;
  const figure = { title: 'a figure', description: 'of what it must not read', specification };
  await expect(draw(figure, 'svg')).rejects.toThrow(url);
});
