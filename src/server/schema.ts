import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adverseEventResolvers } from '../features/adverse-event/resolvers.ts';
import { algorithmResolvers } from '../features/algorithm/resolvers.ts';
import { answerResolvers } from '../features/answer/resolvers.ts';
import { claimCheckResolvers } from '../features/answer/claims/resolvers.ts';
import { approvalResolvers } from '../features/approval/resolvers.ts';
import { biomarkerAssociationResolvers } from '../features/biomarker-association/resolvers.ts';
import { biomarkerResolvers } from '../features/biomarker/resolvers.ts';
import { cancerTypeResolvers } from '../features/cancer-type/resolvers.ts';
import { claimResolvers } from '../features/claim/resolvers.ts';
import { doseResolvers } from '../features/dose/resolvers.ts';
import { cautionResolvers } from '../features/caution/resolvers.ts';
import { drugResolvers } from '../features/drug/resolvers.ts';
import { endpointResolvers } from '../features/endpoint/resolvers.ts';
import { figureResolvers } from '../features/figure/resolvers.ts';
import { geneResolvers } from '../features/gene/resolvers.ts';
import { guidelineResolvers } from '../features/guideline/resolvers.ts';
import { labelWarningResolvers } from '../features/label-warning/resolvers.ts';
import { metaResolvers } from '../features/meta/resolvers.ts';
import { nodeResolvers } from '../features/node/resolvers.ts';
import { plainTextResolvers } from '../features/plain-text/resolvers.ts';
import { rankingResolvers } from '../features/ranking/resolvers.ts';
import { recommendationResolvers } from '../features/recommendation/resolvers.ts';
import { regimenResolvers } from '../features/regimen/resolvers.ts';
import { registryResolvers } from '../features/registry/resolvers.ts';
import { resistanceResolvers } from '../features/resistance/resolvers.ts';
import { resultResolvers } from '../features/result/resolvers.ts';
import { sourceResolvers } from '../features/source/resolvers.ts';
import { synthesisResolvers } from '../features/synthesis/resolvers.ts';
import { termResolvers } from '../features/term/resolvers.ts';
import { trialResolvers } from '../features/trial/resolvers.ts';

/** One entry a feature; they extend each other's types. */
export const RESOLVERS = [
  nodeResolvers,
  adverseEventResolvers,
  algorithmResolvers,
  answerResolvers,
  approvalResolvers,
  biomarkerAssociationResolvers,
  biomarkerResolvers,
  cancerTypeResolvers,
  claimCheckResolvers,
  claimResolvers,
  doseResolvers,
  cautionResolvers,
  drugResolvers,
  endpointResolvers,
  figureResolvers,
  geneResolvers,
  guidelineResolvers,
  labelWarningResolvers,
  metaResolvers,
  plainTextResolvers,
  rankingResolvers,
  recommendationResolvers,
  regimenResolvers,
  registryResolvers,
  resistanceResolvers,
  resultResolvers,
  sourceResolvers,
  synthesisResolvers,
  termResolvers,
  trialResolvers,
];

/** The SDL that clients see: one file per feature, in the order of their names. */
export function readSdl(folder: string): string {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8').trimEnd())
    .join('\n\n');
}

export const hashOf = (sdl: string): string => createHash('sha256').update(sdl).digest('hex').slice(0, 12);
