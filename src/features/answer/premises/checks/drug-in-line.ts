import type { Recommendation } from '../../../recommendation/model.ts';
import type { LineOfTherapy } from '../../../trial/model.ts';
import type { Reading, ReadTerm } from '../../reading/model.ts';
import { isDenied } from '../denial.ts';
import { drugIdsOf, kinOf } from '../drug-evidence.ts';
import type { Basis, Check, PremiseCheck, PremiseFacts } from '../model.ts';
import { plainOf } from '../../reading/words.ts';
import { askingSentence, drugNameOf, listOf, partnerOf, sentenceWords, termsOf, unique } from '../pairing.ts';
import { distinct } from './biomarker-in-cancer-type.ts';

/** What says that the one came to stand in the place of the other, or should. */
const REPLACES = /\b(?:displace|although|instead of|rather than|dropped|why (?:did|do) .{0,60}(?:badly|replac))\b/u;
const SAYS_NOT_RECOMMENDED = /\b(?:not|n't|never)(?: yet| currently)? (?:recommend|offer)/u;

/** Who says that a drug is not recommended is wrong where a statement that stands recommends it, and else takes nothing false for granted. */
function denied(found: PremiseCheck): PremiseCheck[] {
  const recommended = found.basis.filter((one) => one.id.startsWith('recommendation:'));
  if (found.verdict !== 'SUPPORTED' || recommended.length === 0) return [];
  return [
    {
      ...found,
      claim: `${found.claim}: not recommended`,
      verdict: 'CONTRADICTED',
      explanation: `A statement that stands recommends it.`,
      basis: recommended,
    },
  ];
}

/** "the only option left": who says so denies every other. */
const ONLY =
  /\b(?:only (?:option|step|choice|recommended|thing)|one and only|sole(?:ly)?|nothing (?:else|but)|no other)\b/u;
/** What makes "A after B" a step of treatment, and not a finding in the laboratory. */
const SPEAKS_OF_TREATMENT =
  /\b(?:standard|recommend\w*|next|given?|giving|use[sd]?|start\w*|step|treat\w*|options?|line|switch\w*|therap\w+|preferred|choice|usual|normal|established|chemo\w*|left|only|guidelines?|list\w*|follow-on|dos\w+|pfs|orr|expected)\b/u;
const LATER: readonly LineOfTherapy[] = ['SECOND_LINE', 'THIRD_LINE', 'LATER_LINE', 'SUBSEQUENT_UNSPECIFIED'];

/** No statement, approval or trial of a neoadjuvant treatment is held: it is no line of a record. */
type Line = LineOfTherapy | 'NEOADJUVANT';

/** Where in a course of treatment: a line, drugs that came before, or both. */
type Place = { readonly line: Line | null; readonly afterIds: readonly string[]; readonly text: string };

/** No line, but a condition under which a statement advises against any drug. */
const UNDER_A_CONDITION: Place = { line: null, afterIds: [], text: 'under the condition that the question names' };

/** That a drug belongs in a line of therapy or after another drug. */
export const drugInLine: Check = (reading, facts) => {
  const lines = termsOf(reading, 'LINE');
  const drugs = termsOf(reading, 'DRUG', 'DRUG_CLASS').filter(({ nodes }) => nodes.length > 0);
  const prior = drugs.filter(({ use }) => use === 'PRIOR');
  return distinct(
    drugs
      .filter(({ use }) => use === null)
      .flatMap((drug): PremiseCheck[] => {
        const words = sentenceWords(reading, drug);
        const isNotRecommended = SAYS_NOT_RECOMMENDED.test(words);
        if (drug.negated && !isNotRecommended) return [];
        const place =
          placeOf(reading, drug, lines, prior) ??
          (inScope(reading, facts).some((one) => forbidsAll(reading, one)) ? UNDER_A_CONDITION : undefined);
        // where neither a cancer type nor a biomarker is read, no statement could be found
        if (place === undefined || settingsOf(reading, facts).length === 0) return [];
        const found = check(reading, facts, drug, drugs, place, ONLY.test(words));
        // that it is tried before surgery is no claim that it belongs there
        if (place.line === 'NEOADJUVANT' && !speaksOfStandard(reading, drug)) return [];
        if (isNotRecommended) return denied(found);
        return isDenied(reading, drug) || REPLACES.test(words) ? [] : [found];
      }),
  );
};

function placeOf(
  reading: Reading,
  drug: ReadTerm,
  lines: readonly ReadTerm[],
  prior: readonly ReadTerm[],
): Place | undefined {
  const line = partnerOf(
    drug,
    lines.filter(({ sentence }) => sentence === drug.sentence),
  );
  const before = prior.filter(({ sentence }) => sentence === drug.sentence || sentence === drug.sentence - 1);
  if (before.length > 0) {
    if (!SPEAKS_OF_TREATMENT.test(sentenceWords(reading, drug))) return undefined;
    return {
      line: null,
      afterIds: unique(before.flatMap(drugIdsOf)),
      text: `after ${listOf(before.map(({ text }) => text))}`,
    };
  }
  if (
    line === undefined ||
    reading.terms.some(
      (term) =>
        term.role === 'DRUG' &&
        term.use === null &&
        !term.negated &&
        !isOneRegimen(reading.text, drug, term) &&
        term.start > Math.min(line.end, drug.end) &&
        term.end < Math.max(line.start, drug.start),
    )
  )
    return undefined;
  return {
    line: line.value as Line,
    afterIds: [],
    text: LINE_NAMES[line.value ?? ''] ?? '',
  };
}

function check(
  reading: Reading,
  facts: PremiseFacts,
  drug: ReadTerm,
  drugs: readonly ReadTerm[],
  place: Place,
  only: boolean,
): PremiseCheck {
  const drugName = drugNameOf(drug);
  const together = drugs
    .filter(({ sentence, negated, use }) => sentence === drug.sentence && !negated && use === null)
    .flatMap(drugIdsOf);
  const { body, isOf: ofBody } = bodyOf(reading, facts, drug);
  const statements = inScope(reading, facts).filter((one) => isAt(one, place) && ofBody(one));
  const ids = drugIdsOf(drug);
  const named = (one: Recommendation): boolean =>
    (one.drugIds.some((id) => ids.includes(id)) || namesClass(one, drug)) &&
    (one.drugRelation !== 'COMBINATION' || one.drugIds.every((id) => together.includes(id) || ids.includes(id)));
  const favours = statements.filter(
    (one) =>
      named(one) &&
      !['NOT_RECOMMENDED', 'UNKNOWN'].includes(one.preference) &&
      one.kind !== 'ABSENCE' &&
      one.provenance.verified,
  );
  // what an edition of some year said is not changed by the next one
  const years: readonly string[] = sentenceWords(reading, drug).match(/\b20\d\d\b/gu) ?? [];
  const current = favours.filter(
    ({ status, guidelineId }) =>
      status !== 'SUPERSEDED' ||
      (body !== null && years.includes(facts.guidelines.get(guidelineId ?? '')?.date?.slice(0, 4) ?? '')),
  );
  const forbidden = inScope(reading, facts).filter((one) => forbidsAll(reading, one));
  const against = [...statements.filter((one) => named(one) && one.preference === 'NOT_RECOMMENDED'), ...forbidden];
  const others = statements.filter(
    (one) =>
      !named(one) &&
      one.drugIds.length > 0 &&
      one.status === 'CURRENT' &&
      one.preference !== 'NOT_RECOMMENDED' &&
      one.provenance.verified,
  );
  const approved = facts.approvals.filter(
    (one) =>
      one.status === 'APPROVED' &&
      one.drugIds.every((id) => ids.includes(id) || together.includes(id)) &&
      one.drugIds.some((id) => ids.includes(id)) &&
      (place.afterIds.length === 0 || one.afterDrugIds.length > 0) &&
      isAt({ ...one, progressingOnIds: one.afterDrugIds }, place) &&
      settingsOf(reading, facts).includes(one.cancerTypeId),
  );
  const studied = trialsAt(reading, facts, ids, together, place);
  // a caution about one drug after another tells that they are given so
  const cautioned = facts.cautions.filter(
    ({ drugIds, category }) =>
      (category === 'TOXICITY' || category === 'SEQUENCING') &&
      drugIds.some((id) => ids.includes(id)) &&
      place.afterIds.length > 0 &&
      drugIds.some((id) => place.afterIds.includes(id)),
  );
  // what is active against a mutation that arose under one drug is given after it
  const active = facts.activities.filter(
    ({ drugId, significance }) => place.afterIds.length > 0 && significance !== 'RESISTANCE' && ids.includes(drugId),
  );
  const supported =
    forbidden.length === 0 &&
    (current.length > 0 ||
      // what a body is said to recommend stands in a statement of it or nowhere
      (!speaksOfBody(reading, drug) &&
        (approved.length > 0 ||
          ((studied.length > 0 || cautioned.length > 0 || active.length > 0) && !speaksOfStandard(reading, drug)))));
  const verdict =
    only && others.length > 0
      ? 'CONTRADICTED'
      : supported
        ? 'SUPPORTED'
        : against.length > 0 || (favours.length > 0 && others.length > 0)
          ? 'CONTRADICTED'
          : 'NOT_ESTABLISHED';
  const basis: readonly Basis[] =
    verdict === 'SUPPORTED'
      ? [...current, ...approved, ...studied, ...cautioned, ...active]
      : verdict === 'CONTRADICTED'
        ? [...against, ...(only ? others : favours)]
        : statements.filter((one) => one.kind === 'ABSENCE' && named(one));
  return {
    kind: 'DRUG_IN_LINE',
    about: drug.role === 'DRUG' ? drug.nodes : [],
    claim: `${drugName} ${place.text}${body === null ? '' : ` by ${body}`}${only ? ', and nothing else' : ''}`,
    verdict,
    asked: askingSentence(reading, drug) !== undefined,
    explanation: explain(facts, drugName, place, body, verdict, only, others, against),
    basis,
    suggestedReading: verdict === 'SUPPORTED' ? null : whatIsThere(facts, place, others),
    place: drug.start,
  };
}

/** "durvalumab plus tremelimumab", "lenvatinib/pembrolizumab". */
const isOneRegimen = (text: string, a: ReadTerm, b: ReadTerm): boolean =>
  /^[\s-]*(?:plus|with|and|\+|\/|[–—]|&)?[\s-]*$/u.test(
    text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)).toLowerCase(),
  );

