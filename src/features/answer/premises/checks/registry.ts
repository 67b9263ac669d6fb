import type { Check, PremiseKind } from '../model.ts';
import { ambiguousTerm } from './ambiguous-term.ts';
import { approval } from './approval.ts';
import { biomarkerInCancerType } from './biomarker-in-cancer-type.ts';
import { drugForBiomarker } from './drug-for-biomarker.ts';
import { drugForCancerType } from './drug-for-cancer-type.ts';
import { drugInLine } from './drug-in-line.ts';
import { exclusivity } from './exclusivity.ts';
import { existence } from './existence.ts';
import { figure } from './figure.ts';
import { stageMeaning } from './stage-meaning.ts';
import { trialOfDrug } from './trial-of-drug.ts';

/** Every kind of premise that is checked. */
export const CHECKS: Readonly<Record<PremiseKind, Check>> = {
  BIOMARKER_IN_CANCER_TYPE: biomarkerInCancerType,
  DRUG_FOR_BIOMARKER: drugForBiomarker,
  DRUG_FOR_CANCER_TYPE: drugForCancerType,
  DRUG_IN_LINE: drugInLine,
  APPROVAL: approval,
  EXISTENCE: existence,
  TRIAL_OF_DRUG: trialOfDrug,
  FIGURE: figure,
  EXCLUSIVITY: exclusivity,
  STAGE_MEANING: stageMeaning,
  AMBIGUOUS_TERM: ambiguousTerm,
};
