import { readFileSync } from 'node:fs';
import { contrastsFromCounts, type CountedContrasts, type CountedStudy } from '../../src/synthesis/counts.ts';
import { analyseNetworks, type NetworkAnalysis } from '../../src/synthesis/network.ts';
import type { Study } from '../../src/synthesis/study.ts';

/** A file of test/fixtures/synthesis. */
export function readPublished(name: string): unknown {
  const file = new URL(`../fixtures/synthesis/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The network of studies that are all connected. */
export function analyseOne(studies: readonly Study[]): NetworkAnalysis {
  const [only, ...others] = analyseNetworks(studies);
  if (only === undefined || others.length > 0) throw new Error('These studies are not one network.');
  return only;
}

type MeasuredArm = {
  readonly treatment: string;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly total: number;
};
type PublishedStudies =
  | { readonly effectMeasure: 'MD'; readonly studies: readonly (Study & { readonly arms?: readonly MeasuredArm[] })[] }
  | { readonly effectMeasure: 'OR'; readonly studies: readonly CountedStudy[] };

/** The contrasts of a file's studies, by the effect measure asked for where they were counted. */
export function contrastsOf(published: PublishedStudies, measure: 'MD' | 'OR' | 'RR' | 'RD'): CountedContrasts {
  if (published.effectMeasure === 'OR' && measure !== 'MD') return contrastsFromCounts(published.studies, measure);
  if (published.effectMeasure === 'OR') throw new Error('Counts have no mean.');
  const studies = published.studies.map(({ study, arms, contrasts }) => ({
    study,
    contrasts: arms === undefined ? contrasts : meanDifferences(arms),
  }));
  return { studies, corrected: [], dropped: [] };
}

function meanDifferences(arms: readonly MeasuredArm[]): Study['contrasts'] {
  const varianceOf = ({ standardDeviation, total }: MeasuredArm): number => standardDeviation ** 2 / total;
  return arms.flatMap((arm, index) =>
    arms.slice(index + 1).map((other) => ({
      treatment: arm.treatment,
      comparator: other.treatment,
      estimate: arm.mean - other.mean,
      standardError: Math.sqrt(varianceOf(arm) + varianceOf(other)),
    })),
  );
}
