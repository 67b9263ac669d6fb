import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent } from './content.ts';
import { idOf, keysInTurn, slugOf } from './ids.ts';
import type { ProvenanceWriter } from './provenance.ts';
import { sortKeysOf } from './sort-keys.ts';

/** How tumours escape drugs: each statement of each source by itself, also where they contradict each other. */
export function writeResistance(
  content: GraphContent,
  { biomarkers, drugs }: Evidence,
  provenance: ProvenanceWriter,
): void {
  const sortKeyOfBiomarker = sortKeysOf(biomarkers);
  const sortKeyOfDrug = sortKeysOf(drugs.map(({ id, inn }) => ({ id, name: inn })));
  for (const biomarker of biomarkers) {
    const biomarkerId = idOf.biomarker(biomarker.id);
    const biomarkerSortName = sortKeyOfBiomarker(biomarker.id);

    const activityKey = keysInTurn();
    for (const activity of biomarker.tki_activity ?? []) {
      const id = `activity:${activityKey(biomarker.id, activity.drug, activity.source)}`;
      content.node('DrugActivity', id, {
        biomarkerId,
        biomarkerSortName,
        drugId: idOf.drug(activity.drug),
        drugSortName: sortKeyOfDrug(activity.drug),
        effect: activity.effect,
        significance: activity.significance,
        evidence: activity.evidence,
        evidenceType: activity.evidence_type,
        civicEvidenceId: activity.civic_evidence_id,
        ...provenance.properties(activity),
      });
      provenance.edges(id, activity);
      content.edge('ACTIVITY_IN', id, biomarkerId);
      content.edge('OF_DRUG', id, idOf.drug(activity.drug));
    }

    const frequencyKey = keysInTurn();
    for (const frequency of biomarker.frequency_after ?? []) {
      const id = `frequency:${frequencyKey(biomarker.id, slugOf(frequency.after), frequency.source)}`;
      content.node('FrequencyAfter', id, {
        biomarkerId,
        biomarkerSortName,
        after: frequency.after,
        drugIds: frequency.drugs.map(idOf.drug),
        percent: frequency.percent,
        basis: frequency.basis,
        ...provenance.properties(frequency),
      });
      provenance.edges(id, frequency);
      content.edge('FREQUENCY_OF', id, biomarkerId);
      for (const drug of frequency.drugs) content.edge('AFTER_DRUG', id, idOf.drug(drug));
    }

    if (biomarker.mechanism) {
      const id = `mechanism:${biomarker.id}`;
      content.node('ResistanceMechanism', id, {
        biomarkerId,
        type: biomarker.mechanism.type,
        treatmentIdea: biomarker.mechanism.treatment_idea,
        ...provenance.properties(biomarker.mechanism),
      });
      provenance.edges(id, biomarker.mechanism);
      content.edge('MECHANISM_OF', id, biomarkerId);
    }
  }
}
