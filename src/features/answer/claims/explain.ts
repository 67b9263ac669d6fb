import type { EfficacyResult } from '../../result/model.ts';
import { resultText } from '../../result/wording.ts';
import { accountText, listOf } from './matching/words.ts';
import type { ClaimReport, FigureCandidate } from './model.ts';

/** More are in `facts`; a sentence that lists them all is not read. */
const MOST_TOLD = 4;

type Explained = Omit<ClaimReport, 'checked' | 'isVerified' | 'explanation'> & { readonly notes: readonly string[] };

/** The verdict in words. Every figure in it is printed from a record, or is one of the claim. */
export function explain(
  { verdict, reason, mismatches, facts, nearest, later, notes }: Explained,
  candidates: readonly FigureCandidate[],
): string {
  if (verdict === 'NOT_DECIDABLE') return reason ?? '';
  const text = (results: readonly EfficacyResult[]): string => textOfAll(results, candidates);
  const unread = facts.length > 0 && facts.every(({ provenance }) => !provenance.verified);
  const variants =
    facts.length > 0 && facts.every(({ variant, pooledTrialIds }) => variant !== null || pooledTrialIds.length > 0);
  const assessors = [
    ...new Set(
      facts.filter(({ assessorClass }) => assessorClass !== 'NOT_APPLICABLE').map(({ assessorWord }) => assessorWord),
    ),
  ];
  // what a mismatch tells is not told twice
  const isTold = (result: EfficacyResult): boolean => mismatches.some((one) => one.text.includes(resultText(result)));
  const [untold, untoldLater] = [facts, later].map((results) => results.filter((result) => !isTold(result)));
  const sentences = [
    verdict === 'NOT_ESTABLISHED' && facts.length === 0
      ? 'No result here says so, which is not evidence against it.'
      : null,
    untold?.length ? `Recorded: ${text(untold)}.` : null,
    ...mismatches.map((mismatch) => mismatch.text),
    verdict === 'SUPPORTED' && assessors.length > 1 ? `It is said of several assessors: ${listOf(assessors)}.` : null,
    variants
      ? 'No plain analysis of one trial says so: it is a label, a congress report, a pool or another variant.'
      : null,
    unread ? 'None of it was read in a source.' : null,
    mismatches.length === 0 && nearest.length > 0 ? `Nearest: ${text(nearest)}.` : null,
    untoldLater?.length ? `Replaced since by ${text(untoldLater)}.` : null,
    reason,
    ...notes,
  ];
  return [...new Set(sentences.filter((sentence) => sentence !== null))].join(' ');
}

/** Some numbers, each with where it is from. */
export function textOfAll(results: readonly EfficacyResult[], candidates: readonly FigureCandidate[]): string {
  const isOfSeveral = new Set(results.map(({ endpointId }) => endpointId)).size > 1;
  const told = results.slice(0, MOST_TOLD).map((result) => {
    const candidate = candidates.find((one) => one.result.id === result.id);
    const endpoint = isOfSeveral ? `${candidate?.endpointName ?? result.endpointId} ` : '';
    return `${endpoint}${numberText(result, candidate)}`;
  });
  return listOf(results.length > MOST_TOLD ? [...told, 'others'] : told);
}

function numberText(result: EfficacyResult, candidate: FigureCandidate | undefined): string {
  const where = accountText({ acronym: candidate?.acronym ?? '', circumstances: result });
  return `${resultText(result)} (${[candidate?.armName, where].filter((part) => part !== undefined).join('; ')})`;
}
