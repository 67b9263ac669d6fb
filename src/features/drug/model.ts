import { z } from 'zod';
import { relatedField, textField } from '../../graph/filter.ts';
import { project } from '../../graph/project.ts';
import { GeneId, relatedGene } from '../gene/model.ts';
import { SourceList, sourcesOf } from '../source/model.ts';

export const DrugId = z.string().startsWith('drug:').brand<'DrugId'>();
export type DrugId = z.infer<typeof DrugId>;

export const Drug = z.object({
  id: DrugId,
  name: z.string(),
  tradeNames: z.array(z.string()),
  aliases: z.array(z.string()),
  drugClass: z.string(),
  generation: z.string().nullable(),
  mechanism: z.string(),
  xrefs: z.array(z.string()),
  targetIds: z.array(GeneId),
  sources: SourceList,
});
export type Drug = z.infer<typeof Drug>;

export const DrugNode = project(Drug, (drug) => ({ sources: sourcesOf(drug) }));

export const DRUG_FILTER = {
  name: textField('name'),
  drugClass: textField('drugClass'),
  generation: textField('generation'),
  target: relatedGene('TARGETS'),
};
export const relatedDrug = relatedField({ kind: 'drug', label: 'Drug', filter: DRUG_FILTER });
