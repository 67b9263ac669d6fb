import type { AssessorClass, PopulationClass } from '../result/model.ts';
import type { Source } from '../source/model.ts';
import type { EffectEvidence, SynthesisEstimate, SynthesisMeasure } from '../synthesis/model.ts';
import type { LineOfTherapy } from '../trial/model.ts';
import type { SynthesisFacts } from './model.ts';

export const MEASURE_WORDS: Readonly<Record<SynthesisMeasure, string>> = {
  HAZARD_RATIO: 'hazard ratio',
  ODDS_RATIO: 'odds ratio',
  RISK_RATIO: 'risk ratio',
  RISK_DIFFERENCE: 'risk difference',
  MEAN_DIFFERENCE: 'mean difference',
};

export const EVIDENCE_WORDS: Readonly<Record<EffectEvidence, string>> = {
  DIRECT: 'direct',
  INDIRECT: 'indirect',
  MIXED: 'direct and indirect',
};

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `1 trial`, `2 trials`. */
export const counted = (count: number, thing: string, things = `${thing}s`): string =>
  `${count} ${count === 1 ? thing : things}`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** `0.59 (0.37-0.95)`, for where a heading or the sentence says what the interval is. */
export const withoutLevel = ({ text }: Pick<SynthesisEstimate, 'text'>): string => text.replace('95% CI ', '');

/** `progression-free survival in non-small cell lung cancer with ALK fusion, first line`, or what there is of it. */
export const subjectOf = ({ endpoint, population, applied }: SynthesisFacts): string =>
  [capitalised(endpoint ?? MEASURE_WORDS[applied.measure]), ...(population === null ? [] : [population])].join(' in ');

const LINE_WORDS: Readonly<Record<LineOfTherapy, string>> = {
  FIRST_LINE: 'first line',
  SECOND_LINE: 'second line',
  THIRD_LINE: 'third line',
  LATER_LINE: 'later lines',
  SUBSEQUENT_UNSPECIFIED: 'a later line that is not told',
  ADJUVANT: 'adjuvant treatment',
};

/** `non-small cell lung cancer with ALK fusion, first line`. */
export const populationWords = (cancerType: string, biomarker: string | undefined, line: LineOfTherapy): string =>
  `${cancerType}${biomarker === undefined ? '' : ` with ${biomarker}`}, ${LINE_WORDS[line]}`;

const ASSESSOR_WORDS: Readonly<Record<AssessorClass, string | null>> = {
  INDEPENDENT: 'by independent review',
  INVESTIGATOR: 'by the investigators',
  NOT_APPLICABLE: null,
};

const POPULATION_WORDS: Readonly<Record<PopulationClass, string>> = {
  ITT: 'in all who were randomised',
  MITT: 'in a modified intention-to-treat population',
  SAFETY: 'in all who were treated',
  RESPONSE_EVALUABLE: 'in all whose response could be evaluated',
  CNS_MEASURABLE: 'in those with measurable metastases in the central nervous system',
  RESPONDERS: 'in responders',
  SUBGROUP: 'in a subgroup',
  PER_PROTOCOL: 'in those treated by protocol',
};

const ANALYSIS_WORDS = {
  LATEST: 'the latest analysis of each trial',
  EARLIEST: 'the first analysis of each trial',
} as const;

/** `by independent review, in all who were randomised, the latest analysis of each trial`. */
export const assessedWords = (
  assessor: AssessorClass | null,
  population: PopulationClass | null,
  analysis: keyof typeof ANALYSIS_WORDS | null,
): string =>
  [
    assessor && ASSESSOR_WORDS[assessor],
    population && POPULATION_WORDS[population],
    analysis && ANALYSIS_WORDS[analysis],
  ]
    .filter((words) => words !== null)
    .join(', ');

/** `Peters, N Engl J Med 2017`, or what a document without an author is known by. */
export const sourceName = ({ firstAuthor, organisation, publisher, journal, title, year }: Source): string =>
  [firstAuthor ?? organisation ?? publisher ?? title, [journal, year].filter((part) => part !== null).join(' ')]
    .filter((part) => part !== '')
    .join(', ');
