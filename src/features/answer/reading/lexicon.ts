import type { QuestionIntent, QuestionTermRole } from './model.ts';

/**
 * The closed vocabulary of questions: words that are no names of the graph. Patterns are matched against the question in
 * lower case with plain hyphens, so that places in it are places in the question.
 */
type Entry = { readonly role: QuestionTermRole; readonly value: string; readonly pattern: RegExp };

const words = (role: QuestionTermRole, value: string, ...alternatives: readonly string[]): Entry => ({
  role,
  value,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
});

/** "cT3N2M1b": what may stand right before the M of a stage. */
const TN = '(?:[cpy]{0,2}t\\d[a-d]?)?[ ,]?(?:[cp]?n\\d[a-c]?)?[ ,]?[cp]?';

/** "M1b by the 8th": an edition by its number alone, and no time. */
const byOrdinal = (ordinal: string): string =>
  `the (?:${ordinal})(?! (?:of|week|month|day|year|cycle|dose|line|attempt))`;

export const LEXICON: readonly Entry[] = [
  words(
    'LINE',
    'FIRST_LINE',
    'first[- ]?line',
    '1st[- ]?line',
    '1l',
    'front[- ]?line',
    'up[- ]?front',
    'treatment[- ]na[iï]ve',
    '(?:previously )?untreated',
    'never (?:been )?treated',
    'initial (?:systemic )?(?:therapy|treatment)',
    'first (?:drug|treatment|therapy|alk inhibitor|tki|choice|systemic)',
    'as (?:the|a|my|his|her|their) (?:\\w+ )?first (?:tablet|pill|medicine|agent)',
    '(?:gets?|given|getting|used|offered) first',
    'before any (?:alk inhibitor|other treatment)',
    'opening (?:treatment|therapy|drug|move)',
  ),
  words('LINE', 'SECOND_LINE', 'second[- ]?line', '2nd[- ]?line', '2l'),
  words('LINE', 'THIRD_LINE', 'third[- ]?line', '3rd[- ]?line', '3l'),
  words('LINE', 'SUBSEQUENT_UNSPECIFIED', 'later[- ]lines?', 'subsequent[- ](?:line|therapy|treatment)s?', 'salvage'),
  words(
    'LINE',
    'ADJUVANT',
    '(?<!neo-)adjuvant',
    'post-?operative(?:ly)?',
    "after (?:(?:an?|the|my|his|her|their|dad's|mum's|lung) )*(?:surgery|resection|operation|op|lobectomy)",
    'resected',
  ),
  words('LINE', 'NEOADJUVANT', 'neo-?adjuvant', 'pre-?operative(?:ly)?'),
  words(
    'EXTENT',
    'METASTATIC',
    'metastatic',
    'metastasi[sz]ed',
    'stage (?:iv|4)[ab]?',
    'spread to other',
    'has spread',
  ),
  words('EXTENT', 'ADVANCED', '(?:locally )?advanced', 'unresectable', 'inoperable'),
  words('EXTENT', 'EARLY', 'early[- ]stage', 'stage (?:i|ii|1|2)[ab]?'),
  words('STAGE', 'M1A', `${TN}m1a`),
  words('STAGE', 'M1B', `${TN}m1b`),
  words('STAGE', 'M1C', `${TN}m1c[12]?`),
  words(
    'STAGE',
    'AJCC_7',
    '(?:7th|seventh)[- ]ed(?:ition|n)?s?',
    '(?:edition|ajcc|uicc|tnm) ?(?:7|seven)(?:th)?',
    'tnm-?7',
    '(?:7th|seventh) (?:ajcc|uicc|tnm)',
    byOrdinal('7th|seventh'),
  ),
  words(
    'STAGE',
    'AJCC_8',
    '(?:8th|eighth)[- ]ed(?:ition|n)?s?',
    '(?:edition|ajcc|uicc|tnm) ?(?:8|eight)(?:th)?',
    'tnm-?8',
    '(?:8th|eighth) (?:ajcc|uicc|tnm)',
    byOrdinal('8th|eighth'),
  ),
  words(
    'STAGE',
    'AJCC_9',
    '(?:9th|ninth)[- ]ed(?:ition|n)?',
    '(?:edition|ajcc|uicc|tnm) ?(?:9|nine)(?:th)?',
    'tnm-?9',
    '(?:9th|ninth) (?:ajcc|uicc|tnm)',
    byOrdinal('9th|ninth'),
  ),
  words(
    'PROGRESSION_PATTERN',
    'LIMITED',
    'oligo-?progress(?:ion|ive|ing|ed)',
    'limited progression',
    'isolated (?:lesion|progression)',
    '(?:single|one|solitary) (?:growing |progressing )?(?:lesion|site|spot|metastasis)',
  ),
  words(
    'PROGRESSION_PATTERN',
    'CNS',
    '(?:cns|brain|intracranial) progression',
    'progress(?:ion|ed|ing|es) (?:only )?in the (?:brain|cns)',
  ),
  words(
    'PROGRESSION_PATTERN',
    'SYSTEMIC_MULTIPLE',
    '(?:systemic|widespread|multi-?site|multiple) progression',
    'progress(?:ion|ed|ing) at (?:several|many|multiple) sites',
  ),
  words(
    'BRAIN_METASTASES',
    'BRAIN_METASTASES',
    '(?:brain|cns|cerebral|intracranial|central nervous system) (?:metast[a-z]+|mets?|lesions?|disease|involvement|activity|spread|tumou?rs?|responses?|penetration|control|progression|outcomes?)',
    'leptomeningeal(?: disease| metastases)?',
    "(?:spread|gone|metast[a-z]+) (?:in)?to (?:the|my|his|her|their|dads|mums|mom's|dad's|mum's) brain",
    'in the (?:brain|cns)',
    'intracranial',
  ),
  words('AGENCY', 'FDA', 'fda', 'food and drug administration', 'in the (?:us|usa|united states)', 'american approval'),
  words(
    'AGENCY',
    'EMA',
    'ema',
    'european medicines agency',
    'european commission',
    'in (?:europe|the eu)',
    'eu (?:approval|label|leaflet)',
    'european (?:approval|marketing|licen[cs]e|label|authori[sz]ation|indication)',
  ),
  words('AGENCY', 'PMDA', 'pmda', 'in japan', "japan(?:'s)?", 'japanese (?:agency|approval|regulator|authorit[a-z]+)'),
  words('AGENCY', 'NMPA', 'nmpa', 'in china', "china(?:'s)?", 'chinese (?:agency|approval|regulator|authorit[a-z]+)'),
  words(
    'ASSESSOR',
    'INDEPENDENT',
    '(?:blinded )?independent(?:ly)?(?:[- ](?:central|radiolog[a-z]+|review[a-z]*|assess[a-z]*|committee|blinded|imaging))*',
    'b?irc',
    'bicr',
    'ir[fr]',
    'iir',
    'central(?:ly)? review(?:ed)?',
    'blinded (?:review )?committee',
  ),
  words(
    'ASSESSOR',
    'INVESTIGATOR',
    "investigators?['’]?s?(?:[- ]assess(?:ed|ment))?",
    'by the (?:study )?investigators?',
    'locally assessed',
    'local assessment',
  ),
  words('GUIDELINE_BODY', 'ESMO', 'esmo', 'european society for medical oncology'),
  words('GUIDELINE_BODY', 'NCCN', 'nccn'),
  words('GUIDELINE_BODY', 'ASCO', 'asco'),
  words('GUIDELINE_BODY', 'ASCO/OH', 'ontario health'),
  words('GUIDELINE_BODY', 'NICE', 'nice(?= (?:ta|recommend|guid|apprais|says|allow))', 'ta\\d{3,4}'),
  words('GUIDELINE_BODY', 'AASLD', 'aasld'),
  words('GUIDELINE_BODY', 'AIOM', 'aiom', 'italian guidelines?'),
  words(
    'GUIDELINE_BODY',
    'Leitlinienprogramm Onkologie (AWMF)',
    'awmf',
    '(?:german )?s3 guidelines?',
    'german guidelines?',
  ),
  words('GUIDELINE_BODY', 'DGHO (Onkopedia)', 'onkopedia', 'dgho'),
  words('GUIDELINE_BODY', 'Federatie Medisch Specialisten', 'dutch guidelines?', 'in the netherlands'),
  words('GUIDELINE_BODY', 'DLCG / DMCG', 'danish (?:guidelines?|programme)', 'in denmark', 'dlcg'),
  words(
    'GUIDELINE_BODY',
    'Regionala cancercentrum i samverkan',
    'swedish (?:\\d{4} )?(?:guidelines?|programme|national|care)',
    'in sweden',
  ),
  words('GUIDELINE_BODY', 'HeSMO (EOPE)', 'hesmo', 'greek (?:guidelines?|protocols?)'),
];

