import { Matrix } from 'ml-matrix';
import type { Estimate } from './estimate.ts';
import { invertLaplacian } from './laplacian.ts';
import { weightsOf } from './multi-arm.ts';
import { treatmentsOf, type Contrast, type Study } from './study.ts';

/** A study's contrast with its weight in the network; of several arms the weights are those of multi-arm.ts. */
export type WeightedContrast = Contrast & { readonly study: string; readonly weight: number };

/** What a connected network says of its treatments under one variance between studies. */
export type NetworkModel = {
  /** The variance between studies that was added to that of every contrast; 0 for a common effect. */
  readonly tau2: number;
  /** In alphabetical order. */
  readonly treatments: readonly string[];
  readonly contrasts: readonly WeightedContrast[];
  /** Element [i][j] is treatment i against treatment j. */
  readonly league: readonly (readonly Estimate[])[];
};

/** Throws a RangeError for a treatment that is not in the network. */
export function positionOf({ treatments }: NetworkModel, treatment: string): number {
  const position = treatments.indexOf(treatment);
  if (position === -1) throw new RangeError(`"${treatment}" is no treatment of this network.`);
  return position;
}

/** One treatment against another, from all studies together. Throws a RangeError for one that is not in the network. */
export function networkEstimate(model: NetworkModel, treatment: string, comparator: string): Estimate {
  const cell = model.league[positionOf(model, treatment)]?.[positionOf(model, comparator)];
  if (cell === undefined) throw new Error('A league table has a cell for every two treatments.');
  return cell;
}

/** A fitted model, and what the tests of it are made of. */
export type NetworkFit = {
  readonly model: NetworkModel;
  readonly Q: number;
  /** What one unit of variance between studies adds to Q on average. */
  readonly addedByVariance: number;
};

/** A contrast as an edge of the network: row +1 at `from`, -1 at `to` of the incidence matrix. */
type Edge = { readonly from: number; readonly to: number; readonly estimate: number; readonly weight: number };

/**
 * The graph-theoretical network meta-analysis (Rücker, Res Synth Methods 2012;3:312-324, doi:10.1002/jrsm.1058): the
 * treatments are the nodes of an electrical network, the weights its conductances, the variance of a comparison the
 * resistance between its two treatments. Only matrices of treatments by treatments are made: whatever needs the
 * contrasts is a sum over studies. `studies` are checked and connected.
 */
export function fitNetwork(studies: readonly Study[], tau2: number): NetworkFit {
  const treatments = [...new Set(studies.flatMap(treatmentsOf))].sort();
  const position = new Map(treatments.map((treatment, index) => [treatment, index]));
  const at = (treatment: string): number => position.get(treatment) ?? -1;
  const contrasts = studies.map((study) => {
    const weights = weightsOf(study, tau2);
    return study.contrasts.map((contrast, index) => ({
      ...contrast,
      study: study.study,
      weight: weights[index] ?? 0,
    }));
  });
  const edges = contrasts.map((ofStudy) =>
    ofStudy.map(({ treatment, comparator, estimate, weight }): Edge => ({
      from: at(treatment),
      to: at(comparator),
      estimate,
      weight,
    })),
  );

  const size = treatments.length;
  const laplacian = Matrix.zeros(size, size);
  const pull = Matrix.zeros(size, 1);
  for (const { from, to, estimate, weight } of edges.flat()) {
    add(laplacian, from, from, weight);
    add(laplacian, to, to, weight);
    add(laplacian, from, to, -weight);
    add(laplacian, to, from, -weight);
    add(pull, from, 0, weight * estimate);
    add(pull, to, 0, -weight * estimate);
  }
  const inverse = invertLaplacian(laplacian);
  if (inverse === undefined) throw new RangeError('The network is not connected.');
  const places = inverse.mmul(pull);

  const league = treatments.map((_from, from) =>
    treatments.map((_to, to) => ({
      estimate: places.get(from, 0) - places.get(to, 0),
      standardError: Math.sqrt(Math.max(0, covarianceOf(inverse, { from, to }, { from, to }))),
    })),
  );
  const residual = ({ from, to, estimate }: Edge): number => estimate - places.get(from, 0) + places.get(to, 0);
  return {
    model: { tau2, treatments, contrasts: contrasts.flat(), league },
    Q: sumOf(edges.flat(), (edge) => edge.weight * residual(edge) ** 2),
    addedByVariance: sumOf(edges, (ofStudy) => addedByStudy(inverse, ofStudy)),
  };
}

type Ends = Pick<Edge, 'from' | 'to'>;

/** The covariance of two network estimates: a row of the incidence matrix, the inverse, another row. */
function covarianceOf(inverse: Matrix, first: Ends, second: Ends): number {
  return (
    inverse.get(first.from, second.from) -
    inverse.get(first.from, second.to) -
    inverse.get(first.to, second.from) +
    inverse.get(first.to, second.to)
  );
}

/**
 * A study's part of tr[(I - H)(BB' o E/2)W], the denominator of the generalised DerSimonian-Laird estimator (Jackson,
 * White & Riley, Stat Med 2012;31:3805-3820). E is 1 within a study only, so the trace falls apart into studies.
 */
function addedByStudy(inverse: Matrix, edges: readonly Edge[]): number {
  return sumOf(edges, (first) => {
    const explained = sumOf(edges, (second) => {
      const overlap =
        Number(first.from === second.from) +
        Number(first.to === second.to) -
        Number(first.from === second.to) -
        Number(first.to === second.from);
      return overlap === 0 ? 0 : second.weight * (overlap / 2) * covarianceOf(inverse, first, second);
    });
    return first.weight * (1 - explained);
  });
}

function add(matrix: Matrix, row: number, column: number, value: number): void {
  matrix.set(row, column, matrix.get(row, column) + value);
}

function sumOf<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}
