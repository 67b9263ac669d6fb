import { foldName } from '../../src/shared/fold.ts';
import { byKey, type GraphContent } from './content.ts';

/** From strongest to weakest: what a name counts as when a record bears it twice. */
type Match = 'EXACT' | 'IDENTIFIER' | 'ALIAS';

export type NamedRecord = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly identifiers: readonly string[];
};

/** What a person may type for a node: one `Name` per node and folded name. */
export function writeNames(content: GraphContent, { id, name, aliases, identifiers }: NamedRecord): void {
  const written: readonly (readonly [string, Match])[] = [
    [name, 'EXACT'],
    ...[...identifiers, id].map((identifier) => [identifier, 'IDENTIFIER'] as const),
    ...aliases.map((alias) => [alias, 'ALIAS'] as const),
    // nobody types the remark of "ABCB1 overexpression (drug efflux)"
    [name.replace(/ \([^)]*\)$/u, ''), 'ALIAS'],
  ];
  const names = new Map<string, { text: string; match: Match }>();
  for (const [text, match] of written) {
    if (!names.has(foldName(text))) names.set(foldName(text), { text, match });
  }
  for (const [folded, { text, match }] of [...names].toSorted(byKey(([key]) => key))) {
    content.node('Name', `name:${folded}:${id}`, {
      folded,
      text,
      matchedBy: match,
      nodeId: id,
      nodeName: name,
      kind: kindOf(id),
    });
  }
}

/** A published id that a correction changed: an identifier of the node that has another id now. */
export function writeFormerId(content: GraphContent, former: string, id: string): void {
  const folded = foldName(former);
  content.node('Name', `name:${folded}:${id}`, {
    folded,
    text: former,
    matchedBy: 'IDENTIFIER',
    nodeId: id,
    nodeName: id,
    kind: kindOf(id),
  });
}

const kindOf = (id: string): string => id.slice(0, id.indexOf(':'));
