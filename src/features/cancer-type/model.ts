import { z } from 'zod';
import { project } from '../../graph/project.ts';
import { SourceList, sourcesOf } from '../source/model.ts';

export const CancerTypeId = z.string().startsWith('cancer:').brand<'CancerTypeId'>();
export type CancerTypeId = z.infer<typeof CancerTypeId>;

export const CancerType = z.object({
  id: CancerTypeId,
  name: z.string(),
  aliases: z.array(z.string()),
  xrefs: z.array(z.string()),
  /** Nearest first. */
  ancestorIds: z.array(CancerTypeId),
  isSet: z.boolean(),
  verified: z.boolean(),
  sources: SourceList,
  note: z.string().nullable(),
});
export type CancerType = z.infer<typeof CancerType>;

export const CancerTypeNode = project(CancerType, (cancerType) => ({ sources: sourcesOf(cancerType) }));
