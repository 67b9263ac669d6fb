import { collections, type CollectionName } from '../schemas/evidence.ts';
import type { Facts } from './facts.ts';

export interface Problem {
  readonly rule: number;
  /** An error refuses the set; a warning is only told. */
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** Of the record; "(whole file)" where no single one is meant. */
  readonly id: string;
  readonly field: string | null;
  readonly reason: string;
}

/** A problem before its rule has put its number on it. */
export type Finding = Omit<Problem, 'rule'>;

export interface Rule {
  /** As in the README of the evidence; one number may have several rules. */
  readonly number: number;
  readonly statement: string;
  /**
   * The files whose records are looked up or compared. When a record of them was refused by its schema, the rule is
   * not run: what is missing would be told as a second error of a record that has none.
   */
  readonly compares: readonly CollectionName[];
  check(facts: Facts): Iterable<Finding>;
}

export const wholeFile = '(whole file)';

export function error(collection: CollectionName, id: string, field: string | null, reason: string): Finding {
  return { severity: 'error', file: collections[collection].file, id, field, reason };
}

export function warning(collection: CollectionName, id: string, field: string | null, reason: string): Finding {
  return { severity: 'warning', file: collections[collection].file, id, field, reason };
}

const longestQuotation = 120;

/** The offending value in its JSON form, so that a text, a number and a null can be told apart. */
export function quote(value: unknown): string {
  const json = value === undefined ? 'nothing' : JSON.stringify(value);
  return json.length > longestQuotation ? `${json.slice(0, longestQuotation)}...` : json;
}
