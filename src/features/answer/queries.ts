import { z } from 'zod';
import { cypher } from '../../graph/cypher.ts';
import { defineQuery } from '../../graph/query.ts';
import { fromRecord, recordRow, subjectRecord } from '../../graph/record.ts';
import { AdverseEvent } from '../adverse-event/model.ts';
import { Algorithm } from '../algorithm/model.ts';
import { Approval } from '../approval/model.ts';
import { Biomarker } from '../biomarker/model.ts';
import { BiomarkerAssociation } from '../biomarker-association/model.ts';
import { Caution } from '../caution/model.ts';
import { Claim } from '../claim/model.ts';
import { Drug } from '../drug/model.ts';
import { LabelWarning } from '../label-warning/model.ts';
import { PlainText } from '../plain-text/model.ts';
import { Recommendation } from '../recommendation/model.ts';
import { DrugActivity, FrequencyAfter, ResistanceMechanism } from '../resistance/model.ts';
import { EfficacyResult } from '../result/model.ts';
import { Arm, Trial } from '../trial/model.ts';

// An answer weighs whole sets of records, so it reads each set in one query, by what the question names.

const byIds = z.object({ ids: z.array(z.string()).readonly() });

/** The drugs of some classes. */
export const drugsByClasses = defineQuery({
  name: 'drugsByClasses',
  params: byIds,
  cypher: cypher`
    MATCH (subject:Drug)
    WHERE subject.drugClass IN $ids AND subject.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(Drug),
});

export const associationsInCancerTypes = defineQuery({
  name: 'associationsInCancerTypes',
  params: byIds,
  cypher: cypher`
    MATCH (cancerType:CancerType)<-[:IN_CANCER_TYPE]-(subject:BiomarkerAssociation)
    WHERE cancerType.id IN $ids AND cancerType.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(BiomarkerAssociation),
});

export const associationsOfBiomarkers = defineQuery({
  name: 'associationsOfBiomarkers',
  params: byIds,
  cypher: cypher`
    MATCH (biomarker:Biomarker)<-[:OF_BIOMARKER]-(subject:BiomarkerAssociation)
    WHERE biomarker.id IN $ids AND biomarker.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(BiomarkerAssociation),
});

export const associationsOfDrugs = defineQuery({
  name: 'associationsOfDrugs',
  params: byIds,
  cypher: cypher`
    MATCH (drug:Drug)<-[:HAS_APPROVED_DRUG]-(subject:BiomarkerAssociation)
    WHERE drug.id IN $ids AND drug.release = $release
    WITH DISTINCT subject
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(BiomarkerAssociation),
});

export const recommendationsInCancerTypes = defineQuery({
  name: 'recommendationsInCancerTypes',
  params: byIds,
  cypher: cypher`
    MATCH (cancerType:CancerType)<-[:FOR_CANCER_TYPE]-(subject:Recommendation)
    WHERE cancerType.id IN $ids AND cancerType.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(Recommendation),
});

export const cautionsInCancerTypes = defineQuery({
  name: 'cautionsInCancerTypes',
  params: byIds,
  cypher: cypher`
    MATCH (cancerType:CancerType)<-[:FOR_CANCER_TYPE]-(subject:Caution)
    WHERE cancerType.id IN $ids AND cancerType.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(Caution),
});

export const approvalsInCancerTypes = defineQuery({
  name: 'approvalsInCancerTypes',
  params: byIds,
  cypher: cypher`
    MATCH (cancerType:CancerType)<-[:FOR_CANCER_TYPE]-(subject:Approval)
    WHERE cancerType.id IN $ids AND cancerType.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(Approval),
});

export const approvalsOfDrugs = defineQuery({
  name: 'approvalsOfDrugs',
  params: byIds,
  cypher: cypher`
    MATCH (drug:Drug)<-[:APPROVES]-(subject:Approval)
    WHERE drug.id IN $ids AND drug.release = $release
    WITH DISTINCT subject
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(Approval),
});

const StudiedArm = Arm.extend({ drugIds: z.array(z.string()) });
const StudiedTrial = z
  .object({ record: fromRecord(Trial), arms: z.array(fromRecord(StudiedArm)) })
  .transform(({ record, arms }) => ({ ...record, arms: arms.toSorted((a, b) => a.position - b.position) }));
export type StudiedTrial = z.infer<typeof StudiedTrial>;

/** Trials with their arms, and the drugs of each. */
export const studiedTrials = defineQuery({
  name: 'studiedTrials',
  params: byIds,
  cypher: cypher`
    MATCH (subject:Trial)
    WHERE subject.id IN $ids AND subject.release = $release
    RETURN ${subjectRecord}, [(subject)-[:HAS_ARM]->(arm:Arm) | arm.record] AS arms
    ORDER BY subject.id`,
  row: StudiedTrial,
});

