import { z } from 'zod';
import { cypher, type Cypher } from '../../graph/cypher.ts';
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

/** The records at one edge from the nodes given, each once. */
const recordsAt = <Row>(name: string, pattern: Cypher, node: z.ZodType<Row>) =>
  defineQuery({
    name,
    params: byIds,
    cypher: cypher`
    MATCH ${pattern}
    WHERE given.id IN $ids AND given.release = $release
    WITH DISTINCT subject
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
    row: recordRow(node),
  });

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

export const associationsInCancerTypes = recordsAt(
  'associationsInCancerTypes',
  cypher`(given:CancerType)<-[:IN_CANCER_TYPE]-(subject:BiomarkerAssociation)`,
  BiomarkerAssociation,
);
export const associationsOfBiomarkers = recordsAt(
  'associationsOfBiomarkers',
  cypher`(given:Biomarker)<-[:OF_BIOMARKER]-(subject:BiomarkerAssociation)`,
  BiomarkerAssociation,
);
export const associationsOfDrugs = recordsAt(
  'associationsOfDrugs',
  cypher`(given:Drug)<-[:HAS_APPROVED_DRUG]-(subject:BiomarkerAssociation)`,
  BiomarkerAssociation,
);
export const recommendationsInCancerTypes = recordsAt(
  'recommendationsInCancerTypes',
  cypher`(given:CancerType)<-[:FOR_CANCER_TYPE]-(subject:Recommendation)`,
  Recommendation,
);
export const cautionsInCancerTypes = recordsAt(
  'cautionsInCancerTypes',
  cypher`(given:CancerType)<-[:FOR_CANCER_TYPE]-(subject:Caution)`,
  Caution,
);
export const approvalsInCancerTypes = recordsAt(
  'approvalsInCancerTypes',
  cypher`(given:CancerType)<-[:FOR_CANCER_TYPE]-(subject:Approval)`,
  Approval,
);
export const approvalsOfDrugs = recordsAt(
  'approvalsOfDrugs',
  cypher`(given:Drug)<-[:APPROVES]-(subject:Approval)`,
  Approval,
);

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

export const resultsOfTrials = recordsAt(
  'resultsOfTrials',
  cypher`(given:Trial)<-[:OF_TRIAL]-(subject:Result)`,
  EfficacyResult,
);
export const activitiesInBiomarkers = recordsAt(
  'activitiesInBiomarkers',
  cypher`(given:Biomarker)<-[:ACTIVITY_IN]-(subject:DrugActivity)`,
  DrugActivity,
);
export const frequenciesOfBiomarkers = recordsAt(
  'frequenciesOfBiomarkers',
  cypher`(given:Biomarker)<-[:FREQUENCY_OF]-(subject:FrequencyAfter)`,
  FrequencyAfter,
);
export const mechanismsOfBiomarkers = recordsAt(
  'mechanismsOfBiomarkers',
  cypher`(given:Biomarker)<-[:MECHANISM_OF]-(subject:ResistanceMechanism)`,
  ResistanceMechanism,
);

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

export const algorithmsInCancerTypes = recordsAt(
  'algorithmsInCancerTypes',
  cypher`(given:CancerType)<-[:FOR_CANCER_TYPE]-(subject:Algorithm)`,
  Algorithm,
);
export const labelWarningsOfDrugs = recordsAt(
  'labelWarningsOfDrugs',
  cypher`(given:Drug)<-[:OF_DRUG]-(subject:LabelWarning)`,
  LabelWarning,
);
export const adverseEventsOfDrugs = recordsAt(
  'adverseEventsOfDrugs',
  cypher`(given:Drug)<-[:OF_DRUG]-(subject:AdverseEvent)`,
  AdverseEvent,
);
export const biomarkersOfGenes = recordsAt(
  'biomarkersOfGenes',
  cypher`(given:Gene)<-[:CONCERNS]-(subject:Biomarker)`,
  Biomarker,
);

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
