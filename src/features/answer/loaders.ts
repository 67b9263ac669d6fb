import type { GraphReader } from '../../graph/query.ts';
import type { Drug } from '../drug/model.ts';
import { drugsByClasses } from './queries.ts';

export const answerLoaders = (graph: GraphReader) => ({
  /** The drugs of some classes; no query where none is named. */
  drugsByClasses: async (classes: readonly string[]): Promise<readonly Drug[]> =>
    classes.length === 0 ? [] : graph.read(drugsByClasses, { classes }),
});
