import type { ClaimedFigureInput, ClaimInput, ClaimPartsInput } from '../../../__generated__/resolvers.ts';
import type { Loaders } from '../../../server/loaders.ts';
import { badUserInput } from '../../../shared/errors.ts';
import { loadAll } from '../../../shared/load-all.ts';
import type { Understood } from '../../term/model.ts';
import { MAX_TERM_LENGTH, understand } from '../../term/resolve.ts';
import { MAX_QUESTION_LENGTH, understandQuestion } from '../reading/understand.ts';
import { plainOf } from '../reading/words.ts';
import { MAX_FIGURES } from './match-figures.ts';
import type { ClaimedFigure, ClaimToCheck } from './model.ts';
import { endpointMentions, withRates } from './sentence/endpoint-words.ts';
import { readClaim } from './sentence/read-claim.ts';

/** A claim as it is compared with records. Errors: BAD_USER_INPUT, UNRESOLVED_TERM, AMBIGUOUS_TERM. */
export function understandClaim({ sentence, parts }: ClaimInput, loaders: Loaders): Promise<ClaimToCheck> {
  return typeof sentence === 'string' ? fromSentence(sentence, loaders) : fromParts(parts, loaders);
}

async function fromSentence(sentence: string, loaders: Loaders): Promise<ClaimToCheck> {
  const argument = 'claim.sentence';
  if (sentence.trim() === '') throw badUserInput(argument, `\`${argument}\` is empty.`);
  if (sentence.length > MAX_QUESTION_LENGTH) {
    throw badUserInput(
      argument,
      `\`${argument}\` has ${sentence.length} characters; at most ${MAX_QUESTION_LENGTH} are read.`,
    );
  }
  const reading = await understandQuestion(sentence, loaders);
  const ids = (...roles: readonly string[]): string[] => [
    ...new Set(
      reading.terms.filter(({ role }) => roles.includes(role)).flatMap(({ nodes }) => nodes.map(({ id }) => id)),
    ),
  ];
  const endpointIds = endpointMentions(reading, plainOf(sentence)).flatMap((mention) => mention.endpointIds);
  const [endpoints, trialsOfDrugs, namedTrials, cancerTypes, biomarkers] = await Promise.all([
    loadAll(loaders.endpointById, [...new Set(endpointIds)]),
    loaders.studiedTrialsOfDrugs(ids('DRUG')),
    loaders.studiedTrials(ids('TRIAL')),
    loadAll(loaders.cancerTypeById, ids('CANCER_TYPE')),
    loadAll(loaders.biomarkerById, ids('BIOMARKER')),
  ]);
  const [narrowerCancerTypes, narrowerBiomarkers] = await Promise.all([
    Promise.all(cancerTypes.map(({ id }) => loaders.cancerTypesByAncestorId.load(id))),
    Promise.all(biomarkers.map(({ id }) => loaders.biomarkersByAncestorId.load(id))),
  ]);
  const kin = new Map<string, readonly string[]>([
    ...cancerTypes.map(
      ({ id, ancestorIds }, index) => [id, [id, ...ancestorIds, ...idsIn(narrowerCancerTypes[index])]] as const,
    ),
    ...biomarkers.map(
      ({ id, ancestorIds }, index) => [id, [id, ...ancestorIds, ...idsIn(narrowerBiomarkers[index])]] as const,
    ),
  ]);
  const arms = new Set(trialsOfDrugs.flatMap((trial) => trial.arms.map(({ drugIds }) => drugIds.join(' '))));
  const claim = readClaim(reading, {
    endpoints: new Map(endpoints.map((endpoint) => [endpoint.id, endpoint])),
    trials: namedTrials.length > 0 ? namedTrials : trialsOfDrugs,
    isArm: (drugIds) => arms.has(drugIds.join(' ')),
    kinOf: (nodes) => [...new Set(nodes.flatMap((id) => kin.get(id) ?? [id]))],
  });
  return { ...claim, understood: [] };
}

const idsIn = (nodes: readonly { readonly id: string }[] = []): string[] => nodes.map(({ id }) => id);

