/** `npm run bench`: what a request costs, on each engine and on two sizes of the graph. README.md says how to read it. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../src/root.ts';
import { startNeo4j, whyNoNeo4j } from '../test/neo4j/server.ts';
import { createTempFolder } from '../test/support/temp-folder.ts';
import { LARGE } from './large-graph.ts';
import { startMeasured, type MeasuredProcess } from './measured-process.ts';
import { CLIENTS, measure, type Effort } from './measure.ts';
import { measureNetworks, NETWORK_TREATMENTS, type NetworkFigures } from './networks.ts';
import { OPERATIONS } from './operations.ts';
import type { Spread } from './statistics.ts';
import { summarize, type Summary } from './summary.ts';
import { tableOf } from './table.ts';
import { writeGraph, type Answers, type GraphSize } from './written-graph.ts';

const QUICK: Effort = { rounds: 3, secondsPerBurst: 0.7, secondsOfWarmUp: 2 };
const FULL: Effort = { rounds: 5, secondsPerBurst: 1.5, secondsOfWarmUp: 5 };
const ENGINES = ['embedded', 'neo4j'] as const;
const OUTPUT = join(ROOT, '.data', 'bench.json');

type Environment = Readonly<Record<string, string>>;
type Server = {
  readonly engine: Summary['engine'];
  readonly size: GraphSize;
  readonly answers: Answers;
  readonly process: MeasuredProcess;
  /** Peak memory when it began to listen, in MB. */
  readonly memoryAtStart: number;
};

/** What must end with the bench, however it ends; the last begun first. */
const undo: (() => Promise<void>)[] = [];

