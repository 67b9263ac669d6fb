import { Matrix, solve } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { compareIndirectly } from '../../src/synthesis/bucher.ts';
import { studyContributions } from '../../src/synthesis/contributions.ts';
import { evidenceByComparison } from '../../src/synthesis/direct-indirect.ts';
import type { Estimate } from '../../src/synthesis/estimate.ts';
import { rankTreatments } from '../../src/synthesis/hierarchy.ts';
import { networkEstimate, type NetworkModel } from '../../src/synthesis/network-model.ts';
import { analyseNetworks } from '../../src/synthesis/network.ts';
import { poolPairwise } from '../../src/synthesis/pairwise.ts';
import type { Study } from '../../src/synthesis/study.ts';
import { createRandom, type Random } from '../support/random.ts';
import { contrastOf, randomNetwork, shuffled, studyOfArms, type ArmStudy } from './networks.ts';
import { analyseOne } from './published.ts';

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

const close = (value: number | null): unknown => (value === null ? null : expect.closeTo(value, 9));
const closeTo = ({ estimate, standardError }: Estimate) => ({
  estimate: close(estimate),
  standardError: close(standardError),
});

/**
 * The same by another way: arms as they are, each study with a level of its own, by weighted least squares. The
 * effects against the first treatment, and Q.
 */
function byLeastSquares(studies: readonly ArmStudy[], treatments: readonly string[]) {
  const rows = studies.flatMap(({ arms }, study) => arms.map((arm) => ({ ...arm, study })));
  const columns = studies.length + treatments.length - 1;
  const design = Matrix.zeros(rows.length, columns);
  rows.forEach(({ treatment, study }, row) => {
    design.set(row, study, 1);
    const column = studies.length + treatments.indexOf(treatment) - 1;
    if (column >= studies.length) design.set(row, column, 1);
  });
  const weights = Matrix.diag(rows.map(({ variance }) => 1 / variance));
  const means = Matrix.columnVector(rows.map(({ mean }) => mean));
  const information = design.transpose().mmul(weights).mmul(design);
  const solution = solve(information, design.transpose().mmul(weights).mmul(means));
  const covariance = solve(information, Matrix.eye(columns, columns));
  const residuals = Matrix.sub(means, design.mmul(solution));
  const effects = treatments.map((_, index): Estimate => {
    const at = studies.length + index - 1;
    if (index === 0) return { estimate: 0, standardError: 0 };
    return { estimate: solution.get(at, 0), standardError: Math.sqrt(covariance.get(at, at)) };
  });
  return { effects, Q: residuals.transpose().mmul(weights).mmul(residuals).get(0, 0) };
}

