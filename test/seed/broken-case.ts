import type { Problem } from '../../seed/rules/rule.ts';
import type { Break } from './raw-evidence.ts';

/** One thing that is broken, and the rule that is to tell of it. */
export interface Case extends Break {
  readonly rule: number;
  readonly broken: string;
  /** Where the problem is told of another place than the one that was broken. */
  readonly told?: Partial<Pick<Problem, 'file' | 'id' | 'field'>>;
}

/** What the problem has to say; its reason is free. */
export function describeExpected(testCase: Case, severity: Problem['severity']): Partial<Problem> {
  const { rule, file, id, place, told } = testCase;
  return { rule, severity, file, id, field: place, ...told };
}
