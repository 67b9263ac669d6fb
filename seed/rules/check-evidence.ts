import type { Evidence } from '../schemas/evidence.ts';
import { collectFacts } from './facts.ts';
import { parseEvidence, type RawEvidence } from './parse-evidence.ts';
import { rules } from './registry.ts';
import type { Problem } from './rule.ts';

export type EvidenceReading =
  | { readonly ok: true; readonly evidence: Evidence; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly errors: readonly Problem[]; readonly warnings: readonly Problem[] };

/**
 * Parses every record and runs every rule, and tells all problems in the order of their rules. What a schema refused
 * does not stop the rules: they run on the records that parsed, except those that look up or compare records of a file
 * of which one was refused.
 */
export function checkEvidence(raw: RawEvidence): EvidenceReading {
  const parsed = parseEvidence(raw);
  const facts = collectFacts(parsed);
  const problems = [...parsed.problems];
  for (const rule of rules) {
    if (!rule.compares.every((collection) => parsed.whole.has(collection))) continue;
    for (const finding of rule.check(facts)) problems.push({ rule: rule.number, ...finding });
  }
  problems.sort((one, other) => one.rule - other.rule);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const { records, release } = parsed;
  if (errors.length > 0 || release === null) return { ok: false, errors, warnings };
  return { ok: true, evidence: { ...records, release }, warnings };
}
