import type { Caution } from '../../../caution/model.ts';
import type { Reading, ReadTerm } from '../../reading/model.ts';
import { plainOf } from '../../reading/words.ts';
import { clauseOf, isDenied } from '../denial.ts';
import { drugIdsOf, kinOf, targets, type Evidence } from '../drug-evidence.ts';
import type { Basis, Check, PremiseCheck, PremiseFacts } from '../model.ts';
import { askingSentence, drugNameOf, listOf, partnerOf, sentenceWords, termsOf } from '../pairing.ts';
import { distinct } from './biomarker-in-cancer-type.ts';

/** What says that a drug is not for it: who says so takes nothing false for granted. */
const DENIES =
  /\b(?:avoid|futile|ineffective|no (?:role|benefit|place|effect)|less (?:effective|well)|poor|badly|disappoint|useless|contraindicated|resistan|not meant|do so (?:badly|little|poorly)|not intend|fail|insensitive|why different|directed at|pump(?:s|ed)? out|no option|affected)/u;
/** What says so even beside words of denial. */
const INSISTS = /(?<!not )\bmeant for\b|\bof choice\b/u;

/**
 * What says that a drug works against a mutation, or is given for it. A mutation that arises under drugs is named beside
 * them for many reasons: only who says so takes that for granted.
 */
const WORKS =
  /\b(?:activ(?:e|ity)|sensitiv\w*|works?|working|overcomes?|inhibits?|inhibitor (?:that|with|of)|hits|covers?|effective|potency|potent|blocks?|blocker|beats?|controls?|exploits?|target\w*|directed|switch\w* off|matched|reverses?|neutrali[sz]es?|responds?|of choice|answer|medicine|accepted|established|designated|approved|reserved|uniquely|calls for|(?:drug|medicine|tablet|pill|antibody|therapy|treatment) (?:for|to|that|aimed|against)|meant for|as the|choice|first choice|standard|(?:use|using|give|giving|given|start|starting|started|choose|choosing|put|switch\w*|treat\w*)\b.{0,60}\b(?:for|because|as|against|with))\b/u;
/** What speaks of giving it, where it is not said for what. */
const GIVES =
  /\b(?:for|as|on|dos\w+|mg|puts?|tak\w+|start\w*|giv\w+|gets?|swopped|swapped|prescri\w+|us(?:e[sd]?|ing)|treat\w*|replac\w+|continue\w*|respond\w*|remissions?|plan\w*)\b/u;
/** What says that it does not, or how it comes that it does not. */
const LOSES =
  /\b(?:los(?:es?|t|ing|s of)|reduc\w+|rais\w+|ic50|prevents?|escape\w*|stop(?:s|ped)?|weaken\w*|blunts?|abolish\w*|confers?|in ?active|struggles?|no longer)\b/u;

/** "Which ALK mutation makes it work again?" */
const IS_ASKED_FOR = /\b(?:which|what) $/iu;
/** "does X, which acts on Y, ...?" asks about X and takes the rest for granted, as does "... Y, against which it is active?". */
const SAYS_MORE = /^\s*,\s*(?:which|who|that)\b/iu;
const SAYS_OF_IT = /^\s*,\s*(?:against|to|for|in|on) which (?:it|they)\b/iu;

/** That a drug, or a class, is for cancers with a biomarker. */
export const drugForBiomarker: Check = (reading, facts) => {
  const markers = termsOf(reading, 'BIOMARKER').filter(({ negated }) => !negated);
  const checks = termsOf(reading, 'DRUG', 'DRUG_CLASS').flatMap((drug): PremiseCheck[] => {
    const nearest = partnerOf(drug, markers);
    if (nearest === undefined || drug.use === 'PRIOR' || drug.negated || drug.nodes.length === 0) return [];
    const words = sentenceWords(reading, drug);
    if (isDenied(reading, drug)) return [];
    if (isAcquired(facts, nearest) && !isSaidToWork(reading, drug)) return [];
    // named beside each other, and nothing said
    if (!WORKS.test(words) && !GIVES.test(words)) return [];
    if (DENIES.test(words) && !INSISTS.test(words)) return [];
    // another sentence that only asks about the biomarker says nothing of the drug
    if (nearest.sentence !== drug.sentence && askingSentence(reading, nearest) !== undefined) return [];
    // of several alterations: one that speaks against the drug, else one that it is for, else the nearest
    const weighed = markers.map((marker) => ({
      marker,
      ...evidenceFor(facts, drugIdsOf(drug), marker.nodes[0]?.id ?? '', reading),
    }));
    const chosen =
      weighed.find(({ support, against }) => against.length > 0 && support.length === 0) ??
      weighed.find(({ support }) => support.length > 0);
    return [check(reading, facts, drug, chosen?.marker ?? nearest)];
  });
  return distinct([...checks, ...saidToActOnGene(reading, facts)]);
};

