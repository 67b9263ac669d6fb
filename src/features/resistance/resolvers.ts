import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

export const resistanceResolvers = {
  Query: {
    drugActivity: (_root, { id }, { loaders }) => lookUp('activity', id, loaders.drugActivityById, loaders),
    drugActivities: (_root, args, { loaders }) => connect(loaders.drugActivities, args),
    frequencyAfter: (_root, { id }, { loaders }) => lookUp('frequency', id, loaders.frequencyAfterById, loaders),
    frequenciesAfter: (_root, args, { loaders }) => connect(loaders.frequenciesAfter, args),
  },
  DrugActivity: {
    biomarker: (activity, _args, { loaders }) => loadKnown(loaders.biomarkerById, activity.biomarkerId),
    drug: (activity, _args, { loaders }) => loadKnown(loaders.drugById, activity.drugId),
  },
  FrequencyAfter: {
    biomarker: (frequency, _args, { loaders }) => loadKnown(loaders.biomarkerById, frequency.biomarkerId),
    drugs: (frequency, _args, { loaders }) => loadAll(loaders.drugById, frequency.drugIds),
  },
  ResistanceMechanism: {
    biomarker: (mechanism, _args, { loaders }) => loadKnown(loaders.biomarkerById, mechanism.biomarkerId),
  },
  Biomarker: {
    drugActivity: (biomarker, args, { loaders }) => connect(loaders.activityInBiomarker, args, biomarker.id),
    frequencyAfter: (biomarker, args, { loaders }) => connect(loaders.frequenciesOfBiomarker, args, biomarker.id),
    resistanceMechanism: (biomarker, _args, { loaders }) => loaders.resistanceMechanismByBiomarkerId.load(biomarker.id),
  },
  Drug: {
    biomarkerActivity: (drug, args, { loaders }) => connect(loaders.activityOfDrug, args, drug.id),
    frequencyAfter: (drug, args, { loaders }) => connect(loaders.frequenciesAfterDrug, args, drug.id),
  },
  Source: {
    drugActivity: (source, args, { loaders }) => connect(loaders.activityStatedInSource, args, source.id),
    frequencyAfter: (source, args, { loaders }) => connect(loaders.frequenciesStatedInSource, args, source.id),
  },
} satisfies Resolvers;
