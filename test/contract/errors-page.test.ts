import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../src/shared/errors.ts';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
const sections = page
  .split(/^### /m)
  .slice(1)
  .map((section) => ({ code: section.split('\n')[0] ?? '', section }));

describe('the page on errors', () => {
  it('has a section for each code, in the order of the catalogue', () => {
    expect(sections.map(({ code }) => code)).toEqual(Object.keys(ERROR_CODES));
  });

  it.each(sections)('says of $code its status, when it is given, what comes with it and what to do', ({ section }) => {
    for (const label of ['HTTP status', 'Given', 'Extensions', 'What to do']) {
      expect(section).toContain(`**${label}:**`);
    }
  });

  it('has the statuses of the catalogue', () => {
    const statuses = sections.map(({ code, section }) => [
      code,
      Number(/\*\*HTTP status:\*\* (\d+)/.exec(section)?.[1]),
    ]);
    expect(Object.fromEntries(statuses)).toEqual(ERROR_CODES);
  });
});
