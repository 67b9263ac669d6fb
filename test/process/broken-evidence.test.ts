import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EvidenceError } from '../../seed/evidence-error.ts';
import { seedStore } from '../../seed/seed.ts';
import { openEmbeddedStore } from '../../src/graph/embedded.ts';
import { EVIDENCE, FOLDERS } from '../support/evidence-folder.ts';
import { createTempFolder } from '../support/temp-folder.ts';

describe('evidence that breaks its rules', () => {
  let folder: Awaited<ReturnType<typeof createTempFolder>>;
  beforeAll(async () => {
    folder = await createTempFolder();
    await cp(EVIDENCE, join(folder.path, 'evidence'), { recursive: true });
    await change('results.json', (text) => text.replace('"value": 0.47', '"value": -0.47'));
    await change('trials.json', (text) => text.replace('"cancer_type": "nsclc"', '"cancer_type": "nsclcc"'));
    await change('drugs.json', (text) => text.slice(0, -20));
  });
  afterAll(() => folder.remove());

  async function change(file: string, edit: (text: string) => string): Promise<void> {
    const path = join(folder.path, 'evidence', file);
    const text = await readFile(path, 'utf8');
    const changed = edit(text);
    expect(changed).not.toBe(text);
    await writeFile(path, changed);
  }

  it('lists all that is wrong, and leaves an empty store empty and a full one as it was', async () => {
    const store = await openEmbeddedStore(join(folder.path, 'store'));
    const seedBroken = async (): Promise<string> => {
      const folders = { ...FOLDERS, evidence: join(folder.path, 'evidence') };
      const error: unknown = await seedStore(store, folders, () => undefined).catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(EvidenceError);
      return (error as EvidenceError).message;
    };
    try {
      const message = await seedBroken();
      for (const part of ['nothing was written', 'results.json', 'trials.json', 'nsclcc', 'drugs.json']) {
        expect(message).toContain(part);
      }
      expect(await store.currentRelease()).toBeUndefined();
      const { release } = await seedStore(store, FOLDERS, () => undefined);
      await seedBroken();
      expect(await store.currentRelease()).toBe(release);
    } finally {
      await store.close();
    }
  });
});
