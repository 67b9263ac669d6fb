import type { GraphReader, Query } from '../../graph/query.ts';
import {
  activitiesInBiomarkers,
  adverseEventsOfDrugs,
  algorithmsInCancerTypes,
  approvalsInCancerTypes,
  approvalsOfDrugs,
  associationsInCancerTypes,
  associationsOfBiomarkers,
  associationsOfDrugs,
  biomarkersOfGenes,
  cautionsInCancerTypes,
  claimsAbout,
  drugsByClasses,
  frequenciesOfBiomarkers,
  labelWarningsOfDrugs,
  mechanismsOfBiomarkers,
  plainTextsAbout,
  recommendationsInCancerTypes,
  resultsOfTrials,
  studiedTrials,
  studiedTrialsInCancerTypes,
  studiedTrialsOfDrugs,
  trialsMeasuring,
} from './queries.ts';

export const answerLoaders = (graph: GraphReader) => {
  /** Whole sets of records by some keys; no query where there is no key. Keys are sorted, so that one set is one reading. */
  const reader =
    <Row>(query: Query<{ readonly ids: readonly string[] }, Row>) =>
    async (ids: Iterable<string>): Promise<readonly Row[]> => {
      const sorted = [...new Set(ids)].toSorted();
      return sorted.length === 0 ? [] : graph.read(query, { ids: sorted });
    };
  return {
    drugsByClasses: reader(drugsByClasses),
    associationsInCancerTypes: reader(associationsInCancerTypes),
    associationsOfBiomarkers: reader(associationsOfBiomarkers),
    associationsOfDrugs: reader(associationsOfDrugs),
    recommendationsInCancerTypes: reader(recommendationsInCancerTypes),
    cautionsInCancerTypes: reader(cautionsInCancerTypes),
    approvalsInCancerTypes: reader(approvalsInCancerTypes),
    approvalsOfDrugs: reader(approvalsOfDrugs),
    studiedTrials: reader(studiedTrials),
    studiedTrialsOfDrugs: reader(studiedTrialsOfDrugs),
    studiedTrialsInCancerTypes: reader(studiedTrialsInCancerTypes),
    resultsOfTrials: reader(resultsOfTrials),
    activitiesInBiomarkers: reader(activitiesInBiomarkers),
    frequenciesOfBiomarkers: reader(frequenciesOfBiomarkers),
    mechanismsOfBiomarkers: reader(mechanismsOfBiomarkers),
    claimsAbout: reader(claimsAbout),
    adverseEventsOfDrugs: reader(adverseEventsOfDrugs),
    algorithmsInCancerTypes: reader(algorithmsInCancerTypes),
    biomarkersOfGenes: reader(biomarkersOfGenes),
    labelWarningsOfDrugs: reader(labelWarningsOfDrugs),
    plainTextsAbout: reader(plainTextsAbout),
    /** The ids of trials that measured an endpoint or have a value; no query where neither is given. */
    trialsMeasuring: async (endpointIds: readonly string[], values: readonly number[]): Promise<string[]> => {
      if (endpointIds.length === 0 && values.length === 0) return [];
      const rows = await graph.read(trialsMeasuring, { endpointIds, values });
      return rows.map(({ id }) => id);
    },
  };
};
