import { connectedComponents } from './components.ts';
import { groupBy } from './group-by.ts';
import { heterogeneityOf, qStatistic, type Heterogeneity, type QStatistic } from './heterogeneity.ts';
import { checkClosed } from './multi-arm.ts';
import { fitNetwork, type NetworkModel } from './network-model.ts';
import { checkStudies, treatmentsOf, type Study } from './study.ts';

/** The studies that compared the same treatments. */
export type Design = {
  /** In alphabetical order. */
  readonly treatments: readonly string[];
  readonly studies: readonly string[];
  /** How much these studies differ from each other. */
  readonly withinDesign: QStatistic;
};

/** One connected network of treatments and the trials that compare them. */
export type NetworkAnalysis = {
  /** In alphabetical order. */
  readonly treatments: readonly string[];
  readonly studies: readonly string[];
  readonly designs: readonly Design[];
  /** As if all studies of a comparison measured one and the same effect. */
  readonly common: NetworkModel;
  /** As if they varied about a mean, by one variance for all comparisons; null where that cannot be estimated. */
  readonly random: NetworkModel | null;
  readonly heterogeneity: Heterogeneity;
  /** The part of Q between studies of one design: heterogeneity. */
  readonly withinDesigns: QStatistic;
  /** The part of Q between designs: inconsistency. */
  readonly betweenDesigns: QStatistic;
};

/**
 * The network meta-analysis of each connected part of the network that the studies make. Throws a SynthesisError for
 * studies that cannot be, or whose own contrasts contradict each other.
 *
 * The variance between studies is that of the generalised DerSimonian-Laird estimator. Q is split into what is within
 * and what is between designs (Higgins, Res Synth Methods 2012;3:98-110; Krahn, BMC Med Res Methodol 2013;13:35,
 * doi:10.1186/1471-2288-13-35).
 */
export function analyseNetworks(studies: readonly Study[]): NetworkAnalysis[] {
  checkStudies(studies);
  studies.forEach(checkClosed);
  return connectedComponents(studies).map(analyseConnected);
}

function analyseConnected(studies: readonly Study[]): NetworkAnalysis {
  const common = fitNetwork(studies, 0);
  const { treatments } = common.model;
  const degreesOfFreedom = freedomOf(studies) - (treatments.length - 1);
  const heterogeneity = heterogeneityOf(common.Q, degreesOfFreedom, common.addedByVariance);
  const designs = designsOf(studies);
  const within = designs.map(({ withinDesign }) => withinDesign);
  const withinDesigns = qStatistic(
    within.reduce((total, { Q }) => total + Q, 0),
    within.reduce((total, each) => total + each.degreesOfFreedom, 0),
  );
  const { tau2 } = heterogeneity;
  let random: NetworkModel | null = null;
  return {
    treatments,
    studies: studies.map(({ study }) => study),
    designs,
    common: common.model,
    // most who ask for one of the two models do not look at the other
    get random() {
      if (tau2 !== null) random ??= fitNetwork(studies, tau2).model;
      return random;
    },
    heterogeneity,
    withinDesigns,
    // the two are of one size where designs agree, and rounding must not make their difference negative
    betweenDesigns: qStatistic(
      Math.max(0, common.Q - withinDesigns.Q),
      degreesOfFreedom - withinDesigns.degreesOfFreedom,
    ),
  };
}

/** What the studies could differ by if no two had a treatment in common. */
function freedomOf(studies: readonly Study[]): number {
  return studies.reduce((total, study) => total + treatmentsOf(study).length - 1, 0);
}

function designsOf(studies: readonly Study[]): Design[] {
  const byTreatments = groupBy(studies, (study) => JSON.stringify(treatmentsOf(study)));
  return [...byTreatments]
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([, ofDesign]) => {
      const treatments = [...new Set(ofDesign.flatMap(treatmentsOf))].sort();
      return {
        treatments,
        studies: ofDesign.map(({ study }) => study),
        // a study alone differs from nothing
        withinDesign: qStatistic(
          ofDesign.length === 1 ? 0 : fitNetwork(ofDesign, 0).Q,
          freedomOf(ofDesign) - (treatments.length - 1),
        ),
      };
    });
}
