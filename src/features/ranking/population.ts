import type { LineOfTherapy } from '../trial/model.ts';
import type { AppliesBy } from './model.ts';
import type { RankingTrial } from './queries.ts';

/** A node asked about, with the broader ones that contain it and, where they count, the narrower ones. */
export type Kin = {
  readonly self: string;
  readonly broader: readonly string[];
  readonly narrower: readonly string[];
  readonly all: readonly string[];
};

export const kinOf = (self: string, broader: readonly string[], narrower: readonly string[]): Kin => ({
  self,
  broader,
  narrower,
  all: [self, ...broader, ...narrower],
});

export type AskedPopulation = {
  readonly cancerTypes: Kin;
  /** Undefined where no biomarker was asked about: trials that selected by one are then narrower. */
  readonly biomarkers: Kin | undefined;
  readonly includeDescendants: boolean;
};

/** Siblings and anything further away were never read, so what is neither the same nor broader is narrower. */
export function appliesBy(trial: RankingTrial, { cancerTypes, biomarkers }: AskedPopulation): AppliesBy {
  const relations = [
    relationTo(trial.cancerTypeId, cancerTypes),
    biomarkers === undefined
      ? trial.biomarkerId === null
        ? 'EXACT'
        : 'NARROWER'
      : relationTo(trial.biomarkerId ?? '', biomarkers),
  ] as const;
  if (relations.includes('NARROWER')) return 'NARROWER';
  return relations.includes('BROADER') ? 'BROADER' : 'EXACT';
}

function relationTo(id: string, { self, broader }: Kin): AppliesBy {
  if (id === self) return 'EXACT';
  return broader.includes(id) ? 'BROADER' : 'NARROWER';
}

/** Patients who had an ALK inhibitor before are not in their first line, whatever lines the trial names. */
export function mayRank(trial: RankingTrial, line: LineOfTherapy): boolean {
  if (line !== 'FIRST_LINE') return true;
  return trial.alkTkiNaive !== false && (trial.priorAlkInhibitor === null || trial.priorAlkInhibitor === 'NONE');
}
