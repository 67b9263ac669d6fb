import type { Contrast, Study } from '../../src/synthesis/study.ts';
import type { Random } from '../support/random.ts';

/** A contrast in the order of its arguments. */
export function contrastOf(treatment: string, comparator: string, estimate: number, standardError: number): Contrast {
  return { treatment, comparator, estimate, standardError };
}

type Arm = { readonly treatment: string; readonly mean: number; readonly variance: number };
export type ArmStudy = { readonly study: string; readonly arms: readonly Arm[] };

/** The study of independent arms: every two of them are a contrast. */
export function studyOfArms({ study, arms }: ArmStudy): Study {
  const contrasts = arms.flatMap((arm, index) =>
    arms
      .slice(index + 1)
      .map((other) =>
        contrastOf(arm.treatment, other.treatment, arm.mean - other.mean, Math.sqrt(arm.variance + other.variance)),
      ),
  );
  return { study, contrasts };
}

/** Some three to eight treatments, and enough trials of two to four arms to connect them all. */
export function randomNetwork(random: Random): ArmStudy[] {
  const treatments = Array.from({ length: random.integer(3, 8) }, (_, index) => `treatment ${index}`);
  const armOf = (treatment: string): Arm => ({
    treatment,
    mean: random.integer(-200, 200) / 100,
    variance: random.integer(1, 100) / 100,
  });
  const connecting = treatments.slice(1).map((treatment, index) => {
    const others = new Set([treatment, random.pick(treatments.slice(0, index + 1))]);
    while (random.chance(0.3) && others.size < 4) others.add(random.pick(treatments));
    return [...others];
  });
  const more = Array.from({ length: random.integer(1, 8) }, () => {
    const arms = new Set([random.pick(treatments)]);
    while (arms.size < 2) arms.add(random.pick(treatments));
    return [...arms];
  });
  return [...connecting, ...more].map((arms, index) => ({ study: `study ${index}`, arms: arms.map(armOf) }));
}

/** The same items in another order. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, at: random.integer(0, 1_000_000) }))
    .sort((first, second) => first.at - second.at)
    .map(({ item }) => item);
}
