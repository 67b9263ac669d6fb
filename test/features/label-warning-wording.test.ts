import { expect, it } from 'vitest';
import { frequencyText } from '../../src/features/label-warning/wording.ts';

it.each([
  ['any_grade_percent', '2.9', 'any grade 2.9%'],
  ['grade3_percent', '5.9', 'grade 3 5.9%'],
  ['grade3_4_percent', '1', 'grade 3-4 1%'],
  ['alt_over_5_uln_percent', '11', 'ALT over 5 times the upper limit of normal 11%'],
  ['any_cns_percent', '52', 'any CNS 52%'],
  ['healthy_subjects', '10 of 12', 'healthy subjects 10 of 12'],
])('words the value %s of a label warning', (name, text, said) => {
  expect(frequencyText({ name, value: null, text })).toBe(said);
});
