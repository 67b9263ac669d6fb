import type { ReadTerm } from '../../reading/model.ts';
import { drugIdsOf, kinOf } from '../drug-evidence.ts';
import type { Basis, Check, PremiseCheck, PremiseFacts } from '../model.ts';
import { askingSentence, drugNameOf, isOfDeniedClass, partnerOf, sentenceWords, termsOf } from '../pairing.ts';
import { distinct } from './biomarker-in-cancer-type.ts';

const DENIES =
  /\b(?:avoid|ineffective|no (?:role|benefit|place)|advises? against|although neither|why different|withdrawn|lost)\b/u;

/** That a drug, or a class, is for a cancer type. */
export const drugForCancerType: Check = (reading, facts) => {
  const cancers = termsOf(reading, 'CANCER_TYPE');
  return distinct(
    termsOf(reading, 'DRUG', 'DRUG_CLASS').flatMap((drug): PremiseCheck[] => {
      const cancer = partnerOf(drug, cancers);
      if (drug.role === 'DRUG_CLASS' && drug.use === 'PRIOR') return [];
      if (cancer === undefined || drug.negated || cancer.negated || drug.nodes.length === 0) return [];
      if (DENIES.test(sentenceWords(reading, drug))) return [];
      if (isOfDeniedClass(reading, drug)) return [];
      return [check(facts, drug, cancer, askingSentence(reading, drug) !== undefined)];
    }),
  );
};

function check(facts: PremiseFacts, drug: ReadTerm, cancer: ReadTerm, asked: boolean): PremiseCheck {
  const cancerId = cancer.nodes[0]?.id ?? '';
  const cancerName = cancer.nodes[0]?.name ?? '';
  const drugName = drugNameOf(drug);
  const { support, against } = evidenceIn(facts, drugIdsOf(drug), kinOf(facts.cancerTypes, cancerId));
  const verdict = support.length > 0 ? 'SUPPORTED' : against.length > 0 ? 'CONTRADICTED' : 'NOT_ESTABLISHED';
  return {
    kind: 'DRUG_FOR_CANCER_TYPE',
    about: [...(drug.role === 'DRUG' ? drug.nodes : []), ...cancer.nodes],
    claim: `${drugName} for ${cancerName}`,
    verdict,
    asked,
    explanation:
      verdict === 'SUPPORTED'
        ? `Approvals, statements or trials of ${drugName} in ${cancerName} are recorded.`
        : verdict === 'CONTRADICTED'
          ? `What is recorded speaks against ${drugName} in ${cancerName}.`
          : `No approval, statement or trial of ${drugName} in ${cancerName} is recorded.`,
    basis: verdict === 'SUPPORTED' ? support : against,
    suggestedReading: null,
    place: Math.min(drug.start, cancer.start),
  };
}

function evidenceIn(
  facts: PremiseFacts,
  drugIds: readonly string[],
  cancerIds: readonly string[],
): { support: readonly Basis[]; against: readonly Basis[] } {
  const any = (ids: readonly string[]): boolean => ids.some((id) => drugIds.includes(id));
  const here = (id: string | null): boolean => id !== null && cancerIds.includes(id);
  const statements = facts.recommendations.filter((one) => here(one.cancerTypeId) && any(one.drugIds));
  const genes = drugIds.flatMap((id) => facts.drugs.get(id)?.targetIds ?? []);
  return {
    support: [
      ...statements.filter(({ preference, kind }) => preference !== 'NOT_RECOMMENDED' && kind !== 'ABSENCE'),
      ...facts.approvals.filter((one) => here(one.cancerTypeId) && any(one.drugIds)),
      ...facts.cautions.filter((one) => here(one.cancerTypeId) && any(one.drugIds)),
      ...facts.trials.filter((one) => here(one.cancerTypeId) && one.arms.some((arm) => any(arm.drugIds))),
      ...facts.associations.filter(
        (one) =>
          here(one.cancerTypeId) &&
          (any(one.approvedDrugIds) ||
            (one.relevance === 'INVESTIGATIONAL' && targetsGeneOf(facts, genes, one.biomarkerId))),
      ),
    ],
    against: [
      ...statements.filter(({ preference }) => preference === 'NOT_RECOMMENDED'),
      ...facts.associations.filter(
        (one) =>
          here(one.cancerTypeId) && one.relevance === 'NOT_DETECTED' && targetsGeneOf(facts, genes, one.biomarkerId),
      ),
    ],
  };
}

/** The id of a biomarker begins with its gene. */
function targetsGeneOf(facts: PremiseFacts, geneIds: readonly string[], biomarkerId: string): boolean {
  const known = facts.biomarkers.get(biomarkerId);
  return known
    ? known.geneIds.some((gene) => geneIds.some((id) => id === gene))
    : geneIds.some((gene) => biomarkerId.startsWith(`biomarker:${gene.slice('gene:'.length)}-`));
}
