import type { AddressInfo } from 'node:net';
import { serverAudits } from 'graphql-http';
import { expect, it } from 'vitest';
import { describeOnEmbedded, type Given } from '../support/engines.ts';

/** The server of the file on a port of its own, which closes with it. */
async function addressOf(given: Given): Promise<string> {
  const { server } = given.app();
  if (!server.listening) await given.app().listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

describeOnEmbedded('GraphQL over HTTP', (given) => {
  const run = async (headers: Record<string, string>) => {
    const fetchFn = (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers } });
    const results = await Promise.all(
      serverAudits({ url: await addressOf(given), fetchFn }).map((audit) => audit.fn()),
    );
    const failed = results.flatMap((result) => (result.status === 'ok' ? [] : [`${result.status}: ${result.name}`]));
    return { audits: results.length, failed };
  };

  it('passes every audit of a program, which says that it is no page of another site', async () => {
    expect(await run({ 'apollo-require-preflight': 'true' })).toEqual({ audits: 61, failed: [] });
  });

  it('passes those of anyone, but for three that are optional: queries by GET', async () => {
    expect(await run({})).toEqual({
      audits: 61,
      failed: [
        'notice: MAY accept application/x-www-form-urlencoded formatted GET requests',
        'notice: MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
        'notice: MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
      ],
    });
  });
});

const ask = (given: Given, headers: Record<string, string>) =>
  given.app().inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload: '{"query":"{ meta { engine } }"}',
  });

describeOnEmbedded('an answer', (given) => {
  it.each([
    ['application/json', 'application/json; charset=utf-8'],
    ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
    ['text/html, application/graphql-response+json;q=0.9', 'application/graphql-response+json; charset=utf-8'],
  ])('to "%s" is %s', async (accept, type) => {
    const { statusCode, headers } = await ask(given, { accept });
    expect([statusCode, headers['content-type']]).toEqual([200, type]);
  });

  it('to who takes no JSON is an error in JSON', async () => {
    const answer = await ask(given, { accept: 'text/html' });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([406, expect.stringContaining('json')]);
  });

  it.each([
    ['application/json', 200],
    ['application/graphql-response+json', 400],
    ['application/json, application/graphql-response+json', 400],
    ['*/*', 400],
  ])('to an operation that is not run has for "%s" the status %i', async (accept, status) => {
    for (const query of ['{', '{ nothing }', 'query A($id: ID!) { node(id: $id) { id } }']) {
      const answer = await given
        .app()
        .inject({ method: 'POST', url: '/graphql', headers: { accept }, payload: { query } });
      expect([answer.statusCode, answer.body]).toEqual([status, expect.stringContaining('"errors"')]);
    }
  });

  it('to a body without a query is 400 for anyone', async () => {
    const options = { method: 'POST', url: '/graphql', headers: { accept: 'application/json' } } as const;
    for (const payload of [{}, { query: '' }])
      expect((await given.app().inject({ ...options, payload })).statusCode).toBe(400);
  });
});
