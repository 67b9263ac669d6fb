/** Puts a network of so many studies together, several times, and tells the process that started it what that took. */
import { z } from 'zod';
import type { StudyInput } from '../src/__generated__/resolvers.ts';
import { synthesiseGiven } from '../src/features/synthesis/given-studies.ts';
import { createRandom } from '../test/support/random.ts';
import { NETWORK_TREATMENTS, type NetworkReport } from './networks.ts';

const [size, rounds] = z.tuple([z.coerce.number(), z.coerce.number()]).parse(process.argv.slice(2));

/** Printed ratios of studies of two arms. The first of them join all treatments. */
function studiesOf(count: number): StudyInput[] {
  const random = createRandom(1);
  const treatments = Array.from({ length: NETWORK_TREATMENTS }, (_, index) => `treatment ${index}`);
  return Array.from({ length: count }, (_, index) => {
    const first = index + 1 < treatments.length ? index + 1 : random.integer(1, treatments.length - 1);
    const [treatment = '', comparator = ''] = [treatments[first], treatments[random.integer(0, first - 1)]];
    const estimate = random.integer(50, 150) / 100;
    const interval = { level: 95, lower: round(estimate * 0.7), upper: round(estimate / 0.7) };
    return { name: `study ${index}`, comparisons: [{ treatment, comparator, estimate, interval }] };
  });
}

const round = (value: number): number => Number(value.toFixed(2));

const studies = studiesOf(size);
const milliseconds = Array.from({ length: rounds + 1 }, () => {
  const began = performance.now();
  synthesiseGiven({ studies, measure: 'HAZARD_RATIO', better: 'LOWER', reference: 'treatment 0', model: 'COMMON' });
  return performance.now() - began;
});
const report: NetworkReport = {
  // the first one compiles
  milliseconds: milliseconds.slice(1),
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
process.send?.(report);
