import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy, type List } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import {
  ALGORITHM_FILTER,
  ALGORITHM_STEP_FILTER,
  AlgorithmNode,
  AlgorithmPathNode,
  AlgorithmStepNode,
  type AlgorithmStep,
} from './model.ts';

export const algorithmsByIds = defineByIds('algorithmsByIds', cypher`Algorithm`, AlgorithmNode);
export const algorithmStepsByIds = defineByIds('algorithmStepsByIds', cypher`AlgorithmStep`, AlgorithmStepNode);
export const algorithmPathsByIds = defineByIds('algorithmPathsByIds', cypher`AlgorithmPath`, AlgorithmPathNode);

const params = z.object({ algorithmIds: z.array(z.string()).readonly() });

export const stepsByAlgorithmIds = defineQuery({
  name: 'stepsByAlgorithmIds',
  params,
  cypher: cypher`
    MATCH (algorithm:Algorithm)<-[:STEP_OF]-(subject:AlgorithmStep)
    WHERE algorithm.id IN $algorithmIds AND algorithm.release = $release
    RETURN ${AlgorithmStepNode.columns(cypher`subject`)}
    ORDER BY algorithmId, subject.position, id`,
  row: AlgorithmStepNode.row,
});

export const pathsByAlgorithmIds = defineQuery({
  name: 'pathsByAlgorithmIds',
  params,
  cypher: cypher`
    MATCH (algorithm:Algorithm)<-[:PATH_OF]-(subject:AlgorithmPath)
    WHERE algorithm.id IN $algorithmIds AND algorithm.release = $release
    RETURN ${AlgorithmPathNode.columns(cypher`subject`)}
    ORDER BY algorithmId, subject.position, id`,
  row: AlgorithmPathNode.row,
});

export const algorithms = defineList({
  name: 'algorithms',
  pattern: cypher`(subject:Algorithm)`,
  node: AlgorithmNode,
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
const algorithmSteps: Omit<List<AlgorithmStep>, 'name' | 'pattern'> = {
  owned: true,
  node: AlgorithmStepNode,
  filter: ALGORITHM_STEP_FILTER,
  orders: { PLACE: 'place' },
};

export const algorithmStepsNamingDrug: List<AlgorithmStep> = {
  ...algorithmSteps,
  name: 'algorithmStepsNamingDrug',
  pattern: cypher`(owner:Drug)<-[:NAMES_DRUG]-(subject:AlgorithmStep)`,
};

export const algorithmStepsRestingOnApproval: List<AlgorithmStep> = {
  ...algorithmSteps,
  name: 'algorithmStepsRestingOnApproval',
  pattern: cypher`(owner:Approval)<-[:SUPPORTED_BY]-(subject:AlgorithmStep)`,
};

export const algorithmStepsRestingOnResult: List<AlgorithmStep> = {
  ...algorithmSteps,
  name: 'algorithmStepsRestingOnResult',
  pattern: cypher`(owner:Result)<-[:SUPPORTED_BY]-(subject:AlgorithmStep)`,
};
