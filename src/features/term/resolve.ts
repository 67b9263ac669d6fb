import type DataLoader from 'dataloader';
import { ambiguousTerm, badUserInput, unresolvedTerm } from '../../shared/errors.ts';
import { foldName } from '../../shared/fold.ts';
import type { TermLoaders } from './loaders.ts';
import type { NamedNode, Name, ResolvedTerm, Understood } from './model.ts';
import { namedNode, nearestNodes } from './spelling.ts';

export const MAX_TERM_LENGTH = 200;

/** Kinds that a person names in a question. Sources and single results are known by their ids, and a treatment bears the name of its regimen. */
export const ASKABLE_KINDS = ['drug', 'cancer', 'biomarker', 'gene', 'endpoint', 'trial', 'regimen'] as const;

export function assertTermLength(argument: string, term: string): void {
  if (term.trim() === '') throw badUserInput(argument, `\`${argument}\` is empty.`);
  if (term.length > MAX_TERM_LENGTH) {
    throw badUserInput(
      argument,
      `\`${argument}\` has ${term.length} characters; at most ${MAX_TERM_LENGTH} are allowed.`,
    );
  }
}

/** What a term could mean among some kinds. Never a guess: what fits no name fits nothing. */
export async function resolveTerm(
  input: string,
  kinds: readonly string[],
  { namesByFolded, namesByKinds }: TermLoaders,
): Promise<ResolvedTerm> {
  const folded = foldName(input);
  const names = (await namesByFolded.load(folded)).filter(({ kind }) => kinds.includes(kind));
  const [first, ...others] = distinctNodes(names);
  if (first === undefined) {
    return { input, match: 'NONE', node: null, candidates: nearestNodes(folded, await namesByKinds.load(kinds)) };
  }
  if (others.length > 0) {
    return { input, match: 'AMBIGUOUS', node: null, candidates: [first, ...others].map(namedNode) };
  }
  return { input, match: first.matchedBy, node: namedNode(first), candidates: [] };
}

/** A name that several nodes bear is theirs alike, whether it is the first name of one and a second name of another. */
function distinctNodes(names: readonly Name[]): Name[] {
  return [...new Map(names.map((name) => [name.nodeId, name])).values()];
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  cancer: 'cancer type',
  treatment: 'treatment',
};
const wordsOf = (kinds: readonly string[]): string => kinds.map((kind) => KIND_WORDS[kind] ?? kind).join(' or ');

/** A term given as an argument. Errors: BAD_USER_INPUT, UNRESOLVED_TERM, AMBIGUOUS_TERM. */
export async function understand(
  argument: string,
  input: string,
  kinds: readonly string[],
  loaders: TermLoaders,
): Promise<Understood & { readonly node: NamedNode }> {
  assertTermLength(argument, input);
  const { match, node, candidates } = await resolveTerm(input, kinds, loaders);
  if (match === 'AMBIGUOUS') throw ambiguousTerm(argument, input, candidates);
  if (match === 'NONE' || node === null) throw unresolvedTerm(argument, input, wordsOf(kinds), candidates);
  return { argument, input, match, node };
}

/** What a lookup means: a node id of the kind, also a former one, or an identifier that the graph holds. Errors: BAD_USER_INPUT. */
export async function lookUp<Row>(
  kind: string,
  input: string,
  byId: DataLoader<string, Row | null>,
  loaders: TermLoaders,
): Promise<Row | null> {
  assertTermLength('id', input);
  const found = input.startsWith(`${kind}:`) ? await byId.load(input) : null;
  if (found !== null) return found;
  const id = await identified(input, [kind], loaders);
  return id === null ? null : byId.load(id);
}

/** The id of the one node of some kinds that an identifier belongs to. Errors: AMBIGUOUS_TERM. */
export async function identified(
  input: string,
  kinds: readonly string[],
  { namesByFolded }: TermLoaders,
): Promise<string | null> {
  const names = (await namesByFolded.load(foldName(input))).filter(
    (name) => kinds.includes(name.kind) && name.matchedBy === 'IDENTIFIER',
  );
  const [first, ...others] = distinctNodes(names);
  if (first !== undefined && others.length > 0) throw ambiguousTerm('id', input, [first, ...others].map(namedNode));
  return first?.nodeId ?? null;
}
