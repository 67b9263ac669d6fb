import type { GuidelineStatus } from '../../src/features/guideline/model.ts';
import { groupBy } from '../../src/shared/group-by.ts';
import { sortKeyOf } from '../../src/shared/sort-key.ts';
import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent } from './content.ts';
import { idOf } from './ids.ts';

type Statement = Evidence['recommendations'][number];

/** A guideline is what its source is and what its statements tell of it: the source itself does not say whether it stands. */
export function writeGuidelines(content: GraphContent, { sources, recommendations }: Evidence): void {
  const guidelines = sources.filter(({ kind }) => kind === 'guideline');
  const statements = groupBy(recommendations, ({ guideline }) => guideline);
  const statementsOf = (slug: string): readonly Statement[] => statements.get(slug) ?? [];
  for (const source of guidelines) {
    const id = idOf.guideline(source.id);
    const supersededByIds = replacementsIn(statementsOf(source.id)).map(idOf.guideline);
    const superseded = guidelines.filter((other) => replacementsIn(statementsOf(other.id)).includes(source.id));
    content.node('Guideline', id, {
      body: source.organisation,
      bodySortKey: bodySortKeyOf(source.organisation, source.date),
      title: source.title,
      sortName: sortKeyOf(source.title),
      version: source.version,
      date: source.date,
      status: statusOf(source.date, statementsOf(source.id)),
      supersededByIds,
      supersedesIds: superseded.map((other) => idOf.guideline(other.id)).toSorted(),
      verified: source.verified,
      partRead: source.part_read,
      sourceId: idOf.source(source.id),
    });
    content.edge('PUBLISHED_AS', id, idOf.source(source.id));
    for (const newer of supersededByIds) content.edge('SUPERSEDED_BY', id, newer);
  }
}

/** What a body says stands together, the oldest first and the undated last. */
export const bodySortKeyOf = (body: string | null | undefined, date: string | null | undefined): string | null =>
  body ? `${sortKeyOf(body)} ${date ?? '~'}` : null;

const replacementsIn = (statements: readonly Statement[]): string[] =>
  [...new Set(statements.flatMap(({ superseded_by: newer }) => newer ?? []))].toSorted();

/** One superseded statement is enough: its body has spoken again. Nothing stands without a date and a statement. */
function statusOf(date: string | null | undefined, statements: readonly Statement[]): GuidelineStatus {
  if (statements.some(({ status_code: status }) => status === 'SUPERSEDED')) return 'SUPERSEDED';
  const allStand = statements.length > 0 && statements.every(({ status_code: status }) => status === 'CURRENT');
  return date && allStand ? 'CURRENT' : 'UNKNOWN';
}
