import { z } from 'zod';
import { project } from '../../graph/project.ts';

/** What the evidence says of itself; counts and kinds stand in one order. */
const ReleaseInfo = z.object({
  release: z.string(),
  version: z.string(),
  date: z.string(),
  title: z.string(),
  description: z.string(),
  licence: z.string(),
  licenceUrl: z.string(),
  licenceNote: z.string(),
  attribution: z.string(),
  disclaimer: z.string(),
  countedKinds: z.array(z.string()),
  counts: z.array(z.number().int()),
});

export const Release = ReleaseInfo.transform(({ release, countedKinds, counts, ...info }) => ({
  ...info,
  id: release,
  counts: countedKinds.map((kind, index) => ({ kind, count: counts[index] ?? 0 })),
}));
export type Release = z.infer<typeof Release>;

export const releaseColumns = project(ReleaseInfo).columns;
