import { z } from 'zod';
import { PartialDate, Reference, Text, WebAddress } from './common.ts';
import { StudyId } from './study-record.ts';

/** Where the records come from, on which terms, and when each was retrieved. */
export const RegistryDescription = z.strictObject({
  name: Text,
  /** A record's page is this followed by its id. */
  record_url: WebAddress,
  licence: Text,
  licence_url: WebAddress,
  attribution: Text,
  records: z.array(z.strictObject({ id: StudyId, retrieved: PartialDate })),
});
export type RegistryDescription = z.infer<typeof RegistryDescription>;

/** How an arm or a reporting group of a record relates to an arm of the curated trial, as a curator judged it. */
export const CorrespondenceRecord = z.strictObject({
  record: StudyId,
  /** ARM: an arm of the protocol, by its label. GROUP: a group that results are reported for, by its title. */
  part: z.enum(['ARM', 'GROUP']),
  title: Text,
  /** Null exactly where the relation is NONE. */
  arm: Reference.nullable(),
  /** Of the registry's patients to those of the curated arm: NARROWER is a part of them. */
  relation: z.enum(['EXACT', 'NARROWER', 'BROADER', 'OVERLAPS', 'NONE']),
  rationale: Text,
});
export type CorrespondenceRecord = z.infer<typeof CorrespondenceRecord>;
