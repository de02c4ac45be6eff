/**
 * The pages about figures: over time, as files, compared, explained.
 */
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { readClose, writeClose } from '../../functions/records/day/closes.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
const archive = '/archive/suizhou';

/** Unit a from the 6th on, unit b on the 8th only; nobody on the 7th. */
beforeAll(async () => {
  web = await openWebWorld();
  await report('2022-04-06', 'a', { dissuaded: 7, garbage: '1.5', posts: ['南门桥', '北门桥'] });
  await issue('2022-04-06');
  await issue('2022-04-07');
  await report(DAY, 'a', { dissuaded: 9, garbage: '2.5', posts: ['南门桥'] });
  await report(DAY, 'b', { dissuaded: 1000, posts: ['东桥'] });
  await issue(DAY);
});

async function report(day: string, unit: 'a' | 'b', figures: object): Promise<void> {
  web.setNow(`${day}T09:00:00.000Z`);
  const key = unit === 'a' ? web.keys.unit : web.keys.unitB;
  const sent = await web.put({ id: `${day}-${unit}`, basedOn: 0, figures }, { day, unit, key });
  expect(sent.status).toBe(201);
}

async function issue(day: string): Promise<void> {
  web.setNow(`${day}T09:30:00.000Z`);
  const answer = await web.issueDay(day);
  expect(answer.status).toBe(201);
}

const get = (path: string, key = web.keys.reader) => web.request(`${archive}${path}`, { key });
const page = async (path: string): Promise<string> => plain(await (await get(path)).text());
const plain = (html: string): string => html.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const bytes = async (path: string): Promise<Uint8Array> => new Uint8Array(await (await get(path)).arrayBuffer());
const sheetOf = (book: Uint8Array, number: number): string =>
  new TextDecoder().decode(unzipSync(book)[`xl/worksheets/sheet${number}.xml`]);

const PERIOD = 'from=2022-04-06&to=2022-04-08';

