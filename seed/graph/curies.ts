/** The prefix of each key of external identifiers, and whether the value brings it along. */
const PREFIXES = {
  ncit: { prefix: 'NCIT:', included: false },
  rxnorm: { prefix: 'RXNORM:', included: false },
  chembl: { prefix: 'CHEMBL:', included: false },
  drugbank: { prefix: 'DRUGBANK:', included: false },
  unii: { prefix: 'UNII:', included: false },
  atc: { prefix: 'ATC:', included: false },
  pubchem: { prefix: 'PUBCHEM.COMPOUND:', included: false },
  snomed: { prefix: 'SNOMEDCT:', included: false },
  oncotree: { prefix: 'ONCOTREE:', included: false },
  mondo: { prefix: 'MONDO:', included: true },
  doid: { prefix: 'DOID:', included: true },
  hgnc: { prefix: 'HGNC:', included: true },
  ncbi_gene: { prefix: 'NCBIGene:', included: false },
  ensembl: { prefix: 'ENSEMBL:', included: false },
  pmid: { prefix: 'PMID:', included: false },
  doi: { prefix: 'DOI:', included: false },
} as const satisfies Record<string, { prefix: string; included: boolean }>;

type Namespace = keyof typeof PREFIXES;

/** External identifiers as CURIEs, sorted. */
export function curiesOf(identifiers: Partial<Record<Namespace, string | undefined>>): string[] {
  const curies: string[] = [];
  for (const [namespace, { prefix, included }] of Object.entries(PREFIXES)) {
    const value = identifiers[namespace as Namespace];
    if (value !== undefined) curies.push(included ? value : `${prefix}${value}`);
  }
  return curies.toSorted();
}
