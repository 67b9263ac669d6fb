import {
  adverseEventIsOneTermInOneArm,
  frequenciesArePercentages,
  rowHasPercentage,
  severeIsNotAboveAnyGrade,
} from './adverse-events.ts';
import { analysisHasOneFollowUpPerArm, analysisIsOne, ratioSharesCutoffWithMedians } from './analyses.ts';
import {
  armsOfAdverseEventsBelongToTrial,
  armsOfResultsBelongToTrial,
  comparedArmsDiffer,
  drugRelationFitsDrugs,
  partsOfTrialsNameTheirArms,
} from './arms.ts';
import {
  everyKeyHasOneHead,
  supersessionIsSymmetric,
  supersessionKeepsTheKey,
  supersessionRunsInNoCircle,
} from './chains.ts';
import {
  armSizesAddUp,
  countsAreWholeNumbers,
  percentageFollowsFromCount,
  responseRateIsDefined,
  sizeFitsTheArm,
} from './counts.ts';
import {
  adverseEventsAreToldOnce,
  idsAreUniqueInTheirFile,
  idsDifferBetweenFiles,
  partIdsAreUnique,
  prefixedIdsAreUnique,
} from './identity.ts';
import { aliasesAreNames, aliasesAreNotRepeated, aliasSourcesNameAliases, namesAreClaimedOnce } from './names.ts';
import {
  medianOfControlledTrialHasRatio,
  rateIntervalIsEven,
  ratioAgreesWithMedians,
  ratioIsGeometricMeanOfItsInterval,
} from './plausibility.ts';
import {
  currentStatementsAreOfOneYear,
  guidelineNamesItsBody,
  guidelinesOfRecommendationsAreGuidelines,
  lineIsRecorded,
  lineScopeAgreesWithAnyLine,
  lineScopeAgreesWithLines,
  recommendationComesFromGuideline,
} from './recommendations.ts';
import { algorithmStepsConnect, plainTextsAreAboutRecords, registryKeyIsVerifiedNumber } from './references-within.ts';
import { everyReferenceResolves } from './references.ts';
import {
  armsHaveRegimenOfTheirDrugs,
  componentsAreDoses,
  dosesAreRecorded,
  nodesJoinRegimens,
  regimensAreUsed,
  regimensHaveOneDefaultNode,
  relationFitsComponents,
} from './regimens.ts';
import { versionIsMonthOfDate } from './release.ts';
import {
  assessorClassFollows,
  pooledTrialsStandOnPooledVariants,
  subgroupStandsWhereItMust,
} from './result-classes.ts';
import {
  analysisIdBeginsWithTrial,
  responseCriteriaStandOnResponses,
  resultIdFollowsFromFields,
  survivalHasNoAssessor,
  verifiedCutoffHasDate,
} from './result-identity.ts';
import {
  confidenceLevelIsPlausible,
  intervalHoldsValue,
  landmarksStandUnderTheEndpointItself,
  limitFitsItsStatus,
  numbersAreInRange,
  ratesAloneHaveLandmark,
  significantRatioExcludesOne,
  statisticFitsEndpoint,
  unitFitsStatistic,
  valueFitsItsStatus,
} from './result-values.ts';
import { mentionedResultsExist, noTextHoldsMachinePath } from './texts.ts';
import { cancerTypesHaveOneRoot, parentsRunInNoCircle } from './trees.ts';
import {
  baselineCnsIsOfArms,
  comparisonContextIsVerified,
  crossoverAgreesWithArms,
  earlierInhibitorsAgreeWithNaivety,
  regionCodeStandsBesideWords,
} from './trials.ts';
import {
  publicationHasIdentifier,
  resultRestsOnMoreThanOneSecondaryPage,
  resultsNameEachPageOnce,
  unverifiedRecordsSaySo,
  unverifiedResultListsNoFields,
  verifiedDrugFactsNameTheirPages,
  verifiedPartsNameTheirPages,
  verifiedRecordsNameTheirPages,
  verifiedResultHasSource,
} from './verification.ts';
import type { Rule } from './rule.ts';

/**
 * The data-quality rules of the evidence, by their numbers. Codes of closed sets (4), required fields (0) and all of rule 38
 * are refused by the schemas already; `schema-problems.ts` gives these refusals their number.
 */
export const rules: readonly Rule[] = [
  rowHasPercentage,
  noTextHoldsMachinePath,
  guidelineNamesItsBody,
  plainTextsAreAboutRecords,
  algorithmStepsConnect,
  registryKeyIsVerifiedNumber,
  everyReferenceResolves,
  guidelinesOfRecommendationsAreGuidelines,
  mentionedResultsExist,
  idsAreUniqueInTheirFile,
  partIdsAreUnique,
  prefixedIdsAreUnique,
  idsDifferBetweenFiles,
  adverseEventsAreToldOnce,
  resultIdFollowsFromFields,
  analysisIdBeginsWithTrial,
  responseCriteriaStandOnResponses,
  verifiedCutoffHasDate,
  survivalHasNoAssessor,
  intervalHoldsValue,
  confidenceLevelIsPlausible,
  significantRatioExcludesOne,
  limitFitsItsStatus,
  valueFitsItsStatus,
  frequenciesArePercentages,
  numbersAreInRange,
  unitFitsStatistic,
  statisticFitsEndpoint,
  ratesAloneHaveLandmark,
  landmarksStandUnderTheEndpointItself,
  armsOfResultsBelongToTrial,
  comparedArmsDiffer,
  armsOfAdverseEventsBelongToTrial,
  partsOfTrialsNameTheirArms,
  supersessionIsSymmetric,
  supersessionKeepsTheKey,
  supersessionRunsInNoCircle,
  everyKeyHasOneHead,
  analysisIsOne,
  analysisHasOneFollowUpPerArm,
  ratioSharesCutoffWithMedians,
  drugRelationFitsDrugs,
  verifiedRecordsNameTheirPages,
  verifiedPartsNameTheirPages,
  verifiedDrugFactsNameTheirPages,
  unverifiedRecordsSaySo,
  resultsNameEachPageOnce,
  unverifiedResultListsNoFields,
  severeIsNotAboveAnyGrade,
  parentsRunInNoCircle,
  cancerTypesHaveOneRoot,
  currentStatementsAreOfOneYear,
  ratioIsGeometricMeanOfItsInterval,
  rateIntervalIsEven,
  countsAreWholeNumbers,
  percentageFollowsFromCount,
  armSizesAddUp,
  sizeFitsTheArm,
  ratioAgreesWithMedians,
  medianOfControlledTrialHasRatio,
  responseRateIsDefined,
  verifiedResultHasSource,
  publicationHasIdentifier,
  resultRestsOnMoreThanOneSecondaryPage,
  adverseEventIsOneTermInOneArm,
  recommendationComesFromGuideline,
  lineIsRecorded,
  assessorClassFollows,
  subgroupStandsWhereItMust,
  pooledTrialsStandOnPooledVariants,
  armsHaveRegimenOfTheirDrugs,
  regimensAreUsed,
  relationFitsComponents,
  componentsAreDoses,
  regimensHaveOneDefaultNode,
  nodesJoinRegimens,
  lineScopeAgreesWithLines,
  lineScopeAgreesWithAnyLine,
  baselineCnsIsOfArms,
  crossoverAgreesWithArms,
  earlierInhibitorsAgreeWithNaivety,
  regionCodeStandsBesideWords,
  aliasesAreNames,
  aliasesAreNotRepeated,
  namesAreClaimedOnce,
  aliasSourcesNameAliases,
  dosesAreRecorded,
  comparisonContextIsVerified,
  versionIsMonthOfDate,
];