/** But "G1269A on crizotinib" names the drug under which it arose. */
const isSaidToWork = (reading: Reading, drug: ReadTerm): boolean =>
  WORKS.test(sentenceWords(reading, drug)) &&
  // who wants drugs compared does not say that each of them works
  !/\b(?:compare|rank|contrast)\b/u.test(sentenceWords(reading, drug)) &&
  !LOSES.test(clauseOf(reading, drug)) &&
  !/\b(?:on|under|during|upon)\s+(?:an?\s+|the\s+)?$/iu.test(reading.text.slice(0, drug.start));

/** A drug said to act on a gene that is none of its targets. */
function saidToActOnGene(reading: Reading, facts: PremiseFacts): PremiseCheck[] {
  return termsOf(reading, 'GENE', 'DRUG_CLASS').flatMap((gene): PremiseCheck[] => {
    // "EGFR inhibitor" is read as a class, and its name begins with the gene
    const geneName =
      gene.role === 'GENE'
        ? gene.nodes[0]?.name
        : /^(?:\S+-generation )?([A-Z]+) tyrosine/u.exec(gene.value ?? '')?.[1];
    const named = geneName === undefined ? [] : drugsSaidToActOn(reading, gene);
    const drugs = named.flatMap(({ nodes: [node] }) => facts.drugs.get(node?.id ?? '') ?? []);
    const [term, drug] = [named[0], drugs[0]];
    // which of several is meant by "it" is not said
    const acts = drugs.some(({ targetIds }) => targetIds.some((id) => id === `gene:${geneName?.toLowerCase() ?? ''}`));
    if (geneName === undefined || term === undefined || drug === undefined || acts) return [];
    const against = facts.cautions.filter(
      (one) =>
        advisesAgainst(one) &&
        one.biomarkerId?.startsWith(`biomarker:${geneName.toLowerCase()}-`) &&
        one.drugIds.some((id) => id === drug.id),
    );
    return [
      {
        kind: 'DRUG_FOR_BIOMARKER',
        about: [...term.nodes, ...(gene.role === 'GENE' ? gene.nodes : [])],
        claim: `${drug.name} acts on ${geneName}`,
        verdict: against.length > 0 ? 'CONTRADICTED' : 'NOT_ESTABLISHED',
        asked: askingSentence(reading, gene) !== undefined,
        explanation: `${geneName} is none of the recorded targets of ${drug.name}: ${drug.mechanism}.${against.map(({ statement }) => ` ${statement}.`).join('')}`,
        basis: [drug, ...against],
        suggestedReading: null,
        place: term.start,
      },
    ];
  });
}

/** "osimertinib became the ROS1 inhibitor of choice", "Keytruda is given against the ALK gene"; "I take it for the ALK gene" speaks of what was named before. */
function drugsSaidToActOn(reading: Reading, gene: ReadTerm): readonly ReadTerm[] {
  const plain = plainOf(reading.text);
  const start = reading.sentences[gene.sentence]?.start ?? 0;
  const [before, after] = [plain.slice(start, gene.start), plain.slice(gene.end)];
  const drugs = termsOf(reading, 'DRUG').filter(({ use, negated }) => use === null && !negated);
  const last = drugs.filter(({ sentence, end }) => sentence === gene.sentence && end <= gene.start).at(-1);
  if (gene.role === 'DRUG_CLASS' || /^[ -](?:inhibitor|blocker|antibody|drug)/u.test(after)) {
    const isCalledSo = /^[\s,]*(?:(?:is|was|became|being|as|the|an?|our|main|standard|best)[\s,]+)+$/u;
    return last && isCalledSo.test(plain.slice(last.end, gene.start)) ? [last] : [];
  }
  const isGivenFor = /(?<!\b(?:test|look|check|screen|search)\w* (?:\S+ )?)\b(?:for|against) (?:the |my |his |her )?$/u;
  if (!/^ gene\b/u.test(after) || !isGivenFor.test(before) || DENIES.test(before)) return [];
  if (last) return [last];
  return /\bit\b/u.test(before) ? drugs.filter(({ sentence }) => sentence === gene.sentence - 1) : [];
}

