import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GraphQueryError, GraphUnavailableError } from '../../src/graph/errors.ts';
import { openEmbeddedStore } from '../../src/graph/embedded.ts';
import type { GraphStore } from '../../src/graph/query.ts';
import { CHANGED_TRIAL, releaseWithTitle, shippedRelease, shippedTitle } from '../support/changed-evidence.ts';
import { failing } from '../support/faults.ts';
import { openFrontDoor, type FrontDoor } from '../support/front-door.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const silent = () => undefined;

describe('what was read before', () => {
  let folder: Awaited<ReturnType<typeof createTempFolder>>;
  let store: GraphStore;
  let door: FrontDoor;
  let reachedTheGraph: string[] = [];
  let fault: Error | undefined;

  beforeAll(async () => {
    folder = await createTempFolder();
    store = await openEmbeddedStore(folder.path);
    await store.replace(shippedRelease, silent);
    door = await openFrontDoor(
      failing(store, (query) => {
        reachedTheGraph.push(query);
        return fault;
      }),
    );
  });
  afterAll(async () => {
    await door.app.close();
    await store.close();
    await folder.remove();
  });

  async function readTitle(): Promise<{ title: string | undefined; reached: readonly string[] }> {
    reachedTheGraph = [];
    const { data } = await door.ask<{ trial: { title: string } | null }>(
      'query Title($id: ID!) { trial(id: $id) { title } }',
      { id: CHANGED_TRIAL },
    );
    return { title: data.trial?.title, reached: reachedTheGraph };
  }

  it('is not kept when reading failed', async () => {
    fault = new GraphQueryError('trialsByIds', new Error('for once'));
    expect(await readTitle()).toEqual({ title: undefined, reached: ['trialsByIds'] });
    fault = undefined;
    expect(await readTitle()).toEqual({ title: shippedTitle, reached: ['trialsByIds'] });
  });

  it('is not read again, whatever is selected of it', async () => {
    expect(await readTitle()).toEqual({ title: shippedTitle, reached: [] });
    const { data } = await door.ask('query Other($id: ID!) { trial(id: $id) { acronym } }', { id: CHANGED_TRIAL });
    expect(data).toEqual({ trial: { acronym: 'ALEX' } });
    expect(reachedTheGraph).toEqual([]);
  });

  it('is read once for all who ask for it at once, and by each where that fails', async () => {
    const asked = 'query Gene($id: ID!) { gene(id: $id) { symbol } }';
    const askAtOnce = (id: string) => Promise.all(Array.from({ length: 5 }, () => door.ask(asked, { id })));
    reachedTheGraph = [];
    const together = await askAtOnce('gene:egfr');
    expect(new Set(together.map(({ body }) => body.replace(/"cost".*/, '')))).toHaveProperty('size', 1);
    expect(together[0]?.data).toEqual({ gene: { symbol: 'EGFR' } });
    expect(reachedTheGraph).toEqual(['genesByIds']);
    reachedTheGraph = [];
    let left = 1;
    const once = failing(store, (query) => {
      reachedTheGraph.push(query);
      return left-- > 0 ? new GraphUnavailableError('CANCELLED', 'The client has gone.') : undefined;
    });
    const other = await openFrontDoor(once);
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => other.ask<{ gene: unknown }>(asked, { id: 'gene:ros1' })),
    );
    expect(answers.filter(({ data }) => data.gene !== null)).toHaveLength(2);
    expect(reachedTheGraph.length).toBeLessThanOrEqual(3);
    await other.app.close();
  });

  it('is not what another release has', async () => {
    await store.replace(releaseWithTitle('Another title'), silent);
    expect(await readTitle()).toEqual({ title: 'Another title', reached: ['trialsByIds'] });
  });
});
