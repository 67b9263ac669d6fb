import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedStore } from '../../seed/seed.ts';
import { openEmbeddedStore } from '../../src/graph/embedded.ts';
import type { GraphStore } from '../../src/graph/query.ts';
import { EVIDENCE, FOLDERS } from '../support/evidence-folder.ts';
import { openFrontDoor } from '../support/front-door.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const FORMER = 'approval:fda-alectinib-metastatic';
const NOW = 'approval:fda-alectinib-2017';

describe('an id that was published', () => {
  let store: GraphStore;
  let evidence: string;
  let cleanUps: (() => Promise<void>)[];

  beforeEach(async () => {
    const [data, copy] = [await createTempFolder(), await createTempFolder()];
    evidence = copy.path;
    await cp(EVIDENCE, evidence, { recursive: true });
    store = await openEmbeddedStore(data.path);
    cleanUps = [() => store.close(), data.remove, copy.remove];
    await seed();
  });

  afterEach(async () => {
    for (const cleanUp of cleanUps) await cleanUp();
  });

  const seed = () => seedStore(store, { ...FOLDERS, evidence }, () => undefined);
  const rewrite = async (file: string, change: (text: string) => string): Promise<void> => {
    const path = join(evidence, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
  };
  const rename = async (): Promise<void> => {
    for (const file of ['approvals.json', 'algorithms.json']) {
      await rewrite(file, (text) => text.replaceAll('"fda-alectinib-metastatic"', '"fda-alectinib-2017"'));
    }
  };
  const sayFormer = (id: string, now: string): Promise<void> =>
    rewrite('former_ids.json', () => JSON.stringify([{ id, now }]));

  it('is not lost in silence: the release is refused and the old one stays', async () => {
    const before = await store.currentRelease();
    await rename();
    await expect(seed()).rejects.toThrow(`former_ids.json ${FORMER}, field id [rule 41]`);
    expect(await store.currentRelease()).toBe(before);
  });

  it('means the node that has another id now, wherever an id is asked for', async () => {
    await rename();
    await sayFormer(FORMER, NOW);
    await seed();
    const door = await openFrontDoor(store);
    const { data } = await door.ask(
      `{ node(id: "${FORMER}") { id } nodes(ids: ["${FORMER}"]) { id } approval(id: "${FORMER}") { id } }`,
    );
    expect(data).toEqual({ node: { id: NOW }, nodes: [{ id: NOW }], approval: { id: NOW } });
    await door.app.close();
  });

  it.each([
    [
      'the former id is an id of the release',
      FORMER,
      'approval:ema-alectinib-1l',
      `"${FORMER}" is an id of this release`,
    ],
    ['the present id is none', 'approval:gone', 'approval:nowhere', '"approval:nowhere" is no id of this release'],
    ['it is no node id', 'gone', FORMER, 'must be a node id'],
  ])('is refused where %s', async (_why, id, now, reason) => {
    await rewrite('endpoints.json', (text) =>
      text.replace('progression or death from any cause', 'progression or death'),
    );
    await sayFormer(id, now);
    await expect(seed()).rejects.toThrow(reason);
  });
});
