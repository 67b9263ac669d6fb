import type { Limits } from './limits.ts';
import type { Loaders } from './loaders.ts';

/** What is the same for every request: see `meta`. */
export type ApiInfo = {
  readonly apiVersion: string;
  readonly schemaHash: string;
  readonly limits: Limits;
  readonly engine: 'embedded' | 'neo4j';
};

/** What resolvers see of a request. */
export type Context = {
  readonly loaders: Loaders;
  readonly api: ApiInfo;
  /** The release that the whole request reads. */
  readonly release: string;
};
