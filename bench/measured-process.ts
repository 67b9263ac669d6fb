import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../src/root.ts';

const Usage = z.object({ cpuMilliseconds: z.number(), peakMegabytes: z.number() });
/** What a process has used since it began. */
export type Usage = z.infer<typeof Usage>;

export type MeasuredProcess = {
  readonly address: string;
  readonly usage: () => Promise<Usage>;
  readonly stop: () => Promise<void>;
  /** The end of what it printed, its log included. */
  readonly lastOutput: () => string;
};

/** Runs a server of the project in a process of its own and waits until it says where it listens. */
export async function startMeasured(
  script: string,
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<MeasuredProcess> {
  const child = fork(join(ROOT, script), args, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
    execArgv: [...argumentsOfStart(script), '--import', join(import.meta.dirname, 'probe.js')],
    silent: true,
  });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-10_000);
        const listening = /http:\/\/\S+(?=\/graphql)/.exec(output)?.[0];
        if (listening !== undefined) resolve(listening);
      });
    }
    child.once('exit', (code) => {
      reject(new Error(`${script} ended with ${code ?? 'a signal'} before it listened:\n${output}`));
    });
  });
  return {
    address,
    usage: async () => {
      const answer = once(child, 'message');
      child.send('usage');
      return Usage.parse((await answer)[0]);
    },
    lastOutput: () => output,
    stop: async () => {
      const ended = once(child, 'exit');
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What the `start` script gives node, before the file: the one of the build for what is built. */
function argumentsOfStart(script: string): string[] {
  const manifest = join(ROOT, script.startsWith('dist/') ? 'dist' : '', 'package.json');
  const { scripts } = JSON.parse(readFileSync(manifest, 'utf8')) as { scripts: { start: string } };
  return scripts.start
    .replace(/^exec node /, '')
    .split(' ')
    .slice(0, -1);
}
