import type { LineScope } from '../schemas/common.ts';
import type { CollectionName } from '../schemas/evidence.ts';
import type { Facts } from './facts.ts';
import { groupBy } from '../../src/shared/group-by.ts';
import { error, quote, warning, type Rule } from './rule.ts';

export const currentStatementsAreOfOneYear: Rule = {
  number: 20,
  statement: 'Current statements of one body on one indication are of one year.',
  compares: ['recommendations', 'sources'],
  *check({ records, sourceById }) {
    const current = records.recommendations.flatMap((recommendation) => {
      const guideline = recommendation.guideline === null ? undefined : sourceById.get(recommendation.guideline);
      if (!recommendation.status.startsWith('current') || !guideline?.date) return [];
      const { cancer_type: cancerType, biomarker, stage } = recommendation.indication;
      const body = guideline.organisation ?? null;
      return [
        { id: recommendation.id, body, subject: [cancerType, biomarker, stage], year: guideline.date.slice(0, 4) },
      ];
    });
    for (const group of groupBy(current, ({ body, subject }) => JSON.stringify([body, subject])).values()) {
      const years = [...new Set(group.map(({ year }) => year))].sort();
      const [first] = group;
      if (!first || years.length < 2) continue;
      const reason = `Statements of ${quote(first.body)} on ${quote(first.subject)} are called current in ${years.join(' and ')}.`;
      yield warning('recommendations', first.id, 'status', reason);
    }
  },
};

export const recommendationComesFromGuideline: Rule = {
  number: 30,
  statement: 'The source of a recommendation is a guideline.',
  compares: ['sources'],
  *check({ records, sourceById }) {
    for (const { id, source } of records.recommendations) {
      const kind = sourceById.get(source)?.kind ?? 'guideline';
      if (kind === 'guideline') continue;
      yield warning('recommendations', id, 'source', `${quote(source)} is a ${kind} and no guideline.`);
    }
  },
};

export const guidelineNamesItsBody: Rule = {
  number: 0,
  statement: 'A guideline names its body and says whether it is known to exist.',
  compares: [],
  *check({ records }) {
    for (const source of records.sources) {
      if (source.kind !== 'guideline') continue;
      for (const field of ['organisation', 'verified'] as const) {
        if (source[field] === undefined || source[field] === null) {
          yield error('sources', source.id, field, 'It is missing, and every guideline has it.');
        }
      }
    }
  },
};

export const guidelinesOfRecommendationsAreGuidelines: Rule = {
  number: 1,
  statement: 'The guideline of a recommendation, and the one that replaced it, is a guideline.',
  compares: ['sources'],
  *check({ records, sourceById }) {
    for (const recommendation of records.recommendations) {
      for (const field of ['guideline', 'superseded_by'] as const) {
        const id = recommendation[field];
        const kind = id === null ? undefined : sourceById.get(id)?.kind;
        if (kind === undefined || kind === 'guideline') continue;
        yield error('recommendations', recommendation.id, field, `${quote(id)} is a ${kind} and no guideline.`);
      }
    }
  },
};

interface ScopedLine {
  readonly collection: CollectionName;
  readonly id: string;
  readonly scope: LineScope;
  readonly field: string;
  readonly lines: readonly string[];
}

function listScopedLines({ records }: Facts): ScopedLine[] {
  return [
    ...records.trials.map(({ id, lines, line_scope: scope }) => {
      return { collection: 'trials' as const, id, scope, field: 'lines', lines };
    }),
    ...records.approvals.map(({ id, lines, line_scope: scope }) => {
      return { collection: 'approvals' as const, id, scope, field: 'lines', lines };
    }),
    ...records.recommendations.map(({ id, line_code: line, line_scope: scope }) => {
      return {
        collection: 'recommendations' as const,
        id,
        scope,
        field: 'line_code',
        lines: line === null ? [] : [line],
      };
    }),
  ];
}

export const lineScopeAgreesWithLines: Rule = {
  number: 35,
  statement: '`line_scope` is SPECIFIED exactly where a line stands.',
  compares: [],
  *check(facts) {
    for (const { collection, id, scope, field, lines } of listScopedLines(facts)) {
      if ((scope === 'SPECIFIED') === lines.length > 0) continue;
      const right =
        lines.length > 0 ? '"SPECIFIED" is right' : `${field} should name a line, or "ANY" or "NOT_RECORDED" is right`;
      yield error(collection, id, 'line_scope', `${quote(scope)} stands beside the lines ${quote(lines)}; ${right}.`);
    }
  },
};

export const lineScopeAgreesWithAnyLine: Rule = {
  number: 35,
  statement: '`line_scope` of an approval is ANY exactly where `any_line` is true.',
  compares: [],
  *check({ records }) {
    for (const { id, line_scope: scope, any_line: anyLine } of records.approvals) {
      if ((scope === 'ANY') === anyLine) continue;
      const reason = `${quote(scope)} stands beside any_line ${quote(anyLine)}; "ANY" goes with true and nothing else does.`;
      yield error('approvals', id, 'line_scope', reason);
    }
  },
};

export const lineIsRecorded: Rule = {
  number: 30,
  statement: 'The line of treatment is recorded.',
  compares: [],
  *check(facts) {
    for (const { collection, id, scope } of listScopedLines(facts)) {
      if (scope !== 'NOT_RECORDED') continue;
      yield warning(collection, id, 'line_scope', 'It is "NOT_RECORDED": for which line this holds was not read.');
    }
  },
};
