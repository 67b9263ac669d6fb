import type { TopLevelSpec } from 'vega-lite';
import type { AssessorClass, PopulationClass } from '../result/model.ts';
import type { NetworkFindings, SynthesisWarning } from '../synthesis/model.ts';

export type SynthesisFigureKind = 'FOREST' | 'NETWORK' | 'LEAGUE_TABLE' | 'RANKS';
export type FigureTheme = 'LIGHT' | 'DARK';

/** A picture: what to draw, and in words what is to be seen. */
export type Figure = {
  readonly title: string;
  readonly description: string;
  readonly caption: string;
  readonly specification: TopLevelSpec;
};

/** What every caption names. */
type Origin = {
  /** The documents that the numbers are from, by name; empty where the caller gave them. */
  readonly sources: readonly string[];
  readonly releaseId: string;
};

/** What figures of a synthesis are drawn from. */
export type SynthesisFacts = Pick<
  NetworkFindings,
  'applied' | 'reference' | 'inputs' | 'network' | 'estimates' | 'leagueTable' | 'ranking'
> & {
  readonly warnings: readonly Pick<SynthesisWarning, 'severity'>[];
  /** The name of the endpoint; null where the caller gave the studies, as the next. */
  readonly endpoint: string | null;
  /** The population in words: cancer type, biomarker and line. */
  readonly population: string | null;
} & Origin;

/** A therapy by the median of its own arm. */
export type MedianFact = {
  readonly therapy: string;
  readonly trial: string;
  /** Its rank; null where the median was not reached, which is no rank. */
  readonly rank: number | null;
  /** The median with its interval in one honest line. */
  readonly text: string;
  /** In months; null where it was not reached, as are the limits. */
  readonly median: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** How many patients the arm had; null where that is not recorded, as the next. */
  readonly patients: number | null;
  readonly followUpMonths: number | null;
};

/** What a listing of medians is drawn from. */
export type MedianFacts = {
  readonly endpoint: string;
  readonly population: string;
  readonly assessor: AssessorClass;
  readonly analysed: PopulationClass;
  readonly analysis: 'LATEST' | 'EARLIEST';
  /** In their order; those not reached first. */
  readonly medians: readonly MedianFact[];
  /** How many therapies are neither ranked nor without a median: there is nothing of them to draw. */
  readonly notDrawn: number;
  readonly warnings: readonly Pick<SynthesisWarning, 'severity'>[];
} & Origin;
