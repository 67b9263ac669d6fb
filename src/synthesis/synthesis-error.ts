/** What can be wrong with the studies of a synthesis. */
export type SynthesisProblem =
  /** A number or a name that no study can have. */
  | 'INVALID_INPUT'
  /** Two studies of one name: a trial counts once in a synthesis. */
  | 'DUPLICATE_TRIAL_REPORT'
  /** A trial of three or more arms whose comparisons are not all there, or contradict each other. */
  | 'MULTIARM_INCOMPLETE';

/** Says which study is at fault and in which field; the sentence quotes what stands there. */
export class SynthesisError extends Error {
  override readonly name = 'SynthesisError';
  readonly problem: SynthesisProblem;
  readonly study: string;
  readonly field: string;
  /** What is wrong, without the study's name. */
  readonly sentence: string;

  constructor(problem: SynthesisProblem, study: string, field: string, sentence: string) {
    super(`Study "${study}": ${sentence}`);
    this.problem = problem;
    this.study = study;
    this.field = field;
    this.sentence = sentence;
  }
}
