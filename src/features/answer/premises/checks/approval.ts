import type { Approval } from '../../../approval/model.ts';
import type { LineOfTherapy } from '../../../trial/model.ts';
import type { Reading, ReadTerm } from '../../reading/model.ts';
import { drugIdsOf, kinOf } from '../drug-evidence.ts';
import type { Check, PremiseCheck, PremiseFacts } from '../model.ts';
import { askingSentence, isOfDeniedClass, listOf, partnerOf, sentenceWords, termsOf, unique } from '../pairing.ts';
import { distinct } from './biomarker-in-cancer-type.ts';

const APPROVES =
  /\b(?:approv(?:ed|al|als|e|es|ing)|authori[sz](?:ed|ation|es?)|licen[cs]e[ds]?|clear(?:ed|ance)|allow(?:ed|s)|labell?ing|indication|marketing authori[sz]ation|granted|extended|grant|label)\b/u;
const WITHDRAWS = /\b(?:withdr[ae]wn?|withdrawal|lost|revoked|no longer|taken off)\b/u;
const DENIES = /\b(?:not|never|neither|nor|had not|isn't|wasn't)\b[^.;?]{0,40}\b(?:approv|licen[cs]|authori[sz])/u;
const KINDS = [
  ['ACCELERATED', /\baccelerated\b/u],
  ['CONDITIONAL', /\bconditional\b/u],
  ['REGULAR', /\b(?:regular|full|traditional)\b/u],
] as const;

/** That an agency has approved a drug. */
export const approval: Check = (reading, facts) => {
  const agencies = termsOf(reading, 'AGENCY');
  return distinct(
    groupsOf(
      termsOf(reading, 'DRUG').filter(({ use }) => use === null),
      reading,
    ).flatMap((group): PremiseCheck[] => {
      const [drug] = group;
      if (drug === undefined) return [];
      const words = sentenceWords(reading, drug);
      if (!APPROVES.test(words) || WITHDRAWS.test(words) || DENIES.test(words) || isOfDeniedClass(reading, drug))
        return [];
      const agency = partnerOf(
        drug,
        agencies.filter(({ sentence }) => sentence === drug.sentence),
      );
      return [check(reading, facts, group, agency)];
    }),
  );
};

/** Drugs that are named together ("durvalumab plus tremelimumab") are one regimen. */
function groupsOf(drugs: readonly ReadTerm[], reading: Reading): ReadTerm[][] {
  const groups: ReadTerm[][] = [];
  for (const drug of drugs) {
    const last = groups.at(-1)?.at(-1);
    const between = last === undefined ? '' : reading.text.slice(last.end, drug.start).toLowerCase();
    if (
      last?.sentence === drug.sentence &&
      /^[\s-]*(?:plus|with|and|\+|\/|[-–—]|&|in combination with|combined with)?[\s–-]*$/u.test(between)
    )
      groups.at(-1)?.push(drug);
    else groups.push([drug]);
  }
  return groups;
}

function check(
  reading: Reading,
  facts: PremiseFacts,
  group: readonly ReadTerm[],
  agency: ReadTerm | undefined,
): PremiseCheck {
  const first = group[0] as ReadTerm;
  const words = sentenceWords(reading, first);
  const ids = unique(group.flatMap(drugIdsOf));
  const name = listOf(
    group.map(({ nodes }) => nodes[0]?.name ?? ''),
    'with',
  );
  const cancer = partnerOf(first, termsOf(reading, 'CANCER_TYPE'));
  const marker = partnerOf(
    first,
    termsOf(reading, 'BIOMARKER').filter(({ negated }) => !negated),
  );
  const line = partnerOf(
    first,
    termsOf(reading, 'LINE').filter(({ sentence }) => sentence === first.sentence),
  )?.value as LineOfTherapy | undefined;
  const cancers = cancer && kinOf(facts.cancerTypes, cancer.nodes[0]?.id ?? '');
  const markers = marker && kinOf(facts.biomarkers, marker.nodes[0]?.id ?? '');
  const ofDrug = facts.approvals.filter(
    (one) =>
      one.drugIds.length === ids.length &&
      one.drugIds.every((id) => ids.includes(id)) &&
      (agency === undefined || one.agency === agency.value),
  );
  const here = ofDrug.filter(
    (one) =>
      (cancers === undefined || cancers.includes(one.cancerTypeId)) &&
      (markers === undefined || one.biomarkerId === null || markers.includes(one.biomarkerId)) &&
      (line === undefined ||
        one.lines.includes(line) ||
        (one.lineScope !== 'SPECIFIED' && line !== 'ADJUVANT') ||
        (line !== 'FIRST_LINE' &&
          line !== 'ADJUVANT' &&
          one.lines.some((each) => each !== 'FIRST_LINE' && each !== 'ADJUVANT'))),
  );
  const standing = here.filter(({ status }) => status === 'APPROVED');
  const told = misquoted(words, standing);
  const verdict =
    standing.length === 0
      ? here.length > 0
        ? 'CONTRADICTED'
        : 'NOT_ESTABLISHED'
      : told === null
        ? 'SUPPORTED'
        : 'CONTRADICTED';
  const where = `${agency ? ` by the ${agency.value ?? ''}` : ''}${cancer ? ` for ${cancer.nodes[0]?.name ?? ''}` : ''}${marker ? ` with ${marker.nodes[0]?.name ?? ''}` : ''}${line ? ` (${line.toLowerCase().replaceAll('_', ' ')})` : ''}`;
  return {
    kind: 'APPROVAL',
    about: [...group.flatMap(({ nodes }) => nodes), ...(cancer?.nodes ?? []), ...(marker?.nodes ?? [])],
    claim: `${name} approved${where}${told === null ? '' : `, ${told.said}`}`,
    verdict,
    asked: isAsked(reading, first),
    explanation: explain(name, where, standing, here, ofDrug, told),
    basis: standing.length > 0 ? standing : here.length > 0 ? here : ofDrug,
    suggestedReading: null,
    place: first.start,
  };
}

