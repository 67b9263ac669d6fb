import type { Loaders } from '../../../server/loaders.ts';
import { loadAll } from '../../../shared/load-all.ts';
import type { FigureKind, QuestionTermRole, QuotedFigure, Reading, ReadTerm } from '../reading/model.ts';
import { checkClaim } from '../claims/check-claim.ts';
import { plainOf } from '../reading/words.ts';
import type { PremiseFacts, QuotedClaim, WithKin } from './model.ts';

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
  const [ofBiomarkers, inCancerTypes, activities, frequencies, mechanisms] = await Promise.all([
    loaders.associationsOfBiomarkers(markerIds),
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
    loaders.cautionsInCancerTypes(settings),
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

/** Words of shares and counts that are no results of a trial. */
const NO_RESULT =
  /\b(?:tps|pd-l1|allele|prevalence|samples|series|child-pugh|ecog|afp|half of|of nsclcs?|of hccs?|carried|coincide|of cases|going on to|cross(?:ed|ing)?[- ]?over)\b/u;
const SHARES: readonly FigureKind[] = ['PERCENT', 'FRACTION'];

const isNoResult = (figures: readonly QuotedFigure[], words: string): boolean =>
  figures.every(({ kind }) => SHARES.includes(kind)) && NO_RESULT.test(plainOf(words));

/** What is said before it is asked: "ALUR's hazard ratio of 0.32 - why is it so low?". */
function statedPart(words: string, lastFigureEnd: number): string {
  const asks =
    /\s[-–—]\s|\bso\s+(?=(?:why|how|what|is|does|would)\b)|[,:]\s+(?=(?:why|how|what|which|would|is|are|does|do|can|could|should|was|were|did|has|have)\b)/iu;
  const cut = asks.exec(words.slice(lastFigureEnd));
  return cut === null ? words : words.slice(0, lastFigureEnd + cut.index);
}

type Stretch = { readonly start: number; readonly end: number };

const CLAUSE = /\b(?:when|while|whereas|although|though|but)\b/iu;
const JOINT = /[,;]|\b(?:and|versus|vs|against|than)\b/iu;
/** "the 34.8 months of ALEX": what stands between a number and the trial that it is of. */
const OF_THE = /^\s*(?:of|in|from)\s+(?:the\s+)?$/iu;

/** A stretch cut into parts of one mark each: "23.8 months in A and 15.9 months in B", where A and B are the marks. */
function cutBetween(reading: Reading, { start, end }: Stretch, marks: readonly ReadTerm[]): Stretch[] {
  // "A 23.8 months and B 15.9 months": what stands behind the first mark is its own, up to the next one
  const isMarkedFirst = !reading.figures.some(
    (figure) => figure.start >= start && figure.start < (marks[0]?.start ?? 0),
  );
  const cuts = marks.slice(1).flatMap((mark, index) => {
    const from = marks[index]?.end ?? start;
    const between = reading.text.slice(from, mark.start);
    if (/^\s*(?:,|and|or|\/|&)?\s*$/iu.test(between)) return [];
    const own = reading.figures.find(
      (figure) =>
        figure.start > from && figure.end <= mark.start && OF_THE.test(reading.text.slice(figure.end, mark.start)),
    );
    const cut = CLAUSE.exec(between) ?? (isMarkedFirst ? null : JOINT.exec(between));
    return [cut === null ? (own ?? mark).start : from + cut.index];
  });
  return [start, ...cuts].map((from, index) => ({ start: from, end: cuts[index] ?? end }));
}

/** A sentence in the parts that speak of one trial and one assessor each. */
function partsOf(reading: Reading, sentence: number): Stretch[] {
  const marksIn = ({ start, end }: Stretch, role: QuestionTermRole): ReadTerm[] =>
    reading.terms.filter((term) => term.role === role && term.start >= start && term.start < end);
  const { start, end } = reading.sentences[sentence] ?? { start: 0, end: 0 };
  return cutBetween(reading, { start, end }, marksIn({ start, end }, 'TRIAL')).flatMap((part) => {
    const assessors = marksIn(part, 'ASSESSOR');
    return cutBetween(
      reading,
      part,
      assessors.filter(({ value }, index) => value !== assessors[index - 1]?.value),
    );
  });
}

/** Each part of a sentence with figures that names a trial or a drug, as a claim; the trial of the question stands for one that it leaves out. */
function quotedClaims(reading: Reading, loaders: Loaders): Promise<QuotedClaim[]> {
  const trials = reading.terms.filter(({ role }) => role === 'TRIAL');
  const [trial, ...others] = trials;
  const onlyTrial = others.every(({ nodes }) => nodes[0]?.id === trial?.nodes[0]?.id) ? trial : undefined;
  const claims = reading.sentences.flatMap((_sentence, sentence) =>
    partsOf(reading, sentence).flatMap(({ start, end }) => {
      const isIn = (one: { readonly start: number }): boolean => one.start >= start && one.start < end;
      const figures = reading.figures.filter((one) => isIn(one) && one.kind !== 'DOSE');
      const words = statedPart(reading.text.slice(start, end), (figures.at(-1)?.end ?? end) - start);
      const named = reading.terms.filter((term) => isIn(term) && (term.role === 'TRIAL' || term.role === 'DRUG'));
      const isLeftOut = onlyTrial !== undefined && !trials.some(isIn);
      if (figures.length === 0 || (named.length === 0 && !isLeftOut) || isNoResult(figures, words)) return [];
      return [{ sentence, figures, said: isLeftOut ? `In ${onlyTrial.text}, ${words}` : words }];
    }),
  );
  return Promise.all(
    claims.map(async ({ said, ...quoted }) => ({ ...quoted, report: await checkClaim({ sentence: said }, loaders) })),
  );
}
