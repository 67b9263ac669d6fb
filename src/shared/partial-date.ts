import { z } from 'zod';

/** A year, a year and month, or a whole date, in ISO form. Two of different precision are not ordered. */
export const PartialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
