import { sortKeyOf } from '../../src/shared/sort-key.ts';
import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent } from './content.ts';
import { idOf, orNull, trialIdsOf } from './ids.ts';
import type { ProvenanceWriter } from './provenance.ts';

export function writeApprovals(content: GraphContent, { approvals }: Evidence, provenance: ProvenanceWriter): void {
  for (const approval of approvals) {
    const id = idOf.approval(approval.id);
    content.node('Approval', id, {
      agency: approval.agency,
      status: approval.approval_status,
      withdrawnDate: approval.withdrawn_date,
      date: approval.approval_date,
      labelDate: approval.label_date,
      kind: approval.approval_kind,
      event: approval.event,
      setting: approval.setting,
      lines: approval.lines,
      lineScope: approval.line_scope,
      ageGroup: approval.age_group,
      alkTkiNaive: approval.alk_tki_naive,
      drugIds: approval.drugs.map(idOf.drug),
      afterDrugIds: approval.after_drugs.map(idOf.drug),
      convertedById: orNull(idOf.approval, approval.converted_by),
      convertedFromIds: approvals
        .filter((earlier) => earlier.converted_by === approval.id)
        .map((earlier) => idOf.approval(earlier.id))
        .toSorted(),
      cancerTypeId: idOf.cancerType(approval.cancer_type),
      biomarkerId: orNull(idOf.biomarker, approval.biomarker),
      ...provenance.properties(approval),
    });
    provenance.edges(id, approval);
    for (const drug of approval.drugs) content.edge('APPROVES', id, idOf.drug(drug));
    for (const drug of approval.after_drugs) content.edge('AFTER_DRUG', id, idOf.drug(drug));
    content.edge('FOR_CANCER_TYPE', id, idOf.cancerType(approval.cancer_type));
    content.edge('REQUIRES', id, orNull(idOf.biomarker, approval.biomarker));
    content.edge('CONVERTED_BY', id, orNull(idOf.approval, approval.converted_by));
  }
}

export function writeAdverseEvents(content: GraphContent, evidence: Evidence, provenance: ProvenanceWriter): void {
  const trialId = trialIdsOf(evidence);
  for (const event of evidence.adverseEvents) {
    if (event.kind !== 'trial-arm') continue;
    const id = idOf.adverseEvent(event.id);
    content.node('AdverseEvent', id, {
      term: event.event,
      sortName: sortKeyOf(event.event),
      anyGradePercent: event.any_grade_percent,
      grade3PlusPercent: event.grade3plus_percent,
      cutoff: event.data_cutoff,
      trialId: trialId(event.trial),
      armId: orNull(idOf.arm, event.arm),
      drugId: orNull(idOf.drug, event.drug),
      ...provenance.properties(event),
    });
    provenance.edges(id, event);
    content.edge('OF_TRIAL', id, trialId(event.trial));
    content.edge('IN_ARM', id, orNull(idOf.arm, event.arm));
    content.edge('OF_DRUG', id, orNull(idOf.drug, event.drug));
  }
}
