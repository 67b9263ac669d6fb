import { z } from 'zod';
import { idField, idsField, relatedField, textField, valueField } from '../../graph/filter.ts';
import { GeneId, relatedGene } from '../gene/model.ts';
import { Source } from '../source/model.ts';

export const BiomarkerId = z.string().startsWith('biomarker:').brand<'BiomarkerId'>();
export type BiomarkerId = z.infer<typeof BiomarkerId>;

export const BiomarkerKind = z.enum([
  'FUSION',
  'RESISTANCE_MUTATION',
  'COMPOUND_MUTATION',
  'OFF_TARGET_RESISTANCE',
  'MUTATION',
  'COPY_NUMBER',
  'EXPRESSION',
]);

export const AlterationClass = z.enum([
  'FUSION',
  'MISSENSE',
  'INSERTION',
  'AMPLIFICATION',
  'COPY_NUMBER_GAIN',
  'OVEREXPRESSION',
  'DELETION',
  'COMPOUND_MUTATION',
  'PATHWAY_ACTIVATION',
  'HISTOLOGIC_TRANSFORMATION',
  'ANY',
]);

export const Biomarker = z.object({
  id: BiomarkerId,
  name: z.string(),
  aliases: z.array(z.string()),
  kind: BiomarkerKind,
  alterationClass: AlterationClass,
  variants: z.array(z.string()),
  /** Nearest first. */
  ancestorIds: z.array(BiomarkerId),
  geneIds: z.array(GeneId),
  verified: z.boolean(),
  sources: z.array(Source),
  note: z.string().nullable(),
});
export type Biomarker = z.infer<typeof Biomarker>;

export const BIOMARKER_FILTER = {
  name: textField('name'),
  kind: valueField('kind'),
  alterationClass: valueField('alterationClass'),
  parent: idField('biomarker', 'parentId'),
  ancestor: idsField('biomarker', 'ancestorIds'),
  gene: relatedGene('CONCERNS'),
};
export const relatedBiomarker = relatedField({
  kind: 'biomarker',
  label: 'Biomarker',
  filter: BIOMARKER_FILTER,
  tree: true,
});
