import { evidence, orNull, PROVENANCE, provenanceOf, reference } from '../../support/evidence.ts';
import type { Expected, NodesOfKind } from './kind.ts';

type Drug = (typeof evidence.drugs)[number];

/** Ids are published, so they are spelt out here and not worked out as the loader does. */
const REGIONAL_IDS: Readonly<Record<string, readonly string[]>> = {
  alectinib: ['dose:alectinib.japan', 'dose:alectinib.severe-hepatic-impairment-eu-leaflet'],
  crizotinib: ['dose:crizotinib.eu-us-paediatric-alcl-and-imt'],
};
const regionalIds = (drug: Drug): readonly string[] => REGIONAL_IDS[drug.id] ?? [];

/** A dose has pages and no source. */
const readOn = (verified: boolean, pages: readonly string[]) =>
  provenanceOf({ source: null, verified, confirmed_by: pages });

/** `dosing` of a drug, as `DOSING` selects it. */
export const dosingOf = (drug: Drug) => ({
  standard: drug.standard_dose && { id: `dose:${drug.id}.standard` },
  regional: regionalIds(drug).map((id) => ({ id })),
  reductions: drug.dose_reductions,
  foodTiming: drug.food_timing,
  provenance: readOn(drug.dose_verified, drug.dose_confirmed_by),
});
export const DOSING = `dosing { standard { id } regional { id } reductions foodTiming ${PROVENANCE} }`;

const dosesOf = (drug: Drug): readonly Expected[] => {
  const partsOf = ({ amount, unit, route, schedule, note }: NonNullable<Drug['standard_dose']>) => ({
    drug: reference('drug', drug.id),
    amount: typeof amount === 'number' ? amount : null,
    amountText: String(amount),
    unit,
    route,
    schedule,
    note: orNull(note),
  });
  const standard = drug.standard_dose && {
    id: `dose:${drug.id}.standard`,
    kind: 'STANDARD',
    appliesTo: null,
    ...partsOf(drug.standard_dose),
    provenance: readOn(drug.dose_verified, drug.dose_confirmed_by),
  };
  const regional = drug.regional_doses.map((dose, index) => ({
    id: regionalIds(drug)[index] ?? '',
    kind: dose.kind,
    appliesTo: dose.region,
    ...partsOf(dose),
    provenance: readOn(dose.confirmed_by.length > 0, dose.confirmed_by),
  }));
  return standard ? [standard, ...regional] : regional;
};

export const DOSES: NodesOfKind = [
  'Dose',
  `id drug { id } kind appliesTo amount amountText unit route schedule note ${PROVENANCE}`,
  evidence.drugs.flatMap(dosesOf),
];
