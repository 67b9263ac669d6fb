import type { Source } from '../source/model.ts';
import type { ClinicalAnswer, CitedStatement, Section } from './model.ts';
import { regimenName } from './sections/therapies.ts';
import { settingWords, STANDING_WORDS } from './wording.ts';

type Sources = ReadonlyMap<string, Source>;
/** What tells one edition from another, and where it is. */
function sourceLine({ title, organisation, publisher, version, date, year, doi, url }: Source): string {
  const parts = [organisation ?? publisher, version, date ?? year].filter((part) => part !== null);
  const where = doi === null ? url : `https://doi.org/${doi}`;
  return `${title}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}${where === null ? '' : `. ${where}`}`;
}

type Names = ReadonlyMap<string, string>;

/** The answer as one text: headings and lists in Markdown, or none of its marks. */
export function render(answer: ClinicalAnswer, form: 'MARKDOWN' | 'PLAIN', sources: Sources, names: Names): string {
  const markdown = form === 'MARKDOWN';
  const heading = (level: number, text: string): string =>
    markdown ? `${'#'.repeat(level)} ${escaped(text)}` : level === 1 ? text.toUpperCase() : text;
  const escaped = (text: string): string => (markdown ? text.replace(/([\\*_`[\]<>])/gu, '\\$1') : text);
  const line = ({ text, citations }: CitedStatement): string =>
    `- ${escaped(text)}${citations.length > 0 ? ` ${markdown ? '\\[' : '['}${citations.join(', ')}${markdown ? '\\]' : ']'}` : ''}`;
  const lines = (statements: readonly CitedStatement[]): string => statements.map(line).join('\n');
  const section = (one: Section): string[] => {
    const groups = one.form === 'THERAPIES' ? one.groups : [];
    return [
      heading(2, `${one.title}${settingWords(one.scope)}`),
      lines(one.statements),
      ...groups.flatMap((group) => [
        heading(
          3,
          `${STANDING_WORDS[group.standing]}${group.afterIds.length > 0 ? ` after ${group.afterIds.map((id) => names.get(id) ?? id).join(', ')}` : ''}${group.pattern === null || group.pattern === 'UNSPECIFIED' ? '' : ` (${group.pattern.toLowerCase().replaceAll('_', ' ')} progression)`}`,
        ),
        ...group.options.flatMap((option) => [
          ...(option.drugIds.length > 0 ? [heading(4, regimenName(option.drugIds, option.relation, names))] : []),
          lines(option.statements),
        ]),
      ]),
    ];
  };
  return [
    heading(1, answer.question),
    ...(answer.clarification.length > 0 ? [heading(2, 'First'), lines(answer.clarification)] : []),
    ...(answer.summary.length > 0 ? [heading(2, 'In short (the conditions are below)'), lines(answer.summary)] : []),
    ...answer.sections.flatMap(section),
    ...(answer.gaps.length > 0 ? [heading(2, 'What is not known here'), lines(answer.gaps)] : []),
    ...(answer.followUpQuestions.length > 0
      ? [
          heading(2, 'What you can ask next'),
          answer.followUpQuestions.map(({ question }) => `- ${escaped(question)}`).join('\n'),
        ]
      : []),
    ...(answer.citationIds.length > 0
      ? [
          heading(2, 'Sources'),
          answer.citationIds
            .map((id, index) => {
              const source = sources.get(id);
              return `${index + 1}. ${escaped(source === undefined ? id : sourceLine(source))}`;
            })
            .join('\n'),
        ]
      : []),
    `${answer.intendedUse} ${answer.disclaimer}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}
