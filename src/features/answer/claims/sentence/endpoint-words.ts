import type { Reading } from '../../reading/model.ts';

/** Where a claim speaks of an outcome. Words that may mean several endpoints list them all. */
export type EndpointMention = {
  readonly endpointIds: readonly string[];
  /** Whether it is worded as a share: a "PFS rate", "alive without progression". */
  readonly isShare: boolean;
  readonly start: number;
  readonly end: number;
};

const CNS = '(?:(?:cns|intracranial|brain|central nervous system)(?: \\((?:cns|intracranial|ic)\\))?)';
const RESPONSES = '(?:respon(?:ses?|ded|ders)(?: rates?)?|orr)';

/** "CNS adverse events" are some of them, and no endpoint here. */
const NOT_OF_AN_ORGAN =
  '(?<!\\b(?:cns|central nervous system|neurologic(?:al)?|neuropsychiatric|psychiatric|cognitive|cardiac|cardiovascular|pulmonary|respiratory|gastrointestinal|gi|hepatic|liver|renal|kidney|visual|ocular|skin|metabolic|ha?ematologic(?:al)?|immune-(?:related|mediated)) )';

/** Outcomes as claims word them. The names and abbreviations of the graph are read by the reader of questions. */
const WORDS: readonly (readonly [readonly string[], string])[] = [
  [
    ['grade3plus-ae'],
    'grade (?:3-5|3 to 5|3-4|3 or 4|3/4|>= ?3|≥ ?3|3\\+|3 or (?:higher|more|above|worse)|3 and (?:higher|above)) (?:treatment-related )?(?:adverse (?:events?|reactions?)|aes?|toxicit(?:y|ies)|events?|side[- ]effects?)',
  ],
  [['serious-ae'], 'serious (?:adverse events?|aes?|side[- ]effects?)'],
  [['treatment-related-death'], '(?:treatment|drug)-related deaths?'],
  [['treatment-related-death'], 'deaths?(?=[^.;]{0,60}\\((?:treatment|drug)-related\\))'],
  [['fatal-ae', 'treatment-related-death'], 'deaths?|fatal (?:adverse )?events?'],
  [
    ['ae-discontinuation'],
    'discontinu(?:ed|ations?)(?: (?:treatment|therapy|the drug))?(?: (?:because of|due to|owing to|for|after) (?:adverse events?|aes?|toxicity|side[- ]effects?))?',
  ],
  [['ae-discontinuation'], '(?:adverse events?|aes?) (?:leading|that led) to (?:treatment )?discontinuation'],
  [['dose-reduction'], '(?:dose reductions?|reduced doses?)(?: (?:because of|due to) (?:adverse events?|aes?))?'],
  [
    ['intracranial-cr-rate'],
    `complete ${CNS} ${RESPONSES}|${CNS} complete ${RESPONSES}|complete ${RESPONSES} in the brain`,
  ],
  [['intracranial-dcr'], `${CNS} disease control rates?`],
  [
    ['time-to-cns-progression', 'cns-progression-rate', 'cns-progression-cumulative-incidence', 'intracranial-pfs'],
    `${CNS} (?:disease |tumou?r )?control`,
  ],
  [['intracranial-dor'], `${CNS} duration of response|duration of (?:the )?${CNS} response`],
  [['intracranial-pfs'], `${CNS} (?:progression-free survival|pfs)`],
  [['intracranial-orr'], `${CNS} (?:objective |overall |tumou?r )?${RESPONSES}`],
  [['time-to-cns-progression'], `time to ${CNS} progression`],
  [['cns-progression-cumulative-incidence'], `cumulative incidence (?:rate )?of ${CNS} progression`],
  [
    ['cns-progression-rate', 'cns-progression-cumulative-incidence', 'time-to-cns-progression'],
    `${CNS} progression(?: events?)?|(?:progress(?:ed|ion)|gr[eo]w(?:th|n|s|ing)?|spread) (?:in|to) the (?:brain|cns)`,
  ],
  [['cr-rate'], `complete ${RESPONSES}`],
  [['cr-rate'], '(?<=% )complete(?! respon)'],
  [['dor'], 'duration of (?:the )?responses?|responses? duration'],
  [['orr'], `(?:objective |overall |tumou?r |confirmed )?${RESPONSES}`],
  [['dcr'], 'disease control(?: rates?)?'],
  [
    ['pfs'],
    'progression[- ]free(?: survival)?|(?<=\\b(?:risk of|hazard ratio(?: of \\d?\\.\\d+)? for) )(?:disease )?progression(?: or death)?|(?:disease )?progression or death|(?:kept|held|keeps|holds) the (?:disease|cancer|tumou?r)(?: away| back| at bay| in check)?|(?:no|without) (?:tumou?r |cancer )?growth|(?:alive (?:and )?)?(?:time )?(?:without|free of) (?:disease )?progression',
  ],
  [['dfs'], 'disease[- ]free(?: survival)?'],
  [['os'], 'overall survival|(?<!free )survival|alive|lived?|death from any cause|risk of death'],
  [['treatment-duration'], 'duration of (?:treatment|therapy)|(?:treatment|therapy) duration|time on treatment'],
  [
    ['grade3plus-ae', 'serious-ae', 'ae-discontinuation', 'dose-reduction', 'fatal-ae', 'treatment-related-death'],
    `safety(?: profile)?|tolerability|tolerated|toxicity|${NOT_OF_AN_ORGAN}(?:adverse events?|side[- ]effects?)`,
  ],
];

const PATTERNS = WORDS.map(
  ([keys, words]) =>
    [
      keys.map((key) => `endpoint:${key}`),
      new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'gu'),
    ] as const,
);

/** A rate at a landmark is recorded under the endpoint itself: a "PFS rate" is one of progression-free survival. */
export const withRates = (endpointIds: readonly string[]): string[] =>
  endpointIds.flatMap((id) => (id === 'endpoint:event-free-rate' ? [id, 'endpoint:pfs'] : [id]));

/** "Intracranial response 81%, complete response 38%": both are of the brain. */
const withBrain = (endpointIds: readonly string[]): readonly string[] =>
  endpointIds.includes('endpoint:cr-rate') ? [...endpointIds, 'endpoint:intracranial-cr-rate'] : endpointIds;

const AS_SHARE = /\brates?\b|\balive\b|\bno\b|\bwithout\b|\bfree\b(?! survival)/u;

/** The outcomes that a claim names, by place. Of words that overlap the longest count. */
export function endpointMentions(reading: Reading, plain: string): EndpointMention[] {
  const named = reading.terms
    .filter(({ role }) => role === 'ENDPOINT')
    .map(({ nodes, start, end }) => ({ endpointIds: withRates(nodes.map(({ id }) => id)), start, end }));
  const worded = PATTERNS.flatMap(([endpointIds, pattern]) =>
    [...plain.matchAll(pattern)].map((match) => ({
      endpointIds,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  const kept: Omit<EndpointMention, 'isShare'>[] = [];
  // a stable sort: of two readings of the same words the first in the list counts
  for (const mention of [...named, ...worded].toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!kept.some(({ start, end }) => mention.start < end && mention.end > start)) kept.push(mention);
  }
  const isOfBrain = kept.some(({ endpointIds }) => endpointIds.includes('endpoint:intracranial-orr'));
  return kept
    .toSorted((a, b) => a.start - b.start)
    .map((mention) => ({
      ...mention,
      endpointIds: isOfBrain ? withBrain(mention.endpointIds) : mention.endpointIds,
      isShare: AS_SHARE.test(plain.slice(mention.start, mention.end + ' rates'.length)),
    }));
}
