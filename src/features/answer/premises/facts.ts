import type { Loaders } from '../../../server/loaders.ts';
import { loadAll } from '../../../shared/load-all.ts';
import type { QuestionTermRole, Reading } from '../reading/model.ts';
import type { PremiseFacts, WithKin } from './model.ts';
import { quotedClaims } from './quoted-claims.ts';

/** All that the graph holds of what a question names, in a fixed number of queries. */
export async function premiseFacts(reading: Reading, loaders: Loaders): Promise<PremiseFacts> {
  const named = (...roles: readonly QuestionTermRole[]): string[] => [
    ...new Set(
      reading.terms.filter(({ role }) => roles.includes(role)).flatMap(({ nodes }) => nodes.map(({ id }) => id)),
    ),
  ];
  const drugIds = named('DRUG', 'DRUG_CLASS');
  const [drugs, biomarkers, cancerTypes, genes] = await Promise.all([
    loadAll(loaders.drugById, drugIds),
    loadAll(loaders.biomarkerById, named('BIOMARKER')),
    loadAll(loaders.cancerTypeById, named('CANCER_TYPE')),
    loadAll(loaders.geneById, named('GENE')),
  ]);
  const [narrowerBiomarkers, narrowerCancerTypes, approvals, trialsOfDrugs, namedTrials, stageClaims] =
    await Promise.all([
      Promise.all(biomarkers.map(({ id }) => loaders.biomarkersByAncestorId.load(id))),
      Promise.all(cancerTypes.map(({ id }) => loaders.cancerTypesByAncestorId.load(id))),
      loaders.approvalsOfDrugs(drugIds),
      loaders.studiedTrialsOfDrugs(drugIds),
      loaders.studiedTrials(named('TRIAL')),
      loaders.claimsAbout(
        reading.terms
          .filter(({ value }) => value?.startsWith('M1') ?? false)
          .map(({ value }) => (value ?? '').replace(/[A-C]/gu, (letter) => letter.toLowerCase())),
      ),
    ]);
  const withKin = <Node extends { id: string; ancestorIds: readonly string[] }>(
    nodes: readonly Node[],
    narrower: readonly (readonly { id: string }[])[],
  ): Map<string, WithKin<Node>> =>
    new Map(
      nodes.map((node, index) => [
        node.id,
        { ...node, broaderIds: node.ancestorIds, narrowerIds: (narrower[index] ?? []).map(({ id }) => id) },
      ]),
    );
  const markers = withKin(biomarkers, narrowerBiomarkers);
  const cancers = withKin(cancerTypes, narrowerCancerTypes);
  const kinIds = (nodes: Iterable<WithKin<{ id: string }>>): string[] =>
    [...nodes].flatMap(({ id, broaderIds, narrowerIds }) => [id, ...broaderIds, ...narrowerIds]);
  const markerIds = kinIds(markers.values());
  const ofGenes = await loaders.biomarkersOfGenes(genes.map(({ id }) => id));
  const [ofBiomarkers, ofGenesBiomarkers, inCancerTypes, activities, frequencies, mechanisms] = await Promise.all([
    loaders.associationsOfBiomarkers(markerIds),
    loaders.associationsOfBiomarkers(ofGenes.map(({ id }) => id)),
    loaders.associationsInCancerTypes(kinIds(cancers.values())),
    loaders.activitiesInBiomarkers(markerIds),
    loaders.frequenciesOfBiomarkers(markerIds),
    loaders.mechanismsOfBiomarkers(markerIds),
  ]);
  const associations = [...new Map([...ofBiomarkers, ...inCancerTypes].map((one) => [one.id, one])).values()];
  // where the question names no cancer type, what its drugs and biomarkers are recorded for counts
  const settings = [
    ...kinIds(cancers.values()),
    ...ofBiomarkers.map(({ cancerTypeId }) => cancerTypeId),
    ...approvals.map(({ cancerTypeId }) => cancerTypeId),
    ...trialsOfDrugs.flatMap(({ cancerTypeId }) => cancerTypeId ?? []),
  ];
  const trials = [...new Map([...namedTrials, ...trialsOfDrugs].map((one) => [one.id, one])).values()];
  const [recommendations, cautions, quoted, settingTypes] = await Promise.all([
    loaders.recommendationsInCancerTypes(settings),
    // who names genes and no alteration is answered by what is known of their alterations
    loaders.cautionsInCancerTypes([...settings, ...ofGenesBiomarkers.map(({ cancerTypeId }) => cancerTypeId)]),
    quotedClaims(reading, loaders),
    loadAll(loaders.cancerTypeById, [...new Set(associations.map(({ cancerTypeId }) => cancerTypeId))]),
  ]);
  const guidelines = await loadAll(loaders.guidelineById, [
    ...new Set(recommendations.flatMap(({ guidelineId }) => guidelineId ?? [])),
  ]);
  const mentioned = await loadAll(loaders.drugById, [
    ...new Set<string>([
      ...drugIds,
      ...associations.flatMap(({ approvedDrugIds }) => approvedDrugIds),
      ...recommendations.flatMap((one) => [...one.drugIds, ...one.progressingOnIds]),
      ...approvals.flatMap((one) => one.drugIds),
      ...trials.flatMap(({ arms }) => arms.flatMap((arm) => arm.drugIds)),
    ]),
  ]);
  return {
    drugs: new Map(drugs.map((drug) => [drug.id, drug])),
    drugNames: new Map(mentioned.map(({ id, name }) => [id, name])),
    biomarkers: markers,
    cancerTypes: cancers,
    genes: new Map(genes.map((gene) => [gene.id, gene])),
    settings: new Map(settingTypes.map((type) => [type.id, type])),
    associations,
    recommendations,
    guidelines: new Map(guidelines.map((one) => [one.id, one])),
    cautions,
    approvals,
    trials,
    quoted,
    activities,
    frequencies,
    mechanisms,
    stageClaims,
  };
}
