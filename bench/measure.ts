import { setTimeout as sleep } from 'node:timers/promises';
import { burst, type Burst, type Target } from './load.ts';
import type { MeasuredProcess } from './measured-process.ts';
import { quantile } from './statistics.ts';

/** One operation asked of one server. */
export type Case = { readonly process: MeasuredProcess; readonly target: Target };

/** What one round gives of one case. Times in milliseconds. */
export type Figures = {
  /** CPU time of the server's process per request, with one client. */
  readonly cpu: number;
  /** With one client. */
  readonly p50: number;
  /** With one client. */
  readonly p99: number;
  /** Requests per second, with 16 clients. */
  readonly throughput: number;
};

export type Effort = { readonly rounds: number; readonly secondsPerBurst: number; readonly secondsOfWarmUp: number };

export const CLIENTS = 16;
/** Of one client in a burst: where requests are slow, it takes longer. */
const LEAST_REQUESTS = 20;

/** Measures all cases in turn, round by round, so that what else the machine does meets all of them. */
export async function measure<One extends Case>(
  cases: readonly One[],
  { rounds, secondsPerBurst, secondsOfWarmUp }: Effort,
  progress: (done: string) => void,
): Promise<(One & { readonly figures: readonly Figures[] })[]> {
  for (const one of cases) await burstOf(one, { clients: CLIENTS, seconds: secondsOfWarmUp });
  progress('warm');
  const measured = cases.map((one) => ({ ...one, figures: [] as Figures[] }));
  for (let round = 0; round < rounds; round++) {
    const inTurn = [...measured.slice(round % cases.length), ...measured.slice(0, round % cases.length)];
    for (const one of inTurn) one.figures.push(await figuresOf(one, secondsPerBurst));
    progress(`round ${round + 1} of ${rounds}`);
  }
  return measured;
}

async function figuresOf(one: Case, seconds: number): Promise<Figures> {
  const before = await one.process.usage();
  const { latencies } = await burstOf(one, { clients: 1, seconds, atLeast: LEAST_REQUESTS });
  const after = await one.process.usage();
  const { perSecond } = await burstOf(one, { clients: CLIENTS, seconds });
  return {
    cpu: (after.cpuMilliseconds - before.cpuMilliseconds) / latencies.length,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    throughput: perSecond,
  };
}

/** A server that fails says why in its log only. */
async function burstOf({ process, target }: Case, wanted: Parameters<typeof burst>[1]): Promise<Burst> {
  try {
    return await burst(target, wanted);
  } catch (cause) {
    await sleep(500); // the log may come after the answer
    throw new Error(`The server said last:\n${process.lastOutput()}`, { cause });
  }
}
