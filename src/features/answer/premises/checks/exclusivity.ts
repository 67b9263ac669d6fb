import type { Check, PremiseCheck } from '../model.ts';
import { askingSentence, sentenceWords } from '../pairing.ts';
import { plainOf } from '../../reading/words.ts';

const EXCLUDES =
  /\bmutual\w* exclusiv|\bexclude each other|\bnever (?:both|occur|coexist|co-exist|co-occur|coincide|together|found|present|be in)|\b(?:cannot|can't|can not|couldn't|can never) (?:have both|harbou?r|carry|coexist|occur|be both|both)|\bco-?(?:occurrence|existence) is impossible|\b(?:strict|absolute)(?:ly)? either[- ]or|\bby definition wild[- ]?type|\b0 ?% of cases|\bno patient has ever been found with both|\bruled out for good|\balways means|\bdoesn't exist|\bdo not exist|\bone hundred percent\b|\beither[- ]or of\b|\bimpossible\b|\brul(?:es?|ed) (?:it |that )?out\b|\brules? out\b|\bno \S+ (?:harbou?ring|with|carrying) both\b|\b(?:zero|no|0 ?%) overlap\b|\bcan ?not be (?:alk|egfr|positive|together|both)|\bno \S+ (?:ever )?(?:harbou?rs?|carr(?:y|ies)|has|have|shows?|bears?) both\b|\bnever (?:yet )?been (?:observed|seen|found|described|reported|documented)\b|\b(?:alk|egfr) cannot be\b|\bnever (?:ever )?(?:harbou?rs?|carr(?:y|ies)|co-?exist)|\b(?:don't|do not|never) (?:ever )?(?:happen|occur|go|exist|appear) together\b|\bno (?:case|patient|tumou?r)s?\b.{0,80}\bever (?:been )?(?:documented|described|reported|found|seen)\b|\balways (?:\S+ )?(?:egfr|alk)\b|\bcan never (?:ever )?(?:be|have|carry)\b|\bin every (?:single )?case\b|\bexcludes?\b|\bnever seen together\b|\bnever both\b/u;
const ALLOWS =
  /\busually\b|\bwrong to (?:say|claim|assume|think)\b|\bmyth\b|\bnot always\b|\bmostly\b|\bat odds with\b|\btruly\b|\bis that not\b|\bisn't true\b|\bnot true\b|\brarely\b|\bgenerally\b|\bwhich is correct\b|\bis (?:she|he|that|this) (?:right|correct|true)\b|\balmost\b/u;

/** That alterations of two genes exclude each other: ALK and EGFR, of which something is recorded. */
export const exclusivity: Check = (reading, facts) => {
  const plain = plainOf(reading.text);
  const sentence = reading.sentences.findIndex((_each, index) =>
    EXCLUDES.test(sentenceWords(reading, { sentence: index })),
  );
  if (sentence < 0 || !/\balk\b/u.test(plain) || !/\begfr\b|l858r|exon 19/u.test(plain)) return [];
  const words = sentenceWords(reading, { sentence });
  const caution = facts.cautions.filter(({ findings }) =>
    findings.some(({ finding }) => finding.includes('concomitant EGFR')),
  );
  const finding = caution[0]?.findings.find((one) => one.finding.includes('concomitant EGFR'));
  const start = (reading.sentences[sentence]?.start ?? 0) + words.search(EXCLUDES);
  const isAsked =
    askingSentence(reading, { sentence, start }) !== undefined && !/,? (?:can|could|is|does|do) it\b/u.test(words);
  const check: PremiseCheck = {
    kind: 'EXCLUSIVITY',
    about: [],
    claim: 'alterations of ALK and EGFR never occur together',
    verdict: ALLOWS.test(words) ? 'SUPPORTED' : 'CONTRADICTED',
    asked:
      isAsked ||
      ALLOWS.test(words) ||
      /\bwhich is correct\b|\bis (?:she|he) right\b|\bis (?:that|it|this) (?:true|right|so|correct)\b/u.test(plain),
    explanation: `They usually exclude each other, not always${finding ? `: ${finding.finding}` : ''}.`,
    basis: caution,
    suggestedReading: null,
    place: start,
  };
  return [check];
};
