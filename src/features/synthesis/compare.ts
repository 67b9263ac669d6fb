import type { QueryCompareTherapiesArgs } from '../../__generated__/resolvers.ts';
import type { Loaders } from '../../server/loaders.ts';
import { badUserInput } from '../../shared/errors.ts';
import { groupBy } from '../../shared/group-by.ts';
import { loadKnown } from '../../shared/load-all.ts';
import { HAZARD_RATIO_DEMANDS } from '../ranking/rankings/demands.ts';
import { pickResult } from '../ranking/rankings/pick-result.ts';
import { namesOf, severalMeant, treatmentsMeant, understandTreatment } from '../ranking/reference.ts';
import type { TreatmentNodeId } from '../regimen/model.ts';
import type { ResultId } from '../result/model.ts';
import type { Understood } from '../term/model.ts';
import { contributionsTo } from './contributions.ts';
import { joinedIn, type Joined } from './join-doses.ts';
import { keyOf, type SynthesisTreatment, type SynthesisWarning, type TherapyComparison } from './model.ts';
import { synthesise, type Preferred, type Synthesised } from './synthesise.ts';

/** Two treatments of a setting against each other. Errors: those of `synthesise`; BAD_USER_INPUT, AMBIGUOUS_TERM for `a` and `b`. */
export async function compareTherapies(
  { a, b, ...args }: QueryCompareTherapiesArgs,
  loaders: Loaders,
): Promise<TherapyComparison> {
  const terms = Promise.all([understandTreatment('a', a, loaders), understandTreatment('b', b, loaders)]);
  // with `b` as the reference the two are compared wherever the network joins them
  const asReference: Preferred = async (entering, joined) => meantBy((await terms)[1], entering, joined)[0];
  const [[ofA, ofB], made] = await Promise.all([terms, synthesise(args, loaders, asReference)]);
  const [first, second] = await Promise.all([treatmentOf(ofA, made, loaders), treatmentOf(ofB, made, loaders)]);
  if (keyOf(first) === keyOf(second)) throw badUserInput('b', `"${a}" and "${b}" are one treatment: ${first.name}.`);

  const { leagueTable, fit, warnings } = made.synthesis;
  const network = leagueTable.rows
    .flat()
    .find((cell) => cell && keyOf(cell.treatment) === keyOf(first) && keyOf(cell.comparator) === keyOf(second));
  return {
    a: first,
    b: second,
    headToHead: headToHead(first, second, made),
    network: network ?? null,
    contributions: network && fit ? contributionsTo(fit, keyOf(first), keyOf(second)) : [],
    warnings: warnings.filter((warning) => touches(warning, first) || touches(warning, second) || touchesAll(warning)),
    synthesis: made.synthesis,
  };
}

const touches = ({ treatments }: SynthesisWarning, treatment: SynthesisTreatment): boolean =>
  treatments.some((one) => keyOf(one) === keyOf(treatment));
const touchesAll = ({ treatments }: SynthesisWarning): boolean => treatments.length === 0;

function meantBy({ node }: Understood, facts: Synthesised['facts'], joined: Joined): TreatmentNodeId[] {
  return treatmentsMeant({ ...node, id: joinedIn(joined)(node.id) }, facts);
}

/** What a term means among the treatments that entered; where none did, among all that the trials give. */
async function treatmentOf(
  term: Understood,
  { facts, entering, joined }: Synthesised,
  loaders: Loaders,
): Promise<SynthesisTreatment> {
  const entered = meantBy(term, entering, joined);
  const [found, ...others] = entered.length > 0 ? entered : meantBy(term, facts, joined);
  if (found === undefined) {
    const given = facts.trials.flatMap(({ arms }) => arms.map(({ treatmentId }) => treatmentId));
    const theyGive = given.length === 0 ? 'There are none.' : `They give: ${await namesOf(given, loaders)}.`;
    throw badUserInput(term.argument, `"${term.input}" is given in none of these trials. ${theyGive}`);
  }
  if (others.length > 0) throw await severalMeant(term, [found, ...others], loaders);
  const { name } = await loadKnown(loaders.treatmentNodeById, found);
  return { name, nodeId: found };
}

/** The result of each trial with both treatments, also of one that could not enter the network. */
function headToHead(a: SynthesisTreatment, b: SynthesisTreatment, { facts, options }: Synthesised): ResultId[] {
  return facts.trials
    .filter(({ id }) => !options.excludedTrials.has(id))
    .flatMap(({ arms }) => {
      const treatmentIn = (armId: string) => arms.find(({ id }) => id === armId)?.treatmentId;
      const records = facts.comparisons.filter(({ experimentalArmId, controlArmId }) => {
        const compared = [treatmentIn(experimentalArmId), treatmentIn(controlArmId)];
        return compared.some((id) => id === a.nodeId) && compared.some((id) => id === b.nodeId);
      });
      return [...groupBy(records, ({ measure }) => measure).values()].flatMap((ofMeasure) => {
        const { picked } = pickResult(ofMeasure, options, HAZARD_RATIO_DEMANDS);
        return picked === null ? [] : [picked.id];
      });
    });
}
