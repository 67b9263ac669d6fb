import { z } from 'zod';
import { relatedField, textField } from '../../graph/filter.ts';
import { GeneId, relatedGene } from '../gene/model.ts';
import { Source, SourceId } from '../source/model.ts';

export const DrugId = z.string().startsWith('drug:').brand<'DrugId'>();
export type DrugId = z.infer<typeof DrugId>;

export const DrugNameKind = z.enum(['TRADE_NAME', 'DEVELOPMENT_CODE', 'SYNONYM']);

const DrugName = z.object({
  name: z.string(),
  kind: DrugNameKind,
  sourceId: SourceId.nullable(),
});
export type DrugName = z.infer<typeof DrugName>;

export const Drug = z.object({
  id: DrugId,
  name: z.string(),
  tradeNames: z.array(z.string()),
  aliases: z.array(z.string()),
  drugClass: z.string(),
  generation: z.string().nullable(),
  mechanism: z.string(),
  otherNames: z.array(DrugName),
  xrefs: z.array(z.string()),
  xrefSourceIds: z.array(SourceId),
  unverifiedXrefs: z.array(z.string()),
  targetIds: z.array(GeneId),
  sources: z.array(Source),
  note: z.string().nullable(),
});
export type Drug = z.infer<typeof Drug>;

export const DRUG_FILTER = {
  name: textField('name'),
  drugClass: textField('drugClass'),
  generation: textField('generation'),
  target: relatedGene('TARGETS'),
};
export const relatedDrug = relatedField({ kind: 'drug', label: 'Drug', filter: DRUG_FILTER });
