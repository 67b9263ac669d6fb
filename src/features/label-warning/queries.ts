import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { LABEL_WARNING_FILTER, LabelWarning } from './model.ts';

export const labelWarningsByIds = defineByIds('labelWarningsByIds', cypher`LabelWarning`, LabelWarning);

export const labelWarnings = defineList({
  name: 'labelWarnings',
  pattern: cypher`(subject:LabelWarning)`,
  node: LabelWarning,
  filter: LABEL_WARNING_FILTER,
  orders: { TERM: 'sortName' },
});

export const labelWarningsOfDrug = ownedBy(
  labelWarnings,
  'labelWarningsOfDrug',
  cypher`(owner:Drug)<-[:OF_DRUG]-(subject:LabelWarning)`,
);

export const labelWarningsStatedInSource = ownedBy(
  labelWarnings,
  'labelWarningsStatedInSource',
  cypher`(owner:Source)<-[:STATED_IN]-(subject:LabelWarning)`,
);
