import type { Contrast, Study } from './study.ts';
import { SynthesisError } from './synthesis-error.ts';

/** The patients of an arm and those among them who had the event. */
export type ArmCounts = { readonly treatment: string; readonly events: number; readonly total: number };

export type CountedStudy = { readonly study: string; readonly arms: readonly ArmCounts[] };

/** Odds ratio and risk ratio (as natural logarithms), risk difference (as it is). */
export type ProportionMeasure = 'OR' | 'RR' | 'RD';

export type CountedContrasts = {
  readonly studies: readonly Study[];
  /** Names of the studies with an arm in which nobody or everybody had the event: half an event was added. */
  readonly corrected: readonly string[];
  /** Studies that say nothing of this measure. */
  readonly dropped: readonly { readonly study: string; readonly reason: 'NO_EVENTS' | 'ONLY_EVENTS' }[];
};

/** What is added in every arm of a study that has an arm without events or without patients free of them. */
const CORRECTION = 0.5;

/**
 * The contrasts of studies that counted events. Half an event is added to every arm of a study with a zero or full
 * cell, as `pairwise` of the R packages meta and netmeta does (method "only0"): for OR to events and non-events, for
 * RR to events and to totals (other software adds 1 to the totals), for RD in the standard error only. Throws a
 * SynthesisError for what no arm can have counted.
 *
 * A study in which no arm had an event, or nobody was free of one, says nothing of a ratio and is dropped. So is, for
 * RR, one with two full arms among others: their ratio would have no variance.
 */
export function contrastsFromCounts(studies: readonly CountedStudy[], measure: ProportionMeasure): CountedContrasts {
  const kept: Study[] = [];
  const corrected: string[] = [];
  const dropped: CountedContrasts['dropped'][number][] = [];
  for (const counted of studies) {
    checkCounts(counted);
    const reason = whyNoRatio(counted.arms, measure);
    if (reason !== null) {
      dropped.push({ study: counted.study, reason });
      continue;
    }
    const isCorrected = counted.arms.some((arm) => hadNone(arm) || hadAll(arm));
    if (isCorrected) corrected.push(counted.study);
    kept.push({ study: counted.study, contrasts: contrastsOf(counted.arms, measure, isCorrected ? CORRECTION : 0) });
  }
  return { studies: kept, corrected, dropped };
}

const hadNone = ({ events }: ArmCounts): boolean => events === 0;
const hadAll = ({ events, total }: ArmCounts): boolean => events === total;

function whyNoRatio(arms: readonly ArmCounts[], measure: ProportionMeasure): 'NO_EVENTS' | 'ONLY_EVENTS' | null {
  if (measure === 'RD') return null;
  if (arms.every(hadNone)) return 'NO_EVENTS';
  if (arms.every(hadAll)) return 'ONLY_EVENTS';
  return measure === 'RR' && arms.filter(hadAll).length > 1 ? 'ONLY_EVENTS' : null;
}

function contrastsOf(arms: readonly ArmCounts[], measure: ProportionMeasure, correction: number): Contrast[] {
  return arms.flatMap((arm, index) =>
    arms.slice(index + 1).map((other) => {
      const [first, second] = [MEASURES[measure](arm, correction), MEASURES[measure](other, correction)];
      return {
        treatment: arm.treatment,
        comparator: other.treatment,
        estimate: first.value - second.value,
        standardError: Math.sqrt(first.variance + second.variance),
      };
    }),
  );
}

/** What an arm adds to a contrast, and to its variance. */
const MEASURES = {
  OR: ({ events, total }, correction) => {
    const [had, free] = [events + correction, total - events + correction];
    return { value: Math.log(had / free), variance: 1 / had + 1 / free };
  },
  RR: ({ events, total }, correction) => {
    const [had, all] = [events + correction, total + correction];
    return { value: Math.log(had / all), variance: 1 / had - 1 / all };
  },
  RD: ({ events, total }, correction) => {
    const all = total + 2 * correction;
    const share = (events + correction) / all;
    return { value: events / total, variance: (share * (1 - share)) / all };
  },
} satisfies Record<
  ProportionMeasure,
  (arm: ArmCounts, correction: number) => { readonly value: number; readonly variance: number }
>;

function checkCounts({ study, arms }: CountedStudy): void {
  if (arms.length < 2) throw new SynthesisError('INVALID_INPUT', study, 'arms', `it has ${arms.length} arms.`);
  for (const { treatment, events, total } of arms) {
    if (!(Number.isSafeInteger(total) && total > 0)) {
      throw new SynthesisError(
        'INVALID_INPUT',
        study,
        'total',
        `"${total}" is no number of patients of "${treatment}".`,
      );
    }
    if (!(Number.isSafeInteger(events) && events >= 0 && events <= total)) {
      const sentence = `"${events}" is no number of events among ${total} patients of "${treatment}".`;
      throw new SynthesisError('INVALID_INPUT', study, 'events', sentence);
    }
  }
}
