import type { CodegenConfig } from '@graphql-codegen/cli';

const model = (folder: string, type: string): string => `../features/${folder}/model.ts#${type} as ${type}Model`;

const connections = (...types: readonly string[]): Record<string, string> =>
  Object.fromEntries(types.map((type) => [`${type}Connection`, `../graph/connection.ts#Connection<${type}Model>`]));

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
          ArmResult: model('result', 'ArmResult'),
          BaselineCns: model('trial', 'Trial'),
          Biomarker: model('biomarker', 'Biomarker'),
          CancerType: model('cancer-type', 'CancerType'),
          Cohort: model('trial', 'Cohort'),
          Comparison: model('result', 'Comparison'),
          Crossover: model('trial', 'Trial'),
          Drug: model('drug', 'Drug'),
          EfficacyResult: model('result', 'EfficacyResult'),
          Endpoint: model('endpoint', 'Endpoint'),
          Gene: model('gene', 'Gene'),
          NotRanked: model('ranking', 'NotRankedTherapy'),
          PlainText: model('plain-text', 'PlainText'),
          PrimaryEndpoint: model('trial', 'PrimaryEndpoint'),
          PriorTherapyAllowed: model('trial', 'Trial'),
          Provenance: model('provenance', 'Provenance'),
          RankedTherapy: model('ranking', 'RankedTherapy'),
          RankingWarning: model('ranking', 'RankingWarning'),
          Regimen: model('regimen', 'Regimen'),
          RegimenComponent: model('regimen', 'RegimenComponent'),
          RegistryId: model('trial', 'RegistryNumber'),
          Release: model('meta', 'Release'),
          Source: model('source', 'Source'),
          TreatmentNode: model('regimen', 'TreatmentNode'),
          Trial: model('trial', 'Trial'),
          ...connections('AdverseEvent', 'Algorithm', 'AlgorithmStep', 'Approval', 'ArmResult', 'Biomarker'),
          ...connections('CancerType', 'Drug', 'EfficacyResult', 'Endpoint', 'Gene', 'PlainText', 'Regimen'),
          ...connections('Source', 'Trial'),
        },
      },
    },
  },
};

export default config;
