/**
 * The desk and the archive: the day as it stands, issuing, correcting, finding and downloading.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, openWebWorld, read, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
const api = `/api/programmes/suizhou`;
const desk = `/desk/suizhou/${DAY}`;

beforeEach(async () => {
  web = await openWebWorld();
  await web.put({ id: 'a', figures: { dissuaded: 5, staff: 500 } });
  web.setNow('2022-04-08T10:30:00.000Z');
  await web.put({ id: 'b', nil: true }, { unit: 'b', key: web.keys.unitB });
});

const office = async (path: string): Promise<string> => (await web.request(path, { key: web.keys.office })).text();
const issue = (body?: object): Promise<Response> => web.issueDay(DAY, body);

test('a day as JSON is exactly the shape of the contract', async () => {
  const answer = await web.request(`${api}/days/${DAY}`, { key: web.keys.office });
  expect(await read(answer)).toEqual({
    programme: 'suizhou',
    day: DAY,
    completeness: { expected: 3, received: 2, onTime: 1 },
    units: [
      {
        unit: 'a',
        name: '市环卫服务中心',
        state: 'reported',
        late: false,
        revision: 1,
        receivedAt: '2022-04-08T08:30:00.000Z',
        findings: [],
        photos: 0,
      },
      {
        unit: 'b',
        name: '高新区大队',
        state: 'nil',
        late: true,
        revision: 1,
        receivedAt: '2022-04-08T10:30:00.000Z',
        findings: [],
        photos: 0,
      },
      {
        unit: 'c',
        name: '防控工作督察组',
        state: 'missing',
        late: false,
        revision: null,
        receivedAt: null,
        findings: [],
        photos: 0,
      },
    ],
  });
  expect((await web.request(`${api}/days/2022-03-31`, { key: web.keys.office })).status).toBe(404);
});

test('the desk says who is missing before anything else', async () => {
  const page = await office(desk);
  const order = ['1个单位未报', '防控工作督察组', '各单位', '市环卫服务中心'].map((text) => page.indexOf(text));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
  for (const shown of ['66.7%', '33.3%', '已收到 2 / 应报 3', '按时 1 / 应报 3', '零报告', '迟报', '16:30']) {
    expect(page).toContain(shown);
  }
});

test('the desk of no day leads to today, or to the chosen one', async () => {
  const to = async (path: string) => (await web.request(path, { key: web.keys.office })).headers.get('location');
  expect(await to('/desk/suizhou')).toBe(desk);
  expect(await to('/desk/suizhou?day=2022-04-02')).toBe('/desk/suizhou/2022-04-02');
  expect(await to('/desk/suizhou?day=//evil')).toBe(desk);
});

describe('issuing', () => {
  test('answers with day, issue and edition', async () => {
    const answer = await issue();
    expect([answer.status, await answer.json()]).toEqual([201, { day: DAY, issue: 1, edition: 1 }]);
  });

  test('again without a reason, or without a difference: 409', async () => {
    await issue();
    expect([(await issue()).status, (await read(await issue())).code]).toEqual([409, 'issue.stands']);
    const same = await issue({ reason: '看看' });
    expect([same.status, (await read(same)).code]).toEqual([409, 'issue.no_difference']);
  });

  test('a correction with reason and difference is a further edition of the same issue', async () => {
    await issue();
    await web.put({ id: 'a2', basedOn: 1, figures: { dissuaded: 6, staff: 500 } });
    const answer = await issue({ reason: '环卫中心更正劝返人数' });
    expect([answer.status, await answer.json()]).toEqual([201, { day: DAY, issue: 1, edition: 2 }]);
  });

  test('tomorrow cannot be issued', async () => {
    const answer = await web.issueDay('2022-04-09');
    expect([answer.status, (await read(answer)).code]).toEqual([422, 'day.future']);
  });

  test('from the desk: the button, the confirmation, then a reason for a correction', async () => {
    const cookie = await web.cookie(web.keys.office);
    expect(await office(desk)).toContain('仍要编发');
    const unasked = await web.form(`${desk}/issue`, {}, cookie);
    expect(unasked.status).toBe(409);
    const asked = await unasked.text();
    expect(asked).toContain('1个单位未报（防控工作督察组），没有编发');
    expect(asked).toContain('name="missing" value="c"');
    const sent = await web.form(`${desk}/issue`, { confirm: 'yes', missing: 'c' }, cookie);
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${desk}?issued=1`]);
    expect(await office(`${desk}?issued=1`)).toContain('已编发第1期第1版');
    const page = await office(desk);
    expect(page).toContain('编发更正');
    expect(page).not.toContain('仍要编发');
    const refused = await web.form(`${desk}/issue`, { reason: '<b>原因' }, cookie);
    expect(refused.status).toBe(409);
    const again = await refused.text();
    expect(again).toContain('无需更正');
    expect(again).toContain('&lt;b&gt;原因');
  });
});

describe('the archive', () => {
  beforeEach(async () => {
    await issue();
  });

  test('lists briefings newest first, as JSON of the contract', async () => {
    web.setNow('2022-04-09T03:00:00.000Z');
    await web.put({ id: 'n', figures: { dissuaded: 1 } }, { day: '2022-04-09' });
    await web.issueDay('2022-04-09');
    const answer = await web.request(`${api}/briefings`, { key: web.keys.reader });
    const list = (await answer.json()) as { day: string; issue: number; edition: number }[];
    expect(list.map(({ day, issue: number, edition }) => [day, number, edition])).toEqual([
      ['2022-04-09', 2, 1],
      [DAY, 1, 1],
    ]);
    expect(list[1]).toEqual({
      ...{ day: DAY, issue: 1, edition: 1, issuedAt: '2022-04-08T10:30:00.000Z' },
      files: ['briefing.docx', 'briefing.html', 'figures.json'].map((name) => ({
        ...{
          name,
          mediaType: expect.any(String),
          bytes: expect.any(Number),
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      })),
    });
  });

  test('gives a file byte for byte, with its Chinese name, type and tag', async () => {
    const path = `${api}/briefings/${DAY}/1/briefing.docx`;
    const answer = await web.request(path, { key: web.keys.reader });
    expect(await answer.text()).toBe(`docx ${DAY} 1`);
    expect(answer.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
    const named = /filename\*=UTF-8''(\S+)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
    expect(decodeURIComponent(named)).toBe('疫情防控工作每日专报-第1期-2022-04-08.docx');
    const tag = answer.headers.get('etag')!;
    const again = await web.request(path, { key: web.keys.reader, headers: { 'if-none-match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('an HTML briefing opens in the browser under a policy that allows its own style only', async () => {
    const answer = await web.request(`${api}/briefings/${DAY}/1/briefing.html?read`, { key: web.keys.reader });
    expect(answer.headers.get('content-disposition')).toBe('inline');
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toContain("style-src 'sha256-");
    expect(policy).toContain('sandbox');
    expect(policy).not.toContain('script-src');
  });

  test.each([
    '0/briefing.docx',
    '2/briefing.docx',
    '1/nothing.docx',
    '01/briefing.docx',
    '1/..%2f..%2fx',
    '-1/briefing.docx',
    '1e0/briefing.docx',
    '1/__proto__',
  ])('there is no %s', async (file) => {
    const answer = await web.request(`${api}/briefings/${DAY}/${file}`, { key: web.keys.reader });
    expect([answer.status, (await read(answer)).code]).toEqual([404, 'edition.none']);
  });

  test('both editions of a corrected day stay, the current one first, with the reason', async () => {
    await web.put({ id: 'a2', basedOn: 1, figures: { dissuaded: 6, staff: 500 } });
    await issue({ reason: '环卫中心更正劝返人数' });
    const read = async (path: string) => (await web.request(path, { key: web.keys.reader })).text();
    const page = await read(`/archive/suizhou/${DAY}`);
    const order = ['第2版', '环卫中心更正劝返人数', '已由第2版更正'].map((text) => page.indexOf(text));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    expect(await read('/archive/suizhou')).toContain('更正 第2版');
    expect(await read(`${api}/briefings/${DAY}/1/briefing.docx`)).toBe(`docx ${DAY} 1`);
    const second = await web.request(`${api}/briefings/${DAY}/2/briefing.docx`, { key: web.keys.reader });
    expect(decodeURIComponent(second.headers.get('content-disposition')!)).toContain('-更正第2版.docx');
  });

  test('a day without a briefing, and a programme without any', async () => {
    expect((await web.request('/archive/suizhou/2022-04-02', { key: web.keys.reader })).status).toBe(404);
    const empty = await web.request('/archive/other', { key: web.keys.otherReader });
    expect(await empty.text()).toContain('还没有编发过简报');
  });

  test('where the blob store has links, files to save go through one', async () => {
    Object.assign(web.world.blobs, {
      link: async (key: string, seconds: number) => `https://blobs.example/${key}?${seconds}`,
    });
    const saved = await web.request(`${api}/briefings/${DAY}/1/briefing.docx`, { key: web.keys.reader });
    expect(saved.status).toBe(303);
    expect(saved.headers.get('location')).toMatch(/^https:\/\/blobs\.example\/archive\/suizhou\/2022-04-08\/.*\?300$/);
    const shown = await web.request(`${api}/briefings/${DAY}/1/briefing.html?read`, { key: web.keys.reader });
    expect(shown.status).toBe(200);
  });
});
