import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { spreadOf, type Spread } from './statistics.ts';

/** The most that `synthesize` takes. */
export const NETWORK_TREATMENTS = 50;
export const NETWORK_SIZES = [50, 100, 200, 500] as const;

/** What the process that puts a network together tells. */
export type NetworkReport = { readonly milliseconds: readonly number[]; readonly peakMegabytes: number };

export type NetworkFigures = {
  readonly studies: number;
  readonly milliseconds: Spread;
  /** Of the process, tsx and the program included. */
  readonly peakMegabytes: number;
};

/** What networks of studies of the caller cost: no HTTP, no graph. Each size in a process of its own, for its memory. */
export async function measureNetworks(rounds: number): Promise<NetworkFigures[]> {
  const figures: NetworkFigures[] = [];
  for (const studies of NETWORK_SIZES) {
    const child = fork(join(import.meta.dirname, 'network.ts'), [String(studies), String(rounds)], {
      execArgv: ['--import', 'tsx'],
    });
    const [report] = (await once(child, 'message')) as [NetworkReport];
    figures.push({ studies, milliseconds: spreadOf(report.milliseconds), peakMegabytes: report.peakMegabytes });
  }
  return figures;
}
