import { WarningCode, type RankingOutcome, type RankingWarning } from '../model.ts';
import { byCodeUnit } from './by-code-unit.ts';
import type { Refused } from './judged.ts';
import { WARNINGS_OF_EVERY_RANKING } from './warnings/every-ranking.ts';
import type { WarningRule, Weighed } from './warnings/rule.ts';

type Conclusion = Weighed & {
  readonly refused: readonly Refused[];
  /** The warnings that only this method gives. */
  readonly ownWarnings: readonly WarningRule[];
};

/** Puts what was weighed into the shape of an answer: warnings attached to the entries they touch, all in a fixed order. */
export function concludeRanking({ ownWarnings, refused, ...weighed }: Conclusion): RankingOutcome {
  const warnings = [...WARNINGS_OF_EVERY_RANKING, ...ownWarnings].flatMap((rule) => rule(weighed)).sort(bySeverity);
  return {
    entries: weighed.ranked.map(({ rank, record, trial, arm, notDistinguishableFrom, networkEstimate }) => ({
      rank,
      result: record.id,
      kind: record.type,
      trial: trial.id,
      arm: arm.id,
      regimen: arm.regimenId,
      notDistinguishableFrom,
      networkEstimate: networkEstimate ?? null,
      warnings: codesTouching(warnings, [record.id, trial.id, arm.regimenId]),
    })),
    notRanked: refused.toSorted(notReachedFirst).map(({ acronym: _acronym, ...therapy }) => therapy),
    warnings,
  };
}

const SEVERITIES: readonly RankingWarning['severity'][] = ['HIGH', 'MEDIUM', 'INFO'];

function bySeverity(a: RankingWarning, b: RankingWarning): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    WarningCode.options.indexOf(a.code) - WarningCode.options.indexOf(b.code) ||
    byCodeUnit(a.affected.join(' '), b.affected.join(' '))
  );
}

/** A median not reached is no low one: it is listed before everything else that is not ranked. */
function notReachedFirst(a: Refused, b: Refused): number {
  return (
    Number(b.reasons.includes('NOT_REACHED')) - Number(a.reasons.includes('NOT_REACHED')) ||
    byCodeUnit(a.acronym, b.acronym) ||
    byCodeUnit(a.regimen, b.regimen) ||
    byCodeUnit(a.arm, b.arm)
  );
}

function codesTouching(warnings: readonly RankingWarning[], ids: readonly string[]): WarningCode[] {
  const touching = warnings.filter(({ affected }) => ids.some((id) => affected.includes(id)));
  return [...new Set(touching.map(({ code }) => code))];
}
