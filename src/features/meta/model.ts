import { z } from 'zod';
import { PartialDate } from '../../shared/partial-date.ts';
import { Origin } from '../provenance/model.ts';

/** Records of a registry as it gave them on one day. */
export const DataSet = z.object({
  name: z.string(),
  /** The day of the registry's data. */
  version: z.string(),
  retrieved: PartialDate,
  licence: z.string(),
  licenceUrl: z.string(),
  attribution: z.string(),
});

/** What the evidence says of itself, and what else is in its release. */
export const ReleaseInfo = z.object({
  version: z.string(),
  date: z.string(),
  title: z.string(),
  description: z.string(),
  licence: z.string(),
  licenceUrl: z.string(),
  licenceNote: z.string(),
  attribution: z.string(),
  disclaimer: z.string(),
  counts: z.array(z.object({ kind: z.string(), origin: Origin, count: z.number().int() })),
  dataSets: z.array(DataSet),
});
/** With the id of the release that the graph is read at. */
export type Release = z.infer<typeof ReleaseInfo> & { readonly id: string };
