import { treatmentsOf, type Study } from './study.ts';

/**
 * The studies by connected part of their network: two treatments are in one part when studies lead from one to the
 * other. Between parts there is no comparison. In alphabetical order of their first treatment.
 */
export function connectedComponents(studies: readonly Study[]): Study[][] {
  const neighbours = new Map<string, Set<string>>();
  for (const study of studies) {
    const treatments = treatmentsOf(study);
    for (const treatment of treatments) {
      neighbours.set(treatment, new Set([...(neighbours.get(treatment) ?? []), ...treatments]));
    }
  }
  const componentOf = new Map<string, number>();
  let found = 0;
  for (const start of [...neighbours.keys()].sort()) {
    if (componentOf.has(start)) continue;
    const open = [start];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (componentOf.has(next)) continue;
      componentOf.set(next, found);
      open.push(...(neighbours.get(next) ?? []));
    }
    found += 1;
  }
  const components = Array.from({ length: found }, (): Study[] => []);
  for (const study of studies) {
    components[componentOf.get(study.contrasts[0]?.treatment ?? '') ?? 0]?.push(study);
  }
  return components;
}
