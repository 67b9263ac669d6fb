import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { PLAIN_TEXT_FILTER, PlainText } from './model.ts';

export const plainTextsByIds = defineByIds('plainTextsByIds', cypher`PlainText`, PlainText);

export const plainTexts = defineList({
  name: 'plainTexts',
  pattern: cypher`(subject:PlainText)`,
  node: PlainText,
  filter: PLAIN_TEXT_FILTER,
  orders: { TITLE: 'sortName', READING_LEVEL: 'readingLevel' },
});

export const plainTextsAboutEndpoint = ownedBy(
  plainTexts,
  'plainTextsAboutEndpoint',
  cypher`(owner:Endpoint)<-[:ABOUT]-(subject:PlainText)`,
);

export const plainTextsAboutBiomarker = ownedBy(
  plainTexts,
  'plainTextsAboutBiomarker',
  cypher`(owner:Biomarker)<-[:ABOUT]-(subject:PlainText)`,
);

export const plainTextsAboutCaution = ownedBy(
  plainTexts,
  'plainTextsAboutCaution',
  cypher`(owner:Caution)<-[:ABOUT]-(subject:PlainText)`,
);
