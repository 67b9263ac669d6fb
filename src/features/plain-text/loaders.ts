import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import {
  plainTexts,
  plainTextsAboutBiomarker,
  plainTextsAboutCaution,
  plainTextsAboutEndpoint,
  plainTextsByIds,
} from './queries.ts';

export const plainTextLoaders = (graph: GraphReader) => ({
  plainTextById: byIdLoader(graph, plainTextsByIds),
  plainTexts: new ListLoader(graph, plainTexts),
  plainTextsAboutEndpoint: new ListLoader(graph, plainTextsAboutEndpoint),
  plainTextsAboutCaution: new ListLoader(graph, plainTextsAboutCaution),
  plainTextsAboutBiomarker: new ListLoader(graph, plainTextsAboutBiomarker),
});