function check(reading: Reading, facts: PremiseFacts, drug: ReadTerm, marker: ReadTerm): PremiseCheck {
  const biomarker = marker.nodes[0];
  const drugName = drugNameOf(drug);
  const together = combinationWith(reading, drug);
  const { support, against } = evidenceFor(facts, drugIdsOf(drug), biomarker?.id ?? '', reading, together);
  const name = biomarker?.name ?? '';
  const verdict =
    against.length > 0 && support.length === 0 ? 'CONTRADICTED' : support.length > 0 ? 'SUPPORTED' : 'NOT_ESTABLISHED';
  const targeted = drugIdsOf(drug).some((id) => targets(facts, id, biomarker?.id ?? ''));
  return {
    kind: 'DRUG_FOR_BIOMARKER',
    about: [...(drug.role === 'DRUG' ? drug.nodes : []), ...marker.nodes],
    claim: `${drugName} for ${name}`,
    verdict,
    asked:
      IS_ASKED_FOR.test(reading.text.slice(0, marker.start)) ||
      (askingSentence(reading, drug) !== undefined &&
        !SAYS_MORE.test(reading.text.slice(drug.end)) &&
        !SAYS_OF_IT.test(reading.text.slice(marker.end))),
    explanation:
      verdict === 'CONTRADICTED'
        ? explainAgainst(drugName, name, against)
        : verdict === 'SUPPORTED'
          ? `Recorded for ${name}: ${drugName}${targeted ? ', whose gene it acts on' : ''}.`
          : `Nothing is recorded of ${drugName} as a treatment for ${name}.${targetsOf(facts, drug)}`,
    basis:
      verdict === 'CONTRADICTED'
        ? against
        : verdict === 'SUPPORTED'
          ? support
          : drugIdsOf(drug).flatMap((id) => (drug.role === 'DRUG' ? (facts.drugs.get(id) ?? []) : [])),
    suggestedReading: verdict === 'SUPPORTED' ? null : drugsFor(facts, biomarker?.id ?? '', name),
    place: Math.min(drug.start, marker.start),
  };
}

function explainAgainst(drug: string, biomarker: string, against: readonly Basis[]): string {
  const statements = against.flatMap((record) =>
    'statement' in record && typeof record.statement === 'string' ? [record.statement] : [],
  );
  return statements.length > 0
    ? `${statements[0] ?? ''}.`
    : `What is recorded of ${drug} in ${biomarker} speaks against it.`;
}

function targetsOf(facts: PremiseFacts, drug: ReadTerm): string {
  const mechanism = facts.drugs.get(drug.nodes[0]?.id ?? '')?.mechanism;
  return drug.role === 'DRUG' && mechanism !== undefined ? ` What it is: ${mechanism}.` : '';
}

/** The other drugs of a combination that the question names with it. */
function combinationWith(reading: Reading, drug: ReadTerm): readonly string[] {
  return termsOf(reading, 'DRUG')
    .filter(({ sentence, use }) => sentence === drug.sentence && use !== 'PRIOR')
    .flatMap(drugIdsOf);
}

