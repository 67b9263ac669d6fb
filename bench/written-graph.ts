import { fork } from 'node:child_process';
import { join } from 'node:path';

export type GraphSize = 'evidence' | 'large';

export type Answer = {
  readonly body: string;
  /** The objects in it, less those that only hold a list. */
  readonly objects: number;
  /** The queries that resolvers asked for it, by name. */
  readonly queries: readonly string[];
  /** Milliseconds until it was there while no row of it had been read before, one per request. Within the process: no HTTP. */
  readonly firstReadings: readonly number[];
};
export type Answers = Readonly<Record<string, Answer>>;

/** What the process that writes a graph tells. */
export type Report = { readonly share: number } | { readonly answers: Answers };

/** Writes a graph into the store that the environment names, unless it holds one, and asks it all operations. */
export async function writeGraph(
  size: GraphSize,
  environment: Readonly<Record<string, string>>,
  progress: (share: number) => void,
): Promise<Answers> {
  const child = fork(join(import.meta.dirname, 'write-graph.ts'), [size], {
    env: { PATH: process.env['PATH'], ...environment },
    execArgv: ['--import', 'tsx', '--max-old-space-size=4096'],
  });
  return new Promise((resolve, reject) => {
    let answers: Answers | undefined;
    child.on('message', (report: Report) => {
      if ('share' in report) progress(report.share);
      else answers = report.answers;
    });
    child.on('exit', (code) => {
      if (code === 0 && answers !== undefined) resolve(answers);
      else reject(new Error(`Writing the graph ended with ${code ?? 'a signal'}.`));
    });
  });
}
