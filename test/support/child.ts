import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../../src/root.ts';

export type Child = {
  readonly pid: number;
  output(): string;
  /** Resolves with the exit code, or with the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Resolves when the output holds the text; fails when the process ends before. */
  says(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
};

/** Runs a script of the project in a process of its own. */
export function runScript(
  script: string,
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Child {
  return runNode(['--import', 'tsx', join(ROOT, script), ...args], environment);
}

/** Runs node in a process of its own. Nothing of the tests' environment but the path to programs reaches it. */
export function runNode(args: readonly string[], environment: Readonly<Record<string, string>>, cwd = ROOT): Child {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (output.includes(text)) resolve();
        };
        listeners.add(look);
        look();
        void ended.then((how) => {
          reject(new Error(`It ended with ${how} before it said "${text}":\n${output}`));
        });
      }),
    kill: (signal) => child.kill(signal),
  };
}

/** The server on a free port, ready to answer. */
export async function startServer(
  environment: Readonly<Record<string, string>>,
): Promise<Child & { readonly address: string }> {
  const child = runScript('src/main.ts', { PORT: '0', LOG_LEVEL: 'warn', ...environment });
  return { ...child, address: await addressOf(child) };
}

/** Where a server answers, once it does. */
export async function addressOf(server: Child): Promise<string> {
  await server.says('/graphql');
  return /http:\/\/\S+(?=\/graphql)/.exec(server.output())?.[0] ?? '';
}
