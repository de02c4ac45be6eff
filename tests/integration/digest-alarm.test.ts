/**
 * A weekly whose text contradicts its figures: it is not archived, the run is on record, somebody is told once after the grace,
 * and the tick that finds it mended issues it.
 */
import { expect, test } from 'vitest';
import type { DataInline } from '../../functions/core/briefing/briefing.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import type { BriefingTemplates } from '../../functions/ports.ts';
import { latestDigests } from '../../functions/records/digest/digests.ts';
import { digestFailureOf } from '../../functions/records/run/failures.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import { readRendition } from '../../functions/runtime/read-back.ts';
import { BEFORE, twoWeeks, WEEK } from '../support/digest-life.ts';
import { cheapDocuments, shanghai, writingChannel } from '../support/heart-world.ts';

const OVER: Partial<Programme> = {
  digests: [{ kind: 'weekly', when: { plusDays: 1, time: '09:00' }, template: 'weekly' }],
  alarm: { afterMinutes: 30, deliver: [{ channel: 'smtp', to: ['duty@example.org'] }] },
};
const WEEKLY = { kind: 'weekly', ...WEEK } as const;

/** Says of the week's waste what its figures do not. */
const said: DataInline = {
  ...{ type: 'data', indicator: 'waste', of: 'period', value: '1' },
  children: [{ type: 'text', text: '1吨' }],
};
const wrong: BriefingTemplates = {
  compose: async () => ({
    title: '周报',
    body: [{ type: 'paragraph', children: [said] }],
  }),
};

test('a digest that contradicts itself leaves a failure and an alarm, as a daily does', async () => {
  const mail = writingChannel();
  const { world, clock } = await twoWeeks(OVER, ['a', 'b'], { smtp: mail });
  let isWrong = true;
  const documents = async () => ({ ...cheapDocuments, ...(isWrong ? { templates: wrong } : {}), readRendition });
  const tick = async (at: string): Promise<void> => {
    clock.set(shanghai(`2022-04-11 ${at}`));
    await runEveryClock(Object.assign(world, { documents })).catch(() => {});
  };
  const issued = () => latestDigests(world.table, 'heart', 'weekly');
  const told = () => mail.taken.filter(({ recipient }) => recipient === 'duty@example.org');

  await tick('09:00');
  await tick('09:10');
  expect(await issued()).toEqual([]);
  expect(await digestFailureOf(world.table, 'heart', WEEKLY)).toMatchObject({ times: 2, why: /“1”/ });
  expect(told()).toEqual([]);
  await tick('09:31');
  await tick('09:45');
  expect(told().map(({ subject }) => subject)).toEqual(['【未编发】工作每日专报（4月4日至10日的周报）']);
  isWrong = false;
  await tick('09:50');
  expect((await issued()).map(({ from }) => from)).toEqual([WEEK.from, BEFORE.from]);
  expect(told()).toHaveLength(1);
});
