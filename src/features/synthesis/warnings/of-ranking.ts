import { pairsOf, type NetworkEffect } from '../model.ts';
import { namesOf, printSome, warning, type WarningRule } from './rule.ts';

const treatmentsOf = (pairs: readonly NetworkEffect[]) => [
  ...new Set(pairs.flatMap(({ treatment, comparator }) => [treatment, comparator])),
];

export const orderAcrossTrials: WarningRule = ({ findings }) => {
  if (findings.ranking === null || findings.inputs.length < 2) return [];
  const studies = [...new Map(findings.inputs.map(({ study }) => [study.name, study])).values()];
  return [
    warning(
      'ORDER_ACROSS_TRIALS',
      'HIGH',
      `The order rests on ${studies.length} studies (${printSome(namesOf(studies))}), each with patients of its own. It holds as far as they are alike in all that changes the effect, and that was not adjusted for.`,
      { studies, measured: studies.length, threshold: 2 },
    ),
  ];
};

export const rankingUncertain: WarningRule = ({ findings }) => {
  const pairs = pairsOf(findings);
  const uncertain = pairs.filter(({ distinguishable }) => !distinguishable);
  if (findings.ranking === null || uncertain.length === 0) return [];
  return [
    warning(
      'RANKING_UNCERTAIN',
      'MEDIUM',
      `${uncertain.length} of the ${pairs.length} pairs of treatments are not distinguishable at 95 %. Each entry names those it cannot be told from.`,
      { treatments: treatmentsOf(uncertain), measured: uncertain.length, threshold: 1 },
    ),
  ];
};

export const limitWithinRounding: WarningRule = ({ findings }) => {
  const fragile = pairsOf(findings).filter(({ robust }) => robust === false);
  if (fragile.length === 0) return [];
  const told = fragile.map(
    ({ treatment, comparator, estimate }) => `${treatment.name} against ${comparator.name} (${estimate.text})`,
  );
  return [
    warning(
      'LIMIT_WITHIN_ROUNDING',
      'MEDIUM',
      `A limit lies so near to no difference that rounding of the printed numbers decides: ${printSome(told)}. Whether these can be told apart is not robust.`,
      { treatments: treatmentsOf(fragile), measured: fragile.length, threshold: 1 },
    ),
  ];
};

export const rankingSensitive: WarningRule = ({ findings, runs }) => {
  const changing = (runs ?? []).filter(({ orderChanged, changedPairs }) => orderChanged || changedPairs.length > 0);
  if (findings.ranking === null || changing.length === 0) return [];
  const told = changing.map((run) => {
    const pairs = run.changedPairs.map(
      ({ treatment, comparator, distinguishable, robust, estimate }) =>
        `${treatment.name} against ${comparator.name} becomes ${estimate.text}, ${distinguishable ? '' : 'not '}distinguishable${robust === false ? ' (within rounding, so not robust)' : ''}`,
    );
    const changes = [...(run.orderChanged ? ['the order changes'] : []), ...pairs];
    return `${run.text}: ${printSome(changes)}`;
  });
  return [
    warning(
      'RANKING_SENSITIVE',
      'MEDIUM',
      `The order, or what is distinguishable, changes in ${changing.length} of ${runs?.length ?? 0} runs with one thing done otherwise. ${capitalised(told.join('; '))}.`,
      {
        studies: changing.flatMap(({ study }) => study ?? []),
        treatments: [
          ...new Map(
            changing
              .flatMap(({ changedPairs }) =>
                changedPairs.flatMap(({ treatment, comparator }) => [treatment, comparator]),
              )
              .map((treatment) => [treatment.name, treatment]),
          ).values(),
        ],
        measured: changing.length,
        threshold: 1,
      },
    ),
  ];
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const pScoreNotEffect: WarningRule = ({ findings }) =>
  findings.ranking === null
    ? []
    : [
        warning(
          'P_SCORE_NOT_EFFECT',
          'INFO',
          'A P-score says how certain it is that a treatment is better than another. It says nothing on how much better: read the estimates.',
        ),
      ];
