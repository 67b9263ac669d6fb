import type { Figures } from './measure.ts';
import { spreadOf, type Spread } from './statistics.ts';
import type { Answer, GraphSize } from './written-graph.ts';

/** One operation on one graph, or on the floor. */
export type Measured = {
  readonly engine: 'floor' | 'embedded' | 'neo4j';
  readonly size: GraphSize;
  readonly operation: string;
  readonly answer: Answer;
  /** One a round. */
  readonly figures: readonly Figures[];
};

export type Summary = Pick<Measured, 'engine' | 'size' | 'operation'> &
  Pick<Answer, 'objects' | 'queries'> & {
    readonly bytes: number;
    readonly figures: { readonly [figure in keyof Figures]: Spread };
    /** In milliseconds. Null for the floor. */
    readonly firstReading: Spread | null;
    /** Null where there is nothing to compare with. */
    readonly ratios: {
      readonly cpuToFloor: number | null;
      readonly p50ToFloor: number | null;
      /** Of the large graph to the evidence. */
      readonly p50ToEvidence: number | null;
      readonly firstReadingToEvidence: number | null;
      /** Of Neo4j to the embedded engine. */
      readonly p50ToEmbedded: number | null;
      readonly firstReadingToEmbedded: number | null;
    };
  };

export function summarize(all: readonly Measured[]): Summary[] {
  return all.map((one): Summary => {
    const { engine, size, operation, answer, figures } = one;
    const find = (otherEngine: Measured['engine'], otherSize: GraphSize): Measured | undefined =>
      all.find((it) => it !== one && it.operation === operation && it.engine === otherEngine && it.size === otherSize);
    const floor = find('floor', 'evidence');
    const evidence = find(engine, 'evidence');
    const embedded = engine === 'neo4j' ? find('embedded', size) : undefined;
    const spread = (figure: keyof Figures): Spread => spreadOf(figures.map((round) => round[figure]));
    return {
      engine,
      size,
      operation,
      objects: answer.objects,
      queries: answer.queries,
      bytes: Buffer.byteLength(answer.body),
      figures: { cpu: spread('cpu'), p50: spread('p50'), p99: spread('p99'), throughput: spread('throughput') },
      firstReading: answer.firstReadings.length === 0 ? null : spreadOf(answer.firstReadings),
      ratios: {
        cpuToFloor: ratio('cpu', one, floor),
        p50ToFloor: ratio('p50', one, floor),
        p50ToEvidence: ratio('p50', one, evidence),
        firstReadingToEvidence: ratioOfFirst(one, evidence),
        p50ToEmbedded: ratio('p50', one, embedded),
        firstReadingToEmbedded: ratioOfFirst(one, embedded),
      },
    };
  });
}

/** The median of the ratios of each round: what else the machine did then met both. */
function ratio(figure: keyof Figures, one: Measured, other: Measured | undefined): number | null {
  if (other === undefined) return null;
  return spreadOf(one.figures.map((round, index) => round[figure] / (other.figures[index]?.[figure] ?? NaN))).median;
}

function ratioOfFirst(one: Measured, other: Measured | undefined): number | null {
  if (other === undefined) return null;
  return spreadOf(one.answer.firstReadings).median / spreadOf(other.answer.firstReadings).median;
}
