import { z } from 'zod';
import { relatedField, textField, valueField } from '../../graph/filter.ts';

export const EndpointId = z.string().startsWith('endpoint:').brand<'EndpointId'>();
export type EndpointId = z.infer<typeof EndpointId>;

export const EndpointType = z.enum(['TIME_TO_EVENT', 'PROPORTION', 'COUNT', 'DURATION', 'SCORE']);
export const BetterDirection = z.enum(['HIGHER', 'LOWER', 'NONE', 'INSTRUMENT_SPECIFIC']);

export const Endpoint = z.object({
  id: EndpointId,
  name: z.string(),
  abbreviation: z.string(),
  type: EndpointType,
  unit: z.string(),
  betterDirection: BetterDirection,
  definition: z.string(),
});
export type Endpoint = z.infer<typeof Endpoint>;

export const ENDPOINT_FILTER = {
  name: textField('name'),
  abbreviation: textField('abbreviation'),
  type: valueField('type'),
};
export const relatedEndpoint = relatedField({ kind: 'endpoint', label: 'Endpoint', filter: ENDPOINT_FILTER });
