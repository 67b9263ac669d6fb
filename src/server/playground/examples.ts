import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'graphql';
import { z } from 'zod';
import type { Example } from './example.ts';

const Variables = z.record(z.string(), z.unknown());

/** The documented operations of a folder, in the order of their file names. */
export async function readExamples(folder: string): Promise<Example[]> {
  const entries = new Set(await readdir(folder));
  const documents = [...entries].filter((entry) => entry.endsWith('.graphql')).sort();
  return Promise.all(
    documents.map(async (file) => {
      const name = basename(file, '.graphql');
      const query = await readDocument(join(folder, file));
      const variablesFile = `${name}.variables.json`;
      const variables = entries.has(variablesFile) ? await readVariables(join(folder, variablesFile)) : null;
      return { name, title: titleOf(query) ?? name, query, variables };
    }),
  );
}

async function readDocument(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  try {
    parse(text);
  } catch (cause) {
    throw new Error(`${file} is not a GraphQL document: ${messageOf(cause)}`, { cause });
  }
  return text;
}

async function readVariables(file: string): Promise<Example['variables']> {
  const text = await readFile(file, 'utf8');
  try {
    return Variables.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${file} is not a JSON object of variables: ${messageOf(cause)}`, { cause });
  }
}

function titleOf(query: string): string | undefined {
  return /^#[ \t]*(\S.*?)[ \t]*$/m.exec(query)?.[1];
}

function messageOf(cause: unknown): string {
  if (cause instanceof z.ZodError) return z.prettifyError(cause);
  return cause instanceof Error ? cause.message : String(cause);
}
