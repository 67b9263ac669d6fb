import type { Endpoint } from '../../endpoint/model.ts';
import { RankMethod, type Ranking } from '../model.ts';
import { hazardRatio } from './hazard-ratio.ts';
import { median } from './median.ts';
import { network } from './network.ts';
import { proportion } from './proportion.ts';

type TypedEndpoint = Pick<Endpoint, 'type' | 'betterDirection'>;

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
  NETWORK: {
    rank: network,
    needsReference: true,
    appliesTo: ({ type }) => type === 'TIME_TO_EVENT',
  },
  MEDIAN: {
    rank: median,
    needsReference: false,
    appliesTo: ({ type }) => type === 'TIME_TO_EVENT' || type === 'DURATION',
  },
  PROPORTION: {
    rank: proportion,
    needsReference: false,
    // where neither way is better, there is no order
    appliesTo: ({ type, betterDirection }) =>
      type === 'PROPORTION' && (betterDirection === 'HIGHER' || betterDirection === 'LOWER'),
  },
} satisfies Record<RankMethod, RankingEntry>;

/** The methods that fit the endpoint, for the answer to one that does not. */
export function rankMethodsFor(endpoint: TypedEndpoint): RankMethod[] {
  return RankMethod.options.filter((method) => RANKINGS[method].appliesTo(endpoint));
}
