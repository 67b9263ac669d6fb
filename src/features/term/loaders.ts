import DataLoader from 'dataloader';
import type { GraphReader } from '../../graph/query.ts';
import { alignMany } from '../../shared/align.ts';
import type { Name } from './model.ts';
import { namesByFolded, namesOfKinds } from './queries.ts';

export const termLoaders = (graph: GraphReader) => ({
  namesByFolded: new DataLoader<string, Name[]>(async (folded) =>
    alignMany(folded, await graph.read(namesByFolded, { folded }), (name) => name.folded),
  ),
  namesByKinds: new DataLoader<readonly string[], Name[], string>(
    async (groups) => {
      const names = await graph.read(namesOfKinds, { kinds: [...new Set(groups.flat())] });
      return groups.map((kinds) => names.filter(({ kind }) => kinds.includes(kind)));
    },
    { cacheKeyFn: (kinds) => kinds.join() },
  ),
});
export type TermLoaders = ReturnType<typeof termLoaders>;
