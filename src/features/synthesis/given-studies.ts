import type { QuerySynthesizeArgs, StudyInput } from '../../__generated__/resolvers.ts';
import { badUserInput } from '../../shared/errors.ts';
import { contrastsFromCounts } from '../../synthesis/counts.ts';
import { analyseNetworks } from '../../synthesis/network.ts';
import { readReportedRatio } from '../../synthesis/reported-ratio.ts';
import { SynthesisError } from '../../synthesis/synthesis-error.ts';
import { twoSidedQuantile } from '../../synthesis/two-sided-quantile.ts';
import type { Collected, CollectedContrast, CollectedStudy } from './collected.ts';
import { decimalsOf } from './decimals.ts';
import { findingsOf, type Settings } from './findings.ts';
import { isRatio, type Synthesis, type SynthesisExclusion, type SynthesisMeasure } from './model.ts';
import { leaveOneOut, runOf } from './sensitivity.ts';
import { PROPORTION_MEASURES } from './settings.ts';
import { warningsOf } from './warnings/every.ts';

/** More is no paper that somebody checks, and each costs the server. */
const MOST = { studies: 500, treatments: 50, arms: 10, nameLength: 200 } as const;

/** Studies that the caller gives, put together. Errors: BAD_USER_INPUT that names the study and the field. */
export function synthesiseGiven({ studies, measure, better, reference, model }: QuerySynthesizeArgs): Synthesis {
  if (studies.length === 0) throw badUserInput('studies', '`studies` is empty: there is nothing to put together.');
  if (studies.length > MOST.studies) {
    throw badUserInput(
      'studies',
      `\`studies\` has ${studies.length} entries; at most ${MOST.studies} are put together.`,
    );
  }
  const collected = collect(studies, measure);
  const treatments = [...collected.treatmentByKey.keys()];
  if (treatments.length > MOST.treatments) {
    throw badUserInput(
      'studies',
      `\`studies\` names ${treatments.length} treatments; at most ${MOST.treatments} are put together.`,
    );
  }
  if (!collected.treatmentByKey.has(reference)) {
    throw badUserInput(
      'reference',
      `"${reference}" is no treatment of these studies. They are: ${treatments.join(', ')}.`,
    );
  }
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
  const runs = leaveOneOut(collected, settings)?.map((variation) => runOf(findings, variation)) ?? null;
  return {
    ...findings,
    sensitivity: runs,
    warnings: warningsOf({ findings, collected, runs, graph: null }),
  };
}

