import type { TrialFact } from '../../model.ts';
import { printList } from '../printed.ts';
import { idsOf, trialsOf, type WarningRule } from './rule.ts';

const REGIONS = {
  GLOBAL: null,
  NOT_RECORDED: null,
  ASIA: 'Asia',
  JAPAN: 'Japan',
  CHINA: 'China',
  NORTH_AMERICA: 'North America',
  EUROPE_AND_ASIA: 'Europe and Asia',
} satisfies Record<TrialFact['regionScope'], string | null>;

export const geographyRestrictedTrial: WarningRule = ({ ranked }) => {
  const confined = trialsOf(ranked).flatMap((trial) => {
    const region = REGIONS[trial.regionScope];
    return region === null ? [] : [{ id: trial.id, words: `${trial.acronym} (${region})` }];
  });
  if (confined.length === 0) return [];
  return [
    {
      code: 'GEOGRAPHY_RESTRICTED_TRIAL',
      severity: 'INFO',
      text: `Confined to a region: ${printList(confined.map(({ words }) => words))}. Patients and care elsewhere may differ.`,
      affected: idsOf(confined),
      measured: null,
      threshold: null,
    },
  ];
};
