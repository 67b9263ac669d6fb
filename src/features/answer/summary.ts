import { groupBy } from '../../shared/group-by.ts';
import type { Section, Statement, TherapyGroup, TherapyStanding } from './model.ts';
import { listOf, unique } from './premises/pairing.ts';
import { isStanding, regimenName } from './sections/therapies.ts';
import { settingWords } from './wording.ts';

type Names = ReadonlyMap<string, string>;
type Group = TherapyGroup<Statement>;

/** Only what a statement that stands and was read places is told in short. */
const TOLD: Partial<Record<TherapyStanding, string>> = {
  PREFERRED: 'preferred',
  OTHER_RECOMMENDED: 'other options',
  RECOMMENDED_UNSPECIFIED: 'recommended without a rank',
  USEFUL_IN_CERTAIN_CIRCUMSTANCES: 'in certain circumstances',
};

/** Where progression of one kind alone is spoken of. */
const PATTERNS: Partial<Record<NonNullable<Group['pattern']>, string>> = {
  LIMITED: 'limited progression',
  CNS: 'progression in the CNS',
  SYSTEMIC_MULTIPLE: 'systemic progression',
};

/**
 * The treatments of an answer: a sentence for first line, and one for all drugs after which the same is said. It tells
 * where treatments stand, and nothing on how they compare.
 */
export function summaryOf(sections: readonly Section<Statement>[], names: Names): Statement[] {
  return sections.flatMap((section) => {
    if (section.form !== 'THERAPIES') return [];
    const told = section.groups.filter(({ standing }) => TOLD[standing] !== undefined);
    const byDrugs = [...groupBy(told, ({ afterIds }) => afterIds.join()).values()]
      .map((groups) => ({ groups, words: standingsOf(groups, names) }))
      .filter(({ words }) => words !== '');
    return [...groupBy(byDrugs, ({ words }) => words)].map(([words, alike]) => {
      const after = unique(alike.flatMap(({ groups }) => groups.flatMap(({ afterIds }) => afterIds)));
      return {
        text: `${whenOf(section, after, names)}${settingWords(section.scope)}: ${words}.`,
        facts: unique(alike.flatMap(({ groups }) => groups.flatMap(standingStatements))),
      };
    });
  });
}

const standingStatements = ({ options }: Group) =>
  options.flatMap(({ recommendations }) => recommendations.filter(isStanding));

/** "preferred: lorlatinib and alectinib; other options: crizotinib (systemic progression)". */
function standingsOf(groups: readonly Group[], names: Names): string {
  return [...groupBy(groups, ({ standing }) => standing)]
    .flatMap(([standing, ofStanding]) => {
      const patterns = new Map<string, (string | undefined)[]>();
      for (const { pattern, options } of ofStanding) {
        for (const { drugIds, relation } of options.filter((option) => option.drugIds.length > 0)) {
          const regimen = regimenName(drugIds, relation, names);
          patterns.set(regimen, [...(patterns.get(regimen) ?? []), pattern === null ? undefined : PATTERNS[pattern]]);
        }
      }
      const told = [...patterns].map(([regimen, of]) =>
        of.includes(undefined) ? regimen : `${regimen} (${listOf(unique(of.filter((word) => word !== undefined)))})`,
      );
      return told.length === 0 ? [] : [`${TOLD[standing] ?? ''}: ${listOf(told)}`];
    })
    .join('; ');
}

function whenOf({ kind }: Section<Statement>, after: readonly string[], names: Names): string {
  if (kind === 'FIRST_LINE') return 'First line';
  if (after.length === 0) return 'After progression, where no drug before is named';
  return `After progression on ${listOf(
    after.map((id) => names.get(id) ?? id),
    'or',
  )}`;
}
