import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/neo4j-for-tests.ts'],
    // a test that asserts nothing passes whatever the code does
    expect: { requireAssertions: true },
    testTimeout: 30_000,
    hookTimeout: 180_000,
  },
  resolve: {
    // one copy of graphql: vitest would load its ES modules for us and CommonJS ones for Apollo
    alias: { graphql: 'graphql/index.js' },
  },
});
