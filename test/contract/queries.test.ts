import { describe, expect, it } from 'vitest';
import {
  aliasesThatHideVariables,
  NOT_USED,
  notUsedIn,
  ordersLeftToChance,
  parametersOf,
  wordsThatDoMoreThanRead,
} from './cypher-text.ts';
import { LISTS, OTHERS, QUERIES, TEXTS, type AskedText } from './registered-queries.ts';

const named = [...QUERIES, ...LISTS].map(({ feature, exportedAs, value }) => ({
  feature,
  exportedAs,
  name: value.name,
}));

describe('the queries of the features', () => {
  it('are found', () => {
    expect(QUERIES.length).toBeGreaterThan(10);
    expect(LISTS.length).toBeGreaterThan(10);
  });

  it.each(named)('$feature: $exportedAs is named as it is exported', ({ exportedAs, name }) => {
    expect(name).toBe(exportedAs);
  });

  it('have each a name of their own, counts of lists too', () => {
    const names = [...named.map(({ name }) => name), ...LISTS.map(({ value }) => `${value.name}Count`)];
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  });

  it('are all that their files export', () => {
    expect(OTHERS.map(({ feature, exportedAs }) => `${feature}: ${exportedAs}`)).toEqual([]);
  });
});

describe('the texts of the queries and of the pages, counts, orders and filters of the lists', () => {
  const findingsBy = (find: (asked: AskedText) => readonly string[]): Record<string, readonly string[]> =>
    Object.fromEntries(
      TEXTS.map((asked) => [asked.title, find(asked)] as const).filter(([, found]) => found.length > 0),
    );

  it('use the parameters they declare and the release, and no others', () => {
    const used = Object.fromEntries(TEXTS.map(({ title, text }) => [title, parametersOf(text)]));
    const declared = TEXTS.map(({ title, params }) => [title, [...params, 'release'].toSorted()] as const);
    expect(used).toEqual(Object.fromEntries(declared));
  });

  it('compare the release', () => {
    expect(findingsBy(({ text }) => (/\w\.release = \$release/.test(text) ? [] : [text]))).toEqual({});
  });

  it('only read', () => {
    expect(findingsBy(({ text }) => wordsThatDoMoreThanRead(text))).toEqual({});
  });

  it('keep to what both engines do alike', () => {
    expect(findingsBy(({ text }) => notUsedIn(text))).toEqual({});
  });

  it('name no column as a variable', () => {
    expect(findingsBy(({ text }) => aliasesThatHideVariables(text))).toEqual({});
  });

  it('leave no order to chance', () => {
    expect(findingsBy(({ text, oneRow }) => ordersLeftToChance(text, oneRow))).toEqual({});
  });
});

describe('what is looked for in a text', () => {
  it.each(Object.entries(NOT_USED).map(([name, [, example]]) => ({ name, example })))(
    'is $name',
    ({ name, example }) => {
      expect(notUsedIn(example)).toContain(name);
    },
  );

  it.each([
    ['CREATE (a:A {id: $id})', ['CREATE']],
    ['MATCH (a:A) SET a.x = 1', ['SET']],
    ['MATCH (a:A) DETACH DELETE a', ['DETACH', 'DELETE']],
    ['CALL db.labels() YIELD label RETURN label', ['CALL']],
    ['CALL (a) { MATCH (a)-[:T]->(b) RETURN b.id AS bId } RETURN bId', []],
    ["MATCH (a:A) WHERE a.set = 'CREATE' AND a.id IN $merge RETURN a.created AS created", []],
  ])('is a word that writes: %s', (text, words) => {
    expect(wordsThatDoMoreThanRead(text)).toEqual(words);
  });

  it.each([
    ['MATCH (t:Trial) RETURN t{.id} AS t ORDER BY t.id', ['t']],
    ['UNWIND $ids AS id MATCH (t:Trial) RETURN t.id AS id', ['id']],
    ['MATCH (t:Trial) CALL (t) { MATCH (t)-[:HAS]->(a:Arm) RETURN a.id AS a } RETURN a', ['a']],
    ['CALL () { MATCH (owner:Drug) RETURN owner.id AS key } RETURN key AS owner', []],
    ['MATCH (t:Trial) RETURN [(t)-[:HAS]->(a:Arm) | a.id] AS arms', []],
  ])('is an alias that hides a variable: %s', (text, aliases) => {
    expect(aliasesThatHideVariables(text)).toEqual(aliases);
  });

  it.each([
    ['MATCH (t:Trial) RETURN t.id AS id', false, 1],
    ['MATCH (t:Trial) RETURN t.id AS id ORDER BY t.name', false, 1],
    ['MATCH (t:Trial) RETURN t.id AS id ORDER BY t.name, id', false, 0],
    ['MATCH (t:Trial) WITH t LIMIT 5 RETURN t.id AS id ORDER BY id', false, 1],
    ['MATCH (t:Trial) WITH t ORDER BY t.name, t.id LIMIT 5 RETURN t.id AS id ORDER BY id', false, 0],
    ['MATCH (t:Trial) RETURN count(t) AS count', true, 0],
  ])('is an order left to chance: %s', (text, oneRow, problems) => {
    expect(ordersLeftToChance(text, oneRow)).toHaveLength(problems);
  });
});
