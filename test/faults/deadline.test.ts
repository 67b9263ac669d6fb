import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { describeOnEmbedded } from '../support/engines.ts';
import { keepLog, slowed } from '../support/faults.ts';
import { openFrontDoor } from '../support/front-door.ts';

const NESTED = `{
  gene(id: "gene:alk") { id }
  drug(id: "drug:alectinib") { name trials { nodes { acronym results { nodes { text } } } } }
}`;

describeOnEmbedded('a request', (given) => {
  it('asks nothing more of the graph when its time is over, and keeps what it has', async () => {
    const { source, reached } = slowed(given.store(), 1_000);
    const door = await openFrontDoor(source, keepLog().log, {}, 1_500);
    const { status, data, errors } = await door.ask(NESTED);
    expect([status, data]).toEqual([200, { gene: { id: 'gene:alk' }, drug: null }]);
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPH_TIMEOUT' } }]);
    expect(reached).toEqual(['genesByIds', 'drugsByIds', 'trialsOfDrug']);
    await door.app.close();
  });

  it('is 504 when its time is over before there is any data', async () => {
    const { source } = slowed(given.store(), 1_000);
    const door = await openFrontDoor(source, keepLog().log, {}, 500);
    const { status, errors } = await door.ask('{ drugs { nodes { trials { nodes { acronym } } } } }');
    expect(status).toBe(504);
    expect(errors).toMatchObject([
      { message: 'The graph took too long to answer.', extensions: { code: 'GRAPH_TIMEOUT' } },
    ]);
    await door.app.close();
  });

  it('ends with its client, asks nothing more, and is no fault', async () => {
    const { source, reached } = slowed(given.store(), 1_000);
    const { log, lines } = keepLog();
    const { app } = await openFrontDoor(source, log);
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const client = request(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } });
    client.on('error', () => undefined);
    client.end(JSON.stringify({ query: NESTED }));
    await expect.poll(() => reached, { timeout: 5_000 }).toEqual(['genesByIds', 'drugsByIds']);
    client.destroy();
    await expect
      .poll(async () => (await app.inject('/metrics')).body, { timeout: 5_000 })
      .toContain('trialgraph_requests_total{operation="other",code="CANCELLED"} 1');
    await wait(1_500);
    expect(reached).toEqual(['genesByIds', 'drugsByIds']);
    expect(lines().filter(({ level }) => Number(level) >= 40)).toEqual([]);
    await app.close();
  });
});
