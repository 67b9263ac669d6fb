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
  const WORTH_15 = '{ trials(first: 10) { nodes { id } } }';

  it('has no rate limit unless the server is told one', async () => {
    const { headers } = await (await served({}))(WORTH_15);
    expect(headers).not.toHaveProperty('ratelimit');
    expect(headers).not.toHaveProperty('ratelimit-policy');
  });

  it('is told what it has left, and waits when it has spent it', async () => {
    const ask = await served({ costPerMinute: 40 });
    const first = await ask(WORTH_15);
    expect([first.statusCode, first.headers['ratelimit-policy'], first.headers['ratelimit']]).toEqual([
      200,
      '"cost";q=40;w=60',
      '"cost";r=24;t=24',
    ]);
    expect((await ask(WORTH_15)).statusCode).toBe(200);
    const refused = await ask(WORTH_15);
    expect(refused.statusCode).toBe(429);
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: seconds } }],
      extensions: { cost: { requested: 15 } },
    });
    expect(refused.json<{ errors: { message: string }[] }>().errors[0]?.message).toContain(`in ${seconds} s`);
    expect(refused.headers['ratelimit']).toMatch(new RegExp(`^"cost";r=\\d;t=${seconds}$`));
  });

  it('pays 1 for what is no operation, and is refused before its body is read', async () => {
    const ask = await served({ costPerMinute: 2 });
    expect((await ask('{')).statusCode).toBe(400);
    expect((await ask('{')).statusCode).toBe(400);
    const refused = await ask('{');
    expect([refused.statusCode, refused.json<{ errors: object[] }>().errors]).toEqual([
      429,
      [expect.objectContaining({ extensions: { code: 'RATE_LIMITED', retryAfter: 30 } })],
    ]);
    expect(refused.headers['retry-after']).toBe('30');
  });

  it('is granted what costs more than its allowance from a full one, and after the pause that it is told', async () => {
    const ask = await served({ costPerMinute: 600 });
    const worth700 = '{ resolveTerms(terms: ["a", "b", "c", "d", "e", "f", "g"]) { match } }';
    expect((await ask(worth700)).statusCode).toBe(200);
    const worth35 = '{ trials(first: 30) { nodes { id } } }';
    const refused = await ask(worth35, '192.0.2.2');
    expect(refused.statusCode).toBe(200);

    const tight = await ask(worth700, '192.0.2.2');
    expect(tight.statusCode).toBe(429);
    const seconds = Number(tight.headers['retry-after']);
    expect(seconds).toBeLessThan(8);
    await wait(seconds * 1_000);
    expect((await ask(worth700, '192.0.2.2')).statusCode).toBe(200);
  }, 20_000);

  it('is counted where it is refused', async () => {
    const { app } = await openFrontDoor(given.store(), undefined, { costPerMinute: 1 });
    opened.push(app);
    const ask = () => app.inject({ method: 'POST', url: '/graphql', payload: { query: '{' } });
    expect([(await ask()).statusCode, (await ask()).statusCode]).toEqual([400, 429]);
    expect((await app.inject('/metrics')).body).toContain(
      'trialgraph_requests_total{operation="other",code="RATE_LIMITED"} 1',
    );
  });

  it("does not spend what is another one's", async () => {
    const ask = await served({ costPerMinute: 20 });
    expect((await ask(WORTH_15)).statusCode).toBe(200);
    expect((await ask(WORTH_15)).statusCode).toBe(429);
    expect((await ask(WORTH_15, '192.0.2.2')).statusCode).toBe(200);
  });

  it('is who a trusted proxy says, and nobody else is believed', async () => {
    const ask = await served({ costPerMinute: 20, trustedProxies: ['10.0.0.0/8'] });
    const via = (proxy: string, client: string) => ask(WORTH_15, proxy, { 'x-forwarded-for': client });
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
    const limiter = new RateLimiter(60, () => now);
    expect(limiter.spend('192.0.2.1', 60).refusedFor).toBeUndefined();
    expect(limiter.enter('192.0.2.1').refusedFor).toBe(1);
    // coming again costs 1 besides
    expect(limiter.spend('192.0.2.1', 5).refusedFor).toBe(6);
    now += 6_000;
    expect(limiter.enter('192.0.2.1').refusedFor).toBeUndefined();
    expect(limiter.spend('192.0.2.1', 5).refusedFor).toBeUndefined();
    now += 3_600_000;
    expect(limiter.spend('192.0.2.1', 0).headers['ratelimit']).toBe('"cost";r=60;t=0');
  });

  it("lets through what costs more than a minute's, and has it earned afterwards", () => {
    let now = 0;
    const limiter = new RateLimiter(60, () => now);
    expect(limiter.spend('192.0.2.1', 90).refusedFor).toBeUndefined();
    expect(limiter.enter('192.0.2.1').refusedFor).toBe(31);
    now += 31_000;
    expect(limiter.enter('192.0.2.1').refusedFor).toBeUndefined();
  });

  it.each([
    ['2001:db8:0:1::1', '2001:db8:0:1:ffff:ffff:ffff:ffff', 'one network of a host'],
    ['192.0.2.1', '::ffff:192.0.2.1', 'one address written in two ways'],
    ['192.0.2.1', '192.0.2.1:50001', 'one address with the port of a connection'],
    ['2001:db8:0:1::1', '[2001:db8:0:1::2]:443', 'one network, with the port of a connection'],
  ])('is shared by %s and %s: %s', (one, other) => {
    const limiter = new RateLimiter(60, () => 0);
    limiter.spend(one, 60);
    expect(limiter.enter(other).refusedFor).toBe(1);
    expect(limiter.enter('2001:db8:0:2::1').refusedFor).toBeUndefined();
  });
});
