import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { Claim, CLAIM_FILTER } from './model.ts';

export const claimsByIds = defineByIds('claimsByIds', cypher`Claim`, Claim);

export const claims = defineList({
  name: 'claims',
  pattern: cypher`(subject:Claim)`,
  node: Claim,
  filter: CLAIM_FILTER,
  orders: { ID: 'id' },
});

export const claimsShownByResult = ownedBy(
  claims,
  'claimsShownByResult',
  cypher`(owner:Result)<-[:SHOWN_BY]-(subject:Claim)`,
);

export const claimsJudgedBySource = ownedBy(
  claims,
  'claimsJudgedBySource',
  cypher`(owner:Source)<-[:JUDGED_BY]-(subject:Claim)`,
);
