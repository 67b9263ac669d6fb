import type { ClaimInput } from '../../../__generated__/resolvers.ts';
import type { Loaders } from '../../../server/loaders.ts';
import { loadAll } from '../../../shared/load-all.ts';
import type { EfficacyResult } from '../../result/model.ts';
import { candidatesFor, type Candidates } from './candidates.ts';
import { explain, textOfAll } from './explain.ts';
import { matchEffect } from './match-effect.ts';
import { matchFigures } from './match-figures.ts';
import { likenessToResult } from './matching/likeness.ts';
import { without } from './matching/way.ts';
import type { ClaimReport, ClaimToCheck, FigureCandidate, FigureMatch } from './model.ts';
import { otherSignificance } from './significance.ts';
import { understandClaim } from './understand-claim.ts';

const NOTHING: FigureMatch = { verdict: 'NOT_ESTABLISHED', mismatches: [], facts: [], nearest: [] };

/** From a claim to what the results say of it. Errors: BAD_USER_INPUT, UNRESOLVED_TERM, AMBIGUOUS_TERM. */
export async function checkClaim(input: ClaimInput, loaders: Loaders): Promise<ClaimReport> {
  const claim = await understandClaim(input, loaders);
  if (claim.undecidable !== null) {
    return report(claim, { ...NOTHING, verdict: 'NOT_DECIDABLE' }, claim.undecidable, []);
  }
  if (claim.missing !== null) return report(claim, NOTHING, claim.missing, []);
  const found = await candidatesFor(claim, loaders);
  const match =
    claim.effect === null
      ? withSignificance(claim, matchFigures(claim.claimed, found.candidates), found.candidates)
      : await effectOf(claim, found, loaders);
  return report(claim, match, claim.undecided, found.candidates);
}

/** The numbers may be right and what is said of their difference wrong. */
function withSignificance(
  { isSignificant }: ClaimToCheck,
  match: FigureMatch,
  candidates: readonly FigureCandidate[],
): FigureMatch {
  const other =
    isSignificant === null || !isRight(match) ? undefined : otherSignificance(isSignificant, match.facts, candidates);
  if (other === undefined) return match;
  return {
    ...match,
    verdict: 'SUPPORTED_WITH_MISMATCH',
    mismatches: [...match.mismatches, other.mismatch],
    nearest: without([...match.nearest, other.comparison], match.facts),
  };
}

/** "Final overall survival 22.1 months", where a later record has another number. */
function withLatest(
  { isLatest }: ClaimToCheck,
  match: FigureMatch,
  later: readonly EfficacyResult[],
  candidates: readonly FigureCandidate[],
): FigureMatch {
  const isReplaced = match.facts.length > 0 && match.facts.every(({ supersededById }) => supersededById !== null);
  const changed = later.filter((newest) => !match.facts.some(({ value }) => value === newest.value));
  if (!isLatest || !isReplaced || changed.length === 0 || !isRight(match)) return match;
  const recorded = textOfAll(changed, candidates);
  return {
    ...match,
    verdict: 'SUPPORTED_WITH_MISMATCH',
    mismatches: [
      ...match.mismatches,
      { field: 'LATER_DATA', claimed: 'the latest', recorded, text: `It is not the latest: ${recorded}.` },
    ],
  };
}

const isRight = ({ verdict }: FigureMatch): boolean => verdict === 'SUPPORTED' || verdict === 'SUPPORTED_WITH_MISMATCH';

async function effectOf(
  { claimed, effect }: ClaimToCheck,
  { candidates, trials }: Candidates,
  loaders: Loaders,
): Promise<FigureMatch> {
  if (effect === null) return NOTHING;
  const isPrimary = ({ result }: FigureCandidate): boolean =>
    trials.get(result.trialId)?.primaryEndpoints.some(({ endpointId }) => endpointId === result.endpointId) ?? false;
  // where a claim names no outcome, the trials' primary endpoints are what it can be held to
  const meant = claimed.endpointIds.length > 0 ? candidates : candidates.filter(isPrimary);
  const endpoints = await loadAll(loaders.endpointById, [...new Set(meant.map(({ result }) => result.endpointId))]);
  const directions = new Map(endpoints.map(({ id, betterDirection }) => [id as string, betterDirection]));
  return matchEffect(claimed, effect, meant, directions);
}

function report(
  checked: ClaimToCheck,
  match: Matched,
  reason: string | null,
  candidates: readonly FigureCandidate[],
): ClaimReport {
  const known = new Map<string, EfficacyResult>(candidates.map(({ result }) => [result.id, result]));
  const later = without(
    match.facts.flatMap((fact) => newestOf(fact, known) ?? []),
    match.facts,
  );
  const told =
    match.verdict === 'NOT_DECIDABLE'
      ? match
      : withLatest(checked, { ...match, verdict: match.verdict }, later, candidates);
  return {
    checked,
    ...told,
    reason,
    later,
    isVerified: isVerified(checked, told.facts),
    explanation: explain({ ...told, reason, later, notes: checked.notes }, candidates),
  };
}

type Matched = Omit<FigureMatch, 'verdict'> & Pick<ClaimReport, 'verdict'>;

/** The end of the chain of later records; undefined where none has replaced it. */
function newestOf(fact: EfficacyResult, known: ReadonlyMap<string, EfficacyResult>): EfficacyResult | undefined {
  const seen = new Set<EfficacyResult>([fact]);
  let newest: EfficacyResult | undefined;
  for (let next = known.get(fact.supersededById ?? ''); next !== undefined && !seen.has(next);) {
    newest = next;
    seen.add(next);
    next = known.get(next.supersededById ?? '');
  }
  return newest;
}

/** Whether each figure is in a fact that was read; of a claim without figures, whether each fact was. */
function isVerified({ claimed }: ClaimToCheck, facts: readonly EfficacyResult[]): boolean | null {
  if (facts.length === 0) return null;
  const read = facts.filter(({ provenance }) => provenance.verified);
  const found = claimed.figures.filter((figure) => facts.some((fact) => likenessToResult(figure, fact) !== null));
  return claimed.figures.length === 0
    ? read.length === facts.length
    : found.every((figure) => read.some((fact) => likenessToResult(figure, fact) !== null));
}
