import { describe, expect, it } from 'vitest';
import type { RankMethod, RankingFacts, RankingOptions } from '../../src/features/ranking/model.ts';
import { RANKINGS } from '../../src/features/ranking/rankings/registry.ts';
import { TreatmentNodeId } from '../../src/features/regimen/model.ts';
import { readFirstLineAlkFacts } from './evidence-facts.ts';
import { buildOptions } from './facts.ts';

const crizotinib = TreatmentNodeId.parse('treatment:crizotinib-250-bid');
const survivalWithoutProgression = readFirstLineAlkFacts('pfs');

/** The outcome as a person would write it on a blackboard. */
function summarize(facts: RankingFacts, method: RankMethod, options: Partial<RankingOptions>) {
  const outcome = RANKINGS[method].rank(facts, buildOptions({ reference: crizotinib, ...options }));
  const acronyms = new Map<string, string>(facts.trials.map(({ id, acronym }) => [id, acronym]));
  const values = new Map<string, number | null>(
    [...facts.comparisons, ...facts.armResults].map(({ id, value }) => [id, value]),
  );
  const acronymOf = (result: string) =>
    outcome.entries.filter((entry) => entry.result === result).map(({ trial }) => acronyms.get(trial));
  const drugOf = (regimen: string) => regimen.replace('regimen:', '');
  return {
    entries: outcome.entries.map(
      ({ rank, result, trial, regimen }) =>
        `${rank} ${values.get(result) ?? '?'} ${acronyms.get(trial) ?? '?'} ${drugOf(regimen)}`,
    ),
    alike: Object.fromEntries(
      outcome.entries.map(({ trial, notDistinguishableFrom }) => [
        acronyms.get(trial) ?? '?',
        notDistinguishableFrom?.flatMap(acronymOf) ?? null,
      ]),
    ),
    notRanked: outcome.notRanked.map(
      ({ trial, regimen, reasons }) => `${acronyms.get(trial) ?? '?'} ${drugOf(regimen)} ${reasons.join(' ')}`,
    ),
    warnings: outcome.warnings.map(({ code, measured }) => (measured === null ? code : `${code} ${measured}`)),
    outcome,
  };
}

