import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TiedProcess } from './tied-process.ts';
import { startTied } from './tied-process.ts';

export type Installation = { jars: string; home: string };

/**
 * Writes neo4j.conf for a small server that only this machine can reach and that leaves nothing behind.
 * @param more further settings, by their names in neo4j.conf
 */
export async function writeConfiguration(
  { home }: Installation,
  port: number,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  await mkdir(join(home, 'conf'), { recursive: true });
  const lines = Object.entries({ ...settingsFor(port), ...more }).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(join(home, 'conf', 'neo4j.conf'), lines.join(''));
}

function settingsFor(port: number): Record<string, string> {
  return {
    // Loopback only, and Bolt alone: nothing of ours speaks HTTP to it.
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    // What a neo4j:// client is told to connect to; the default names port 7687 whatever is listened on.
    'server.bolt.advertised_address': `127.0.0.1:${port}`,
    'server.http.enabled': 'false',
    'server.https.enabled': 'false',
    // Otherwise an empty server reserves 516 MB on disk for its logs.
    'db.tx_log.preallocate': 'false',
    // The default is half of the machine's memory.
    'server.memory.pagecache.size': '128m',
    'dbms.usage_report.enabled': 'false',
    // Bolt would wait ten seconds for late comers before it closes. Internal, so a newer Neo4j may refuse to start with it.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': '0',
  };
}

/** Sets the password before the first start, so that there is no moment at which the well-known one works. */
export async function setPassword(installation: Installation, password: string): Promise<void> {
  // In a file, because every user of the machine can read a command line; `--` because a password may begin with a dash.
  const argumentsFile = join(installation.home, 'set-password.args');
  await writeFile(argumentsFile, ['dbms', 'set-initial-password', '--', JSON.stringify(password)].join('\n'), {
    mode: 0o600,
  });
  await administer(installation, [`@${argumentsFile}`]).finally(() => rm(argumentsFile));
}

/**
 * Runs `neo4j-admin` to its end.
 * @param redirect of its input or output, as a shell has it: `> file`
 */
export async function administer({ jars, home }: Installation, args: readonly string[], redirect = ''): Promise<void> {
  const options = ['-Dfile.encoding=UTF-8', '-XX:TieredStopAtLevel=1']; // Java 17 reads in the locale's encoding otherwise
  const java = ['-c', `exec java "$@" ${redirect}`, 'sh', ...options, '-cp', join(jars, '*')];
  const tool = startTied('sh', [...java, 'org.neo4j.cli.AdminTool', ...args], within(home));
  const ending = await tool.ended;
  if (ending !== 0) throw new Error(`neo4j-admin ${args.join(' ')} ended with ${ending}:\n${tool.lastOutput()}`);
}

/** Starts the server itself; it takes some seconds until it answers. */
export function startServer({ jars, home }: Installation, { forShortLife }: { forShortLife: boolean }): TiedProcess {
  const packages = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];
  const options = [
    '-Xms512m',
    '-Xmx512m',
    // Optimising compilers and parallel collectors pay off after minutes; until then they take the processor from the start.
    ...(forShortLife ? ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'] : ['-XX:+UseG1GC']),
    // A server that goes on after running out of memory gives answers nobody can explain.
    '-XX:+ExitOnOutOfMemoryError',
    // Neo4j reaches into these packages of the JDK, which are closed since Java 17.
    ...packages.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  ];
  const main = ['org.neo4j.server.CommunityEntryPoint', `--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`];
  return startTied('java', [...options, '-cp', join(jars, '*'), ...main], within(home));
}

const within = (home: string) => ({ cwd: home, env: { NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') } });
