import { z } from 'zod';
import type { Approval } from '../../approval/model.ts';
import type { Biomarker } from '../../biomarker/model.ts';
import type { BiomarkerAssociation } from '../../biomarker-association/model.ts';
import type { CancerType } from '../../cancer-type/model.ts';
import type { Caution } from '../../caution/model.ts';
import type { Claim } from '../../claim/model.ts';
import type { Drug } from '../../drug/model.ts';
import type { Gene } from '../../gene/model.ts';
import type { Guideline } from '../../guideline/model.ts';
import type { Provenance } from '../../provenance/model.ts';
import type { Recommendation } from '../../recommendation/model.ts';
import type { DrugActivity, FrequencyAfter, ResistanceMechanism } from '../../resistance/model.ts';
import type { Source } from '../../source/model.ts';
import type { NamedNode } from '../../term/model.ts';
import type { StudiedTrial } from '../queries.ts';
import type { ClaimReport } from '../claims/model.ts';
import type { QuotedFigure, Reading } from '../reading/model.ts';

export const PremiseKind = z.enum([
  'BIOMARKER_IN_CANCER_TYPE',
  'DRUG_FOR_BIOMARKER',
  'DRUG_FOR_CANCER_TYPE',
  'DRUG_IN_LINE',
  'APPROVAL',
  'EXISTENCE',
  'TRIAL_OF_DRUG',
  'FIGURE',
  'EXCLUSIVITY',
  'STAGE_MEANING',
  'AMBIGUOUS_TERM',
]);
export type PremiseKind = z.infer<typeof PremiseKind>;

export const PremiseVerdict = z.enum(['SUPPORTED', 'CONTRADICTED', 'NOT_ESTABLISHED', 'UNRESOLVED_TERM', 'AMBIGUOUS']);
export type PremiseVerdict = z.infer<typeof PremiseVerdict>;

/** A cancer type or biomarker with what contains it and what it contains. */
export type WithKin<Node> = Node & { readonly broaderIds: readonly string[]; readonly narrowerIds: readonly string[] };

/** Figures of one sentence, and what the recorded results say of them. */
export type QuotedClaim = {
  readonly sentence: number;
  readonly figures: readonly QuotedFigure[];
  readonly report: ClaimReport;
};

/** What the graph holds of all that a question names. Records are in the order of their ids. */
export type PremiseFacts = {
  readonly drugs: ReadonlyMap<string, Drug>;
  /** Of all drugs that any of these records names. */
  readonly drugNames: ReadonlyMap<string, string>;
  readonly biomarkers: ReadonlyMap<string, WithKin<Biomarker>>;
  readonly cancerTypes: ReadonlyMap<string, WithKin<CancerType>>;
  readonly genes: ReadonlyMap<string, Gene>;
  /** The cancer types of the associations. */
  readonly settings: ReadonlyMap<string, CancerType>;
  readonly associations: readonly BiomarkerAssociation[];
  readonly recommendations: readonly Recommendation[];
  /** Of the recommendations. */
  readonly guidelines: ReadonlyMap<string, Guideline>;
  readonly cautions: readonly Caution[];
  readonly approvals: readonly Approval[];
  /** Trials that the question names, and those of the drugs that it names. */
  readonly trials: readonly StudiedTrial[];
  /** Each sentence that quotes figures, checked as a claim. */
  readonly quoted: readonly QuotedClaim[];
  readonly activities: readonly DrugActivity[];
  readonly frequencies: readonly FrequencyAfter[];
  readonly mechanisms: readonly ResistanceMechanism[];
  /** Reviewed claims about a category of the TNM stage that the question uses. */
  readonly stageClaims: readonly Claim[];
};

/** A record that a conclusion rests on, with what tells whether and where it was read. */
export type Basis = {
  readonly id: string;
  readonly provenance?: Provenance;
  /** Of a guideline or another entity. */
  readonly verified?: boolean | null;
  /** Of a reviewed claim. */
  readonly assessmentVerified?: boolean;
  readonly sourceIds?: readonly string[];
  /** Of a trial, drug or other entity. */
  readonly sources?: readonly Source[];
  /** Of an association or caution: what each source found. */
  readonly findings?: readonly { readonly sourceId: string }[];
};

export type PremiseCheck = {
  readonly kind: PremiseKind;
  /** What of the question it is about. */
  readonly about: readonly NamedNode[];
  readonly claim: string;
  readonly verdict: PremiseVerdict;
  readonly asked: boolean;
  readonly explanation: string;
  readonly basis: readonly Basis[];
  readonly suggestedReading: {
    readonly text: string;
    readonly nodes: readonly NamedNode[];
    /** The records that it is made from, where it is made from any. */
    readonly basis?: readonly Basis[];
  } | null;
  /** Where in the question the premise stands. */
  readonly place: number;
};

/** One kind of premise: what the question takes for granted or asks, against the facts. */
export type Check = (reading: Reading, facts: PremiseFacts) => readonly PremiseCheck[];

/** A premise fails where it is taken for granted and the graph does not support it. */
export const fails = ({ asked, verdict }: PremiseCheck): boolean => !asked && verdict !== 'SUPPORTED';
