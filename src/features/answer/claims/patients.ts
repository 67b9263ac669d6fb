import type { EfficacyResult } from '../../result/model.ts';
import type { StudiedTrial } from '../queries.ts';
import type { ClaimedPatients } from './model.ts';

/** Whether a result was measured in other patients than the claim names. What a record does not tell is not held against it. */
export function areOthers(patients: ClaimedPatients, result: EfficacyResult, trial: StudiedTrial): boolean {
  const { line, isPretreated, cns, population } = patients;
  const label = result.populationLabel;
  const isFirstLineOnly =
    trial.lines.length > 0 && trial.lines.every((one) => one === 'FIRST_LINE' || one === 'ADJUVANT');
  const wasNaive = trial.alkTkiNaive === true || isFirstLineOnly || /\bnaive\b/u.test(label);
  const wasPretreated = trial.alkTkiNaive === false || /\bpretreated\b/u.test(label);
  return (
    (isPretreated && wasNaive) ||
    (line === 'FIRST_LINE' && wasPretreated) ||
    (line !== null && trial.lineScope === 'SPECIFIED' && !trial.lines.some((one) => isLine(line, one))) ||
    (cns !== null && cns !== cnsOf(result)) ||
    (population !== null && !isPopulation(population, result))
  );
}

/** Whether a trial is in none of the cancer types or biomarkers that the claim names, nor in what contains or is contained in them. */
export function isOtherDisease({ cancerTypeIds, biomarkerIds }: ClaimedPatients, trial: StudiedTrial): boolean {
  return (
    (cancerTypeIds !== null && trial.cancerTypeId !== null && !cancerTypeIds.includes(trial.cancerTypeId)) ||
    (biomarkerIds !== null && trial.biomarkerId !== null && !biomarkerIds.includes(trial.biomarkerId))
  );
}

/** Later lines are told apart by few trials and fewer claims. */
function isLine(claimed: string, recorded: string): boolean {
  const isFirst = (line: string): boolean => line === 'FIRST_LINE' || line === 'ADJUVANT';
  return claimed === recorded || (!isFirst(claimed) && !isFirst(recorded));
}

function cnsOf({ populationLabel }: EfficacyResult): 'WITH' | 'WITHOUT' | undefined {
  if (!/\bcns\b/u.test(populationLabel)) return undefined;
  return populationLabel.startsWith('no-') ? 'WITHOUT' : 'WITH';
}

function isPopulation(claimed: string, { populationClass, populationLabel }: EfficacyResult): boolean {
  const folded = (text: string): string =>
    text
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/gu, '-');
  return [populationClass, populationLabel].some((one) => folded(one) === folded(claimed));
}
