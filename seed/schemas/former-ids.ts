import { z } from 'zod';

const NodeId = z.string().regex(/^[a-z-]+:\S+$/, 'must be a node id such as result:alex.primary...');

/** A node id that was published and that a correction changed. It stays valid and means the node that has the other id now. */
export const FormerIdRecord = z.strictObject({ id: NodeId, now: NodeId });
export type FormerIdRecord = z.infer<typeof FormerIdRecord>;
