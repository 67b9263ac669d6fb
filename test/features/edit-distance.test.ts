import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/shared/edit-distance.ts';
import { createRandom } from '../support/random.ts';

/** By its definition, one case for each edit; fit for short words. */
function plainly(from: string, to: string): number {
  if (from === '' || to === '') return from.length + to.length;
  const [lastOfFrom, lastOfTo] = [from.slice(-1), to.slice(-1)];
  const ways = [
    plainly(from.slice(0, -1), to) + 1,
    plainly(from, to.slice(0, -1)) + 1,
    plainly(from.slice(0, -1), to.slice(0, -1)) + (lastOfFrom === lastOfTo ? 0 : 1),
  ];
  if (from.length > 1 && to.length > 1 && from.slice(-2) === to.slice(-2).split('').toReversed().join('')) {
    ways.push(plainly(from.slice(0, -2), to.slice(0, -2)) + 1);
  }
  return Math.min(...ways);
}

describe('the distance of two words', () => {
  it.each([
    ['alectinib', 'alectinib', 0],
    ['alectinb', 'alectinib', 1],
    ['aletcinib', 'alectinib', 1],
    ['lorlatinib', 'alectinib', 5],
    ['', 'alk', 3],
  ])('%s and %s: %i', (from, to, edits) => {
    expect(editDistance(from, to, 9)).toBe(edits);
    expect(editDistance(to, from, edits)).toBe(edits);
    expect(editDistance(from, to, edits - 1)).toBe(Infinity);
  });

  it('is what its definition says, or more than was asked for', () => {
    const random = createRandom(5);
    const word = () => Array.from({ length: random.integer(0, 6) }, () => random.pick(['a', 'b', 'c'])).join('');
    for (let round = 0; round < 400; round++) {
      const [from, to, most] = [word(), word(), random.integer(0, 4)];
      const edits = plainly(from, to);
      expect([from, to, most, editDistance(from, to, most)]).toEqual([from, to, most, edits > most ? Infinity : edits]);
    }
  });
});
