import type { Approval } from '../../../approval/model.ts';
import type { LineOfTherapy } from '../../../trial/model.ts';
import type { Reading, ReadTerm } from '../../reading/model.ts';
import { drugIdsOf, kinOf } from '../drug-evidence.ts';
import type { Check, PremiseCheck, PremiseFacts } from '../model.ts';
import { plainOf } from '../../reading/words.ts';
import {
  askingSentence,
  drugNameOf,
  isOfDeniedClass,
  listOf,
  partnerOf,
  sentenceWords,
  termsOf,
  unique,
} from '../pairing.ts';
import { distinct } from './biomarker-in-cancer-type.ts';

const APPROVES =
  /\b(?:approv(?:ed|al|als|e|es|ing)|authori[sz](?:ed|ation|es?)|licen[cs]e[ds]?|clear(?:ed|ance)|allow(?:ed|s)|labell?ing|indication|marketing authori[sz]ation|granted|extended|broadened|grant|label)\b/u;
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
    [
      ...groupsOf(
        termsOf(reading, 'DRUG').filter(({ use }) => use === null),
        reading,
      ),
      ...termsOf(reading, 'DRUG_CLASS')
        .filter((one) => isSaidOfClass(reading, one))
        .map((one) => [one]),
    ].flatMap((group): PremiseCheck[] => {
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

/** Whether it is the class that is approved: chemotherapy may also be named beside a drug that is. */
function isSaidOfClass(reading: Reading, { use, negated, nodes, start, end }: ReadTerm): boolean {
  const plain = plainOf(reading.text);
  return (
    use === null &&
    !negated &&
    nodes.length > 0 &&
    (/^ (?:(?:that|which|to|be|been|is|are|was|were|has|have|already|currently|now|ever|first) )*(?:approved|licen[cs]ed|authori[sz]ed)\b/u.test(
      plain.slice(end),
    ) ||
      /\b(?:approv|licen[cs]|authori[sz])\w+ (?:(?:of|for|an?|any|the) )*$/u.test(plain.slice(0, start)))
  );
}

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
  const name = listOf(group.map(drugNameOf), 'with');
  const isClass = first.role === 'DRUG_CLASS';
  const cancer = partnerOf(first, termsOf(reading, 'CANCER_TYPE'));
  const marker = partnerOf(
    first,
    termsOf(reading, 'BIOMARKER').filter(({ negated }) => !negated),
  );
  const line = partnerOf(
    first,
    // no approval before surgery is held
    termsOf(reading, 'LINE').filter(({ sentence, value }) => sentence === first.sentence && value !== 'NEOADJUVANT'),
  )?.value as LineOfTherapy | undefined;
  const cancers = cancer && kinOf(facts.cancerTypes, cancer.nodes[0]?.id ?? '');
  const markers = marker && kinOf(facts.biomarkers, marker.nodes[0]?.id ?? '');
  const ofAnyAgency = facts.approvals.filter(
    (one) => (isClass || one.drugIds.length === ids.length) && one.drugIds.every((id) => ids.includes(id)),
  );
  const ofAgency = (one: Approval): boolean => agency === undefined || one.agency === agency.value;
  const ofDrug = ofAnyAgency.filter(ofAgency);
  const there = ofAnyAgency.filter(
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
  const here = there.filter(ofAgency);
  const standing = here.filter(({ status }) => status === 'APPROVED');
  const told = misquoted(words, standing, ofDrug) ?? misordered(reading, first, there);
  const verdict =
    standing.length === 0
      ? here.length > 0
        ? 'CONTRADICTED'
        : 'NOT_ESTABLISHED'
      : told === null
        ? 'SUPPORTED'
        : 'CONTRADICTED';
  // all approvals of a class say nothing of the place that was asked about
  const elsewhere = isClass ? [] : ofDrug;
  const where = `${agency ? ` by the ${agency.value ?? ''}` : ''}${cancer ? ` for ${cancer.nodes[0]?.name ?? ''}` : ''}${marker ? ` with ${marker.nodes[0]?.name ?? ''}` : ''}${line ? ` (${line.toLowerCase().replaceAll('_', ' ')})` : ''}`;
  return {
    kind: 'APPROVAL',
    about: [
      ...(isClass ? [] : group.flatMap(({ nodes }) => nodes)),
      ...(cancer?.nodes ?? []),
      ...(marker?.nodes ?? []),
    ],
    claim: `${name} approved${where}${told === null ? '' : `, ${told.said}`}`,
    verdict,
    asked: isAsked(reading, first),
    explanation: explain(name, where, standing, here, elsewhere, told),
    basis: standing.length > 0 ? standing : here.length > 0 ? here : elsewhere,
    suggestedReading: null,
    place: first.start,
  };
}

/** "When was it approved" takes the approval for granted; "has it been approved" asks. */
function isAsked(reading: Reading, drug: ReadTerm): boolean {
  const words = sentenceWords(reading, drug);
  // "does the EMA-approved envonalkib come in capsules?", "is there an age limit in the EMA's approval of it?"
  const isTakenForGranted =
    /\b(?:the|an?) (?:\S+-)?(?:approved|licen[cs]ed|authori[sz]ed) $|\bthe (?:\S+ ){0,2}(?:approval|licen[cs]e|authori[sz]ation) (?:of|for) $/u;
  // "does the approval of it include first line?" asks of what it is approved for
  const asksForExtent = /\b(?:includ|cover|extend|apply|applies|encompass)/u;
  if (isTakenForGranted.test(plainOf(reading.text.slice(0, drug.start))) && !asksForExtent.test(words)) return false;
  const sentence = reading.sentences[drug.sentence];
  const word = (sentence?.start ?? 0) + words.search(APPROVES);
  return (
    askingSentence(reading, { ...drug, start: word }) !== undefined ||
    // "any marketing authorisation so far?", "anything granted yet?"
    /\bany(?:thing)? (?:(?:marketing|regulatory|full|conditional|accelerated|fda|ema|european|eu|us) )*(?:approv|licen[cs]|authori[sz]|granted|cleared|label|indication)/u.test(
      words,
    ) ||
    /\b(?:which|any|what) (?:(?:alk|first-line|hcc|tki|egfr) )*(?:drugs?|inhibitors?|tkis?|combinations?|agents?|medicines?|one) [^?]{0,40}(?:approve|licen[cs]e|authori[sz]e)/u.test(
      words,
    )
  );
}

type Misquote = { readonly said: string; readonly recorded: string } | null;

/** "The EMA approved it before the FDA did", where the records have it the other way round. */
function misordered(reading: Reading, { sentence }: ReadTerm, there: readonly Approval[]): Misquote {
  const [one, other] = termsOf(reading, 'AGENCY').filter((term) => term.sentence === sentence);
  if (one === undefined || other === undefined) return null;
  const between = /(?<!\bor )\b(before|ahead of|earlier than|after|behind|later than) (?:the )?$/u.exec(
    plainOf(reading.text.slice(one.end, other.start)),
  )?.[1];
  if (between === undefined) return null;
  const [first, second] = [one, other].map(
    ({ value }) => there.filter(({ agency }) => agency === value).toSorted((a, b) => (a.date < b.date ? -1 : 1))[0],
  );
  if (first === undefined || second === undefined) return null;
  // of a year and a day in it, which came first is not known
  const isKnown = !first.date.startsWith(second.date) && !second.date.startsWith(first.date);
  const isBefore = /before|ahead|earlier/u.test(between);
  return isKnown && first.date < second.date !== isBefore
    ? {
        said: `by the ${first.agency} ${isBefore ? 'before' : 'after'} the ${second.agency}`,
        recorded: listOf([first, second].map(({ date, agency }) => `${date} (${agency})`)),
      }
    : null;
}

/** A year or kind of approval that the question states and that none of the records has. */
function misquoted(words: string, standing: readonly Approval[], ofDrug: readonly Approval[]): Misquote {
  const approvedIn =
    /\b(?:in|since|on|until|back in|december|november|january|february|march|april|may|june|july|august|september|october|the|only in|,|\()\s*((?:19|20)\d\d)\b/u.exec(
      words,
    )?.[1] ?? /^the ((?:19|20)\d\d) /u.exec(words)?.[1];
  const years = new Set(words.match(/\b(?:19|20)\d\d\b/gu));
  // of several years the first may be that of another indication: "approved after crizotinib in 2020 and as first line in 2022"
  const dated = years.size > 1 ? ofDrug : standing;
  if (
    approvedIn !== undefined &&
    standing.length > 0 &&
    !dated.some(({ date, labelDate }) => date.startsWith(approvedIn) || (labelDate?.startsWith(approvedIn) ?? false))
  ) {
    return { said: approvedIn, recorded: listOf(unique(standing.map(({ date, agency }) => `${date} (${agency})`))) };
  }
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
  elsewhere: readonly Approval[],
  told: Misquote,
): string {
  if (told !== null) return `The question says ${told.said}; recorded for ${name}: ${told.recorded}.`;
  if (standing.length > 0)
    return `Recorded for ${name}: ${listOf(standing.map(({ agency, date }) => `${agency}, ${date}`))}.`;
  if (here.length > 0)
    return `The approval of ${name}${where} was withdrawn${here[0]?.withdrawnDate ? ` on ${here[0].withdrawnDate}` : ''} (${here[0]?.agency ?? ''}, granted ${here[0]?.date ?? ''}).`;
  const others =
    elsewhere.length > 0
      ? ` Recorded for it: ${listOf(unique(elsewhere.map(({ agency, setting }) => `${agency}, ${setting}`)))}.`
      : '';
  return `No approval of ${name}${where} is recorded.${others}`;
}
