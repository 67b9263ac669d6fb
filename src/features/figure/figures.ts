import type { Figure, FigureTheme, MedianFacts, SynthesisFacts, SynthesisFigureKind } from './model.ts';
import { forestPlot } from './specification/forest.ts';
import { frame, type Drawing } from './specification/frame.ts';
import { leagueTable } from './specification/league-table.ts';
import { medianListing } from './specification/medians.ts';
import { networkGraph } from './specification/network.ts';
import { rankPlot } from './specification/ranks.ts';
import { assessedWords, capitalised, counted, MEASURE_WORDS } from './wording.ts';

/** A picture of a synthesis; null where there is nothing to draw. */
export function synthesisFigure(kind: SynthesisFigureKind, facts: SynthesisFacts, theme: FigureTheme): Figure | null {
  const { applied, inputs, warnings } = facts;
  const drawing = drawingOf(kind, facts, theme);
  if (drawing === null) return null;
  const assessed = assessedWords(applied.assessor, applied.population, applied.analysis);
  return figureOf(
    drawing,
    [
      `${capitalised(MEASURE_WORDS[applied.measure])} with its interval at 95%, by a network meta-analysis of ${counted(new Set(inputs.map(({ study }) => study.name)).size, 'trial')} with ${applied.model === 'COMMON' ? 'a common effect' : 'random effects'}${assessed === '' ? '' : `: ${assessed}`}.`,
      `What no trial compared is indirect, and nothing is adjusted for differences between the patients of the trials. Computed as asked, and reviewed by nobody. ${warned(warnings)}`,
    ],
    facts,
    theme,
  );
}

function drawingOf(kind: SynthesisFigureKind, facts: SynthesisFacts, theme: FigureTheme): Drawing | null {
  const { reference, ranking } = facts;
  if (reference === null) return null;
  switch (kind) {
    case 'FOREST':
      return forestPlot(facts, reference.name, theme);
    case 'NETWORK':
      return networkGraph(facts, theme);
    case 'LEAGUE_TABLE':
      return leagueTable(facts, theme);
    case 'RANKS':
      return ranking && rankPlot(facts, ranking, reference.name, theme);
  }
}

/** The medians as a picture; null where there is none. */
export function medianFigure(facts: MedianFacts, theme: FigureTheme): Figure | null {
  if (facts.medians.length === 0) return null;
  const { assessor, analysed, analysis, notDrawn, warnings } = facts;
  return figureOf(
    medianListing(facts, theme),
    [
      `Median in months, each with the interval that its source printed: ${assessedWords(assessor, analysed, analysis)}. The order is across trials, and nothing is adjusted for differences between their patients. ${warned(warnings)}`,
      ...(notDrawn > 0
        ? [`Not drawn: ${counted(notDrawn, 'therapy', 'therapies')} without such a median. \`notRanked\` says why.`]
        : []),
    ],
    facts,
    theme,
  );
}

function warned(warnings: readonly { readonly severity: string }[]): string {
  const grave = warnings.filter(({ severity }) => severity === 'HIGH').length;
  return warnings.length === 0
    ? ''
    : `The data come with ${counted(warnings.length, 'warning')}${grave > 0 ? `, ${grave} of them grave` : ''}: read them too.`;
}

type Origin = Pick<SynthesisFacts, 'sources' | 'releaseId'>;

function figureOf(
  drawing: Drawing,
  notes: readonly string[],
  { sources, releaseId }: Origin,
  theme: FigureTheme,
): Figure {
  const caption = [
    drawing.reading,
    ...notes,
    ...(sources.length > 0 ? [`Sources: ${sources.join('; ')}.`] : []),
    `Trialgraph, release ${releaseId}.`,
  ].join('\n');
  return {
    title: drawing.title,
    description: drawing.description,
    caption,
    specification: frame(drawing, caption, theme),
  };
}
