import {
  DangerousChangeType,
  buildSchema,
  findBreakingChanges,
  findDangerousChanges,
  isInputObjectType,
  isIntrospectionType,
  isSpecifiedScalarType,
  print,
  printType,
  type GraphQLInputField,
  type GraphQLSchema,
} from 'graphql';
import { StartError } from '../start-error.ts';

/**
 * What `docs/schema.graphql` has to be: the schema of the last version that was released; before there is one, the
 * present schema. While a version is in the making, each change that breaks clients of the last one must be declared in
 * its section of the changelog.
 *
 * @param published `docs/schema.graphql` as it is
 * @param sdl the present schema
 * @param changelog the text of CHANGELOG.md
 * @throws StartError that says what to put right, with the exact line where one is missing
 */
export function schemaToPublish(published: string, sdl: string, changelog: string): string {
  const { version, released, previous, declared } = readChangelog(changelog);
  const present = printPublished(sdl, version);
  const publishedVersion = published.split('\n', 1).join().replace(HEADER, '');
  if (released && publishedVersion === version) {
    if (published === present) return published;
    throw new StartError(
      `The schema is not the one that was published as ${version}. Put a section "## <next version> (unreleased)" on top of CHANGELOG.md.`,
    );
  }
  if (previous === undefined) return present;
  if (publishedVersion !== previous) {
    throw new StartError(
      `docs/schema.graphql is of version "${publishedVersion}". Until ${version} has a date in CHANGELOG.md it has to be of ${previous}, the last that was released.`,
    );
  }
  const changes = breakingChanges(buildSchema(published), buildSchema(sdl));
  const problems = [
    ...changes
      .filter((change) => !declared.includes(change))
      .map((change) => [`This breaks clients of ${previous}. Undo it, or add to ${version} in CHANGELOG.md:`, change]),
    ...declared
      .filter((change) => !changes.includes(change))
      .map((change) => [
        `This is no breaking change since ${previous}. Remove from ${version} in CHANGELOG.md:`,
        change,
      ]),
  ];
  if (problems.length > 0) {
    throw new StartError(problems.map(([what, change]) => `${what}\n- Breaking: \`${change}\``).join('\n'));
  }
  return released ? present : published;
}

const HEADER = '# Trialgraph ';

/** Types by name, their fields in the order they were written in: a type that moves between files makes no difference. */
function printPublished(sdl: string, version: string): string {
  const types = Object.values(buildSchema(sdl).getTypeMap())
    .filter((type) => !isSpecifiedScalarType(type) && !isIntrospectionType(type))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return `${HEADER}${version}\n\n${types.map(printType).join('\n\n')}\n`;
}

/** One sentence for each change after which an operation fails or, unchanged, asks something else. Output enums are open. */
function breakingChanges(before: GraphQLSchema, after: GraphQLSchema): string[] {
  const otherDefaults = findDangerousChanges(before, after).filter(
    ({ type }) => type === DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
  );
  return [
    ...[...findBreakingChanges(before, after), ...otherDefaults].map(({ description }) => description),
    ...otherInputDefaults(before, after),
  ];
}

/** graphql-js compares the defaults of arguments and not those of input fields. */
function otherInputDefaults(before: GraphQLSchema, after: GraphQLSchema): string[] {
  return Object.values(before.getTypeMap()).flatMap((type) => {
    const typeAfter = after.getType(type.name);
    if (!isInputObjectType(type) || !isInputObjectType(typeAfter)) return [];
    return Object.values(type.getFields()).flatMap((field) => {
      const fieldAfter = typeAfter.getFields()[field.name];
      const [from, to] = [defaultOf(field), defaultOf(fieldAfter)];
      if (fieldAfter === undefined || from === 'none' || from === to) return [];
      return [`${type.name}.${field.name} has changed defaultValue from ${from} to ${to}.`];
    });
  });
}

function defaultOf(field: GraphQLInputField | undefined): string {
  const value = field?.astNode?.defaultValue;
  return value === undefined ? 'none' : print(value);
}

type Changelog = {
  /** The topmost version, and whether it has a date. */
  readonly version: string;
  readonly released: boolean;
  /** The version before it. */
  readonly previous: string | undefined;
  /** The breaking changes that the topmost version declares. */
  readonly declared: readonly string[];
};

function readChangelog(changelog: string): Changelog {
  const [current, ...older] = changelog
    .split(/^## /m)
    .slice(1)
    .map((section) => ({ section, ...readHeading(section.split('\n', 1).join()) }));
  if (current === undefined) throw new StartError('CHANGELOG.md has no section of a version.');
  const pending = older.find(({ released }) => !released);
  if (pending !== undefined) {
    throw new StartError(`${pending.version} in CHANGELOG.md has no date, and ${current.version} stands above it.`);
  }
  const declared = [...current.section.matchAll(/^- Breaking: `(.+?)`/gm)].map(([, change = '']) => change);
  return { version: current.version, released: current.released, previous: older[0]?.version, declared };
}

function readHeading(heading: string): { readonly version: string; readonly released: boolean } {
  const [, version, date] = /^(\d+\.\d+\.\d+) \((unreleased|\d{4}-\d{2}-\d{2})\)$/.exec(heading) ?? [];
  if (version === undefined) {
    throw new StartError(
      `"## ${heading}" in CHANGELOG.md should be like "## 0.1.0 (unreleased)" or "## 0.1.0 (2026-12-31)".`,
    );
  }
  return { version, released: date !== 'unreleased' };
}