async function fromParts(parts: ClaimPartsInput, loaders: Loaders): Promise<ClaimToCheck> {
  const figures = parts.figures.flatMap((figure, index) => figuresOfPart(figure, `claim.parts.figures[${index}]`));
  if (figures.length > MAX_FIGURES) {
    throw badUserInput(
      'claim.parts.figures',
      `\`claim.parts.figures\` holds ${figures.length} numbers, with intervals and p values; at most ${MAX_FIGURES} are compared at once.`,
    );
  }
  if (figures.length === 0 && !parts.effect) {
    throw badUserInput('claim.parts', '`claim.parts` claims nothing: give `figures` or `effect`.');
  }
  const cutoff = parts.cutoff ?? null;
  const population = parts.population ?? null;
  if (population !== null && (population.trim() === '' || population.length > MAX_TERM_LENGTH)) {
    throw badUserInput(
      'claim.parts.population',
      `\`claim.parts.population\` has ${population.length} characters; give 1 to ${MAX_TERM_LENGTH}.`,
    );
  }
  const all = (argument: string, inputs: readonly string[] | null | undefined, kinds: readonly string[]) =>
    Promise.all((inputs ?? []).map((input) => understand(`claim.parts.${argument}`, input, kinds, loaders)));
  const [drugs, comparators, trials, endpoints] = await Promise.all([
    all('drugs', parts.drugs, ['drug']),
    all('comparators', parts.comparators, ['drug']),
    all('trial', parts.trial ? [parts.trial] : [], ['trial']),
    all('endpoint', parts.endpoint ? [parts.endpoint] : [], ['endpoint']),
  ]);
  const idsOf = (understood: readonly Understood[]): string[] => understood.map(({ node }) => node.id);
  if (figures.length === 0 && drugs.length === 0) {
    throw badUserInput(
      'claim.parts',
      '`claim.parts.effect` is of a treatment: give `drugs`, and what they are compared with or in which trial.',
    );
  }
  return {
    sentence: null,
    interpretation: null,
    understood: [...drugs, ...comparators, ...trials, ...endpoints],
    claimed: {
      trialIds: idsOf(trials),
      experimentalDrugIds: idsOf(drugs),
      comparatorDrugIds: idsOf(comparators),
      endpointIds: withRates(idsOf(endpoints)),
      assessorClass: parts.assessor === 'BICR' ? 'INDEPENDENT' : (parts.assessor ?? null),
      cutoff,
      population,
      figures: figures.map((figure) => withDrugs(figure, idsOf(drugs), idsOf(comparators))),
    },
    effect: parts.effect && figures.length === 0 ? { direction: parts.effect, isDenied: false } : null,
    isSignificant: parts.significant ?? null,
    patients: {
      words: population,
      disease: null,
      line: null,
      isPretreated: false,
      cns: null,
      population,
      cancerTypeIds: null,
      biomarkerIds: null,
    },
    isLatest: false,
    notes: [],
    undecided: null,
    undecidable: null,
    missing: shareWithoutEndpoint(figures, endpoints.length),
  };
}

/** A share of patients is of some outcome. */
const shareWithoutEndpoint = (figures: readonly ClaimedFigure[], endpoints: number): string | null =>
  endpoints === 0 && figures.some(({ kind }) => kind === 'PERCENT' || kind === 'COUNT')
    ? 'The claim does not say which outcome its share of patients had: give `endpoint`.'
    : null;

/** Where the claim names the treatments, a number is of one of them; else of a side of the trial's comparison. */
function withDrugs(figure: ClaimedFigure, drugs: readonly string[], comparators: readonly string[]): ClaimedFigure {
  const own = figure.side === 'CONTROL' ? comparators : drugs;
  return figure.side === undefined || own.length === 0 ? figure : { ...figure, drugIds: own };
}

const KINDS = {
  HAZARD_RATIO: 'RATIO',
  RATE_DIFFERENCE: 'PERCENT',
  MEDIAN: 'MONTHS',
  RATE: 'PERCENT',
  PROPORTION: 'PERCENT',
  COUNT: 'COUNT',
} as const;

const P_VALUE = /^\s*p?\s*([<≤=])?\s*(\d*\.?\d+)\s*$/iu;

