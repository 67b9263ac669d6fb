/** Reads query texts as far as the rules of our subset need it. What Cypher is as a whole, its own linter knows. */

/** The text without what quotes hold, so that a word in a string is no keyword. */
const unquoted = (text: string): string =>
  text
    .replaceAll(/'[^']*'/g, "''")
    .replaceAll(/\s+/g, ' ')
    .trim();

export function parametersOf(text: string): string[] {
  return [...new Set(matches(unquoted(text), /\$(\w+)/g))].toSorted();
}

const NOT_READING = /(?<![.:$\w])(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|LOAD|FOREACH|CALL(?! ?[({]))(?!\w)/gi;

/** The words with which a text would write, define a schema or call a procedure. */
export function wordsThatDoMoreThanRead(text: string): string[] {
  return matches(unquoted(text), NOT_READING);
}

/** What is not used, because the engines differ in it or one of them is slow at it (see the rules for Cypher in docs/). */
export const NOT_USED = {
  'EXISTS with a subquery': [/\bEXISTS ?\{/i, 'MATCH (a) WHERE EXISTS { (a)-[:T]->() } RETURN a.id AS id'],
  'a second OPTIONAL MATCH': [/OPTIONAL MATCH.*OPTIONAL MATCH/i, 'OPTIONAL MATCH (a:A) OPTIONAL MATCH (b:B)'],
  'internal ids': [/\b(id|elementId) ?\(/i, 'RETURN elementId(a) AS id'],
  'COLLECT with a subquery': [/\bCOLLECT ?\{/i, 'RETURN COLLECT { MATCH (a:A) RETURN a.id } AS ids'],
  'label expressions': [/\(\w*:\w+ ?[|&]|:!/, 'MATCH (a:A|B) RETURN a.id AS id'],
  'quantified paths': [/\)-*>? ?(\+|\{\d)/, 'MATCH ((a)-[:T]->(b)){1,3} RETURN a.id AS id'],
  'paths without a bound': [/\*(\.\.)?\]|\*\d+\.\.\]/, 'MATCH (a)-[:T*]->(b) RETURN a.id AS id'],
  'a condition within a node': [/\(\w*:\w+ WHERE\b/i, "MATCH (a:A WHERE a.id = 'x') RETURN a.id AS id"],
  'a Cypher version': [/^CYPHER \d/i, 'CYPHER 25 RETURN 1 AS one'],
  'batches in transactions': [/\bIN TRANSACTIONS\b/i, 'CALL (n) { DELETE n } IN TRANSACTIONS'],
  APOC: [/\bapoc\./i, 'RETURN apoc.text.join(a, b) AS text'],
  'times and points': [/\b(date|datetime|localdatetime|time|duration|point) ?\(/i, 'RETURN date(a.day) AS day'],
  'functions in which the engines differ': [
    /\b(isEmpty|randomUUID|toString|toInteger|split|round) ?\(/i,
    'RETURN toString(a.value) AS text',
  ],
  'a null looked for in a list': [/\bnull IN\b/i, 'RETURN null IN a.values AS found'],
  'a slice counted from the end': [/\[-\d|\.\.-\d/, 'RETURN a.values[-1] AS last'],
} as const satisfies Record<string, readonly [pattern: RegExp, example: string]>;

export function notUsedIn(text: string): string[] {
  return Object.entries(NOT_USED)
    .filter(([, [pattern]]) => pattern.test(unquoted(text)))
    .map(([name]) => name);
}

/** Aliases that are variables of the same scope: Neo4j then orders by the projected value, which is no order at all. */
export function aliasesThatHideVariables(text: string): string[] {
  return scopesOf(unquoted(text)).flatMap((scope) => {
    const variables = new Set([
      ...matches(scope, /[([](\w+)(?=[:)\]])/g),
      ...matches(scope, /\bUNWIND \S+ AS (\w+)/gi),
    ]);
    const aliases = matches(scope.replaceAll(/\bUNWIND \S+ AS \w+/gi, ''), /\bAS (\w+)/gi);
    return aliases.filter((alias) => variables.has(alias));
  });
}

/** Rows and pages whose order is left to chance somewhere. */
export function ordersLeftToChance(text: string, oneRow: boolean): string[] {
  const problems: string[] = [];
  for (const scope of scopesOf(unquoted(text))) {
    for (const [cut = '', before = ''] of scope.matchAll(/(?:ORDER BY ([^{}]*?) )?(?:SKIP|LIMIT) \$?\w+/gi)) {
      if (!endsInId(before)) problems.push(`cuts without an order that ends in an id: ${cut}`);
    }
  }
  const last =
    unquoted(text)
      .split(/\bRETURN /i)
      .at(-1) ?? '';
  const [, order = ''] = /\bORDER BY (.*)$/i.exec(last) ?? [];
  if (!oneRow && !endsInId(order)) problems.push(`has no order that ends in an id: RETURN ${last}`);
  return problems;
}

/** An owner is the id of a node too. */
const endsInId = (order: string): boolean => /(^|[ .,])(id|\w+Id|owner)( (ASC|DESC))?$/i.test(order.trim());

/** Each subquery's own text, and the text around them. Braces of maps and counts open no scope. */
function scopesOf(text: string): string[] {
  const start = /\bCALL ?(\([^)]*\))? ?\{/i.exec(text);
  if (start === null) return [text];
  const open = start.index + start[0].length;
  const close = closingBrace(text, open);
  const around = `${text.slice(0, start.index)} ${text.slice(close + 1)}`;
  return [...scopesOf(text.slice(open, close)), ...scopesOf(around)];
}

function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let index = from; index < text.length; index++) {
    if (text[index] === '{') depth++;
    if (text[index] === '}') depth--;
    if (depth === 0) return index;
  }
  throw new Error(`A brace is not closed: ${text.slice(from)}`);
}

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, word]) => word ?? '').filter((word) => word !== '');
