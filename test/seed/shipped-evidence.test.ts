import { describe, expect, it } from 'vitest';
import { readEvidence } from '../../seed/read-evidence.ts';
import { references } from '../../seed/rules/references.ts';
import { findTextsAt } from '../../seed/rules/json.ts';
import { rules } from '../../seed/rules/registry.ts';
import { collections, type CollectionName } from '../../seed/schemas/evidence.ts';
import { shipped, shippedFolder } from './raw-evidence.ts';

/** Warnings per rule as the curators' own program, which checks the same numbers, counts them for this release. */
const warningsPerRule = {
  20: 2,
  21: 2,
  22: 1,
  24: 3,
  25: 7,
  26: 43,
  27: 13,
  28: 14,
  29: 379,
  30: 23,
  39: 21,
};

const collectionNames = Object.keys(collections) as CollectionName[];

describe('the evidence that ships', () => {
  it('has no error and the warnings that its curators know of', async () => {
    const reading = await readEvidence(shippedFolder);
    expect(reading.ok ? [] : reading.errors).toEqual([]);
    const counts: Record<number, number> = {};
    for (const { rule } of reading.warnings) counts[rule] = (counts[rule] ?? 0) + 1;
    expect(counts).toEqual(warningsPerRule);
  });

  it('loses no record and no field on the way', async () => {
    const reading = await readEvidence(shippedFolder);
    if (!reading.ok) expect.fail('the shipped evidence was refused');
    for (const name of collectionNames) expect(reading.evidence[name]).toEqual(shipped[collections[name].file]);
    expect(reading.evidence.release).toEqual(shipped['release.json']);
  });
});

describe('the rules', () => {
  it('stand in the order of their numbers', () => {
    const numbers = rules.map((rule) => rule.number);
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
  });

  it('speak of every number but 38, which the schemas refuse', () => {
    const missing = Array.from({ length: 41 }, (_, number) => number).filter(
      (number) => !rules.some((rule) => rule.number === number),
    );
    expect(missing).toEqual([38]);
  });

  // a misspelt place would check nothing, and nobody would notice
  it.each(collectionNames)('know the references of %s by places that exist', (name) => {
    const records = shipped[collections[name].file] as readonly unknown[];
    const unused = Object.keys(references[name]).filter((place) =>
      records.every((record) => findTextsAt(record, place, () => true).length === 0),
    );
    // no edge of an algorithm rests on a result so far
    expect(unused).toEqual(name === 'algorithms' ? ['edges[].supports.results[]'] : []);
  });
});