const LINE_NAMES: Readonly<Record<string, string>> = {
  FIRST_LINE: 'in first line',
  SECOND_LINE: 'in second line',
  THIRD_LINE: 'in third line',
  SUBSEQUENT_UNSPECIFIED: 'in a later line',
  ADJUVANT: 'after surgery',
  NEOADJUVANT: 'before surgery',
};

const speaksOfBody = (reading: Reading, { sentence }: ReadTerm): boolean =>
  termsOf(reading, 'GUIDELINE_BODY').some((body) => body.sentence === sentence);

/** Where the sentence names one body, and perhaps a year: the statements of that edition. */
function bodyOf(
  reading: Reading,
  facts: PremiseFacts,
  drug: ReadTerm,
): { readonly body: string | null; readonly isOf: (one: Recommendation) => boolean } {
  const bodies = termsOf(reading, 'GUIDELINE_BODY').filter(({ sentence }) => sentence === drug.sentence);
  const [body] = bodies;
  if (body === undefined || bodies.some(({ value }) => value !== body.value)) return { body: null, isOf: () => true };
  const year = /\b20\d\d\b/u.exec(reading.text.slice(body.start, body.end + 10))?.[0];
  // "TA909"
  const number = bodies.map(({ text }) => text.toLowerCase()).find((text) => /^ta\d/u.test(text));
  const isOf = ({ guidelineId }: Recommendation): boolean => {
    const guideline = facts.guidelines.get(guidelineId ?? '');
    return (
      guideline?.body === body.value &&
      (year === undefined || (guideline.date?.startsWith(year) ?? false)) &&
      (number === undefined || guideline.id.endsWith(number))
    );
  };
  return { body: [body.value, year, number?.toUpperCase()].filter((part) => part !== undefined).join(' '), isOf };
}

