import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSchema, getNamedType, isObjectType, printSchema, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../src/root.ts';
import { readSdl } from '../../src/server/schema.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const schema = buildSchema(readSdl(join(ROOT, 'schema')));
const require = createRequire(import.meta.url);
const compiler = require.resolve('relay-compiler/cli.js');

/** A fragment that pages through a list of a type, as a component of Relay has it: read again by `node` or at the root. */
function pageOf(type: GraphQLObjectType, list: string): string {
  const name = `pages_${type.name}_${list}`;
  return `
    fragment ${name} on ${type.name}
    @refetchable(queryName: "${name}Query")
    @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
      ${list}(first: $count, after: $cursor) @connection(key: "${name}_${list}") { edges { node { id } } }
    }`;
}

const pages = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => type === schema.getQueryType() || type.getInterfaces().some(({ name }) => name === 'Node'))
  .flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
      .map((field) => pageOf(type, field.name)),
  );

let folder: Awaited<ReturnType<typeof createTempFolder>>;
beforeAll(async () => {
  folder = await createTempFolder();
});
afterAll(() => folder.remove());

it('Relay compiles a page of every list, at the root and on nodes, which it reads again by their id', async () => {
  await mkdir(join(folder.path, 'source'));
  await writeFile(join(folder.path, 'schema.graphql'), printSchema(schema));
  await writeFile(join(folder.path, 'source', 'pages.ts'), pages.map((page) => `graphql\`${page}\`;`).join('\n'));
  const config = { src: './source', schema: './schema.graphql', language: 'typescript' };
  await writeFile(join(folder.path, 'relay.config.json'), JSON.stringify(config));
  await promisify(execFile)(process.execPath, [compiler, 'relay.config.json'], { cwd: folder.path });
  const artifacts = await readdir(join(folder.path, 'source', '__generated__'));
  expect(artifacts.filter((file) => file.endsWith('Query.graphql.ts'))).toHaveLength(pages.length);
  expect(pages.length).toBeGreaterThan(50);
});
