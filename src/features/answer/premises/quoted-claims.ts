import type { Loaders } from '../../../server/loaders.ts';
import { checkClaim } from '../claims/check-claim.ts';
import type { FigureKind, QuestionTermRole, QuotedFigure, Reading, ReadTerm } from '../reading/model.ts';
import { plainOf } from '../reading/words.ts';
import type { QuotedClaim } from './model.ts';

/** Words of shares and counts that are no results of a trial. */
const NO_RESULT =
  /\b(?:tps|pd-l1|allele|prevalence|samples|series|child-pugh|ecog|afp|half of|of nsclcs?|of hccs?|carried|coincide|of cases|going on to|cross(?:ed|ing)?[- ]?over)\b/u;
const SHARES: readonly FigureKind[] = ['PERCENT', 'FRACTION'];

const isNoResult = (figures: readonly QuotedFigure[], words: string): boolean =>
  figures.every(({ kind }) => SHARES.includes(kind)) && NO_RESULT.test(plainOf(words));

/** What is said before it is asked: "ALUR's hazard ratio of 0.32 - why is it so low?". */
function statedPart(words: string, lastFigureEnd: number): string {
  const asks =
    /\s[-–—]\s|\bso\s+(?=(?:why|how|what|is|does|would)\b)|[,:]\s+(?=(?:why|how|what|which|would|is|are|does|do|can|could|should|was|were|did|has|have)\b)/iu;
  const cut = asks.exec(words.slice(lastFigureEnd));
  return cut === null ? words : words.slice(0, lastFigureEnd + cut.index);
}

type Stretch = { readonly start: number; readonly end: number };

const CLAUSE = /\b(?:when|while|whereas|although|though|but)\b/iu;
const JOINT = /[,;]|\b(?:and|versus|vs|against|than)\b/iu;
/** "the 34.8 months of ALEX": what stands between a number and the trial that it is of. */
const OF_THE = /^\s*(?:of|in|from)\s+(?:the\s+)?$/iu;

/** A stretch cut into parts of one mark each: "23.8 months in A and 15.9 months in B", where A and B are the marks. */
function cutBetween(reading: Reading, { start, end }: Stretch, marks: readonly ReadTerm[]): Stretch[] {
  // "A 23.8 months and B 15.9 months": what stands behind the first mark is its own, up to the next one
  const isMarkedFirst = !reading.figures.some(
    (figure) => figure.start >= start && figure.start < (marks[0]?.start ?? 0),
  );
  const cuts = marks.slice(1).flatMap((mark, index) => {
    const from = marks[index]?.end ?? start;
    const between = reading.text.slice(from, mark.start);
    if (/^\s*(?:,|and|or|\/|&)?\s*$/iu.test(between)) return [];
    const own = reading.figures.find(
      (figure) =>
        figure.start > from && figure.end <= mark.start && OF_THE.test(reading.text.slice(figure.end, mark.start)),
    );
    const cut = CLAUSE.exec(between) ?? (isMarkedFirst ? null : JOINT.exec(between));
    return [cut === null ? (own ?? mark).start : from + cut.index];
  });
  return [start, ...cuts].map((from, index) => ({ start: from, end: cuts[index] ?? end }));
}

/** A sentence in the parts that speak of one trial and one assessor each. */
function partsOf(reading: Reading, sentence: number): Stretch[] {
  const marksIn = ({ start, end }: Stretch, role: QuestionTermRole): ReadTerm[] =>
    reading.terms.filter((term) => term.role === role && term.start >= start && term.start < end);
  const { start, end } = reading.sentences[sentence] ?? { start: 0, end: 0 };
  return cutBetween(reading, { start, end }, marksIn({ start, end }, 'TRIAL')).flatMap((part) => {
    const assessors = marksIn(part, 'ASSESSOR');
    return cutBetween(
      reading,
      part,
      assessors.filter(({ value }, index) => value !== assessors[index - 1]?.value),
    );
  });
}

/** Each part of a sentence with figures that names a trial or a drug, as a claim; the trial of the question stands for one that it leaves out. */
export function quotedClaims(reading: Reading, loaders: Loaders): Promise<QuotedClaim[]> {
  const trials = reading.terms.filter(({ role }) => role === 'TRIAL');
  const [trial, ...others] = trials;
  const onlyTrial = others.every(({ nodes }) => nodes[0]?.id === trial?.nodes[0]?.id) ? trial : undefined;
  const claims = reading.sentences.flatMap((_sentence, sentence) =>
    partsOf(reading, sentence).flatMap(({ start, end }) => {
      const isIn = (one: { readonly start: number }): boolean => one.start >= start && one.start < end;
      const figures = reading.figures.filter((one) => isIn(one) && one.kind !== 'DOSE');
      const words = statedPart(reading.text.slice(start, end), (figures.at(-1)?.end ?? end) - start);
      // how long a drug was given before is no result of it
      const named = reading.terms.filter(
        (term) => isIn(term) && (term.role === 'TRIAL' || term.role === 'DRUG') && term.use !== 'PRIOR',
      );
      const isLeftOut = onlyTrial !== undefined && !trials.some(isIn);
      if (figures.length === 0 || (named.length === 0 && !isLeftOut) || isNoResult(figures, words)) return [];
      return [{ sentence, figures, said: isLeftOut ? `In ${onlyTrial.text}, ${words}` : words }];
    }),
  );
  return Promise.all(
    claims.map(async ({ said, ...quoted }) => ({ ...quoted, report: await checkClaim({ sentence: said }, loaders) })),
  );
}
