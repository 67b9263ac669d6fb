import { groupBy } from '../../../shared/group-by.ts';
import { accountsOf } from './matching/accounts.ts';
import { fitting, fittingButForDetails } from './matching/fitting.ts';
import { acrossTrials, mixedAcrossTrials, mixedInOneTrial } from './matching/mixtures.ts';
import { fittingElsewhere, recordedOtherwise } from './matching/otherwise.ts';
import { place, type Placed } from './matching/place.ts';
import { bestFirst, distinct, without, withoutNeed, type Way } from './matching/way.ts';
import type { ClaimedResult, FigureCandidate, FigureMatch, FigureVerdict } from './model.ts';

/** More than a claim of one comparison has: the work grows with their number. */
export const MAX_FIGURES = 20;

const NOTHING: FigureMatch = { verdict: 'NOT_ESTABLISHED', mismatches: [], facts: [], nearest: [] };

/** From the claim that fits to the one of which something else is recorded: the first that applies. */
const WAYS: readonly Way[] = [
  fitting,
  fittingButForDetails,
  mixedInOneTrial,
  mixedAcrossTrials,
  fittingElsewhere,
  recordedOtherwise,
];

/**
 * Whether recorded results say what a claim says in figures. Figures of one endpoint must belong together: one trial,
 * analysis, assessor, population and variant, and the same two arms. Pass all results of the trials that come into
 * question, also those that do not fit: from them it tells which part of the claim is wrong. Pure; the order of the
 * candidates does not matter.
 */
export function matchFigures(claimed: ClaimedResult, candidates: readonly FigureCandidate[]): FigureMatch {
  const figures = claimed.figures.filter(({ kind }) => kind !== 'DOSE');
  if (figures.length === 0 || figures.length > MAX_FIGURES) return NOTHING;
  const accounts = accountsOf(candidates);
  const parts = [...groupBy(figures, ({ endpointIds }) => endpointIds?.join(' ')).values()];
  const matches = parts.map((part) => weigh({ ...claimed, figures: part }, accounts));
  const [only, ...others] = matches;
  if (only === undefined || others.length === 0) return only?.match ?? NOTHING;
  return together(claimed, matches);
}

type Weighed = {
  readonly match: FigureMatch;
  readonly placed: readonly Placed[];
  /** Where all of it stands. */
  readonly whole: readonly Placed[];
};

function weigh(claimed: ClaimedResult, accounts: ReturnType<typeof accountsOf>): Weighed {
  const placed = accounts.map((account) => place(account, claimed.figures, claimed));
  const whole = placed.filter(({ slots, missing }) => slots.length === 0 && missing.length === 0);
  for (const way of WAYS) {
    const match = way(claimed, placed);
    if (match !== undefined) return { match, placed, whole };
  }
  return { match: NOTHING, placed, whole };
}

/** From the best to the worst of a claim with several parts: one that is wrong makes the claim wrong. */
const WORST: readonly FigureVerdict[] = ['SUPPORTED', 'SUPPORTED_WITH_MISMATCH', 'NOT_ESTABLISHED', 'CONTRADICTED'];

/** Figures of several endpoints may have an assessor each, but are of one trial. */
function together(claimed: ClaimedResult, parts: readonly Weighed[]): FigureMatch {
  if (parts.some(({ whole }) => whole.length === 0)) return combined(parts.map(({ match }) => match));
  const trialOf = ({ account }: Placed): string => account.circumstances.trialId;
  const shared = parts
    .map(({ whole }) => [...new Set(whole.map(trialOf))])
    .reduce((some, more) => some.filter((trial) => more.includes(trial)));
  if (shared.length > 0) {
    return combined(
      parts.map(
        ({ placed }) =>
          fitting(
            claimed,
            placed.filter((one) => shared.includes(trialOf(one))),
          ) ?? NOTHING,
      ),
    );
  }
  const chosen = parts.flatMap(({ whole }) => bestFirst(withoutNeed(whole)).slice(0, 1));
  return acrossTrials(
    claimed,
    chosen,
    parts.map(({ placed }) => placed),
  );
}

function combined(matches: readonly FigureMatch[]): FigureMatch {
  const facts = distinct(matches.flatMap((match) => match.facts));
  return {
    verdict: WORST[Math.max(...matches.map(({ verdict }) => WORST.indexOf(verdict)))] ?? 'NOT_ESTABLISHED',
    mismatches: matches.flatMap(({ mismatches }) => mismatches),
    facts,
    nearest: without(
      matches.flatMap(({ nearest }) => nearest),
      facts,
    ),
  };
}
