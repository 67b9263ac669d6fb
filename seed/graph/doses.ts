import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent } from './content.ts';
import { idOf, keysInTurn, slugOf } from './ids.ts';
import type { ProvenanceWriter } from './provenance.ts';

type Drug = Evidence['drugs'][number];
/** A dose names the pages on which it was read, and no source that it originates from. */
type Reading = { readonly source: null; readonly verified: boolean; readonly confirmed_by: readonly string[] };
type DoseRecord = Pick<Drug['regional_doses'][number], 'amount' | 'unit' | 'route' | 'schedule' | 'note'>;

export function writeDoses(content: GraphContent, { drugs }: Evidence, provenance: ProvenanceWriter): void {
  for (const drug of drugs) {
    const drugId = idOf.drug(drug.id);
    const keyOf = keysInTurn();
    const writeDose = (
      kind: string,
      appliesTo: string | null,
      { amount, unit, route, schedule, note }: DoseRecord,
      reading: Reading,
    ): string => {
      const id = `dose:${keyOf(drug.id, appliesTo === null ? 'standard' : slugOf(appliesTo))}`;
      content.node('Dose', id, {
        drugId,
        kind,
        appliesTo,
        amount: typeof amount === 'number' ? amount : null,
        amountText: String(amount),
        unit,
        route,
        schedule,
        note,
        ...provenance.properties(reading),
      });
      provenance.edges(id, reading);
      content.edge('OF_DRUG', id, drugId);
      return id;
    };

    const id = `dosing:${drug.id}`;
    const reading = { source: null, verified: drug.dose_verified, confirmed_by: drug.dose_confirmed_by };
    const standardId = drug.standard_dose && writeDose('STANDARD', null, drug.standard_dose, reading);
    const regionalIds = drug.regional_doses.map((dose) =>
      writeDose(dose.kind, dose.region, dose, {
        source: null,
        verified: dose.confirmed_by.length > 0,
        confirmed_by: dose.confirmed_by,
      }),
    );
    content.node('Dosing', id, {
      drugId,
      standardId,
      regionalIds,
      reductions: drug.dose_reductions,
      foodTiming: drug.food_timing,
      ...provenance.properties(reading),
    });
    provenance.edges(id, reading);
    content.edge('HAS_DOSING', drugId, id);
  }
}
