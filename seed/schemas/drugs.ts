import { z } from 'zod';
import { Reference, Slug, Text } from './common.ts';

/** Keys as in the README's table of prefixes; the values stand without their prefix. */
const DrugExternalIds = z.strictObject({
  rxnorm: Text.optional(),
  ncit: Text.optional(),
  chembl: Text.optional(),
  pubchem: Text.optional(),
  drugbank: Text.optional(),
  unii: Text.optional(),
  atc: Text.optional(),
  snomed: Text.optional(),
});

export const DrugAliasKind = z.enum(['TRADE_NAME', 'DEVELOPMENT_CODE', 'SYNONYM']);
export type DrugAliasKind = z.infer<typeof DrugAliasKind>;

export const RegionalDoseKind = z.enum(['REGION', 'ORGAN_IMPAIRMENT', 'POPULATION', 'INDICATION']);
export type RegionalDoseKind = z.infer<typeof RegionalDoseKind>;

/** An amount is words where it depends on weight or is a range. */
const DoseAmount = z.union([z.number().positive(), Text]);

export const StandardDose = z.strictObject({
  amount: DoseAmount,
  unit: Text,
  route: Text,
  schedule: Text,
  note: Text.nullish(),
});
export type StandardDose = z.infer<typeof StandardDose>;

export const RegionalDose = z.strictObject({
  region: Text,
  kind: RegionalDoseKind,
  amount: DoseAmount,
  unit: Text,
  route: Text,
  schedule: Text,
  confirmed_by: z.array(Reference),
  note: Text.nullish(),
});
export type RegionalDose = z.infer<typeof RegionalDose>;

export const DrugRecord = z.strictObject({
  id: Slug,
  inn: Text,
  brand_names: z.array(Text),
  aliases: z.array(Text),
  alias_sources: z.array(z.strictObject({ alias: Text, kind: DrugAliasKind, source: Reference.nullable() })),
  drug_class: Text,
  generation: z.enum(['first', 'second', 'third']).nullable(),
  mechanism: Text,
  targets: z.array(Reference),
  standard_dose: StandardDose.nullable(),
  regional_doses: z.array(RegionalDose),
  dose_reductions: z.array(Text),
  food_timing: Text.nullable(),
  dose_verified: z.boolean(),
  dose_confirmed_by: z.array(Reference),
  external_ids: DrugExternalIds,
  external_ids_verified: z.array(DrugExternalIds.keyof()),
  external_ids_confirmed_by: z.array(Reference),
  unverified_external_ids: DrugExternalIds.optional(),
  note: Text.nullish(),
});
export type DrugRecord = z.infer<typeof DrugRecord>;
