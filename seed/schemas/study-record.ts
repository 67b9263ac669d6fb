import { z } from 'zod';
import { PartialDate, Text } from './common.ts';

/**
 * A study record of the ClinicalTrials.gov API, version 2, as far as it is read here. A record has many more fields;
 * those of an outcome measure are all known, so that nothing of a posted number is lost without a word.
 */

export const StudyId = z.string().regex(/^NCT\d{8}$/, 'is no study number: NCT and eight digits');

const Precision = z.enum(['ACTUAL', 'ESTIMATED']);
const StudyDate = z.object({ date: PartialDate, type: Precision.optional() });

const ArmGroup = z.object({
  label: Text,
  type: z
    .enum(['EXPERIMENTAL', 'ACTIVE_COMPARATOR', 'PLACEBO_COMPARATOR', 'SHAM_COMPARATOR', 'NO_INTERVENTION', 'OTHER'])
    .optional(),
  description: Text.optional(),
  interventionNames: z.array(Text).default([]),
});

const Intervention = z.object({
  type: z.enum([
    'BEHAVIORAL',
    'BIOLOGICAL',
    'COMBINATION_PRODUCT',
    'DEVICE',
    'DIAGNOSTIC_TEST',
    'DIETARY_SUPPLEMENT',
    'DRUG',
    'GENETIC',
    'PROCEDURE',
    'RADIATION',
    'OTHER',
  ]),
  name: Text,
  description: Text.optional(),
  otherNames: z.array(Text).default([]),
});

/** Numbers are texts in a record, so that "90.0" keeps its decimals and "NA" can stand in the place of one. */
const Denominator = z.strictObject({
  units: z.literal('Participants'),
  counts: z.array(z.strictObject({ groupId: Text, value: z.string().regex(/^\d+$/, 'is no number of participants') })),
});

const Measurement = z.strictObject({
  groupId: Text,
  value: Text,
  spread: Text.optional(),
  lowerLimit: Text.optional(),
  upperLimit: Text.optional(),
  comment: Text.optional(),
});

export const OutcomeMeasure = z.strictObject({
  type: z.enum(['PRIMARY', 'SECONDARY', 'OTHER_PRE_SPECIFIED', 'POST_HOC']),
  title: Text,
  description: Text.optional(),
  populationDescription: Text.optional(),
  reportingStatus: z.enum(['POSTED', 'NOT_POSTED']),
  paramType: z
    .enum([
      'COUNT_OF_PARTICIPANTS',
      'COUNT_OF_UNITS',
      'GEOMETRIC_LEAST_SQUARES_MEAN',
      'GEOMETRIC_MEAN',
      'LEAST_SQUARES_MEAN',
      'LOG_MEAN',
      'MEAN',
      'MEDIAN',
      'NUMBER',
    ])
    .optional(),
  dispersionType: Text.optional(),
  unitOfMeasure: Text.optional(),
  timeFrame: Text.optional(),
  groups: z.array(z.strictObject({ id: Text, title: Text, description: Text.optional() })).default([]),
  denoms: z.array(Denominator).max(1).default([]),
  classes: z
    .array(
      z.strictObject({
        title: Text.optional(),
        denoms: z.array(Denominator).max(1).default([]),
        categories: z.array(z.strictObject({ title: Text.optional(), measurements: z.array(Measurement).default([]) })),
      }),
    )
    .default([]),
});
export type OutcomeMeasure = z.infer<typeof OutcomeMeasure>;

export const StudyRecord = z.object({
  protocolSection: z.object({
    identificationModule: z.object({
      nctId: StudyId,
      orgStudyIdInfo: z.object({ id: Text }),
      briefTitle: Text,
      officialTitle: Text.optional(),
      acronym: Text.optional(),
    }),
    statusModule: z.object({
      overallStatus: z.enum([
        'ACTIVE_NOT_RECRUITING',
        'APPROVED_FOR_MARKETING',
        'AVAILABLE',
        'COMPLETED',
        'ENROLLING_BY_INVITATION',
        'NO_LONGER_AVAILABLE',
        'NOT_YET_RECRUITING',
        'RECRUITING',
        'SUSPENDED',
        'TEMPORARILY_NOT_AVAILABLE',
        'TERMINATED',
        'UNKNOWN',
        'WITHDRAWN',
        'WITHHELD',
      ]),
      startDateStruct: StudyDate.optional(),
      primaryCompletionDateStruct: StudyDate.optional(),
      completionDateStruct: StudyDate.optional(),
      lastUpdatePostDateStruct: StudyDate,
    }),
    sponsorCollaboratorsModule: z.object({
      leadSponsor: z.object({ name: Text }),
      collaborators: z.array(z.object({ name: Text })).default([]),
    }),
    conditionsModule: z.object({ conditions: z.array(Text) }),
    designModule: z.object({
      studyType: z.enum(['EXPANDED_ACCESS', 'INTERVENTIONAL', 'OBSERVATIONAL']),
      phases: z.array(z.enum(['NA', 'EARLY_PHASE1', 'PHASE1', 'PHASE2', 'PHASE3', 'PHASE4'])).default([]),
      designInfo: z
        .object({
          maskingInfo: z
            .object({ masking: z.enum(['NONE', 'SINGLE', 'DOUBLE', 'TRIPLE', 'QUADRUPLE']).optional() })
            .optional(),
        })
        .optional(),
      enrollmentInfo: z.object({ count: z.int().min(0), type: Precision.optional() }).optional(),
    }),
    armsInterventionsModule: z
      .object({ armGroups: z.array(ArmGroup).default([]), interventions: z.array(Intervention).default([]) })
      .default({ armGroups: [], interventions: [] }),
  }),
  resultsSection: z
    .object({ outcomeMeasuresModule: z.object({ outcomeMeasures: z.array(OutcomeMeasure) }) })
    .optional(),
  derivedSection: z.object({ miscInfoModule: z.object({ versionHolder: PartialDate }) }),
});
export type StudyRecord = z.infer<typeof StudyRecord>;
