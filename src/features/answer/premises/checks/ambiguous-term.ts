import type { Check, PremiseCheck } from '../model.ts';
import { listOf } from '../pairing.ts';

/** That a name means one thing. */
export const ambiguousTerm: Check = (reading) =>
  reading.terms
    .filter(({ match }) => match === 'AMBIGUOUS')
    .map(({ text, start, nodes }): PremiseCheck => ({
      kind: 'AMBIGUOUS_TERM',
      about: nodes,
      claim: `"${text}"`,
      verdict: 'AMBIGUOUS',
      asked: false,
      explanation: `"${text}" can mean ${listOf(
        nodes.map(({ name }) => name),
        'or',
      )}. Which one is not said.`,
      basis: nodes,
      suggestedReading: {
        text: `one of these: ${listOf(
          nodes.map(({ name }) => name),
          'or',
        )}`,
        nodes,
      },
      place: start,
    }));
