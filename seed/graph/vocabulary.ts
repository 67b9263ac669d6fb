import { sortKeyOf } from '../../src/shared/sort-key.ts';
import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent } from './content.ts';
import { curiesOf } from './curies.ts';
import { idOf, orNull, trialIdsOf } from './ids.ts';
import { writeNames } from './names.ts';
import { knownFrom } from './provenance.ts';

/** Upper case with underscores: how enums are written. */
export const code = (word: string): string => word.toUpperCase().replaceAll(/[\s-]/g, '_');

/** Who publishes a source, or the body or agency behind it. */
const publisherOf = ({ publisher, organisation, agency }: Evidence['sources'][number]): string | null =>
  publisher ?? organisation ?? agency ?? null;

export function writeSources(content: GraphContent, evidence: Evidence): void {
  const trialId = trialIdsOf(evidence);
  for (const source of evidence.sources) {
    const id = idOf.source(source.id);
    content.node('Source', id, {
      kind: code(source.kind),
      title: source.title,
      sortName: sortKeyOf(source.title),
      firstAuthor: source.first_author,
      publisher: publisherOf(source),
      organisation: source.organisation,
      agency: source.agency,
      verified: source.verified,
      journal: source.journal,
      year: source.year,
      citation: source.citation,
      version: source.version,
      date: source.date,
      url: source.url,
      pmid: source.ids?.pmid,
      doi: source.ids?.doi,
      partRead: source.part_read,
      note: source.note,
    });
    writeNames(content, {
      id,
      name: source.id,
      aliases: [],
      identifiers: [
        ...curiesOf({ pmid: source.ids?.pmid, doi: source.ids?.doi }),
        ...(source.ids?.pmcid === undefined ? [] : [source.ids.pmcid]),
      ],
    });
    writeIdentifiers(content, id, source);
    for (const trial of source.trials ?? []) content.edge('REPORTS', id, trialId(trial));
  }
}

const IDENTIFIER_KINDS = {
  doi: 'DOI',
  pmid: 'PMID',
  pmcid: 'PMCID',
  citation: 'CITATION',
  registry_id: 'REGISTRY_NUMBER',
  application_number: 'APPLICATION_NUMBER',
  awmf: 'AWMF',
} as const;
const IDENTIFIER_KEYS = Object.keys(IDENTIFIER_KINDS) as (keyof typeof IDENTIFIER_KINDS)[];

function writeIdentifiers(content: GraphContent, sourceId: string, source: Evidence['sources'][number]): void {
  const identifiers = [
    ...IDENTIFIER_KEYS.map((key) => ({ key, value: source.ids?.[key], verified: true })),
    ...(['doi', 'pmid'] as const).map((key) => ({ key, value: source.unverified_ids?.[key], verified: false })),
  ].filter(({ value }) => value !== undefined);
  for (const [position, { key, value, verified }] of identifiers.entries()) {
    const id = `source-identifier:${source.id}.${position}`;
    content.node('SourceIdentifier', id, { position, sourceId, kind: IDENTIFIER_KINDS[key], value, verified });
    content.edge('HAS_IDENTIFIER', sourceId, id);
  }
}

export function writeGenes(content: GraphContent, { genes }: Evidence): void {
  for (const gene of genes) {
    const id = idOf.gene(gene.id);
    const xrefs = curiesOf({ hgnc: gene.hgnc, ncbi_gene: gene.ncbi_gene, ensembl: gene.ensembl });
    content.node('Gene', id, {
      symbol: gene.symbol,
      sortName: sortKeyOf(gene.symbol),
      name: gene.name,
      aliases: gene.aliases,
      xrefs,
      verified: gene.verified,
    });
    writeNames(content, { id, name: gene.symbol, aliases: [gene.name, ...gene.aliases], identifiers: xrefs });
    knownFrom(content, id, gene.confirmed_by);
  }
}

export function writeEndpoints(content: GraphContent, { endpoints }: Evidence): void {
  for (const endpoint of endpoints) {
    const id = idOf.endpoint(endpoint.id);
    content.node('Endpoint', id, {
      name: endpoint.name,
      sortName: sortKeyOf(endpoint.name),
      abbreviation: endpoint.abbreviation,
      type: code(endpoint.type),
      unit: endpoint.unit,
      betterDirection: code(endpoint.direction_better),
      definition: endpoint.definition,
    });
    writeNames(content, { id, name: endpoint.name, aliases: [endpoint.abbreviation], identifiers: [] });
  }
}

