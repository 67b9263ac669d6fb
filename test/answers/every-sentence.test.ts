import { expect, it } from 'vitest';
import { z } from 'zod';
import { shippedRelease } from '../support/changed-evidence.ts';
import { describeOnEmbedded } from '../support/engines.ts';
import { questionsOf } from '../questions/evaluate.ts';

/** Varied questions of every kind, sound and not: every fifth of those that the premises are measured by. */
const QUESTIONS = [...questionsOf('TUNED').falsePremise, ...questionsOf('TUNED').sound]
  .filter((_question, index) => index % 5 === 0)
  .map(({ question }) => question);

type Statement = { text: string; verified: boolean; citations: number[]; facts: { id: string }[] };
type Answer = {
  clarification: Statement[];
  summary: Statement[];
  gaps: Statement[];
  citations: { number: number }[];
  scopes: { text: string }[];
  sections: { kind: string; statements: Statement[]; groups?: { options: { statements: Statement[] }[] }[] }[];
};

const ANSWER = /* GraphQL */ `
  query EverySentence($question: String!, $audience: Audience!) {
    clinicalAnswer(question: $question, audience: $audience) {
      citations {
        number
      }
      scopes {
        text
      }
      clarification {
        ...Sentence
      }
      summary {
        ...Sentence
      }
      gaps {
        ...Sentence
      }
      sections {
        kind
        statements {
          ...Sentence
        }
        ... on TherapySection {
          groups {
            options {
              statements {
                ...Sentence
              }
            }
          }
        }
      }
    }
  }
  fragment Sentence on AnswerStatement {
    text
    verified
    citations
    facts {
      id
    }
  }
`;

const Record = z.looseObject({
  provenance: z.object({ verified: z.boolean(), source: z.unknown() }).loose().optional(),
  analysisId: z.string().optional(),
  armId: z.string().nullish(),
  assessorClass: z.string().optional(),
});
const Row = z.object({ props: z.object({ id: z.string(), record: z.string() }) });
const records = new Map(
  shippedRelease.statements
    .flatMap(({ rows }) => rows.flatMap((row) => Row.safeParse(row).data ?? []))
    .map(({ props }) => [props.id, props.record]),
);
const recordOf = (id: string) => Record.parse(JSON.parse(records.get(id) ?? '{}'));

const numbersIn = (text: string): string[] => text.match(/\d+(?:\.\d+)?/gu) ?? [];

/** The numbers of a sentence that none of its facts holds. "0.50" and 0.5 are one number; what the question says may be quoted. */
function strangers({ text, facts }: Statement, quotable: string): string[] {
  // how a drug is taken is a part of the drug, and what an arm was given a part of its result
  const parts = facts.flatMap(({ id }) => [id, id.replace(/^drug:/u, 'dosing:'), recordOf(id).armId ?? '']);
  const held = new Set(
    [...parts.flatMap((id) => numbersIn(records.get(id) ?? '')), ...numbersIn(quotable)].map(Number),
  );
  return numbersIn(text).filter((number) => !held.has(Number(number)));
}

describeOnEmbedded('every sentence of an answer', (given) => {
  const answered = async (question: string, audience: 'CLINICIAN' | 'PATIENT') => {
    const { data, errors } = await given.ask<{ clinicalAnswer: Answer }>(ANSWER, { question, audience });
    expect(errors).toEqual([]);
    const { clinicalAnswer: answer } = data;
    const ofSections = answer.sections.flatMap(({ statements, groups }) => [
      ...statements,
      ...(groups ?? []).flatMap(({ options }) => options.flatMap((option) => option.statements)),
    ]);
    return { answer, ofSections, all: [...answer.clarification, ...answer.summary, ...ofSections, ...answer.gaps] };
  };

  it('is of a hundred questions and more', () => {
    expect(QUESTIONS.length).toBeGreaterThan(100);
  });

  it.each(QUESTIONS)('has only figures of its facts: %s', async (question) => {
    const { answer, all } = await answered(question, 'CLINICIAN');
    const quotable = [question, ...answer.scopes.map(({ text }) => text)].join(' ');
    expect(
      all
        .map((said) => ({ text: said.text, strange: strangers(said, quotable) }))
        .filter(({ strange }) => strange.length > 0),
    ).toEqual([]);
  });

  it.each(QUESTIONS)('cites what exists and words nothing unread as read: %s', async (question) => {
    const { answer, all, ofSections } = await answered(question, 'CLINICIAN');
    const numbers = answer.citations.map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
    expect(all.flatMap(({ citations }) => citations).filter((number) => !numbers.includes(number))).toEqual([]);
    const sourced = (id: string): boolean => Boolean(recordOf(id).provenance?.source);
    expect(all.filter(({ facts, citations }) => facts.some(({ id }) => sourced(id)) && citations.length === 0)).toEqual(
      [],
    );
    const unread = ofSections.filter(({ facts }) =>
      facts.some(({ id }) => recordOf(id).provenance?.verified === false),
    );
    expect(unread.filter(({ text }) => !text.includes('not read')).map(({ text }) => text)).toEqual([]);
    expect(unread.filter(({ verified }) => verified)).toEqual([]);
  });

  it.each(QUESTIONS)('puts no assessor or cut-off together with another: %s', async (question) => {
    const { answer } = await answered(question, 'CLINICIAN');
    const results = answer.sections
      .filter(({ kind }) => ['FIRST_LINE', 'EVIDENCE', 'CNS_DISEASE'].includes(kind))
      .flatMap(({ statements, groups }) => [
        ...statements,
        ...(groups ?? []).flatMap(({ options }) => options.flatMap((option) => option.statements)),
      ])
      .map(({ text, facts }) => ({
        text,
        from: [
          ...new Set(
            facts
              .filter(({ id }) => id.startsWith('result:'))
              .map(({ id }) => `${recordOf(id).analysisId ?? ''} ${recordOf(id).assessorClass ?? ''}`),
          ),
        ],
      }));
    expect(results.filter(({ from }) => from.length > 1)).toEqual([]);
  });

  it.each(QUESTIONS)('gives a patient no dose and only numbers that a plain text explains: %s', async (question) => {
    const { all } = await answered(question, 'PATIENT');
    expect(
      all
        .filter(({ text }) => /\d\s*(?:mg|%)|hazard ratio of|twice daily|once daily/u.test(text))
        .map(({ text }) => text),
    ).toEqual([]);
    expect(
      all
        .filter(
          ({ text, facts }) =>
            numbersIn(text).some((number) => !question.includes(number)) &&
            !facts.some(({ id }) => id.startsWith('plain-text:')),
        )
        .map(({ text }) => text),
    ).toEqual([]);
  });
});
