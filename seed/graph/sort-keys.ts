import { invariant } from '../../src/shared/invariant.ts';
import { sortKeyOf } from '../../src/shared/sort-key.ts';

/** The sort key of a record's name by its slug, for lists that go by the name of another node. */
export function sortKeysOf(
  records: readonly { readonly id: string; readonly name: string }[],
): (slug: string) => string {
  const keys = new Map(records.map(({ id, name }) => [id, sortKeyOf(name)]));
  return (slug) => {
    const key = keys.get(slug);
    invariant(key, `There is no name of ${slug}.`);
    return key;
  };
}