describe('figures over time', () => {
  test('show each step, what is missing, and the whole', async () => {
    const html = await page(`/figures?indicator=dissuaded&${PERIOD}`);
    const shown = text(html);
    expect(shown).toContain('4月6日 7 1/3 4月7日 未报 0/3 4月8日 1,009 2/3 整个时段 1,016 缺1天 3/9');
    expect(html).toContain(`href="${archive}/${DAY}/figures/dissuaded"`);
    expect(html.match(/<polyline/g)).toBeNull(); // two single days around a gap: marks, no line
    expect(html).toContain('没有日结或没有单位报送的日子留空，不按0计。');
  });

  test('of places count a name once; of units and groups show their own', async () => {
    const shown = text(await page(`/figures?indicator=posts&of=all&of=unit:a&of=group:执法队伍&${PERIOD}`));
    expect(shown).toContain('整个时段 3 缺1天 2 缺1天 1 缺2天');
    expect(shown).toContain('4月8日 2 1 1 2/3');
  });

  test('by week and month put days together, and compare with a year before where there is one', async () => {
    expect(text(await page('/figures?indicator=garbage&from=2022-04-01&to=2022-04-30&by=month'))).toContain(
      '4月1日—8日 4.0 缺6天',
    );
    const compared = text(await page(`/figures?indicator=garbage&year=1&${PERIOD}`));
    expect(compared).toContain('吨 上年同期 同比');
    expect(compared).toContain('4月6日 1.5 无 —');
  });

  test('a button for a period leads to an address that says the days', async () => {
    const answer = await get(
      '/figures?indicator=staff&of=all&by=week&as=bar&from=2022-01-01&to=2022-01-02&preset=month',
    );
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(
      `${archive}/figures?indicator=staff&of=all&from=2022-04-01&to=2022-04-08&by=week&as=bar`,
    );
  });

  test('without a choice show something, with the link to the same again', async () => {
    const html = await page('/figures');
    expect(html).toContain('indicator=garbage&of=all&from=2022-03-10&to=2022-04-08&by=day&as=line');
    expect(text(html)).toContain('收集转运垃圾');
  });

  test.each([
    ['indicator=nothing', '本任务没有指标“nothing”'],
    ['of=unit:nobody', '本任务没有单位“unit:nobody”'],
    ['of=group:%3Cb%3E', '本任务没有单位“group:&lt;b&gt;”'],
    ['from=2022-04-31', '不是日历上的一天'],
    ['from=2022-04-08&to=2022-04-01', '开始日期（2022-04-08）晚于结束日期'],
    [
      'of=all&of=unit:a&of=unit:b&of=unit:c&of=group:直属单位&of=group:执法队伍&of=group:工作专班',
      '一次最多选6项，选了7项',
    ],
  ])('refuse %s in words, and keep the form', async (query, words) => {
    const answer = await get(`/figures?${query}`);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(words);
    expect(html).toContain('name="indicator"');
    expect((await get(`/figures/workbook?${query}`)).status).toBe(422);
    expect((await get(`/figures/picture?${query}`)).status).toBe(422);
  });

  test('of days that were not closed say so; of a long period by day are shown by month, and say that', async () => {
    expect(text(await page('/figures?from=2023-01-01&to=2023-01-31'))).toContain('这一时段还没有日结的数字');
    expect(text(await page('/figures?from=2021-01-01&to=2022-04-08'))).toContain('已改为按月');
  });

  test('come as a workbook with every step', async () => {
    const book = await bytes(`/figures/workbook?indicator=dissuaded&indicator=posts&of=all&of=unit:a&${PERIOD}`);
    const sheet = sheetOf(book, 1);
    expect(sheet.match(/<row /g)).toHaveLength(4);
    expect(sheet).toContain('<v>1009</v>');
    expect(sheet).toContain('>未报<');
    expect(sheet).toContain('劝离劝返市民（人次） 市环卫服务中心');
    expect(sheetOf(book, 2)).toContain('名称去重后的个数');
    expect(
      Buffer.from(book).equals(
        Buffer.from(await bytes(`/figures/workbook?indicator=dissuaded&indicator=posts&of=all&of=unit:a&${PERIOD}`)),
      ),
    ).toBe(true);
  });

  test('come as a picture that needs no style sheet', async () => {
    const answer = await get(`/figures/picture?indicator=garbage&as=bar&of=unit:a&of=unit:b&${PERIOD}`);
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(decodeURIComponent(answer.headers.get('content-disposition')!)).toContain(
      '收集转运垃圾-数字走势-2022-04-06至2022-04-08.svg',
    );
    const svg = await answer.text();
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain('随州市城市管理执法委员会');
    expect(svg).not.toMatch(/<script|<style|href/);
  });
});

describe('two periods', () => {
  test('are compared in words and in a table, the last day with the one before at first', async () => {
    const shown = text(await page('/compare'));
    expect(shown).toContain('本期 2022年4月8日 · 对比期 2022年4月7日');
    expect(shown).toContain('无法比较（有一期未报）：收集转运垃圾、劝离劝返市民');
    expect(shown).toContain('报送 2/3 0/3 — —');
  });

  test('of one day each: what moved is said with its share', async () => {
    const html = await page('/compare?from=2022-04-08&from2=2022-04-06');
    const shown = text(html);
    expect(shown).toContain('收集转运垃圾2.5吨，比对比期的1.5吨增加1.0吨（+66.7%）。'.replace('1.0吨', '1吨'));
    expect(shown).toContain('劝离劝返市民 人次 1,009 7 +1,002 +14,314.3%');
    expect(shown).toContain('持平：值守桥梁路口。');
    expect(html).toContain(`${archive}/compare/workbook?from=2022-04-08&to=2022-04-08&from2=2022-04-06&to2=2022-04-06`);
  });

  test('of different lengths say so; of one unit are that unit’s', async () => {
    const shown = text(await page('/compare?from=2022-04-06&to=2022-04-08&from2=2022-04-06&to2=2022-04-06&of=unit:a'));
    expect(shown).toContain('两期天数不同（3天与1天）');
    expect(shown).toContain('劝离劝返市民 人次 16 缺1天 7 +9 +128.6%');
    expect(text(await page('/compare?from=2023-01-01&from2=2023-01-02'))).toContain('还没有日结的数字');
  });

  test.each([
    ['from=x', '不是日历上的一天'],
    ['from=2022-04-08&to=2022-04-07', '晚于结束日期'],
    ['of=unit:nobody', '本任务没有单位'],
  ])('refuse %s in words', async (query, words) => {
    const answer = await get(`/compare?${query}`);
    expect([answer.status, (await answer.text()).includes(words)]).toEqual([422, true]);
    expect((await get(`/compare/workbook?${query}`)).status).toBe(422);
  });

  test('come as a workbook', async () => {
    const sheet = sheetOf(await bytes('/compare/workbook?from=2022-04-08&from2=2022-04-06'), 1);
    expect(sheet).toContain('<v>1002</v>');
    expect(sheet).toContain('<v>14314.3</v>');
  });
});

