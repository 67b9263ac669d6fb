import { z } from 'zod';
import { cypher } from '../../graph/cypher.ts';
import { project } from '../../graph/project.ts';
import { invariant } from '../../shared/invariant.ts';
import { PartialDate } from '../../shared/partial-date.ts';
import { Origin } from '../provenance/model.ts';

/** Records of a registry as it gave them on one day. */
const DataSet = z.object({
  name: z.string(),
  /** The day of the registry's data. */
  version: z.string(),
  retrieved: PartialDate,
  licence: z.string(),
  licenceUrl: z.string(),
  attribution: z.string(),
});
export const DataSetNode = project(DataSet);

const nameOf = ({ name, version, retrieved }: z.infer<typeof DataSet>): string => [name, version, retrieved].join(' ');

/** What the evidence says of itself; counts, kinds and origins stand in one order. */
const ReleaseInfo = z.object({
  release: z.string(),
  version: z.string(),
  date: z.string(),
  title: z.string(),
  licence: z.string(),
  attribution: z.string(),
  disclaimer: z.string(),
  countedKinds: z.array(z.string()),
  countedOrigins: z.array(Origin),
  counts: z.array(z.number().int()),
  dataSets: z
    .array(DataSetNode.fromTuple)
    .transform((sets) => sets.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))),
});

export const Release = ReleaseInfo.transform(({ release, countedKinds, countedOrigins, counts, ...info }) => ({
  ...info,
  id: release,
  counts: countedKinds.map((kind, index) => {
    const origin = countedOrigins[index];
    const count = counts[index];
    invariant(origin !== undefined && count !== undefined, `The release does not count ${kind}.`);
    return { kind, origin, count };
  }),
}));
export type Release = z.infer<typeof Release>;

export const releaseColumns = project(ReleaseInfo, (release) => ({
  dataSets: cypher`[(${release})-[:HOLDS]->(dataSet:DataSet) | ${DataSetNode.tuple(cypher`dataSet`)}]`,
})).columns;
