import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const every = graphqlPlugin.configs['flat/schema-all'].rules;
const { 'ObjectTypeDefinition,ObjectTypeExtension': _typeAsSuffix, ...naming } =
  every['@graphql-eslint/naming-convention'][1];

export default defineConfig(
  // written by codegen and builds, or not ours
  { ignores: ['dist/', 'dist.unfinished/', 'public/', '**/__generated__/', '.data/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // a new member of a closed set must fail wherever it is not thought of
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // `this: void` says that a method may be taken off its class
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
      // it asks for `x!`, which another rule of the same set forbids
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // models are `z.infer` types; their neighbours read the same
      '@typescript-eslint/consistent-type-definitions': 'off',
      // numbers print as one expects; objects, null and undefined do not and stay refused
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `{ secret: _secret, ...rest }` is how a property is left out
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts', 'seed/**/*.ts'],
    rules: {
      // the environment is read once, through the schema of src/config.ts, which is handed it by main and the commands
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Read it through readConfig (src/config.ts) and pass the value on.',
        },
      ],
      'no-restricted-imports': ['error', { paths: ['process', 'node:process'] }],
      // the log is the server's; only commands talk to a person
      'no-console': 'error',
    },
  },
  {
    files: ['src/main.ts', 'src/cli/*.ts', 'src/server/playground/build.ts'],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // vitest refuses it in CI only; the run before a commit must not pass by it either
      'no-restricted-properties': [
        'error',
        ...['it', 'test', 'describe'].map((object) => ({
          object,
          property: 'only',
          message: 'The other tests would not run.',
        })),
      ],
    },
  },
  {
    files: ['src/graph/**/*.ts', 'test/neo4j/**/*.ts'],
    rules: {
      // the Neo4j driver's configuration types are classes that plain objects satisfy
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['schema/**/*.graphql'],
    plugins: { '@graphql-eslint': graphqlPlugin },
    languageOptions: {
      parser: graphqlPlugin.parser,
      parserOptions: { graphQLConfig: { schema: 'schema/**/*.graphql' } },
    },
    // every rule there is for a schema, but for the choices below
    rules: {
      ...every,
      ...graphqlPlugin.configs['flat/schema-relay'].rules,
      // an order by letters would tear apart what belongs together: `first` and `after`, a median and its interval
      '@graphql-eslint/alphabetize': 'off',
      // one line where it fits, a block where it does not
      '@graphql-eslint/description-style': 'off',
      // a cancer type and a drug class are called so
      '@graphql-eslint/naming-convention': ['error', naming],
      '@graphql-eslint/no-typename-prefix': 'off',
      // a value inside a node (an interval, a crossover) has no identity; test/contract looks after those that have
      '@graphql-eslint/strict-id-in-types': 'off',
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          FieldDefinition: true,
          EnumValueDefinition: true,
          InputValueDefinition: true,
          // an argument is explained where its field is, so that a sentence can be about several
          ignoredSelectors: ['FieldDefinition > InputValueDefinition'],
        },
      ],
      // lists run both ways
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: true }],
      // short lists without pages hold nodes themselves
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
    },
  },
);
