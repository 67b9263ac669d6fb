import type { CodegenConfig } from '@graphql-codegen/cli';

const model = (folder: string, type: string): string => `../features/${folder}/model.ts#${type} as ${type}Model`;

const connections = (...types: readonly string[]): Record<string, string> =>
  Object.fromEntries(types.map((type) => [`${type}Connection`, `../graph/connection.ts#Connection<${type}Model>`]));

const answer = (path: string, type: string, as = type): string =>
  `../features/answer/${path}/model.ts#${type} as ${as}Model`;

const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  importExtension: '.ts',
  generates: {
    'src/__generated__/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        immutableTypes: true,
        // arguments and input fields with a default always have a value
        avoidOptionals: { defaultValue: true },
        scalars: { PartialDate: 'string', ID: 'string' },
        contextType: '../server/context.ts#Context',
        // what a resolver returns for each type: the row of the graph, not the whole GraphQL object
        mappers: {
          AdverseEvent: model('adverse-event', 'AdverseEvent'),
          Algorithm: model('algorithm', 'Algorithm'),
          AlgorithmPath: model('algorithm', 'AlgorithmPath'),
          AlgorithmStep: model('algorithm', 'AlgorithmStep'),
          Analysis: model('result', 'Analysis'),
          AnalysisPopulation: model('trial', 'AnalysisPopulation'),
          Approval: model('approval', 'Approval'),
          Arm: model('trial', 'Arm'),
          ArmCorrespondence: model('registry', 'ArmCorrespondence'),
          ArmResult: model('result', 'ArmResult'),
          AssociationFinding: model('biomarker-association', 'AssociationFinding'),
          BaselineCns: model('trial', 'Trial'),
          Biomarker: model('biomarker', 'Biomarker'),
          BiomarkerAssociation: model('biomarker-association', 'BiomarkerAssociation'),
          CancerType: model('cancer-type', 'CancerType'),
          Caution: model('caution', 'Caution'),
          CautionFinding: model('caution', 'CautionFinding'),
          CheckedClaim: answer('claims', 'ClaimToCheck', 'CheckedClaim'),
          Claim: model('claim', 'Claim'),
          ClaimReport: answer('claims', 'ClaimReport'),
          Dose: model('dose', 'Dose'),
          Dosing: model('dose', 'Dosing'),
          Cohort: model('trial', 'Cohort'),
          Comparison: model('result', 'Comparison'),
          Crossover: model('trial', 'Trial'),
          Drug: model('drug', 'Drug'),
          DrugActivity: model('resistance', 'DrugActivity'),
          DrugName: model('drug', 'DrugName'),
          EfficacyResult: model('result', 'EfficacyResult'),
          Endpoint: model('endpoint', 'Endpoint'),
          FrequencyAfter: model('resistance', 'FrequencyAfter'),
          Gene: model('gene', 'Gene'),
          Interpretation: answer('reading', 'Reading', 'Interpretation'),
          Guideline: model('guideline', 'Guideline'),
          LabelWarning: model('label-warning', 'LabelWarning'),
          NotRanked: model('ranking', 'NotRankedTherapy'),
          OutcomeGroup: model('registry', 'OutcomeGroup'),
          PremiseCheck: answer('premises', 'PremiseCheck'),
          PostedOutcome: model('registry', 'PostedOutcome'),
          PlainText: model('plain-text', 'PlainText'),
          PrimaryEndpoint: model('trial', 'PrimaryEndpoint'),
          PriorTherapyAllowed: model('trial', 'Trial'),
          Provenance: model('provenance', 'Provenance'),
          QuestionTerm: answer('reading', 'ReadTerm', 'QuestionTerm'),
          RankedTherapy: model('ranking', 'RankedTherapy'),
          RankingWarning: model('ranking', 'RankingWarning'),
          Recommendation: model('recommendation', 'Recommendation'),
          Regimen: model('regimen', 'Regimen'),
          RegimenComponent: model('regimen', 'RegimenComponent'),
          RegistryArm: model('registry', 'RegistryArm'),
          RegistryCondition: model('registry', 'RegistryCondition'),
          RegistryIntervention: model('registry', 'RegistryIntervention'),
          RegistryRecord: model('registry', 'RegistryRecord'),
          RegistryId: model('trial', 'RegistryNumber'),
          Release: model('meta', 'Release'),
          ResistanceMechanism: model('resistance', 'ResistanceMechanism'),
          Source: model('source', 'Source'),
          TreatmentNode: model('regimen', 'TreatmentNode'),
          Trial: model('trial', 'Trial'),
          ...connections('AdverseEvent', 'Approval', 'ArmResult', 'Biomarker', 'BiomarkerAssociation', 'CancerType'),
          ...connections(
            'Caution',
            'Claim',
            'Drug',
            'DrugActivity',
            'EfficacyResult',
            'Endpoint',
            'FrequencyAfter',
            'Gene',
            'Guideline',
          ),
          ...connections(
            'Algorithm',
            'AlgorithmStep',
            'LabelWarning',
            'PlainText',
            'PostedOutcome',
            'Recommendation',
            'Regimen',
            'Source',
            'Trial',
          ),
        },
      },
    },
    // as a front-end team would have it; the server does not need it
    'docs/client/__generated__/operations.ts': {
      documents: 'docs/queries/*.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        useTypeImports: true,
        immutableTypes: true,
        // each enum gets a member that nobody handles, so that code without a default branch does not compile
        futureProofEnums: true,
        scalars: { PartialDate: 'string', ID: 'string' },
      },
    },
  },
};

export default config;
