import { releaseFile } from '../schemas/evidence.ts';
import { quote, type Rule } from './rule.ts';

export const versionIsMonthOfDate: Rule = {
  number: 40,
  statement: 'The release has a version that is the month of its date (its schema demands the other parts).',
  compares: [],
  *check({ release }) {
    if (!release) return;
    const month = release.date.slice(0, 7).replace('-', '.');
    if (release.version === month) return;
    const reason = `${quote(release.version)} is not the month of ${quote(release.date)}; ${quote(month)} is.`;
    yield { severity: 'error', file: releaseFile.file, id: 'release', field: 'version', reason };
  },
};
