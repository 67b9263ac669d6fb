import type { BiomarkerAssociation } from '../../../biomarker-association/model.ts';
import type { Reading, ReadTerm } from '../../reading/model.ts';
import { plainOf } from '../../reading/words.ts';
import { kinOf } from '../drug-evidence.ts';
import type { Basis, Check, PremiseCheck, PremiseFacts, PremiseVerdict } from '../model.ts';
import { askingSentence, isNextTo, listOf, partnerOf, sentenceWords, termsOf } from '../pairing.ts';

const ASKS_FOR_EXISTENCE =
  /\b(?:exist|occur|found|seen|detected|real|entity|such a thing|common|rare|established|recogni[sz]ed|described|known|literature|looked for|reported|recorded|present|carry|carries|harbou?r|ever|evidence|data|a target|actionable|druggable|need|select|predict|guide|decide|influence|matter|test(?:ed|ing)?)\b/u;
const ASKS_FOR_FREQUENCY =
  /\bhow (?:common|frequent|rare)\b|\bhow (?:often|many)\b[^?]{0,60}\b(?:found|occur|seen|coexist|present|carry|cases|tested|examined|screened)|\b(?:proportion|percentage|prevalence|frequency|share|incidence)\b|\bprognos|\bwhat does that mean\b/u;
/** What doubts that it is so, or asks how it came to be said. */
const DOUBTS =
  /\b(?:(?:i|we) (?:\w+ )?(?:doubt|suspect)|no such|(?:could|might|may|can) (?:it|this|that) (?:really )?(?:be|have been)|(?:can't|cannot|couldn't) (?:it )?be (?:right|true|correct)|(?:was|were) meant|does (?:this|that|it) prove|errors?|mistaken?|mistakes?|mix-?up|artefacts?|artifacts?|false[- ]positives?|misread|misreading|mislabel\w*|confusion|confused)\b/u;
const TREATS =
  /\b(?:treat|therap|target|drug|tki|inhibit|agent|medic|tablet|pill|indicated|option|regimen|line|first choice|matched|dose|respond|sensitive)/u;

/** That a biomarker is found in a cancer type and matters there. */
export const biomarkerInCancerType: Check = (reading, facts) => {
  const cancers = termsOf(reading, 'CANCER_TYPE');
  const checks = termsOf(reading, 'BIOMARKER').flatMap((marker): PremiseCheck[] => {
    const cancer = partnerOf(marker, cancers);
    return cancer === undefined || cancer.negated ? [] : [check(reading, facts, marker, cancer)];
  });
  return distinct(checks);
};

function check(reading: Reading, facts: PremiseFacts, marker: ReadTerm, cancer: ReadTerm): PremiseCheck {
  const [biomarker, cancerType] = [marker.nodes[0], cancer.nodes[0]];
  const biomarkerName = biomarker?.name ?? '';
  const cancerName = cancerType?.name ?? '';
  const found = associationsOf(facts, biomarker?.id ?? '', cancerType?.id ?? '');
  const treats =
    TREATS.test(sentenceWords(reading, marker)) ||
    TREATS.test(reading.text.toLowerCase()) ||
    termsOf(reading, 'DRUG').length > 0;
  const asked = isAsked(reading, marker, cancer);
  const { verdict, explanation } = judge(
    found,
    {
      biomarker: biomarkerName,
      cancer: cancerName,
      setting: facts.settings.get(found[0]?.cancerTypeId ?? '')?.name ?? cancerName,
      isPart:
        facts.cancerTypes.get(cancerType?.id ?? '')?.narrowerIds.some((id) => id === found[0]?.cancerTypeId) ?? false,
    },
    treats && !asked && !asksOnlyIfTarget(reading, marker),
  );
  const otherwise =
    verdict === 'NOT_ESTABLISHED' ? otherRecords(reading, facts, biomarker?.id ?? '', cancerType?.id ?? '') : [];
  const isRecorded = otherwise.length > 0;
  return {
    kind: 'BIOMARKER_IN_CANCER_TYPE',
    about: [...marker.nodes, ...cancer.nodes],
    claim: marker.negated ? `no ${biomarkerName} in ${cancerName}` : `${biomarkerName} in ${cancerName}`,
    // who denies what is not there is right
    verdict: marker.negated || isRecorded ? 'SUPPORTED' : verdict,
    asked,
    explanation: isRecorded ? `Records about ${biomarkerName} in ${cancerName} are held.` : explanation,
    basis: isRecorded ? otherwise : [...found, ...absencesOf(facts, biomarker?.id ?? '', cancerType?.id ?? '')],
    suggestedReading:
      !isRecorded && (verdict === 'CONTRADICTED' || verdict === 'NOT_ESTABLISHED')
        ? otherSetting(facts, biomarker?.id ?? '', biomarkerName)
        : null,
    place: Math.min(marker.start, cancer.start),
  };
}

