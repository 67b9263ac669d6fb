// Who may know whom. `npm run deps` checks it.

const TYPES_ONLY = ['type-only'];

/** What every feature may know of others. */
const OPEN_TO_FEATURES = [
  '/(model|wording)[.]ts$',
  '^src/features/term/resolve[.]ts$',
  '^src/features/node/entities[.]ts$',
  '^src/features/ranking/rank[.]ts$',
];

/** What puts the results of trials together. */
const SYNTHESIS = '^src/features/(synthesis/|ranking/rankings/network[.]ts$)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-knows-nobody',
      comment: 'Everybody stands on shared/: what it imports, everybody imports.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^(src|seed|test)/', pathNot: '^src/shared/' },
    },
    {
      name: 'synthesis-knows-nobody',
      comment:
        'Statistics are checked against published numbers, and can be as long as they are numbers in, numbers out.',
      severity: 'error',
      from: { path: '^src/synthesis/' },
      to: { path: '^(src|seed|test)/', pathNot: '^src/synthesis/' },
    },
    {
      name: 'graph-knows-only-shared',
      comment: 'An engine that knew a drug or a trial could not be exchanged, nor tested without them.',
      severity: 'error',
      from: { path: '^src/graph/' },
      to: { path: '^(src|seed|test)/', pathNot: '^src/(graph|shared)/' },
    },
    {
      name: 'only-graph-knows-a-database',
      comment: 'Two engines answer the same texts alike because all that differs stays behind one interface.',
      severity: 'error',
      from: { path: '^(src|seed)/', pathNot: '^src/graph/' },
      to: { path: '(^|/)node_modules/(neo4j-driver|@grafeo-db/js)' },
    },
    {
      name: 'engines-only-through-open',
      comment: 'Which engine runs is decided once, by the settings; the other one is not even loaded.',
      severity: 'error',
      from: { path: '^(src|seed)/', pathNot: '^src/graph/open[.]ts$' },
      to: { path: '^src/graph/(embedded|neo4j)[.]ts$', dependencyTypesNot: TYPES_ONLY },
    },
    {
      name: 'features-meet-in-their-models',
      comment:
        "A feature can then be read, changed and removed alone. Some are there for all: term/resolve.ts says what a person's word means, " +
        'node/entities.ts reads a node of whatever kind, ranking/rank.ts ranks, and a wording.ts prints a record; none knows who asks.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: SYNTHESIS },
      to: { path: '^src/features/([^/]+)/', pathNot: ['^src/features/$1/', ...OPEN_TO_FEATURES] },
    },
    {
      name: 'a-synthesis-picks-as-a-ranking-does',
      comment:
        'Which result of a trial counts, and what to mind of it, is decided in one place for both: a synthesis puts together what a ' +
        'ranking picks, and the ranking by a network reads the findings of a synthesis. Of other features they know what all do.',
      severity: 'error',
      from: { path: SYNTHESIS },
      to: { path: '^src/features/([^/]+)/', pathNot: ['^src/features/(synthesis|ranking)/', ...OPEN_TO_FEATURES] },
    },
    {
      name: 'models-stand-first',
      comment: 'Others build on a model, so it builds on nothing of its feature that asks or answers.',
      severity: 'error',
      from: { path: '^src/features/[^/]+/model[.]ts$' },
      to: { path: '^src/features/[^/]+/(queries|loaders|resolvers)[.]ts$' },
    },
    {
      name: 'only-loaders-ask-queries',
      comment: 'What reads past a loader is not batched and not seen by the tests that count queries.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/features/[^/]+/(queries|loaders)[.]ts$'] },
      to: { path: '^src/features/[^/]+/queries[.]ts$', dependencyTypesNot: TYPES_ONLY },
    },
    {
      name: 'resolvers-stay-off-the-graph',
      comment:
        'They parse, load and return. What they need of lists is graph/connection.ts, which reads by a loader that it is given.',
      severity: 'error',
      from: { path: '^src/features/', pathNot: '/(model|queries|loaders)[.]ts$' },
      to: { path: '^src/graph/', pathNot: '^src/graph/connection[.]ts$', dependencyTypesNot: TYPES_ONLY },
    },
    {
      name: 'features-know-the-server-by-type',
      comment: 'Resolvers are told what context and loaders look like; they start nothing of the server.',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^src/server/', pathNot: '^src/server/(context|loaders)[.]ts$' },
    },
    {
      name: 'generated-code-is-types',
      comment: 'The server runs without what codegen writes.',
      severity: 'error',
      from: { path: '^(src|seed)/' },
      to: { path: '^src/__generated__/', dependencyTypesNot: TYPES_ONLY },
    },
    {
      name: 'server-code-is-types-for-features',
      comment: 'Its loaders list every feature: a feature that really imported them would import itself.',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^src/server/', dependencyTypesNot: TYPES_ONLY },
    },
    {
      name: 'only-the-server-lists-features',
      comment: 'One list to add a feature to. The loader of the evidence takes closed sets of words from their models.',
      severity: 'error',
      from: { path: '^(src|seed)/', pathNot: '^src/(features|server|__generated__)/' },
      to: { path: '^src/features/', pathNot: '/model[.]ts$' },
    },
    {
      name: 'nobody-imports-main',
      comment: 'Importing it starts a server.',
      severity: 'error',
      from: {},
      to: { path: '^src/main[.]ts$' },
    },
    {
      name: 'commands-stand-last',
      comment:
        'They print and exit. What others need of them is not theirs; main is the one command outside the folder.',
      severity: 'error',
      from: { pathNot: '^src/(cli/|main[.]ts$)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'only-commands-read-settings',
      comment: 'What the rest is told by argument it can be told by a test.',
      severity: 'error',
      from: { path: '^(src|seed)/', pathNot: '^src/(cli/|main[.]ts$)' },
      to: { path: '^src/config[.]ts$' },
    },
    {
      name: 'only-commands-seed',
      comment: 'The server serves a release; how one is made is no concern of it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli/|main[.]ts$)' },
      to: { path: '^seed/' },
    },
    {
      name: 'seed-knows-no-server',
      comment: 'The evidence is checked and written without one.',
      severity: 'error',
      from: { path: '^seed/' },
      to: { path: '^src/server/' },
    },
    {
      name: 'releases-are-made-from-known-sources',
      comment: 'A start parses the evidence again when one of these has changed: seed/sources.ts lists the same.',
      severity: 'error',
      from: { path: '^seed/seed[.]ts$' },
      to: { path: '^src/', pathNot: '^src/((graph|shared)/|features/[^/]+/model[.]ts$)', reachable: true },
    },
    {
      name: 'no-test-code-in-production',
      comment: 'It is not there when the tests are not.',
      severity: 'error',
      from: { path: '^(src|seed)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-development-packages-in-production',
      comment: '`npm ci --omit=dev` must be able to serve. The playground is built before that.',
      severity: 'error',
      from: { path: '^(src|seed)/', pathNot: '^src/server/playground/(build[.]ts$|client/)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: TYPES_ONLY },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'What only another package brings along can be gone tomorrow.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
    {
      name: 'everything-resolves',
      comment: 'What the cruiser cannot find it cannot judge.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'client-stands-alone',
      comment: 'Front-end developers copy it: what it needs of this project is the schema and the operations.',
      severity: 'error',
      from: { path: '^docs/' },
      to: { path: '^(src|seed|test)/' },
    },
    {
      name: 'nobody-needs-the-docs',
      comment: 'What the client shows is for other projects. The tests see that it works.',
      severity: 'error',
      from: { path: '^(src|seed)/' },
      to: { path: '^docs/' },
    },
    {
      name: 'no-cycles',
      comment: 'In a cycle it depends on who is loaded first what is defined. Types are gone by then.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: TYPES_ONLY } },
    },
  ],
  options: {
    // type-only imports count too: the rules that allow them say so
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      // a package of types has no other
      mainFields: ['main', 'typings'],
    },
  },
};
