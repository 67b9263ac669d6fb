import type { Resolvers } from '../../__generated__/resolvers.ts';
import { invariant } from '../../shared/invariant.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';
import { loadNodes } from '../node/entities.ts';
import { rankTherapies } from './rank.ts';

/** Newest first; partial dates by their text, which is an order and no comparison. */
const newestFirst = (a: { date: string; id: string }, b: { date: string; id: string }): number =>
  a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? 1 : -1;

export const rankingResolvers = {
  Query: {
    rankedTherapies: async (_root, args, { loaders }) => {
      const { method, options, reference, ...ranking } = await rankTherapies(args, loaders);
      const referenceNode = reference === undefined ? null : await loadKnown(loaders.treatmentNodeById, reference);
      return {
        ...ranking,
        applied: {
          method,
          assessor: options.assessor,
          population: options.population,
          analysis: options.analysis,
          verifiedOnly: options.verifiedOnly,
          includeDescendants: args.includeDescendants,
          line: options.line,
          comparator: referenceNode,
        },
        orderBasis: method === 'NETWORK' ? ('NETWORK_META_ANALYSIS' as const) : ('INDIRECT_UNADJUSTED' as const),
        reference: referenceNode,
        release: await loaders.release(),
      };
    },
  },
  RankedTherapy: {
    notDistinguishableFrom: ({ notDistinguishableFrom }, _args, { loaders }) =>
      notDistinguishableFrom && loadAll(loaders.resultById, notDistinguishableFrom),
    regimen: ({ regimen }, _args, { loaders }) => loadKnown(loaders.regimenById, regimen),
    result: ({ result }, _args, { loaders }) => loadKnown(loaders.resultById, result),
    comparison: async ({ kind, result: id }, _args, { loaders }) => {
      if (kind === 'ARM') return null;
      const result = await loadKnown(loaders.resultById, id);
      invariant(result.type === 'COMPARISON', `${id} is no comparison.`);
      return result;
    },
    trial: ({ trial }, _args, { loaders }) => loadKnown(loaders.trialById, trial),
    arm: ({ arm }, _args, { loaders }) => loadKnown(loaders.armById, arm),
    estimateBasis: ({ kind }) => (kind === 'ARM' ? 'SINGLE_ARM' : 'DIRECT'),
    approvals: async ({ drugIds, approvedFor }, _args, { loaders }) => {
      const approvals = (await Promise.all(drugIds.map((drug) => loaders.approvalsByDrugId.load(drug)))).flat();
      const distinct = new Map(approvals.map((approval) => [approval.id, approval]));
      return [...distinct.values()]
        .filter(
          (approval) =>
            approval.drugIds.every((drug) => drugIds.includes(drug)) &&
            approvedFor.cancerTypeIds.includes(approval.cancerTypeId) &&
            (approval.biomarkerId === null || approvedFor.biomarkerIds.includes(approval.biomarkerId)),
        )
        .toSorted(newestFirst);
    },
    harms: ({ arm }, _args, { loaders }) => loaders.adverseEventsByArmId.load(arm),
  },
  NotRanked: {
    regimen: ({ regimen }, _args, { loaders }) => loadKnown(loaders.regimenById, regimen),
    trial: ({ trial }, _args, { loaders }) => loadKnown(loaders.trialById, trial),
    arm: ({ arm }, _args, { loaders }) => loadKnown(loaders.armById, arm),
    result: ({ result }, _args, { loaders }) => (result === null ? null : loaders.resultById.load(result)),
  },
  RankingWarning: {
    affected: ({ affected }, _args, { loaders }) => loadNodes(loaders, affected),
  },
} satisfies Resolvers;
