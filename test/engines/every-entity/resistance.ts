import { evidence, orNull, PROVENANCE, provenanceOf, reference, references } from '../../support/evidence.ts';
import type { ListedKind, NodesOfKind } from './kind.ts';

type Biomarker = (typeof evidence.biomarkers)[number];

/** The one statement that shares biomarker, drug and source with an earlier one. Ids are published, so it is spelt out. */
const SECOND = 'activity:alk-g1202r.brigatinib.lin-2017-cancerdiscov';

const activitiesOf = ({ id: biomarker, tki_activity: activities = [] }: Biomarker) => {
  const ids = activities.map(({ drug, source }) => `activity:${biomarker}.${drug}.${source}`);
  return activities.map((activity, index) => {
    const id = ids[index] ?? '';
    return {
      id: id === SECOND && ids.indexOf(id) < index ? `${id}.2` : id,
      biomarker: reference('biomarker', biomarker),
      drug: reference('drug', activity.drug),
      effect: activity.effect,
      significance: activity.significance,
      evidence: activity.evidence,
      evidenceType: activity.evidence_type,
      civicEvidenceId: orNull(activity.civic_evidence_id),
      provenance: provenanceOf(activity),
    };
  });
};

export const DRUG_ACTIVITIES: ListedKind = [
  'drugActivities',
  `id biomarker { id } drug { id } effect significance evidence evidenceType civicEvidenceId ${PROVENANCE}`,
  evidence.biomarkers.flatMap(activitiesOf),
];

export const FREQUENCIES_AFTER: ListedKind = [
  'frequenciesAfter',
  `id biomarker { id } after drugs { id } percent basis ${PROVENANCE}`,
  evidence.biomarkers.flatMap(({ id: biomarker, frequency_after: frequencies = [] }) =>
    frequencies.map((frequency) => ({
      id: `frequency:${biomarker}.${frequency.after.toLowerCase().replaceAll(' ', '-')}.${frequency.source}`,
      biomarker: reference('biomarker', biomarker),
      after: frequency.after,
      drugs: references('drug', frequency.drugs),
      percent: frequency.percent,
      basis: frequency.basis,
      provenance: provenanceOf(frequency),
    })),
  ),
];

export const RESISTANCE_MECHANISMS: NodesOfKind = [
  'ResistanceMechanism',
  `id biomarker { id resistanceMechanism { id } } type treatmentIdea ${PROVENANCE}`,
  evidence.biomarkers.flatMap(({ id: biomarker, mechanism }) =>
    mechanism
      ? [
          {
            id: `mechanism:${biomarker}`,
            // and back
            biomarker: { id: `biomarker:${biomarker}`, resistanceMechanism: { id: `mechanism:${biomarker}` } },
            type: mechanism.type,
            treatmentIdea: mechanism.treatment_idea,
            provenance: provenanceOf(mechanism),
          },
        ]
      : [],
  ),
];
