import { groupBy } from '../../../../shared/group-by.ts';
import type { EfficacyResult } from '../../../result/model.ts';
import type { FigureCandidate } from '../model.ts';

/** An arm with what it gives. Empty drugs: placebo or care alone. */
export type AccountArm = {
  readonly id: string;
  readonly drugIds: readonly string[];
  /** Where its drugs do not tell it from another. */
  readonly name: string | undefined;
};

/**
 * What one analysis tells of two arms (or of the only one) by one assessor, in one population, for one endpoint: the
 * numbers that may stand together. A record that pools trials, or is a variant of another, has an account of its own.
 */
export type Account = {
  /** The trial and the two arms: accounts of one frame speak of the same comparison. */
  readonly frame: string;
  readonly trialIds: readonly string[];
  readonly acronym: string;
  readonly endpointName: string;
  readonly arms: readonly AccountArm[];
  /** The arm that is compared and the one it is compared with; null where the trial does not say so. */
  readonly experimentalArmId: string | null;
  /** One of its results: what they have alike can be read from it. */
  readonly circumstances: EfficacyResult;
  readonly results: readonly EfficacyResult[];
  readonly otherAnalysis: boolean;
  readonly otherPatients: boolean;
  readonly otherDisease: boolean;
};

const armsOf = ({ result, drugIds, controlDrugIds }: FigureCandidate): Omit<AccountArm, 'name'>[] =>
  result.type === 'ARM'
    ? [{ id: result.armId, drugIds }]
    : [
        { id: result.experimentalArmId, drugIds },
        { id: result.controlArmId, drugIds: controlDrugIds },
      ];

const armIdsOf = (result: EfficacyResult): readonly string[] =>
  result.type === 'ARM' ? [result.armId] : [result.experimentalArmId, result.controlArmId];

/** All that must be the same for numbers to stand together, but the arms. */
const circumstancesOf = (result: EfficacyResult): string =>
  JSON.stringify([
    result.analysisId,
    result.endpointId,
    result.assessorClass,
    result.assessorWord,
    result.populationLabel,
    result.variant,
    result.qualifier,
  ]);

export function accountsOf(candidates: readonly FigureCandidate[]): Account[] {
  const inOrder = candidates.toSorted((a, b) => (a.result.id < b.result.id ? -1 : 1));
  return [...groupBy(inOrder, ({ result }) => result.trialId).values()].flatMap((ofTrial) => {
    const [first] = ofTrial;
    if (first === undefined) return [];
    const names = new Map<string, string | undefined>(
      ofTrial.flatMap(({ result, armName }) => (result.type === 'ARM' ? [[result.armId, armName] as const] : [])),
    );
    const arms = [
      ...new Map(ofTrial.flatMap(armsOf).map((arm) => [arm.id, { ...arm, name: names.get(arm.id) }])).values(),
    ];
    const comparisons = ofTrial.map(({ result }) => result).filter((result) => result.type === 'COMPARISON');
    const groups = [...groupBy(ofTrial, ({ result }) => circumstancesOf(result)).values()];
    return pairsOf(arms).flatMap((pair) => {
      const ids = pair.map(({ id }) => id);
      const compared = comparisons.find((comparison) => armIdsOf(comparison).every((id) => ids.includes(id)));
      return groups.flatMap((group): Account[] => {
        const inPair = group.filter(({ result }) => armIdsOf(result).every((id) => ids.includes(id)));
        const results = inPair.map(({ result }) => result).toSorted((a, b) => (a.id < b.id ? -1 : 1));
        const [circumstances] = results;
        if (circumstances === undefined) return [];
        return [
          {
            frame: [first.result.trialId, ...ids].join(' '),
            trialIds: circumstances.pooledTrialIds.length > 0 ? circumstances.pooledTrialIds : [first.result.trialId],
            acronym: first.acronym,
            endpointName:
              inPair[0]?.endpointName ?? circumstances.endpointId.replace(/^endpoint:/u, '').replaceAll('-', ' '),
            arms: pair,
            experimentalArmId: compared?.experimentalArmId ?? null,
            circumstances,
            results,
            otherAnalysis: inPair.some(({ otherAnalysis }) => otherAnalysis ?? false),
            otherPatients: inPair.some(({ otherPatients }) => otherPatients ?? false),
            otherDisease: inPair.some(({ otherDisease }) => otherDisease ?? false),
          },
        ];
      });
    });
  });
}

function pairsOf(arms: readonly AccountArm[]): (readonly AccountArm[])[] {
  if (arms.length < 2) return [arms];
  return arms.flatMap((one, index) => arms.slice(index + 1).map((other) => [one, other]));
}
