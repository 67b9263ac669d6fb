import { describe, expect, it } from 'vitest';
import { evidenceByComparison } from '../../src/synthesis/direct-indirect.ts';
import { limitsAt95 } from '../../src/synthesis/estimate.ts';
import type { QStatistic } from '../../src/synthesis/heterogeneity.ts';
import { rankTreatments, type BetterDirection } from '../../src/synthesis/hierarchy.ts';
import { networkEstimate, type NetworkModel } from '../../src/synthesis/network-model.ts';
import type { NetworkAnalysis } from '../../src/synthesis/network.ts';
import { analyseOne, contrastsOf, readPublished } from './published.ts';

type Row = { readonly treatment: string; readonly comparator: string; readonly study: string };
type Model = { readonly reference: string; readonly leagueTable: { readonly order: readonly string[] } };
type Expected = {
  readonly contrasts: readonly Row[];
  readonly fixed: Model;
  readonly random: Model;
  readonly withinDesignQ?: readonly { readonly design: readonly string[] }[];
  readonly directIndirectFixed?: readonly Row[];
};
type Published = Parameters<typeof contrastsOf>[0] & {
  readonly betterDirection: BetterDirection;
  readonly expected: Partial<Record<'MD' | 'OR' | 'RR' | 'RD', Expected>>;
};

const FILES = { senn2013: ['MD'], 'smoking-cessation': ['OR', 'RR', 'RD'] } as const;

/** What the analysis says, in the form and the order of the file; an entry that it does not have is missing. */
function inTheFormOf(expected: Expected, analysis: NetworkAnalysis, better: BetterDirection) {
  const { common, random, heterogeneity, withinDesigns, betweenDesigns, designs } = analysis;
  if (random === null || heterogeneity.I2Limits === null) throw new Error('These networks have degrees of freedom.');
  const test = ({ Q, degreesOfFreedom, pValue }: QStatistic) => ({ Q, df: degreesOfFreedom, pValue });
  const testedDesigns = designs.filter(({ withinDesign }) => withinDesign.degreesOfFreedom > 0);
  const tested = evidenceByComparison(common).filter(({ disagreement }) => disagreement !== null);
  return {
    confidenceLevel: 0.95,
    counts: {
      studies: analysis.studies.length,
      contrasts: common.contrasts.length,
      treatments: analysis.treatments.length,
      designs: designs.length,
    },
    contrasts: common.contrasts.map((_, index) => {
      const row = expected.contrasts[index];
      const found = common.contrasts.find((each) => each.study === row?.study && isOf(row, each));
      const sign = found?.treatment === row?.treatment ? 1 : -1;
      return (
        found && {
          ...row,
          estimate: sign * found.estimate,
          standardError: found.standardError,
          adjustedStandardError: 1 / Math.sqrt(found.weight),
        }
      );
    }),
    fixed: modelInTheFormOf(expected.fixed, common, better),
    random: modelInTheFormOf(expected.random, random, better),
    heterogeneity: {
      ...test(heterogeneity),
      tau2: heterogeneity.tau2,
      I2: heterogeneity.I2,
      I2Lower: heterogeneity.I2Limits.lower,
      I2Upper: heterogeneity.I2Limits.upper,
      withinDesigns: test(withinDesigns),
      betweenDesigns: test(betweenDesigns),
    },
    withinDesignQ: testedDesigns.map((_, index) => {
      const row = expected.withinDesignQ?.[index];
      const found = testedDesigns.find(({ treatments }) => String(treatments) === String(row?.design.toSorted()));
      return found && { design: row?.design, Q: found.withinDesign.Q, df: found.withinDesign.degreesOfFreedom };
    }),
    directIndirectFixed: tested.map((_, index) => {
      const row = expected.directIndirectFixed?.[index];
      const found = tested.find((each) => row && isOf(row, each));
      const sign = found?.treatment === row?.treatment ? 1 : -1;
      return (
        found?.direct &&
        found.indirect &&
        found.disagreement && {
          treatment: row?.treatment,
          comparator: row?.comparator,
          studies: found.studies.length,
          directProportion: found.directShare,
          network: sign * found.network.estimate,
          direct: sign * found.direct.estimate,
          directSE: found.direct.standardError,
          indirect: sign * found.indirect.estimate,
          indirectSE: found.indirect.standardError,
          difference: sign * found.disagreement.estimate,
          z: sign * found.disagreement.z,
          pValue: found.disagreement.pValue,
        }
      );
    }),
  };
}

