import { collections, type CollectionName } from '../schemas/evidence.ts';
import { describePath, findTextsAt } from './json.ts';
import { error, quote, type Finding, type Rule } from './rule.ts';

type References = Readonly<Record<string, CollectionName>>;

const supports: References = {
  'supports.recommendations[]': 'recommendations',
  'supports.cautions[]': 'cautions',
  'supports.approvals[]': 'approvals',
  'supports.results[]': 'results',
  'supports.associations[]': 'biomarkerCancerAssociations',
};

function below(path: string, references: References): References {
  return Object.fromEntries(Object.entries(references).map(([field, target]) => [`${path}.${field}`, target]));
}

const sourced: References = { source: 'sources', 'confirmed_by[]': 'sources' };
const ofCancerAndBiomarker: References = { cancer_type: 'cancerTypes', biomarker: 'biomarkers' };

/**
 * Where an id of another record stands; `[]` is every item of a list, and no list where there is none. The regimen of
 * an arm and the arms of results are missing here: rules 33 and 11 ask more of them.
 */
export const references: Readonly<Record<CollectionName, References>> = {
  drugs: {
    'targets[]': 'genes',
    'alias_sources[].source': 'sources',
    'regional_doses[].confirmed_by[]': 'sources',
    'dose_confirmed_by[]': 'sources',
    'external_ids_confirmed_by[]': 'sources',
  },
  genes: { 'confirmed_by[]': 'sources' },
  biomarkers: {
    'genes[]': 'genes',
    parent: 'biomarkers',
    'confirmed_by[]': 'sources',
    'tki_activity[].drug': 'drugs',
    ...below('tki_activity[]', sourced),
    'frequency_after[].drugs[]': 'drugs',
    ...below('frequency_after[]', sourced),
    ...below('mechanism', sourced),
  },
  cancerTypes: { parent: 'cancerTypes', 'excludes[]': 'cancerTypes', 'confirmed_by[]': 'sources' },
  biomarkerCancerAssociations: {
    ...ofCancerAndBiomarker,
    'approved_drugs[]': 'drugs',
    'evidence[].source': 'sources',
    ...sourced,
  },
  trials: {
    ...ofCancerAndBiomarker,
    'primary_endpoint.endpoint': 'endpoints',
    'primary_endpoint[].endpoint': 'endpoints',
    'arms[].drugs[]': 'drugs',
    'registry_ids[].confirmed_by[]': 'sources',
    ...below('cohorts[]', sourced),
    'baseline_cns_provenance.confirmed_by[]': 'sources',
    'crossover.confirmed_by[]': 'sources',
    'prior_therapy_allowed.confirmed_by[]': 'sources',
    'sources[]': 'sources',
    'confirmed_by[]': 'sources',
  },
  regimens: { 'components[].drug': 'drugs', ...sourced },
  treatmentNodes: { 'regimens[]': 'regimens', source: 'sources' },
  endpoints: {},
  results: {
    trial: 'trials',
    endpoint: 'endpoints',
    'pooled_trials[]': 'trials',
    supersedes: 'results',
    superseded_by: 'results',
    ...sourced,
  },
  adverseEvents: { trial: 'trials', drug: 'drugs', ...sourced },
  approvals: {
    ...ofCancerAndBiomarker,
    drug: 'drugs',
    'drugs[]': 'drugs',
    'after_drugs[]': 'drugs',
    converted_by: 'approvals',
    ...sourced,
  },
  recommendations: {
    ...below('indication', ofCancerAndBiomarker),
    'progressing_on[]': 'drugs',
    'drugs[]': 'drugs',
    guideline: 'sources',
    superseded_by: 'sources',
    'supporting_trials[]': 'trials',
    ...sourced,
  },
  cautions: { ...ofCancerAndBiomarker, 'drugs[]': 'drugs', 'evidence[].source': 'sources', ...sourced },
  articleClaims: { 'result_ids[]': 'results', 'sources[]': 'sources' },
  sources: { 'trials[]': 'trials' },
  algorithms: {
    ...ofCancerAndBiomarker,
    superseded_by: 'algorithms',
    'nodes[].drugs[]': 'drugs',
    ...below('nodes[]', supports),
    ...below('edges[]', supports),
  },
  // the record that `about` means depends on its type
  plainLanguage: {},
};

export const everyReferenceResolves: Rule = {
  number: 1,
  statement: 'Every reference to a record of another file, or of the same, resolves.',
  compares: [],
  *check({ records, isKnown }) {
    for (const collection of Object.keys(references) as CollectionName[]) {
      for (const [place, target] of Object.entries(references[collection])) {
        const isUnknown = (id: string) => !isKnown(target, id);
        for (const record of records[collection]) {
          for (const { path, text } of findTextsAt(record, place, isUnknown)) {
            yield unresolved(collection, record.id, describePath(path), text, target);
          }
        }
      }
    }
  },
};

export function unresolved(
  collection: CollectionName,
  id: string,
  field: string,
  value: string,
  target: CollectionName,
): Finding {
  return error(collection, id, field, `${quote(value)} is no id in ${collections[target].file}.`);
}