/** That no recommendation exists is a fact of its own. */
const absencesOf = (facts: PremiseFacts, biomarkerId: string, cancerTypeId: string): readonly Basis[] =>
  facts.recommendations.filter(
    (one) =>
      one.kind === 'ABSENCE' &&
      one.drugIds.length === 0 &&
      one.biomarkerId === biomarkerId &&
      one.cancerTypeId === cancerTypeId,
  );

/** Where no association is recorded: what else speaks of the biomarker in the cancer type. */
function otherRecords(
  reading: Reading,
  facts: PremiseFacts,
  biomarkerId: string,
  cancerTypeId: string,
): readonly Basis[] {
  const selected = selectedBy(facts, biomarkerId, cancerTypeId);
  return selected.length > 0 ? selected : acquiredIn(reading, facts, biomarkerId, cancerTypeId);
}

/** What is recorded of the biomarker or a broader one, in the cancer type or a broader or narrower one; the nearest first. */
function associationsOf(facts: PremiseFacts, biomarkerId: string, cancerTypeId: string): BiomarkerAssociation[] {
  const markers = [biomarkerId, ...(facts.biomarkers.get(biomarkerId)?.broaderIds ?? [])];
  const cancer = facts.cancerTypes.get(cancerTypeId);
  const ranks = [[cancerTypeId], cancer?.broaderIds ?? [], cancer?.narrowerIds ?? []];
  for (const ids of ranks) {
    const found = facts.associations.filter(
      (one) => markers.includes(one.biomarkerId) && ids.includes(one.cancerTypeId),
    );
    if (found.length > 0) return found;
  }
  return [];
}

function judge(
  found: readonly BiomarkerAssociation[],
  // the setting that the first record is of: what was asked about, or what contains it, or a part of it
  { biomarker, cancer, setting, isPart }: { biomarker: string; cancer: string; setting: string; isPart: boolean },
  treats: boolean,
): { verdict: PremiseVerdict; explanation: string } {
  const best = found[0];
  if (best === undefined) {
    return {
      verdict: 'NOT_ESTABLISHED',
      explanation: `Nothing is recorded of ${biomarker} in ${cancer}. That is no evidence against it.`,
    };
  }
  // a pooled series that found some says nothing of this cancer type
  const none = best.findings.filter(({ verified, positive }) => verified && positive === 0);
  const findings = listOf(none.map(({ finding }) => finding));
  const numbers = best.prevalenceBasis === null ? '' : ` Found: ${best.prevalenceBasis}.`;
  switch (best.relevance) {
    case 'NOT_DETECTED':
      return {
        // not found in a part is no finding about the whole
        verdict: isPart ? 'NOT_ESTABLISHED' : 'CONTRADICTED',
        explanation: `${biomarker} was looked for in ${setting} and not found: ${findings === '' ? (best.prevalenceBasis ?? '') : findings}. It is ${best.actionability}. That it was not found in these series does not prove that it never occurs.`,
      };
    case 'DETECTED_NOT_ACTIONABLE':
      return {
        verdict: treats ? 'CONTRADICTED' : 'SUPPORTED',
        explanation: `${biomarker} is found in ${cancer}, as a ${best.actionability}.${numbers}`,
      };
    case 'NO_DATA':
      return { verdict: 'NOT_ESTABLISHED', explanation: `There are no data on ${biomarker} in ${cancer}.` };
    case 'ESTABLISHED_ACTIONABLE':
    case 'EMERGING':
    case 'INVESTIGATIONAL':
      return { verdict: 'SUPPORTED', explanation: `${biomarker} in ${cancer}: ${best.actionability}.${numbers}` };
  }
}

/** Statements, approvals and trials that select by the biomarker in the cancer type. */
function selectedBy(facts: PremiseFacts, biomarkerId: string, cancerTypeId: string): readonly Basis[] {
  const markers = [biomarkerId, ...(facts.biomarkers.get(biomarkerId)?.broaderIds ?? [])];
  const cancers = kinOf(facts.cancerTypes, cancerTypeId);
  return [
    ...facts.recommendations.filter(({ kind }) => kind !== 'ABSENCE'),
    ...facts.approvals,
    ...facts.trials,
  ].filter(
    (one) =>
      one.cancerTypeId !== null &&
      cancers.includes(one.cancerTypeId) &&
      one.biomarkerId !== null &&
      markers.includes(one.biomarkerId),
  );
}

