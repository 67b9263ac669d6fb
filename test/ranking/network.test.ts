import { describe, expect, it } from 'vitest';
import type { ComparisonFact, RankingFacts, RankingOptions, TrialFact } from '../../src/features/ranking/model.ts';
import { network } from '../../src/features/ranking/rankings/network.ts';
import { ArmId } from '../../src/features/trial/model.ts';
import { NO_INTERVAL, REFERENCE, buildArm, buildComparison, buildFacts, buildOptions, buildTrial } from './facts.ts';

/** The trial's new treatment against that of another trial instead of the old one. */
const against = (other: string): Partial<TrialFact> & Pick<TrialFact, 'arms'> => ({
  arms: [buildArm('b-new', 'new-b'), buildArm('b-old', other, { role: 'ACTIVE_COMPARATOR' })],
});

const threeArms: Pick<TrialFact, 'arms'> = { arms: [...buildTrial('B').arms, buildArm('b-more', 'more-b')] };
const ofMore = (changes: Partial<ComparisonFact> = {}) =>
  buildComparison('B', { experimentalArmId: ArmId.parse('arm:b-more'), value: 0.8, ...changes }, 'more');
const newAgainstMore = (value: number) =>
  buildComparison('B', { controlArmId: ArmId.parse('arm:b-more'), value, ciLower: 0.5, ciUpper: 1 }, 'new-more');

/** Trial A, whose new treatment has a hazard ratio of 0.50 against the old one, and trial B. */
function rank(
  ofB: Partial<TrialFact>,
  comparisonsOfB: readonly ComparisonFact[],
  options: Partial<RankingOptions> = {},
) {
  const facts: RankingFacts = buildFacts({
    trials: [buildTrial('A'), buildTrial('B', ofB)],
    comparisons: [buildComparison('A'), ...comparisonsOfB],
  });
  const { entries, notRanked, warnings } = network(facts, buildOptions(options));
  return {
    entries: entries.map(({ rank: place, arm, networkEstimate }) => `${place} ${arm} ${networkEstimate?.text ?? ''}`),
    alike: entries.map(({ notDistinguishableFrom }) => notDistinguishableFrom),
    notRanked: notRanked.map(({ arm, reasons, result }) => `${arm} ${reasons.join(' ')} ${result ?? ''}`.trim()),
    codes: warnings.map(({ code }) => code),
  };
}

const OWN = '1 arm:a-new 0.50 (95% CI 0.41-0.61)';

