import type { GraphReader } from '../../graph/query.ts';
import type { LineOfTherapy } from '../trial/model.ts';
import type { RankingFacts } from './model.ts';
import { appliesBy, mayRank, type AskedPopulation } from './population.ts';
import { rankingResults, rankingTrials } from './queries.ts';

export const rankingLoaders = (graph: GraphReader) => ({
  /** What a ranking weighs, in two queries: the trials of the population and line, and their results for the endpoint. */
  rankingFacts: async (asked: AskedPopulation, line: LineOfTherapy, endpointId: string): Promise<RankingFacts> => {
    const found = await graph.read(rankingTrials, {
      cancerTypeIds: asked.cancerTypes.all,
      biomarkerIds: asked.biomarkers?.all ?? [],
      anyBiomarker: asked.biomarkers === undefined && asked.includeDescendants,
      line,
    });
    const trials = found.filter((trial) => mayRank(trial, line));
    const results = await graph.read(rankingResults, { trialIds: trials.map(({ id }) => id), endpointId });
    return {
      trials: trials.map((trial) => ({
        ...trial,
        appliesBy: appliesBy(trial, asked),
        arms: trial.arms.map(({ treatmentNodeId, ...arm }) => ({ ...arm, treatmentId: treatmentNodeId })),
      })),
      armResults: results.filter((result) => result.type === 'ARM'),
      comparisons: results.filter((result) => result.type === 'COMPARISON'),
    };
  },
});
