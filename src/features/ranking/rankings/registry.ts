import type { Endpoint } from '../../endpoint/model.ts';
import { RankMethod, type Ranking } from '../model.ts';
import { hazardRatio } from './hazard-ratio.ts';
import { median } from './median.ts';

type TypedEndpoint = Pick<Endpoint, 'type'>;

type RankingEntry = {
  readonly rank: Ranking;
  /** Whether `options.reference` must be given. */
  readonly needsReference: boolean;
  readonly appliesTo: (endpoint: TypedEndpoint) => boolean;
};

export const RANKINGS = {
  HAZARD_RATIO: {
    rank: hazardRatio,
    needsReference: true,
    appliesTo: ({ type }) => type === 'TIME_TO_EVENT',
  },
  MEDIAN: {
    rank: median,
    needsReference: false,
    appliesTo: ({ type }) => type === 'TIME_TO_EVENT' || type === 'DURATION',
  },
} satisfies Record<RankMethod, RankingEntry>;

/** The methods that fit the endpoint, for the answer to one that does not. */
export function rankMethodsFor(endpoint: TypedEndpoint): RankMethod[] {
  return RankMethod.options.filter((method) => RANKINGS[method].appliesTo(endpoint));
}
