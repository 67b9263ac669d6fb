import { expect, it } from 'vitest';
import { figuresOf } from '../../src/features/answer/reading/figures.ts';
import { BEFORE_PRIOR } from '../../src/features/answer/reading/lexicon.ts';
import { nameSpans } from '../../src/features/answer/reading/names.ts';
import { plainOf, sentencesOf } from '../../src/features/answer/reading/words.ts';

it.each([
  ['Which drug is next? A) erlotinib B) alectinib', 'a) erlotinib b) alectinib'],
  ['ALK-positive NSCLC, first line: (1) alectinib (2) gefitinib', '(1) alectinib (2) gefitinib'],
  ['Which of these is active: crizotinib, ceritinib or lorlatinib?', 'crizotinib, ceritinib or lorlatinib?'],
  ['G1269A: ceritinib or lorlatinib?', 'ceritinib or lorlatinib?'],
  ['True or false: ASCEND-4 had crizotinib as its control.', 'true or false: ascend-4'],
  ['ALTA-1L compared brigatinib with alectinib. Correct?', 'alta-1l compared'],
  ['Why did the 90 mg arm (A) of ALTA do worse?', null],
  ['Resected: is adjuvant crizotinib, being the standard, given for 2 or 3 years?', null],
  ['E1210K + D1203N: what is recorded about brigatinib?', null],
])('takes for answers that are offered, of "%s", %s', (question, offered) => {
  const plain = plainOf(question);
  const found = sentencesOf(plain).filter(({ mode }) => mode === 'OFFERS');
  expect(found.map(({ start, end }) => plain.slice(start, end).trim())).toEqual(
    offered === null ? [] : [expect.stringContaining(offered.replace(/^\(/u, ''))],
  );
});

// what is read in the cube of its length ends no test: it runs for minutes
it.each([
  ['digits and spaces', `${'1'.repeat(150)}${' '.repeat(840)}x`],
  ['numbers and spaces', `${'1 '.repeat(250)}${' '.repeat(490)}x`],
  ['an interval without an end', `11${' '.repeat(450)}ci${' '.repeat(450)}1`],
  ['ratios without a number', 'hazard ratio for '.repeat(58)],
  ['points', `${'.'.repeat(990)}x`],
  ['hyphens', `1${'-'.repeat(990)}x`],
])('reads %s to the end', (_, text) => {
  const plain = plainOf(text);
  expect(figuresOf(text, plain, sentencesOf(plain))).toBeInstanceOf(Array);
});

it.each([
  ['an HR of 0.47', ['HR of 0.47']],
  ['25.7 versus 10.4 months', ['25.7', '10.4 months']],
  ['25.7 vs.10.4 months', ['25.7', '10.4 months']],
  ['82.9% against 75.5%', ['82.9', '75.5%']],
  ['82.9 percent or 75.5 percent', ['82.9', '75.5 percent']],
  ['12.5 months against 48.7%', ['12.5 months', '48.7%']],
])('reads the figures of "%s"', (text, figures) => {
  const plain = plainOf(text);
  expect(figuresOf(text, plain, sentencesOf(plain)).map((figure) => figure.text)).toEqual(figures);
});

it.each([
  ['progressed on ', true],
  ['29 months on ', true],
  ['a median pfs of 29.5 months on ', false],
  ['after c1156y with ', true],
  ['she finished ', true],
  ['what is the dose of ', false],
])('takes the drug after "%s" for one that was given before: %s', (before, isPrior) => {
  expect(BEFORE_PRIOR.test(before)).toBe(isPrior);
});

it.each([
  ['carcinoma of the lung', 'lung carcinoma'],
  ['fusion of ALK', 'alk fusion'],
  ['extra copies of the ALK gene', 'alk copy number gain'],
  ['ALK disease', 'alk positive'],
  ['IMBRAVE 150', 'imbrave150'],
])('looks "%s" up as "%s"', (said, name) => {
  expect(nameSpans(said).find(({ text }) => text === said)?.keys).toContain(name);
});