/** A statement that names no drug but the class, among its conditions: "systemic chemotherapy". */
const namesClass = ({ drugIds, conditions }: Recommendation, { role, value }: ReadTerm): boolean =>
  role === 'DRUG_CLASS' &&
  drugIds.length === 0 &&
  conditions.some((condition) => condition.includes(value?.split(' ').at(-1) ?? ''));

/** A statement against any drug under a condition that the question states: "Child-Pugh C". */
const forbidsAll = (reading: Reading, { drugIds, conditions, preference }: Recommendation): boolean =>
  preference === 'NOT_RECOMMENDED' &&
  drugIds.length === 0 &&
  conditions.some((condition) => plainOf(reading.text).includes(condition.toLowerCase()));

const speaksOfStandard = (reading: Reading, drug: ReadTerm): boolean =>
  /\b(?:standard|recommend\w*|guidelines?|prefer\w*|first choice|usual|normal|is next|everyone|established|put|reserved)\b/u.test(
    sentenceWords(reading, drug),
  );

function explain(
  facts: PremiseFacts,
  drug: string,
  { text }: Place,
  body: string | null,
  verdict: PremiseCheck['verdict'],
  only: boolean,
  others: readonly Recommendation[],
  against: readonly Recommendation[],
): string {
  const names = namesIn(facts, others);
  const instead = names.length > 0 ? ` What current statements name there: ${listOf(names)}.` : '';
  if (verdict === 'SUPPORTED') return `Statements, approvals or trials of ${drug} ${text} are recorded.`;
  if (verdict === 'NOT_ESTABLISHED')
    return `No ${body === null ? 'verified statement, approval or trial' : `verified statement of ${body}`} of ${drug} ${text} is recorded.${instead}`;
  if (only) return `${drug} is not the only option ${text}.${instead}`;
  return against.length > 0
    ? `A current statement advises against ${drug} ${text}: ${against[0]?.strengthText ?? ''}.${instead}`
    : `What recommended ${drug} ${text} has been superseded.${instead}`;
}

