import type { QuerySynthesizeArgs, StudyInput } from '../../__generated__/resolvers.ts';
import { badUserInput } from '../../shared/errors.ts';
import type { Collected, CollectedStudy } from './collected.ts';
import { findingsOf } from './findings.ts';
import type { Settings } from './fit.ts';
import type { Synthesis, SynthesisExclusion, SynthesisMeasure } from './model.ts';
import { readStudy } from './read-study.ts';
import { runsOf } from './sensitivity.ts';
import { warningsOf } from './warnings/every.ts';

/** More is no paper that somebody checks, and each costs the server. */
const MOST = { studies: 500, treatments: 50 } as const;

/** How many times the smallest standard error the largest may be: beyond, arithmetic has too few digits for both. */
const MOST_APART = 100_000;

/** Studies that the caller gives, put together. Errors: BAD_USER_INPUT that names the study and the field. */
export function synthesiseGiven({ studies, measure, better, reference, model }: QuerySynthesizeArgs): Synthesis {
  if (studies.length === 0) throw badUserInput('studies', '`studies` is empty: there is nothing to put together.');
  checkNumber(studies.length, 'studies', MOST.studies);
  const collected = collect(studies, measure);
  checkNumber(collected.treatmentByKey.size, 'treatments', MOST.treatments);
  checkSpread(collected);
  checkReference(reference, collected);
  const settings: Settings = {
    measure,
    model,
    better: better ?? null,
    reference,
    assessor: null,
    population: null,
    analysis: null,
    line: null,
    verifiedOnly: null,
    mergeDoses: null,
  };
  const findings = findingsOf(collected, settings);
  for (const { treatment, comparator, estimate } of findings.estimates) {
    if ([estimate.value, estimate.lower, estimate.upper].every(Number.isFinite)) continue;
    const sentence = `The effect of "${treatment.name}" against "${comparator.name}" is too large to be told: look for a slip in \`studies\`.`;
    throw badUserInput('studies', sentence);
  }
  const runs = runsOf(findings, collected, settings, []);
  return { ...findings, sensitivity: runs, warnings: warningsOf({ findings, collected, runs, graph: null }) };
}

function checkNumber(given: number, what: keyof typeof MOST, most: number): void {
  if (given > most) {
    throw badUserInput('studies', `\`studies\` has ${given} ${what}; at most ${most} are put together.`);
  }
}

function collect(studies: readonly StudyInput[], measure: SynthesisMeasure): Collected {
  const collected: CollectedStudy[] = [];
  const excluded: SynthesisExclusion[] = [];
  const names = new Set<string>();
  for (const [index, study] of studies.entries()) {
    const path = `studies[${index}]`;
    if (names.has(study.name)) {
      const sentence = `Study "${study.name}": it is there more than once. A trial counts once in a synthesis. (\`${path}.name\`)`;
      throw badUserInput(`${path}.name`, sentence);
    }
    names.add(study.name);
    const read = readStudy(study, path, measure);
    if (read !== null) collected.push(read);
    else excluded.push({ study: { name: study.name, trialId: null }, reasons: ['NO_INFORMATION'], resultId: null });
  }
  const treatments = studies.flatMap(({ arms, comparisons }) => [
    ...(arms ?? []).map(({ treatment }) => treatment),
    ...(comparisons ?? []).flatMap(({ treatment, comparator }) => [treatment, comparator]),
  ]);
  return {
    studies: collected,
    excluded,
    treatmentByKey: new Map(treatments.map((name) => [name, { name, nodeId: null }])),
    studyByKey: new Map(studies.map(({ name }) => [name, { name, trialId: null }])),
  };
}

function checkSpread({ studies }: Collected): void {
  const all = studies
    .flatMap(({ key, contrasts }) => contrasts.map(({ standardError }) => ({ key, standardError })))
    .toSorted((a, b) => a.standardError - b.standardError);
  const [least, most] = [all[0], all.at(-1)];
  if (least === undefined || most === undefined || most.standardError <= MOST_APART * least.standardError) return;
  const sentence = `The standard error of study "${most.key}", ${most.standardError}, is more than ${MOST_APART} times that of study "${least.key}", ${least.standardError}: look for a slip in one of them.`;
  throw badUserInput('studies', sentence);
}

/** It must have entered; where no study did, it is enough that one names it. */
function checkReference(reference: string, { studies, treatmentByKey }: Collected): void {
  const entered = studies.flatMap(({ contrasts }) => contrasts.flatMap((one) => [one.treatment, one.comparator]));
  const known = new Set(entered.length > 0 ? entered : treatmentByKey.keys());
  if (known.has(reference)) return;
  const sentence = `"${reference}" is no treatment of the studies that can be put together. They are: ${[...known].join(', ')}.`;
  throw badUserInput('reference', sentence);
}
