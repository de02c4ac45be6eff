/**
 * Every promise bites: a fault is planted into sound templates, and the promise that must notice it does.
 */
import { describe, expect, it } from 'vitest';
import { type Deployment, deployments } from './deployments.ts';
import type { Base } from './faults.ts';
import { ACCESS_FAULTS } from './faults-access.ts';
import { DATA_FAULTS } from './faults-data.ts';
import { PIPELINE_FAULTS } from './faults-pipeline.ts';
import { ACCESS_PROMISES } from './promises-access.ts';
import { DATA_PROMISES, type Promised } from './promises-data.ts';
import { PIPELINE_PROMISES } from './promises-pipeline.ts';

const PROMISES: Readonly<Record<string, Promised>> = { ...DATA_PROMISES, ...PIPELINE_PROMISES, ...ACCESS_PROMISES };
const FAULTS = [...DATA_FAULTS, ...PIPELINE_FAULTS, ...ACCESS_FAULTS].map(
  ([promise, fault, plant, base = 'open']) => [promise, fault, plant, base] as const,
);

const STAGE_OF: Readonly<Record<Base, string>> = { open: 'global', locked: 'domain', inside: 'network' };
const made = deployments();
const deploymentOf = (base: Base): Deployment => made.find(({ stage }) => stage.name === STAGE_OF[base])!;

describe('a planted fault', () => {
  it.each(FAULTS)('breaks: %s — %s', (promise, _fault, plant, base) => {
    const planted = structuredClone(deploymentOf(base));
    expect(PROMISES[promise]!(planted)).toEqual([]);
    plant(planted);
    expect(PROMISES[promise]!(planted)).not.toEqual([]);
  });

  it('is planted for every promise', () => {
    const tried = new Set(FAULTS.map(([promise]) => promise));
    expect(Object.keys(PROMISES).filter((promise) => !tried.has(promise))).toEqual([]);
  });
});
