import { DOCUMENTED } from '../test/support/documented.ts';

export type Operation = {
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

const DRUG = `
  query Drug($id: ID!) {
    drug(id: $id) { id name drugClass mechanism tradeNames }
  }`;

const NESTED = `
  query Nested {
    drugs(first: 20) {
      nodes {
        id name
        trials(first: 2) {
          nodes {
            id acronym
            arms { id label n }
            results(first: 3) { nodes { id text value provenance { status source { id title year } } } }
          }
        }
      }
    }
  }`;

/** What is measured, from small to large. */
export const OPERATIONS: readonly Operation[] = [
  { name: 'drug', query: DRUG, variables: { id: 'drug:alectinib' } },
  { name: 'nested', query: NESTED, variables: {} },
  documented('ranking', '01-first-line-ranking'),
  documented('synthesis', '27-first-line-network'),
];

function documented(name: string, document: string): Operation {
  const operation = DOCUMENTED.find((one) => one.name === document);
  if (operation === undefined) throw new Error(`There is no documented operation ${document}.`);
  return { ...operation, name };
}
