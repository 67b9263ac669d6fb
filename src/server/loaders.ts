import { adverseEventLoaders } from '../features/adverse-event/loaders.ts';
import { algorithmLoaders } from '../features/algorithm/loaders.ts';
import { answerLoaders } from '../features/answer/loaders.ts';
import { approvalLoaders } from '../features/approval/loaders.ts';
import { biomarkerAssociationLoaders } from '../features/biomarker-association/loaders.ts';
import { biomarkerLoaders } from '../features/biomarker/loaders.ts';
import { cancerTypeLoaders } from '../features/cancer-type/loaders.ts';
import { claimLoaders } from '../features/claim/loaders.ts';
import { doseLoaders } from '../features/dose/loaders.ts';
import { cautionLoaders } from '../features/caution/loaders.ts';
import { drugLoaders } from '../features/drug/loaders.ts';
import { endpointLoaders } from '../features/endpoint/loaders.ts';
import { geneLoaders } from '../features/gene/loaders.ts';
import { guidelineLoaders } from '../features/guideline/loaders.ts';
import { labelWarningLoaders } from '../features/label-warning/loaders.ts';
import { metaLoaders } from '../features/meta/loaders.ts';
import { plainTextLoaders } from '../features/plain-text/loaders.ts';
import { rankingLoaders } from '../features/ranking/loaders.ts';
import { recommendationLoaders } from '../features/recommendation/loaders.ts';
import { regimenLoaders } from '../features/regimen/loaders.ts';
import { registryLoaders } from '../features/registry/loaders.ts';
import { resistanceLoaders } from '../features/resistance/loaders.ts';
import { resultLoaders } from '../features/result/loaders.ts';
import { sourceLoaders } from '../features/source/loaders.ts';
import { termLoaders } from '../features/term/loaders.ts';
import { trialLoaders } from '../features/trial/loaders.ts';
import type { GraphReader } from '../graph/query.ts';
import { invariant } from '../shared/invariant.ts';

/** A feature makes its loaders with one function. */
const FEATURES = [
  adverseEventLoaders,
  algorithmLoaders,
  answerLoaders,
  approvalLoaders,
  biomarkerAssociationLoaders,
  biomarkerLoaders,
  cancerTypeLoaders,
  claimLoaders,
  doseLoaders,
  cautionLoaders,
  drugLoaders,
  endpointLoaders,
  geneLoaders,
  guidelineLoaders,
  labelWarningLoaders,
  metaLoaders,
  plainTextLoaders,
  rankingLoaders,
  recommendationLoaders,
  regimenLoaders,
  registryLoaders,
  resistanceLoaders,
  resultLoaders,
  sourceLoaders,
  termLoaders,
  trialLoaders,
] as const;

type AllOf<Part> = (Part extends unknown ? (part: Part) => void : never) extends (all: infer All) => void ? All : never;
export type Loaders = Readonly<AllOf<ReturnType<(typeof FEATURES)[number]>>>;

/**
 * The loaders of one request: what it asks for twice is read once, and all of it from one release. Those of a feature are
 * made when the first of them is asked for. A request needs a few, and making all would take longer than answering it.
 */
export const createLoaders = (graph: GraphReader): Loaders => new LoadersOfRequest(graph) as unknown as Loaders;

type MakeLoaders = (graph: GraphReader) => object;

class LoadersOfRequest {
  readonly #graph: GraphReader;
  readonly #made = new Map<MakeLoaders, object>();

  constructor(graph: GraphReader) {
    this.#graph = graph;
  }

  madeBy(make: MakeLoaders): object {
    let made = this.#made.get(make);
    if (made === undefined) this.#made.set(make, (made = make(this.#graph)));
    return made;
  }
}

/** Tells the names of the loaders only. */
const nobody: GraphReader = { release: '', read: () => Promise.reject(new Error('There is no graph to read.')) };

for (const make of FEATURES) {
  for (const name of Object.keys(make(nobody)) as (keyof Loaders)[]) {
    invariant(!(name in LoadersOfRequest.prototype), `Two features have a loader ${name}.`);
    Object.defineProperty(LoadersOfRequest.prototype, name, {
      get(this: LoadersOfRequest) {
        return (this.madeBy(make) as Loaders)[name];
      },
    });
  }
}