function whatIsThere(
  facts: PremiseFacts,
  { text }: Place,
  others: readonly Recommendation[],
): PremiseCheck['suggestedReading'] {
  const ids = unique(others.flatMap(({ drugIds }) => drugIds));
  if (ids.length === 0) return null;
  return {
    text: `what current statements name ${text}: ${listOf(namesIn(facts, others))}`,
    nodes: ids.map((id) => ({ id, kind: 'drug', name: facts.drugNames.get(id) ?? id })),
  };
}

const namesIn = (facts: PremiseFacts, statements: readonly Recommendation[]): string[] =>
  unique(statements.flatMap(({ drugIds }) => drugIds.map((id) => facts.drugNames.get(id) ?? id)));

/** The cancer types that the question is about or, where it names none, those of its biomarkers. */
function settingsOf(reading: Reading, facts: PremiseFacts): readonly string[] {
  const named = termsOf(reading, 'CANCER_TYPE')
    .filter(({ negated }) => !negated)
    .flatMap(({ nodes }) => nodes.flatMap(({ id }) => kinOf(facts.cancerTypes, id)));
  return named.length > 0
    ? named
    : [...facts.recommendations, ...facts.approvals].map(({ cancerTypeId }) => cancerTypeId);
}

function inScope(reading: Reading, facts: PremiseFacts): Recommendation[] {
  const settings = settingsOf(reading, facts);
  const markers = termsOf(reading, 'BIOMARKER').flatMap(({ nodes }) =>
    nodes.flatMap(({ id }) => kinOf(facts.biomarkers, id)),
  );
  return facts.recommendations.filter(
    (one) =>
      settings.includes(one.cancerTypeId) &&
      (one.biomarkerId === null || markers.length === 0 || markers.includes(one.biomarkerId)),
  );
}

function isAt(
  one: { lines: readonly LineOfTherapy[]; lineScope: string; progressingOnIds: readonly string[] },
  { line, afterIds }: Place,
): boolean {
  if (afterIds.length > 0) {
    if (one.progressingOnIds.length > 0) return one.progressingOnIds.some((id) => afterIds.includes(id));
    // a statement for any line says nothing of what came before
    return one.lines.some((each) => LATER.includes(each));
  }
  if (line === null || line === 'NEOADJUVANT') return false;
  if (one.lineScope === 'ANY') return line !== 'ADJUVANT';
  return one.lines.includes(line) || (LATER.includes(line) && one.lines.some((each) => LATER.includes(each)));
}

function trialsAt(
  reading: Reading,
  facts: PremiseFacts,
  ids: readonly string[],
  together: readonly string[],
  { line, afterIds }: Place,
) {
  const settings = settingsOf(reading, facts);
  return facts.trials.filter(
    (trial) =>
      trial.cancerTypeId !== null &&
      settings.includes(trial.cancerTypeId) &&
      trial.arms.some(
        (arm) =>
          arm.drugIds.some((id) => ids.includes(id)) &&
          (arm.drugRelation !== 'COMBINATION' || arm.drugIds.every((id) => together.includes(id) || ids.includes(id))),
      ) &&
      (afterIds.length > 0
        ? trial.alkTkiNaive !== true && (trial.lineScope === 'ANY' || trial.lines.some((each) => LATER.includes(each)))
        : line !== null &&
          line !== 'NEOADJUVANT' &&
          (trial.lines.includes(line) || (trial.lineScope === 'ANY' && line !== 'ADJUVANT'))),
  );
}
