import type { FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { GraphQueryError, GraphUnavailableError } from '../../src/graph/errors.ts';
import type { GraphSource } from '../../src/graph/query.ts';
import { describeOnEmbedded } from '../support/engines.ts';
import { away, failing, keepLog } from '../support/faults.ts';
import { openFrontDoor } from '../support/front-door.ts';

const MASKED = 'Something went wrong on our side. It is logged under the request id of this answer.';
const AWAY = 'The graph is not available. Try again in a moment.';
const SECRET = 'bolt://secret-host:7687';

describeOnEmbedded('a fault', (given) => {
  const opened: FastifyInstance[] = [];
  afterEach(() => Promise.all(opened.splice(0).map((app) => app.close())));

  async function behind(store: GraphSource) {
    const kept = keepLog();
    const door = await openFrontDoor(store, kept.log);
    opened.push(door.app);
    const post = (query: string, variables = {}) =>
      door.app.inject({ method: 'POST', url: '/graphql', payload: { query, variables } });
    return { ...door, ...kept, post };
  }

  const broken = (query: string) =>
    query === 'drugsByIds' ? new GraphQueryError(query, new Error(`syntax error near ${SECRET}`)) : undefined;

  it('that nobody expected is masked, and logged with its cause, its query and the id of the request', async () => {
    const { post, lines } = await behind(failing(given.store(), broken));
    const answer = await post('{ drug(id: "drug:alectinib") { id } }');
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({
      data: { drug: null },
      errors: [{ message: MASKED, path: ['drug'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(answer.body).not.toMatch(/secret|drugsByIds|node_modules|\.ts/);
    const logged = lines().filter(({ level }) => level === 50);
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged[0])).toContain('drugsByIds');
    expect(JSON.stringify(logged[0])).toContain(`syntax error near ${SECRET}`);
    expect(logged[0]?.['requestId']).toBe(answer.headers['x-request-id']);
  });

  it('leaves a sibling its data, and the answer its status', async () => {
    const { post } = await behind(failing(given.store(), broken));
    const answer = await post('{ drug(id: "drug:alectinib") { id } gene(id: "gene:alk") { id } }');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      data: { drug: null, gene: { id: 'gene:alk' } },
      errors: [{ message: MASKED }],
    });
  });

  it.each([
    ['UNREACHABLE', 503, 'GRAPH_UNAVAILABLE', AWAY],
    ['REFUSED', 503, 'GRAPH_UNAVAILABLE', AWAY],
    ['EMPTY', 503, 'GRAPH_UNAVAILABLE', AWAY],
    ['TIMEOUT', 504, 'GRAPH_TIMEOUT', 'The graph took too long to answer.'],
  ] as const)('of the graph, %s, is %i and says no more', async (reason, status, code, message) => {
    const error = new GraphUnavailableError(reason, `No database at ${SECRET}.`);
    for (const store of [away(given.store(), error), failing(given.store(), () => error)]) {
      const { post, text } = await behind(store);
      const answer = await post('{ drug(id: "drug:alectinib") { id } gene(id: "gene:alk") { id } }');
      expect(answer.statusCode).toBe(status);
      const { errors } = answer.json<{ errors: { message: string; extensions: object }[] }>();
      for (const { message: told, extensions } of errors) expect([told, extensions]).toEqual([message, { code }]);
      expect(errors.length).toBeGreaterThan(0);
      expect(answer.body).not.toContain('secret');
      expect(text()).toContain(SECRET);
    }
  });

  it('of the graph keeps the data that was had, and status 200', async () => {
    const error = new GraphUnavailableError('UNREACHABLE', `No database at ${SECRET}.`);
    const { post } = await behind(failing(given.store(), (query) => (query === 'drugsByIds' ? error : undefined)));
    const answer = await post('{ drug(id: "drug:alectinib") { id } gene(id: "gene:alk") { id } }');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      data: { drug: null, gene: { id: 'gene:alk' } },
      errors: [{ message: AWAY, path: ['drug'], extensions: { code: 'GRAPH_UNAVAILABLE' } }],
    });
  });

  it('before any field is masked too', async () => {
    const { post, text } = await behind(away(given.store(), new Error(`a defect near ${SECRET}`)));
    const answer = await post('{ drug(id: "drug:alectinib") { id } }');
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({ errors: [{ message: MASKED, extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
    expect(text()).toContain(SECRET);
  });

  it('of the graph makes /readyz say no, and /livez still yes', async () => {
    const error = new GraphUnavailableError('UNREACHABLE', `No database at ${SECRET}.`);
    const { app } = await behind(away(given.store(), error));
    const ready = await app.inject('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([
      503,
      { status: 'not ready', reason: 'The database cannot be reached.' },
    ]);
    expect((await app.inject('/livez')).statusCode).toBe(200);
  });
});

describeOnEmbedded('the log', (given) => {
  it('has one line for an operation, with its name and codes, and neither document nor variables', async () => {
    const { log, lines, text } = keepLog();
    const door = await openFrontDoor(given.store(), log);
    await door.ask('query Known($id: ID!) { drug(id: $id) { zzalias: id } bad: drug(id: "") { id } }', {
      id: 'drug:zzvariable',
    });
    await door.ask('{ zznothing }');
    await door.ask('{ zzbroken');
    const operations = lines().filter(({ msg }) => msg === 'operation');
    expect(operations).toHaveLength(3);
    expect(operations[0]).toMatchObject({ operation: 'Known', codes: ['BAD_USER_INPUT'] });
    expect(operations[0]?.['requestId']).toMatch(/^[0-9a-f-]{36}$/);
    expect(operations[1]).toMatchObject({ operation: null, codes: ['GRAPHQL_VALIDATION_FAILED'] });
    expect(text()).not.toMatch(/zz/);
    await door.app.close();
  });
});
