import { z } from 'zod';
import { StartError } from './start-error.ts';

/** Variables that are set to nothing count as not set: so do they in compose files. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const NEO4J_SCHEMES = /^(neo4j|bolt)(\+s|\+ssc)?:\/\/./;

const milliseconds = (lowest: number) => {
  const message = `must be a whole number of milliseconds from ${lowest} to 600000`;
  return z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((value) => value >= lowest && value <= 600_000, message);
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
  REQUEST_TIMEOUT_MS: optional(milliseconds(100).default(10_000)),
  STOP_DELAY_MS: optional(milliseconds(0).default(1_000)),
  LOG_LEVEL: optional(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info')),
  // their own package reads these and all others that begin so
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(z.string().optional()),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: optional(z.string().optional()),
  OTEL_TRACES_EXPORTER: optional(z.enum(['otlp', 'none'], 'must be otlp or none').default('otlp')),
  NEO4J_URI: optional(
    z
      .string()
      .regex(NEO4J_SCHEMES, 'must be an address such as neo4j://127.0.0.1:7687 or neo4j+s://example.databases.neo4j.io')
      .optional(),
  ),
  NEO4J_USERNAME: optional(z.string().default('neo4j')),
  NEO4J_PASSWORD: optional(z.string().optional()),
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
};

/** Errors: a StartError that names the variable, what it is and what it must be. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0]);
    throw new StartError(`${name} is "${environment[name] ?? ''}", but ${issue?.message ?? 'has another form'}.`);
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
  };
}

function graphSettings(environment: z.infer<typeof Environment>): GraphSettings {
  const { NEO4J_URI: uri, NEO4J_PASSWORD: password } = environment;
  if (uri === undefined) return { engine: 'embedded', folder: environment.TRIALGRAPH_DATA };
  if (password === undefined) {
    throw new StartError('NEO4J_URI is set, but NEO4J_PASSWORD is not. Set it to the password of NEO4J_USERNAME.');
  }
  return {
    engine: 'neo4j',
    uri,
    username: environment.NEO4J_USERNAME,
    password,
    database: environment.NEO4J_DATABASE,
  };
}
