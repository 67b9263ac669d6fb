import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { jarsAreFetched, NEO4J_VERSION } from './jars.ts';

const OLDEST_JAVA = 17;

/** Why a Neo4j cannot be started on this machine, in words that follow "Neo4j cannot run here:"; undefined when it can. */
export async function whyNoNeo4j(): Promise<string | undefined> {
  if (process.platform === 'win32') return 'it is started through a POSIX shell, which Windows has inside WSL only';
  const java = await javaVersion();
  if (java === undefined || java < OLDEST_JAVA) {
    const found = java === undefined ? '' : ` (only Java ${java})`;
    return `no Java ${OLDEST_JAVA} or newer on the PATH${found}`;
  }
  // Once fetched, the jars are enough: Maven may be away.
  if (!(await jarsAreFetched()) && !(await mavenIsThere())) {
    return `no Maven (mvn) on the PATH to fetch Neo4j ${NEO4J_VERSION} with`;
  }
  return undefined;
}

async function javaVersion(): Promise<number | undefined> {
  // `java -version` writes to standard error: openjdk version "17.0.15" or, before Java 9, java version "1.8.0_292"
  const printed = await outputOf('java', '-version');
  const version = /version "(?:1\.)?(\d+)/.exec(printed ?? '')?.[1];
  return version === undefined ? undefined : Number(version);
}

async function mavenIsThere(): Promise<boolean> {
  return (await outputOf('mvn', '--version')) !== undefined;
}

async function outputOf(command: string, argument: string): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, [argument]);
    return stdout + stderr;
  } catch {
    return undefined; // not there, or there and broken, like the stub that macOS ships as java
  }
}