describe.each(SEEDS)('random network %i', (seed) => {
  const random = createRandom(seed);
  const arms = randomNetwork(random);
  const studies = arms.map(studyOfArms);
  const analysis = analyseOne(studies);
  const { treatments, common } = analysis;
  const models = [common, ...(analysis.random === null ? [] : [analysis.random])];

  it('has the effects and the Q of least squares', () => {
    const { effects, Q } = byLeastSquares(arms, treatments);
    const [first = ''] = treatments;
    expect(treatments.map((treatment) => networkEstimate(common, treatment, first))).toEqual(effects.map(closeTo));
    expect(analysis.heterogeneity.Q).toBeCloseTo(Q, 9);
  });

  it('does not depend on the order of studies and contrasts', () => {
    const other = analyseOne(
      shuffled(studies, random).map(({ study, contrasts }) => ({ study, contrasts: shuffled(contrasts, random) })),
    );
    expect(other.random?.league).toEqual(analysis.random?.league.map((row) => row.map(closeTo)));
    expect(other.heterogeneity.tau2).toEqual(close(analysis.heterogeneity.tau2));
    expect(other.betweenDesigns.Q).toBeCloseTo(analysis.betweenDesigns.Q, 9);
  });

  it('does not depend on the names of treatments', () => {
    const names = new Map(shuffled(treatments, random).map((treatment, index) => [treatment, `drug ${index}`]));
    const nameOf = (treatment: string): string => names.get(treatment) ?? '';
    const renamed = analyseOne(
      studies.map(({ study, contrasts }) => ({
        study,
        contrasts: contrasts.map((contrast) => ({
          ...contrast,
          treatment: nameOf(contrast.treatment),
          comparator: nameOf(contrast.comparator),
        })),
      })),
    );
    for (const treatment of treatments) {
      for (const comparator of treatments) {
        expect(networkEstimate(renamed.common, nameOf(treatment), nameOf(comparator))).toEqual(
          closeTo(networkEstimate(common, treatment, comparator)),
        );
      }
    }
  });

  it('does not depend on the direction of a contrast, and says the opposite from the other side', () => {
    const reversed = analyseOne(
      studies.map(({ study, contrasts }) => ({
        study,
        contrasts: contrasts.map((contrast) =>
          random.chance(0.5)
            ? contrast
            : contrastOf(contrast.comparator, contrast.treatment, -contrast.estimate, contrast.standardError),
        ),
      })),
    );
    for (const [row, first] of treatments.entries()) {
      for (const second of treatments.slice(row + 1)) {
        const forth = networkEstimate(common, first, second);
        const back = networkEstimate(common, second, first);
        expect(networkEstimate(reversed.common, first, second)).toEqual(closeTo(forth));
        expect(back).toEqual(closeTo({ estimate: -forth.estimate, standardError: forth.standardError }));
      }
    }
  });

  it('has P-scores with a mean of one half, turned around with the direction of benefit', () => {
    for (const model of models) {
      const lower = new Map(rankTreatments(model, 'LOWER').entries.map((entry) => [entry.treatment, entry]));
      const higher = rankTreatments(model, 'HIGHER');
      const sum = higher.entries.reduce((total, { pScore }) => total + pScore, 0);
      expect(sum).toBeCloseTo(treatments.length / 2, 9);
      for (const { treatment, pScore, notDistinguishableFrom } of higher.entries) {
        expect(lower.get(treatment)?.pScore).toBeCloseTo(1 - pScore, 9);
        expect(lower.get(treatment)?.notDistinguishableFrom).toEqual(notDistinguishableFrom);
      }
      expect(higher.precision).toBeGreaterThanOrEqual(0);
      expect(higher.precision).toBeLessThanOrEqual(1);
    }
  });

  it('has a network estimate between direct and indirect, and never less certain than either', () => {
    for (const { network, direct, indirect, directShare } of models.flatMap(evidenceByComparison)) {
      const estimate = directShare * (direct?.estimate ?? 0) + (1 - directShare) * (indirect?.estimate ?? 0);
      expect(network.estimate).toBeCloseTo(estimate, 6);
      const least = Math.min(direct?.standardError ?? Infinity, indirect?.standardError ?? Infinity);
      expect(network.standardError).toBeLessThanOrEqual(least * (1 + 1e-9));
    }
  });

  it('has contributions of studies that sum to one, and are those of all ways through the network', () => {
    for (const model of models) {
      const [first = '', second = ''] = shuffled(treatments, random);
      const found = studyContributions(model, first, second);
      expect(found.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 9);
      const wanted = [...contributionsByWay(model, first, second)].filter(([, share]) => share > 1e-9);
      expect(new Map(found.filter(({ share }) => share > 1e-9).map(({ study, share }) => [study, share]))).toEqual(
        new Map(wanted.map(([study, share]) => [study, close(share)])),
      );
      expect(studyContributions(model, second, first).map(({ share }) => share)).toEqual(
        found.map(({ share }) => close(share)),
      );
    }
  });
});

/** Follows every way that evidence flows from one treatment to another. */
function contributionsByWay(model: NetworkModel, source: string, sink: string): Map<string, number> {
  const potential = (at: string): number =>
    (networkEstimate(model, at, sink).standardError ** 2 - networkEstimate(model, at, source).standardError ** 2) / 2;
  const flows = model.contrasts.flatMap(({ study, treatment, comparator, weight }) => {
    const flow = weight * (potential(treatment) - potential(comparator));
    const [from, to] = flow > 0 ? [treatment, comparator] : [comparator, treatment];
    return Math.abs(flow) > 1e-10 ? [{ study, from, to, flow: Math.abs(flow) }] : [];
  });
  const shares = new Map<string, number>();
  const follow = (at: string, chance: number, way: readonly string[]): void => {
    if (at === sink) {
      for (const study of way) shares.set(study, (shares.get(study) ?? 0) + chance / way.length);
      return;
    }
    const leaving = flows.filter(({ from }) => from === at);
    const total = leaving.reduce((sum, { flow }) => sum + flow, 0);
    for (const { study, to, flow } of leaving) follow(to, (chance * flow) / total, [...way, study]);
  };
  follow(source, 1, []);
  return shares;
}

const randomStar = (random: Random): Study[] =>
  ['A', 'B', 'C', 'D'].map((treatment) => ({
    study: `study of ${treatment}`,
    contrasts: [contrastOf(treatment, 'control', random.integer(-99, 99) / 50, random.integer(1, 99) / 99)],
  }));