describe('first-line ALK-positive NSCLC from the evidence that ships', () => {
  it('by hazard ratio, independent review', () => {
    const { entries, alike, notRanked, warnings } = summarize(survivalWithoutProgression, 'HAZARD_RATIO', {});
    expect(entries).toEqual([
      '1 0.27 CROWN lorlatinib-100-qd',
      '2 0.37 ALESIA alectinib-600-bid',
      '2 0.37 J-ALEX alectinib-300-bid',
      '4 0.48 ALTA-1L brigatinib-90-lead-in-180-qd',
      '5 0.5 ALEX alectinib-600-bid',
      '6 0.51 eXalt3 ensartinib-225-qd',
    ]);
    expect(alike).toEqual({
      CROWN: ['ALESIA', 'J-ALEX'],
      ALESIA: ['CROWN', 'J-ALEX', 'ALTA-1L', 'ALEX', 'eXalt3'],
      'J-ALEX': ['CROWN', 'ALESIA', 'ALTA-1L', 'ALEX', 'eXalt3'],
      'ALTA-1L': ['ALESIA', 'J-ALEX', 'ALEX', 'eXalt3'],
      ALEX: ['ALESIA', 'J-ALEX', 'ALTA-1L', 'eXalt3'],
      eXalt3: ['ALESIA', 'J-ALEX', 'ALTA-1L', 'ALEX'],
    });
    expect(notRanked).toEqual([
      'ALKAZAR neladalkib-dose-not-recorded NO_RESULT',
      'ASCEND-4 ceritinib-750-qd-fasted OTHER_COMPARATOR',
      'INSPIRE iruplinalkib-60-lead-in-180-qd UNVERIFIED',
      'PROFILE 1014 platinum-pemetrexed-6-cycles REFERENCE_ON_OTHER_SIDE',
      'PROFILE 1029 platinum-pemetrexed-6-cycles REFERENCE_ON_OTHER_SIDE',
      'REMARK foritinib-dose-not-recorded NO_RESULT',
      'TQ-B3139-III-01 envonalkib-600-bid UNVERIFIED NO_SOURCE NO_INTERVAL',
    ]);
    expect(warnings).toEqual([
      'ORDER_ACROSS_TRIALS',
      'CONTROL_ARM_SPREAD 1.36559',
      'MIXED_DOSE 2',
      'PRIOR_THERAPY_MIXED',
      'BASELINE_CNS_IMBALANCE 14',
      'CUTOFF_MIXED 2.61728',
      'RANKING_UNCERTAIN 12',
      'GEOGRAPHY_RESTRICTED_TRIAL',
      'LINE_OF_THERAPY_MIXED',
    ]);
  });

  it('by hazard ratio, investigators', () => {
    const { entries, notRanked, outcome } = summarize(survivalWithoutProgression, 'HAZARD_RATIO', {
      assessor: 'INVESTIGATOR',
    });
    expect(entries).toEqual([
      '1 0.19 CROWN lorlatinib-100-qd',
      '2 0.33 ALESIA alectinib-600-bid',
      '3 0.43 ALEX alectinib-600-bid',
      '3 0.43 ALTA-1L brigatinib-90-lead-in-180-qd',
    ]);
    expect(notRanked).toContain('J-ALEX alectinib-300-bid NO_RESULT_BY_ASSESSOR');
    expect(notRanked).toContain('eXalt3 ensartinib-225-qd NO_RESULT_BY_ASSESSOR');
    const alta1l = outcome.entries.at(-1);
    expect(survivalWithoutProgression.comparisons.find(({ id }) => id === alta1l?.result)?.cutoff).toBe('2019-06-28');
    expect(alta1l?.warnings).toContain('NEWER_RESULT_EXCLUDED');
  });

  it('by hazard ratio, the earliest analysis: the 99.7 % interval of J-ALEX is read at its own level', () => {
    const { entries, outcome } = summarize(survivalWithoutProgression, 'HAZARD_RATIO', { analysis: 'EARLIEST' });
    expect(entries).toContain('2 0.34 J-ALEX alectinib-300-bid');
    expect(outcome.warnings.filter(({ code }) => code === 'CI_LEVEL_NON95')).toMatchObject([{ measured: 99.7 }]);
  });

  it('by median, independent review', () => {
    const { entries, notRanked, warnings } = summarize(survivalWithoutProgression, 'MEDIAN', { reference: undefined });
    expect(entries.slice(0, 5)).toEqual([
      '1 34.1 J-ALEX alectinib-300-bid',
      '2 27.7 INSPIRE iruplinalkib-60-lead-in-180-qd',
      '3 25.8 eXalt3 ensartinib-225-qd',
      '4 25.7 ALEX alectinib-600-bid',
      '5 24 ALTA-1L brigatinib-90-lead-in-180-qd',
    ]);
    expect(notRanked.slice(0, 3)).toEqual([
      'ALESIA alectinib-600-bid NOT_REACHED',
      'CROWN lorlatinib-100-qd NOT_REACHED',
      'ALKAZAR alectinib-dose-not-recorded NO_RESULT',
    ]);
    expect(warnings).toContain('MEDIAN_CROSS_TRIAL');
    expect(warnings).toContain('MEDIAN_NOT_REACHED');
    expect(warnings).toContain('CONTROL_ARM_SPREAD 1.36559');
  });

  it('by hazard ratio of overall survival, which control patients who crossed over dilute', () => {
    const { entries, warnings } = summarize(readFirstLineAlkFacts('os'), 'HAZARD_RATIO', {
      assessor: 'NOT_APPLICABLE',
      endpoint: { id: 'endpoint:os', abbreviation: 'OS', higherIsBetter: true },
    });
    expect(entries).toEqual([
      '1 0.6 ALESIA alectinib-600-bid',
      '2 0.78 ALEX alectinib-600-bid',
      '3 0.81 ALTA-1L brigatinib-90-lead-in-180-qd',
      '4 1.03 J-ALEX alectinib-300-bid',
    ]);
    expect(warnings).toContain('CROSSOVER_OS 78.8');
    expect(warnings).toContain('CI_LEVEL_NON95 95.0405');
    expect(warnings).toContain('RANKING_UNCERTAIN 6');
  });

  it.each<RankMethod>(['HAZARD_RATIO', 'MEDIAN'])('is the same by %s whatever the order of the facts', (method) => {
    const turned: RankingFacts = {
      trials: survivalWithoutProgression.trials.toReversed(),
      armResults: survivalWithoutProgression.armResults.toReversed(),
      comparisons: survivalWithoutProgression.comparisons.toReversed(),
    };
    expect(summarize(turned, method, {}).outcome).toEqual(summarize(survivalWithoutProgression, method, {}).outcome);
  });
});
