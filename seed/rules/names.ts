import type { Facts } from './facts.ts';
import { groupBy } from '../../src/shared/group-by.ts';
import { error, quote, wholeFile, type Rule } from './rule.ts';

/** The kinds of record that are known by names; within one of them a name is claimed by one record. */
type NamedCollection = 'drugs' | 'genes' | 'biomarkers' | 'cancerTypes';

const namedCollections: readonly NamedCollection[] = ['drugs', 'genes', 'biomarkers', 'cancerTypes'];

/** Truly ambiguous names, as the README of the evidence lists them. */
const ambiguousNames: Readonly<Record<NamedCollection, readonly string[]>> = {
  drugs: [],
  genes: [],
  biomarkers: ['f1174l', 'alk f1174l', 'alk mutation'],
  cancerTypes: [],
};

interface Name {
  readonly field: string;
  readonly text: string;
}

interface NamedRecord {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly mainNames: readonly Name[];
  readonly brandNames: readonly string[];
}

function listNamedRecords({ records }: Facts, collection: NamedCollection): NamedRecord[] {
  const nameless = { brandNames: [] };
  switch (collection) {
    case 'drugs':
      return records.drugs.map(({ id, aliases, inn, brand_names: brandNames }) => {
        return { id, aliases, mainNames: [{ field: 'inn', text: inn }], brandNames };
      });
    case 'genes':
      return records.genes.map(({ id, aliases, symbol, name }) => {
        const mainNames = [
          { field: 'symbol', text: symbol },
          { field: 'name', text: name },
        ];
        return { ...nameless, id, aliases, mainNames };
      });
    case 'biomarkers':
    case 'cancerTypes':
      return records[collection].map(({ id, aliases, name }) => {
        return { ...nameless, id, aliases, mainNames: [{ field: 'name', text: name }] };
      });
  }
}

/** Names are compared without case, with hyphens as spaces. */
function foldName(name: string): string {
  return name.toLowerCase().replaceAll('-', ' ').replace(/\s+/g, ' ').trim();
}

export const aliasesAreNames: Rule = {
  number: 37,
  statement: 'An alias is a name only.',
  compares: [],
  *check(facts) {
    for (const collection of namedCollections) {
      for (const { id, aliases } of listNamedRecords(facts, collection)) {
        for (const [index, alias] of aliases.entries()) {
          if (alias === alias.trim() && !/[();]|%|, /.test(alias)) continue;
          yield error(
            collection,
            id,
            `aliases[${index}]`,
            `${quote(alias)} is more than a name; remarks belong to the note.`,
          );
        }
      }
    }
  },
};

export const aliasesAreNotRepeated: Rule = {
  number: 37,
  statement: 'An alias is not repeated, and is no main name of its record.',
  compares: [],
  *check(facts) {
    for (const collection of namedCollections) {
      for (const { id, aliases, mainNames } of listNamedRecords(facts, collection)) {
        for (const [index, alias] of aliases.entries()) {
          const isMainName = mainNames.some(({ text }) => text === alias);
          if (!isMainName && aliases.indexOf(alias) === index) continue;
          yield error(
            collection,
            id,
            `aliases[${index}]`,
            `${quote(alias)} names this record already; once is enough.`,
          );
        }
      }
    }
  },
};

export const namesAreClaimedOnce: Rule = {
  number: 37,
  statement: 'A name is claimed by one record of its kind, except the ambiguous names.',
  compares: namedCollections,
  *check(facts) {
    for (const collection of namedCollections) {
      const claims = groupBy(listClaims(listNamedRecords(facts, collection)), ({ folded }) => folded);
      for (const [folded, claimants] of claims) {
        const ids = [...new Set(claimants.map(({ id }) => id))];
        if (ids.length < 2 || ambiguousNames[collection].includes(folded)) continue;
        for (const { id, field, text } of claimants) {
          const others = ids
            .filter((other) => other !== id)
            .map(quote)
            .join(' and ');
          yield error(
            collection,
            id,
            field,
            `${quote(text)} is claimed by ${others} too; one record of a kind has a name.`,
          );
        }
      }
      for (const name of ambiguousNames[collection]) {
        const ids = new Set(claims.get(name)?.map(({ id }) => id));
        if (ids.size >= 2) continue;
        const reason = `${quote(name)} is listed as ambiguous and claimed by ${quote([...ids])}; two records or more should.`;
        yield error(collection, [...ids][0] ?? wholeFile, 'aliases', reason);
      }
    }
  },
};

function listClaims(records: readonly NamedRecord[]): (Name & { id: string; folded: string })[] {
  return records.flatMap(({ id, aliases, brandNames, mainNames }) =>
    [
      ...mainNames,
      ...aliases.map((text, index) => ({ field: `aliases[${index}]`, text })),
      ...brandNames.map((text, index) => ({ field: `brand_names[${index}]`, text })),
    ].map(({ field, text }) => ({ id, field, text, folded: foldName(text) })),
  );
}

export const aliasSourcesNameAliases: Rule = {
  number: 37,
  statement: 'The source of an alias is of an alias or brand name of its drug.',
  compares: [],
  *check({ records }) {
    for (const { id, aliases, brand_names: brandNames, alias_sources: sources } of records.drugs) {
      for (const [index, { alias }] of sources.entries()) {
        if (aliases.includes(alias) || brandNames.includes(alias)) continue;
        const reason = `${quote(alias)} is no alias and no brand name of this drug.`;
        yield error('drugs', id, `alias_sources[${index}].alias`, reason);
      }
    }
  },
};
