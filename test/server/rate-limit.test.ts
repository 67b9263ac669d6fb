import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { RateLimiter } from '../../src/server/rate-limit.ts';
import type { WebSettings } from '../../src/server/web.ts';
import { describeOnEmbedded } from '../support/engines.ts';
import { openFrontDoor } from '../support/front-door.ts';

describeOnEmbedded('a client', (given) => {
  const opened: FastifyInstance[] = [];
  afterEach(() => Promise.all(opened.splice(0).map((app) => app.close())));

  async function served(web: Partial<WebSettings>) {
    const { app } = await openFrontDoor(given.store(), undefined, web);
    opened.push(app);
    return (query: string, remoteAddress = '192.0.2.1', headers: Record<string, string> = {}) =>
      app.inject({ method: 'POST', url: '/graphql', remoteAddress, headers, payload: { query } });
  }
  const WORTH_500 = '{ resolveTerms(terms: ["a", "b", "c", "d", "e"]) { match } }';
  const leftIn = (headers: Record<string, unknown>): number =>
    Number(/r=(\d+)/.exec(String(headers['ratelimit']))?.[1]);

  it('has no rate limit unless the server is told one', async () => {
    const { headers } = await (await served({}))(WORTH_500);
    expect(headers).not.toHaveProperty('ratelimit');
    expect(headers).not.toHaveProperty('ratelimit-policy');
  });

  it('is told what it has left, and waits when it has spent it', async () => {
    const ask = await served({ costPerMinute: 1_200 });
    const first = await ask(WORTH_500);
    // the request, the document since it is new, and the operation
    const left = 1_200 - 20 - WORTH_500.length - 500;
    expect([first.statusCode, first.headers['ratelimit-policy'], first.headers['ratelimit']]).toEqual([
      200,
      '"cost";q=1200;w=60',
      `"cost";r=${left};t=${Math.ceil((1_200 - left) / 20)}`,
    ]);
    const second = await ask(WORTH_500);
    expect(second.statusCode).toBe(200);
    expect(leftIn(second.headers)).toBeLessThan(left - 510);
    const refused = await ask(WORTH_500);
    expect(refused.statusCode).toBe(429);
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: seconds } }],
      extensions: { cost: { requested: 500 } },
    });
    expect(refused.json<{ errors: { message: string }[] }>().errors[0]?.message).toContain(`in ${seconds} s`);
    expect(refused.headers['ratelimit']).toMatch(new RegExp(`^"cost";r=\\d+;t=${seconds}$`));
  });

  it('pays 20 for what is no operation, and is refused before its body is read', async () => {
    const ask = await served({ costPerMinute: 40 });
    expect((await ask('')).statusCode).toBe(400);
    expect((await ask('')).statusCode).toBe(400);
    const refused = await ask('');
    expect([refused.statusCode, refused.json<{ errors: object[] }>().errors]).toEqual([
      429,
      [expect.objectContaining({ extensions: { code: 'RATE_LIMITED', retryAfter: 30 } })],
    ]);
    expect(refused.headers['retry-after']).toBe('30');
  });

  it('pays for the length of a document that is not remembered, valid or not', async () => {
    const ask = await served({ costPerMinute: 10_000 });
    const valid = `{ ${'trials { totalCount } '.repeat(100)} }`;
    const first = leftIn((await ask(valid)).headers);
    expect(first).toBeLessThan(10_000 - valid.length);
    expect(leftIn((await ask(valid)).headers)).toBeGreaterThan(first - 1_100);
    const invalid = `{ nothing ${'trials { totalCount } '.repeat(300)} }`;
    expect((await ask(invalid)).statusCode).toBe(400);
    expect((await ask(WORTH_500)).statusCode).toBe(429);
  });

  it('is granted what costs more than its allowance from a full one, and after the pause that it is told', async () => {
    const ask = await served({ costPerMinute: 1_200 });
    const worth2000 = `{ resolveTerms(terms: [${'"a", '.repeat(20)}]) { match } }`;
    // each client pays for a document that is new to the server
    await ask(worth2000, '192.0.2.9');
    expect((await ask(worth2000)).statusCode).toBe(200);
    const refused = await ask('{ meta { engine } }');
    expect(refused.statusCode).toBe(429);

    expect((await ask('', '192.0.2.2')).statusCode).toBe(400);
    const tight = await ask(worth2000, '192.0.2.2');
    expect(tight.statusCode).toBe(429);
    const seconds = Number(tight.headers['retry-after']);
    expect(seconds).toBeLessThan(5);
    await wait(seconds * 1_000);
    expect((await ask(worth2000, '192.0.2.2')).statusCode).toBe(200);
  }, 20_000);

  it('is held to what it owes also where it asks for all at once', async () => {
    const ask = await served({ costPerMinute: 4_000 });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => ask(`# ${index}${' '.repeat(2_000)}\n{ meta { engine } }`)),
    );
    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(0);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(5);
  });

  it('is counted where it is refused', async () => {
    const { app } = await openFrontDoor(given.store(), undefined, { costPerMinute: 20 });
    opened.push(app);
    const ask = () => app.inject({ method: 'POST', url: '/graphql', payload: { query: '' } });
    expect([(await ask()).statusCode, (await ask()).statusCode]).toEqual([400, 429]);
    expect((await app.inject('/metrics')).body).toContain(
      'trialgraph_requests_total{operation="other",code="RATE_LIMITED"} 1',
    );
  });

  it("does not spend what is another one's", async () => {
    const ask = await served({ costPerMinute: 600 });
    expect((await ask(WORTH_500)).statusCode).toBe(200);
    expect((await ask(WORTH_500)).statusCode).toBe(429);
    expect((await ask(WORTH_500, '192.0.2.2')).statusCode).toBe(200);
  });

  it('is who a trusted proxy says, and nobody else is believed', async () => {
    const ask = await served({ costPerMinute: 600, trustedProxies: ['10.0.0.0/8'] });
    const via = (proxy: string, client: string) => ask(WORTH_500, proxy, { 'x-forwarded-for': client });
    expect((await via('10.1.2.3', '192.0.2.1')).statusCode).toBe(200);
    expect((await via('10.1.2.3', '192.0.2.1')).statusCode).toBe(429);
    expect((await via('10.1.2.3', '192.0.2.2')).statusCode).toBe(200);
    expect((await via('10.1.2.3', 'unknown')).statusCode).toBe(200);
    expect((await via('10.1.2.3', 'unknown')).statusCode).toBe(429);
    expect((await via('198.51.100.1', '192.0.2.3')).statusCode).toBe(200);
    expect((await via('198.51.100.1', '192.0.2.4')).statusCode).toBe(429);
  });
});

