import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate, type CodegenConfig } from '@graphql-codegen/cli';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { ROOT } from '../../src/root.ts';
import { CODE_OF_README } from './code-of-readme.ts';

it('the configuration in the README writes the documents that the client uses', { timeout: 120_000 }, async () => {
  const module = ts.transpileModule(CODE_OF_README.configuration, {
    compilerOptions: { module: ts.ModuleKind.ESNext },
  }).outputText;
  const { default: config } = (await import(`data:text/javascript,${encodeURIComponent(module)}`)) as {
    default: CodegenConfig;
  };
  const files = (await generate(
    { ...config, schema: 'schema/*.graphql', documents: 'docs/queries/*.graphql', cwd: ROOT, silent: true },
    false,
  )) as { filename: string; content: string }[];
  expect(files.map(({ content }) => content)).toEqual([
    readFileSync(join(ROOT, 'docs', 'client', '__generated__', 'operations.ts'), 'utf8'),
  ]);
});
