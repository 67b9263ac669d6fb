import { readFileSync } from 'node:fs';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import type { WebSettings } from './server/web.ts';
import { StartError } from './start-error.ts';

/** Variables that are set to nothing count as not set: so do they in compose files. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const MUST_BE_COLLECTOR = 'must be an address such as http://127.0.0.1:4318';
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const NEO4J_SCHEMES = /^(neo4j|bolt)(\+s|\+ssc)?:\/\/./;

/** Items with commas between them. */
const listOf = (isItem: (item: string) => boolean, must: string) =>
  optional(
    z
      .string()
      .transform((text) => text.split(',').map((item) => item.trim()))
      .refine((items) => items.every(isItem), must)
      .default([]),
  );

const isAddress = (text: string): boolean => ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
const isOrigin = (text: string): boolean => text === '*' || (URL.canParse(text) && new URL(text).origin === text);
const isDatabase = (text: string): boolean => {
  if (!NEO4J_SCHEMES.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  return hostname !== '' && !/[ %]/.test(hostname) && username === '' && password === '';
};
const isCollector = (text: string): boolean => /^https?:/.test(text) && URL.canParse(text);
const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

/** Some forty clinical answers, or hundreds of pages: more than a person asks, and a tenth of what one core can give. */
const DEFAULT_COST_PER_MINUTE = 200_000;

/** A release that was replaced is there for twice as long, and an idle connection is closed after as much. */
const LONGEST_REQUEST_MS = 60_000;

const milliseconds = (lowest: number, highest: number) => {
  const message = `must be a whole number of milliseconds from ${lowest} to ${highest}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((value) => value >= lowest && value <= highest, message);
};

const Environment = z.object({
  HOST: optional(z.string().default('127.0.0.1')),
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
      .transform(Number)
      .refine((port) => port <= 65_535, 'must be a whole number from 0 to 65535')
      .default(4000),
  ),
  TRIALGRAPH_DATA: optional(z.string().default('.data')),
  TRUSTED_PROXIES: listOf(
    isAddress,
    'must be addresses or networks with commas between them, such as 10.0.0.7 or 10.0.0.0/8,fd00::/8',
  ),
  ALLOWED_ORIGINS: listOf(
    isOrigin,
    'must be origins with commas between them, such as https://example.org, without a path; or * for all',
  ),
  RATE_LIMIT: optional(
    z
      .string()
      .regex(
        /^([1-9]\d{3,8}|off)$/,
        'must be the cost that one client may ask for in a minute, such as 200000 and no less than 1000, or off',
      )
      .optional(),
  ),
  REQUEST_TIMEOUT_MS: optional(milliseconds(100, LONGEST_REQUEST_MS).default(10_000)),
  STOP_DELAY_MS: optional(milliseconds(0, 600_000).default(1_000)),
  LOG_LEVEL: optional(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info')),
  // their own package reads these and all others that begin so
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(z.string().refine(isCollector, MUST_BE_COLLECTOR).optional()),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: optional(z.string().refine(isCollector, MUST_BE_COLLECTOR).optional()),
  OTEL_TRACES_EXPORTER: optional(z.enum(['otlp', 'none'], 'must be otlp or none').default('otlp')),
  NEO4J_URI: optional(
    z
      .string()
      .refine(
        isDatabase,
        'must be an address such as neo4j://127.0.0.1:7687 or neo4j+s://example.databases.neo4j.io, without a user or password',
      )
      .optional(),
  ),
  NEO4J_USERNAME: optional(z.string().default('neo4j')),
  NEO4J_PASSWORD: optional(z.string().optional()),
  NEO4J_PASSWORD_FILE: optional(z.string().optional()),
  NEO4J_DATABASE: optional(z.string().default('neo4j')),
});

export type GraphSettings =
  | { readonly engine: 'embedded'; readonly folder: string }
  | {
      readonly engine: 'neo4j';
      readonly uri: string;
      readonly username: string;
      readonly password: string;
      readonly database: string;
    };

export type Config = {
  readonly host: string;
  readonly port: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** The time of a request, down to the database. */
  readonly requestTimeoutMs: number;
  /** How long the server goes on serving after it was told to stop. */
  readonly stopDelayMs: number;
  /** Whether traces are sent. */
  readonly tracing: boolean;
  readonly graph: GraphSettings;
  readonly web: WebSettings;
};

/** Errors: a StartError that names the variable, what it is and what it must be. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0]);
    // an address may hold a password where none belongs
    const given = (environment[name] ?? '').replace(/^.*@/s, '...@');
    throw new StartError(`${name} is "${given}", but ${issue?.message ?? 'has another form'}.`);
  }
  const { data } = parsed;
  return {
    host: data.HOST,
    port: data.PORT,
    logLevel: data.LOG_LEVEL,
    requestTimeoutMs: data.REQUEST_TIMEOUT_MS,
    stopDelayMs: data.STOP_DELAY_MS,
    tracing:
      data.OTEL_TRACES_EXPORTER === 'otlp' &&
      (data.OTEL_EXPORTER_OTLP_ENDPOINT ?? data.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) !== undefined,
    graph: graphSettings(data),
    web: webSettings(data),
  };
}

function webSettings({ HOST, TRUSTED_PROXIES, ALLOWED_ORIGINS, RATE_LIMIT }: z.infer<typeof Environment>): WebSettings {
  const rate = RATE_LIMIT ?? (isLoopback(HOST) ? 'off' : String(DEFAULT_COST_PER_MINUTE));
  return {
    trustedProxies: TRUSTED_PROXIES,
    allowedOrigins: ALLOWED_ORIGINS,
    costPerMinute: rate === 'off' ? undefined : Number(rate),
  };
}

function graphSettings(environment: z.infer<typeof Environment>): GraphSettings {
  const { NEO4J_URI: uri } = environment;
  if (uri === undefined) return { engine: 'embedded', folder: environment.TRIALGRAPH_DATA };
  const password = passwordOf(environment);
  if (password === undefined) {
    throw new StartError(
      'NEO4J_URI is set, but NEO4J_PASSWORD is not. Set it to the password of NEO4J_USERNAME, or NEO4J_PASSWORD_FILE to a file that holds it.',
    );
  }
  return {
    engine: 'neo4j',
    uri,
    username: environment.NEO4J_USERNAME,
    password,
    database: environment.NEO4J_DATABASE,
  };
}

/** From the environment or, so that it is in nobody's list of processes or variables, from a file. */
function passwordOf({
  NEO4J_PASSWORD: password,
  NEO4J_PASSWORD_FILE: file,
}: z.infer<typeof Environment>): string | undefined {
  if (file === undefined) return password;
  if (password !== undefined) {
    throw new StartError('NEO4J_PASSWORD and NEO4J_PASSWORD_FILE are both set. Set one of them.');
  }
  try {
    // editors and `echo` end a file with a line break, which is not of the password
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new StartError(`NEO4J_PASSWORD_FILE is "${file}", but that file cannot be read.`, { cause });
  }
}
