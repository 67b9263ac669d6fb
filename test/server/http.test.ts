import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildSchema, getIntrospectionQuery } from 'graphql';
import type { InjectOptions } from 'fastify';
import { expect, it } from 'vitest';
import { ROOT } from '../../src/root.ts';
import { LIMITS } from '../../src/server/limits.ts';
import { DOCUMENTED } from '../support/documented.ts';
import { describeOnEmbedded } from '../support/engines.ts';
import { keepLog } from '../support/faults.ts';
import { openFrontDoor } from '../support/front-door.ts';

const QUERY = '{ meta { apiVersion } }';
const json = (payload: string): InjectOptions => ({
  method: 'POST',
  url: '/graphql',
  headers: { 'content-type': 'application/json' },
  payload,
});
const get = (query: string, headers: Record<string, string> = {}): InjectOptions => ({
  method: 'GET',
  url: `/graphql?query=${encodeURIComponent(query)}`,
  headers,
});

describeOnEmbedded('a request that is no request', (given) => {
  it.each<[string, InjectOptions, number, string]>([
    ['malformed JSON', json('{"query":'), 400, 'BAD_REQUEST'],
    ['an empty body', json(''), 400, 'BAD_REQUEST'],
    ['a body of 200 kB', json(JSON.stringify({ query: `# ${'x'.repeat(200_000)}` })), 413, 'PAYLOAD_TOO_LARGE'],
    ['a JSON array', json('[]'), 400, 'BAD_REQUEST'],
    ['a JSON string', json('"{ meta { apiVersion } }"'), 400, 'BAD_REQUEST'],
    ['a JSON null', json('null'), 400, 'BAD_REQUEST'],
    ['no query', json('{}'), 400, 'BAD_REQUEST'],
    ['an empty query', json('{"query":""}'), 400, 'BAD_REQUEST'],
    ['a query that is a number', json('{"query":5}'), 400, 'BAD_REQUEST'],
    ['variables that are a string', json(JSON.stringify({ query: QUERY, variables: '{}' })), 400, 'BAD_REQUEST'],
    [
      'another content type',
      { ...json(QUERY), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['XML', { ...json('<query/>'), headers: { 'content-type': 'application/xml' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['plain text', { ...json(QUERY), headers: { 'content-type': 'text/plain' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'a host that is none',
      { ...json(QUERY), headers: { 'content-type': 'application/json', host: 'a b' } },
      400,
      'BAD_REQUEST',
    ],
    [
      'lists 2,400 levels deep',
      json(JSON.stringify({ query: `{ nodes(ids: ${'['.repeat(2_400)}` })),
      400,
      'QUERY_TOO_DEEP',
    ],
    ['fields 2,400 levels deep', json(JSON.stringify({ query: '{a'.repeat(2_400) })), 400, 'QUERY_TOO_DEEP'],
    [
      'lists 2,400 levels deep, by GET, with what is no UTF-8',
      { ...get('', { 'apollo-require-preflight': '1' }), url: `/graphql?query=%7Ba(b:${'%5B'.repeat(2_400)}%FF` },
      400,
      'QUERY_TOO_DEEP',
    ],
    [
      'inline fragments 1,400 levels deep, by GET',
      get(`{${'...{'.repeat(1_400)}__typename${'}'.repeat(1_400)}}`, { 'apollo-require-preflight': '1' }),
      400,
      'QUERY_TOO_DEEP',
    ],
    [
      'a form that a foreign page could send',
      {
        ...json('--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n{meta{apiVersion}}\r\n--x--'),
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
      },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a compressed body',
      { ...json(QUERY), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a body in another charset',
      { ...json(QUERY), headers: { 'content-type': 'application/json; charset=utf-16' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a body of bytes that are no UTF-8',
      { ...json(''), payload: Buffer.from('{"query":"{ drug(id: \\"na\u00efve\\") { id } }"}', 'latin1') },
      400,
      'BAD_REQUEST',
    ],
    ['PUT', { ...json('{}'), method: 'PUT' }, 405, 'METHOD_NOT_ALLOWED'],
    ['DELETE', { method: 'DELETE', url: '/graphql' }, 405, 'METHOD_NOT_ALLOWED'],
    ['an unknown path', { method: 'GET', url: '/nothing?x=1' }, 404, 'NOT_FOUND'],
    ['a malformed address', { method: 'GET', url: '/%zz' }, 400, 'BAD_REQUEST'],
    ['GET without a header that foreign pages cannot send', get(QUERY), 400, 'BAD_REQUEST'],
    [
      'GET without a query',
      { method: 'GET', url: '/graphql', headers: { 'x-apollo-operation-name': 'x' } },
      400,
      'BAD_REQUEST',
    ],
    ['a parse error', json(JSON.stringify({ query: '{ meta {' })), 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', json(JSON.stringify({ query: '{ nothing }' })), 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a mutation', json(JSON.stringify({ query: 'mutation { x }' })), 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a mutation by GET', get('mutation { x }', { 'apollo-require-preflight': '1' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'an operation that the document lacks',
      json(JSON.stringify({ query: 'query A { meta { apiVersion } }', operationName: 'B' })),
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'a variable of another type',
      json(JSON.stringify({ query: 'query A($id: ID!) { node(id: $id) { id } }', variables: {} })),
      400,
      'BAD_USER_INPUT',
    ],
    [
      'the hash of a document that is not kept',
      json(
        JSON.stringify({
          extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
        }),
      ),
      200,
      'PERSISTED_QUERY_NOT_SUPPORTED',
    ],
  ])('%s', async (_, options, status, code) => {
    const answer = await given.app().inject(options);
    expect([answer.statusCode, answer.body]).toEqual([status, expect.stringContaining(code)]);
    const { errors } = JSON.parse(answer.body) as { errors: { message: string; extensions: { code: string } }[] };
    expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(errors[0]?.message).toMatch(/\w/);
    expect(answer.headers['content-type']).toMatch(/json/);
    expect(answer.body).not.toMatch(/node_modules|\.ts:\d|stacktrace/);
  });

  it('has an error for each of fifty faults in its variables, and then one that says so', async () => {
    const { status, errors } = await given.ask(
      'query Many($filter: TrialFilter) { trials(filter: $filter) { totalCount } }',
      {
        filter: { and: Array.from({ length: 60 }, () => ({ nothing: 1 })) },
      },
    );
    expect(status).toBe(400);
    expect(errors).toHaveLength(51);
    expect(new Set(errors.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['BAD_USER_INPUT']));
  });

  it.each([
    ['query A($order: DrugOrder = NAME_ASC) { drugs(orderBy: $order) { totalCount } }', { order: null }, ['drugs']],
    ['query A($with: Boolean = true) { drugs { totalCount @include(if: $with) } }', { with: null }, ['drugs']],
  ])('is told where its variable is null and must not be: %s', async (query, variables, path) => {
    const { log, lines } = keepLog();
    const door = await openFrontDoor(given.store(), log);
    const { status, errors } = await door.ask(query, variables);
    expect([status, errors]).toMatchObject([200, [{ path, extensions: { code: 'BAD_USER_INPUT' } }]]);
    expect(errors[0]?.message).toContain('must not be null');
    expect(lines().filter(({ level }) => Number(level) >= 40)).toEqual([]);
    await door.app.close();
  });

  it.each([
    ['without a host in HTTP/1.1', 'GET /livez HTTP/1.1\r\n\r\n', 400],
    ['with a path for a host', 'GET /livez HTTP/1.1\r\nhost: a/b\r\n\r\n', 400],
    [
      'at an address that there is not, before its body is there',
      'POST /nothing HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n',
      404,
    ],
    [
      'with another method, before its body is there',
      'PUT /graphql HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n',
      405,
    ],
    ['with two hosts', 'GET /livez HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n', 400],
    ['without a host in HTTP/1.0, which knows none', 'GET /livez HTTP/1.0\r\n\r\n', 200],
  ])('is answered %s', async (_, head, status) => {
    const { app } = await openFrontDoor(given.store());
    const { port, hostname } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
    const socket = connect(Number(port), hostname);
    socket.setEncoding('utf8').write(status < 404 ? head.replace('\r\n\r\n', '\r\nconnection: close\r\n\r\n') : head);
    let answer = '';
    for await (const text of socket) answer += String(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(/alive|BAD_REQUEST|NOT_FOUND|METHOD_NOT_ALLOWED/);
    await app.close();
  });

  it('by an unknown method is told the known ones', async () => {
    const { headers } = await given.app().inject({ method: 'DELETE', url: '/graphql' });
    expect(headers.allow).toBe('GET, POST');
  });

  it.each([
    ['application/json', 200],
    ['APPLICATION/JSON;q=0.9', 200],
    ['application/json, application/graphql-response+json;q=0', 200],
    ['application/graphql-response+json, application/json', 400],
    ['*/*', 400],
  ])('is refused with a status that fits accept: %s', async (accept, status) => {
    for (const query of ['{ nothing }', '{a'.repeat(2_400)]) {
      const { statusCode } = await given.app().inject({
        ...json(JSON.stringify({ query })),
        headers: { 'content-type': 'application/json', accept },
      });
      expect([query.slice(0, 20), statusCode]).toEqual([query.slice(0, 20), status]);
    }
  });

  it('is quoted no longer than it takes to know it again', async () => {
    const long = 'x'.repeat(40_000);
    const { errors, body } = await given.ask(
      'query A($x: String, $id: ID) { drugs(after: $x) { totalCount } trials(filter: { drug: { eq: $id } }) { totalCount } }',
      { x: long, id: long },
    );
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['INVALID_CURSOR', 'BAD_USER_INPUT']);
    expect(body).toContain(`${'x'.repeat(200)}...`);
    expect(body.length).toBeLessThan(2_000);
  });

  it('has an id in its answer, which no two answers share', async () => {
    const ids = new Set<unknown>();
    for (const options of [
      json('{'),
      json(JSON.stringify({ query: QUERY })),
      { method: 'GET', url: '/nothing' } as const,
    ]) {
      const { headers } = await given.app().inject(options);
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      ids.add(headers['x-request-id']);
    }
    expect(ids.size).toBe(3);
  });
});

describeOnEmbedded('a query by GET', (given) => {
  it('is answered when a header says that it comes from a program', async () => {
    const answer = await given.app().inject(get(QUERY, { 'apollo-require-preflight': '1' }));
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      expect.objectContaining({ data: { meta: { apiVersion: '0.1.0' } } }),
    ]);
  });
});

describeOnEmbedded('a limit', (given) => {
  const nested = (levels: number): string => {
    // cancerType > parent > parent > ..., each one level deeper, the leaf included
    const path = Array.from({ length: levels - 1 }, (_, level) =>
      level === 0 ? 'cancerType(id: "cancer:nsclc")' : 'parent',
    );
    return `${path.map((name) => `{ ${name} `).join('')}{ __typename }${' }'.repeat(path.length)}`;
  };

  it(`of ${LIMITS.depth} levels lets ${LIMITS.depth} through and refuses one more, by fragments too`, async () => {
    expect((await given.ask(nested(LIMITS.depth))).errors).toEqual([]);
    const deeper = await given.ask(nested(LIMITS.depth + 1));
    expect([deeper.status, deeper.errors[0]?.extensions]).toEqual([
      400,
      { code: 'QUERY_TOO_DEEP', limit: LIMITS.depth },
    ]);
    expect(deeper.errors[0]?.message).toContain(`nests ${LIMITS.depth + 1} levels deep`);
    const inner = nested(LIMITS.depth - 2).replace('cancerType(id: "cancer:nsclc")', 'parent');
    const spread = await given.ask(
      `{ trials { nodes { cancerType { ...Part } } } } fragment Part on CancerType ${inner}`,
    );
    expect(spread.errors[0]?.extensions?.['code']).toBe('QUERY_TOO_DEEP');
  });

  it('of cost finds fragments that spread one another twice at once', async () => {
    const fragments = Array.from(
      { length: 40 },
      (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`,
    );
    const { status, errors } = await given.ask(
      `{ ...F0 } ${fragments.join(' ')} fragment F40 on Query { meta { apiVersion } }`,
    );
    expect([status, errors[0]?.extensions?.['code']]).toEqual([400, 'QUERY_TOO_COMPLEX']);
  });

  it('of tokens stops a document before it is read to its end', async () => {
    const many = await given.ask(`{ meta { ${'apiVersion '.repeat(LIMITS.tokens)} } }`);
    expect([many.status, many.errors[0]?.extensions?.['code']]).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
    const ids = JSON.stringify(Array.from({ length: 100 }, (_, index) => `drug:${index}`));
    const fewer = await given.ask(`{ ${'nodes(ids: IDS) { id } '.repeat(25).replaceAll('IDS', ids)} }`);
    expect(fewer.errors).toEqual([]);
  });

  it('lets the introspection of tools through', async () => {
    const { errors, status } = await given.ask(getIntrospectionQuery({ inputValueDeprecation: true }));
    expect([status, errors]).toEqual([200, []]);
  });

  it('of fragments within themselves is an error and no endless loop', async () => {
    const { status, errors } = await given.ask(
      '{ trials { nodes { ...A } } } fragment A on Trial { cancerType { trials { nodes { ...A } } } }',
    );
    expect([status, errors[0]?.extensions?.['code']]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});

describeOnEmbedded('an answer', (given) => {
  it('names its release in a header and in its extensions', async () => {
    const answer = await given.app().inject(json(JSON.stringify({ query: '{ meta { release { id } } }' })));
    const { data, extensions } = answer.json<{ data: { meta: { release: { id: string } } }; extensions: object }>();
    const { id } = data.meta.release;
    expect(id).toMatch(/^\d{4}\.\d{2}-[0-9a-f]{12}$/);
    expect([answer.headers['x-data-release'], extensions]).toEqual([id, expect.objectContaining({ release: id })]);
    const refused = await given.app().inject(json(JSON.stringify({ query: '{ nothing }' })));
    expect(refused.headers['x-data-release']).toBe(id);
  });

  it('gives a field its data beside a sibling that fails', async () => {
    const { data, errors, status } = await given.ask<Record<string, unknown>>(
      '{ good: drug(id: "drug:alectinib") { id } bad: drug(id: "") { id } page: trials(first: 101) { nodes { id } } }',
    );
    expect(status).toBe(200);
    expect(data).toEqual({ good: { id: 'drug:alectinib' }, bad: null, page: null });
    expect(errors.map(({ path, extensions }) => [path, extensions?.['code']]).toSorted()).toEqual([
      [['bad'], 'BAD_USER_INPUT'],
      [['page'], 'PAGE_TOO_LARGE'],
    ]);
  });
});

describeOnEmbedded('what is served beside GraphQL', (given) => {
  const page = (url: string) => given.app().inject({ method: 'GET', url });

  it('/livez says that the process answers', async () => {
    const answer = await page('/livez');
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'alive' }]);
  });

  it('/readyz says which release is ready', async () => {
    const answer = await page('/readyz');
    const release = await given.store().currentRelease();
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ready', engine: 'embedded', release }]);
  });

  it('/schema.graphql is the folder of the schema, file by file', async () => {
    const answer = await page('/schema.graphql');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    const folder = join(ROOT, 'schema');
    let rest = answer.body;
    for (const file of readdirSync(folder).toSorted()) {
      const text = readFileSync(join(folder, file), 'utf8').trim();
      expect(rest).toContain(text);
      rest = rest.replace(text, () => '');
    }
    expect(rest.trim()).toBe('');
    expect(() => buildSchema(answer.body)).not.toThrow();
  });

  it('the playground is a page, or says how to build it', async () => {
    const answer = await page('/');
    expect([200, 503]).toContain(answer.statusCode);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain(answer.statusCode === 200 ? '<script' : 'npm run build:playground');
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    expect(answer.body).not.toMatch(/(src|href)="https?:/);
  });

  it('the playground offers the documented operations', async () => {
    const answer = await page('/playground/examples.json');
    const examples = answer.json<{ name: string; title: string; query: string; variables: object | null }[]>();
    expect(examples.map(({ name }) => name)).toEqual(DOCUMENTED.map(({ name }) => name));
    expect(examples[0]).toMatchObject({ variables: { cancer: 'NSCLC', marker: 'ALK+' } });
    for (const { title } of examples) expect(title).toMatch(/\w/);
  });

  it('nothing outside its folder is served', async () => {
    for (const url of [
      '/playground/../package.json',
      '/playground/%2e%2e/package.json',
      '/playground/..%2fpackage.json',
      '/package.json',
    ]) {
      expect([400, 403, 404]).toContain((await page(url)).statusCode);
    }
  });
});

describeOnEmbedded('over a real connection', (given) => {
  it('a body that breaks off is the error of its sender and of nobody else', async () => {
    const app = given.app();
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    await new Promise<void>((resolve) => {
      const half = request({
        port,
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': '100' },
      });
      half.on('error', () => {
        resolve();
      });
      half.write('{"query":', () => half.destroy());
    });
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY }),
    });
    expect(await answer.json()).toMatchObject({ data: { meta: { apiVersion: '0.1.0' } } });
  });
});