/** Words that tell what is asked for. The first intents are the most specific: where several match, they come first. */
export const INTENT_WORDS: readonly (readonly [QuestionIntent, RegExp])[] = [
  [
    'DOSE',
    /\b(?:dos(?:e|es|ed|ing|age)|how (?:much|many (?:mg|pills|tablets|capsules)|often (?:do|does|is|should) (?:i|it|he|she|you|one))|mg|empty stomach|with(?:out)? food|with (?:a )?meals?|fasted|twice (?:a day|daily)|once (?:a day|daily)|swallow|lead-?in|reduc(?:e|tion)s?)\b/u,
  ],
  [
    'RESISTANCE',
    /\b(?:resist(?:ance|ant)|resistance mutations?|g1202r|re-?biopsy|repeat biopsy|biopsy|acquired|off-target|bypass|sensitiv(?:e|ity)|responds? to|covers?|active (?:against|in)|activity)\b/u,
  ],
  [
    'SAFETY',
    /\b(?:side[- ]effects?|adverse|toxic(?:ity|ities)?|safe(?:ty)?|tolera[a-z]+|monitor(?:ing|ed)?|pneumonitis|ild|warning|warn|harms?|hepatotoxic[a-z]*|cholesterol|oedema|edema|danger(?:s|ous)?|interact(?:ion|ions|s)?|rifampicin|rifampin|cyp3a|varices|precaution[s]?|risks?|grade 3|contraindicat[a-z]+|discontinu[a-z]+|mood|memory)\b/u,
  ],
  [
    'APPROVAL',
    /\b(?:approv(?:al|als|ed|e)|authori[sz](?:ed|ation)|licen[cs](?:e|ed|ing)|indicat(?:ion|ions|ed)|label(?:led)?|fda|ema|pmda|nmpa|withdr(?:ew|awn|awal)|cleared|regulator[a-z]*)\b/u,
  ],
  [
    'COMPARISON',
    /\b(?:compar(?:e|ed|es|ing|ison)|versus|vs|better|best|superior(?:ity)?|inferior|outperform(?:s|ed)?|longer|longest|head-?to-?head|differ(?:ence|ences|ent)?|rank(?:ed|ing)?|which (?:one|is (?:more|stronger)))\b/u,
  ],
  [
    'NEXT_TREATMENT',
    /\b(?:next|after (?:progression|failure)|progress(?:ion|ed|es|ing|ive)?|stop(?:ped|s)? working|no longer work(?:s|ing)?|fail(?:ed|ure|ing|s)?|refractory|relaps(?:e|ed|ing)|second-?line|third-?line|2l|3l|pre-?treated|switch(?:ed|ing)?|sequenc(?:e|ing)|subsequent)\b/u,
  ],
  [
    'BIOMARKER',
    /\b(?:how (?:common|often|frequent(?:ly)?|rare)|prevalence|frequenc(?:y|ies)|incidence|proportion of|percentage of|occur(?:s|red|rence)?|detected|found in|carry|carries|harbou?r(?:s|ed)?|exist(?:s|ence)?|entity|co-?(?:occur|exist|mutation)[a-z]*|mutually exclusive|test(?:ed|ing)? for|prognos(?:is|tic)|copy[- ]number)\b/u,
  ],
  [
    'EVIDENCE',
    /\b(?:trials?|study|studies|hazard ratio|hr|median|pfs|os|orr|dor|survival|progression-?free|response rates?|responses?|respond(?:ed|ers)?|results?|evidence|data|cut-?off|confidence interval|ci|p value|endpoints?|arms?|enrol(?:l)?(?:ed|ment)|random(?:ised|ized)|figures?|numbers?|percent(?:age)?)\b/u,
  ],
  [
    'RECOMMENDED_TREATMENT',
    /\b(?:recommend(?:ed|ation|ations|s)?|treat(?:ment|ments|ed|ing|s)?|therap(?:y|ies)|options?|manag(?:e|ement|ed|ing)|preferred|guidelines?|standard(?: of care)?|first choice|give(?:n)?|start(?:ed)?|prescrib(?:e|ed)|drugs?|medic(?:ine|ines|ation)|regimens?|use[sd]?|pills?)\b/u,
  ],
  [
    'DEFINITION',
    /\b(?:what (?:does|do) .{1,60} mean|meaning of|define|definition|explain|what is meant|stand(?:s)? for|what is (?:a|an|the difference))\b/u,
  ],
];

