import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NotRankedReason, WarningCode } from '../../src/features/ranking/model.ts';

const page = readFileSync(new URL('../../docs/warnings.md', import.meta.url), 'utf8');
const [, warnings = '', reasons = ''] = page.split(/^## .*$/m);

const sectionsOf = (part: string) => [...part.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);

describe('the page on warnings', () => {
  it('has a section for each warning, in the order of the catalogue', () => {
    expect(sectionsOf(warnings)).toEqual(WarningCode.options);
  });

  it('has a section for each reason why a therapy is not ranked', () => {
    expect(sectionsOf(reasons)).toEqual(NotRankedReason.options);
  });

  it('says of each warning what it says, when it is given, why it matters and what to do', () => {
    for (const section of warnings.split(/^### /m).slice(1)) {
      const [heading] = section.split('\n');
      for (const label of ['Severity', 'Given', 'Why it matters', 'What to do']) {
        expect(section, heading).toContain(`**${label}:**`);
      }
    }
  });
});