describe('a figure explained', () => {
  test('shows units, revisions and times, what was before, the rule, and that it comes out the same', async () => {
    const shown = text(await page(`/${DAY}/figures/dissuaded`));
    expect(shown).toContain('当日 1,009人次 累计 1,016人次 重新计算，与印发的一致');
    expect(shown).toContain('期初数 0人次 此前各日合计 7人次 当日 1,009人次 累计 1,016人次');
    expect(shown).toContain('市环卫服务中心 9人次 第1次 17:00');
    expect(shown).toContain('高新区大队 1,000人次 第1次 17:00');
    expect(shown).toContain('防控工作督察组 未报 — —');
    expect(shown).toContain('累计是期初数加启报以来每天的当日数');
  });

  test('of places tells names and which are new', async () => {
    const shown = text(await page(`/${DAY}/figures/posts`));
    expect(shown).toContain('当日 2个 累计 3个');
    expect(shown).toContain('当日新增1个：东桥');
    expect(shown).toContain('市环卫服务中心 南门桥 第1次');
  });

  test('is reached from the front page, the day and the charts; a guest sees that day only', async () => {
    const href = `${archive}/${DAY}/figures/dissuaded`;
    for (const path of ['', `/${DAY}`, `/figures?indicator=dissuaded&${PERIOD}`])
      expect(await page(path)).toContain(`href="${href}"`);
    const guest = await get(`/${DAY}/figures/dissuaded`, web.keys.guest);
    expect(guest.status).toBe(200);
    expect(await guest.text()).not.toMatch(/2022-04-07|\/figures\?/);
    expect((await get('/2022-04-06/figures/dissuaded', web.keys.guest)).status).toBe(403);
  });

  test('leads the office to the report itself, readers not', async () => {
    const report = `/api/programmes/suizhou/days/${DAY}/submissions/a?revision=1`;
    const office = plain(await (await get(`/${DAY}/figures/dissuaded`, web.keys.office)).text());
    expect(office).toContain(report);
    expect(await page(`/${DAY}/figures/dissuaded`)).not.toContain(report);
  });

  test.each([
    ['/2022-04-20/figures/dissuaded', '还没有日结'],
    [`/${DAY}/figures/constructor`, '本任务没有指标'],
  ])('%s is not there, in words', async (path, words) => {
    const answer = await get(path);
    expect([answer.status, (await answer.text()).includes(words)]).toEqual([404, true]);
  });

  test('that does not come out the same says so, and what differs', async () => {
    const other = await openWebWorld();
    other.setNow(`${DAY}T09:00:00.000Z`);
    await other.put({ id: 'x', basedOn: 0, figures: { dissuaded: 9 } });
    await other.issueDay(DAY);
    const { close, version } = (await readClose(other.world, 'suizhou', DAY))!;
    const { dissuaded } = close.indicators;
    const changed = { ...close, indicators: { ...close.indicators, dissuaded: { ...dissuaded!, day: '8' } } };
    await writeClose(other.world, changed, version);
    const answer = await other.request(`${archive}/${DAY}/figures/dissuaded`, { key: other.keys.reader });
    const shown = text(await answer.text());
    expect(shown).toContain('重新计算，与印发的不一致');
    expect(shown).toContain('当日：重新计算为9人次，日结为8人次。');
    expect(shown).not.toContain('第1版为');
  });
});
