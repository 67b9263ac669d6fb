import { z } from 'zod';
import { dateField, relatedField, textField, valueField } from '../../graph/filter.ts';
import { PartialDate } from '../../shared/partial-date.ts';
import { PartRead, relatedSource, SourceId } from '../source/model.ts';

export const GuidelineId = z.string().startsWith('guideline:').brand<'GuidelineId'>();
export type GuidelineId = z.infer<typeof GuidelineId>;

export const GuidelineStatus = z.enum(['CURRENT', 'SUPERSEDED', 'UNKNOWN']);
export type GuidelineStatus = z.infer<typeof GuidelineStatus>;

export const Guideline = z.object({
  id: GuidelineId,
  body: z.string(),
  title: z.string(),
  version: z.string().nullable(),
  date: PartialDate.nullable(),
  status: GuidelineStatus,
  supersededByIds: z.array(GuidelineId),
  supersedesIds: z.array(GuidelineId),
  verified: z.boolean(),
  partRead: PartRead,
  sourceId: SourceId,
});
export type Guideline = z.infer<typeof Guideline>;

export const GUIDELINE_FILTER = {
  body: textField('body'),
  title: textField('title'),
  version: textField('version'),
  date: dateField('date'),
  status: valueField('status'),
  verified: valueField('verified'),
  partRead: valueField('partRead'),
  source: relatedSource('PUBLISHED_AS', 'sourceId'),
};
export const relatedGuideline = relatedField({ kind: 'guideline', label: 'Guideline', filter: GUIDELINE_FILTER });
