import { z } from 'zod';
import { cypher } from '../../graph/cypher.ts';
import { defineQuery } from '../../graph/query.ts';
import { fromRecord, recordRow, subjectRecord } from '../../graph/record.ts';
import { CancerTypeId } from '../cancer-type/model.ts';
import { Arm, LineOfTherapy, Trial } from '../trial/model.ts';
import { RegimenId, TreatmentNodeId } from '../regimen/model.ts';
import { ArmResultFact, ComparisonFact } from './model.ts';

const RankingArm = Arm.pick({ id: true, role: true, baselineCnsPercent: true, n: true }).extend({
  regimenId: RegimenId,
  treatmentNodeId: TreatmentNodeId,
  drugIds: z.array(z.string()),
  position: z.number(),
});

const RankingTrial = Trial.pick({
  id: true,
  acronym: true,
  regionScope: true,
  lines: true,
  lineScope: true,
  alkTkiNaive: true,
  priorChemotherapy: true,
  priorAlkInhibitor: true,
  crossoverAllowed: true,
  crossoverPercent: true,
  biomarkerId: true,
}).extend({ cancerTypeId: CancerTypeId });
export type RankingTrial = z.infer<typeof RankingTrial>;

/** The curated trials of a line in some cancer types, and by what they selected: `biomarkerIds`, anything, or nothing. */
export const rankingTrials = defineQuery({
  name: 'rankingTrials',
  params: z.object({
    cancerTypeIds: z.array(z.string()).readonly(),
    biomarkerIds: z.array(z.string()).readonly(),
    anyBiomarker: z.boolean(),
    line: LineOfTherapy,
  }),
  cypher: cypher`
    MATCH (cancerType:CancerType)<-[:IN_CANCER_TYPE]-(subject:Trial)
    WHERE cancerType.id IN $cancerTypeIds AND cancerType.release = $release AND 'CURATED' IN subject.origins
      AND ($anyBiomarker OR subject.biomarkerId IN $biomarkerIds OR (size($biomarkerIds) = 0 AND subject.biomarkerId IS NULL))
      AND ($line IN subject.lines OR subject.lineScope = 'ANY')
    RETURN ${subjectRecord}, [(subject)-[:HAS_ARM]->(arm:Arm) | arm.record] AS arms
    ORDER BY subject.id`,
  row: z
    .object({ record: fromRecord(RankingTrial), arms: z.array(fromRecord(RankingArm)) })
    .transform(({ record, arms }) => ({ ...record, arms: arms.toSorted((a, b) => a.position - b.position) })),
});

const ResultFact = z.discriminatedUnion('type', [ArmResultFact, ComparisonFact]);

/** All results of some trials for an endpoint, but those that pool trials. */
export const rankingResults = defineQuery({
  name: 'rankingResults',
  params: z.object({ trialIds: z.array(z.string()).readonly(), endpointId: z.string() }),
  cypher: cypher`
    MATCH (trial:Trial)<-[:OF_TRIAL]-(subject:Result)
    WHERE trial.id IN $trialIds AND trial.release = $release
      AND subject.endpointId = $endpointId AND subject.pooled = false
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(ResultFact),
});