/** Classes of drugs as people name them. The keys are the classes of the graph. */
export const CLASS_WORDS: Readonly<Record<string, RegExp>> = {
  'ALK tyrosine kinase inhibitor':
    /(?:(first|second|third|next|1st|2nd|3rd)[- ]generation )?(?:alk[- ](?:tyrosine[- ]kinase[- ])?(?:inhibit(?:or|ors|ion)|tkis?|blockers?|drugs?|targeted (?:drugs?|therapy))|alkis?)/gu,
  'EGFR tyrosine kinase inhibitor':
    /(?:(first|second|third|1st|2nd|3rd)[- ]generation )?(?:egfr[- ](?:tyrosine[- ]kinase[- ])?(?:inhibit(?:or|ors|ion)|tkis?|blockers?|drugs?|targeted (?:drugs?|therapy)))/gu,
  'immune checkpoint inhibitor':
    /(?:immune[- ])?checkpoint[- ](?:inhibitors?|inhibition|blockade)|immunotherap(?:y|ies)|anti-?pd-?\(?l?\)?-?1|pd-?l?-?1 (?:\(?or pd-?l-?1\)? )?(?:inhibitors?|antibod(?:y|ies)|blockade|blockers?)|ctla-?4 (?:inhibitors?|antibod(?:y|ies))|immune (?:drugs?|therapy)/gu,
  'cytotoxic chemotherapy':
    /chemo(?:therap(?:y|ies)|s)?|(?:platinum|cisplatin|carboplatin)[- ](?:based )?(?:doublets?|chemotherapy)|platinum(?:[-\/+]| plus | and | with | \+ )pemetrexed|cytotoxics?/gu,
  'multikinase inhibitor': /multi-?(?:target(?:ed)? )?kinase inhibitors?/gu,
  'anti-VEGF monoclonal antibody': /(?:anti-)?vegf(?: antibod(?:y|ies)| inhibitors?)/gu,
  'anti-VEGFR2 monoclonal antibody': /(?:anti-)?vegfr-?2(?: antibod(?:y|ies)| inhibitors?)/gu,
};

