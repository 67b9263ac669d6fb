import { z } from 'zod';
import { dateField, numberField, relatedField, textField, valueField } from '../../graph/filter.ts';
import { PartialDate } from '../../shared/partial-date.ts';

export const SourceId = z.string().startsWith('source:').brand<'SourceId'>();
export type SourceId = z.infer<typeof SourceId>;

export const SourceKind = z.enum([
  'PUBLICATION',
  'CONGRESS_ABSTRACT',
  'REGISTRY_RECORD',
  'LABEL',
  'GUIDELINE',
  'KNOWLEDGE_BASE',
  'SECONDARY_PAGE',
  'REVIEWED_ARTICLE',
]);

/** From best to worst: the order in which a reading counts. */
export const PartRead = z.enum([
  'FULL_TEXT',
  'LABEL',
  'REGISTRY_RESULTS',
  'ABSTRACT',
  'METADATA_ONLY',
  'NEWS',
  'TITLE_ONLY',
]);
export type PartRead = z.infer<typeof PartRead>;

export const Agency = z.enum(['FDA', 'EMA', 'PMDA', 'NMPA']);

export const SourceIdentifierKind = z.enum([
  'DOI',
  'PMID',
  'PMCID',
  'CITATION',
  'REGISTRY_NUMBER',
  'APPLICATION_NUMBER',
  'AWMF',
]);

export const Source = z.object({
  id: SourceId,
  kind: SourceKind,
  title: z.string(),
  firstAuthor: z.string().nullable(),
  publisher: z.string().nullable(),
  organisation: z.string().nullable(),
  agency: Agency.nullable(),
  verified: z.boolean().nullable(),
  journal: z.string().nullable(),
  year: z.number().int().nullable(),
  citation: z.string().nullable(),
  version: z.string().nullable(),
  date: PartialDate.nullable(),
  url: z.string().nullable(),
  pmid: z.string().nullable(),
  doi: z.string().nullable(),
  partRead: PartRead,
  note: z.string().nullable(),
});
export type Source = z.infer<typeof Source>;

/** Not in the row of the source, which comes along with every record that names it. */
export const SourceIdentifier = z.object({
  sourceId: SourceId,
  kind: SourceIdentifierKind,
  value: z.string(),
  verified: z.boolean(),
});
export type SourceIdentifier = z.infer<typeof SourceIdentifier>;

export const SOURCE_FILTER = {
  kind: valueField('kind'),
  title: textField('title'),
  firstAuthor: textField('firstAuthor'),
  publisher: textField('publisher'),
  organisation: textField('organisation'),
  agency: valueField('agency'),
  journal: textField('journal'),
  year: numberField('year'),
  date: dateField('date'),
  partRead: valueField('partRead'),
};
export const relatedSource = relatedField({ kind: 'source', label: 'Source', filter: SOURCE_FILTER });
