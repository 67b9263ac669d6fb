import { z } from 'zod';
import { textField, valueField } from '../../graph/filter.ts';
import { NamedValue } from '../../shared/named-values.ts';
import { relatedResult, ResultId } from '../result/model.ts';
import { relatedSource, SourceId } from '../source/model.ts';

export const ClaimId = z.string().startsWith('claim:').brand<'ClaimId'>();
export type ClaimId = z.infer<typeof ClaimId>;

export const ClaimVerdict = z.enum([
  'SUPPORTED',
  'SUPPORTED_WITH_MISMATCH',
  'CONTRADICTED',
  'OUTDATED',
  'NOT_VERIFIED',
]);
export const MismatchType = z.enum([
  'ASSESSOR',
  'CROSS_TRIAL_MIX',
  'EDITION',
  'GUIDELINE_DATE',
  'INVENTED_CONTEXT',
  'INVENTED_TERM',
  'LATER_DATA',
  'OMISSION',
  'OVERSTATED_ABSOLUTE',
  'POPULATION',
  'ROUNDING',
  'SIGNIFICANCE_OMITTED',
]);

export const Claim = z.object({
  id: ClaimId,
  section: z.string(),
  citation: z.string().nullable(),
  statement: z.string(),
  verdict: ClaimVerdict,
  mismatchType: MismatchType.nullable(),
  primaryValues: z.array(NamedValue),
  resultIds: z.array(ResultId),
  sourceIds: z.array(SourceId),
  explanation: z.string(),
  assessmentVerified: z.boolean(),
});
export type Claim = z.infer<typeof Claim>;

export const CLAIM_FILTER = {
  section: textField('section'),
  citation: textField('citation'),
  statement: textField('statement'),
  verdict: valueField('verdict'),
  mismatchType: valueField('mismatchType'),
  result: relatedResult('SHOWN_BY'),
  source: relatedSource('JUDGED_BY'),
  assessmentVerified: valueField('assessmentVerified'),
};
