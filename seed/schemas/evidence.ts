import type { z } from 'zod';
import { AdverseEventRecord } from './adverse-events.ts';
import { AlgorithmRecord } from './algorithms.ts';
import { ApprovalRecord } from './approvals.ts';
import { ArticleClaimRecord } from './article-claims.ts';
import { BiomarkerCancerAssociationRecord } from './biomarker-cancer-associations.ts';
import { BiomarkerRecord } from './biomarkers.ts';
import { CancerTypeRecord } from './cancer-types.ts';
import { CautionRecord } from './cautions.ts';
import { DrugRecord } from './drugs.ts';
import { EndpointRecord } from './endpoints.ts';
import { GeneRecord } from './genes.ts';
import { PlainLanguageRecord } from './plain-language.ts';
import { RecommendationRecord } from './recommendations.ts';
import { RegimenRecord } from './regimens.ts';
import { ReleaseRecord } from './release.ts';
import { ResultRecord } from './results.ts';
import { SourceRecord } from './sources.ts';
import { TreatmentNodeRecord } from './treatment-nodes.ts';
import { TrialRecord } from './trials.ts';

/** The files that hold an array of records, by the key of their records in `Evidence`. */
export const collections = {
  drugs: { file: 'drugs.json', record: DrugRecord },
  genes: { file: 'genes.json', record: GeneRecord },
  biomarkers: { file: 'biomarkers.json', record: BiomarkerRecord },
  cancerTypes: { file: 'cancer_types.json', record: CancerTypeRecord },
  biomarkerCancerAssociations: {
    file: 'biomarker_cancer_associations.json',
    record: BiomarkerCancerAssociationRecord,
  },
  trials: { file: 'trials.json', record: TrialRecord },
  regimens: { file: 'regimens.json', record: RegimenRecord },
  treatmentNodes: { file: 'treatment_nodes.json', record: TreatmentNodeRecord },
  endpoints: { file: 'endpoints.json', record: EndpointRecord },
  results: { file: 'results.json', record: ResultRecord },
  adverseEvents: { file: 'adverse_events.json', record: AdverseEventRecord },
  approvals: { file: 'approvals.json', record: ApprovalRecord },
  recommendations: { file: 'recommendations.json', record: RecommendationRecord },
  cautions: { file: 'cautions.json', record: CautionRecord },
  articleClaims: { file: 'article_claims.json', record: ArticleClaimRecord },
  sources: { file: 'sources.json', record: SourceRecord },
  algorithms: { file: 'algorithms.json', record: AlgorithmRecord },
  plainLanguage: { file: 'plain_language.json', record: PlainLanguageRecord },
} as const;

export type CollectionName = keyof typeof collections;

/** The one file that holds a single object. */
export const releaseFile = { file: 'release.json', record: ReleaseRecord } as const;

/** One array per file. */
export type EvidenceRecords = {
  readonly [name in CollectionName]: readonly z.infer<(typeof collections)[name]['record']>[];
};

/** What ships, as its sources tell it. */
export type Evidence = EvidenceRecords & { readonly release: ReleaseRecord };
