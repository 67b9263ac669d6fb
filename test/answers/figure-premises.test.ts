import { expect, it } from 'vitest';
import { describeOnEmbedded } from '../support/engines.ts';

const OPERATION = /* GraphQL */ `
  query Figures($question: String!) {
    checkPremises(question: $question) {
      premises {
        kind
        verdict
      }
    }
  }
`;

describeOnEmbedded('the figures of a question', (given) => {
  it.each<[string, string, string[]]>([
    ['without an assessor are no fault', 'ALUR showed a hazard ratio of 0.15. In whom?', ['SUPPORTED']],
    ['for the patients it names are', 'eXalt3 mITT PFS HR 0.51. Limits?', ['CONTRADICTED']],
    [
      'for patients of whom nothing else is recorded are none',
      'In ALEX after crizotinib: HR 0.47. Why?',
      ['SUPPORTED'],
    ],
    ['called final are', 'Final CARES-310 median OS: 22.1 months. Asia?', ['CONTRADICTED']],
    ['of a person are no premise', 'She took alectinib for 29 months. What next?', []],
    ['said of no outcome are no premise', 'In CROWN 60% were well on lorlatinib. Why?', []],
    ['of those who crossed over are no premise', 'In PROFILE 1014 84% crossed over. Bias?', []],
    ['beside crossover are one', 'PROFILE 1007, OS HR 0.49 despite crossover. Why?', ['CONTRADICTED']],
    [
      'of two assessors are two claims',
      'ALESIA: PFS HR 0.37 by investigator and HR 0.37 by IRC. Why?',
      ['CONTRADICTED', 'SUPPORTED'],
    ],
    [
      'of two trials are two claims',
      'Median OS was 23.7 months in CheckMate 9DW, longer than 19.2 months in IMbrave150. Why?',
      ['SUPPORTED', 'SUPPORTED'],
    ],
    [
      'right before the drugs are of these',
      'CROWN response: 76% lorlatinib, 58% crizotinib by BICR. How defined?',
      ['SUPPORTED'],
    ],
    [
      'stand with their own trial',
      'CROWN kept 60% progression-free at five years, how does it compare with the 34.8 months of ALEX?',
      ['SUPPORTED', 'SUPPORTED'],
    ],
  ])('%s: %s', async (_, question, verdicts) => {
    const { data } = await given.ask<{ checkPremises: { premises: { kind: string; verdict: string }[] } }>(OPERATION, {
      question,
    });
    const figures = data.checkPremises.premises.filter(({ kind }) => kind === 'FIGURE');
    expect(figures.map(({ verdict }) => verdict)).toEqual(verdicts);
  });
});
