import type { Loaders } from '../../server/loaders.ts';
import type { PlainText } from '../plain-text/model.ts';
import type { Draft, Statement } from './model.ts';
import { fails, type PremiseCheck, type PremiseFacts } from './premises/model.ts';
import { plainOf } from './reading/words.ts';
import type { Reading } from './reading/model.ts';
import type { ScopeFacts } from './scope-facts.ts';

/** What a patient may want to ask. Nothing in them is specific to a person. */
const QUESTIONS: readonly string[] = [
  'What is the exact name of my cancer, and how was it found?',
  'Which changes were looked for in the tumour, and what was found?',
  'What can be treated, and what is the goal?',
  'Which choices fit me, and what speaks for and against each?',
  'Which side effects should I report at once?',
  'How will we know that the treatment works, and what comes next if it does not?',
  'Is there a study that I could join?',
];

const keyOf = (id: string): string => id.slice(id.indexOf(':') + 1);
const slug = (words: string): string => words.toLowerCase().replace(/[^a-z0-9]+/gu, '-');

/** Words of a question that plain texts explain, by the key of the text. */
const CONCEPT_WORDS: readonly (readonly [string, RegExp])[] = [
  ['median', /\bmedian\b/u],
  ['not-reached', /\bnot (?:been )?reached\b/u],
  ['hazard-ratio', /\bhazard ratio\b|\bhr\b/u],
  ['confidence-interval', /\bconfidence interval\b/u],
  ['p-value', /\bp[- ]values?\b/u],
  ['first-line', /\bfirst[- ]line\b/u],
  ['subsequent-line', /\b(?:second|third|later)[- ]lines?\b/u],
  ['adjuvant', /\badjuvant\b/u],
  ['progression', /\bprogress(?:ion|ed|ing)?\b/u],
  ['response', /\bresponse\b/u],
  ['resistance', /\bresistan(?:ce|t)\b/u],
  ['metastasis', /\bmetasta\w+\b/u],
  ['biomarker', /\bbiomarkers?\b/u],
  ['randomised-trial', /\brandomi[sz]ed\b|\btrials?\b/u],
  ['independent-review', /\bindependent(?:ly)?\b/u],
  ['guideline', /\bguidelines?\b/u],
  ['accelerated-approval', /\baccelerated\b/u],
  ['child-pugh', /\bchild-pugh\b/u],
];

export const conceptsIn = (plain: string): string[] =>
  CONCEPT_WORDS.filter(([, pattern]) => pattern.test(plain)).map(([key]) => key);

/** What the reader of this wording may need explained, in the order of the question. */
function keysOf(reading: Reading, facts: PremiseFacts, scopes: readonly ScopeFacts[]): string[] {
  const nodes = reading.terms.flatMap(({ nodes: named, match }) =>
    match === 'AMBIGUOUS' ? [] : named.map(({ id }) => keyOf(id)),
  );
  const classes = reading.terms.flatMap(({ role, value }) =>
    role === 'DRUG_CLASS' && value !== null ? [slug(value)] : [],
  );
  const markers = scopes.flatMap(({ scope }) =>
    scope.reading === 'AS_ASKED' && scope.biomarker !== null ? [keyOf(scope.biomarker.id)] : [],
  );
  const drugs = reading.terms
    .filter(({ role }) => role === 'DRUG')
    .flatMap(({ nodes: named }) => named.map(({ id }) => id));
  // a warning about another drug is no answer to what was asked
  const cautions = facts.cautions.filter(
    ({ drugIds, directive, category }) =>
      drugIds.some((id) => drugs.includes(id)) &&
      directive !== 'CONSIDER' &&
      !['DOSE', 'DATA_QUALITY', 'INTERPRETATION', 'FALSE_PREMISE'].includes(category),
  );
  return [
    ...nodes,
    ...classes,
    ...markers,
    ...conceptsIn(plainOf(reading.text)),
    ...cautions.map(({ id }) => keyOf(id)),
  ];
}

/** The disease, the words, and what to ask: no choice of regimen, no dose, nothing for one person. */
export async function patientWording(
  reading: Reading,
  premises: readonly PremiseCheck[],
  facts: PremiseFacts,
  scopes: readonly ScopeFacts[],
  loaders: Loaders,
): Promise<Draft> {
  const failed = premises.filter(fails);
  const keys = keysOf(reading, facts, scopes);
  const verdicts = failed.map(({ verdict }) => slug(verdict));
  // the caution that tells why a biomarker is none of this cancer explains the premise
  const premiseCautions = failed.some(({ kind }) => kind === 'BIOMARKER_IN_CANCER_TYPE')
    ? await falsePremiseCautions(failed, loaders)
    : [];
  const texts = await loaders.plainTextsAbout([...keys, ...verdicts, ...premiseCautions]);
  const text = (key: string): PlainText[] => texts.filter(({ aboutKey }) => aboutKey === key);
  const said = (one: PlainText): Statement => ({ text: `${one.title}. ${one.text}`, facts: [one] });
  const order = [...new Set(keys)]
    .flatMap(text)
    .filter(
      ({ aboutType, id }, index, all) =>
        aboutType !== 'PREMISE_VERDICT' && all.findIndex((other) => other.id === id) === index,
    );
  const asksForDose = reading.intents.includes('DOSE');
  return {
    summary: [],
    clarification: [
      ...[...new Set([...verdicts, ...premiseCautions])].flatMap(text).map(said),
      ...wordsInDoubt(reading),
    ],
    sections: [
      ...(order.length > 0
        ? [
            {
              form: 'STATEMENTS' as const,
              kind: 'EXPLANATION' as const,
              title: 'What the words mean',
              scope: null,
              statements: order.map(said),
            },
          ]
        : []),
      {
        form: 'STATEMENTS' as const,
        kind: 'QUESTIONS_TO_ASK' as const,
        title: 'What to ask your doctor',
        scope: null,
        statements: QUESTIONS.map((question) => ({ text: question, facts: [] })),
      },
    ],
    gaps: [
      { text: 'This page does not choose a treatment for you. Ask your doctor what fits you.', facts: [] },
      ...(asksForDose
        ? [{ text: 'This page gives no dose. Ask your doctor or pharmacist, and read the leaflet.', facts: [] }]
        : []),
      { text: 'No doctor has checked these texts yet.', facts: [] },
    ],
  };
}

/** Which word a text speaks of: one that is not known here, one with several meanings, one that is spelt otherwise. */
function wordsInDoubt({ unknownNames, terms }: Reading): Statement[] {
  const doubt = (text: string): Statement => ({ text, facts: [] });
  return [
    ...unknownNames.map(({ text }) => doubt(`This word is not known here: ${text}.`)),
    ...terms
      .filter(({ match }) => match === 'AMBIGUOUS')
      .map(({ text }) => doubt(`This word can mean more than one thing: ${text}.`)),
    ...terms
      .filter(({ match }) => match === 'SPELLING')
      .map(({ text, nodes }) => doubt(`We read ${text} as ${nodes[0]?.name ?? ''}. Please check.`)),
  ];
}

async function falsePremiseCautions(failed: readonly PremiseCheck[], loaders: Loaders): Promise<string[]> {
  const cancers = failed.flatMap(({ basis }) =>
    basis.flatMap((one) => ('cancerTypeId' in one && typeof one.cancerTypeId === 'string' ? [one.cancerTypeId] : [])),
  );
  const cautions = await loaders.cautionsInCancerTypes(cancers);
  return cautions.filter(({ category }) => category === 'FALSE_PREMISE').map(({ id }) => keyOf(id));
}
