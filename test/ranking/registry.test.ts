import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { EndpointType, type BetterDirection } from '../../src/features/endpoint/model.ts';
import { RankMethod } from '../../src/features/ranking/model.ts';
import { RANKINGS, rankMethodsFor } from '../../src/features/ranking/rankings/registry.ts';
import { buildFacts, buildOptions } from './facts.ts';

describe('the rankings', () => {
  it.each<[z.infer<typeof EndpointType>, z.infer<typeof BetterDirection>, RankMethod[]]>([
    ['TIME_TO_EVENT', 'HIGHER', ['MEDIAN', 'HAZARD_RATIO', 'NETWORK']],
    ['DURATION', 'HIGHER', ['MEDIAN']],
    ['PROPORTION', 'HIGHER', ['PROPORTION']],
    ['PROPORTION', 'LOWER', ['PROPORTION']],
    ['PROPORTION', 'NONE', []],
    ['PROPORTION', 'INSTRUMENT_SPECIFIC', []],
    ['COUNT', 'LOWER', []],
    ['SCORE', 'INSTRUMENT_SPECIFIC', []],
  ])('for an endpoint of type %s where better is %s are %j', (type, betterDirection, methods) => {
    expect(rankMethodsFor({ type, betterDirection })).toEqual(methods);
    expect(EndpointType.options).toContain(type);
  });

  it.each(RankMethod.options)('%s says so where there is no trial at all', (method) => {
    const { entries, notRanked, warnings } = RANKINGS[method].rank(
      buildFacts({}),
      buildOptions({ reference: undefined }),
    );
    expect({ entries, notRanked }).toEqual({ entries: [], notRanked: [] });
    expect(warnings.map(({ code }) => code)).toEqual(['NO_EVIDENCE']);
  });

  it('needs a reference for hazard ratios, each alone or in a network', () => {
    const needing = RankMethod.options.filter((method) => RANKINGS[method].needsReference);
    expect(needing).toEqual(['HAZARD_RATIO', 'NETWORK']);
  });
});