/** What tells that the drug after it was given earlier. */
const GIVEN_EARLIER = [
  '(?:done|finished)(?: with)?',
  'after|following|post|beyond|despite',
  'previous(?:ly)?|prior|past|earlier|tried',
  '(?:pre-?|was |been |previously |first |initially )treated with',
  'started on',
  '(?:been|was|is|am|are|while|whilst) on|(?<=^|[,;(] ?)on',
  // "all patients had had it": before what is told
  'had (?:all |both |already |previously )*(?:had|received|taken|been given)',
  '(?:had|took|received|got) \\d+ (?:weeks|months|years) of',
  // history in a vignette ("29 months on alectinib"), and not what a trial found ("a median PFS of 29 months on alectinib")
  '(?<!\\b(?:median|pfs|os|survival|response|duration)\\b[^,;:]*)(?<![\\d.])\\d+ (?:weeks|months|years) on',
  'failed|failing|failure (?:of|on|with)',
  'refractory to|resistan(?:t|ce) to|intoleran(?:t|ce) (?:to|of)|stopped responding to',
  '(?:progress(?:ion|ed|es|ing|ive)?(?: disease)?|pd) (?:on|after|through|under|despite|during|following)',
  'relaps(?:e|ed|es) (?:on|after)',
  '(?:grew|growing) (?:on|despite|under)',
];
/** What may stand between that and the drug: "after C1156Y with crizotinib". */
const UNTIL_THE_DRUG = [
  'the|a|an|any|both|either|one(?: or two)?|two|few|several|at least one|\\d+|drug|having',
  '[a-z]\\d{3,4}[a-z]+|with|on|under',
  'first|initially|initial|prior|first-line|frontline|upfront|second-line|second-generation|platinum(?: and)?',
  '(?:weeks|months|years|failure) of|taking|using|receiv(?:ing|ed)|being on',
  '(?:treatment|therapy) with|progress(?:ion|ing) on',
];

