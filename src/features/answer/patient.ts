import type { Loaders } from '../../server/loaders.ts';
import type { PlainText } from '../plain-text/model.ts';
import type { Section, Statement } from './model.ts';
import { fails, type PremiseCheck } from './premises/model.ts';
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

/** What the reader of this wording may need explained, most wanted first. */
function keysOf(reading: Reading, premises: readonly PremiseCheck[], scopes: readonly ScopeFacts[]): string[] {
  const nodes = reading.terms.flatMap(({ nodes: named, match }) =>
    match === 'AMBIGUOUS' ? [] : named.map(({ id }) => keyOf(id)),
  );
  const values = reading.terms.flatMap(({ role, value }) =>
    value === null ? [] : (CONCEPTS[value] ?? (role === 'DRUG_CLASS' ? [slug(value)] : [])),
  );
  const concepts = reading.intents.flatMap((intent) => CONCEPTS[intent] ?? []);
  const biomarkers = scopes.flatMap(({ scope }) =>
    scope.biomarker === null ? [] : [keyOf(scope.biomarker.id), 'biomarker'],
  );
  const cautions = scopes.flatMap((one) =>
    one.cautions
      .filter(({ category }) => !['DOSE', 'DATA_QUALITY', 'INTERPRETATION'].includes(category))
      .map(({ id }) => keyOf(id)),
  );
  const failed = premises.filter(fails).flatMap(({ basis }) => basis.map(({ id }) => keyOf(id)));
  return [...nodes, ...values, ...biomarkers, ...concepts, ...cautions, ...failed];
}

const CONCEPTS: Readonly<Record<string, readonly string[]>> = {
  FIRST_LINE: ['first-line'],
  SECOND_LINE: ['subsequent-line'],
  THIRD_LINE: ['subsequent-line'],
  SUBSEQUENT_UNSPECIFIED: ['subsequent-line'],
  ADJUVANT: ['adjuvant'],
  METASTATIC: ['metastasis'],
  INDEPENDENT: ['independent-review'],
  RECOMMENDED_TREATMENT: ['guideline', 'first-line'],
  NEXT_TREATMENT: ['progression', 'subsequent-line'],
  RESISTANCE: ['resistance', 'progression'],
  EVIDENCE: ['randomised-trial', 'median', 'hazard-ratio', 'not-reached'],
  COMPARISON: ['cross-trial-comparison', 'randomised-trial'],
  APPROVAL: ['accelerated-approval'],
  DEFINITION: ['median', 'not-reached', 'hazard-ratio', 'confidence-interval', 'p-value', 'response', 'child-pugh'],
};

export type PatientWording = {
  readonly clarification: readonly Statement[];
  readonly sections: readonly Section<Statement>[];
  readonly gaps: readonly Statement[];
};

/** The disease, the words, and what to ask: no choice of regimen, no dose, nothing for one person. */
export async function patientWording(
  reading: Reading,
  premises: readonly PremiseCheck[],
  scopes: readonly ScopeFacts[],
  loaders: Loaders,
): Promise<PatientWording> {
  const failed = premises.filter(fails);
  const keys = keysOf(reading, premises, scopes);
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
    clarification: [...new Set([...verdicts, ...premiseCautions])].flatMap(text).map(said),
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

async function falsePremiseCautions(failed: readonly PremiseCheck[], loaders: Loaders): Promise<string[]> {
  const cancers = failed.flatMap(({ basis }) =>
    basis.flatMap((one) => ('cancerTypeId' in one && typeof one.cancerTypeId === 'string' ? [one.cancerTypeId] : [])),
  );
  const cautions = await loaders.cautionsInCancerTypes(cancers);
  return cautions.filter(({ category }) => category === 'FALSE_PREMISE').map(({ id }) => keyOf(id));
}
