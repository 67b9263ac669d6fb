import { foldName } from '../../../shared/fold.ts';
import type { TextSpan } from './model.ts';
import { plainOf, wordsOf } from './words.ts';

/** A stretch of the question that could be a name, with the spellings under which it is looked up. */
export type NameSpan = TextSpan & { readonly keys: readonly string[]; readonly words: number };

/** The longest name of the graph that people write out has ten words. */
const MAX_WORDS = 10;

const ALTERATIONS: readonly (readonly [RegExp, string])[] = [
  [
    / (?:positivity|driven|translocated|fused|fusion positive|rearrangement positive|gene fusion|pos|disease)$/u,
    ' positive',
  ],
  [/ (?:gene rearrangements?|rearrangement|rearranged (?:disease|tumou?rs?))$/u, ' rearrangement'],
  [/ (?:mutant|mutated|mutations|mutation positive)$/u, ' mutation'],
  [/ amplified$/u, ' amplification'],
  [/ (?:copy number gains|gains|gene gain|copy gain|copies?)$/u, ' copy number gain'],
  [/ (?:over expression|overexpressing)$/u, ' overexpression'],
  [/ ca$/u, ' carcinoma'],
  [/\btumou?rs?$/u, 'cancer'],
  [/\bcancers$/u, 'cancer'],
  [/\bcarcinomas$/u, 'carcinoma'],
  [/\blymphomas$/u, 'lymphoma'],
  [/\brearrangements$/u, 'rearrangement'],
  [/\btranslocations$/u, 'translocation'],
  [/\bfusions$/u, 'fusion'],
  [/s$/u, ''],
];

/** "fusion of ALK" as people also say "ALK fusion", "carcinoma of the lung" for "lung carcinoma". */
const TURNED =
  /^(?:extra |additional |more |multiple )?(fusion|rearrangement|translocation|mutation|amplification|over ?expression|copy number gain|copie|cancer|carcinoma|adenocarcinoma|tumou?r)s? (?:of|in|involving|affecting) (?:the )?([\p{L}\p{N}]+)(?: gene)?$/u;

/** Names of drugs as clinicians clip them. */
const CLIPPED: ReadonlyMap<string, string> = new Map([
  ['carbo', 'carboplatin'],
  ['cis', 'cisplatin'],
  ['pem', 'pemetrexed'],
  ['atezo', 'atezolizumab'],
  ['bev', 'bevacizumab'],
  ['durva', 'durvalumab'],
  ['treme', 'tremelimumab'],
  ['nivo', 'nivolumab'],
  ['ipi', 'ipilimumab'],
  ['pembro', 'pembrolizumab'],
  ['lenva', 'lenvatinib'],
  ['sora', 'sorafenib'],
  ['camre', 'camrelizumab'],
  ['tisle', 'tislelizumab'],
  ['rego', 'regorafenib'],
  ['cabo', 'cabozantinib'],
  ['lorla', 'lorlatinib'],
  ['osi', 'osimertinib'],
]);

const VARIANTS = /^[a-z]\d{3,4}[a-z]+(?:(?: (?:\+|plus|and) |\/)[a-z]\d{3,4}[a-z]+)+$/u;

/** Every stretch that could be a name. */
export function nameSpans(text: string): NameSpan[] {
  const words = wordsOf(text);
  const plain = plainOf(text);
  const spans: NameSpan[] = [];
  words.forEach(({ start }, first) => {
    for (let last = first; last < Math.min(words.length, first + MAX_WORDS); last++) {
      const end = words[last]?.end ?? start;
      const between = plain.slice(start, end);
      // a name does not run over the end of a sentence, nor over a comma
      if (/[?!;\n]|[,.:](?= )/u.test(between)) break;
      spans.push({
        text: text.slice(start, end),
        start,
        end,
        words: last - first + 1,
        keys: keysOf(text.slice(start, end)),
      });
    }
  });
  return spans;
}

function keysOf(words: string): string[] {
  const folded = foldName(words.replace(/[()"'“”‘’[\]]/gu, '').replace(/\u2212/gu, '-'));
  // a change of a protein is also named with its gene in front; ALK is the only gene whose changes are held so
  const keys = new Set([folded]);
  if (VARIANTS.test(folded)) {
    const parts = folded.split(/ (?:\+|plus|and) |\//u);
    for (const order of [parts, parts.toReversed()]) keys.add(`alk ${order.join(' + ')}`);
  }
  // "IMBRAVE 150" and "ALTA1L": a space between letters and a number is written or not
  keys.add(folded.replace(/(?<=\p{L}) (?=\d)/gu, ''));
  keys.add(folded.replace(/(?<=\p{L})(?=\d)/u, ' '));
  const clipped = CLIPPED.get(folded);
  if (clipped !== undefined) keys.add(clipped);
  const turned = TURNED.exec(folded);
  const said = turned ? `${turned[2] ?? ''} ${turned[1] ?? ''}` : folded;
  keys.add(said);
  for (const [pattern, replacement] of ALTERATIONS) {
    if (pattern.test(said)) keys.add(said.replace(pattern, replacement));
  }
  return [...keys];
}
