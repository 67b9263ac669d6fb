import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher, type Cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy, type List } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { recordRow, subjectRecord } from '../../graph/record.ts';
import { ALGORITHM_FILTER, ALGORITHM_STEP_FILTER, Algorithm, AlgorithmPath, AlgorithmStep } from './model.ts';

export const algorithmsByIds = defineByIds('algorithmsByIds', cypher`Algorithm`, Algorithm);
export const algorithmStepsByIds = defineByIds('algorithmStepsByIds', cypher`AlgorithmStep`, AlgorithmStep);
export const algorithmPathsByIds = defineByIds('algorithmPathsByIds', cypher`AlgorithmPath`, AlgorithmPath);

const params = z.object({ algorithmIds: z.array(z.string()).readonly() });

export const stepsByAlgorithmIds = defineQuery({
  name: 'stepsByAlgorithmIds',
  params,
  cypher: cypher`
    MATCH (algorithm:Algorithm)<-[:STEP_OF]-(subject:AlgorithmStep)
    WHERE algorithm.id IN $algorithmIds AND algorithm.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.algorithmId, subject.position, subject.id`,
  row: recordRow(AlgorithmStep),
});

export const pathsByAlgorithmIds = defineQuery({
  name: 'pathsByAlgorithmIds',
  params,
  cypher: cypher`
    MATCH (algorithm:Algorithm)<-[:PATH_OF]-(subject:AlgorithmPath)
    WHERE algorithm.id IN $algorithmIds AND algorithm.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.algorithmId, subject.position, subject.id`,
  row: recordRow(AlgorithmPath),
});

export const algorithms = defineList({
  name: 'algorithms',
  pattern: cypher`(subject:Algorithm)`,
  node: Algorithm,
  filter: ALGORITHM_FILTER,
  orders: { TITLE: 'sortName', VERSION_DATE: 'versionDate' },
});

export const algorithmsForCancerType = ownedBy(
  algorithms,
  'algorithmsForCancerType',
  cypher`(owner:CancerType)<-[:FOR_CANCER_TYPE]-(subject:Algorithm)`,
);

export const algorithmsForBiomarker = ownedBy(
  algorithms,
  'algorithmsForBiomarker',
  cypher`(owner:Biomarker)<-[:REQUIRES]-(subject:Algorithm)`,
);

/** Steps are listed on what they name or rest on; all of one algorithm come without pages. */
const stepsOn = (name: string, pattern: Cypher): List<AlgorithmStep> => ({
  name,
  pattern,
  owned: true,
  node: AlgorithmStep,
  filter: ALGORITHM_STEP_FILTER,
  orders: { PLACE: 'place' },
});

export const algorithmStepsNamingDrug = stepsOn(
  'algorithmStepsNamingDrug',
  cypher`(owner:Drug)<-[:NAMES_DRUG]-(subject:AlgorithmStep)`,
);

export const algorithmStepsRestingOnApproval = stepsOn(
  'algorithmStepsRestingOnApproval',
  cypher`(owner:Approval)<-[:SUPPORTED_BY]-(subject:AlgorithmStep)`,
);

export const algorithmStepsRestingOnResult = stepsOn(
  'algorithmStepsRestingOnResult',
  cypher`(owner:Result)<-[:SUPPORTED_BY]-(subject:AlgorithmStep)`,
);

export const algorithmStepsRestingOnRecommendation = stepsOn(
  'algorithmStepsRestingOnRecommendation',
  cypher`(owner:Recommendation)<-[:SUPPORTED_BY]-(subject:AlgorithmStep)`,
);

export const algorithmStepsRestingOnCaution = stepsOn(
  'algorithmStepsRestingOnCaution',
  cypher`(owner:Caution)<-[:SUPPORTED_BY]-(subject:AlgorithmStep)`,
);

export const algorithmStepsRestingOnAssociation = stepsOn(
  'algorithmStepsRestingOnAssociation',
  cypher`(owner:BiomarkerAssociation)<-[:SUPPORTED_BY]-(subject:AlgorithmStep)`,
);