function figuresOfPart(input: ClaimedFigureInput, argument: string): ClaimedFigure[] {
  const { measure, value, comparatorValue, notReached, comparatorNotReached, interval, pValue, landmarkMonths } = input;
  const isCompared = measure === 'HAZARD_RATIO' || measure === 'RATE_DIFFERENCE';
  const refuse = (field: string, message: string): never => {
    throw badUserInput(`${argument}.${field}`, message);
  };
  for (const [field, number] of [
    ['value', value],
    ['comparatorValue', comparatorValue],
  ] as const) {
    if (typeof number === 'number' && !isPossible(measure, number)) refuse(field, `${number} is no ${WORDS[measure]}.`);
  }
  if (isCompared && typeof comparatorValue === 'number') {
    refuse('comparatorValue', `${comparatorValue} is of one arm, and ${WORDS[measure]} is of two.`);
  }
  if ((notReached || comparatorNotReached) && measure !== 'MEDIAN') {
    refuse('notReached', `A ${WORDS[measure]} is always reached: only a MEDIAN is not.`);
  }
  if (notReached && typeof value === 'number') refuse('value', `${value} is given, and that it was not reached.`);
  if (comparatorNotReached && typeof comparatorValue === 'number') {
    refuse('comparatorValue', `${comparatorValue} is given, and that it was not reached.`);
  }
  if (typeof landmarkMonths === 'number' && (landmarkMonths <= 0 || measure !== 'RATE')) {
    refuse('landmarkMonths', `${landmarkMonths} is no landmark of a ${WORDS[measure]}.`);
  }
  const statistic = measure;
  const arms = (
    [
      [value, notReached, 'EXPERIMENTAL'],
      [comparatorValue, comparatorNotReached, 'CONTROL'],
    ] as const
  ).flatMap(([number, isNotReached, side]): ClaimedFigure[] => {
    if (isNotReached) return [{ kind: 'NOT_REACHED', value: null, second: null, statistic, side }];
    if (typeof number !== 'number') return [];
    return [
      { kind: KINDS[measure], value: number, second: null, statistic, landmarkMonths, ...(isCompared ? {} : { side }) },
    ];
  });
  const details = [...intervalOf(interval, measure, refuse), ...pValueOf(pValue, refuse)];
  if (arms.length + details.length === 0) refuse('value', `The ${WORDS[measure]} has no number: give \`value\`.`);
  return [...arms, ...details];
}

type Refuse = (field: string, message: string) => never;

function intervalOf(
  interval: ClaimedFigureInput['interval'],
  measure: ClaimedFigureInput['measure'],
  refuse: Refuse,
): ClaimedFigure[] {
  if (!interval) return [];
  const [lower, upper, level] = [interval.lower ?? null, interval.upper ?? null, interval.level ?? null];
  if (lower !== null && upper !== null && lower > upper) {
    refuse('interval', `${lower} to ${upper} is no interval: its lower limit is above the upper one.`);
  }
  for (const limit of [lower, upper]) {
    if (limit !== null && !isPossible(measure, limit)) refuse('interval', `${limit} is no ${WORDS[measure]}.`);
  }
  if (level !== null && (level <= 50 || level >= 100)) {
    refuse('interval.level', `${level} is no confidence level: give percent, such as 95 or 99.7.`);
  }
  return [{ kind: 'INTERVAL', value: lower, second: upper, level }];
}

function pValueOf(pValue: string | null | undefined, refuse: Refuse): ClaimedFigure[] {
  if (pValue === null || pValue === undefined) return [];
  const match = P_VALUE.exec(pValue.slice(0, MAX_TERM_LENGTH));
  const value = Number(match?.[2] ?? Number.NaN);
  if (!(value >= 0 && value <= 1))
    refuse('pValue', `"${pValue.slice(0, MAX_TERM_LENGTH)}" is no p value: give it as printed, such as "<0.001".`);
  return [{ kind: 'P_VALUE', value, second: null, below: match?.[1] === '<' || match?.[1] === '≤' }];
}

const WORDS = {
  HAZARD_RATIO: 'hazard ratio',
  RATE_DIFFERENCE: 'difference of shares in percentage points',
  MEDIAN: 'median in months',
  RATE: 'share in percent',
  PROPORTION: 'share in percent',
  COUNT: 'number of patients',
} as const;

function isPossible(measure: ClaimedFigureInput['measure'], value: number): boolean {
  switch (measure) {
    case 'HAZARD_RATIO':
      return value > 0;
    case 'RATE_DIFFERENCE':
      return value >= -100 && value <= 100;
    case 'RATE':
    case 'PROPORTION':
      return value >= 0 && value <= 100;
    case 'COUNT':
      return value >= 0 && Number.isInteger(value);
    case 'MEDIAN':
      return value >= 0;
    default:
      return measure satisfies never;
  }
}
