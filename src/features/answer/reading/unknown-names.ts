import type { NamedNode } from '../../term/model.ts';
import { COMMON_WORDS } from './lexicon.ts';
import type { Sentence, TextSpan, UnknownName } from './model.ts';
import { sentenceAt } from './words.ts';

/** Stems of international nonproprietary names: a word that ends so names a drug, known here or not. */
const DRUG_ENDING =
  /^[a-z][a-z-]{2,}(?:tinib|ciclib|parib|mab|rasib|platin|taxel|rubicin|rafenib|lisib|metinib|zomib|degib|limus|citabine|trexed|kalib|nalkib|dalkib|alkib|[a-z]{2}nib|fenib|cept|vedotin|tecan|tug|bart|mig|leucel|lutamide)$/u;

/** A word of this form names a tumour: "melanoma", "cholangiocarcinoma". */
const TUMOUR_ENDING = /^[a-z]{3,}(?:oma|omas|aemia|emia|blastomas?|sarcomas?)$/u;
const NO_TUMOUR = new Set([
  'carcinoma',
  'carcinomas',
  'coma',
  'diploma',
  'aroma',
  'anaemia',
  'anemia',
  'trauma',
  'academia',
  'stoma',
  'hypercholesterolaemia',
  'hypercholesterolemia',
  'hyperlipidaemia',
  'hyperlipidemia',
  'hyperglycaemia',
  'hyperglycemia',
  'ischaemia',
  'ischemia',
  'oedema',
  'glaucoma',
  'haematoma',
  'hematoma',
  'hypertriglyceridaemia',
  'hypertriglyceridemia',
  'adenocarcinoma',
  'adenocarcinomas',
  'sarcoma',
  'lymphoma',
  'lymphomas',
  'tumour',
]);

/** "pancreatic cancer", "squamous carcinoma of the oesophagus": the organ in front of the noun. */
const CANCER_OF =
  /\b([\p{L}-]{3,}) (cancers?|carcinomas?|tumou?rs?|sarcomas?|lymphomas?|adenocarcinomas?|leuka?emias?)\b/gu;
const CANCER_IN = /\b(?:cancer|carcinoma|tumou?r|adenocarcinoma) of the ([\p{L}]{3,})\b/gu;
const NO_ORGAN = new Set(
  'the a an this that my his her their our its your any every each which what other another no some such metastatic advanced primary secondary solid malignant benign recurrent resected resectable unresectable invasive aggressive rare common positive negative mutated mutant rearranged driven amplified fused translocated cell small large squamous nonsquamous non-squamous untreated treated pretreated refractory resistant localised localized early late stage driver driver-positive new old growing remaining original human adult and or of in with for to on by from other hepatocellular anaplastic adenosquamous sarcomatoid non-small having has had have is was are get got beat fight against about same whole entire all most many both these those oncogene-addicted oncogene-driven gene-driven fusion-positive myofibroblastic inflammatory active target one two further'.split(
    ' ',
  ),
);

/** An upper-case name before "trial" or "study", or of the form of a trial's name (KEYNOTE-189, CheckMate 9LA, NCT02075840, the first half of "BRIGHT-ALK"). */
const TRIAL_BESIDE =
  /(?:\b([\p{Lu}][\p{L}\p{N}]*(?:[- ]?[\p{Lu}\p{N}][\p{L}\p{N}]*){0,2}) (?:trial|study|phase)\b)|(?:\b(?:trial|study)(?: called| named|,)? ([\p{Lu}]{3,}[\p{L}\p{N}]*(?:[- ]\d+[\p{L}]*)?))/gu;
const TRIAL_FORM =
  /\b(?:NCT\d{8}|JapicCTI-\d+|ChiCTR[\w-]*\d+|[\p{Lu}]{2}[\p{L}]*\p{Ll}\d{2,}|[\p{Lu}]{5,}(?=-[\p{Lu}]{3,5}\b)|\p{Lu}\p{Ll}+\p{Lu}\p{Ll}+[- ]\d\w*|(?<=\b(?:[Ii]n|of|from|by|and|the) )[\p{Lu}]{5,}(?:-\d+)?(?! [\p{Lu}]{2})|(?<=^|[.?!]\s)[\p{Lu}]{5,}(?=\s*[-–:]|\s(?:showed|found|reported|compared|demonstrated|randomi[sz]ed|enrolled|tested)\b)|[\p{Lu}][\p{L}]*[\p{Lu}]{2,}[\p{L}]*[- ]\d+[\p{L}]{0,2})\b/gu;

/** An upper-case symbol beside a word that goes with genes. */
const GENE_BESIDE =
  /\b(?:the )?([\p{Lu}][\p{Lu}\p{N}]{1,7}(?:-\d)?)(?:[- ](?:gene|genes|mutations?|mutated|mutant|fusions?|rearrange[a-z]*|positive|amplifi[a-z]+|translocation|overexpress[a-z]*|alterations?|inhibitors?|variant|deletion|insertions?|receptor|kinase|pathway)\b|\+)|\b(?:gene(?: called)?|sequenc(?:e|ing)|test(?:ed|ing)? for|mutations? in|variants? in) ([\p{Lu}][\p{Lu}\p{N}]{1,7})\b/gu;
