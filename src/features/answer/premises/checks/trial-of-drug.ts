import type { ReadTerm } from '../../reading/model.ts';
import { drugIdsOf } from '../drug-evidence.ts';
import type { Check, PremiseCheck, PremiseFacts } from '../model.ts';
import { plainOf } from '../../reading/words.ts';
import {
  askingSentence,
  drugNameOf,
  listOf,
  partnerOf,
  sentenceWords,
  termsOf,
  unique,
  wordsAround,
} from '../pairing.ts';
import { distinct } from './biomarker-in-cancer-type.ts';

/** What names a drug beside a trial without saying that the trial studied it. */
const SPEAKS_OF_BOTH =
  /\b(?:crossover|cross(?:ed|ing)? over|change to|allowed|afterwards|subsequent|later received|prefer|so far from|best against|compare with other|other second-generation)\b/u;

/** What asks whether a trial studied a drug; "was it limited to ... in the trial?" takes it for granted. */
const ASKS_WHAT_WAS_STUDIED =
  /\b(?:include|tested|studied|compared?|ever|there|part of|contain|have an?|use[sd]?|enrol|evaluated?|look(?:ed)? at|involve|one of the)\b/u;

/** "Lorlatinib was not in ALTA-1L". */
const WAS_NOT_IN =
  /^ (?:is|was|were)(?:n't| not| never) (?:\w+ )?(?:in|part of|tested|studied|included|among|used|given)\b/u;

/** What makes a class a comparator: a class may also be named beside a trial as what was given before or after it. */
const COMPARED_WITH = /\b(?:versus|vs\.?|against|compar\w+ [^,;.?]{1,60} (?:with|to)) (?:standard |platinum-based )?$/u;

/** That a trial studied a drug, or compared one with a class. */
export const trialOfDrug: Check = (reading, facts) => {
  const trials = termsOf(reading, 'TRIAL').filter(({ nodes }) => nodes.length === 1);
  return distinct(
    termsOf(reading, 'DRUG', 'DRUG_CLASS').flatMap((drug): PremiseCheck[] => {
      if (drug.role === 'DRUG_CLASS' && !COMPARED_WITH.test(plainOf(reading.text.slice(0, drug.start)))) return [];
      const trial = partnerOf(
        drug,
        trials.filter(({ sentence }) => Math.abs(sentence - drug.sentence) <= 1),
      );
      if (WAS_NOT_IN.test(plainOf(reading.text.slice(drug.end)))) return [];
      if (trial === undefined || drug.negated || (drug.use === 'PRIOR' && !isArmWord(reading.text, drug))) return [];
      if (
        trial.sentence !== drug.sentence &&
        !/\b(?:it|the (?:trial|study)|there|this|that)\b/u.test(sentenceWords(reading, drug)) &&
        trials.length > 1
      )
        return [];
      if (SPEAKS_OF_BOTH.test(wordsAround(reading, drug, trial, 25))) return [];
      // with several trials named, one of them having studied the drug is enough
      const near = trials.filter(({ sentence }) => sentence === trial.sentence);
      if (near.some((one) => studied(facts, one, drug)))
        return [check(facts, drug, near.find((one) => studied(facts, one, drug)) ?? trial, true, false)];
      if (trials.some((one) => studied(facts, one, drug))) return [];
      const isOffered = reading.sentences[drug.sentence]?.mode === 'OFFERS';
      const asked =
        isOffered ||
        (ASKS_WHAT_WAS_STUDIED.test(sentenceWords(reading, drug)) &&
          (!isArmWord(reading.text, drug) || !/\bthe\s$/iu.test(reading.text.slice(0, drug.start))) &&
          (askingSentence(reading, drug) !== undefined || askingSentence(reading, trial) !== undefined));
      return [check(facts, drug, trial, false, asked)];
    }),
  );
};

const isArmWord = (text: string, { end }: ReadTerm): boolean => /^\W*(?:arm|group|patients)/u.test(text.slice(end));

const trialOf = (facts: PremiseFacts, trial: ReadTerm) => facts.trials.find(({ id }) => id === trial.nodes[0]?.id);

const studied = (facts: PremiseFacts, trial: ReadTerm, drug: ReadTerm): boolean =>
  trialOf(facts, trial)?.arms.some((arm) => arm.drugIds.some((id) => drugIdsOf(drug).includes(id))) ?? false;

function check(facts: PremiseFacts, drug: ReadTerm, trial: ReadTerm, isStudied: boolean, asked: boolean): PremiseCheck {
  const record = trialOf(facts, trial);
  const drugName = drugNameOf(drug);
  const acronym = record?.acronym ?? trial.text;
  const given = unique(record?.arms.flatMap((arm) => arm.drugIds) ?? []).map((id) => facts.drugNames.get(id) ?? id);
  const others = facts.trials.filter(
    (one) => drug.role === 'DRUG' && one.arms.some((arm) => arm.drugIds.some((id) => drugIdsOf(drug).includes(id))),
  );
  return {
    kind: 'TRIAL_OF_DRUG',
    about: [...(drug.role === 'DRUG' ? drug.nodes : []), ...trial.nodes],
    claim: `${acronym} studied ${drugName}`,
    verdict: isStudied ? 'SUPPORTED' : 'CONTRADICTED',
    asked,
    explanation: isStudied
      ? `${drugName} is a drug of ${acronym}.`
      : `${acronym} studied ${listOf(given)}, not ${drugName}.`,
    basis: record ? [record] : [],
    suggestedReading:
      isStudied || others.length === 0
        ? null
        : {
            text: `a trial of ${drugName}: ${listOf(
              others.map((one) => one.acronym),
              'or',
            )}`,
            nodes: others.map((one) => ({ id: one.id, kind: 'trial', name: one.acronym })),
          },
    place: Math.min(drug.start, trial.start),
  };
}
