import type { Resolvers } from '../../__generated__/resolvers.ts';
import type { Loaders } from '../../server/loaders.ts';
import { invariant } from '../../shared/invariant.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';
import type { RankedTherapy, NotRankedTherapy } from '../ranking/model.ts';
import type { EfficacyResult } from '../result/model.ts';
import { resultText } from '../result/wording.ts';
import type { LineOfTherapy } from '../trial/model.ts';
import { medianFigure, synthesisFigure } from './figures.ts';
import type { MedianFact } from './model.ts';
import { populationWords, sourceName } from './wording.ts';

export const figureResolvers = {
  Synthesis: {
    figure: async (synthesis, { kind, theme }, { loaders }) => {
      const { understood, applied, inputs } = synthesis;
      const results = inputs.flatMap(({ resultId, armResultIds }) => [
        ...(resultId === null ? [] : [resultId]),
        ...armResultIds,
      ]);
      return synthesisFigure(
        kind,
        {
          ...synthesis,
          endpoint: termOf(understood, 'by.endpoint') ?? null,
          population: applied.line && populationOf(understood, applied.line),
          sources: sourcesOf(await loadAll(loaders.resultById, results)),
          releaseId: (await loaders.release()).id,
        },
        theme,
      );
    },
  },
  TherapyRanking: {
    figure: async ({ applied, understood, entries, notRanked, warnings, release }, { theme }, { loaders }) => {
      if (applied.method !== 'MEDIAN') return null;
      const notReached = notRanked.filter(({ reasons }) => reasons.includes('NOT_REACHED'));
      const drawn = await Promise.all([...notReached, ...entries].map((therapy) => medianOf(therapy, loaders)));
      return medianFigure(
        {
          endpoint: termOf(understood, 'by.endpoint') ?? '',
          population: populationOf(understood, applied.line),
          assessor: applied.assessor,
          analysed: applied.population,
          analysis: applied.analysis,
          medians: drawn.map(({ median }) => median),
          notDrawn: notRanked.length - notReached.length,
          warnings,
          sources: sourcesOf(drawn.map(({ result }) => result)),
          releaseId: release.id,
        },
        theme,
      );
    },
  },
} satisfies Resolvers;

async function medianOf(therapy: RankedTherapy | NotRankedTherapy, loaders: Loaders) {
  invariant(therapy.result, `${therapy.arm} has no median to draw.`);
  const [regimen, trial, result] = await Promise.all([
    loadKnown(loaders.regimenById, therapy.regimen),
    loadKnown(loaders.trialById, therapy.trial),
    loadKnown(loaders.resultById, therapy.result),
  ]);
  invariant(result.type === 'ARM', `${result.id} is no result of an arm.`);
  const median: MedianFact = {
    therapy: regimen.name,
    trial: trial.acronym,
    rank: 'rank' in therapy ? therapy.rank : null,
    text: resultText(result),
    median: result.value,
    lower: result.ciLower,
    upper: result.ciUpper,
    patients: result.n,
    followUpMonths: result.followUpMonths,
  };
  return { median, result };
}

/** The documents that results are from, each once, by name. */
const sourcesOf = (results: readonly EfficacyResult[]): string[] =>
  [
    ...new Set(results.flatMap(({ provenance: { source } }) => (source === null ? [] : [sourceName(source)]))),
  ].toSorted();

type Understood = { readonly argument: string; readonly node: { readonly name: string } };

/** How an argument was understood. */
const termOf = (understood: readonly Understood[], asked: string): string | undefined =>
  understood.find(({ argument }) => argument === asked)?.node.name;

const populationOf = (understood: readonly Understood[], line: LineOfTherapy): string =>
  populationWords(termOf(understood, 'cancerType') ?? '', termOf(understood, 'biomarker'), line);
