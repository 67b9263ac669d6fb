import { describe, expect, it } from 'vitest';
import { Provenance, ReadOnPages } from '../../src/features/provenance/model.ts';
import { Source } from '../../src/features/source/model.ts';

/** A document as the graph brings it. */
const PAGE = {
  ...Object.fromEntries(Object.keys(Source.shape).map((key) => [key, null])),
  id: 'source:a',
  kind: 'LABEL',
  title: 'A label',
  partRead: 'LABEL',
};

const provenance = (status: string, verified: boolean, source: unknown, confirmedBy: readonly unknown[]) => ({
  status,
  verified,
  locator: null,
  unverifiedFields: [],
  note: null,
  source,
  confirmedBy,
});

describe('the provenance of', () => {
  it.each([
    ['a claim that was read, with its source', Provenance, true, provenance('READ_IN_SOURCE', true, PAGE, [PAGE])],
    ['a claim that was not read, without', Provenance, true, provenance('NOT_READ', false, null, [])],
    ['a claim that was read, without', Provenance, false, provenance('READ_IN_COPY_OR_REVIEW', true, null, [PAGE])],
    ['a claim that is verified and not read', Provenance, false, provenance('NOT_READ', true, PAGE, [])],
    ['a dose with pages', ReadOnPages, true, provenance('READ_IN_COPY_OR_REVIEW', true, null, [PAGE])],
    ['a dose without', ReadOnPages, true, provenance('NOT_READ', false, null, [])],
    ['a verified dose without', ReadOnPages, false, provenance('READ_IN_COPY_OR_REVIEW', true, null, [])],
    ['a dose with a source', ReadOnPages, false, provenance('READ_IN_SOURCE', true, PAGE, [PAGE])],
  ] as const)('%s', (_of, schema, parses, row) => {
    expect(schema.safeParse(row).success).toBe(parses);
  });
});
