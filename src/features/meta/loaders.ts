import type { GraphReader } from '../../graph/query.ts';
import { invariant } from '../../shared/invariant.ts';
import type { Release } from './model.ts';
import { releaseInfo } from './queries.ts';

export const metaLoaders = (graph: GraphReader) => {
  let release: Promise<Release> | undefined;
  return {
    /** What the evidence says of itself; read once a request. */
    release: (): Promise<Release> => {
      release ??= graph.read(releaseInfo, {}).then(([only]) => {
        invariant(only, `The release ${graph.release} does not describe itself.`);
        return { ...only, id: graph.release };
      });
      return release;
    },
  };
};
