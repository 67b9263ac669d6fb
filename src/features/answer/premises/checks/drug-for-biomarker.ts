import type { Reading, ReadTerm } from '../../reading/model.ts';
import { drugIdsOf, kinOf, targets, type Evidence } from '../drug-evidence.ts';
import type { Basis, Check, PremiseCheck, PremiseFacts } from '../model.ts';
import { askingSentence, drugNameOf, listOf, partnerOf, sentenceWords, termsOf } from '../pairing.ts';
import { distinct } from './biomarker-in-cancer-type.ts';

/** What says that a drug is not for it: who says so takes nothing false for granted. */
const DENIES =
  /\b(?:avoid|futile|ineffective|no (?:role|benefit|place|effect)|less (?:effective|well)|poor|badly|disappoint|useless|contraindicated|resistan|not meant|do so (?:badly|little|poorly)|not intend|fail|insensitive|why different|directed at|pump(?:s|ed)? out|(?:does|do|did) not work|no option|affected)/u;
/** What speaks of drug and biomarker without saying that one is for the other. */
const SPEAKS_OF_BOTH =
  /\b(?:resistan|approved|licen[cs]|authori[sz]|contradict|sensitive or|resistant or|alongside|started before|what share|fully|reported for|response rate|responded|recorded as|dual|combin|add(?:ed|ing)?|together)\b/u;
/** What says so even beside words of denial. */
const INSISTS = /(?<!not )\bmeant for\b|\bof choice\b/u;
/** What says that the one is for the other, whatever else is said. */
const ASSERTS =
  /\b(?:meant for|(?:drug|medicine|tablet|antibody|answer|therapy|treatment|inhibitor) (?:for|that covers|to which|against|of choice)|works? (?:on|against)|targets|of choice|accepted|standard way|reserved for|effective (?:in|against)|established|covers|as the|standard|choice)\b/u;

/** That a drug, or a class, is for cancers with a biomarker. */
export const drugForBiomarker: Check = (reading, facts) => {
  const markers = termsOf(reading, 'BIOMARKER').filter(({ negated }) => !negated);
  const checks = termsOf(reading, 'DRUG', 'DRUG_CLASS').flatMap((drug): PremiseCheck[] => {
    const nearest = partnerOf(drug, markers);
    if (nearest === undefined || drug.use === 'PRIOR' || drug.negated || drug.nodes.length === 0) return [];
    const words = sentenceWords(reading, drug);
    // "G1269A on crizotinib": the drug under which it arose
    if (
      isAcquired(facts, nearest) &&
      /\b(?:on|under|during|upon)\s+(?:an?\s+|the\s+)?$/iu.test(reading.text.slice(0, drug.start))
    )
      return [];
    if ((DENIES.test(words) && !INSISTS.test(words)) || (SPEAKS_OF_BOTH.test(words) && !ASSERTS.test(words))) return [];
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
  return distinct([...checks, ...asInhibitorOf(reading, facts)]);
};

/** "osimertinib became the ROS1 inhibitor of choice": a drug said to act on a gene that is none of its targets. */
function asInhibitorOf(reading: Reading, facts: PremiseFacts): PremiseCheck[] {
  return termsOf(reading, 'GENE').flatMap((gene): PremiseCheck[] => {
    const before = termsOf(reading, 'DRUG')
      .filter(({ sentence, end }) => sentence === gene.sentence && end <= gene.start)
      .at(-1);
    const between = before && reading.text.slice(before.end, gene.start);
    const isCalledSo = /^[ -](?:inhibitor|blocker|antibody|drug)/iu.test(reading.text.slice(gene.end));
    if (
      before === undefined ||
      !isCalledSo ||
      !/^[\s,]*(?:is|was|became|being|as|,|the|a|an|our|main|standard|best|\s)+$/iu.test(between ?? '')
    )
      return [];
    const drug = facts.drugs.get(before.nodes[0]?.id ?? '');
    if (drug === undefined || drug.targetIds.some((id) => id === gene.nodes[0]?.id)) return [];
    return [
      {
        kind: 'DRUG_FOR_BIOMARKER',
        about: [...before.nodes, ...gene.nodes],
        claim: `${drug.name} acts on ${gene.nodes[0]?.name ?? ''}`,
        verdict: 'NOT_ESTABLISHED',
        asked: askingSentence(reading, before) !== undefined,
        explanation: `${gene.nodes[0]?.name ?? ''} is none of the recorded targets of ${drug.name}: ${drug.mechanism}.`,
        basis: [drug],
        suggestedReading: null,
        place: before.start,
      },
    ];
  });
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
    // "does X, which acts on Y, ...?" asks about X and takes the rest for granted
    asked:
      askingSentence(reading, drug) !== undefined &&
      !/^\s*,\s*(?:which|who|that)\b/iu.test(reading.text.slice(drug.end)),
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
      (one.directive === 'AVOID' || one.directive === 'DO_NOT_USE') &&
      one.category === 'EFFICACY' &&
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
