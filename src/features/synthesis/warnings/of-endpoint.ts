import type { ArmResultFact, ComparisonFact } from '../../ranking/model.ts';
import type { PickedTrial } from '../collected.ts';
import type { SynthesisStudy } from '../model.ts';
import { namesOf, printSome, warning, type WarningRule } from './rule.ts';

const studyOf = ({ trial }: PickedTrial): SynthesisStudy => ({ name: trial.acronym, trialId: trial.id });

/** Whoever asks for one class gets it; only a pinned result brings in another. */
export const assessorMixed: WarningRule = ({ graph }) => {
  const classes = new Set(
    graph?.trials.flatMap(({ judged }) => judged.map(({ record }) => record.assessorClass)) ?? [],
  );
  if (!classes.has('INDEPENDENT') || !classes.has('INVESTIGATOR')) return [];
  const pinned = graph?.trials.filter(({ judged }) =>
    judged.some(({ record }) => record.assessorClass !== graph.options.assessor),
  );
  const studies = pinned?.map(studyOf) ?? [];
  return [
    warning(
      'ASSESSOR_MIXED',
      'HIGH',
      `Assessments of independent committees and of investigators are mixed: ${printSome(namesOf(studies))} entered with the other one. The two can differ much in one trial.`,
      { studies, measured: classes.size, threshold: 2 },
    ),
  ];
};

export const populationSubset: WarningRule = ({ graph }) => {
  const others =
    graph?.trials.filter(({ judged }) =>
      judged.some(({ record }) => record.populationClass !== graph.options.population || record.subgroupKey !== null),
    ) ?? [];
  if (others.length === 0) return [];
  const named = others.map(
    ({ trial, judged }) => `${trial.acronym} (${judged[0]?.record.populationLabel ?? 'not recorded'})`,
  );
  return [
    warning(
      'POPULATION_SUBSET',
      'MEDIUM',
      `Results of another population than the one asked about entered: ${printSome(named)}.`,
      { studies: others.map(studyOf) },
    ),
  ];
};

/** With half of the patients free of the event in either arm, late differences are not yet to be seen. */
export const immatureEndpoint: WarningRule = ({ graph }) => {
  if (graph === null) return [];
  const armResults = new Map<string, ArmResultFact>(graph.facts.armResults.map((one) => [one.id, one]));
  const notReached = (id: string | null): boolean =>
    armResults.get(id ?? '')?.statistic === 'MEDIAN' &&
    armResults.get(id ?? '')?.status === 'NOT_REACHED_OR_NOT_ESTIMABLE';
  const isImmature = (record: ComparisonFact): boolean =>
    notReached(record.experimentalResultId) && notReached(record.controlResultId);
  const immature = graph.trials.filter(({ judged }) =>
    judged.some(({ record }) => record.type === 'COMPARISON' && isImmature(record)),
  );
  if (immature.length === 0) return [];
  const studies = immature.map(studyOf);
  return [
    warning(
      'IMMATURE_ENDPOINT',
      'MEDIUM',
      `Neither arm had reached its median in ${printSome(namesOf(studies))}. What comes later can change the effect.`,
      { studies },
    ),
  ];
};

/** The endpoint that others stand for. */
const OVERALL_SURVIVAL = 'OS';

export const surrogateEndpoint: WarningRule = ({ graph }) =>
  graph === null || graph.trials.length === 0 || graph.endpoint.abbreviation === OVERALL_SURVIVAL
    ? []
    : [
        warning(
          'SURROGATE_ENDPOINT',
          'INFO',
          `This is about ${graph.endpoint.name}. An order by it is no order by overall survival.`,
        ),
      ];

export const proportionalHazardsNotAssessed: WarningRule = ({ findings, collected }) =>
  findings.applied.measure !== 'HAZARD_RATIO' || collected.studies.length === 0
    ? []
    : [
        warning(
          'PH_NOT_ASSESSED',
          'INFO',
          'A hazard ratio stands for the whole time only where hazards are proportional. No test of it is recorded for these results.',
        ),
      ];

export const mergedDoses: WarningRule = ({ graph, collected }) => {
  const nodes = [...new Set(graph?.joined.values() ?? [])];
  return nodes.flatMap((node) => {
    const treatment = collected.treatmentByKey.get(node);
    if (treatment === undefined || graph === null) return [];
    const studies = graph.trials.filter(({ trial }) => trial.arms.some(({ treatmentId }) => treatmentId === node));
    const doses = [...graph.joined.values()].filter((joined) => joined === node).length;
    return [
      warning(
        'MIXED_DOSE',
        'MEDIUM',
        `${treatment.name} joins ${doses} doses or schedules that are different treatments unless asked otherwise (${printSome(studies.map(({ trial }) => trial.acronym))}).`,
        { studies: studies.map(studyOf), treatments: [treatment], measured: doses, threshold: 2 },
      ),
    ];
  });
};
