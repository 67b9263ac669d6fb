import { adverseEventText } from '../../adverse-event/wording.ts';
import type { Drug } from '../../drug/model.ts';
import type { Dose } from '../../dose/model.ts';
import type { Endpoint } from '../../endpoint/model.ts';
import { frequencyText } from '../../label-warning/wording.ts';
import type { Section, Statement } from '../model.ts';
import type { DrugFacts } from '../scope-facts.ts';

const unread = (verified: boolean): string => (verified ? '' : ' [not read in any source]');

export function doseSentence(dose: Dose, name: string): string {
  const route = dose.route === '' ? '' : ` ${dose.route}`;
  return `${name}: ${dose.amountText} ${dose.unit}${route} ${dose.schedule}${unread(dose.provenance.verified)}`;
}

/** What a drug is. */
export function identity(drugs: readonly Drug[]): Section<Statement> | null {
  const statements = drugs.map((drug): Statement => {
    const names = [...drug.tradeNames, ...drug.aliases];
    return {
      text: `${drug.name}${names.length > 0 ? ` (${names.join(', ')})` : ''}: ${drug.drugClass}. ${drug.mechanism}.`,
      facts: [drug],
    };
  });
  return statements.length === 0
    ? null
    : { form: 'STATEMENTS', kind: 'EXPLANATION', title: 'What it is', scope: null, statements };
}

/** What endpoints measure. */
export function definitions(endpoints: readonly Endpoint[]): Section<Statement> | null {
  const statements = endpoints.map((one): Statement => ({
    text: `${one.name} (${one.abbreviation}): ${one.definition}.`,
    facts: [one],
  }));
  return statements.length === 0
    ? null
    : { form: 'STATEMENTS', kind: 'EXPLANATION', title: 'What is measured', scope: null, statements };
}

/** Doses, reductions in their order, and how to take them. */
export function dosing(drugIds: readonly string[], facts: DrugFacts): Section<Statement> | null {
  const statements = drugIds.flatMap((id): Statement[] => {
    const name = facts.names.get(id) ?? id;
    const known = facts.dosings.get(id);
    if (known === undefined) return [];
    const standard = facts.doses.get(known.standardId ?? '');
    const food = known.foodTiming === null ? '' : `, ${known.foodTiming}`;
    const other = known.regionalIds.flatMap((dose) => facts.doses.get(dose) ?? []);
    return [
      ...(standard
        ? [
            {
              text: `${doseSentence(standard, name)}${food}${standard.note === null ? '' : `; ${standard.note}`}.`,
              facts: [standard, factOf(known)],
            },
          ]
        : []),
      ...(known.reductions.length > 0
        ? [
            {
              text: `${name}, reductions in order: ${known.reductions.join('; ')}${unread(known.provenance.verified)}.`,
              facts: [factOf(known)],
            },
          ]
        : []),
      ...other.map((dose) => ({
        text: `${name}, ${dose.appliesTo ?? 'otherwise'}: ${dose.amountText} ${dose.unit} ${dose.schedule}${unread(dose.provenance.verified)}.`,
        facts: [dose],
      })),
    ];
  });
  return statements.length === 0
    ? null
    : { form: 'STATEMENTS', kind: 'DOSING', title: 'Doses', scope: null, statements };
}

/** How a drug is taken has no id of its own: it is a part of the drug. */
const factOf = <Known extends { readonly drugId: string }>(known: Known): Known & { readonly id: string } => ({
  ...known,
  id: known.drugId,
});

/** What labels warn of and, where asked for, what happened in trials. */
export function safety(drugIds: readonly string[], facts: DrugFacts): Section<Statement> | null {
  const statements = drugIds.flatMap((id): Statement[] => {
    const name = facts.names.get(id) ?? id;
    return [
      ...facts.warnings
        .filter(({ drugId }) => drugId === id)
        .map((warning) => {
          const frequency = warning.frequency.map(frequencyText).join(', ');
          const parts = [
            frequency,
            warning.onset === null ? '' : `onset: ${warning.onset}`,
            warning.monitoring === null ? '' : `watch: ${warning.monitoring}`,
            `do: ${warning.action}`,
          ].filter((part) => part !== '');
          return {
            text: `${name}, label warning of ${warning.term}: ${parts.join('; ')}${unread(warning.provenance.verified)}.`,
            facts: [warning],
          };
        }),
      ...facts.events
        .filter(({ drugId }) => drugId === id)
        .map((event) => ({
          text: `${name} in ${facts.trialNames.get(event.trialId) ?? ''}: ${adverseEventText(event)}.`,
          facts: [event],
        })),
    ];
  });
  return statements.length === 0
    ? null
    : { form: 'STATEMENTS', kind: 'SAFETY', title: 'Harms and monitoring', scope: null, statements };
}
