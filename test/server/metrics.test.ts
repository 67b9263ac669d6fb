import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeOnEmbedded } from '../support/engines.ts';
import { DOCUMENTED } from '../support/documented.ts';
import { openFrontDoor } from '../support/front-door.ts';
import { API_VERSION } from '../../src/server/app.ts';

const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

describeOnEmbedded('the metrics', (given) => {
  const metrics = async (): Promise<string> => (await given.app().inject('/metrics')).body;

  it('are those that the page on operations explains', async () => {
    const told = [...(await metrics()).matchAll(/^# TYPE (trialgraph_\w+)/gm)].map(([, name]) => name);
    const explained = [...page.matchAll(/^\| `(trialgraph_\w+)`/gm)].map(([, name]) => name);
    expect(told.toSorted()).toEqual(explained.toSorted());
  });

  it('name documented operations, and no other', async () => {
    await given.ask('query NamedByAClient { meta { apiVersion } }');
    const [documented] = DOCUMENTED;
    if (documented === undefined) throw new Error('No operation is documented.');
    await given.ask(documented.query, documented.variables);
    await given.ask('{ drug(id: "") { id } }');
    const text = await metrics();
    expect(text).not.toContain('NamedByAClient');
    const [, name] = /query (\w+)/.exec(documented.query) ?? [];
    expect(text).toContain(`trialgraph_requests_total{operation="${name}",code="OK"} 1`);
    expect(text).toContain('trialgraph_requests_total{operation="other",code="OK"} 1');
    expect(text).toContain('trialgraph_requests_total{operation="other",code="BAD_USER_INPUT"} 1');
  });

  it('tell the release before anybody asks for it', async () => {
    const { app } = await openFrontDoor(given.store());
    expect((await app.inject('/metrics')).body).toContain(
      `trialgraph_info{version="${API_VERSION}",engine="embedded",release="${await given.store().currentRelease()}"} 1`,
    );
    await app.close();
  });

  it('count the queries that go to the graph, and not those that memory answers', async () => {
    const count = async () =>
      /trialgraph_graph_query_duration_seconds_count{query="genesByIds"} (\d+)/.exec(await metrics())?.[1];
    await given.ask('{ gene(id: "gene:alk") { id } }');
    const once = await count();
    await given.ask('{ gene(id: "gene:alk") { id } }');
    expect([once, await count()]).toEqual(['1', '1']);
  });
});
