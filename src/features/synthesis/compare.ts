import type { QueryCompareTherapiesArgs, QuerySynthesisArgs } from '../../__generated__/resolvers.ts';
import type { Loaders } from '../../server/loaders.ts';
import { badUserInput } from '../../shared/errors.ts';
import { loadKnown } from '../../shared/load-all.ts';
import type { RankingFacts, RankingOptions } from '../ranking/model.ts';
import { HAZARD_RATIO_DEMANDS } from '../ranking/rankings/demands.ts';
import { pickResult } from '../ranking/rankings/pick-result.ts';
import { namesOf, severalMeant, treatmentsMeant, understandTreatment } from '../ranking/reference.ts';
import type { TreatmentNodeId } from '../regimen/model.ts';
import type { ResultId } from '../result/model.ts';
import { contributionsTo } from './contributions.ts';
import { keyOf, type SynthesisTreatment, type SynthesisWarning } from './model.ts';
import { synthesise } from './synthesise.ts';

/** Two treatments of a setting against each other. Errors: those of `synthesise`; BAD_USER_INPUT, AMBIGUOUS_TERM for `a` and `b`. */
export async function compareTherapies({ a, b, ...args }: QueryCompareTherapiesArgs, loaders: Loaders) {
  const synthesis = await synthesise(args satisfies QuerySynthesisArgs, loaders);
  const { facts, entering, options } = synthesis;
  const [first, second] = await Promise.all([
    treatmentOf('a', a, facts, entering, loaders),
    treatmentOf('b', b, facts, entering, loaders),
  ]);
  if (keyOf(first) === keyOf(second)) throw badUserInput('b', `"${a}" and "${b}" are one treatment: ${first.name}.`);
  const cell = synthesis.leagueTable.rows
    .flat()
    .find((one) => one && keyOf(one.treatment) === keyOf(first) && keyOf(one.comparator) === keyOf(second));
  return {
    a: first,
    b: second,
    headToHead: headToHead(first, second, facts, options),
    network: cell ?? null,
    contributions: cell ? contributionsTo(synthesis, first, second) : [],
    warnings: synthesis.warnings.filter((one) => touches(one, first) || touches(one, second) || touchesAll(one)),
    synthesis,
  };
}

const touches = ({ treatments }: SynthesisWarning, treatment: SynthesisTreatment): boolean =>
  treatments.some((one) => keyOf(one) === keyOf(treatment));
const touchesAll = ({ treatments }: SynthesisWarning): boolean => treatments.length === 0;

/** What a term means among the treatments that entered; where none did, among all that the trials give. */
async function treatmentOf(
  argument: 'a' | 'b',
  input: string,
  facts: RankingFacts,
  entering: RankingFacts,
  loaders: Loaders,
): Promise<SynthesisTreatment> {
  const { node } = await understandTreatment(argument, input, loaders);
  const entered = treatmentsMeant(node, entering);
  const [found, ...others] = entered.length > 0 ? entered : treatmentsMeant(node, facts);
  if (found === undefined) {
    const given = await namesOf(
      facts.trials.flatMap(({ arms }) => arms.map(({ treatmentId }) => treatmentId)),
      loaders,
    );
    throw badUserInput(argument, `"${input}" is given in none of these trials. They give: ${given}.`);
  }
  if (others.length > 0) throw await severalMeant({ argument, input }, [found, ...others], loaders);
  return treatmentNamed(found, loaders);
}

async function treatmentNamed(id: TreatmentNodeId, loaders: Loaders): Promise<SynthesisTreatment> {
  const { name } = await loadKnown(loaders.treatmentNodeById, id);
  return { name, nodeId: id };
}

/** The hazard ratio of each trial with both treatments, also of one that could not enter the network. */
function headToHead(
  a: SynthesisTreatment,
  b: SynthesisTreatment,
  facts: RankingFacts,
  options: RankingOptions,
): ResultId[] {
  return facts.trials.flatMap((trial) => {
    const armsOf = ({ nodeId }: SynthesisTreatment) =>
      trial.arms.filter(({ treatmentId }) => treatmentId === nodeId).map(({ id }) => id);
    const [first, second] = [armsOf(a), armsOf(b)];
    const records = facts.comparisons.filter(
      ({ measure, experimentalArmId: of, controlArmId: against }) =>
        measure === 'HAZARD_RATIO' &&
        ((first.includes(of) && second.includes(against)) || (second.includes(of) && first.includes(against))),
    );
    const { picked } = pickResult(records, options, HAZARD_RATIO_DEMANDS);
    return picked === null || options.excludedTrials.has(trial.id) ? [] : [picked.id];
  });
}
