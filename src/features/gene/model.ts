import { z } from 'zod';
import { relatedField, textField } from '../../graph/filter.ts';
import { Source } from '../source/model.ts';

export const GeneId = z.string().startsWith('gene:').brand<'GeneId'>();
export type GeneId = z.infer<typeof GeneId>;

export const Gene = z.object({
  id: GeneId,
  symbol: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  xrefs: z.array(z.string()),
  verified: z.boolean(),
  sources: z.array(Source),
});
export type Gene = z.infer<typeof Gene>;

export const GENE_FILTER = { symbol: textField('symbol'), name: textField('name') };
export const relatedGene = relatedField({ kind: 'gene', label: 'Gene', filter: GENE_FILTER });
