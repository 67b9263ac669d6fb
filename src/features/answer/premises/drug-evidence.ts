import type { ReadTerm } from '../reading/model.ts';
import type { Basis, PremiseFacts } from './model.ts';

/** What speaks for a drug in a setting, and what speaks against it. */
export type Evidence = { readonly support: readonly Basis[]; readonly against: readonly Basis[] };

/** The ids of a node and of what contains it or is contained in it. */
export function kinOf(
  nodes: ReadonlyMap<string, { readonly broaderIds: readonly string[]; readonly narrowerIds: readonly string[] }>,
  id: string,
): string[] {
  const node = nodes.get(id);
  return [id, ...(node?.broaderIds ?? []), ...(node?.narrowerIds ?? [])];
}

/** The drugs that a term means: one, or those of a class. */
export const drugIdsOf = ({ nodes }: ReadTerm): readonly string[] => nodes.map(({ id }) => id);

/** Whether a drug acts on a gene that the biomarker is an alteration of. */
export function targets(facts: PremiseFacts, drugId: string, biomarkerId: string): boolean {
  const genes = facts.biomarkers.get(biomarkerId)?.geneIds ?? [];
  return facts.drugs.get(drugId)?.targetIds.some((target) => genes.some((gene) => gene === target)) ?? false;
}