/** What stands before a drug that was given earlier, with a list of drugs in between allowed. */
export const BEFORE_PRIOR = new RegExp(
  `(?:\\b(?:${GIVEN_EARLIER.join('|')})[\\s:]*)(?:(?:${UNTIL_THE_DRUG.join('|')})[\\s,]+)*$`,
  'u',
);

/** What stands after such a drug. */
export const AFTER_PRIOR =
  /^[\s-]*(?:(?:(?:before|beforehand|previously|earlier)(?=\s*(?:[?.,;:]|$))|first(?= and\b)|refractory|resistan(?:t|ce)|pre-?treated|treated|failure|failed|exposed|experienced|progress(?:ion|or|ed|es)?)\b|(?:has |have |had |is |was )?(?:stopped|no longer|not) (?:working|works?)|(?:has |have |had |is |are )?(?:both |all |now |just )*(?:fail(?:ed|s|ing)?|exhausted|used up|quit working|stop(?:s|ped) (?:working|helping))|(?:therapy |treatment )?(?:stopped|was stopped|ended)|(?:then |first |for \d+ \w+ )?(?:and |then |but )*(?:it |she |he |i |the (?:tumou?r|cancer|disease) )?(?:has |have |is |now )*(?:progressed|grew|grown|growing|relapsed|progressing))/u;

/** What stands before the second drug of a comparison. */
export const BEFORE_COMPARATOR =
  /\b(?:versus|vs\.?|v|against|compared (?:with|to)|than|over|rather than|instead of|in place of|relative to|beat|beats|outperform(?:s|ed)?|(?:superior|inferior|non-inferior|preferred) (?:to|over))[\s]+(?:the |standard |with )?$/u;

/** What denies the words after it, as far as a few words reach. */
export const NEGATION =
  /\b(?:no|(?:0|zero) of \d+|not|never|without|lacks?|lacking|absence of|absent|negative for|neither|nor|cannot|\p{L}+n't|excluding|except|ruled out|free of|rather than|instead of|wild-?type for|none of)(?:[\s,]+(?:[\p{L}\p{N}'-]+)){0,4}[\s,]*$/u;

