import { z } from 'zod';

/** A value that a record names itself; `value` is null for what is words and no number. */
export const NamedValue = z.object({ name: z.string(), value: z.number().nullable(), text: z.string() });

/** Such values from a map of the evidence, in its order. */
export const namedValuesOf = (values: Readonly<Record<string, number | string>>): z.infer<typeof NamedValue>[] =>
  Object.entries(values).map(([name, value]) => ({
    name,
    value: typeof value === 'number' ? value : null,
    text: String(value),
  }));
