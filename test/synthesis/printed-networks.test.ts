import { describe, expect, it } from 'vitest';
import { evidenceByComparison } from '../../src/synthesis/direct-indirect.ts';
import { limitsAt95, type Estimate } from '../../src/synthesis/estimate.ts';
import type { QStatistic } from '../../src/synthesis/heterogeneity.ts';
import { rankTreatments, type BetterDirection } from '../../src/synthesis/hierarchy.ts';
import { networkEstimate } from '../../src/synthesis/network-model.ts';
import { analyseOne, contrastsOf, readPublished } from './published.ts';

type Published<Printed> = Parameters<typeof contrastsOf>[0] & {
  readonly betterDirection: BetterDirection;
  readonly printed: Printed & { readonly reference: string };
};
type Effect = { readonly treatment: string; readonly estimate: string; readonly lower: string; readonly upper: string };
type Tested = { readonly Q: string; readonly df: number; readonly pValue: string };
type Random = {
  readonly counts: object;
  readonly random: readonly (Effect & { readonly z: string })[];
  readonly pScores: Readonly<Record<string, string>>;
  readonly heterogeneity: object;
  readonly total: Tested;
  readonly withinDesigns: Tested;
  readonly betweenDesigns: Tested;
};
type Stowe = Random & {
  readonly designs: readonly (Tested & { readonly treatments: readonly string[] })[];
  readonly adjustedStandardErrors: readonly { readonly study: string; readonly value: string }[];
  readonly evidence: readonly { readonly treatment: string; readonly comparator: string }[];
};
type Dogliotti = {
  readonly dropped: readonly object[];
  readonly inputs: readonly { readonly study: string }[];
  readonly common: readonly Effect[];
};

const read = <Printed>(name: string) => readPublished(name) as Published<Printed>;
const percent = (share: number | undefined): string => (100 * (share ?? NaN)).toFixed(1);
const pValueOf = (pValue: number | null): string | null => pValue?.toFixed(4) ?? null;
const tested = ({ Q, degreesOfFreedom, pValue }: QStatistic) => ({
  Q: Q.toFixed(2),
  df: degreesOfFreedom,
  pValue: pValueOf(pValue),
});

/** As printed: with two decimals, ratios as such. */
function printEffect(effect: Estimate, isRatio: boolean) {
  const print = (value: number): string => (isRatio ? Math.exp(value) : value).toFixed(2);
  const { lower, upper } = limitsAt95(effect);
  return { estimate: print(effect.estimate), lower: print(lower), upper: print(upper) };
}

describe.each([
  ['stowe2010', 'MD'],
  ['baker2009', 'OR'],
] as const)('%s, by random effects', (name, measure) => {
  const published = read<Random & Partial<Pick<Dogliotti, 'dropped'>>>(name);
  const { printed } = published;
  const contrasts = contrastsOf(published, measure);
  const analysis = analyseOne(contrasts.studies);
  const { common, random, heterogeneity } = analysis;
  if (random === null) throw new Error('The network has degrees of freedom.');

  it('has the network that is printed', () => {
    const { studies, treatments, designs } = analysis;
    const counts = [studies, common.contrasts, treatments, designs].map(({ length }) => length);
    expect(counts).toEqual(Object.values(printed.counts));
    expect(contrasts.dropped).toEqual(printed.dropped ?? []);
  });

  it.each(printed.random)('has the effect of $treatment that is printed', ({ treatment, ...effect }) => {
    const found = networkEstimate(random, treatment, printed.reference);
    const z = found.estimate / found.standardError;
    expect({ ...printEffect(found, measure === 'OR'), z: z.toFixed(2) }).toEqual({
      estimate: effect.estimate,
      lower: effect.lower,
      upper: effect.upper,
      z: effect.z,
    });
  });

  it('has the heterogeneity that is printed', () => {
    expect({
      tau2: heterogeneity.tau2?.toFixed(4),
      I2Percent: percent(heterogeneity.I2 ?? NaN),
      I2LowerPercent: percent(heterogeneity.I2Limits?.lower),
      I2UpperPercent: percent(heterogeneity.I2Limits?.upper),
    }).toEqual(printed.heterogeneity);
    expect(tested(heterogeneity)).toEqual(printed.total);
    expect(tested(analysis.withinDesigns)).toEqual(printed.withinDesigns);
    expect(tested(analysis.betweenDesigns)).toEqual(printed.betweenDesigns);
  });

  it('has the order of treatments that is printed', () => {
    const { entries } = rankTreatments(random, published.betterDirection);
    expect(entries.map(({ treatment, pScore }) => [treatment, pScore.toFixed(4)])).toEqual(
      Object.entries(printed.pScores),
    );
  });
});

describe('stowe2010', () => {
  const published = read<Stowe>('stowe2010');
  const { printed } = published;
  const analysis = analyseOne(contrastsOf(published, 'MD').studies);
  const { random } = analysis;
  if (random === null) throw new Error('The network has degrees of freedom.');

  it('has the heterogeneity within designs that is printed', () => {
    const testable = analysis.designs.filter(({ withinDesign }) => withinDesign.degreesOfFreedom > 0);
    expect(testable.map(({ treatments, withinDesign }) => ({ treatments, ...tested(withinDesign) }))).toEqual(
      printed.designs,
    );
  });

  it('has the standard errors that are printed, adjusted for random effects and for three arms', () => {
    const found = random.contrasts.map(({ study, treatment, comparator, weight }) => ({
      study,
      pair: [treatment, comparator].sort(),
      value: (1 / Math.sqrt(weight)).toFixed(3),
    }));
    for (const { study, value, ...pair } of printed.adjustedStandardErrors) {
      expect(found).toContainEqual({ study, pair: Object.values(pair).sort(), value });
    }
  });

  it('has the direct and the indirect evidence that is printed', () => {
    const print = (value: number | undefined): string | null => value?.toFixed(2) ?? null;
    const found = evidenceByComparison(random).map((each) => ({
      treatment: each.treatment,
      comparator: each.comparator,
      studies: each.studies.length,
      directShare: each.directShare === 0 ? '0' : each.directShare.toFixed(2),
      network: print(each.network.estimate),
      direct: print(each.direct?.estimate),
      indirect: print(each.indirect?.estimate),
      difference: print(each.disagreement?.estimate),
      z: print(each.disagreement?.z),
      pValue: pValueOf(each.disagreement?.pValue ?? null),
    }));
    expect(found).toEqual(printed.evidence);
  });
});

describe('dogliotti2014', () => {
  const published = read<Dogliotti>('dogliotti2014');
  const { printed } = published;
  const contrasts = contrastsOf(published, 'OR');
  const { studies, common } = analyseOne(contrasts.studies);

  it('drops the study without events', () => {
    expect(contrasts.dropped).toEqual(printed.dropped);
    expect(studies).toHaveLength(19);
    expect(contrastsOf(published, 'RD').studies).toHaveLength(20);
  });

  it('has the log odds ratios that are printed', () => {
    const found = contrasts.studies.flatMap(({ study, contrasts: ofStudy }) =>
      ofStudy.map((contrast) => ({
        study,
        ...contrast,
        estimate: contrast.estimate.toFixed(7),
        standardError: contrast.standardError.toFixed(7),
      })),
    );
    expect(found).toEqual(expect.arrayContaining([...printed.inputs]));
  });

  it.each(printed.common)('has the common effect of $treatment that is printed', ({ treatment, ...effect }) => {
    expect(printEffect(networkEstimate(common, treatment, printed.reference), true)).toEqual(effect);
  });
});
