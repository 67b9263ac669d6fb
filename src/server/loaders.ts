import { adverseEventLoaders } from '../features/adverse-event/loaders.ts';
import { algorithmLoaders } from '../features/algorithm/loaders.ts';
import { answerLoaders } from '../features/answer/loaders.ts';
import { approvalLoaders } from '../features/approval/loaders.ts';
import { biomarkerAssociationLoaders } from '../features/biomarker-association/loaders.ts';
import { biomarkerLoaders } from '../features/biomarker/loaders.ts';
import { cancerTypeLoaders } from '../features/cancer-type/loaders.ts';
import { claimLoaders } from '../features/claim/loaders.ts';
import { doseLoaders } from '../features/dose/loaders.ts';
import { cautionLoaders } from '../features/caution/loaders.ts';
import { drugLoaders } from '../features/drug/loaders.ts';
import { endpointLoaders } from '../features/endpoint/loaders.ts';
import { geneLoaders } from '../features/gene/loaders.ts';
import { guidelineLoaders } from '../features/guideline/loaders.ts';
import { labelWarningLoaders } from '../features/label-warning/loaders.ts';
import { metaLoaders } from '../features/meta/loaders.ts';
import { plainTextLoaders } from '../features/plain-text/loaders.ts';
import { rankingLoaders } from '../features/ranking/loaders.ts';
import { recommendationLoaders } from '../features/recommendation/loaders.ts';
import { regimenLoaders } from '../features/regimen/loaders.ts';
import { registryLoaders } from '../features/registry/loaders.ts';
import { resistanceLoaders } from '../features/resistance/loaders.ts';
import { resultLoaders } from '../features/result/loaders.ts';
import { sourceLoaders } from '../features/source/loaders.ts';
import { termLoaders } from '../features/term/loaders.ts';
import { trialLoaders } from '../features/trial/loaders.ts';
import type { GraphReader } from '../graph/query.ts';

/** The loaders of one request: what it asks for twice is read once, and all of it from one release. */
export const createLoaders = (graph: GraphReader) => ({
  ...adverseEventLoaders(graph),
  ...algorithmLoaders(graph),
  ...answerLoaders(graph),
  ...approvalLoaders(graph),
  ...biomarkerAssociationLoaders(graph),
  ...biomarkerLoaders(graph),
  ...cancerTypeLoaders(graph),
  ...claimLoaders(graph),
  ...doseLoaders(graph),
  ...cautionLoaders(graph),
  ...drugLoaders(graph),
  ...endpointLoaders(graph),
  ...geneLoaders(graph),
  ...guidelineLoaders(graph),
  ...labelWarningLoaders(graph),
  ...metaLoaders(graph),
  ...plainTextLoaders(graph),
  ...rankingLoaders(graph),
  ...recommendationLoaders(graph),
  ...regimenLoaders(graph),
  ...registryLoaders(graph),
  ...resistanceLoaders(graph),
  ...resultLoaders(graph),
  ...sourceLoaders(graph),
  ...termLoaders(graph),
  ...trialLoaders(graph),
});
export type Loaders = ReturnType<typeof createLoaders>;