describe('a ranking by a network', () => {
  it('puts a therapy in its place that was never compared with the reference', () => {
    const { entries, notRanked, codes } = rank(against('new-a'), [buildComparison('B', { value: 0.6 })]);
    expect(entries).toEqual([
      '1 arm:b-new 0.30 (95% CI 0.23-0.40)',
      '2 arm:a-new 0.50 (95% CI 0.41-0.61)',
      '2 arm:b-old 0.50 (95% CI 0.41-0.61)',
    ]);
    expect(notRanked).toEqual([]);
    expect(codes).toEqual(['ORDER_ACROSS_TRIALS']);
  });

  it('ranks a therapy that was the control of the reference', () => {
    const arms = [buildArm('b-new', 'old'), buildArm('b-old', 'older', { role: 'ACTIVE_COMPARATOR' })];
    expect(rank({ arms }, [buildComparison('B')]).entries).toEqual([OWN, '2 arm:b-old 2.00 (95% CI 1.63-2.45)']);
  });

  it('gives the trials of one treatment its one estimate and one rank', () => {
    const arms = [buildArm('b-new', 'new-a'), ...buildTrial('B').arms.slice(1)];
    const { entries, alike, codes } = rank({ arms }, [buildComparison('B', { value: 0.6 })]);
    expect(entries).toEqual(['1 arm:a-new 0.55 (95% CI 0.47-0.63)', '1 arm:b-new 0.55 (95% CI 0.47-0.63)']);
    expect(alike).toEqual([[], []]);
    expect(codes).not.toContain('RANKING_UNCERTAIN');
  });

  it('says of each entry which others it cannot be told from', () => {
    const { alike, codes } = rank({}, [buildComparison('B', { value: 0.55 })]);
    expect(alike).toEqual([['result:b.hr'], ['result:a.hr']]);
    expect(codes).toContain('RANKING_UNCERTAIN');
  });

  it('puts the arms of one trial in their places', () => {
    const { entries, notRanked } = rank(threeArms, [
      buildComparison('B', { value: 0.56, ciLower: 0.4, ciUpper: 0.78 }),
      ofMore({ ciLower: 0.6, ciUpper: 1.07 }),
      newAgainstMore(0.7),
    ]);
    expect(entries.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '1 arm:a-new',
      '2 arm:b-new',
      '3 arm:b-more',
    ]);
    expect(notRanked).toEqual([]);
  });

  it.each<[string, Partial<TrialFact>, ComparisonFact[], Partial<RankingOptions>, string[]]>([
    [
      'nothing joins it to the reference',
      against('other'),
      [buildComparison('B')],
      {},
      ['arm:b-new DISCONNECTED result:b.hr', 'arm:b-old DISCONNECTED result:b.hr'],
    ],
    [
      'both arms are one treatment',
      against('new-b'),
      [buildComparison('B')],
      {},
      ['arm:b-new SAME_TREATMENT', 'arm:b-old SAME_TREATMENT'],
    ],
    [
      'a comparison of three arms is missing',
      threeArms,
      [buildComparison('B'), ofMore()],
      {},
      ['arm:b-more MULTIARM_INCOMPLETE', 'arm:b-new MULTIARM_INCOMPLETE'],
    ],
    [
      'the comparisons of three arms contradict each other',
      threeArms,
      [buildComparison('B'), ofMore(), newAgainstMore(0.9)],
      {},
      ['arm:b-more MULTIARM_INCOMPLETE', 'arm:b-new MULTIARM_INCOMPLETE'],
    ],
    [
      'one limit of the interval was not reached',
      {},
      [buildComparison('B', { ciUpper: null, ciUpperStatus: 'NOT_REACHED_OR_NOT_ESTIMABLE' })],
      {},
      ['arm:b-new NO_INTERVAL result:b.hr'],
    ],
    ['there is no interval', {}, [buildComparison('B', NO_INTERVAL)], {}, ['arm:b-new NO_INTERVAL result:b.hr']],
    [
      'two comparisons of one trial were not read: it is listed once',
      threeArms,
      [buildComparison('B', { verified: false }), ofMore({ verified: false })],
      {},
      ['arm:b-more UNVERIFIED result:b.hr', 'arm:b-new UNVERIFIED result:b.hr'],
    ],
    ['the trial has one arm', { arms: buildTrial('B').arms.slice(0, 1) }, [], {}, ['arm:b-new NO_RESULT']],
    ['there is no comparison', {}, [], {}, ['arm:b-new NO_RESULT']],
    [
      'the trial was excluded',
      {},
      [buildComparison('B')],
      { excludedTrials: new Set(['trial:B']) },
      ['arm:b-new EXCLUDED_BY_REQUEST'],
    ],
  ])('does not rank a therapy where %s', (_when, ofB, comparisons, options, expected) => {
    const { entries, notRanked } = rank(ofB, comparisons, options);
    expect(entries).toEqual([OWN]);
    expect(notRanked).toEqual(expected);
  });

  it('ranks nothing where the reference did not enter', () => {
    const { entries, notRanked } = rank({}, [], { excludedTrials: new Set(['trial:A']), reference: REFERENCE });
    expect(entries).toEqual([]);
    expect(notRanked).toEqual(['arm:a-new EXCLUDED_BY_REQUEST', 'arm:b-new NO_RESULT']);
  });
});
