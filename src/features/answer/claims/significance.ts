import type { Comparison, EfficacyResult } from '../../result/model.ts';
import { accountText, listOf, numbersText } from './matching/words.ts';
import type { FigureCandidate, Mismatch } from './model.ts';

/** As the source calls it, else by its p value, else by whether its interval holds no difference. Null where nothing tells. */
export function significanceOf(comparison: Comparison): boolean | null {
  const { statisticallySignificant, pValue, ciLower, ciUpper, measure } = comparison;
  if (statisticallySignificant !== null) return statisticallySignificant;
  const printed = /^\s*([<≤=])?\s*(\d*\.?\d+)\s*$/u.exec(pValue ?? '');
  if (printed) return Number(printed[2]) < 0.05 || (printed[1] === '<' && Number(printed[2]) <= 0.05);
  if (ciLower === null || ciUpper === null) return null;
  const none = measure === 'HAZARD_RATIO' ? 1 : 0;
  return ciLower > none || ciUpper < none;
}

/** ` (P 0.09)`, where p values are printed. */
export function pValuesText(results: readonly EfficacyResult[]): string {
  const printed = results.flatMap((result) =>
    result.type === 'COMPARISON' && result.pValue !== null ? [`P ${result.pValue}`] : [],
  );
  return printed.length === 0 ? '' : ` (${listOf([...new Set(printed)])})`;
}

/** Where a claim calls the difference of its numbers significant or not: the comparison beside them that says otherwise. */
export function otherSignificance(
  isSignificant: boolean,
  facts: readonly EfficacyResult[],
  candidates: readonly FigureCandidate[],
): { readonly mismatch: Mismatch; readonly comparison: Comparison } | undefined {
  for (const { result, acronym } of candidates) {
    if (result.type !== 'COMPARISON' || significanceOf(result) !== !isSignificant) continue;
    if (!facts.some((fact) => isBeside(fact, result))) continue;
    const recorded = `${numbersText([result])} (${accountText({ acronym, circumstances: result })})`;
    return {
      comparison: result,
      mismatch: {
        field: 'SIGNIFICANCE',
        claimed: isSignificant ? 'significant' : 'not significant',
        recorded,
        text: `The difference is ${isSignificant ? 'not ' : ''}statistically significant${pValuesText([result])}: ${recorded}.`,
      },
    };
  }
  return undefined;
}

/** Of the same analysis, endpoint, assessor and population, and of the arm. */
function isBeside(fact: EfficacyResult, comparison: Comparison): boolean {
  const isOfArms =
    fact.type === 'COMPARISON'
      ? fact === comparison
      : [comparison.experimentalArmId, comparison.controlArmId].includes(fact.armId);
  return (
    isOfArms &&
    fact.analysisId === comparison.analysisId &&
    fact.endpointId === comparison.endpointId &&
    fact.assessorWord === comparison.assessorWord &&
    fact.populationLabel === comparison.populationLabel &&
    fact.variant === comparison.variant
  );
}