describe('an allowance', () => {
  it("comes back steadily, and never to more than a minute's", () => {
    let now = 0;
    const limiter = new RateLimiter(1_200, () => now);
    expect(limiter.spend('192.0.2.1', 1_200).refusedFor).toBeUndefined();
    expect(limiter.enter('192.0.2.1').refusedFor).toBe(1);
    // coming again costs 20 besides
    expect(limiter.spend('192.0.2.1', 100).refusedFor).toBe(6);
    now += 6_000;
    expect(limiter.enter('192.0.2.1').refusedFor).toBeUndefined();
    expect(limiter.spend('192.0.2.1', 100).refusedFor).toBeUndefined();
    now += 3_600_000;
    expect(limiter.spend('192.0.2.1', 0).headers['ratelimit']).toBe('"cost";r=1200;t=0');
  });

  it("lets through what costs more than a minute's, and has it earned afterwards", () => {
    let now = 0;
    const limiter = new RateLimiter(1_200, () => now);
    expect(limiter.spend('192.0.2.1', 1_800).refusedFor).toBeUndefined();
    expect(limiter.enter('192.0.2.1').refusedFor).toBe(31);
    now += 31_000;
    expect(limiter.enter('192.0.2.1').refusedFor).toBeUndefined();
  });

  it('can be owed', () => {
    const limiter = new RateLimiter(1_200, () => 0);
    limiter.charge('192.0.2.1', 2_400);
    expect(limiter.enter('192.0.2.1').refusedFor).toBe(61);
  });

  it.each([
    ['2001:db8:0:1::1', '2001:db8:0:1:ffff:ffff:ffff:ffff', 'one network of a host'],
    ['192.0.2.1', '::ffff:192.0.2.1', 'one address written in two ways'],
    ['192.0.2.1', '192.0.2.1:50001', 'one address with the port of a connection'],
    ['2001:db8:0:1::1', '[2001:db8:0:1::2]:443', 'one network, with the port of a connection'],
  ])('is shared by %s and %s: %s', (one, other) => {
    const limiter = new RateLimiter(1_200, () => 0);
    limiter.spend(one, 1_200);
    expect(limiter.enter(other).refusedFor).toBe(1);
    expect(limiter.enter('2001:db8:0:2::1').refusedFor).toBeUndefined();
  });
});