const VARIANT_FORM = /\b[A-Z]\d{3,4}(?:[A-Z]|fs|del|ins)[a-z]*\b/gu;
const NO_GENE = new Set(
  'DNA RNA FISH IHC NGS CNS CT MRI PET PFS OS ORR DOR HR CI TKI TKIS NSCLC SCLC HCC ALCL IMT FDA EMA PMDA NMPA NCCN ESMO ASCO NICE AJCC TNM UICC US USA EU UK ECOG PS AFP BCLC RECIST IRC BICR INV ITT AE SAE IV III II I IF IN IS THE MY A AN OR AND NOT NO M1 M1A M1B M1C CNV RT PCR RTPCR ICI WBRT SRS SOC LFT ALT AST ECG ILD EHR GP MD FAQ QOL CR PR SD PD DCR DFS TTP IC WHO EANO AIOM DLCG AWMF CSCO AASLD STRIDE AUC TPS CPS ORR INR GFR CYP CYP3A CYP3A4 CYP2D6 MTT MDT VEGF PD PDL DLCG RECIST RANO ALANINE CHILD FISH TRUE FALSE'.split(
    ' ',
  ),
);
/** What is no name of a trial though it stands before "trial" or "study". */
const NO_TRIAL =
  /^(?:The|This|That|A|An|Which|What|In|Phase|I+|Phase I+|III|II|IV|A Phase|One|Each|Any|Pivotal|Clinical|Japanese|Chinese|Asian|Global|US|EU|FDA|EMA|Is|Was|Did|Does|Are|My|Our|His|Her|Another|First|Second|For|From|Based|And|New|Main|Recent|Large|Randomi[sz]ed|Registration|Open|Double)$/u;

/** "the dose of Zolmarix", "a drug called Zolmarix": a word in the place of a drug. */
const IN_PLACE_OF_DRUG =
  /\b(?:(?:takes?|taking|took|started on|put (?:me|him|her|us|them) on|swallow|brand|capsules)(?=\s+\p{Lu})|dos(?:e|es|age|ing) (?:of|for)|(?:drug|medicine|medication|pill|inhibitor|agent|antibody) (?:called|named)|tablets of|prescribed|side effects (?:of|from))\s+([\p{Lu}]?[\p{Ll}][\p{L}-]{4,})\b/gu;

/** Things that look like names of drugs, trials, genes and cancer types in the parts of a question that no known name covers. */
export function unknownNames(
  text: string,
  words: readonly TextSpan[],
  sentences: readonly Sentence[],
  isRead: (start: number, end: number) => boolean,
  nearest: (name: string, kind: UnknownName['kind']) => readonly NamedNode[],
): UnknownName[] {
  const found: UnknownName[] = [];
  const add = (kind: UnknownName['kind'], start: number, end: number): void => {
    if (isRead(start, end) || found.some((other) => start < other.end && end > other.start)) return;
    const name = text.slice(start, end);
    found.push({ kind, text: name, start, end, sentence: sentenceAt(sentences, start), nearest: nearest(name, kind) });
  };
  for (const word of words) {
    const lower = word.text.toLowerCase();
    if (DRUG_ENDING.test(lower)) add('DRUG', word.start, word.end);
    else if (TUMOUR_ENDING.test(lower) && !NO_TUMOUR.has(lower)) add('CANCER_TYPE', word.start, word.end);
  }
  for (const match of text.matchAll(TRIAL_FORM)) {
    // "ABX-4471" has the form of a development code
    const isCode =
      /^[\p{Lu}]{2,4}-?\d{3,5}$/u.test(match[0]) &&
      !/^ (?:trial|study)/u.test(text.slice(match.index + match[0].length));
    if (!NO_GENE.has(match[0].split(/[ -]/u)[0] ?? ''))
      add(isCode ? 'DRUG' : 'TRIAL', match.index, match.index + match[0].length);
  }
  for (const match of text.matchAll(TRIAL_BESIDE)) {
    const name = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].indexOf(name);
    const isName =
      /\p{Lu}.*\p{Lu}|\d/u.test(name) && !NO_TRIAL.test(name) && !NO_GENE.has(name.split(/[ -]/u)[0] ?? '');
    if (isName) add('TRIAL', start, start + name.length);
  }
  for (const match of text.matchAll(VARIANT_FORM)) add('GENE', match.index, match.index + match[0].length);
  for (const match of text.matchAll(GENE_BESIDE)) {
    const name = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].indexOf(name);
    if (!NO_GENE.has(name)) add('GENE', start, start + name.length);
  }
  for (const [pattern, isOrganFirst] of [
    [CANCER_OF, true],
    [CANCER_IN, false],
  ] as const) {
    for (const match of text.matchAll(new RegExp(pattern.source, 'giu'))) {
      const organ = (match[1] ?? '').toLowerCase();
      if (
        NO_ORGAN.has(organ) ||
        /^[ivx]+[abc]?$/u.test(organ) ||
        /(?:ed|ing|ive)$/u.test(organ) ||
        (isOrganFirst && COMMON_WORDS.has(organ))
      )
        continue;
      add('CANCER_TYPE', match.index, match.index + match[0].length);
    }
  }
  for (const match of text.matchAll(IN_PLACE_OF_DRUG)) {
    const name = match[1] ?? '';
    if (
      COMMON_WORDS.has(name.toLowerCase()) ||
      /(?:ment|tion|apy|ed|ing|ors?|ents?|ants?|ies|ases?|ants?|gs)$/u.test(name)
    )
      continue;
    const start = match.index + match[0].length - name.length;
    add('DRUG', start, start + name.length);
  }
  return found.toSorted((a, b) => a.start - b.start);
}
