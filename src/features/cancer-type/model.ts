import { z } from 'zod';
import { idField, idsField, relatedField, textField } from '../../graph/filter.ts';
import { Source } from '../source/model.ts';

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
  excludedIds: z.array(CancerTypeId),
  verified: z.boolean(),
  sources: z.array(Source),
  note: z.string().nullable(),
});
export type CancerType = z.infer<typeof CancerType>;

export const CANCER_TYPE_FILTER = {
  name: textField('name'),
  parent: idField('cancer', 'parentId'),
  ancestor: idsField('cancer', 'ancestorIds'),
};
export const relatedCancerType = relatedField({
  kind: 'cancer',
  label: 'CancerType',
  filter: CANCER_TYPE_FILTER,
  tree: true,
});
