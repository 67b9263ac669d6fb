import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/root.ts';

type Lock = { readonly packages: Readonly<Record<string, { readonly version?: string; readonly resolved?: string }>> };
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;

/** Never older than this, whoever brings the package along, and why. */
const AT_LEAST: readonly (readonly [name: string, version: string, because: string])[] = [
  ['@apollo/server', '5.5.0', 'which refuses queries by GET that a browser can send for a foreign page'],
  ['fastify', '5.8.1', 'which refuses malformed content types, and so reads a body by one parser only'],
  ['graphql', '16.11.0', 'which bounds introspection; Apollo Server takes no older one'],
  [
    'ml-matrix',
    '6.15.0',
    'whose pseudo-inverse is right for the matrix of a network, in which a row adds up to nothing',
  ],
  ['neo4j-driver', '6.3.0', 'which does not stall 40 ms on statements of more than 1.4 kB'],
];

const versionsOf = (name: string): string[] =>
  Object.entries(lock.packages).flatMap(([path, { version }]) =>
    version !== undefined && path.endsWith(`node_modules/${name}`) ? [version] : [],
  );

function isAtLeast(version: string, minimum: string): boolean {
  const [have, need] = [version, minimum].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  const differing = need?.findIndex((part, index) => part !== have?.[index]) ?? -1;
  return differing === -1 || (have?.[differing] ?? 0) > (need?.[differing] ?? 0);
}

describe('the packages', () => {
  it.each(AT_LEAST)('have %s not older than %s, %s', (name, minimum) => {
    expect(versionsOf(name)).not.toEqual([]);
    expect(versionsOf(name).filter((version) => !isAtLeast(version, minimum))).toEqual([]);
  });

  it('are taken from wherever npm is told to, and from nowhere else', () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });
});
