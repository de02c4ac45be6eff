/** The office's first page: the days that need work, by time left, with what stands in the way and one press to remind. */
import { beforeEach, expect, test } from 'vitest';
import type { Job } from '../../functions/core/run/job.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
let jobs: Job[];

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const shown = async (key = web.keys.office): Promise<string> => (await web.request('/desk', { key })).text();

beforeEach(async () => {
  web = await openWebWorld();
  jobs = [];
  Object.assign(web.world, { queue: { send: async (job: Job) => void jobs.push(job) } });
});

test('yesterday stands first, with its hour, who is missing, and a press that reminds them', async () => {
  await web.put({ id: 'a', figures: { dissuaded: 5 } });
  web.setNow('2022-04-08T23:05:00.000Z'); // 07:05 next morning, the briefing is due at 08:00
  const page = await shown();
  const days = page.split('<article').slice(1).map(text);
  expect(days.map((each) => /\d+月\d+日/.exec(each)?.[0]).slice(-2)).toEqual(['4月8日', '4月9日']);
  for (const said of ['待编发', '08:00编发', '还有55分钟', '2个单位未报']) expect(days.at(-2)).toContain(said);
  for (const said of ['正在报送', '已收到 0 / 应报 3']) expect(days.at(-1)).toContain(said);
  const remind = new RegExp(`action="(/desk/suizhou/${DAY}/remind)"><input type="hidden" name="id" value="([^"]+)">`);
  const [, action = '', id = ''] = remind.exec(page) ?? [];
  await web.form(action, { id, all: 'yes' }, await web.cookie(web.keys.office));
  expect(jobs).toMatchObject([{ kind: 'remind', day: DAY, id }]);
});

test('an issued day is gone from it; a day that should be out says so', async () => {
  await web.put({ id: 'a', figures: { dissuaded: 5 } });
  web.setNow('2022-04-09T00:31:00.000Z');
  expect(text(await shown())).toContain('应于08:00编发，现在还没有编发');
  expect((await web.issueDay(DAY)).status).toBe(201);
  expect(text(await shown())).not.toContain('2022年4月8日');
});

test('several programmes of one browser stand on one page; keys of units and readers open none', async () => {
  const cookies = await Promise.all([web.keys.office, web.keys.otherOffice].map((key) => web.cookie(key)));
  const both = await (await web.request('/desk', { headers: { cookie: cookies.join('; ') } })).text();
  expect(both).toContain('href="/desk/suizhou"');
  expect(both).toContain('href="/desk/other"');
  expect(both).toContain('action="/sign-out"');
  for (const key of [web.keys.unit, web.keys.reader, web.keys.guest]) {
    const answer = await web.request('/desk', { key });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
  }
});
