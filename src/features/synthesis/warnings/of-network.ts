import { DISAGREES_BELOW } from '../findings.ts';
import { pairsOf } from '../model.ts';
import { namesOf, printSome, warning, type WarningRule } from './rule.ts';

export const noEvidence: WarningRule = ({ findings }) =>
  findings.inputs.length > 0
    ? []
    : [
        warning(
          'NO_EVIDENCE',
          'HIGH',
          'No result of the graph could be put together. That says something about the graph and nothing about the treatments.',
        ),
      ];

export const disconnected: WarningRule = ({ findings: { network, reference } }) => {
  if (network.components < 2) return [];
  const apart = network.nodes.filter(({ component }) => component > 1).map(({ treatment }) => treatment);
  return [
    warning(
      'DISCONNECTED',
      'HIGH',
      `No trial joins ${printSome(namesOf(apart))} to ${reference?.name ?? 'the reference'}, so nothing can be said of them against it. Ask with one of them as the reference.`,
      { treatments: apart, measured: network.components, threshold: 2 },
    ),
  ];
};

export const noClosedLoop: WarningRule = ({ findings: { inconsistency, fit } }) =>
  fit === null ||
  inconsistency.local.some(({ status }) => status !== 'NOT_TESTABLE') ||
  inconsistency.global !== 'NOT_TESTABLE'
    ? []
    : [
        warning(
          'NO_CLOSED_LOOP',
          'MEDIUM',
          'No comparison has both direct and indirect evidence: whether the two agree cannot be tested. That does not say that they do.',
        ),
      ];

export const singleTrialComparison: WarningRule = ({ findings: { network } }) => {
  const single = network.edges.filter(({ studies }) => studies.length === 1);
  if (single.length === 0) return [];
  const pairs = single.map(({ treatment, comparator }) => `${treatment.name} against ${comparator.name}`);
  return [
    warning(
      'SINGLE_TRIAL_COMPARISON',
      'INFO',
      `One study only for ${single.length} of ${network.edges.length} comparisons: ${printSome(pairs)}.`,
      {
        studies: single.flatMap(({ studies }) => studies),
        treatments: [...new Set(single.flatMap(({ treatment, comparator }) => [treatment, comparator]))],
        measured: single.length,
        threshold: 1,
      },
    ),
  ];
};

export const indirectOnly: WarningRule = ({ findings }) => {
  const pairs = pairsOf(findings);
  const indirect = pairs.filter(({ evidence }) => evidence === 'INDIRECT');
  if (indirect.length === 0) return [];
  return [
    warning(
      'INDIRECT_ONLY',
      'MEDIUM',
      `${indirect.length} of the ${pairs.length} pairs of treatments were never compared in a trial. What stands there rests on trials whose patients, times and care differ.`,
      {
        treatments: [...new Set(indirect.flatMap(({ treatment, comparator }) => [treatment, comparator]))],
        measured: indirect.length,
        threshold: 1,
      },
    ),
  ];
};

export const heterogeneityNotEstimable: WarningRule = ({ findings: { heterogeneity } }) =>
  heterogeneity === null || heterogeneity.total.df > 0
    ? []
    : [
        warning(
          'HETEROGENEITY_NOT_ESTIMABLE',
          'MEDIUM',
          'No two studies could differ from each other: how much they vary is not known, and an interval of a common effect may be too narrow.',
          { measured: 0, threshold: 1 },
        ),
      ];

/** As the handbooks have it: more than half of the variation, or a test that finds it at 10 %. */
const HIGH_I_SQUARED = 0.5;
const HETEROGENEOUS_BELOW = 0.1;

export const heterogeneityHigh: WarningRule = ({ findings: { heterogeneity } }) => {
  const { iSquared = null, total } = heterogeneity ?? {};
  const pValue = total?.pValue ?? null;
  if (iSquared === null || pValue === null) return [];
  const isLarge = iSquared >= HIGH_I_SQUARED;
  if (!isLarge && pValue >= HETEROGENEOUS_BELOW) return [];
  return [
    warning(
      'HETEROGENEITY_HIGH',
      'MEDIUM',
      `${(100 * iSquared).toFixed(0)} % of the variation between studies is more than chance (p ${printP(pValue)}). One effect for all of them tells less than it seems.`,
      isLarge
        ? { measured: iSquared, threshold: HIGH_I_SQUARED }
        : { measured: pValue, threshold: HETEROGENEOUS_BELOW },
    ),
  ];
};

const printP = (pValue: number): string => (pValue < 0.001 ? '< 0.001' : `= ${pValue.toFixed(3)}`);

/** Below this a variance between studies is hardly more than a guess. */
const FEWEST_DF = 5;

export const randomEffectsUnstable: WarningRule = ({ findings: { applied, heterogeneity } }) => {
  const df = heterogeneity?.total.df ?? 0;
  if (applied.model !== 'RANDOM' || df >= FEWEST_DF) return [];
  return [
    warning(
      'RANDOM_EFFECTS_UNSTABLE',
      'MEDIUM',
      `The variance between studies rests on ${df} degrees of freedom: with so few it is hardly known, and neither are intervals that use it.`,
      { measured: df, threshold: FEWEST_DF },
    ),
  ];
};

export const inconsistency: WarningRule = ({ findings: { inconsistency: found, heterogeneity } }) => {
  const local = found.local.filter(({ status }) => status === 'DISAGREEMENT');
  if (found.global !== 'DISAGREEMENT' && local.length === 0) return [];
  const pValues = [
    ...local.flatMap(({ pValue }) => pValue ?? []),
    ...(found.global === 'DISAGREEMENT' ? [heterogeneity?.betweenDesigns.pValue ?? 1] : []),
  ];
  const where = local.map(({ treatment, comparator }) => `${treatment.name} against ${comparator.name}`);
  return [
    warning(
      'INCONSISTENCY',
      'HIGH',
      local.length > 0
        ? `Direct and indirect evidence disagree on ${printSome(where)}. Neither can be trusted before it is known why.`
        : 'The designs of the network disagree. Its estimates cannot be trusted before it is known why.',
      {
        treatments: [...new Set(local.flatMap(({ treatment, comparator }) => [treatment, comparator]))],
        measured: Math.min(...pValues),
        threshold: DISAGREES_BELOW,
      },
    ),
  ];
};
