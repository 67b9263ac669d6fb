import { LuDecomposition, Matrix } from 'ml-matrix';

/**
 * The Moore-Penrose inverse of a symmetric matrix whose rows sum to zero and which has no other null space: the
 * Laplacian of a connected graph, or the inverse of one. (L + cJ)^-1 - J/(cn^2) with J all ones (Gutman & Xiao, Bull
 * Acad Serbe Sci Arts 2004;129:15-23), c of the size of L's own values. Undefined where there is more null space.
 *
 * Not ml-matrix' `pseudoInverse`, which before 6.15.0 took the zero of a Laplacian for a value to invert.
 */
export function invertLaplacian(laplacian: Matrix): Matrix | undefined {
  const size = laplacian.rows;
  const scale = laplacian.trace() / size ** 2;
  const decomposition = new LuDecomposition(Matrix.add(laplacian, scale));
  if (decomposition.isSingular()) return undefined;
  return decomposition.solve(Matrix.eye(size, size)).sub(1 / (scale * size ** 2));
}
