// The data of a page: a list of trials with a filter, read page by page; then its first trial with results and sources:
//   npx tsx docs/client/trials.ts [address of the API]
import {
  TrialWithResultsDocument,
  TrialsPageDocument,
  type EfficacyResultFilter,
  type TrialFilter,
  type TrialWithResultsQuery,
  type TrialsPageQuery,
} from './__generated__/operations.ts';
import { connect, type Answer } from './request.ts';

type TrialsPage = NonNullable<TrialsPageQuery['trials']>;
type Trial = NonNullable<TrialWithResultsQuery['trial']>;
type Result = Trial['results']['nodes'][number];

const request = connect(process.argv[2] ?? 'http://127.0.0.1:4000/graphql');

/** A page of the trials that pass the filter. `after` is the `endCursor` of the page before, null for the first. */
async function readTrials(filter: TrialFilter, after: string | null): Promise<TrialsPage> {
  const answer = await request(TrialsPageDocument, { first: 5, after, filter, orderBy: 'ENROLLMENT_DESC' });
  return answer.data?.trials ?? fail(answer);
}

/** A trial by its id or registry number, with a page of its results; null when the graph does not know it. */
async function readTrial(id: string, filter: EfficacyResultFilter, after: string | null): Promise<Trial | null> {
  const answer = await request(TrialWithResultsDocument, { id, filter, after });
  // an unknown id is null without an error
  return answer.errors.length > 0 ? fail(answer) : (answer.data?.trial ?? null);
}

function fail({ errors }: Answer<unknown>): never {
  throw new Error(errors.map(({ message, extensions }) => `${message} (${extensions.code})`).join('\n'));
}

function describeArms(result: Result): string {
  switch (result.__typename) {
    case 'ArmResult':
      return result.landmarkMonths === null
        ? result.arm.label
        : `${result.arm.label} at ${result.landmarkMonths} months`;
    case 'Comparison':
      return `${result.experimentalArm.label} v ${result.controlArm.label}`;
    // there may be new kinds of result
    default:
      return '';
  }
}

function printResult(result: Result): void {
  const { endpoint, text, assessor, population, analysis, variant, provenance } = result;
  const cutoff = `cut-off ${analysis.cutoff.value ?? 'not recorded'}`;
  const context = [describeArms(result), assessor.word, population.label, cutoff, variant, provenance.status];
  console.log(`  ${endpoint.abbreviation} ${text}: ${context.filter((part) => part !== null).join(', ')}`);
}

async function printList(filter: TrialFilter): Promise<TrialsPage['nodes'][number] | undefined> {
  const first = await readTrials(filter, null);
  console.log(`${first.totalCount} trials`);
  let page = first;
  for (;;) {
    for (const { id, acronym, phase, enrollment, startDate } of page.nodes) {
      console.log(
        `  ${id}  ${acronym}, ${phase ?? 'no phase'}, ${enrollment ?? 'unknown'} patients, from ${startDate ?? 'unknown'}`,
      );
    }
    if (!page.pageInfo.hasNextPage) return first.nodes[0];
    console.log('  -- next page');
    page = await readTrials(filter, page.pageInfo.endCursor);
  }
}

function printTrial({ acronym, title, arms, results, sources }: Trial): void {
  console.log(`\n${acronym}: ${title}`);
  for (const { label, n } of arms) console.log(`  ${label}, ${n ?? 'unknown'} patients`);
  console.log(`Results, ${results.nodes.length} of ${results.totalCount}`);
  for (const result of results.nodes) printResult(result);
  console.log('Sources');
  for (const { kind, title, year, url } of sources)
    console.log(`  ${kind} ${title}, ${year ?? 'no year'}, ${url ?? 'no address'}`);
}

const chosen = await printList({
  cancerType: { eq: 'cancer:nsclc' },
  phase: { in: ['PHASE3'] },
  enrollment: { gte: 200 },
});
const trial =
  chosen &&
  (await readTrial(chosen.id, { endpoint: { in: ['endpoint:pfs', 'endpoint:os'] }, latest: { eq: true } }, null));
if (trial) printTrial(trial);
