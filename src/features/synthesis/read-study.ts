import type { GraphQLError } from 'graphql';
import type { ComparisonInput, IntervalInput, StudyInput } from '../../__generated__/resolvers.ts';
import { badUserInput } from '../../shared/errors.ts';
import { contrastsFromCounts } from '../../synthesis/counts.ts';
import { analyseNetworks } from '../../synthesis/network.ts';
import { readReportedRatio } from '../../synthesis/reported-ratio.ts';
import { SynthesisError } from '../../synthesis/synthesis-error.ts';
import { twoSidedQuantile } from '../../synthesis/two-sided-quantile.ts';
import type { CollectedContrast, CollectedStudy } from './collected.ts';
import { decimalsOf } from './decimals.ts';
import { isRatio, type SynthesisMeasure } from './model.ts';
import { PROPORTION_MEASURES } from './settings.ts';

/** More is no study that somebody checks, and each costs the server. */
const MOST = { arms: 10, nameLength: 200 } as const;

/** Numbers beyond these are slips of a key; arithmetic would make infinities of them. */
const SIZE = { least: 1e-9, most: 1e9 } as const;

/** An error that names the study, and the field with its place in the request. */
type Fail = (field: string, sentence: string) => GraphQLError;

/** A study as the caller gives it. Null where its counts say nothing on the measure. Errors: BAD_USER_INPUT. */
export function readStudy(study: StudyInput, path: string, measure: SynthesisMeasure): CollectedStudy | null {
  const fail: Fail = (field, sentence) =>
    badUserInput(`${path}.${field}`, `Study "${study.name}": ${sentence} (\`${path}.${field}\`)`);
  checkName(study.name, 'name', fail);
  const [arms, comparisons] = [study.arms ?? [], study.comparisons ?? []];
  if (arms.length > 0 && comparisons.length > 0) {
    throw fail('comparisons', 'it has comparisons and arms. Give one of the two.');
  }
  if (arms.length === 0 && comparisons.length === 0) throw fail('comparisons', 'it has neither comparisons nor arms.');
  const read =
    arms.length > 0
      ? readArms(study.name, arms, measure, fail)
      : readComparisons(study.name, comparisons, measure, fail);
  // what is wrong within one study is said of it, whatever the others are
  if (read !== null) {
    inStudy(arms.length > 0 ? 'arms' : 'comparisons', fail, () =>
      analyseNetworks([{ study: study.name, contrasts: read.contrasts }]),
    );
  }
  return read;
}

/** What the statistics find wrong, as an error of the caller. */
function inStudy<Result>(list: string, fail: Fail, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SynthesisError)) throw error;
    const isOfList = error.field === 'arms' || error.field === 'contrasts';
    throw fail(isOfList ? list : `${list}.${error.field}`, error.sentence);
  }
}

function checkName(name: string, field: string, fail: Fail): void {
  if (name.trim() === '') throw fail(field, 'a name is empty.');
  if (name.length > MOST.nameLength) {
    throw fail(field, `a name has ${name.length} characters; at most ${MOST.nameLength} are allowed.`);
  }
}

const NO_RECORD = { printed: null, resultId: null, armResultIds: [], newerId: null } as const;

function readArms(
  name: string,
  arms: NonNullable<StudyInput['arms']>,
  measure: SynthesisMeasure,
  fail: Fail,
): CollectedStudy | null {
  const counts = PROPORTION_MEASURES[measure];
  if (counts === undefined) {
    const sentence = `counts of patients give no ${measure}. Give its \`comparisons\`, or ask for ODDS_RATIO, RISK_RATIO or RISK_DIFFERENCE.`;
    throw fail('arms', sentence);
  }
  if (arms.length > MOST.arms) throw fail('arms', `it has ${arms.length} arms; at most ${MOST.arms} are allowed.`);
  for (const [index, { treatment }] of arms.entries()) {
    checkName(treatment, `arms[${index}].treatment`, fail);
    if (arms.findIndex((arm) => arm.treatment === treatment) < index) {
      throw fail(`arms[${index}].treatment`, `"${treatment}" has two arms. Add them up.`);
    }
  }
  const { studies, corrected } = inStudy('arms', fail, () => contrastsFromCounts([{ study: name, arms }], counts));
  const contrasts = studies.flatMap((one) => one.contrasts);
  if (contrasts.length === 0) return null;
  return {
    key: name,
    contrasts: contrasts.map((contrast) => ({ ...contrast, origin: 'COUNTS', ...NO_RECORD })),
    patients: new Map(arms.map(({ treatment, total }) => [treatment, total])),
    corrected: corrected.length > 0,
    derived: false,
  };
}

