import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ErrorExtensions } from '../../docs/client/request.ts';
import type { ErrorCode } from '../../src/shared/errors.ts';
import { ROOT } from '../../src/root.ts';
import { CODE_OF_README } from './code-of-readme.ts';

const folder = join(ROOT, 'docs', 'client');
const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
  config: unknown;
};
const project = ts.parseJsonConfigFileContent(config, ts.sys, folder);

/** What the compiler says of each of these files; those with a text here are not on disk. */
function compile(
  files: readonly string[],
  texts: ReadonlyMap<string, string> = new Map(),
  options: ts.CompilerOptions = project.options,
): readonly { readonly file: string | undefined; readonly message: string }[] {
  const host = ts.createCompilerHost(options);
  host.readFile = (file) => texts.get(file) ?? ts.sys.readFile(file);
  host.fileExists = (file) => texts.has(file) || ts.sys.fileExists(file);
  const program = ts.createProgram({ rootNames: [...files], options, host });
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => ({
    file: file?.fileName,
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}

const page = (lines: string): string => `
  import * as operations from './__generated__/operations.ts';
  import type { ApiError, Request } from './request.ts';
  declare const request: Request;
  export async function page() { ${lines} }`;

const ranking = 'const { data } = await request(operations.FirstLineDocument, { cancer: "NSCLC" });';
const trials = (variables: string): string => page(`await request(operations.TrialsPageDocument, ${variables});`);
const severity = (lines: string): string =>
  page(`const say = (severity: operations.WarningSeverity): string => { switch (severity) {
    case 'HIGH': return 'read this first';
    case 'MEDIUM': return 'read this';
    case 'INFO': return 'good to know';
    ${lines}
  } }; return say;`);
const candidates = (lines: string): string =>
  page(`const ask = ({ extensions }: ApiError) => { ${lines} }; return ask;`);

const RIGHT: Readonly<Record<string, string>> = {
  'is that of the README': CODE_OF_README.page,
  'reads what the operation selects': page(`${ranking} return data?.rankedTherapies?.entries[0]?.comparison?.text;`),
  'asks for a page': trials('{ first: 5, after: null, filter: { phase: { in: ["PHASE3"] } }, orderBy: "ACRONYM_ASC" }'),
  'asks for a page without saying anything': trials('{}'),
  'has a branch for members that are not there yet': severity("default: return 'read this too';"),
  'tells the kinds of results apart': page(
    `const { data } = await request(operations.TrialWithResultsDocument, { id: 'NCT02075840' });
     return data?.trial?.results.nodes.map((node) => node.__typename === 'ArmResult' ? node.arm.label : node.controlArm.label);`,
  ),
  'looks at the code before it offers candidates': candidates(
    "return extensions.code === 'AMBIGUOUS_TERM' ? extensions.candidates.map(({ name }) => name) : [];",
  ),
};

const WRONG: Readonly<Record<string, readonly [text: string, said: string]>> = {
  'reads a field that there is not': [
    page(`${ranking} return data?.rankedTherapies?.entries[0]?.hazardRatio;`),
    "Property 'hazardRatio' does not exist",
  ],
  'reads a field that the operation does not select': [
    page(`${ranking} return data?.rankedTherapies?.entries[0]?.regimen.components;`),
    "Property 'components' does not exist",
  ],
  'takes it that there is an answer': [page(`${ranking} return data.rankedTherapies;`), "'data' is possibly 'null'"],
  'takes it that no field of the root fails': [
    page(`${ranking} return data?.rankedTherapies.entries;`),
    "'data.rankedTherapies' is possibly 'null'",
  ],
  'takes it that a list has a first entry': [
    page(`${ranking} return data?.rankedTherapies?.entries[0].rank;`),
    'Object is possibly',
  ],
  'takes it that a cut-off is recorded': [
    page(
      `${ranking} const cutoffs: (string | undefined)[] | undefined =
       data?.rankedTherapies?.entries.map(({ comparison }) => comparison?.analysis.cutoff.value); return cutoffs;`,
    ),
    "Type 'null' is not assignable to type 'string | undefined'",
  ],
  'leaves out a variable that is needed': [
    page('await request(operations.FirstLineDocument, {});'),
    "Property 'cancer' is missing",
  ],
  'misspells a variable that is not needed': [
    page('await request(operations.FirstLineDocument, { cancer: "NSCLC", markr: "ALK+" });'),
    "'markr' does not exist",
  ],
  'gives a variable of another type': [trials('{ first: "5" }'), "Type 'string' is not assignable to type 'number'"],
  'gives a number for an id': [
    page('await request(operations.TrialWithResultsDocument, { id: 2075840 });'),
    "Type 'number' is not assignable to type 'string'",
  ],
  'misspells a field of a filter': [trials('{ filter: { phases: { eq: "PHASE3" } } }'), "'phases' does not exist"],
  'filters by a phase that there is not': [
    trials('{ filter: { phase: { eq: "PHASE4" } } }'),
    `Type '"PHASE4"' is not assignable to type 'TrialPhase | null | undefined'`,
  ],
  'gives undefined for a variable with a default that is never null': [
    trials('{ orderBy: undefined }'),
    "Type 'undefined' is not assignable to type 'TrialOrder'",
  ],
  'has no branch for members that are not there yet': [severity(''), 'Function lacks ending return statement'],
  'reads the field of one kind of result from any': [
    page(
      `const { data } = await request(operations.TrialWithResultsDocument, { id: 'NCT02075840' });
       return data?.trial?.results.nodes.map(({ arm }) => arm);`,
    ),
    "Property 'arm' does not exist",
  ],
  'offers candidates of any error': [
    candidates('return extensions.candidates;'),
    "Property 'candidates' does not exist",
  ],
};

describe('the client and the generated documents', () => {
  it('compile as strictly as a front-end may', { timeout: 120_000 }, () => {
    expect(project.fileNames.length).toBeGreaterThan(3);
    expect(project.options).toMatchObject({
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
    });
    expect(compile(project.fileNames)).toEqual([]);
  });

  it('know each code of an error', () => {
    const unknown: readonly Exclude<ErrorCode, ErrorExtensions['code']>[] = [];
    const invented: readonly Exclude<ErrorExtensions['code'], ErrorCode | '%future added value'>[] = [];
    const none: readonly never[] = [...unknown, ...invented];
    expect(none).toEqual([]);
  });
});

describe('a page in a browser', () => {
  const texts = new Map(
    [...Object.entries(RIGHT), ...Object.entries(WRONG).map(([name, [text]]) => [name, text] as const)].map(
      ([name, text]) => [join(folder, `${name}.ts`), text],
    ),
  );
  let said: ReturnType<typeof compile> = [];
  beforeAll(() => {
    said = compile([...texts.keys()], texts, { ...project.options, types: [], noUnusedLocals: false });
  });
  const saidOf = (name: string): string[] =>
    said.filter(({ file }) => file === join(folder, `${name}.ts`)).map(({ message }) => message);

  it.each(Object.keys(RIGHT))('that %s compiles', (name) => {
    expect(saidOf(name)).toEqual([]);
  });

  it.each(Object.entries(WRONG))('that %s does not compile', (name, [, message]) => {
    expect(saidOf(name)).toEqual([expect.stringContaining(message)]);
  });

  it('has no other fault', () => {
    expect(said).toHaveLength(Object.keys(WRONG).length);
  });
});
