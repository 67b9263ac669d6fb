import type { AdverseEvent } from './model.ts';

/** The event and its shares in one line: `nausea 48% (any grade), 3% (grade 3 or higher), cut-off 2020-03-20`. */
export function adverseEventText({
  term,
  anyGradePercent,
  grade3PlusPercent,
  cutoff,
  provenance,
}: AdverseEvent): string {
  const shares = [
    anyGradePercent === null ? null : `${anyGradePercent}% (any grade)`,
    grade3PlusPercent === null ? null : `${grade3PlusPercent}% (grade 3 or higher)`,
  ].filter((share) => share !== null);
  const when = cutoff === null ? '' : `, cut-off ${cutoff}`;
  return `${term} ${shares.join(', ')}${when}${provenance.verified ? '' : ' [not read in any source]'}`;
}
