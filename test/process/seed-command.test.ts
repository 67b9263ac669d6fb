import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScript } from '../support/child.ts';
import { createTempFolder } from '../support/temp-folder.ts';

describe('the seed command', () => {
  let folder: Awaited<ReturnType<typeof createTempFolder>>;
  beforeAll(async () => {
    folder = await createTempFolder();
  });
  afterAll(() => folder.remove());

  it('tells which words of the registry mean no node, and which of its groups nobody has judged', async () => {
    const child = runScript('src/cli/seed.ts', { TRIALGRAPH_DATA: folder.path }, ['--warnings']);
    expect(await child.ended).toBe(0);
    const lines = child.output().split('\n');
    expect(lines.filter((line) => line.includes('[rule 46]'))).toEqual([
      'records/NCT01970865.json NCT01970865, field protocolSection.conditionsModule.conditions[0] [rule 46]: "ALK-positive Non Small Cell Lung Cancer (NSCLC) and ROS1-positive NSCLC" is the name of no cancer type here',
      'records/NCT04318938.json NCT04318938, field protocolSection.armsInterventionsModule.interventions[1].name [rule 46]: "Tyrosine kinase inhibitor" is the name of no drug here',
    ]);
    const notJudged = lines.filter((line) => line.includes('[rule 47]'));
    expect(notJudged).toContain(
      'correspondences.json NCT01970865 GROUP "DDI Sub-study" [rule 47]: nobody has judged which curated arms it corresponds to',
    );
    expect(notJudged.join()).not.toContain('EXP-');
    expect(child.output()).toContain('[46] 2');
  });
});
