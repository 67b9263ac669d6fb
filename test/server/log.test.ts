import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, runScript } from '../support/child.ts';
import { DOCUMENTED } from '../support/documented.ts';
import { createTempFolder } from '../support/temp-folder.ts';

/** What a line may hold. A new property is looked at by a person before it is let in. */
const PROPERTIES = new Set([
  'level',
  'time',
  'pid',
  'hostname',
  'msg',
  'requestId',
  'operation',
  'milliseconds',
  'codes',
]);

describe('the log of a run', () => {
  let folder: Awaited<ReturnType<typeof createTempFolder>>;
  beforeAll(async () => {
    folder = await createTempFolder();
  });
  afterAll(() => folder.remove());

  it('holds no document, variable, header or address of a client, whatever it asks', async () => {
    const server = runScript('src/main.ts', { PORT: '0', TRIALGRAPH_DATA: folder.path, STOP_DELAY_MS: '0' });
    const address = await addressOf(server);
    const post = (body: string, headers: Record<string, string> = {}) =>
      fetch(`${address}/graphql?zzquery=zzquery`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: 'Bearer zztoken',
          cookie: 'zz=zzcookie',
          'user-agent': 'zzagent',
          ...headers,
        },
        body,
      });
    for (const { query, variables } of DOCUMENTED)
      await post(JSON.stringify({ query: `# zzdocument\n${query}`, variables }));
    const asked = [
      { query: 'query Known($id: ID!) { zzalias: drug(id: $id) { id } }', variables: { id: 'zzvariable' } },
      { query: '{ resolveTerms(terms: ["zzterm"]) { input } bad: drug(id: "") { id } }' },
      { query: '{ zzunknown }' },
      { query: '{ zzbroken' },
      { query: 'query A { meta { apiVersion } }', operationName: 'zzmissing' },
      {
        query:
          'query B($o: DrugOrder = NAME_ASC) { zz: drugs(orderBy: $o, filter: { name: { eq: "zz" } }) { totalCount } }',
        variables: { o: null },
      },
      { query: 'query C($f: TrialFilter) { trials(filter: $f) { totalCount } }', variables: { f: { zz: 'zz' } } },
      { extensions: { persistedQuery: { version: 1, sha256Hash: 'zz' } } },
      { query: `{ ${'zz{'.repeat(2_000)}` },
    ];
    for (const payload of asked) await post(JSON.stringify(payload));
    await post('{"zzinvalid');
    await post('zzform', { 'content-type': 'text/zzhtml' });
    await fetch(`${address}/zzpath`);
    const { port, hostname } = new URL(address);
    for (const host of ['a b', '[', '', 'zz%']) {
      const socket = connect(Number(port), hostname);
      socket.end(`GET /graphql?query={zz} HTTP/1.1\r\nhost: ${host}\r\napollo-require-preflight: 1\r\n\r\n`).resume();
      await once(socket, 'close');
    }
    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    const output = server.output();
    const lines = output.split('\n').filter((line) => line.startsWith('{'));
    const operations = lines.filter((line) => line.includes('"msg":"operation"'));
    expect(operations.length).toBeGreaterThan(DOCUMENTED.length);
    for (const line of lines) {
      const unknown = Object.keys(JSON.parse(line) as object).filter((property) => !PROPERTIES.has(property));
      expect([line, unknown]).toEqual([line, []]);
    }
    expect(output).not.toContain('zz');
  });

  it('holds no password, also where the database is away', async () => {
    const server = runScript('src/main.ts', {
      PORT: '0',
      NEO4J_URI: 'bolt://127.0.0.1:1',
      NEO4J_PASSWORD: 'zzpassword',
    });
    await server.says('No database answers');
    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(server.output()).not.toContain('zz');
  });
});