async function main(): Promise<void> {
  const { quick, engines, script } = readOptions();
  const loadBefore = loadavg()[0];
  const servers: Server[] = [];
  for (const engine of engines) {
    for (const { size, environment } of await storesOf(engine, quick ? ['evidence'] : ['evidence', 'large'])) {
      const began = performance.now();
      const answers = await writeGraph(size, environment, everyQuarter(`${engine}, ${TITLE[size]}: writing the graph`));
      servers.push({ engine, size, answers, ...(await start(script, environment)) });
      say(`${engine}, ${TITLE[size]}: ready after ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    }
  }
  const [first] = servers;
  if (first === undefined) throw new Error('There is no engine to measure.');
  servers.unshift(await startFloor(first.answers));

  const cases = servers.flatMap((server) =>
    OPERATIONS.map(({ name, query, variables }) => {
      const answer = server.answers[name];
      if (answer === undefined) throw new Error(`${server.engine} has no answer to ${name}.`);
      const url = `${server.process.address}/${server.engine === 'floor' ? name : 'graphql'}`;
      const target = { url, body: JSON.stringify({ query, variables }), answer: Buffer.from(answer.body) };
      return { ...server, operation: name, answer, target };
    }),
  );
  const summaries = summarize(await measure(cases, quick ? QUICK : FULL, say));
  const memory = await Promise.all(
    servers.map(async ({ engine, size, memoryAtStart, process }) => ({
      engine,
      size,
      atStart: memoryAtStart,
      peak: (await process.usage()).peakMegabytes,
    })),
  );
  const networks = await measureNetworks(quick ? QUICK.rounds : FULL.rounds);
  const machine = {
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    script,
    load: [loadBefore, loadavg()[0]],
  };
  say(
    `\n${requestTable(summaries)}\n\n${memoryTable(memory)}\n\n${networkTable(networks)}\n\n${JSON.stringify(machine)}`,
  );
  await mkdir(dirname(OUTPUT), { recursive: true });
  await writeFile(OUTPUT, JSON.stringify({ machine, requests: summaries, memory, networks }, null, 2));
  say(`All figures, with those of the ratios: ${OUTPUT}`);
}

type Options = { quick: boolean; engines: readonly (typeof ENGINES)[number][]; script: string };

function readOptions(): Options {
  const { quick, built, engine } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      built: { type: 'boolean', default: false },
      engine: { type: 'string' },
    },
  }).values;
  const engines = ENGINES.filter((name) => engine === undefined || engine === name);
  if (engines.length === 0) throw new Error(`--engine is "${engine}"; it is embedded or neo4j.`);
  const script = built ? 'dist/src/main.js' : 'src/main.ts';
  if (!existsSync(join(ROOT, script))) throw new Error('There is no build to measure. Run `npm run build` first.');
  return { quick, engines, script };
}

type Store = { readonly size: GraphSize; readonly environment: Environment };

/** Where the graphs of an engine are written and served from. */
async function storesOf(engine: (typeof ENGINES)[number], sizes: readonly GraphSize[]): Promise<Store[]> {
  if (engine === 'embedded') return Promise.all(sizes.map(embeddedStore));
  const given = process.env['NEO4J_URI'] ?? '';
  if (given !== '') {
    say(
      `neo4j: the one at ${given}, with what it holds. The large graph is not written into a database that is given.`,
    );
    const settings = ['NEO4J_URI', 'NEO4J_USERNAME', 'NEO4J_PASSWORD', 'NEO4J_DATABASE'];
    return [
      { size: 'evidence', environment: Object.fromEntries(settings.map((name) => [name, process.env[name] ?? ''])) },
    ];
  }
  const reason = await whyNoNeo4j();
  if (reason !== undefined) {
    say(`neo4j: not measured, for it cannot run here: ${reason}.`);
    return [];
  }
  return Promise.all(sizes.map(neo4jStore));
}

async function embeddedStore(size: GraphSize): Promise<Store> {
  const folder = await createTempFolder();
  undo.push(folder.remove);
  return { size, environment: { TRIALGRAPH_DATA: folder.path } };
}

async function neo4jStore(size: GraphSize): Promise<Store> {
  const { uri, username, password, stop } = await startNeo4j();
  undo.push(stop);
  return { size, environment: { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password } };
}

async function start(
  script: string,
  environment: Environment,
  args: readonly string[] = [],
): Promise<Pick<Server, 'process' | 'memoryAtStart'>> {
  const started = await startMeasured(script, environment, args);
  undo.push(started.stop);
  return { process: started, memoryAtStart: (await started.usage()).peakMegabytes };
}

/** The same bytes from a server that has nothing to do for them. */
async function startFloor(answers: Answers): Promise<Server> {
  const folder = await createTempFolder();
  undo.push(folder.remove);
  const file = join(folder.path, 'answers.json');
  const entries = Object.entries(answers);
  await writeFile(file, JSON.stringify(Object.fromEntries(entries.map(([name, { body }]) => [name, body]))));
  return {
    engine: 'floor',
    size: 'evidence',
    answers: Object.fromEntries(entries.map(([name, answer]) => [name, { ...answer, queries: [], firstReadings: [] }])),
    ...(await start('bench/floor.ts', {}, [file])),
  };
}

const TITLE: Readonly<Record<GraphSize, string>> = { evidence: 'evidence', large: `${LARGE} times the evidence` };

function requestTable(summaries: readonly Summary[]): string {
  const header = [
    'operation',
    'engine',
    'graph',
    'queries',
    'CPU ms',
    'p50 ms',
    'p99 ms',
    `req/s, ${CLIENTS} clients`,
    'first reading ms',
    'CPU/floor',
    'p50/floor',
    'p50/evidence',
    'first/evidence',
    'p50/embedded',
    'first/embedded',
  ];
  const rows = OPERATIONS.flatMap(({ name }) => summaries.filter(({ operation }) => operation === name)).map(
    ({ operation, engine, size, queries, objects, bytes, figures, firstReading, ratios }) => [
      operation,
      engine,
      engine === 'floor' ? `${objects} objects, ${bytes} B` : `x ${size === 'large' ? LARGE : 1}`,
      engine === 'floor' ? '' : String(queries.length),
      range(figures.cpu),
      range(figures.p50),
      range(figures.p99),
      range(figures.throughput),
      firstReading === null ? '' : range(firstReading),
      ...[
        ratios.cpuToFloor,
        ratios.p50ToFloor,
        ratios.p50ToEvidence,
        ratios.firstReadingToEvidence,
        ratios.p50ToEmbedded,
        ratios.firstReadingToEmbedded,
      ].map((ratio) => (ratio === null ? '' : short(ratio))),
    ],
  );
  return tableOf(header, rows);
}

function memoryTable(memory: readonly { engine: string; size: GraphSize; atStart: number; peak: number }[]): string {
  return tableOf(
    ['process', 'graph', 'peak MB at start', 'peak MB at end'],
    memory.map(({ engine, size, atStart, peak }) => [
      engine,
      `x ${size === 'large' ? LARGE : 1}`,
      atStart.toFixed(0),
      peak.toFixed(0),
    ]),
  );
}

function networkTable(networks: readonly NetworkFigures[]): string {
  return tableOf(
    ['studies', 'treatments', 'ms', 'peak MB'],
    networks.map(({ studies, milliseconds, peakMegabytes }) => [
      String(studies),
      String(NETWORK_TREATMENTS),
      range(milliseconds),
      peakMegabytes.toFixed(0),
    ]),
  );
}

const range = ({ median, min, max }: Spread): string => `${short(median)} (${short(min)}-${short(max)})`;
/** Three digits say all that is known. */
const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

const say = (text: string): void => {
  console.log(text);
};

function everyQuarter(what: string): (share: number) => void {
  let next = 0.25;
  return (share) => {
    if (share < next) return;
    say(`${what}, ${Math.floor(share * 100)} %`);
    next += 0.25;
  };
}

let cleaning: Promise<void> | undefined;

/** Once, whoever asks first: a signal, or the end of the work that the signal cut short. */
function cleanUp(): Promise<void> {
  cleaning ??= (async () => {
    for (const end of undo.reverse()) await end();
  })();
  return cleaning;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // stays subscribed: npm and the terminal may both pass a Ctrl-C on
  process.on(signal, () => void cleanUp().then(() => process.exit(1)));
}
try {
  await main();
} finally {
  await cleanUp();
}
