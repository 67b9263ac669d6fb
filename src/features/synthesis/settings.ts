import { methodNotApplicable } from '../../shared/errors.ts';
import type { ProportionMeasure } from '../../synthesis/counts.ts';
import type { Endpoint } from '../endpoint/model.ts';
import { SynthesisMeasure, type SynthesisDirection } from './model.ts';

type Fits = (endpoint: Pick<Endpoint, 'type'>) => boolean;

const ofProportions: Fits = ({ type }) => type === 'PROPORTION';

/** Which endpoints of the graph each measure fits. */
const FITS = {
  HAZARD_RATIO: ({ type }) => type === 'TIME_TO_EVENT',
  ODDS_RATIO: ofProportions,
  RISK_RATIO: ofProportions,
  RISK_DIFFERENCE: ofProportions,
  // the graph holds no means
  MEAN_DIFFERENCE: () => false,
} satisfies Record<SynthesisMeasure, Fits>;

/** Errors: METHOD_NOT_APPLICABLE, with the measures that fit. */
export function assertFits(measure: SynthesisMeasure, endpoint: Endpoint): void {
  if (FITS[measure](endpoint)) return;
  const fitting = SynthesisMeasure.options.filter((one) => FITS[one](endpoint));
  throw methodNotApplicable('by.measure', measure, endpoint.name, fitting);
}

/** Below 1 favours the treatment for every endpoint that a hazard ratio fits; of shares it depends on what is counted. */
export function betterOf(
  measure: SynthesisMeasure,
  { betterDirection }: Pick<Endpoint, 'betterDirection'>,
): SynthesisDirection | null {
  if (measure === 'HAZARD_RATIO') return 'LOWER';
  return betterDirection === 'HIGHER' || betterDirection === 'LOWER' ? betterDirection : null;
}

/** The measures that are computed from counts, by the names that the statistics give them. */
export const PROPORTION_MEASURES: Partial<Record<SynthesisMeasure, ProportionMeasure>> = {
  ODDS_RATIO: 'OR',
  RISK_RATIO: 'RR',
  RISK_DIFFERENCE: 'RD',
};
