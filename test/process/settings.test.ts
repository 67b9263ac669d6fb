import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { StartError } from '../../src/start-error.ts';
import { createTempFolder } from '../support/temp-folder.ts';

it.each([
  [{}, undefined],
  [{ HOST: '::1' }, undefined],
  [{ HOST: '0.0.0.0' }, 200_000],
  [{ HOST: '0.0.0.0', RATE_LIMIT: 'off' }, undefined],
  [{ RATE_LIMIT: '5000' }, 5_000],
])(
  'clients have a rate limit where others than this machine can ask, or where one is set: %o',
  (environment, limit) => {
    expect(readConfig(environment).web.costPerMinute).toBe(limit);
  },
);

it('no proxy is trusted and no origin allowed that is not named', () => {
  expect(readConfig({}).web).toMatchObject({ trustedProxies: [], allowedOrigins: [] });
  const environment = {
    TRUSTED_PROXIES: '10.0.0.7, fd00::/8',
    ALLOWED_ORIGINS: 'https://example.org,http://localhost:5173',
  };
  expect(readConfig(environment).web).toMatchObject({
    trustedProxies: ['10.0.0.7', 'fd00::/8'],
    allowedOrigins: ['https://example.org', 'http://localhost:5173'],
  });
});

it.each([
  ['TRUSTED_PROXIES', 'proxy.example.org'],
  ['TRUSTED_PROXIES', '10.0.0.0/99'],
  ['ALLOWED_ORIGINS', 'example.org'],
  ['ALLOWED_ORIGINS', 'https://example.org/path'],
  ['RATE_LIMIT', 'many'],
  ['RATE_LIMIT', '0'],
  ['RATE_LIMIT', '999'],
  ['REQUEST_TIMEOUT_MS', '60001'],
  ['NEO4J_URI', 'neo4j://a b'],
  ['NEO4J_URI', 'bolt://127.0.0.1:99999'],
  ['NEO4J_URI', 'http://127.0.0.1:7687'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'nonsense'],
])('a setting that cannot be meant is quoted: %s=%s', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(StartError);
  expect(() => readConfig({ [name]: value })).toThrow(`${name} is "${value}", but must be`);
});

it('a password in an address is refused, and not told', () => {
  const readWithPassword = () => readConfig({ NEO4J_URI: 'neo4j://neo4j:secret@host:7687', NEO4J_PASSWORD: 'x' });
  expect(readWithPassword).toThrow('NEO4J_URI is "...@host:7687", but must be');
});

it('the password of the database can stand in a file', async () => {
  const folder = await createTempFolder();
  const file = join(folder.path, 'password');
  await writeFile(file, 'of the file\n');
  const neo4j = { NEO4J_URI: 'bolt://127.0.0.1:7687' };
  expect(readConfig({ ...neo4j, NEO4J_PASSWORD_FILE: file }).graph).toMatchObject({ password: 'of the file' });
  expect(() => readConfig({ ...neo4j, NEO4J_PASSWORD_FILE: file, NEO4J_PASSWORD: 'x' })).toThrow('are both set');
  expect(() => readConfig({ ...neo4j, NEO4J_PASSWORD_FILE: `${file}-gone` })).toThrow(
    `is "${file}-gone", but that file cannot be read`,
  );
  await folder.remove();
});