/** Records of a biomarker that arises in treatment, where the treatment is one of this cancer type. */
function acquiredIn(reading: Reading, facts: PremiseFacts, biomarkerId: string, cancerTypeId: string) {
  const cancer = facts.cancerTypes.get(cancerTypeId);
  const cancers = [cancerTypeId, ...(cancer?.broaderIds ?? []), ...(cancer?.narrowerIds ?? [])];
  const givenHere = (drugId: string): boolean =>
    facts.recommendations.some((one) => cancers.includes(one.cancerTypeId) && one.drugIds.some((id) => id === drugId));
  const records = [
    ...facts.activities.filter((one) => one.biomarkerId === biomarkerId && givenHere(one.drugId)),
    ...facts.frequencies.filter((one) => one.biomarkerId === biomarkerId && one.drugIds.some(givenHere)),
  ];
  // a way round a drug is found where the drug is given: the question names such drugs, or the alteration that they act on
  const prior = reading.terms.some(
    ({ use, role, nodes }) =>
      use === 'PRIOR' ||
      role === 'DRUG_CLASS' ||
      (role === 'BIOMARKER' &&
        nodes.some(({ id }) =>
          facts.associations.some(
            (one) => one.establishedActionable === true && kinOf(facts.biomarkers, id).includes(one.biomarkerId),
          ),
        )),
  );
  const treatable = facts.associations.some(
    (one) => one.establishedActionable === true && cancers.includes(one.cancerTypeId),
  );
  return records.length > 0 || !prior || !treatable
    ? records
    : facts.mechanisms.filter((one) => one.biomarkerId === biomarkerId);
}

/** Where the biomarker is an established target, by most approved drugs: what may have been meant. */
function otherSetting(facts: PremiseFacts, biomarkerId: string, name: string): PremiseCheck['suggestedReading'] {
  const markers = [biomarkerId, ...(facts.biomarkers.get(biomarkerId)?.broaderIds ?? [])];
  const [established] = facts.associations
    .filter(
      (one) =>
        one.relevance === 'ESTABLISHED_ACTIONABLE' && one.provenance.verified && markers.includes(one.biomarkerId),
    )
    .toSorted((a, b) => b.approvedDrugIds.length - a.approvedDrugIds.length || depthOf(facts, a) - depthOf(facts, b));
  const setting = established && facts.settings.get(established.cancerTypeId);
  if (established === undefined || setting === undefined) return null;
  return {
    text: `${name} in ${setting.name}: ${established.actionability}`,
    nodes: [
      { id: biomarkerId, kind: 'biomarker', name },
      { id: setting.id, kind: 'cancer', name: setting.name },
    ],
    basis: [established],
  };
}

const depthOf = ({ settings }: PremiseFacts, { cancerTypeId }: BiomarkerAssociation): number =>
  settings.get(cancerTypeId)?.ancestorIds.length ?? 0;

function isAsked(reading: Reading, marker: ReadTerm, cancer: ReadTerm): boolean {
  const words = sentenceWords(reading, marker);
  if (DOUBTS.test(plainOf(reading.text))) return true;
  if (ASKS_FOR_FREQUENCY.test(words) && !/\b(?:respond|response|survival)\b/u.test(words)) return true;
  const asking = askingSentence(reading, marker);
  if (asking?.mode === 'OFFERS') return true;
  if (asking === undefined) return false;
  return ASKS_FOR_EXISTENCE.test(words) || marker.start > cancer.start || !isNextTo(marker, cancer, 14);
}

/** "... went with a worse outcome. Is it a target?" */
function asksOnlyIfTarget(reading: Reading, { sentence }: ReadTerm): boolean {
  return (
    // who names a drug has taken it for a target
    termsOf(reading, 'DRUG').length === 0 &&
    !TREATS.test(sentenceWords(reading, { sentence })) &&
    reading.sentences.slice(sentence + 1).every(({ mode }) => mode === 'ASKS_WHETHER')
  );
}

export function distinct(checks: readonly PremiseCheck[]): PremiseCheck[] {
  return [...new Map(checks.toReversed().map((one) => [`${one.claim}|${one.verdict}`, one])).values()].toReversed();
}
