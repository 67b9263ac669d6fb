import { z } from 'zod';

/** The id of a record: lower-case words and numbers, joined by dots, hyphens or underscores. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(?:[._-]{1,2}[a-z0-9]+)*$/, 'is no slug: lower-case words and numbers, joined by hyphens or dots');
export type Slug = z.infer<typeof Slug>;

/** The id of another record. Rule 1 says whether it exists, which tells more than whether it is a slug. */
export const Reference = z.string();
export type Reference = z.infer<typeof Reference>;

/** Words of a source or of the curators. What has nothing to say is left out or null, not empty. */
export const Text = z.string().min(1);
export type Text = z.infer<typeof Text>;

/** ISO, as exact as the source: a day, a month or a year. */
export const PartialDate = z
  .string()
  .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/, 'is no date: 2024, 2024-05 and 2024-05-17 are');
export type PartialDate = z.infer<typeof PartialDate>;

export const WebAddress = z.url({ protocol: /^https?$/, error: 'is no address of a web page' });
export type WebAddress = z.infer<typeof WebAddress>;

export const Percent = z.number().min(0).max(100);
export type Percent = z.infer<typeof Percent>;

/** A number of patients or samples. */
export const Count = z.int().min(0);
export type Count = z.infer<typeof Count>;

export const Months = z.number().min(0);
export type Months = z.infer<typeof Months>;

/** Whether the value was read on a page, and on which. */
export const readOn = {
  verified: z.boolean(),
  confirmed_by: z.array(Reference),
};

export const LineCode = z.enum(['FIRST_LINE', 'SECOND_LINE', 'THIRD_LINE', 'SUBSEQUENT_UNSPECIFIED', 'ADJUVANT']);
export type LineCode = z.infer<typeof LineCode>;

/** Why a list of lines is empty, where it is. */
export const LineScope = z.enum(['SPECIFIED', 'ANY', 'NOT_RECORDED']);
export type LineScope = z.infer<typeof LineScope>;

export const Agency = z.enum(['FDA', 'EMA', 'PMDA', 'NMPA']);
export type Agency = z.infer<typeof Agency>;

export const StatusCode = z.enum(['CURRENT', 'SUPERSEDED', 'UNKNOWN']);
export type StatusCode = z.infer<typeof StatusCode>;
