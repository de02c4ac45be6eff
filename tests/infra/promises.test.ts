/** What the templates promise, held for every kind of stage, in three regions and two partitions. */
import { describe, expect, it } from 'vitest';
import { deployments } from './deployments.ts';
import { ACCESS_PROMISES } from './promises-access.ts';
import { DATA_PROMISES } from './promises-data.ts';
import { PIPELINE_PROMISES } from './promises-pipeline.ts';

const made = deployments();
const promises = Object.entries({ ...DATA_PROMISES, ...PIPELINE_PROMISES, ...ACCESS_PROMISES });

describe('the stages', () => {
  it('cover three regions, two partitions and both shapes', () => {
    const stages = made.map(({ stage }) => stage);
    const regions = stages.map(({ region }) => region);
    expect(regions).toEqual(expect.arrayContaining(['us-east-1', 'cn-north-1', 'cn-northwest-1']));
    expect(new Set(stages.map(({ shape }) => shape.kind))).toEqual(new Set(['public', 'internal']));
  });

  it('differ by name and region alone where they are of one kind', () => {
    const [one, ...others] = ['global', 'beijing', 'ningxia'].map((name) => {
      const { stage, storage, pipeline } = made.find((each) => each.stage.name === name)!;
      return JSON.stringify({ storage, pipeline }).replaceAll(name, 'STAGE').replaceAll(stage.region, 'REGION');
    });
    const withoutHashes = (text: string): string => text.replace(/[0-9A-F]{8,}/g, '');
    for (const other of others) expect(withoutHashes(other)).toBe(withoutHashes(one!));
  });
});

describe.each(made.map((deployment) => [deployment.stage.name, deployment] as const))('stage %s', (_, deployment) => {
  it.each(promises)('%s', (_, promised) => {
    expect(promised(deployment)).toEqual([]);
  });
});
