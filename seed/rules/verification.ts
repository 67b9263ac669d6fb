import type { CollectionName } from '../schemas/evidence.ts';
import type { Facts } from './facts.ts';
import { error, quote, warning, type Finding, type Rule } from './rule.ts';

interface Reading {
  readonly verified: boolean;
  readonly confirmed_by: readonly string[];
}

function* checkFlag(collection: CollectionName, id: string, field: string, reading: Reading): Generator<Finding> {
  const { verified, confirmed_by: confirmedBy } = reading;
  if (verified === confirmedBy.length > 0) return;
  const reason = verified
    ? 'It is true and no page confirms it; name the pages in confirmed_by, or false is right.'
    : `It is false and confirmed_by names ${quote(confirmedBy)}; true is right, or no page.`;
  yield error(collection, id, field, reason);
}

function* checkNote(
  collection: CollectionName,
  id: string,
  field: string,
  { verified }: Reading,
  note: string | null | undefined,
): Generator<Finding> {
  if (verified || note) return;
  yield error(
    collection,
    id,
    field,
    'What is not verified says in a note where the value comes from; none stands here.',
  );
}

const wholeRecords = [
  'results',
  'adverseEvents',
  'regimens',
  'approvals',
  'biomarkerCancerAssociations',
  'biomarkers',
  'cancerTypes',
  'cautions',
  'genes',
  'recommendations',
] as const satisfies readonly CollectionName[];

export const verifiedRecordsNameTheirPages: Rule = {
  number: 17,
  statement: '`verified` is true exactly where `confirmed_by` is not empty, for every kind.',
  compares: [],
  *check({ records }) {
    for (const collection of wholeRecords) {
      for (const record of records[collection]) yield* checkFlag(collection, record.id, 'verified', record);
    }
  },
};

function* listParts({ records }: Facts) {
  for (const { id, ...trial } of records.trials) {
    for (const part of ['baseline_cns_provenance', 'crossover', 'prior_therapy_allowed'] as const) {
      yield { collection: 'trials' as const, id, part, reading: trial[part], note: trial[part].note ?? null };
    }
    for (const [index, cohort] of (trial.cohorts ?? []).entries()) {
      yield { collection: 'trials' as const, id, part: `cohorts[${index}]`, reading: cohort };
    }
  }
  for (const { id, ...biomarker } of records.biomarkers) {
    for (const list of ['tki_activity', 'frequency_after'] as const) {
      for (const [index, statement] of (biomarker[list] ?? []).entries()) {
        yield { collection: 'biomarkers' as const, id, part: `${list}[${index}]`, reading: statement };
      }
    }
    if (biomarker.mechanism) {
      yield { collection: 'biomarkers' as const, id, part: 'mechanism', reading: biomarker.mechanism };
    }
  }
}

export const verifiedPartsNameTheirPages: Rule = {
  number: 17,
  statement: 'The same holds for parts of trials and of biomarkers; an unverified part of a trial says so in a note.',
  compares: [],
  *check(facts) {
    for (const { collection, id, part, reading, note } of listParts(facts)) {
      yield* checkFlag(collection, id, `${part}.verified`, reading);
      if (note !== undefined) yield* checkNote(collection, id, `${part}.note`, reading, note);
    }
  },
};

export const verifiedDrugFactsNameTheirPages: Rule = {
  number: 17,
  statement: 'The dose of a drug is verified exactly where pages confirm it, and all of its `external_ids` are.',
  compares: [],
  *check({ records }) {
    for (const drug of records.drugs) {
      const { id, dose_verified: verified, dose_confirmed_by, external_ids: ids, external_ids_verified: read } = drug;
      yield* checkFlag('drugs', id, 'dose_verified', { verified, confirmed_by: dose_confirmed_by });
      const keys = Object.keys(ids).sort();
      if (keys.join() === [...new Set<string>(read)].sort().join()) continue;
      const reason = `${quote(read)} should be the keys of external_ids, ${quote(keys)}; others belong to unverified_external_ids.`;
      yield error('drugs', id, 'external_ids_verified', reason);
    }
  },
};

export const unverifiedRecordsSaySo: Rule = {
  number: 17,
  statement: 'A result, an adverse event or a regimen that is not verified says so in a note.',
  compares: [],
  *check({ records }) {
    for (const result of records.results) {
      yield* checkNote('results', result.id, 'verification_note', result, result.verification_note);
    }
    for (const row of records.adverseEvents) yield* checkNote('adverseEvents', row.id, 'note', row, row.note);
    for (const regimen of records.regimens) yield* checkNote('regimens', regimen.id, 'note', regimen, regimen.note);
  },
};

export const resultsNameEachPageOnce: Rule = {
  number: 17,
  statement: 'A result names each confirming page once.',
  compares: [],
  *check({ records }) {
    for (const { id, confirmed_by: pages } of records.results) {
      const repeated = pages.find((page, index) => pages.indexOf(page) !== index);
      if (repeated === undefined) continue;
      yield error('results', id, 'confirmed_by', `${quote(repeated)} stands there twice; once is right.`);
    }
  },
};

export const unverifiedResultListsNoFields: Rule = {
  number: 17,
  statement: 'An unverified result lists no `unverified_fields`: none of its fields was read.',
  compares: [],
  *check({ records }) {
    for (const { id, verified, unverified_fields: fields } of records.results) {
      if (verified || fields.length === 0) continue;
      yield warning(
        'results',
        id,
        'unverified_fields',
        `${quote(fields)} is listed of a result of which nothing was read.`,
      );
    }
  },
};

export const verifiedResultHasSource: Rule = {
  number: 28,
  statement: 'A result without a source is not verified.',
  compares: [],
  *check({ records }) {
    for (const { id, source, verified } of records.results) {
      if (source !== null) continue;
      if (verified) yield error('results', id, 'source', 'It is null and the result is verified; name its source.');
      else yield warning('results', id, 'source', 'It is null: where the value comes from is not recorded.');
    }
  },
};

export const publicationHasIdentifier: Rule = {
  number: 28,
  statement: 'A publication has a PMID or a DOI.',
  compares: [],
  *check({ records }) {
    for (const { id, kind, ids } of records.sources) {
      if (kind !== 'publication' || ids?.pmid !== undefined || ids?.doi !== undefined) continue;
      yield warning('sources', id, 'ids', 'Neither a PMID nor a DOI of this publication was read.');
    }
  },
};

export const resultRestsOnMoreThanOneSecondaryPage: Rule = {
  number: 29,
  statement: 'A result is confirmed by more than one secondary page.',
  compares: ['sources'],
  *check({ records, sourceById }) {
    for (const { id, confirmed_by: pages } of records.results) {
      const [only, ...others] = pages;
      if (only === undefined || others.length > 0 || sourceById.get(only)?.kind !== 'secondary-page') continue;
      yield warning('results', id, 'confirmed_by', `${quote(only)}, a secondary page, is all that confirms it.`);
    }
  },
};
