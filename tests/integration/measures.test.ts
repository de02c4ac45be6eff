/**
 * What the functions measure of a day, as the lines that CloudWatch reads: received, late and missing reports, how long
 * issuing took, who was not reached, what is overdue; each under the id of the request that it belongs to.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SETTINGS } from '../../functions/contract.ts';
import { ChannelError } from '../../functions/core/delivery/channel-error.ts';
import type { Job } from '../../functions/core/run/job.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import { runJobs } from '../../functions/runtime/jobs.ts';
import { underRequest } from '../../functions/runtime/log.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
let jobs: Job[];
let lines: Record<string, unknown>[];

beforeEach(async () => {
  vi.stubEnv(SETTINGS.stage, 'beijing');
  [jobs, lines] = [[], []];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(JSON.parse(String(line)) as Record<string, unknown>);
    return true;
  });
  web = await openWebWorld({
    starts: DAY,
    deliver: [{ channel: 'smtp', to: ['office@example.org', 'leader@example.org'] }],
  });
  const send = async ({ recipient }: { readonly recipient: string }) => {
    if (recipient.startsWith('leader')) throw new ChannelError('收件地址不存在。', { retryable: false });
    return { answer: '250 OK' };
  };
  Object.assign(web.world, {
    channels: { smtp: { name: 'smtp', send } },
    queue: { send: async (job: Job) => void jobs.push(job) },
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const named = (name: string) => lines.filter((line) => name in line);
const values = (name: string) => named(name).map((line) => line[name]);

test('a day with one report in time, one late and one missing, one recipient reached and one not', async () => {
  await web.put({ id: 'a', figures: { dissuaded: 5 } });
  web.setNow('2022-04-08T10:30:00.000Z'); // half an hour after the deadline
  await web.put({ id: 'b', figures: { dissuaded: 7 } }, { unit: 'b', key: web.keys.unitB });
  web.setNow('2022-04-09T00:02:00.000Z'); // two minutes after the hour
  await underRequest('tick-1', () => runEveryClock(web.world));
  expect(values('BriefingsOverdue')).toEqual([0]);
  const records = jobs
    .splice(0)
    .filter(({ programme }) => programme === 'suizhou')
    .map((job) => ({ messageId: 'm', body: JSON.stringify({ ...job, request: 'tick-1' }) }));
  expect(records).toHaveLength(1);
  await runJobs(web.world, records);
  expect({
    received: values('ReportsReceived'),
    late: values('ReportsLate'),
    missing: values('ReportsMissing'),
    seconds: values('SecondsToIssue'),
  }).toEqual({ received: [2], late: [1], missing: [1], seconds: [120] });
  for (const job of jobs.splice(0)) await runJobs(web.world, [{ messageId: 'm', body: JSON.stringify(job) }]);
  expect(values('DeliveriesFailed').at(-1)).toBe(1);
  for (const line of [...named('ReportsReceived'), ...named('SecondsToIssue')])
    expect(line).toMatchObject({ request: 'tick-1', programme: 'suizhou', day: DAY });
});

test('a briefing that is not there half an hour after its hour, and is not held', async () => {
  web.setNow('2022-04-09T00:31:00.000Z');
  await runEveryClock(web.world); // the queue loses its job
  expect(values('BriefingsOverdue')).toEqual([2]); // the other programme's too
  const told = web.logged.filter((line) => line.includes('briefing overdue') && line.includes(DAY));
  expect(told.map((line) => (JSON.parse(line) as { programme: string }).programme).sort()).toEqual([
    'other',
    'suizhou',
  ]);
});
