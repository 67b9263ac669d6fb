import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDERS } from './evidence-folder.ts';

type Counts = readonly { readonly counts: readonly { readonly groupId: string; readonly value: string }[] }[];

/** What of a record's file the tests compare with what the API says; no schema of ours has seen it. */
export type RawMeasurement = {
  readonly groupId: string;
  readonly value: string;
  readonly spread?: string;
  readonly lowerLimit?: string;
  readonly upperLimit?: string;
  readonly comment?: string;
};
export type RawOutcome = {
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly populationDescription?: string;
  readonly timeFrame?: string;
  readonly reportingStatus: string;
  readonly paramType?: string;
  readonly dispersionType?: string;
  readonly unitOfMeasure?: string;
  readonly groups: readonly { readonly id: string; readonly title: string; readonly description?: string }[];
  readonly denoms: Counts;
  readonly classes: readonly {
    readonly title?: string;
    readonly denoms?: Counts;
    readonly categories: readonly { readonly title?: string; readonly measurements: readonly RawMeasurement[] }[];
  }[];
};
type RawDate = { readonly date: string; readonly type: string };
export type RawRecord = {
  readonly protocolSection: {
    readonly identificationModule: {
      readonly nctId: string;
      readonly briefTitle: string;
      readonly officialTitle: string;
      readonly acronym?: string;
      readonly orgStudyIdInfo: { readonly id: string };
    };
    readonly statusModule: {
      readonly overallStatus: string;
      readonly startDateStruct: RawDate;
      readonly primaryCompletionDateStruct: RawDate;
      readonly completionDateStruct: RawDate;
      readonly lastUpdatePostDateStruct: RawDate;
    };
    readonly sponsorCollaboratorsModule: {
      readonly leadSponsor: { readonly name: string };
      readonly collaborators?: readonly { readonly name: string }[];
    };
    readonly conditionsModule: { readonly conditions: readonly string[] };
    readonly designModule: {
      readonly studyType: string;
      readonly phases?: readonly string[];
      readonly designInfo: { readonly maskingInfo?: { readonly masking: string } };
      readonly enrollmentInfo: { readonly count: number; readonly type: string };
    };
    readonly armsInterventionsModule?: {
      readonly armGroups: readonly {
        readonly label: string;
        readonly type?: string;
        readonly description?: string;
        readonly interventionNames: readonly string[];
      }[];
      readonly interventions: readonly {
        readonly type: string;
        readonly name: string;
        readonly description: string;
        readonly otherNames?: readonly string[];
      }[];
    };
  };
  readonly resultsSection?: { readonly outcomeMeasuresModule: { readonly outcomeMeasures: readonly RawOutcome[] } };
  readonly derivedSection: { readonly miscInfoModule: { readonly versionHolder: string } };
};

const read = (file: string): unknown => JSON.parse(readFileSync(join(FOLDERS.registry, file), 'utf8')) as unknown;

const records = readdirSync(join(FOLDERS.registry, 'records')).map((file) => `records/${file}`);

/** The files as they ship, by file name. */
export const registryFiles: Readonly<Record<string, unknown>> = Object.fromEntries(
  ['registry.json', 'correspondences.json', ...records].map((file) => [file, read(file)]),
);

export const rawRecord = (id: string): RawRecord => registryFiles[`records/${id}.json`] as RawRecord;
