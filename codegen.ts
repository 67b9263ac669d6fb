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
          Analysis: model('result', 'Analysis'),
          Approval: model('approval', 'Approval'),
          Arm: model('trial', 'Arm'),
          ArmResult: model('result', 'ArmResult'),
          AssociationFinding: model('biomarker-association', 'AssociationFinding'),
          Biomarker: model('biomarker', 'Biomarker'),
          BiomarkerAssociation: model('biomarker-association', 'BiomarkerAssociation'),
          CancerType: model('cancer-type', 'CancerType'),
          Comparison: model('result', 'Comparison'),
          Dose: model('dose', 'Dose'),
          Dosing: model('dose', 'Dosing'),
          Drug: model('drug', 'Drug'),
          DrugActivity: model('resistance', 'DrugActivity'),
          DrugName: model('drug', 'DrugName'),
          EfficacyResult: model('result', 'EfficacyResult'),
          Endpoint: model('endpoint', 'Endpoint'),
          FrequencyAfter: model('resistance', 'FrequencyAfter'),
          Gene: model('gene', 'Gene'),
          LabelWarning: model('label-warning', 'LabelWarning'),
          NotRanked: model('ranking', 'NotRankedTherapy'),
          PrimaryEndpoint: model('trial', 'PrimaryEndpoint'),
          Provenance: model('provenance', 'Provenance'),
          RankedTherapy: model('ranking', 'RankedTherapy'),
          RankingWarning: model('ranking', 'RankingWarning'),
          Regimen: model('regimen', 'Regimen'),
          RegimenComponent: model('regimen', 'RegimenComponent'),
          Release: model('meta', 'Release'),
          ResistanceMechanism: model('resistance', 'ResistanceMechanism'),
          Source: model('source', 'Source'),
          TreatmentNode: model('regimen', 'TreatmentNode'),
          Trial: model('trial', 'Trial'),
          ...connections('AdverseEvent', 'Approval', 'ArmResult', 'Biomarker', 'CancerType', 'Drug', 'EfficacyResult'),
          ...connections('Endpoint', 'Gene', 'Regimen', 'Source', 'Trial'),
          ...connections('BiomarkerAssociation', 'DrugActivity', 'FrequencyAfter', 'LabelWarning'),
        },
      },
    },
  },
};

export default config;
