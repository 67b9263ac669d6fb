// The first-line ranking as a table:
//   npx tsx docs/client/ranking.ts [address of the API] [cancer type] [biomarker]
import { FirstLineDocument, type FirstLineQuery } from './__generated__/operations.ts';
import { connect, type ApiError } from './request.ts';

const [address = 'http://127.0.0.1:4000/graphql', cancer = 'NSCLC', marker = 'ALK+'] = process.argv.slice(2);

type Ranking = NonNullable<FirstLineQuery['rankedTherapies']>;

const { data, errors, release } = await connect(address)(FirstLineDocument, { cancer, marker });
for (const error of errors) console.error(explain(error));
if (data?.rankedTherapies) print(data.rankedTherapies);
else process.exitCode = 1;

function print({ entries, notRanked, warnings }: Ranking): void {
  const header = ['rank', 'regimen', 'hazard ratio', 'assessor', 'cut-off', 'source', 'warnings'];
  printColumns([header, ...entries.map(rowOf)]);
  console.log('\nNot ranked');
  printColumns(notRanked.map(({ regimen, trial, reasons }) => [trial.acronym, regimen.name, reasons.join(', ')]));
  console.log('\nWarnings');
  for (const { severity, code, text } of warnings) console.log(`${severity} ${code}: ${text}`);
  console.log(`\nRelease ${release ?? 'unknown'}. Data for software and research. Not medical advice.`);
}

function rowOf({ rank, regimen, comparison, warnings }: Ranking['entries'][number]): string[] {
  // a ranking by hazard ratio has a comparison in every entry; one by medians has none
  if (comparison === null) return [String(rank), regimen.name, '', '', '', '', warnings.join(', ')];
  const { text, assessor, analysis, provenance } = comparison;
  // null says "not recorded here"
  const cutoff = analysis.cutoff.value ?? 'not recorded';
  const { journal, year, title } = provenance.source ?? { journal: null, year: null, title: 'not recorded' };
  const source = journal === null ? title : `${journal} ${year ?? ''}`;
  return [String(rank), regimen.name, text, assessor.word, cutoff, source, warnings.join(', ')];
}

function explain({ message, extensions }: ApiError): string {
  switch (extensions.code) {
    case 'UNRESOLVED_TERM':
    case 'AMBIGUOUS_TERM':
      return `${message}\n${extensions.candidates.map(({ id, name }) => `  ${id}  ${name}`).join('\n')}`;
    default:
      return `${message} (${extensions.code})`;
  }
}

function printColumns(rows: readonly (readonly string[])[]): void {
  const widthOf = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widthOf(column)))
        .join('  ')
        .trimEnd(),
    );
}
