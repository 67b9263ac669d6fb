import { evidence, orNull, reference, references } from '../../support/evidence.ts';
import type { ListedKind } from './kind.ts';

const { recommendations, sources } = evidence;

const statementsOf = (slug: string) => recommendations.filter(({ guideline }) => guideline === slug);
const replacedBy = (slug: string) => statementsOf(slug).flatMap(({ superseded_by: newer }) => newer ?? []);
const eachOnce = (slugs: readonly string[]) => [...new Set(slugs)].toSorted();

/** The statements of a guideline that ships never differ on whether it stands; one without a date or a statement is neither. */
function statusOf({ id, date }: (typeof sources)[number]): string {
  const [status, ...others] = eachOnce(statementsOf(id).map(({ status_code: code }) => code));
  if (others.length > 0) throw new Error(`Some statements of ${id} are superseded and others are not.`);
  return (date ?? null) === null ? 'UNKNOWN' : (status ?? 'UNKNOWN');
}

export const GUIDELINES: ListedKind = [
  'guidelines',
  `id body title version date status supersededBy { id } supersedes { id } verified partRead
  source { id guideline { id } } recommendations { totalCount }`,
  sources
    .filter(({ kind }) => kind === 'guideline')
    .map((guideline) => ({
      id: `guideline:${guideline.id}`,
      body: guideline.organisation,
      title: guideline.title,
      version: orNull(guideline.version),
      date: orNull(guideline.date),
      status: statusOf(guideline),
      supersededBy: references('guideline', eachOnce(replacedBy(guideline.id))),
      supersedes: references(
        'guideline',
        eachOnce(sources.map(({ id }) => id).filter((id) => replacedBy(id).includes(guideline.id))),
      ),
      verified: guideline.verified,
      partRead: guideline.part_read,
      // and back
      source: { id: `source:${guideline.id}`, guideline: reference('guideline', guideline.id) },
      recommendations: { totalCount: statementsOf(guideline.id).length },
    })),
];
