import type { Loaders } from '../../../server/loaders.ts';
import { loadAll } from '../../../shared/load-all.ts';
import type { ArmResult, EfficacyResult } from '../../result/model.ts';
import { resultText } from '../../result/wording.ts';
import type { Section, Statement } from '../model.ts';
import type { PremiseFacts } from '../premises/model.ts';
import { termsOf, unique } from '../premises/pairing.ts';
import type { StudiedTrial } from '../queries.ts';
import type { Reading } from '../reading/model.ts';

/** As many results of one trial as a person reads. */
const MOST_PER_TRIAL = 15;

/** What the named trials found or, where none is named, the trials that studied all of the named drugs. */
export async function trialResults(
  reading: Reading,
  facts: PremiseFacts,
  loaders: Loaders,
): Promise<Section<Statement> | null> {
  const trials = trialsOf(reading, facts);
  if (trials.length === 0) return null;
  const results = await loaders.resultsOfTrials(trials.map(({ id }) => id));
  const endpoints = new Set(termsOf(reading, 'ENDPOINT').flatMap(({ nodes }) => nodes.map(({ id }) => id)));
  const names = new Map(
    (await loadAll(loaders.endpointById, unique(results.map(({ endpointId }) => endpointId)))).map(({ id, name }) => [
      id,
      name,
    ]),
  );
  const statements = trials.flatMap((trial): Statement[] => {
    const here = results.filter(
      (one) =>
        one.trialId === trial.id &&
        one.pooledTrialIds.length === 0 &&
        one.variant === null &&
        (one.supersededById === null || reading.figures.some(({ value }) => value === one.value)) &&
        (endpoints.size === 0 || endpoints.has(one.endpointId)),
    );
    return [
      design(trial),
      ...inPairs(here)
        .slice(0, MOST_PER_TRIAL)
        .map((pair) => sentence(trial, pair, names)),
    ];
  });
  return { form: 'STATEMENTS', kind: 'EVIDENCE', title: 'Results', scope: null, statements };
}

function trialsOf(reading: Reading, facts: PremiseFacts): StudiedTrial[] {
  const named = new Set(termsOf(reading, 'TRIAL').flatMap(({ nodes }) => nodes.map(({ id }) => id)));
  if (named.size > 0) return facts.trials.filter(({ id }) => named.has(id));
  // a drug that was given before is no arm of the trials that are asked for
  const drugs = unique(
    termsOf(reading, 'DRUG')
      .filter(({ use }) => use !== 'PRIOR')
      .flatMap(({ nodes }) => nodes.map(({ id }) => id)),
  );
  if (drugs.length < 2) return [];
  return facts.trials.filter(({ arms }) => drugs.every((drug) => arms.some(({ drugIds }) => drugIds.includes(drug))));
}

type Pair = { readonly result: EfficacyResult; readonly arms: readonly ArmResult[] };

/** Comparisons with the results of their two arms, then what stands alone. */
function inPairs(results: readonly EfficacyResult[]): Pair[] {
  const byId = new Map(results.map((one) => [one.id, one]));
  const ofAll = (one: EfficacyResult): number => (one.populationClass === 'ITT' ? 0 : 1);
  const comparisons = results
    .filter((one) => one.type === 'COMPARISON')
    .map((one): Pair => ({
      result: one,
      arms: [one.experimentalResultId, one.controlResultId].flatMap((id) => {
        const arm = id === null ? undefined : byId.get(id);
        return arm?.type === 'ARM' ? [arm] : [];
      }),
    }));
  const paired = new Set(comparisons.flatMap(({ arms }) => arms.map(({ id }) => id)));
  const alone = results
    .filter((one) => one.type === 'ARM' && !paired.has(one.id))
    .map((result): Pair => ({ result, arms: [] }));
  // those of all patients before those of a part
  return [...comparisons, ...alone].toSorted((a, b) => ofAll(a.result) - ofAll(b.result));
}

function design(trial: StudiedTrial): Statement {
  const arms = trial.arms.map(({ label, n }) => `${label}${n === null ? '' : ` (n ${n})`}`).join('; ');
  return { text: `${trial.acronym}: ${arms}.`, facts: [trial, ...trial.arms] };
}

function sentence(trial: StudiedTrial, { result, arms }: Pair, names: ReadonlyMap<string, string>): Statement {
  const label = (id: string): string => trial.arms.find((one) => one.id === id)?.label ?? '';
  const whom =
    result.type === 'ARM' ? label(result.armId) : `${label(result.experimentalArmId)} v ${label(result.controlArmId)}`;
  const who = result.assessorClass === 'NOT_APPLICABLE' ? '' : `, ${result.assessorWord}`;
  const cutoff =
    result.cutoff === null
      ? ''
      : `, cut-off ${result.cutoff}${result.cutoffVerified ? '' : ' [not read in any source]'}`;
  const when = result.type === 'ARM' && result.landmarkMonths !== null ? ` at ${result.landmarkMonths} months` : '';
  const medians = arms.length === 2 ? `; ${arms.map((arm) => resultText(arm)).join(' v ')}` : '';
  const group = result.populationClass === 'ITT' ? '' : `, ${result.populationLabel}`;
  return {
    text: `${trial.acronym}, ${result.analysisName}${cutoff}: ${names.get(result.endpointId) ?? ''}${when}${who}${group}, ${whom}: ${resultText(result)}${medians}.`,
    facts: [result, ...arms, trial, ...trial.arms],
  };
}
