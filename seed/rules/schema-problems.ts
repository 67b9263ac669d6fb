import type { z } from 'zod';
import { describePath, isObject } from './json.ts';
import { quote, type Problem } from './rule.ts';

type Issue = z.core.$ZodIssue;

const unknownField = (key: string): string =>
  `${quote(key)} is no field here; correct its spelling or remove it, for nothing would read it.`;

/** What a schema refuses, as problems of the rule that speaks of it: one each, and one for every field it does not know. */
export function describeRefusal(
  file: string,
  id: string,
  record: unknown,
  refusal: z.ZodError,
  explainUnknown: (key: string) => string = unknownField,
): Problem[] {
  return refusal.issues.flatMap((issue) => {
    const value = valueAt(record, issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        rule: 0,
        severity: 'error' as const,
        file,
        id,
        field: describePath([...issue.path, key]),
        reason: explainUnknown(key),
      }));
    }
    const field = issue.path.length > 0 ? describePath(issue.path) : null;
    const rule = findRule(`${file} ${field ?? ''}`, issue, value);
    return [{ rule, severity: 'error' as const, file, id, field, reason: explain(issue, value) }];
  });
}

/** Fields of which one rule says all that can be wrong, their absence too. */
const ruleOfField: readonly (readonly [RegExp, number])[] = [
  [/^release\.json /, 40],
  [/ (arms\[\d+\]\.)?id$/, 2],
  [/^results\.json ci\b/, 6],
  [/^results\.json (assessor_class|population_class|subgroup)\b/, 31],
  [/^results\.json pooled_trials\b/, 32],
  [/^treatment_nodes\.json (default|rationale)$/, 34],
  [/^trials\.json (crossover|baseline_cns_percent|baseline_cns_provenance|prior_therapy_allowed)\b/, 36],
  [/^(drugs|genes|biomarkers|cancer_types)\.json alias(es|_sources)\b/, 37],
  [/^drugs\.json regional_doses\[\d+\]\.kind$/, 38],
  [/^cautions\.json condition$/, 38],
];

/** Fields that a rule speaks of where they are present: a comparison has a value and no landmark. */
const ruleOfPresentField: readonly (readonly [RegExp, number])[] = [
  [/^results\.json value$/, 7],
  [/^results\.json timepoint_months$/, 10],
  [/\b(dose_)?(verified|confirmed_by)$/, 17],
];

function findRule(place: string, issue: Issue, value: unknown): number {
  const ofField = ruleOfField.find(([pattern]) => pattern.test(place));
  if (ofField) return ofField[1];
  if (isDiscriminator(issue)) return 4;
  if (value === undefined) return 0;
  if (isOutOfRange(issue)) return 8;
  const ofPresentField = ruleOfPresentField.find(([pattern]) => pattern.test(place));
  if (ofPresentField) return ofPresentField[1];
  return issue.code === 'invalid_value' || issue.code === 'invalid_format' ? 4 : 0;
}

function isOutOfRange(issue: Issue): boolean {
  return (
    (issue.code === 'too_small' || issue.code === 'too_big') && (issue.origin === 'number' || issue.origin === 'int')
  );
}

function isDiscriminator(issue: Issue): issue is Issue & { options: readonly unknown[] } {
  return issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options);
}

function explain(issue: Issue, value: unknown): string {
  if (isDiscriminator(issue)) return `${quote(value)} is none of ${issue.options.map(quote).join(', ')}.`;
  switch (issue.code) {
    case 'invalid_value':
      return `${quote(value)} is none of ${issue.values.map((allowed) => quote(allowed)).join(', ')}.`;
    case 'invalid_type':
      return value === undefined
        ? `The field is missing; a value of type ${issue.expected} belongs here.`
        : `${quote(value)} is not of type ${issue.expected}.`;
    case 'too_small':
      if (issue.origin === 'string') return 'An empty text says nothing; leave the field out or write null.';
      return `${quote(value)} is too small; the least is ${issue.minimum}.`;
    case 'too_big':
      return `${quote(value)} is too large; the most is ${issue.maximum}.`;
    case 'invalid_format':
      return `${quote(value)} ${issue.message}.`;
    case 'invalid_union':
      return `${quote(value)} has none of the forms that fit here.`;
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'custom':
      return `${quote(value)} does not fit here: ${issue.message}.`;
  }
}

function valueAt(record: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isObject(value) ? value[String(step)] : undefined;
  }, record);
}
