import { sortKeyOf } from '../../src/shared/sort-key.ts';
import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent } from './content.ts';
import { idOf, orNull } from './ids.ts';

type About = Evidence['plainLanguage'][number]['about'];

export function writePlainTexts(content: GraphContent, { plainLanguage }: Evidence): void {
  for (const text of plainLanguage) {
    const id = idOf.plainText(text.id);
    const { about } = text;
    const subject = subjectOf(about);
    const aboutId = Object.values(subject).find((node) => node !== null);
    content.node('PlainText', id, {
      aboutType: about.type,
      aboutId,
      ...subject,
      aboutKey: about.id,
      aboutValue: about.value,
      title: text.title,
      sortName: sortKeyOf(text.title),
      text: text.text,
      audience: text.audience,
      language: text.language,
      readingLevel: text.reading_level,
      readingLevelMeasure: text.reading_level_measure,
      reviewed: text.reviewed,
    });
    content.edge('ABOUT', id, aboutId);
  }
}

/** The node of each kind that a text can be about; one at most. A term is no node. */
const subjectOf = ({ type, id }: About) => ({
  endpointId: orNull(idOf.endpoint, type === 'ENDPOINT' ? id : null),
  cautionId: orNull(idOf.caution, type === 'CAUTION' ? id : null),
  biomarkerId: orNull(idOf.biomarker, type === 'BIOMARKER' ? id : null),
});
