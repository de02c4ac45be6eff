/**
 * Templates depend on the sources alone: not on where they are written, the working folder, the environment or the clock.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { buildApp } from '../../infra/aws/app.ts';
import { ALL_STAGES, emptyBundles, folder } from './deployments.ts';

const bundles = emptyBundles();
const ELSEWHERE = {
  ...{
    AWS_REGION: 'eu-west-1',
    AWS_PROFILE: 'other',
    CDK_DEFAULT_ACCOUNT: '111122223333',
    CDK_DEFAULT_REGION: 'eu-west-1',
  },
  ...{ TZ: 'America/New_York', LANG: 'zh_CN.UTF-8', HOME: '/nowhere' },
};

/** Each template of each stage, by its name. */
function templates(): Record<string, string> {
  const outdir = folder();
  buildApp({ bundles, stages: ALL_STAGES, outdir }).synth();
  const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' });
  const wanted = files.filter((file) => file.endsWith('.template.json')).sort();
  return Object.fromEntries(wanted.map((file) => [file, readFileSync(join(outdir, file), 'utf8')]));
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

it('gives the same templates in another folder, environment and year', () => {
  const here = templates();
  expect(Object.keys(here)).toHaveLength(2 * ALL_STAGES.length);
  for (const [name, value] of Object.entries(ELSEWHERE)) vi.stubEnv(name, value);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2031-02-03T04:05:06Z') });
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder());
  expect(templates()).toEqual(here);
  cwd.mockRestore();
});
