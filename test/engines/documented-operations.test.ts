import { describe, expect, inject, it } from 'vitest';
import { DOCUMENTED } from '../support/documented.ts';
import { describeOnEachEngine, describeOnEmbedded, type Engine } from '../support/engines.ts';

/** A query for each edge of the operation; the same name twice is one kind of node at the end of two edges. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  '01-first-line-ranking': [
    'adverseEventsByArmIds',
    'approvalsByDrugIds',
    'biomarkersByIds',
    'cancerTypesByIds',
    'endpointsByIds',
    'namesByFolded',
    'rankingResults',
    'rankingTrials',
    'regimensByIds',
    'releaseInfo',
    'resultsByIds',
    'resultsByIds',
    'treatmentNodesByIds',
    'trialsByIds',
  ],
  '02-first-line-by-investigators': [
    'biomarkersByIds',
    'cancerTypesByIds',
    'endpointsByIds',
    'namesByFolded',
    'rankingResults',
    'rankingTrials',
    'regimensByIds',
    'releaseInfo',
    'resultsByIds',
    'resultsByIds',
    'treatmentNodesByIds',
    'trialsByIds',
  ],
  '03-first-line-by-medians': [
    'biomarkersByIds',
    'cancerTypesByIds',
    'endpointsByIds',
    'namesByFolded',
    'rankingResults',
    'rankingTrials',
    'regimensByIds',
    'releaseInfo',
    'resultsByIds',
    'trialsByIds',
  ],
  '04-one-number': ['armsByIds', 'endpointsByIds', 'resultsByIds', 'resultsByIds', 'trialsByIds'],
  '05-two-assessors': ['armsByIds', 'resultsByIds', 'resultsByIds', 'trialsByIds'],
  '06-trial': [
    'armsByIds',
    'armsByTrialIds',
    'biomarkersByIds',
    'cancerTypesByIds',
    'drugsByIds',
    'endpointsByIds',
    'endpointsByIds',
    'namesByFolded',
    'regimensByIds',
    'resultsOfTrial',
    'resultsOfTrialCount',
    'trialsByIds',
  ],
  '07-drug-card': [
    'activityOfDrug',
    'adverseEventsOfDrug',
    'adverseEventsOfDrugCount',
    'approvalsOfDrug',
    'approvalsOfDrugCount',
    'armsByIds',
    'associationsOfApprovedDrug',
    'biomarkersByIds',
    'biomarkersByIds',
    'biomarkersByIds',
    'cancerTypesByIds',
    'cancerTypesByIds',
    'dosesByIds',
    'dosingsByDrugIds',
    'drugsByIds',
    'frequenciesAfterDrug',
    'genesByIds',
    'labelWarningsOfDrug',
    'regimensByDrugIds',
    'trialsByIds',
    'trialsOfDrug',
    'trialsOfDrugCount',
  ],
  '08-head-to-head': ['armsByIds', 'armsByTrialIds', 'endpointsByIds', 'resultsByIds', 'resultsOfTrial', 'trials'],
  '09-supersession': ['endpointsByIds', 'resultsByIds', 'resultsByIds', 'resultsByIds', 'trialsByIds'],
  '10-page-through-trials': ['biomarkersByIds', 'cancerTypesByIds', 'trials', 'trialsCount'],
  '11-resolve-terms': ['namesByFolded', 'namesOfKinds'],
  '12-first-line-liver-cancer': [
    'approvalsByDrugIds',
    'cancerTypesByIds',
    'endpointsByIds',
    'namesByFolded',
    'rankingResults',
    'rankingTrials',
    'regimensByIds',
    'releaseInfo',
    'resultsByIds',
    'resultsByIds',
    'treatmentNodesByIds',
    'trialsByIds',
  ],
  '13-what-is-served': ['releaseInfo'],
  '14-registry-beside-curated': [
    'armsByIds',
    'armsByTrialIds',
    'correspondencesByArmIds',
    'drugsByIds',
    'namesByFolded',
    'postedOutcomesOfRecord',
    'postedOutcomesOfRecordCount',
    'registryRecordsByTrialIds',
    'resultsOfTrial',
    'trialsByIds',
  ],
  '15-biomarker-in-cancer-types': [
    'associationsOfBiomarker',
    'associationsOfBiomarkerCount',
    'biomarkersByIds',
    'cancerTypesByIds',
    'drugsByIds',
    'genesByIds',
    'sourcesByIds',
  ],
  '16-resistance': [
    'biomarkers',
    'biomarkersByIds',
    'biomarkersByIds',
    'drugActivities',
    'drugActivitiesCount',
    'drugsByIds',
    'frequenciesAfterDrug',
    'frequenciesOfBiomarker',
    'resistanceMechanismsByBiomarkerIds',
  ],
  '17-guideline-statements': [
    'drugsByIds',
    'guidelinesByIds',
    'recommendations',
    'recommendationsCount',
    'trialsByIds',
  ],
  '18-reviewed-claims': [
    'claims',
    'claimsCount',
    'endpointsByIds',
    'resultsByIds',
    'resultsByIds',
    'sources',
    'sourcesByIds',
    'trialsByIds',
  ],
  '19-algorithm': [
    'algorithmStepsByIds',
    'algorithmStepsByIds',
    'algorithmsByIds',
    'algorithmsByIds',
    'approvalsByIds',
    'biomarkerAssociationsByIds',
    'biomarkersByIds',
    'cancerTypesByIds',
    'cautionsByIds',
    'drugsByIds',
    'endpointsByIds',
    'pathsByAlgorithmIds',
    'recommendationsByIds',
    'resultsByIds',
    'stepsByAlgorithmIds',
    'trialsByIds',
  ],
  '20-first-line-by-response': [
    'biomarkersByIds',
    'cancerTypesByIds',
    'endpointsByIds',
    'namesByFolded',
    'rankingResults',
    'rankingTrials',
    'regimensByIds',
    'releaseInfo',
    'resultsByIds',
    'trialsByIds',
  ],
  '21-guidelines-side-by-side': [
    'drugsByIds',
    'drugsByIds',
    'guidelines',
    'guidelinesByIds',
    'guidelinesByIds',
    'guidelinesByIds',
    'guidelinesCount',
    'recommendations',
    'recommendationsCount',
    'recommendationsInGuideline',
    'recommendationsInGuidelineCount',
    'sourcesByIds',
  ],
  '22-check-a-claim': [
    'drugsByIds',
    'endpointsByIds',
    'endpointsByIds',
    'namesByFolded',
    'namesOfKinds',
    'releaseInfo',
    'resultsOfTrials',
    'sourcesByIds',
    'studiedTrials',
    'studiedTrials',
    'studiedTrialsOfDrugs',
    'studiedTrialsOfDrugs',
    'trialsByIds',
    'trialsMeasuring',
  ],
  // an answer asks for each of the two settings that it speaks of; how often it asks for single nodes is up to what is read first
  '23-recommended-treatment': [
    'activitiesInBiomarkers',
    'activitiesInBiomarkers',
    'algorithmPathsByIds',
    'algorithmStepsByIds',
    'algorithmStepsByIds',
    'algorithmsByIds',
    'algorithmsInCancerTypes',
    'algorithmsInCancerTypes',
    'approvalsByIds',
    'approvalsByIds',
    'approvalsByIds',
    'approvalsInCancerTypes',
    'approvalsInCancerTypes',
    'armsByIds',
    'associationsInCancerTypes',
    'associationsInCancerTypes',
    'associationsInCancerTypes',
    'associationsOfBiomarkers',
    'biomarkerAssociationsByIds',
    'biomarkersByAncestorIds',
    'biomarkersByIds',
    'biomarkersByIds',
    'biomarkersOfGenes',
    'cancerTypesByAncestorIds',
    'cancerTypesByAncestorIds',
    'cancerTypesByIds',
    'cancerTypesByIds',
    'cautionsByIds',
    'cautionsByIds',
    'cautionsByIds',
    'cautionsInCancerTypes',
    'cautionsInCancerTypes',
    'cautionsInCancerTypes',
    'dosesByIds',
    'dosingsByDrugIds',
    'drugActivitiesByIds',
    'drugsByIds',
    'drugsByIds',
    'drugsByIds',
    'endpointsByIds',
    'endpointsByIds',
    'endpointsByIds',
    'frequenciesOfBiomarkers',
    'guidelinesByIds',
    'labelWarningsByIds',
    'labelWarningsOfDrugs',
    'mechanismsOfBiomarkers',
    'mechanismsOfBiomarkers',
    'namesByFolded',
    'namesByFolded',
    'namesByFolded',
    'namesOfKinds',
    'pathsByAlgorithmIds',
    'pathsByAlgorithmIds',
    'rankingResults',
    'rankingResults',
    'rankingTrials',
    'rankingTrials',
    'recommendationsByIds',
    'recommendationsByIds',
    'recommendationsByIds',
    'recommendationsInCancerTypes',
    'recommendationsInCancerTypes',
    'recommendationsInCancerTypes',
    'recommendationsInCancerTypes',
    'releaseInfo',
    'resultsByIds',
    'resultsByIds',
    'resultsByIds',
    'resultsOfTrials',
    'resultsOfTrials',
    'sourcesByIds',
    'stepsByAlgorithmIds',
    'stepsByAlgorithmIds',
    'studiedTrialsInCancerTypes',
    'studiedTrialsInCancerTypes',
    'trialsByIds',
  ],
  '24-recommended-treatment-for-patients': [
    'activitiesInBiomarkers',
    'activitiesInBiomarkers',
    'algorithmsInCancerTypes',
    'algorithmsInCancerTypes',
    'approvalsByIds',
    'approvalsByIds',
    'approvalsInCancerTypes',
    'approvalsInCancerTypes',
    'associationsInCancerTypes',
    'associationsInCancerTypes',
    'associationsInCancerTypes',
    'associationsOfBiomarkers',
    'biomarkerAssociationsByIds',
    'biomarkersByAncestorIds',
    'biomarkersByIds',
    'biomarkersOfGenes',
    'cancerTypesByAncestorIds',
    'cancerTypesByAncestorIds',
    'cancerTypesByIds',
    'cancerTypesByIds',
    'cautionsByIds',
    'cautionsByIds',
    'cautionsInCancerTypes',
    'cautionsInCancerTypes',
    'cautionsInCancerTypes',
    'cautionsInCancerTypes',
    'drugsByIds',
    'drugsByIds',
    'drugsByIds',
    'endpointsByIds',
    'endpointsByIds',
    'endpointsByIds',
    'frequenciesOfBiomarkers',
    'guidelinesByIds',
    'mechanismsOfBiomarkers',
    'mechanismsOfBiomarkers',
    'namesByFolded',
    'namesByFolded',
    'namesOfKinds',
    'pathsByAlgorithmIds',
    'plainTextsAbout',
    'rankingResults',
    'rankingResults',
    'rankingTrials',
    'rankingTrials',
    'recommendationsByIds',
    'recommendationsByIds',
    'recommendationsInCancerTypes',
    'recommendationsInCancerTypes',
    'recommendationsInCancerTypes',
    'recommendationsInCancerTypes',
    'releaseInfo',
    'resultsByIds',
    'resultsByIds',
    'resultsOfTrials',
    'resultsOfTrials',
    'stepsByAlgorithmIds',
    'studiedTrialsInCancerTypes',
    'studiedTrialsInCancerTypes',
  ],
  '25-check-premises': [
    'approvalsOfDrugs',
    'cautionsInCancerTypes',
    'drugsByIds',
    'drugsByIds',
    'endpointsByIds',
    'endpointsByIds',
    'guidelinesByIds',
    'namesByFolded',
    'namesOfKinds',
    'recommendationsInCancerTypes',
    'releaseInfo',
    'resultsByIds',
    'resultsByIds',
    'resultsOfTrials',
    'sourcesByIds',
    'studiedTrials',
    'studiedTrials',
    'studiedTrials',
    'studiedTrialsOfDrugs',
    'studiedTrialsOfDrugs',
    'studiedTrialsOfDrugs',
    'trialsByIds',
    'trialsMeasuring',
  ],
  '26-subsequent-therapies': [
    'biomarkersByIds',
    'cancerTypesByIds',
    'drugsByIds',
    'guidelinesByIds',
    'namesByFolded',
    'recommendationsInCancerTypes',
    'releaseInfo',
    'sourcesByIds',
  ],
  '27-first-line-network': [
    'biomarkersByIds',
    'cancerTypesByIds',
    'endpointsByIds',
    'namesByFolded',
    'rankingResults',
    'rankingTrials',
    'regimensByIds',
    'releaseInfo',
    'resultsByIds',
    'treatmentNodesByIds',
    'trialsByIds',
  ],
  '28-compare-two-treatments': [
    'biomarkersByIds',
    'cancerTypesByIds',
    'endpointsByIds',
    'namesByFolded',
    'rankingResults',
    'rankingTrials',
    'regimensByIds',
    'treatmentNodesByIds',
  ],
  // studies of the caller: nothing is read
  '29-check-a-paper': [],
  '30-first-line-by-network': [
    'adverseEventsByArmIds',
    'biomarkersByIds',
    'cancerTypesByIds',
    'endpointsByIds',
    'namesByFolded',
    'rankingResults',
    'rankingTrials',
    'regimensByIds',
    'releaseInfo',
    'resultsByIds',
    'treatmentNodesByIds',
    'trialsByIds',
  ],
  '31-forest-plot': [
    'biomarkersByIds',
    'cancerTypesByIds',
    'endpointsByIds',
    'namesByFolded',
    'rankingResults',
    'rankingTrials',
    'regimensByIds',
    'releaseInfo',
    'resultsByIds',
    'treatmentNodesByIds',
  ],
};

const bytes = new Map<string, Map<Engine, string>>(DOCUMENTED.map(({ name }) => [name, new Map()]));

describeOnEachEngine('every documented operation', (given) => {
  it.each(DOCUMENTED)('$name has an answer without errors, the same each time', async ({ name, query, variables }) => {
    const first = await given.ask<object>(query, variables);
    expect([first.status, first.errors]).toEqual([200, []]);
    for (const field of Object.values(first.data)) expect(field).not.toBeNull();
    expect((await given.ask(query, variables)).body).toBe(first.body);
    bytes.get(name)?.set(given.engine, first.body);
  });

  it.each(DOCUMENTED)(
    '$name asks the graph once for each edge, and never for each node',
    async ({ name, query, variables }) => {
      await given.ask(query, variables);
      const asked = given.asked();
      const edges = ASKED[name] ?? [];
      expect([...new Set(asked)].toSorted()).toEqual([...new Set(edges)]);
      // two edges share a query where their pages come in together, which is up to the engine
      const countOf = (names: readonly string[], wanted: string) => names.filter((query) => query === wanted).length;
      expect(asked.filter((query) => countOf(asked, query) > countOf(edges, query))).toEqual([]);
    },
  );
});

describe('on both engines', () => {
  const neo4j = inject('neo4j');
  describe.skipIf(!neo4j.available)(neo4j.available ? 'neo4j' : `neo4j: skipped, ${neo4j.reason}`, () => {
    it.each(DOCUMENTED)('$name has the same answer, byte for byte', ({ name }) => {
      const answers = bytes.get(name);
      // `meta` names the engine
      const embedded = answers?.get('embedded')?.replace('"engine":"embedded"', '"engine":"neo4j"');
      expect(embedded).toBeDefined();
      expect(answers?.get('neo4j')).toBe(embedded);
    });
  });
});

describeOnEmbedded('loading', (given) => {
  it('asks once for an edge, however many nodes have it', async () => {
    await given.ask(
      `{ trials(first: 50) { nodes { id cancerType { id } biomarker { id } sources { id } arms { id regimen { id }
        adverseEvents(first: 2) { nodes { id } } } results(first: 2) { nodes { id endpoint { id } } } } } }`,
    );
    expect(given.asked().toSorted()).toEqual([
      'adverseEventsInArm',
      'armsByTrialIds',
      'biomarkersByIds',
      'cancerTypesByIds',
      'endpointsByIds',
      'regimensByIds',
      'resultsOfTrial',
      'trials',
    ]);
  });

  it('asks once for what two fields of the root ask alike', async () => {
    await given.ask(
      '{ a: drug(id: "drug:alectinib") { trials { nodes { id } } } b: drug(id: "drug:lorlatinib") { trials { nodes { id } } } }',
    );
    expect(given.asked()).toEqual(['drugsByIds', 'trialsOfDrug']);
  });

  it('asks for no provenance of its own: it comes with the row', async () => {
    await given.ask(
      '{ results(first: 50) { nodes { id provenance { source { title } confirmedBy { source { title } } } } } }',
    );
    expect(given.asked()).toEqual(['results']);
  });

  it.each([
    ['trials(first: 5)', 'id', 'id acronym title arms { id } sources { id title }'],
    ['drug(id: "drug:alectinib")', 'id', 'id name xrefs sources { id } targets { id }'],
    ['results(first: 5)', 'id', 'id text provenance { status source { id } }'],
  ])('has the same words for %s whatever is selected', async (field, few, many) => {
    const textsOf = async (select: string) => {
      const selection = field.startsWith('drug') ? select : `nodes { ${select} }`;
      const { errors } = await given.ask(`{ ${field} { ${selection} } }`);
      expect(errors).toEqual([]);
      return given.askedQueries().map(({ text }) => text);
    };
    const texts = await textsOf(few);
    expect(await textsOf(many)).toEqual(expect.arrayContaining(texts));
  });

  it('never puts a request into the words of a query', async () => {
    const marked = 'zzmarkzz';
    await given.ask(
      `query Marked($text: String!, $id: ID!) {
        trials(filter: { title: { contains: $text }, cancerType: { eq: $id } }) { nodes { id } totalCount }
        node(id: $id) { id }
        resolveTerms(terms: [$text]) { match }
      }`,
      { text: `${marked}' OR true //`, id: `drug:${marked}'` },
    );
    for (const { text } of given.askedQueries()) expect(text).not.toContain(marked);
    expect(JSON.stringify(given.askedQueries().map(({ params }) => params))).toContain(marked);
  });
});
