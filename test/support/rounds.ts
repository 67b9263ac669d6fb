/** How often a test repeats what depends on the moment: a few times in each run of the tests, 20 times before a release. */
export const ROUNDS = Number(process.env['TRIALGRAPH_TEST_ROUNDS'] ?? 3);