/** "When was it approved" takes the approval for granted; "has it been approved" asks. */
function isAsked(reading: Reading, drug: ReadTerm): boolean {
  // "does the EMA-approved envonalkib come in capsules?"
  if (/\b(?:the|an?)\s+(?:\S+-)?(?:approved|licen[cs]ed|authori[sz]ed)\s+$/iu.test(reading.text.slice(0, drug.start)))
    return false;
  const sentence = reading.sentences[drug.sentence];
  const word = (sentence?.start ?? 0) + sentenceWords(reading, drug).search(APPROVES);
  return (
    askingSentence(reading, { ...drug, start: word }) !== undefined ||
    /\b(?:which|any|what) (?:(?:alk|first-line|hcc|tki|egfr) )*(?:drugs?|inhibitors?|tkis?|combinations?|agents?|medicines?|one) [^?]{0,40}(?:approve|licen[cs]e|authori[sz]e)/u.test(
      sentenceWords(reading, drug),
    )
  );
}

type Misquote = { readonly said: string; readonly recorded: string } | null;

/** A year or kind of approval that the question states and that none of the records has. */
function misquoted(words: string, standing: readonly Approval[]): Misquote {
  const approvedIn =
    /\b(?:in|since|on|back in|december|november|january|february|march|april|may|june|july|august|september|october|the|only in|,|\()\s*((?:19|20)\d\d)\b/u.exec(
      words,
    )?.[1] ?? /^the ((?:19|20)\d\d) /u.exec(words)?.[1];
  if (
    approvedIn !== undefined &&
    !standing.some(({ date, labelDate }) => date.startsWith(approvedIn) || (labelDate?.startsWith(approvedIn) ?? false))
  ) {
    return { said: approvedIn, recorded: listOf(unique(standing.map(({ date, agency }) => `${date} (${agency})`))) };
  }
  const years = new Set(words.match(/\b(?:19|20)\d\d\b/gu));
  for (const [kind, pattern] of KINDS) {
    // a year and a kind that are said together are those of one approval
    const ofYear = standing.filter(
      ({ date }) => approvedIn === undefined || years.size > 1 || date.startsWith(approvedIn),
    );
    if (
      pattern.test(words) &&
      ofYear.length > 0 &&
      !ofYear.some((one) => one.kind === kind || one.kind === 'NOT_RECORDED')
    ) {
      return {
        said: kind.toLowerCase(),
        recorded: listOf(unique(standing.map((one) => `${one.kind.toLowerCase()} (${one.agency}, ${one.date})`))),
      };
    }
  }
  return null;
}

function explain(
  name: string,
  where: string,
  standing: readonly Approval[],
  here: readonly Approval[],
  ofDrug: readonly Approval[],
  told: Misquote,
): string {
  if (told !== null) return `The question says ${told.said}; recorded for ${name}: ${told.recorded}.`;
  if (standing.length > 0)
    return `Recorded for ${name}: ${listOf(standing.map(({ agency, date }) => `${agency}, ${date}`))}.`;
  if (here.length > 0)
    return `The approval of ${name}${where} was withdrawn${here[0]?.withdrawnDate ? ` on ${here[0].withdrawnDate}` : ''} (${here[0]?.agency ?? ''}, granted ${here[0]?.date ?? ''}).`;
  const elsewhere =
    ofDrug.length > 0
      ? ` Recorded for it: ${listOf(unique(ofDrug.map(({ agency, setting }) => `${agency}, ${setting}`)))}.`
      : '';
  return `No approval of ${name}${where} is recorded.${elsewhere}`;
}
