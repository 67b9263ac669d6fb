import { byCodeUnit } from '../by-code-unit.ts';
import { printList } from '../printed.ts';
import { roundComputed } from '../rounded.ts';
import { idsOf, type WarningRule } from './rule.ts';

/** What a reader takes an interval for. */
const USUAL_LEVEL = 95;

export const intervalLevelNot95: WarningRule = ({ ranked }) => {
  const unusual = ranked
    .flatMap(({ trial, record }) =>
      record.ciLevel === null || record.ciLevel === USUAL_LEVEL ? [] : [{ trial, record, level: record.ciLevel }],
    )
    .sort((a, b) => byCodeUnit(a.trial.acronym, b.trial.acronym) || byCodeUnit(a.record.id, b.record.id));
  const [first, ...others] = unusual;
  if (first === undefined) return [];
  const distance = (level: number) => roundComputed(Math.abs(level - USUAL_LEVEL));
  const furthest = others.reduce((far, { level }) => (distance(level) > distance(far) ? level : far), first.level);
  return [
    {
      code: 'CI_LEVEL_NON95',
      severity: 'INFO',
      text: `Intervals at another level than 95 %: ${printList(unusual.map(({ trial, level }) => `${trial.acronym} (${level} %)`))}. Each was read at its own level.`,
      affected: idsOf(unusual.map(({ record }) => record)),
      measured: furthest,
      threshold: USUAL_LEVEL,
    },
  ];
};