/** What denies the words before it. */
export const NEGATION_AFTER =
  /^[\s-]*(?:negative|wild-?type|unmutated|-negative|was ruled out|is absent|was excluded|were not (?:found|detected|seen)|was not (?:found|detected|seen)|(?:is|are|was|were) (?:(?:not|never) (?:found|detected|seen|present)|(?:practically |virtually |almost |all but )?(?:unknown|unheard of|absent|non-?existent)))/u;

/** Words by which a mutation is one that arose in treatment. */
export const SPEAKS_OF_RESISTANCE =
  /\b(?:resistance (?:mutation|to )|after [a-z]+nib\b|acquired|compound|at progression|on progression|at relapse|secondary mutation|mutations? (?:that |which )?(?:makes?|causes?|renders?)|re-?biops|repeat biops)/u;

/** Names of trials, genes and endpoints that are ordinary words too: they count in capitals, or beside "trial" or "study". */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set([
  'alex',
  'crown',
  'sharp',
  'reflect',
  'inspire',
  'remark',
  'himalaya',
  'alta',
  'alina',
  'met',
  'kit',
  'ret',
  'src',
  'cr',
  'os',
  'alur',
  'alesia',
]);

/** Words that carry no meaning of their own for the reader; what is left over is shown as unread. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `a about above after before according achieve actually add added advice affect affects age aged ago all almost already also always am among an and another any anyone anything appropriate are around as ask asked assess at available avoid away back bad be became because become been before being believe below benefit best better between big both but by call called came can cancer cancers carcinoma care case cases cause causes caused certain chance choice choose chose clear clearly clinic clinical clinician come comes common commonly compare compared concern condition confirm confirmed consider considered considering consultant correct could course cover current currently dad daughter day days dear decide decision define describe described description diagnosed diagnosis did die differ difference different discuss disease do doctor doctors does doing done down drug drugs due during e each earlier early effect effective effectively effects eg either else end enough especially etc even ever every everyone evidence exact exactly example expect expected explain fact factor family far father fact feel few figure find finding findings first fit follow followed following follows for found friend from further g gave general generally get gets getting give given gives giving go goes going good got great group had half hand happen happened happens hard has have having he health hear heard help helps her here hers hi him his history hope hospital how however husband i idea if important in include includes including increase indeed instead into is issue it its itself job just justify kind know known knows large last late later lead least leave left less let level life light like likely line list little live lived long look looking looks lot low made main mainly make makes making man many matter may maybe me mean means meaning measure medical medicine medicines member mention mentioned might mine month months more most mother much mum must my name named near necessary negative need needed needs never new newer next nice no non none normal not note noted nothing now number numbers of off offer offered often oh ok old older on once oncologist oncology one ones only onto open opinion option options or order other others our out over overall own part particular past patient patients people per perhaps person physician pick place plain planned please point points possible possibly practice present presented presents pretty prior probably problem proven provide put question questions quickly quite rather read real really reason reasonable receive received receives receiving recent recently refer reference regarding regardless related relative relevant reply report reported reports require required respectively rest result resulted results right role rule s safe said same saw say says second see seem seems seen select selected sense set several shall she should show showed shown shows side similar simple simply since sister situation six small smoker so some someone something son soon sort sources specific specifically stage standard start started starting state stated statement states status step still stop strong study such suggest suggested suggests suitable summarise summarize summary support supports sure t take taken takes taking talk team tell tells test tested testing tests than thank thanks that the their them then there therefore these they thing think third this those though thought three through time times to today together told too took top total treat treated treating treatment treatments therapy therapies trial trials true try trying tumor tumors tumour tumours turn two type types typical typically under understand until up upon us use used useful uses using usual usually v value values very vs via view want wants was way we week weeks well went were what whatever when where whether which while who whole whom whose why wife will wish with within without woman word words work worked working works world would wrong x year years yes yet you young your`.split(
    /\s+/u,
  ),
);
