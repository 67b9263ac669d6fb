import { z } from 'zod';
import { Slug, Text } from './common.ts';

export const EndpointType = z.enum(['time-to-event', 'proportion', 'count', 'duration', 'score']);
export type EndpointType = z.infer<typeof EndpointType>;

export const EndpointRecord = z.strictObject({
  id: Slug,
  name: Text,
  abbreviation: Text,
  type: EndpointType,
  unit: z.enum(['months', 'percent', 'patients', 'instrument-specific']),
  direction_better: z.enum(['higher', 'lower', 'none', 'instrument-specific']),
  definition: Text,
});
export type EndpointRecord = z.infer<typeof EndpointRecord>;