type Pair = Omit<Row, 'study'>;
const isOf = (row: Pair, found: Pair): boolean =>
  String([row.treatment, row.comparator].sort()) === String([found.treatment, found.comparator].sort());

function modelInTheFormOf({ reference, leagueTable: { order } }: Model, model: NetworkModel, better: BetterDirection) {
  const cell = (treatment: string, comparator: string) => networkEstimate(model, treatment, comparator);
  return {
    reference,
    effects: order
      .filter((treatment) => treatment !== reference)
      .map((treatment) => ({
        treatment,
        ...cell(treatment, reference),
        ...limitsAt95(cell(treatment, reference)),
      })),
    pScores: Object.fromEntries(
      rankTreatments(model, better).entries.map(({ treatment, pScore }) => [treatment, pScore]),
    ),
    leagueTable: {
      order,
      estimate: order.map((row) => order.map((column) => cell(row, column).estimate)),
      standardError: order.map((row) => order.map((column) => cell(row, column).standardError)),
    },
  };
}

/** 1e-6 of the value, and 1e-5 for P-scores and for p values, which a rounded Q moves more than itself. */
function isClose(path: string, expected: number, actual: number): boolean {
  if (path.includes('.pScores.')) return Math.abs(actual - expected) <= 1e-5;
  const tolerance = path.endsWith('.pValue') ? 1e-5 : 1e-6;
  return Math.abs(actual - expected) <= tolerance * Math.abs(expected);
}

/** Every place where the two differ: each key of either is compared, so that none can be forgotten. */
function differences(path: string, expected: unknown, actual: unknown): string[] {
  if (typeof expected === 'number' && typeof actual === 'number') {
    return isClose(path, expected, actual) ? [] : [`${path}: ${actual} instead of ${expected}`];
  }
  if (typeof expected === 'object' && expected !== null && typeof actual === 'object' && actual !== null) {
    const [wanted, found] = [expected, actual].map((value) => new Map(Object.entries(value)));
    return [...new Set([...(wanted?.keys() ?? []), ...(found?.keys() ?? [])])].flatMap((key) =>
      differences(`${path}.${key}`, wanted?.get(key), found?.get(key)),
    );
  }
  return expected === actual ? [] : [`${path}: ${String(actual)} instead of ${String(expected)}`];
}

describe.each(Object.entries(FILES))('%s', (name, measures) => {
  const published = readPublished(name) as Published;

  it('is analysed by every measure that has results', () => {
    expect(Object.keys(published.expected)).toEqual(measures);
  });

  it.each(measures)('by %s comes out as computed by netmeta', (measure) => {
    const expected = published.expected[measure];
    if (expected === undefined) throw new Error('There are results for every measure.');
    const analysis = analyseOne(contrastsOf(published, measure).studies);
    const actual = inTheFormOf(expected, analysis, published.betterDirection);
    // RR and RD have no results by design or by kind of evidence
    const asked = Object.fromEntries(
      Object.entries(actual).filter(([key]) => measure === 'MD' || measure === 'OR' || Object.hasOwn(expected, key)),
    );
    expect(differences(measure, expected, asked)).toEqual([]);
  });
});

describe('the comparison of a result with a published one', () => {
  it.each([
    ['a key that the file does not have', { a: 1 }, { a: 1, b: 2 }],
    ['a key that we do not have', { a: 1, b: 2 }, { a: 1 }],
    ['a row too few', { a: [1, 2] }, { a: [1] }],
    ['a number that is off by two millionths', { a: 1 }, { a: 1.000002 }],
    ['a zero that is none', { a: 0 }, { a: 1e-12 }],
    ['another word', { a: 'Placebo' }, { a: 'placebo' }],
  ])('sees %s', (_what, expected, actual) => {
    expect(differences('', expected, actual)).toHaveLength(1);
  });
});
