import type { Loaders } from '../../server/loaders.ts';
import { loadKnown } from '../../shared/load-all.ts';
import type { BiomarkerAssociation } from '../biomarker-association/model.ts';
import type { NamedNode } from '../term/model.ts';
import type { AnswerContext } from './context.ts';
import type { Scope } from './model.ts';
import { fails, type PremiseCheck, type PremiseFacts } from './premises/model.ts';
import { partnerOf, termsOf } from './premises/pairing.ts';
import type { QuestionIntent, Reading } from './reading/model.ts';

/** The settings that an answer speaks of: the one that is offered before the one that was asked, where a premise fails. */
export async function scopesOf(
  reading: Reading,
  premises: readonly PremiseCheck[],
  facts: PremiseFacts,
  context: AnswerContext,
  loaders: Loaders,
): Promise<Scope[]> {
  const cancers = termsOf(reading, 'CANCER_TYPE').filter(({ negated }) => !negated);
  const [marker, ...otherMarkers] = termsOf(reading, 'BIOMARKER').filter(
    ({ negated, nodes }) => !negated && !isAcquired(facts, nodes[0]?.id ?? ''),
  );
  const cancer = (marker && partnerOf(marker, cancers)) ?? cancers[0];
  const cancerId = cancer?.nodes[0]?.id ?? idOfKind(context.nodes, 'cancer');
  const markerId = marker?.nodes[0]?.id ?? (cancer === undefined ? idOfKind(context.nodes, 'biomarker') : undefined);
  const refuted = premises.find(
    (one) => one.kind === 'BIOMARKER_IN_CANCER_TYPE' && fails(one) && one.suggestedReading !== null,
  );
  const scopes: Scope[] = [];
  if (refuted?.suggestedReading) {
    const [biomarker, setting] = refuted.suggestedReading.nodes;
    if (biomarker && setting) scopes.push(await scope('SUGGESTED', setting.id, biomarker.id, loaders));
  }
  if (cancerId !== undefined) {
    const isRefuted =
      refuted !== undefined || premises.some((one) => one.kind === 'BIOMARKER_IN_CANCER_TYPE' && fails(one));
    const narrower = isRefuted || markerId === undefined ? undefined : narrowerSetting(facts, cancerId, markerId);
    if (narrower !== undefined) scopes.push(await scope('SUGGESTED', narrower, markerId ?? null, loaders));
    else {
      // what came from a reading that was offered is still only offered
      const basis = context.isOffered && cancer === undefined ? 'SUGGESTED' : 'AS_ASKED';
      scopes.push(await scope(basis, cancerId, isRefuted ? null : (markerId ?? null), loaders));
      const other = isRefuted ? undefined : otherMarkers.map(({ nodes }) => nodes[0]?.id).find((id) => id !== markerId);
      // a second alteration is a setting too
      if (other !== undefined) scopes.push(await scope('AS_ASKED', cancerId, other, loaders));
    }
  } else if (markerId !== undefined && refuted === undefined) {
    const setting = establishedSetting(facts, markerId);
    if (setting !== undefined) scopes.push(await scope('SUGGESTED', setting, markerId, loaders));
  }
  const isOpen =
    markerId === undefined && refuted === undefined && reading.intents.some((intent) => NEEDS_A_SETTING.has(intent));
  const target = isOpen ? await targetOfDrugs(reading, cancerId, loaders) : undefined;
  return target === undefined
    ? scopes
    : [await scope('SUGGESTED', target.cancerTypeId, target.biomarkerId, loaders), ...scopes];
}

const NEEDS_A_SETTING: ReadonlySet<QuestionIntent> = new Set([
  'NEXT_TREATMENT',
  'RECOMMENDED_TREATMENT',
  'CNS_DISEASE',
  'RESISTANCE',
  'COMPARISON',
]);

/** Where a question names targeted drugs and no biomarker: the setting in which most of them are established. */
async function targetOfDrugs(
  reading: Reading,
  cancerTypeId: string | undefined,
  loaders: Loaders,
): Promise<BiomarkerAssociation | undefined> {
  const drugs = termsOf(reading, 'DRUG', 'DRUG_CLASS').flatMap(({ nodes }) => nodes.map(({ id }) => id));
  const associations = await loaders.associationsOfDrugs(drugs);
  const cancer = cancerTypeId === undefined ? null : await loaders.cancerTypeById.load(cancerTypeId);
  const here = cancer === null ? undefined : [cancer.id, ...cancer.ancestorIds];
  const named = (one: BiomarkerAssociation): number => one.approvedDrugIds.filter((id) => drugs.includes(id)).length;
  return associations
    .filter(
      (one) =>
        one.relevance === 'ESTABLISHED_ACTIONABLE' &&
        one.provenance.verified &&
        (here === undefined || here.some((id) => id === one.cancerTypeId)),
    )
    .toSorted(
      (a, b) => named(b) - named(a) || b.approvedDrugIds.length - a.approvedDrugIds.length || (a.id < b.id ? 1 : -1),
    )[0];
}

const idOfKind = (nodes: readonly NamedNode[], kind: string): string | undefined =>
  nodes.find((node) => node.kind === kind)?.id;

const isAcquired = (facts: PremiseFacts, biomarkerId: string): boolean =>
  /RESISTAN|COMPOUND/u.test(facts.biomarkers.get(biomarkerId)?.kind ?? '');

async function scope(
  reading: Scope['reading'],
  cancerTypeId: string,
  biomarkerId: string | null,
  loaders: Loaders,
): Promise<Scope> {
  const cancerType = await loadKnown(loaders.cancerTypeById, cancerTypeId);
  const biomarker = biomarkerId === null ? null : await loadKnown(loaders.biomarkerById, biomarkerId);
  return {
    reading,
    text: biomarker === null ? cancerType.name : `${cancerType.name} with ${biomarker.name}`,
    cancerType,
    biomarker,
  };
}

/** "ALK-positive lung cancer": what is recorded is recorded of a narrower cancer type. */
function narrowerSetting(facts: PremiseFacts, cancerTypeId: string, biomarkerId: string): string | undefined {
  const cancer = facts.cancerTypes.get(cancerTypeId);
  const markers = [biomarkerId, ...(facts.biomarkers.get(biomarkerId)?.broaderIds ?? [])];
  const speaksOf = (id: string): boolean =>
    facts.recommendations.some(
      (one) => one.cancerTypeId === id && one.biomarkerId !== null && markers.includes(one.biomarkerId),
    );
  if (cancer === undefined || [cancerTypeId, ...cancer.broaderIds].some(speaksOf)) return undefined;
  return cancer.narrowerIds.find(speaksOf);
}

/** The cancer type for which most drugs are approved by the biomarker. */
function establishedSetting(facts: PremiseFacts, biomarkerId: string): string | undefined {
  const markers = [biomarkerId, ...(facts.biomarkers.get(biomarkerId)?.broaderIds ?? [])];
  const [best] = facts.associations
    .filter(
      (one) =>
        markers.includes(one.biomarkerId) && one.relevance === 'ESTABLISHED_ACTIONABLE' && one.provenance.verified,
    )
    .toSorted(
      (a, b) =>
        b.approvedDrugIds.length - a.approvedDrugIds.length ||
        (facts.settings.get(a.cancerTypeId)?.ancestorIds.length ?? 0) -
          (facts.settings.get(b.cancerTypeId)?.ancestorIds.length ?? 0),
    );
  return best?.cancerTypeId;
}
