import type { Audience } from '../plain-text/model.ts';
import { termsOf, unique } from './premises/pairing.ts';
import type { QuestionIntent, Reading } from './reading/model.ts';
import type { ScopeFacts } from './scope-facts.ts';

const MOST = 6;

/** Questions that this API can answer next, from what the answer speaks of. */
export function followUps(reading: Reading, scopes: readonly ScopeFacts[], audience: Audience): string[] {
  const [facts] = scopes;
  if (audience === 'PATIENT') return facts === undefined ? [] : ['What does progression mean?', 'What is a guideline?'];
  const drug =
    termsOf(reading, 'DRUG').find(({ use }) => use === null)?.nodes[0]?.name ?? (facts && preferredDrug(facts));
  const mutation = facts?.mutations.find(({ id }) => facts.activities.some(({ biomarkerId }) => biomarkerId === id));
  const asks = (intent: QuestionIntent): boolean => reading.intents.includes(intent);
  const questions = [
    facts && drug && isFollowed(facts, drug) ? `What follows progression on ${drug} in ${facts.scope.text}?` : '',
    drug && !asks('DOSE') ? `What is the dose of ${drug}?` : '',
    drug && !asks('SAFETY') ? `What are the side effects of ${drug}?` : '',
    facts && facts.compared.length > 0 ? `What are the results of ${facts.compared[0]?.trial.acronym ?? ''}?` : '',
    mutation ? `Which drugs are active against ${mutation.name.replace(/ \([^)]*\)$/u, '')}?` : '',
    drug && !asks('APPROVAL') ? `For what is ${drug} approved?` : '',
  ];
  return unique(questions.filter((question) => question !== '' && question !== reading.text)).slice(0, MOST);
}

const isFollowed = (facts: ScopeFacts, drug: string): boolean =>
  facts.recommendations.some(({ progressingOnIds }) => progressingOnIds.some((id) => facts.drugNames.get(id) === drug));

/** The drug of the first-line statement that stands, by most statements. */
function preferredDrug(facts: ScopeFacts): string | undefined {
  const counts = new Map<string, number>();
  for (const one of facts.recommendations) {
    if (
      one.preference !== 'PREFERRED' ||
      one.status !== 'CURRENT' ||
      !one.provenance.verified ||
      !one.lines.includes('FIRST_LINE')
    )
      continue;
    for (const id of one.drugIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const [id] = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? [];
  return id === undefined ? undefined : facts.drugNames.get(id);
}