function collect(studies: readonly StudyInput[], measure: SynthesisMeasure): Collected {
  const collected: CollectedStudy[] = [];
  const excluded: SynthesisExclusion[] = [];
  const names = new Set<string>();
  for (const [index, study] of studies.entries()) {
    const path = `studies[${index}]`;
    checkName(study.name, path, 'name');
    if (names.has(study.name))
      throw wrong(study, path, 'name', 'it is there more than once. A trial counts once in a synthesis.');
    names.add(study.name);
    const read = study.arms ? readArms(study, path, measure) : readComparisons(study, path, measure);
    if (read === null) {
      excluded.push({ study: { name: study.name, trialId: null }, reasons: ['NO_INFORMATION'], resultId: null });
      continue;
    }
    try {
      // what is wrong within one study is said of it, whatever the others are
      analyseNetworks([{ study: study.name, contrasts: read.contrasts }]);
    } catch (error) {
      if (!(error instanceof SynthesisError)) throw error;
      throw badUserInput(path, `${error.message} (\`${path}\`, field \`${error.field}\`)`);
    }
    collected.push(read);
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

const wrong = ({ name }: StudyInput, path: string, field: string, sentence: string) =>
  badUserInput(`${path}.${field}`, `Study "${name}": ${sentence} (\`${path}.${field}\`)`);

function checkName(name: string, path: string, field: string): void {
  if (name.trim() === '') throw badUserInput(`${path}.${field}`, `\`${path}.${field}\` is empty.`);
  if (name.length > MOST.nameLength) {
    throw badUserInput(
      `${path}.${field}`,
      `\`${path}.${field}\` has ${name.length} characters; at most ${MOST.nameLength} are allowed.`,
    );
  }
}

/** Null where the arms say nothing on the measure. */
function readArms(study: StudyInput, path: string, measure: SynthesisMeasure): CollectedStudy | null {
  const { name, arms, comparisons } = study;
  if (arms === null || arms === undefined) return null;
  const counts = PROPORTION_MEASURES[measure];
  if (comparisons) throw wrong(study, path, 'comparisons', 'it has comparisons and arms. Give one of the two.');
  if (counts === undefined) {
    throw wrong(
      study,
      path,
      'arms',
      `counts of patients give no ${measure}. Give its \`comparisons\`, or ask for ODDS_RATIO, RISK_RATIO or RISK_DIFFERENCE.`,
    );
  }
  if (arms.length > MOST.arms)
    throw wrong(study, path, 'arms', `it has ${arms.length} arms; at most ${MOST.arms} are allowed.`);
  const given = new Set<string>();
  for (const [index, { treatment }] of arms.entries()) {
    checkName(treatment, `${path}.arms[${index}]`, 'treatment');
    if (given.has(treatment))
      throw wrong(study, path, `arms[${index}].treatment`, `"${treatment}" has two arms. Add them up.`);
    given.add(treatment);
  }
  try {
    const { studies, corrected } = contrastsFromCounts([{ study: name, arms }], counts);
    const contrasts = studies.flatMap((one) => one.contrasts);
    if (contrasts.length === 0) return null;
    return {
      key: name,
      contrasts: contrasts.map((contrast) => ({ ...contrast, origin: 'COUNTS', ...NO_RECORD })),
      patients: new Map(arms.map(({ treatment, total }) => [treatment, total])),
      corrected: corrected.length > 0,
      derived: false,
    };
  } catch (error) {
    if (!(error instanceof SynthesisError)) throw error;
    throw badUserInput(`${path}.arms`, `${error.message} (\`${path}.arms\`, field \`${error.field}\`)`);
  }
}

const NO_RECORD = { printed: null, resultId: null, armResultIds: [], newerId: null } as const;

function readComparisons(study: StudyInput, path: string, measure: SynthesisMeasure): CollectedStudy {
  const { name, comparisons } = study;
  if (comparisons === null || comparisons === undefined || comparisons.length === 0) {
    throw wrong(study, path, 'comparisons', 'it has neither comparisons nor arms.');
  }
  const most = (MOST.arms * (MOST.arms - 1)) / 2;
  if (comparisons.length > most) {
    throw wrong(
      study,
      path,
      'comparisons',
      `it has ${comparisons.length} comparisons; at most ${most} are allowed (${MOST.arms} arms).`,
    );
  }
  const contrasts = comparisons.map((_one, index) => readComparison(study, path, index, measure));
  return { key: name, contrasts, patients: new Map(), corrected: false, derived: false };
}

function readComparison(study: StudyInput, path: string, index: number, measure: SynthesisMeasure): CollectedContrast {
  const place = `comparisons[${index}]`;
  const given = study.comparisons?.[index];
  if (given === undefined) throw wrong(study, path, place, 'it is missing.');
  const { treatment, comparator, estimate, interval, standardError } = given;
  checkName(treatment, `${path}.${place}`, 'treatment');
  checkName(comparator, `${path}.${place}`, 'comparator');
  if (treatment === comparator)
    throw wrong(study, path, `${place}.comparator`, `"${treatment}" is compared with itself.`);
  const hasInterval = interval !== null && interval !== undefined;
  const hasError = standardError !== null && standardError !== undefined;
  if (hasInterval === hasError) {
    throw wrong(
      study,
      path,
      `${place}.${hasInterval ? 'standardError' : 'interval'}`,
      `"${treatment}" against "${comparator}" needs an interval or a standard error, and not both.`,
    );
  }
  if (!hasInterval) {
    const value = isRatio(measure) ? Math.log(estimate) : estimate;
    if (!Number.isFinite(value)) throw wrong(study, path, `${place}.estimate`, `"${estimate}" is no ratio above zero.`);
    if (!(hasError && standardError > 0))
      throw wrong(study, path, `${place}.standardError`, `"${standardError ?? ''}" is no standard error above zero.`);
    return { treatment, comparator, estimate: value, standardError, origin: 'GIVEN', ...NO_RECORD };
  }
  const { level = null, lower = null, upper = null } = interval;
  if (!isRatio(measure)) return readDifference(study, path, place, given, { level, lower, upper });
  const read = readReportedRatio(
    { ratio: estimate, interval: { level, lower, upper }, standardError: null, pValue: null, events: null },
    ['INTERVAL'],
  );
  if ('reason' in read) {
    const field =
      read.field === 'ratio' ? 'estimate' : read.field === 'interval' ? 'interval' : `interval.${read.field}`;
    throw wrong(study, path, `${place}.${field}`, read.reason);
  }
  return {
    treatment,
    comparator,
    estimate: read.estimate,
    standardError: read.standardError,
    origin: 'INTERVAL',
    ...NO_RECORD,
    printed:
      level === null || lower === null || upper === null
        ? null
        : { ratio: estimate, lower, upper, level, decimals: decimalsOf([estimate, lower, upper]) },
  };
}

type Given = NonNullable<StudyInput['comparisons']>[number];

/** A difference has its limits on its own scale. */
function readDifference(
  study: StudyInput,
  path: string,
  place: string,
  { treatment, comparator, estimate }: Given,
  {
    level,
    lower,
    upper,
  }: { readonly level: number | null; readonly lower: number | null; readonly upper: number | null },
): CollectedContrast {
  if (level === null)
    throw wrong(
      study,
      path,
      `${place}.interval.level`,
      'No confidence level is given for the interval, and 95 % is never assumed.',
    );
  if (!(level > 50 && level < 100))
    throw wrong(study, path, `${place}.interval.level`, `"${level}" is no confidence level in percent.`);
  if (lower === null || upper === null || !(lower < upper)) {
    throw wrong(study, path, `${place}.interval`, `"${lower ?? 'nothing'} to ${upper ?? 'nothing'}" is no interval.`);
  }
  return {
    treatment,
    comparator,
    estimate,
    standardError: (upper - lower) / (2 * twoSidedQuantile(level)),
    origin: 'INTERVAL',
    ...NO_RECORD,
  };
}
