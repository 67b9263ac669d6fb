import { enumOf, evidence, references } from '../../support/evidence.ts';
import type { ListedKind } from './kind.ts';

export const CLAIMS: ListedKind = [
  'claims',
  `id section citation statement verdict mismatchType primaryValues { name value text } results { id } sources { id }
  explanation assessmentVerified`,
  evidence.articleClaims.map((claim) => ({
    id: `claim:${claim.id}`,
    section: claim.section,
    citation: claim.citation === null ? null : String(claim.citation),
    statement: claim.claim,
    verdict: enumOf(claim.verdict),
    mismatchType: claim.mismatch_type ? enumOf(claim.mismatch_type) : null,
    primaryValues: Object.entries(claim.primary_values).map(([name, value]) => ({
      name,
      value: typeof value === 'number' ? value : null,
      text: String(value),
    })),
    results: references('result', claim.result_ids),
    sources: references('source', claim.sources),
    explanation: claim.explanation,
    assessmentVerified: claim.assessment_verified,
  })),
];