export function writeCancerTypes(content: GraphContent, { cancerTypes }: Evidence): void {
  const parents = new Map(cancerTypes.map(({ id, parent }) => [id, parent]));
  for (const cancerType of cancerTypes) {
    const id = idOf.cancerType(cancerType.id);
    const xrefs = curiesOf(cancerType.external_ids);
    content.node('CancerType', id, {
      name: cancerType.name,
      sortName: sortKeyOf(cancerType.name),
      parentId: orNull(idOf.cancerType, cancerType.parent),
      aliases: cancerType.aliases,
      xrefs,
      ancestorIds: ancestorsOf(cancerType.id, parents).map(idOf.cancerType),
      isSet: cancerType.is_set ?? false,
      excludedIds: (cancerType.excludes ?? []).map(idOf.cancerType),
      verified: cancerType.verified,
      note: cancerType.note,
    });
    writeNames(content, { id, name: cancerType.name, aliases: cancerType.aliases, identifiers: xrefs });
    content.edge('NARROWER_THAN', id, orNull(idOf.cancerType, cancerType.parent));
    for (const excluded of cancerType.excludes ?? []) content.edge('EXCLUDES', id, idOf.cancerType(excluded));
    knownFrom(content, id, cancerType.confirmed_by);
  }
}

export function writeBiomarkers(content: GraphContent, { biomarkers }: Evidence): void {
  const parents = new Map(biomarkers.map(({ id, parent }) => [id, parent ?? null]));
  for (const biomarker of biomarkers) {
    const id = idOf.biomarker(biomarker.id);
    content.node('Biomarker', id, {
      name: biomarker.name,
      sortName: sortKeyOf(biomarker.name),
      parentId: orNull(idOf.biomarker, biomarker.parent),
      kind: code(biomarker.kind),
      aliases: biomarker.aliases,
      alterationClass: biomarker.alteration_class,
      variants: biomarker.variants ?? [],
      ancestorIds: ancestorsOf(biomarker.id, parents).map(idOf.biomarker),
      geneIds: biomarker.genes.map(idOf.gene),
      verified: biomarker.verified,
      note: biomarker.note,
    });
    writeNames(content, { id, name: biomarker.name, aliases: biomarker.aliases, identifiers: [] });
    content.edge('NARROWER_THAN', id, orNull(idOf.biomarker, biomarker.parent));
    for (const gene of biomarker.genes) content.edge('CONCERNS', id, idOf.gene(gene));
    knownFrom(content, id, biomarker.confirmed_by);
  }
}

export function writeDrugs(content: GraphContent, { drugs }: Evidence): void {
  for (const drug of drugs) {
    const id = idOf.drug(drug.id);
    const xrefs = curiesOf(drug.external_ids);
    content.node('Drug', id, {
      name: drug.inn,
      sortName: sortKeyOf(drug.inn),
      tradeNames: drug.brand_names,
      aliases: drug.aliases,
      drugClass: drug.drug_class,
      generation: drug.generation,
      mechanism: drug.mechanism,
      xrefs,
      xrefSourceIds: drug.external_ids_confirmed_by.map(idOf.source),
      unverifiedXrefs: curiesOf(drug.unverified_external_ids ?? {}),
      targetIds: drug.targets.map(idOf.gene),
      note: drug.note,
    });
    writeNames(content, { id, name: drug.inn, aliases: [...drug.brand_names, ...drug.aliases], identifiers: xrefs });
    content.include(id, {
      otherNames: drug.alias_sources.map(({ alias, kind, source }) => ({
        name: alias,
        kind,
        sourceId: orNull(idOf.source, source),
      })),
    });
    for (const gene of drug.targets) content.edge('TARGETS', id, idOf.gene(gene));
    knownFrom(content, id, [
      ...drug.dose_confirmed_by,
      ...drug.external_ids_confirmed_by,
      ...drug.alias_sources.map(({ source }) => source),
    ]);
  }
}

/** Nearest first. The rules have seen to it that parents run in no circle. */
function ancestorsOf(slug: string, parents: ReadonlyMap<string, string | null>): string[] {
  const parent = parents.get(slug);
  return parent ? [parent, ...ancestorsOf(parent, parents)] : [];
}
