import type { Reading } from '../reading/model.ts';
import { CHECKS } from './checks/registry.ts';
import { fails, type PremiseCheck, type PremiseFacts } from './model.ts';

/** All checks of a question: failed ones first, then by place. */
export function checkPremises(reading: Reading, facts: PremiseFacts): PremiseCheck[] {
  return Object.values(CHECKS)
    .flatMap((check) => check(reading, facts))
    .toSorted((a, b) => Number(fails(b)) - Number(fails(a)) || a.place - b.place);
}
