import { groupBy } from '../../src/shared/group-by.ts';
import type { RegimenComponent } from '../schemas/regimens.ts';

/**
 * Dose and schedule in one line, composed from the fields and never read from prose. Components of one alternative
 * group are given instead of each other ("cisplatin or carboplatin"), those of a later phase after the earlier ones.
 */
export function doseTextOf(components: readonly RegimenComponent[], drugNames: ReadonlyMap<string, string>): string {
  const phases = [...groupBy(components, ({ phase }) => phase ?? 1)].toSorted(([a], [b]) => a - b);
  return phases.map(([, together]) => phaseText(together, drugNames)).join(', then ');
}

function phaseText(components: readonly RegimenComponent[], drugNames: ReadonlyMap<string, string>): string {
  const choices = [...groupBy(components, (component) => component.alternative_group ?? component).values()].map(
    (alternatives) => alternatives.map((component) => componentText(component, drugNames)).join(' or '),
  );
  return choices.length === 1
    ? choices.join('')
    : choices.map((choice) => (choice.includes(' or ') ? `(${choice})` : choice)).join(' + ');
}

/** Food that changes how much of the drug is taken up belongs to the dose. */
const FOOD = {
  FASTED: 'fasted',
  WITH_FOOD: 'with food',
  LOW_FAT_MEAL: 'with a low-fat meal',
  WITH_OR_WITHOUT_FOOD: null,
} as const;

function componentText(component: RegimenComponent, drugNames: ReadonlyMap<string, string>): string {
  if (component.drug === null) return 'placebo';
  const name = drugNames.get(component.drug) ?? component.drug;
  if (component.amount === null) return `${name} (dose not recorded)`;
  const { max_cycles: cycles, duration } = component;
  return [
    name,
    doseOf(component),
    component.schedule_text,
    component.food === null ? null : FOOD[component.food],
    cycles === null ? null : `up to ${cycles} cycles`,
    duration === null ? null : `for ${duration.amount} ${duration.unit}`,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

function doseOf({ amount, amount_max: max, unit, per }: RegimenComponent): string {
  const range = max === null ? String(amount) : `${amount}-${max}`;
  return per === 'AUC' ? `AUC ${range}` : `${range} ${unit ?? ''}${per === null ? '' : `/${per}`}`;
}