export const studiedTrialsOfDrugs = defineQuery({
  name: 'studiedTrialsOfDrugs',
  params: byIds,
  cypher: cypher`
    MATCH (drug:Drug)<-[:STUDIES]-(subject:Trial)
    WHERE drug.id IN $ids AND drug.release = $release AND 'CURATED' IN subject.origins
    WITH DISTINCT subject
    RETURN ${subjectRecord}, [(subject)-[:HAS_ARM]->(arm:Arm) | arm.record] AS arms
    ORDER BY subject.id`,
  row: StudiedTrial,
});

export const studiedTrialsInCancerTypes = defineQuery({
  name: 'studiedTrialsInCancerTypes',
  params: byIds,
  cypher: cypher`
    MATCH (cancerType:CancerType)<-[:IN_CANCER_TYPE]-(subject:Trial)
    WHERE cancerType.id IN $ids AND cancerType.release = $release AND 'CURATED' IN subject.origins
    RETURN ${subjectRecord}, [(subject)-[:HAS_ARM]->(arm:Arm) | arm.record] AS arms
    ORDER BY subject.id`,
  row: StudiedTrial,
});

export const resultsOfTrials = defineQuery({
  name: 'resultsOfTrials',
  params: byIds,
  cypher: cypher`
    MATCH (trial:Trial)<-[:OF_TRIAL]-(subject:Result)
    WHERE trial.id IN $ids AND trial.release = $release
    WITH DISTINCT subject
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(EfficacyResult),
});

export const activitiesInBiomarkers = defineQuery({
  name: 'activitiesInBiomarkers',
  params: byIds,
  cypher: cypher`
    MATCH (biomarker:Biomarker)<-[:ACTIVITY_IN]-(subject:DrugActivity)
    WHERE biomarker.id IN $ids AND biomarker.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(DrugActivity),
});

export const frequenciesOfBiomarkers = defineQuery({
  name: 'frequenciesOfBiomarkers',
  params: byIds,
  cypher: cypher`
    MATCH (biomarker:Biomarker)<-[:FREQUENCY_OF]-(subject:FrequencyAfter)
    WHERE biomarker.id IN $ids AND biomarker.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(FrequencyAfter),
});

export const mechanismsOfBiomarkers = defineQuery({
  name: 'mechanismsOfBiomarkers',
  params: byIds,
  cypher: cypher`
    MATCH (biomarker:Biomarker)<-[:MECHANISM_OF]-(subject:ResistanceMechanism)
    WHERE biomarker.id IN $ids AND biomarker.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(ResistanceMechanism),
});

/** The reviewed claims that speak of a word, such as a category of a staging system. */
export const claimsAbout = defineQuery({
  name: 'claimsAbout',
  params: byIds,
  cypher: cypher`
    UNWIND $ids AS word
    MATCH (subject:Claim)
    WHERE subject.release = $release AND subject.statement CONTAINS word
    WITH DISTINCT subject
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(Claim),
});

export const algorithmsInCancerTypes = defineQuery({
  name: 'algorithmsInCancerTypes',
  params: byIds,
  cypher: cypher`
    MATCH (cancerType:CancerType)<-[:FOR_CANCER_TYPE]-(subject:Algorithm)
    WHERE cancerType.id IN $ids AND cancerType.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(Algorithm),
});

export const labelWarningsOfDrugs = defineQuery({
  name: 'labelWarningsOfDrugs',
  params: byIds,
  cypher: cypher`
    MATCH (drug:Drug)<-[:OF_DRUG]-(subject:LabelWarning)
    WHERE drug.id IN $ids AND drug.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(LabelWarning),
});

export const adverseEventsOfDrugs = defineQuery({
  name: 'adverseEventsOfDrugs',
  params: byIds,
  cypher: cypher`
    MATCH (drug:Drug)<-[:OF_DRUG]-(subject:AdverseEvent)
    WHERE drug.id IN $ids AND drug.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(AdverseEvent),
});

export const biomarkersOfGenes = defineQuery({
  name: 'biomarkersOfGenes',
  params: byIds,
  cypher: cypher`
    MATCH (gene:Gene)<-[:CONCERNS]-(subject:Biomarker)
    WHERE gene.id IN $ids AND gene.release = $release
    WITH DISTINCT subject
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(Biomarker),
});

/** Texts in plain words about some things, by the key of what they are about (`alk-fusion`, `hazard-ratio`). */
export const plainTextsAbout = defineQuery({
  name: 'plainTextsAbout',
  params: byIds,
  cypher: cypher`
    MATCH (subject:PlainText)
    WHERE subject.aboutKey IN $ids AND subject.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(PlainText),
});

/** The trials with a result for some endpoints, or with one of some values. */
export const trialsMeasuring = defineQuery({
  name: 'trialsMeasuring',
  params: z.object({ endpointIds: z.array(z.string()).readonly(), values: z.array(z.number()).readonly() }),
  cypher: cypher`
    MATCH (subject:Result)
    WHERE subject.release = $release AND (subject.endpointId IN $endpointIds OR subject.value IN $values)
    RETURN DISTINCT subject.trialId AS id
    ORDER BY id`,
  row: z.object({ id: z.string() }),
});
