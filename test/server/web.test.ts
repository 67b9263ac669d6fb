import { connect, type AddressInfo } from 'node:net';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import type { WebSettings } from '../../src/server/web.ts';
import { describeOnEmbedded } from '../support/engines.ts';
import { openFrontDoor } from '../support/front-door.ts';

const QUERY = { query: '{ meta { engine } }' };

describeOnEmbedded('every answer', (given) => {
  it.each<[string, InjectOptions, number]>([
    ['an answer', { method: 'POST', url: '/graphql', payload: QUERY }, 200],
    ['an error of GraphQL', { method: 'POST', url: '/graphql', payload: { query: '{' } }, 400],
    [
      'a body that is no JSON',
      { method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' }, payload: '{' },
      400,
    ],
    ['another method', { method: 'DELETE', url: '/graphql' }, 405],
    ['an unknown path', { method: 'GET', url: '/nothing' }, 404],
    ['a malformed address', { method: 'GET', url: '/%zz' }, 400],
    ['the schema', { method: 'GET', url: '/schema.graphql' }, 200],
    ['/livez', { method: 'GET', url: '/livez' }, 200],
    ['the examples of the playground', { method: 'GET', url: '/playground/examples.json' }, 200],
  ])('has the headers that browsers go by: %s', async (_, options, status) => {
    const { statusCode, headers } = await given.app().inject(options);
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;font-src 'self' data:;worker-src 'self';object-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['x-powered-by']));
    expect(headers).not.toHaveProperty('server');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it.each([
    ['what is no HTTP', 'NONSENSE\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('is JSON in the shape of GraphQL: to %s', async (_, request, status) => {
    const app = given.app();
    if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(request));
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('end', () => {
        resolve(text);
      });
      socket.on('error', reject);
    });
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('x-content-type-options: nosniff');
    expect(JSON.parse(body)).toEqual({
      errors: [{ message: expect.stringMatching(/\w/) as string, extensions: { code: 'BAD_REQUEST' } }],
    });
  });
});

describeOnEmbedded('a page of another site', (given) => {
  const opened: FastifyInstance[] = [];
  afterEach(() => Promise.all(opened.splice(0).map((app) => app.close())));

  async function asked(web: Partial<WebSettings>, origin: string) {
    const { app } = await openFrontDoor(given.store(), undefined, web);
    opened.push(app);
    const preflight = await app.inject({
      method: 'OPTIONS',
      url: '/graphql',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    const answer = await app.inject({ method: 'POST', url: '/graphql', headers: { origin }, payload: QUERY });
    for (const { headers } of [preflight, answer])
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
    return {
      preflight: [preflight.statusCode, preflight.headers['access-control-allow-origin']],
      answer: [answer.statusCode, answer.headers['access-control-allow-origin']],
      exposed: answer.headers['access-control-expose-headers'],
    };
  }

  it('may read nothing unless its origin is allowed', async () => {
    expect(await asked({}, 'https://example.org')).toEqual({
      preflight: [405, undefined],
      answer: [200, undefined],
      exposed: undefined,
    });
  });

  it('may read answers, and the headers that tell of release, request and rate, when it is', async () => {
    const web = { allowedOrigins: ['https://example.org', 'https://example.com'] };
    expect(await asked(web, 'https://example.org')).toEqual({
      preflight: [204, 'https://example.org'],
      answer: [200, 'https://example.org'],
      exposed: 'ratelimit, ratelimit-policy, retry-after, x-data-release, x-request-id',
    });
    expect((await asked(web, 'https://example.net')).answer).toEqual([200, undefined]);
    expect((await asked({ allowedOrigins: ['*'] }, 'https://example.net')).answer).toEqual([200, '*']);
  });
});
