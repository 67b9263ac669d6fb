import { z } from 'zod';
import { readOn, Slug, Text } from './common.ts';

export const GeneRecord = z.strictObject({
  id: Slug,
  symbol: Text,
  name: Text,
  aliases: z.array(Text),
  hgnc: z.string().regex(/^HGNC:\d+$/, 'is no HGNC id: HGNC:427 is'),
  ncbi_gene: z.string().regex(/^\d+$/, 'is no NCBI gene number'),
  ensembl: z.string().regex(/^ENSG\d+$/, 'is no Ensembl gene id'),
  ...readOn,
});
export type GeneRecord = z.infer<typeof GeneRecord>;