function readComparisons(
  name: string,
  comparisons: readonly ComparisonInput[],
  measure: SynthesisMeasure,
  fail: Fail,
): CollectedStudy {
  const most = (MOST.arms * (MOST.arms - 1)) / 2;
  if (comparisons.length > most) {
    throw fail(
      'comparisons',
      `it has ${comparisons.length} comparisons; at most ${most} are allowed (${MOST.arms} arms).`,
    );
  }
  const contrasts = comparisons.map((comparison, index) =>
    readComparison(comparison, measure, (field, sentence) => fail(`comparisons[${index}].${field}`, sentence)),
  );
  return { key: name, contrasts, patients: new Map(), corrected: false, derived: false };
}

function readComparison(given: ComparisonInput, measure: SynthesisMeasure, fail: Fail): CollectedContrast {
  const { treatment, comparator, estimate } = given;
  checkName(treatment, 'treatment', fail);
  checkName(comparator, 'comparator', fail);
  if (treatment === comparator) throw fail('comparator', `"${treatment}" is compared with itself.`);
  checkEstimate(estimate, measure, fail);
  const read = readPrecision(given, measure, fail);
  if (!(read.standardError >= SIZE.least && read.standardError <= SIZE.most)) {
    const sentence = `"${read.standardError}" is no standard error from ${SIZE.least} to ${SIZE.most}.`;
    throw fail(read.origin === 'GIVEN' ? 'standardError' : 'interval', sentence);
  }
  return {
    treatment,
    comparator,
    estimate: isRatio(measure) ? Math.log(estimate) : estimate,
    ...NO_RECORD,
    ...read,
  };
}

function checkEstimate(estimate: number, measure: SynthesisMeasure, fail: Fail): void {
  if (isRatio(measure) && !(estimate >= SIZE.least && estimate <= SIZE.most)) {
    throw fail('estimate', `"${estimate}" is no ratio from ${SIZE.least} to ${SIZE.most}.`);
  }
  if (!isRatio(measure) && !(Math.abs(estimate) <= SIZE.most)) {
    throw fail('estimate', `"${estimate}" is no difference from -${SIZE.most} to ${SIZE.most}.`);
  }
}

type Precision = Pick<CollectedContrast, 'standardError' | 'origin'> & Partial<Pick<CollectedContrast, 'printed'>>;

function readPrecision(
  { treatment, comparator, estimate, interval, standardError }: ComparisonInput,
  measure: SynthesisMeasure,
  fail: Fail,
): Precision {
  const what = `"${treatment}" against "${comparator}"`;
  const [hasInterval, hasError] = [interval, standardError].map((one) => one !== null && one !== undefined);
  if (hasInterval && hasError) throw fail('standardError', `${what} has an interval and a standard error. Give one.`);
  if (interval !== null && interval !== undefined) {
    return isRatio(measure) ? readRatioInterval(estimate, interval, fail) : readInterval(interval, fail);
  }
  if (standardError === null || standardError === undefined) {
    throw fail('interval', `${what} has neither an interval nor a standard error.`);
  }
  return { standardError, origin: 'GIVEN' };
}

function readRatioInterval(ratio: number, interval: IntervalInput, fail: Fail): Precision {
  const { level = null, lower = null, upper = null } = interval;
  const read = readReportedRatio(
    { ratio, interval: { level, lower, upper }, standardError: null, pValue: null, events: null },
    ['INTERVAL'],
  );
  if ('reason' in read) {
    const ofInterval = read.field === 'interval' ? 'interval' : `interval.${read.field}`;
    throw fail(ofInterval, read.reason);
  }
  const printed =
    level === null || lower === null || upper === null
      ? null
      : { ratio, lower, upper, level, decimals: decimalsOf([ratio, lower, upper]) };
  return { standardError: read.standardError, origin: 'INTERVAL', printed };
}

/** A difference has its limits on its own scale. */
function readInterval({ level, lower, upper }: IntervalInput, fail: Fail): Precision {
  if (level === null || level === undefined) {
    throw fail('interval.level', 'No confidence level is given for the interval, and 95 % is never assumed.');
  }
  if (!(level > 50 && level < 100)) {
    throw fail('interval.level', `"${level}" is no confidence level in percent.`);
  }
  const [from, to] = [lower ?? NaN, upper ?? NaN];
  if (!(from < to)) throw fail('interval', `"${lower ?? 'nothing'} to ${upper ?? 'nothing'}" is no interval.`);
  return { standardError: (to - from) / (2 * twoSidedQuantile(level)), origin: 'INTERVAL' };
}