describe('a network in which all trials share a comparator', () => {
  it.each(SEEDS)('says what adjusted indirect comparisons say: %i', (seed) => {
    const studies = randomStar(createRandom(seed));
    const { common, random, heterogeneity } = analyseOne(studies);
    for (const first of studies.flatMap(({ contrasts }) => contrasts)) {
      for (const second of studies.flatMap(({ contrasts }) => contrasts)) {
        if (first === second) continue;
        expect(networkEstimate(common, first.treatment, second.treatment)).toEqual(
          closeTo(compareIndirectly(first, second)),
        );
      }
    }
    expect(random).toBeNull();
    expect(heterogeneity).toEqual({
      Q: expect.closeTo(0, 12) as number,
      degreesOfFreedom: 0,
      pValue: null,
      tau2: null,
      I2: null,
      I2Limits: null,
    });
  });

  it('has no loop, so that nothing can be tested', () => {
    const evidence = evidenceByComparison(analyseOne(randomStar(createRandom(1))).common);
    expect(evidence).toHaveLength(10);
    for (const { comparator, direct, indirect, directShare, disagreement } of evidence) {
      expect(disagreement).toBeNull();
      expect([direct === null, indirect === null]).toEqual(comparator === 'control' ? [false, true] : [true, false]);
      expect(directShare).toBe(comparator === 'control' ? 1 : 0);
    }
  });

  it('owes half of an indirect comparison to either trial', () => {
    const { common } = analyseOne(randomStar(createRandom(2)));
    expect(studyContributions(common, 'A', 'B')).toEqual([
      { study: 'study of A', share: expect.closeTo(0.5, 12) as number },
      { study: 'study of B', share: expect.closeTo(0.5, 12) as number },
    ]);
  });
});

describe('a network of two treatments', () => {
  it.each(SEEDS)('says what pooling says: %i', (seed) => {
    const random = createRandom(seed);
    const contrasts = Array.from({ length: random.integer(1, 9) }, () =>
      contrastOf('A', 'B', random.integer(-99, 99) / 50, random.integer(1, 99) / 99),
    );
    const pooled = poolPairwise(contrasts);
    const analysis = analyseOne(contrasts.map((contrast, index) => ({ study: `${index}`, contrasts: [contrast] })));
    expect(networkEstimate(analysis.common, 'A', 'B')).toEqual(closeTo(pooled.common));
    expect(analysis.random && networkEstimate(analysis.random, 'A', 'B')).toEqual(
      pooled.random && closeTo(pooled.random),
    );
    expect(analysis.heterogeneity).toMatchObject({
      degreesOfFreedom: contrasts.length - 1,
      Q: close(pooled.heterogeneity.Q),
      tau2: close(pooled.heterogeneity.tau2),
      I2: close(pooled.heterogeneity.I2),
    });
  });
});

describe('one trial', () => {
  it.each(SEEDS)('is what it says itself: %i', (seed) => {
    const random = createRandom(seed);
    const arms = ['A', 'B', 'C', 'D'].slice(0, random.integer(2, 4)).map((treatment) => ({
      treatment,
      mean: random.integer(-200, 200) / 100,
      variance: random.integer(1, 100) / 100,
    }));
    const { contrasts } = studyOfArms({ study: 'only', arms });
    const { common, random: withVariance, heterogeneity } = analyseOne([{ study: 'only', contrasts }]);
    for (const contrast of contrasts) {
      expect(networkEstimate(common, contrast.treatment, contrast.comparator)).toEqual(closeTo(contrast));
    }
    expect(withVariance).toBeNull();
    expect(heterogeneity.tau2).toBeNull();
  });
});

describe('treatments that no trials connect', () => {
  it('are networks of their own', () => {
    const random = createRandom(7);
    const [first, second] = [randomNetwork(random), randomNetwork(random)].map((network, index) =>
      network.map(({ study, arms }) =>
        studyOfArms({
          study: `${index} ${study}`,
          arms: arms.map((arm) => ({ ...arm, treatment: `${index} ${arm.treatment}` })),
        }),
      ),
    );
    if (first === undefined || second === undefined) throw new Error('There are two.');
    expect(analyseNetworks(shuffled([...first, ...second], random))).toEqual([
      expect.objectContaining({ treatments: analyseOne(first).treatments }),
      expect.objectContaining({ treatments: analyseOne(second).treatments }),
    ]);
    const [both] = analyseNetworks([...first, ...second]);
    expect(both).toEqual(analyseOne(first));
  });

  it('are none where there are no studies', () => {
    expect(analyseNetworks([])).toEqual([]);
  });
});
