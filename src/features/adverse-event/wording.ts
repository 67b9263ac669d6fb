import type { AdverseEvent } from './model.ts';

/** The event and its shares in one line: `nausea 48% (any grade), 3% (grade 3 or higher)`. */
export function adverseEventText({ term, anyGradePercent, grade3PlusPercent, provenance }: AdverseEvent): string {
  const shares = [
    anyGradePercent === null ? null : `${anyGradePercent}% (any grade)`,
    grade3PlusPercent === null ? null : `${grade3PlusPercent}% (grade 3 or higher)`,
  ].filter((share) => share !== null);
  return `${term} ${shares.join(', ')}${provenance.verified ? '' : ' [not read in any source]'}`;
}
