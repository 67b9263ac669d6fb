import { Matrix } from 'ml-matrix';
import { invertLaplacian } from './laplacian.ts';
import { treatmentsOf, type Contrast, type Study } from './study.ts';
import { SynthesisError } from './synthesis-error.ts';

/** By how much a contrast may differ from what all contrasts of the trial say together: netmeta's `tol.multiarm`. */
const CLOSED_WITHIN = 0.001;

/** A negative weight of less than this share of all the trial's is rounding of its standard errors. */
const NEGLIGIBLE_WEIGHT = 0.001;

type Cell = { readonly contrast: Contrast; readonly row: number; readonly column: number };

/** Where each contrast stands in a matrix of the study's arms against each other. */
function cellsOf(study: Study): { readonly size: number; readonly cells: readonly Cell[] } {
  const treatments = treatmentsOf(study);
  const cells = study.contrasts.map((contrast) => ({
    contrast,
    row: treatments.indexOf(contrast.treatment),
    column: treatments.indexOf(contrast.comparator),
  }));
  return { size: treatments.length, cells };
}

/** Without the mean of its row and that of its column in each cell. */
const centered = (matrix: Matrix): Matrix => matrix.center('row').center('column');

/**
 * The weight of each of a study's contrasts, with `tau2` added to every variance. Those of two arms are inverse
 * variances. The contrasts of more arms repeat each other, and their weights are smaller: those of independent
 * two-arm trials that together would say as much (Rücker & Schwarzer, Stat Med 2014;33:4353-4369,
 * doi:10.1002/sim.6236). Throws a SynthesisError where no such trials could exist.
 */
export function weightsOf(study: Study, tau2: number): number[] {
  const varianceOf = ({ standardError }: Contrast): number => standardError ** 2 + tau2;
  if (study.contrasts.length === 1) return study.contrasts.map((contrast) => 1 / varianceOf(contrast));

  const { size, cells } = cellsOf(study);
  const variances = Matrix.zeros(size, size);
  for (const { contrast, row, column } of cells) {
    variances.set(row, column, varianceOf(contrast));
    variances.set(column, row, varianceOf(contrast));
  }
  const laplacian = invertLaplacian(centered(variances).mul(-1 / 2));
  const weights = cells.map(({ row, column }) => (laplacian === undefined ? -Infinity : -laplacian.get(row, column)));
  const negligible = NEGLIGIBLE_WEIGHT * weights.reduce((total, weight) => total + Math.abs(weight), 0);
  if (weights.some((weight) => weight < 0 && -weight >= negligible)) {
    const printed = study.contrasts.map(({ standardError }) => standardError).join(', ');
    const sentence = `its standard errors contradict each other: "${printed}".`;
    throw new SynthesisError('MULTIARM_INCOMPLETE', study.study, 'standardError', sentence);
  }
  return weights.map((weight) => Math.max(0, weight));
}

/** Throws a SynthesisError where the estimates of a study do not add up: A to B and B to C must make A to C. */
export function checkClosed(study: Study): void {
  if (study.contrasts.length === 1) return;
  const { size, cells } = cellsOf(study);
  const estimates = Matrix.zeros(size, size);
  for (const { contrast, row, column } of cells) {
    estimates.set(row, column, contrast.estimate);
    estimates.set(column, row, -contrast.estimate);
  }
  const residuals = centered(estimates);
  if (cells.every(({ row, column }) => Math.abs(residuals.get(row, column)) <= CLOSED_WITHIN)) return;
  const printed = study.contrasts.map(({ estimate }) => estimate).join(', ');
  const sentence = `its estimates contradict each other: "${printed}".`;
  throw new SynthesisError('MULTIARM_INCOMPLETE', study.study, 'estimate', sentence);
}
