import type { Resolvers } from '../../__generated__/resolvers.ts';
import { invariant } from '../../shared/invariant.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';
import type { Loaders } from '../../server/loaders.ts';
import type { ResultId } from '../result/model.ts';
import { compareTherapies } from './compare.ts';
import { contributionsOf } from './contributions.ts';
import { synthesiseGiven } from './given-studies.ts';
import { synthesise } from './synthesise.ts';

const resultOrNull = (id: ResultId | null, loaders: Loaders) => (id === null ? null : loaders.resultById.load(id));

async function comparisonOf(id: ResultId, loaders: Loaders) {
  const result = await loadKnown(loaders.resultById, id);
  invariant(result.type === 'COMPARISON', `${id} is no comparison.`);
  return result;
}

export const synthesisResolvers = {
  Query: {
    synthesis: async (_root, args, { loaders }) => (await synthesise(args, loaders)).synthesis,
    compareTherapies: (_root, args, { loaders }) => compareTherapies(args, loaders),
    synthesize: (_root, args) => ({ understood: [], ...synthesiseGiven(args) }),
  },
  Synthesis: {
    contributions: (synthesis) => contributionsOf(synthesis),
    release: (_synthesis, _args, { loaders }) => loaders.release(),
  },
  SynthesisTreatment: {
    node: ({ nodeId }, _args, { loaders }) => (nodeId === null ? null : loaders.treatmentNodeById.load(nodeId)),
  },
  SynthesisStudy: {
    trial: ({ trialId }, _args, { loaders }) => (trialId === null ? null : loaders.trialById.load(trialId)),
  },
  SynthesisInput: {
    result: ({ resultId }, _args, { loaders }) => (resultId === null ? null : comparisonOf(resultId, loaders)),
    armResults: async ({ armResultIds }, _args, { loaders }) => {
      const results = await loadAll(loaders.resultById, armResultIds);
      return results.filter((result) => result.type === 'ARM');
    },
    newer: ({ newerId }, _args, { loaders }) => resultOrNull(newerId, loaders),
  },
  SynthesisExclusion: {
    result: ({ resultId }, _args, { loaders }) => resultOrNull(resultId, loaders),
  },
  SensitivityRun: {
    result: ({ resultId }, _args, { loaders }) => resultOrNull(resultId, loaders),
  },
  TherapyComparison: {
    headToHead: ({ headToHead }, _args, { loaders }) => Promise.all(headToHead.map((id) => comparisonOf(id, loaders))),
  },
} satisfies Resolvers;
