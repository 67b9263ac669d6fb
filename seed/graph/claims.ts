import { namedValuesOf } from '../../src/shared/named-values.ts';
import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent } from './content.ts';
import { idOf, orNull } from './ids.ts';
import { code } from './vocabulary.ts';

export function writeClaims(content: GraphContent, { articleClaims }: Evidence): void {
  for (const claim of articleClaims) {
    const id = idOf.claim(claim.id);
    content.node('Claim', id, {
      section: claim.section,
      citation: claim.citation === null ? null : String(claim.citation),
      statement: claim.claim,
      verdict: code(claim.verdict),
      mismatchType: orNull(code, claim.mismatch_type),
      resultIds: claim.result_ids.map(idOf.result),
      sourceIds: claim.sources.map(idOf.source),
      explanation: claim.explanation,
      assessmentVerified: claim.assessment_verified,
    });
    content.include(id, { primaryValues: namedValuesOf(claim.primary_values) });
    for (const result of claim.result_ids) content.edge('SHOWN_BY', id, idOf.result(result));
    for (const source of claim.sources) content.edge('JUDGED_BY', id, idOf.source(source));
  }
}
