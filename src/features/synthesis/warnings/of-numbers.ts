import { assessInterval } from '../../../synthesis/interval-quality.ts';
import { roundComputed } from '../../ranking/rankings/rounded.ts';
import { known, type Collected, type CollectedContrast, type CollectedStudy } from '../collected.ts';
import type { SynthesisStudy } from '../model.ts';
import { namesOf, printSome, warning, type WarningRule } from './rule.ts';

/** Beyond this share of its width an interval is further off than its own rounding explains, or the level is another. */
const MOST_ASYMMETRY = 0.1;

/** Beyond this share the rounding of the limits is no small thing. */
const MOST_ROUNDING = 0.05;

const studiesOf = ({ studyByKey }: Collected, studies: readonly CollectedStudy[]): SynthesisStudy[] =>
  studies.map(({ key }) => known(studyByKey, key));

function qualityOf({ printed }: CollectedContrast) {
  return printed && assessInterval(printed.ratio, printed.lower, printed.upper, printed.decimals);
}

export const asymmetricInterval: WarningRule = ({ collected }) => {
  const asymmetric = collected.studies.flatMap((study) =>
    study.contrasts.flatMap((contrast) => {
      const quality = qualityOf(contrast);
      const isOff = quality && quality.asymmetry > MOST_ASYMMETRY && quality.asymmetry > quality.asymmetryOfRounding;
      return isOff ? [{ study, asymmetry: quality.asymmetry }] : [];
    }),
  );
  if (asymmetric.length === 0) return [];
  const studies = studiesOf(
    collected,
    asymmetric.map(({ study }) => study),
  );
  return [
    warning(
      'CI_ASYMMETRIC',
      'MEDIUM',
      `The estimate does not lie in the middle of its interval in ${printSome(namesOf(studies))}: its level or its scale may be another than printed.`,
      {
        studies,
        measured: roundComputed(Math.max(...asymmetric.map(({ asymmetry }) => asymmetry))),
        threshold: MOST_ASYMMETRY,
      },
    ),
  ];
};

export const roundedInterval: WarningRule = ({ collected }) => {
  const rounded = collected.studies.flatMap((study) => {
    const shares = study.contrasts.flatMap((contrast) => qualityOf(contrast)?.uncertaintyOfRounding ?? []);
    const share = Math.max(0, ...shares);
    return share > MOST_ROUNDING ? [{ study, share }] : [];
  });
  if (rounded.length === 0) return [];
  const studies = studiesOf(
    collected,
    rounded.map(({ study }) => study),
  );
  return [
    warning(
      'SE_FROM_ROUNDED_CI',
      'INFO',
      `The limits are printed with so few decimals that the standard error can be off by more than 5 % in ${printSome(namesOf(studies))}.`,
      {
        studies,
        measured: roundComputed(Math.max(...rounded.map(({ share }) => share))),
        threshold: MOST_ROUNDING,
      },
    ),
  ];
};

export const intervalLevelGiven: WarningRule = ({ collected, graph }) => {
  // of results of the graph it is said where the other facts of their trials are
  if (graph !== null) return [];
  const unusual = collected.studies.filter(({ contrasts }) =>
    contrasts.some(({ printed }) => printed !== null && printed.level !== 95),
  );
  if (unusual.length === 0) return [];
  const studies = studiesOf(collected, unusual);
  const levels = unusual.flatMap(({ contrasts }) => contrasts.flatMap(({ printed }) => printed?.level ?? []));
  return [
    warning(
      'CI_LEVEL_NON95',
      'INFO',
      `Intervals at another level than 95 % in ${printSome(namesOf(studies))}. Each was read at its own level.`,
      { studies, measured: levels.toSorted((a, b) => Math.abs(b - 95) - Math.abs(a - 95))[0] ?? 95, threshold: 95 },
    ),
  ];
};

export const continuityCorrected: WarningRule = ({ collected }) => {
  const studies = studiesOf(
    collected,
    collected.studies.filter(({ corrected }) => corrected),
  );
  return studies.length === 0
    ? []
    : [
        warning(
          'CONTINUITY_CORRECTED',
          'MEDIUM',
          `No patient, or every patient, of an arm had an event in ${printSome(namesOf(studies))}: half an event was added to each of its arms. With so few events other methods may say otherwise.`,
          { studies, measured: studies.length, threshold: 1 },
        ),
      ];
};

export const countDerived: WarningRule = ({ collected }) => {
  const studies = studiesOf(
    collected,
    collected.studies.filter(({ derived }) => derived),
  );
  return studies.length === 0
    ? []
    : [
        warning(
          'COUNT_DERIVED',
          'MEDIUM',
          `The number of patients with an event was computed from a printed percentage in ${printSome(namesOf(studies))}, as was asked. It can be off by one or more.`,
          { studies, measured: studies.length, threshold: 1 },
        ),
      ];
};

export const studyDropped: WarningRule = ({ collected: { excluded } }) => {
  const dropped = excluded.filter(({ reasons }) => reasons.includes('NO_INFORMATION'));
  return dropped.length === 0
    ? []
    : [
        warning(
          'STUDY_DROPPED',
          'MEDIUM',
          `No patient, or every patient, of all arms had an event in ${printSome(namesOf(dropped.map(({ study }) => study)))}: that says nothing on a ratio, and it is not counted.`,
          { studies: dropped.map(({ study }) => study), measured: dropped.length, threshold: 1 },
        ),
      ];
};

export const multiArmIncomplete: WarningRule = ({ collected: { excluded } }) => {
  const dropped = excluded.filter(({ reasons }) =>
    reasons.some((reason) => reason === 'MULTIARM_INCOMPLETE' || reason === 'MULTIARM_INCONSISTENT'),
  );
  return dropped.length === 0
    ? []
    : [
        warning(
          'MULTIARM_INCOMPLETE',
          'HIGH',
          `${printSome(namesOf(dropped.map(({ study }) => study)))} has three arms or more, and not a result for each two of them, or results that do not fit each other. Its arms share patients, so without these it cannot be put together with other trials and was left out.`,
          { studies: dropped.map(({ study }) => study), measured: dropped.length, threshold: 1 },
        ),
      ];
};
