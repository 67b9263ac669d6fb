import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../src/root.ts';
import { startNeo4j, type RunningNeo4j } from './server.ts';
import { shippedRelease } from '../support/changed-evidence.ts';
import { runScript, startServer, type Child } from '../support/child.ts';
import { fingerprintOf } from './fingerprint.ts';
import { useOwnNeo4j, whyNoNeo4jOfOnesOwn } from '../support/own-neo4j.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { userStatements } from '../support/user-statements.ts';

const PASSWORDS = { seedPassword: 'of-who-writes', apiPassword: 'of-who-reads' };

const reason = await whyNoNeo4jOfOnesOwn();
describe.skipIf(reason !== undefined)(
  `a database in production (neo4j${reason === undefined ? '' : `: skipped, ${reason}`})`,
  { timeout: 120_000 },
  () => {
    const first = useOwnNeo4j();
    let database: RunningNeo4j | undefined;
    const others: RunningNeo4j[] = [];
    const children: Child[] = [];
    afterEach(() => {
      for (const child of children.splice(0)) child.kill('SIGKILL');
    });
    afterAll(() => Promise.all(others.map((server) => server.stop())));

    const as = (username: string, password: string, { uri } = database ?? first()) => ({
      NEO4J_URI: uri,
      NEO4J_USERNAME: username,
      NEO4J_PASSWORD: password,
    });
    const seed = (environment: Readonly<Record<string, string>>): Child => runScript('src/cli/seed.ts', environment);
    const serve = async (environment: Readonly<Record<string, string>>) => {
      const server = await startServer(environment);
      children.push(server);
      return server;
    };
    const whatIsServed = async (address: string): Promise<unknown> => {
      const answer = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ trial(id: "NCT02075840") { acronym } meta { release { id } } }' }),
      });
      return ((await answer.json()) as { data: unknown }).data;
    };
    const SERVED = { trial: { acronym: 'ALEX' }, meta: { release: { id: shippedRelease.id } } };

    it('has users of their own for seeding and for serving, made by the documented statements, however often', async () => {
      const { uri, username, password } = first();
      const statements = userStatements('community');
      const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
      const session = driver.session({ database: 'system' });
      for (const statement of [...statements, ...statements]) await session.run(statement, PASSWORDS);
      await session.close();
      await driver.close();
      const seeding = seed(as('trialgraph_seed', PASSWORDS.seedPassword));
      expect(await seeding.ended).toBe(0);
      expect(seeding.output()).toContain(`Release ${shippedRelease.id} is written.`);
      const { address } = await serve(as('trialgraph_api', PASSWORDS.apiPassword));
      expect(await whatIsServed(address)).toEqual(SERVED);
    });

    it('can be closed to writing: the server notices a restart and nothing else, and whoever writes is told', async () => {
      const { address } = await serve(as('trialgraph_api', PASSWORDS.apiPassword));
      const halted = await first().halt();
      database = await halted.start({ 'server.databases.read_only': 'neo4j' });
      others.push(database);
      await expect
        .poll(async () => (await fetch(`${address}/readyz`)).status, { timeout: 10_000, interval: 200 })
        .toBe(200);
      expect(await whatIsServed(address)).toEqual(SERVED);

      // what is there already needs no writing
      expect(await seed(as('trialgraph_seed', PASSWORDS.seedPassword)).ended).toBe(0);
      const before = await fingerprintOf(database);
      const writer = runScript('test/support/write-release.ts', as('trialgraph_api', PASSWORDS.apiPassword), ['Other']);
      expect(await writer.ended).toBe(1);
      expect(writer.output()).toContain(`The database "neo4j" at NEO4J_URI (${database.uri}) is read-only.`);
      expect(await fingerprintOf(database)).toBe(before);
    });

    it('comes back from a backup whole, on an empty server, by the documented commands', async () => {
      const source = database ?? first();
      const before = await fingerprintOf(source);
      const folder = await createTempFolder();
      const file = join(folder.path, 'trialgraph.dump');
      const [dump, load] = await documentedCommands(file);
      await (await source.halt()).administer(dump.args, dump.redirect);

      const empty = await startNeo4j({ forShortLife: true });
      others.push(empty);
      await expect(fingerprintOf(empty)).rejects.toThrow('The database is empty.');
      const halted = await empty.halt();
      await halted.administer(load.args, load.redirect);
      const restored = await halted.start();
      others.push(restored);
      expect(await fingerprintOf(restored)).toBe(before);

      const administrator = as(restored.username, restored.password, restored);
      const seeding = seed(administrator);
      expect(await seeding.ended).toBe(0);
      expect(seeding.output()).toContain(`Release ${shippedRelease.id} was there already.`);
      const { address } = await serve(administrator);
      expect(await whatIsServed(address)).toEqual(SERVED);
      await folder.remove();
    });
  },
);

type Command = { readonly args: readonly string[]; readonly redirect: string };

/** The two commands of docs/operations.md, as neo4j-admin is given them, with another file. */
async function documentedCommands(file: string): Promise<[dump: Command, load: Command]> {
  const page = await readFile(join(ROOT, 'docs', 'operations.md'), 'utf8');
  const find = (name: string, sign: string): Command => {
    const pattern = new RegExp(`neo4j-admin neo4j (database ${name} [^<>\n]+) ${sign} trialgraph\\.dump`);
    const [, args] = pattern.exec(page) ?? [];
    if (args === undefined) throw new Error(`docs/operations.md shows no "database ${name}".`);
    return { args: args.split(' '), redirect: `${sign} '${file}'` };
  };
  return [find('dump', '>'), find('load', '<')];
}
