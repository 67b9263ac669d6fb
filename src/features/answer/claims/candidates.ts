import type { Loaders } from '../../../server/loaders.ts';
import { loadAll } from '../../../shared/load-all.ts';
import type { StudiedTrial } from '../queries.ts';
import type { EfficacyResult } from '../../result/model.ts';
import type { ClaimToCheck, FigureCandidate } from './model.ts';
import { areOthers, isOtherDisease } from './patients.ts';

export type Candidates = {
  readonly candidates: readonly FigureCandidate[];
  readonly trials: ReadonlyMap<string, StudiedTrial>;
};

const IN_RECORDS: readonly string[] = ['RATIO', 'MONTHS', 'PERCENT'];

/**
 * All results of the trials that a claim may be of: those that it names and those of its drugs. Where it names neither,
 * those that measured its endpoint or, without one, have its numbers. Of several numbers also the trials that have them.
 */
export async function candidatesFor(claim: ClaimToCheck, loaders: Loaders): Promise<Candidates> {
  const { trialIds, experimentalDrugIds, comparatorDrugIds, endpointIds, figures } = claim.claimed;
  const drugIds = [...experimentalDrugIds, ...comparatorDrugIds, ...figures.flatMap((figure) => figure.drugIds ?? [])];
  const values = figures.filter(({ kind }) => IN_RECORDS.includes(kind)).flatMap(({ value }) => value ?? []);
  const isNamed = trialIds.length > 0 || drugIds.length > 0;
  const measuring = await Promise.all([
    isNamed ? [] : loaders.trialsMeasuring(endpointIds, endpointIds.length > 0 ? [] : values),
    // several numbers may be another trial's, one is found in many
    values.length > 1 ? loaders.trialsMeasuring([], values) : [],
  ]);
  const found = await Promise.all([
    loaders.studiedTrials([...trialIds, ...measuring.flat()]),
    loaders.studiedTrialsOfDrugs(drugIds),
  ]);
  const results = await loaders.resultsOfTrials(found.flat().map(({ id }) => id));
  const known = new Set<string>(found.flat().map(({ id }) => id));
  // a record that pools trials bears the arms of the first of them
  const pooling = await loaders.studiedTrials(results.map(({ trialId }) => trialId).filter((id) => !known.has(id)));
  const endpoints = await loadAll(loaders.endpointById, [...new Set(results.map(({ endpointId }) => endpointId))]);
  const endpointNames = new Map<string, string>(endpoints.map(({ id, name }) => [id, name]));
  const trials = new Map<string, StudiedTrial>([...found.flat(), ...pooling].map((trial) => [trial.id, trial]));
  return {
    trials,
    candidates: results.flatMap((result): FigureCandidate[] => {
      const trial = trials.get(result.trialId);
      if (trial === undefined) return [];
      const drugsOf = (armId: string): readonly string[] => trial.arms.find(({ id }) => id === armId)?.drugIds ?? [];
      return [
        {
          result,
          acronym: trial.acronym,
          endpointName: endpointNames.get(result.endpointId),
          ...(result.type === 'ARM'
            ? { drugIds: drugsOf(result.armId), controlDrugIds: [], armName: armNameOf(result.armId, trial, claim) }
            : { drugIds: drugsOf(result.experimentalArmId), controlDrugIds: drugsOf(result.controlArmId) }),
          otherAnalysis: isOfOtherAnalysis(claim.claimed.analysisYears ?? null, result, results),
          otherPatients: areOthers(claim.patients, result, trial),
          otherDisease: isOtherDisease(claim.patients, trial),
        },
      ];
    }),
  };
}

/** Whether the analysis of so many years has the same quantity, in the same patients or all: of one that it does not tell nothing is known. */
function isOfOtherAnalysis(years: number | null, result: EfficacyResult, results: readonly EfficacyResult[]): boolean {
  const isOfYears = ({ analysisName }: EfficacyResult): boolean => analysisName.includes(`${years}-year`);
  return (
    years !== null &&
    !isOfYears(result) &&
    results.some(
      (other) =>
        isOfYears(other) &&
        quantityOf(other) === quantityOf(result) &&
        (other.populationLabel === result.populationLabel || other.populationClass !== 'SUBGROUP'),
    )
  );
}

const quantityOf = (result: EfficacyResult): string =>
  JSON.stringify([
    result.endpointId,
    result.assessorClass,
    result.qualifier,
    ...(result.type === 'ARM'
      ? [result.armId, result.statistic, result.landmarkMonths]
      : [result.experimentalArmId, result.controlArmId, result.measure]),
  ]);

function armNameOf(armId: string, { arms }: StudiedTrial, { claimed }: ClaimToCheck): string | undefined {
  const arm = arms.find(({ id }) => id === armId);
  const isAlike = arms.some(({ id, drugIds }) => id !== armId && drugIds.join() === arm?.drugIds.join());
  const isAnother = claimed.arm?.otherIds.includes(armId) === true;
  return isAlike || isAnother ? arm?.label : undefined;
}
