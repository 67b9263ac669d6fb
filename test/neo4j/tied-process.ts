import { spawn } from 'node:child_process';

/** How a process ended: its exit code, or the signal that ended it. */
export type Ending = number | NodeJS.Signals;

export type TiedProcess = {
  pid: number | undefined;
  /** Settles when the process is gone and its output complete; never rejects. */
  ended: Promise<Ending>;
  /** The last of what it printed, standard output and errors together. */
  lastOutput: () => string;
  /** Asks it to end; insists after ten seconds. */
  stop: () => Promise<void>;
  kill: () => void;
};

/**
 * The watcher reads a pipe on which nothing is ever written: the read returns when the other end, held by us alone, is
 * closed, which the system does however we die, by kill -9 too. `exec` makes the shell's pid (`$$`) the command's own.
 * The pipe moves to 3 because a shell gives its background jobs /dev/null for standard input.
 */
const END_WITH_PARENT = 'exec 3<&0; { read -r _ <&3; kill -9 $$; } >/dev/null 2>&1 & exec "$@" 3<&- </dev/null';

const KEPT_OUTPUT_CHARACTERS = 8_000;
const PATIENCE_AFTER_STOP_MS = 10_000;

/** Runs a command that cannot outlive this process. */
export function startTied(
  command: string,
  args: readonly string[],
  { cwd, env }: { cwd?: string; env?: Record<string, string> } = {},
): TiedProcess {
  const child = spawn('sh', ['-c', END_WITH_PARENT, 'sh', command, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: 'pipe',
    // A group of its own: Ctrl-C in a terminal signals the whole group, and who ends this process should be us alone.
    detached: true,
  });

  let output = '';
  const keepTheEnd = (chunk: string) => {
    output = (output + chunk).slice(-KEPT_OUTPUT_CHARACTERS);
  };
  child.stdout.setEncoding('utf8').on('data', keepTheEnd);
  child.stderr.setEncoding('utf8').on('data', keepTheEnd);

  const ended = new Promise<Ending>((resolve) => {
    child.on('error', (error) => {
      keepTheEnd(error.message);
      resolve(127);
    });
    child.on('close', (code, signal) => {
      resolve(code ?? signal ?? 'SIGKILL');
    });
  });

  const signal = (name: NodeJS.Signals) => {
    // Once it is gone its number may belong to somebody else.
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) child.kill(name);
  };

  return {
    pid: child.pid,
    ended,
    lastOutput: () => output.trim(),
    async stop() {
      signal('SIGTERM');
      const insist = setTimeout(() => {
        signal('SIGKILL');
      }, PATIENCE_AFTER_STOP_MS);
      await ended;
      clearTimeout(insist);
    },
    kill() {
      signal('SIGKILL');
    },
  };
}