export function evidenceFor(
  facts: PremiseFacts,
  drugIds: readonly string[],
  biomarkerId: string,
  reading: Reading,
  together: readonly string[] = drugIds,
): Evidence {
  const markers = [biomarkerId, ...(facts.biomarkers.get(biomarkerId)?.broaderIds ?? [])];
  const any = (ids: readonly string[]): boolean => ids.some((id) => drugIds.includes(id));
  const activities = facts.activities.filter((one) => one.biomarkerId === biomarkerId && any([one.drugId]));
  // a mutation that arose under inhibitors of its gene is answered by those that are active against it and by no other
  const arose = /RESISTAN|COMPOUND/u.test(facts.biomarkers.get(biomarkerId)?.kind ?? '');
  if (arose && activities.length > 0) {
    const active = activities.filter(({ significance }) => significance !== 'RESISTANCE');
    return active.length > 0 ? { support: active, against: [] } : { support: [], against: activities };
  }
  const statements = facts.recommendations.filter(
    (one) => one.biomarkerId !== null && markers.includes(one.biomarkerId) && any(one.drugIds),
  );
  const whole = (one: { drugIds: readonly string[]; drugRelation: string }): boolean =>
    one.drugRelation !== 'COMBINATION' || one.drugIds.every((id) => together.includes(id));
  const recommended = statements.filter(
    (one) => !['NOT_RECOMMENDED', 'NONE', 'UNKNOWN'].includes(one.preference) && one.provenance.verified && whole(one),
  );
  const approved = facts.approvals.filter(
    (one) => one.biomarkerId !== null && markers.includes(one.biomarkerId) && any(one.drugIds),
  );
  // "selects patients for checkpoint inhibitors" names a class
  const classes = drugIds.flatMap((id) => facts.drugs.get(id)?.drugClass.split(' ').slice(-2).join(' ') ?? []);
  const associated = facts.associations.filter(
    (one) =>
      markers.includes(one.biomarkerId) &&
      (any(one.approvedDrugIds) || classes.some((name) => one.actionability.includes(name))),
  );
  const acting = drugIds.filter((id) => targets(facts, id, biomarkerId)).map((id) => ({ id }));
  const coMutated = exceptionHolds(reading);
  const cautions = facts.cautions.filter(
    (one) =>
      one.biomarkerId !== null &&
      markers.includes(one.biomarkerId) &&
      advisesAgainst(one) &&
      any(one.drugIds) &&
      !(one.condition !== null && coMutated),
  );
  const against = [
    ...cautions,
    ...statements.filter(
      (one) => !coMutated && one.preference === 'NOT_RECOMMENDED' && one.lines.every((line) => line !== 'ADJUVANT'),
    ),
  ];
  const support = [
    ...recommended,
    ...approved,
    ...associated,
    ...(arose ? acting.filter(() => isMechanism(facts, biomarkerId)) : acting),
  ];
  return { support, against };
}

const advisesAgainst = ({ directive, category }: Caution): boolean =>
  (directive === 'AVOID' || directive === 'DO_NOT_USE') && category === 'EFFICACY';

const isAcquired = (facts: PremiseFacts, { nodes }: ReadTerm): boolean =>
  /RESISTAN|COMPOUND/u.test(facts.biomarkers.get(nodes[0]?.id ?? '')?.kind ?? '');

const isMechanism = (facts: PremiseFacts, biomarkerId: string): boolean =>
  facts.mechanisms.some((one) => one.biomarkerId === biomarkerId);

/** The condition of the caution about EGFR inhibitors: no EGFR mutation found. A question that states one is not about it. */
function exceptionHolds(reading: Reading): boolean {
  return reading.terms.some(
    ({ role, nodes, negated }) =>
      role === 'BIOMARKER' && !negated && nodes.some(({ id }) => id.startsWith('biomarker:egfr')),
  );
}

/** The drugs that are established for it. */
function drugsFor(facts: PremiseFacts, biomarkerId: string, name: string): PremiseCheck['suggestedReading'] {
  const markers = kinOf(facts.biomarkers, biomarkerId);
  const [established] = facts.associations
    .filter((one) => markers.includes(one.biomarkerId) && one.approvedDrugIds.length > 0 && one.provenance.verified)
    .toSorted((a, b) => b.approvedDrugIds.length - a.approvedDrugIds.length);
  if (established === undefined) return null;
  const names = established.approvedDrugIds.map((id) => facts.drugNames.get(id) ?? id);
  return {
    text: `a drug that is recorded for ${name}: ${listOf(names, 'or')}`,
    nodes: established.approvedDrugIds.map((id, index) => ({ id, kind: 'drug', name: names[index] ?? id })),
  };
}
