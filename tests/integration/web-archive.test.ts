/**
 * The archive's pages: latest first, calendar, search, downloads of a period, links for a time, and who took what.
 */
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { createKey } from '../../functions/records/access/access-keys.ts';
import { partition } from '../../functions/records/store/keys.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
const archive = '/archive/suizhou';
const api = '/api/programmes/suizhou';

beforeEach(async () => {
  web = await openWebWorld();
});

const page = async (path: string, key = web.keys.reader): Promise<string> =>
  plain(await (await web.request(`${archive}${path}`, { key })).text());
/** Addresses as a browser reads them. */
const plain = (html: string): string => html.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
/** Without tags; spaces between them stay one. */
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ');

/** Reports of unit a (and of all with `whole`), then the issue. */
async function issue(day: string, dissuaded: number, narrative?: string, reason?: string): Promise<void> {
  web.setNow(`${day}T09:00:00.000Z`);
  const narratives = narrative === undefined ? [] : [{ kind: '工作动态', text: narrative }];
  const basedOn = reason === undefined ? 0 : 1;
  const sent = await web.put(
    { id: `${day}-${basedOn}`, basedOn, figures: { dissuaded, staff: 500 }, narratives },
    { day },
  );
  expect(sent.status).toBe(201);
  const issued = await web.issueDay(day, reason === undefined ? {} : { reason });
  expect(issued.status).toBe(201);
}

describe('the front page', () => {
  test('shows the latest first: number, what is missing, figures with change and line, files; then the others', async () => {
    await issue('2022-04-06', 7);
    await issue('2022-04-07', 5);
    await issue(DAY, 9);
    const html = await page('');
    const shown = text(html);
    const order = [
      '第3期',
      '2个单位未报，下列数字不含这些单位',
      '高新区大队',
      '报送率33.3%（1/3）',
      '劝离劝返市民 9 人次',
      '最近各期',
      '第2期',
      '第1期',
    ];
    const places = order.map((each) => shown.indexOf(each));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(shown).toContain('较前一日增加4人次');
    expect(shown).toContain('累计21人次');
    expect(html).toContain('aria-label="劝离劝返市民近3期：4月6日 7、4月7日 5、4月8日 9"');
    expect(html).toMatch(/<polyline points="4\.0,20\.0 66\.0,36\.0 128\.0,4\.0"\/>/);
    expect(html).toContain(`${api}/briefings/${DAY}/1/briefing.docx`);
  });

  test('says when a newer one ought to be there', async () => {
    await issue('2022-04-06', 7);
    expect(text(await page(''))).not.toContain('现在还没有');
    web.setNow('2022-04-08T00:30:00.000Z');
    expect(text(await page(''))).toContain('2022年4月7日 星期四的简报应于4月8日 08:00编发，现在还没有。');
  });

  test('marks a correction, and shows its figures', async () => {
    await issue(DAY, 9);
    await issue(DAY, 8, undefined, '数字有误');
    const shown = text(await page(''));
    for (const each of ['更正 第2版', '数字有误', '劝离劝返市民 8 人次']) expect(shown).toContain(each);
  });

  test('of an edition from before outlines were kept shows what there is', async () => {
    await issue(DAY, 9);
    const { table } = web.world;
    const [item] = await table.query<Record<string, never>>(partition('suizhou'), { prefix: 'EDITION#' });
    const { outline: _, text: __, ...older } = item!.data;
    await table.replace({ pk: item!.pk, sk: item!.sk, data: older }, 1);
    const shown = text(await page(''));
    expect(shown).toContain('2022年4月8日 星期五');
    expect(shown).not.toContain('主要数字');
    expect(text(await page('/search?q=2022'))).toContain('没有找到');
  });
});

describe('the calendar', () => {
  beforeEach(async () => {
    await issue('2022-04-01', 1);
    await issue(DAY, 2);
    await issue(DAY, 3, undefined, '数字有误');
    await issue('2022-05-01', 4);
  });

  test('of a month has its days, their state in words, and the list', async () => {
    const html = await page('/calendar?month=2022-04');
    expect(html).toContain('>4月1日 第1期 报送率33.3%（1/3）<');
    expect(html).toContain('>4月8日 第2期 报送率33.3%（1/3） 更正 第2版<');
    expect(html.match(/class="day day-/g)).toHaveLength(2);
    expect(text(html)).toContain('2期，其中更正1期');
    expect(html).toContain('calendar?month=2022-05');
    expect(html).not.toContain('calendar?month=2022-03');
  });

  test('without a month is the latest one; a year has all its months, and each only what belongs to it', async () => {
    expect(text(await page('/calendar'))).toContain('2022年5月');
    const year = await page('/calendar?year=2022');
    expect(year.match(/<table class="calendar">/g)).toHaveLength(2);
    expect(year.match(/class="day day-/g)).toHaveLength(3);
  });

  test('starts weeks on Monday', async () => {
    const april = await page('/calendar?month=2022-04');
    const first = /<tbody>\s*<tr>(.*?)<\/tr>/s.exec(april)?.[1] ?? '';
    expect(first.match(/<td><\/td>/g)).toHaveLength(4); // 1 April 2022 was a Friday
  });

  test.each(['2022-13', '2022-4', 'x', '22', '2022-04-08', '..'])('knows no month %s', async (month) => {
    expect((await web.request(`${archive}/calendar?month=${month}`, { key: web.keys.reader })).status).toBe(404);
  });

  test('reads only the month that is shown', async () => {
    const { table } = web.world;
    const { query } = table;
    const ranges: string[] = [];
    Object.assign(table, {
      query: (pk: string, range: { prefix?: string; from?: string; to?: string; limit?: number }) => {
        ranges.push(`${range.prefix ?? `${range.from}..${range.to}`} ${range.limit ?? ''}`);
        return query.call(table, pk, range);
      },
    });
    await page('/calendar?month=2022-04');
    expect(ranges.filter((each) => each.startsWith('EDITION#')).sort()).toEqual([
      'EDITION#..EDITION#~ 1',
      'EDITION#..EDITION#~ 1',
      'EDITION#2022-04-01..EDITION#2022-04-30~ ',
    ]);
  });
});

describe('search', () => {
  beforeEach(async () => {
    await issue('2022-04-01', 1, '沿街围挡破损，需协调修复。');
    await issue('2022-04-05', 1, '<b>积水</b> 与 ＧＰＳ');
    await issue(DAY, 2, '围挡已经修好。');
  });
  const find = async (query: string): Promise<string> => page(`/search?${query}`);

  test('finds two characters anywhere, newest first, with the hit marked', async () => {
    const html = await find('q=围挡');
    expect(text(html)).toContain('共2天');
    expect(html.indexOf(`<h3><a href="${archive}/${DAY}"`)).toBeLessThan(
      html.indexOf(`<h3><a href="${archive}/2022-04-01"`),
    );
    expect(html).toContain(`<h3><a href="${archive}/${DAY}"`);
    expect(html).toContain('<mark>围挡</mark>已经修好。');
    expect(html).toContain('沿街<mark>围挡</mark>破损，需协调修复。');
    expect(html).toContain('市环卫服务中心 工作动态');
  });

  test('never turns what was reported, or typed, into markup', async () => {
    const html = await find(`q=${encodeURIComponent('<b>积水')}`);
    expect(html).toContain('<mark>&lt;b&gt;积水</mark>');
    expect(html).not.toContain('<b>');
    expect(await find('q=%22%3E%3Cscript%3E')).not.toContain('"><script>');
  });

  test('knows wide letters, several words, and one character with a hint', async () => {
    expect(text(await find('q=gps'))).toContain('共1天');
    expect(text(await find('q=围挡+破损'))).toContain('共1天');
    expect(text(await find('q=围挡+积水'))).toContain('没有找到');
    const one = text(await find('q=挡'));
    expect(one).toContain('共2天');
    expect(one).toContain('只有一个字');
    expect(text(await find('q=围挡'))).not.toContain('只有一个字');
    expect(text(await find('q=不存在的词'))).toContain('没有找到');
  });

  test('finds units, those that sent nothing too, and titles', async () => {
    expect(text(await find('q=环卫服务'))).toContain('共3天');
    const missing = text(await find('q=高新区大队'));
    expect(missing).toContain('共3天');
    expect(missing).toContain('高新区大队 未报');
    expect(text(await find('q=专报'))).toContain('标题 专报');
  });

  test('keeps to a unit and a period', async () => {
    expect(text(await find('q=围挡&from=2022-04-02'))).toContain('共1天');
    expect(text(await find('q=围挡&to=2022-04-02'))).toContain('共1天');
    expect(text(await find('q=围挡&unit=b'))).toContain('没有找到');
    expect(text(await find('q=围挡&unit=a'))).toContain('共2天');
  });

  test('refuses what is no day, no period, no unit, and keeps what was typed', async () => {
    const refused = async (query: string): Promise<[number, string]> => {
      const answer = await web.request(`${archive}/search?${query}`, { key: web.keys.reader });
      return [answer.status, await answer.text()];
    };
    for (const [query, sentence] of [
      ['q=围挡&from=2022-02-30', '2022-02-30”不是日历上的一天'],
      ['q=围挡&from=2022-04-09&to=2022-04-01', '晚于结束日期'],
      ['q=围挡&unit=nobody', '没有单位“nobody”'],
    ] as const) {
      const [status, html] = await refused(query);
      expect([status, html.includes(sentence), html.includes('value="围挡"')]).toEqual([422, true, true]);
    }
  });

  test('a correction replaces the text of its day', async () => {
    await issue(DAY, 3, '井盖缺失。', '漏报');
    expect(text(await find('q=已经修好'))).toContain('没有找到');
    const found = text(await find('q=井盖'));
    expect(found).toContain('更正 第2版');
    expect(text(await find('q=漏报'))).toContain('更正原因');
  });

  test('a text whose edition was never stored is not shown', async () => {
    const { table } = web.world;
    const { insert } = table;
    const broken = {
      insert: async (item: Parameters<typeof insert>[0]) => {
        if (item.sk.startsWith('EDITION#')) throw new Error('died');
        return insert.call(table, item);
      },
    };
    web.setNow('2022-04-09T09:00:00.000Z');
    await web.put(
      { id: 'n', figures: { dissuaded: 1 }, narratives: [{ kind: '工作动态', text: '半途而废' }] },
      { day: '2022-04-09' },
    );
    Object.assign(table, broken);
    await web.issueDay('2022-04-09');
    Object.assign(table, { insert });
    expect(text(await find('q=半途而废'))).toContain('没有找到');
    await web.issueDay('2022-04-09');
    expect(text(await find('q=半途而废'))).toContain('共1天');
  });

  test('goes on to earlier days, page by page, none twice', async () => {
    for (let day = 9; day <= 30; day += 1) await issue(`2022-04-${String(day).padStart(2, '0')}`, 1, '围挡巡查');
    const first = await find('q=围挡');
    const next = /href="(\/archive\/suizhou\/search\?[^"]*before=[^"]*)"/.exec(first)?.[1];
    const days = (html: string): string[] =>
      [...html.matchAll(/<h3><a href="[^"]*\/([\d-]+)"/g)].map(([, day]) => day!);
    const second = await (await web.request(next!, { key: web.keys.reader })).text();
    expect(days(first)).toHaveLength(20);
    expect(days(second)).toEqual(['2022-04-10', '2022-04-09', DAY, '2022-04-01']);
    expect(second).not.toContain('before=');
  });
});

describe('a period', () => {
  beforeEach(async () => {
    await issue('2022-04-01', 1);
    await issue(DAY, 2);
    await issue(DAY, 3, undefined, '数字有误');
    await issue('2022-05-01', 4);
  });
  const zip = (query: string, key = web.keys.reader): Promise<Response> =>
    web.request(`${archive}/zip?${query}`, { key });
  const APRIL = 'from=2022-04-01&to=2022-04-30&files=briefing.docx&files=briefing.html';

  test('is offered as one zip a month', async () => {
    const html = await page('/download?from=2022-04-01&to=2022-05-31&files=briefing.docx');
    expect(text(html)).toContain('共3期');
    expect(text(html)).toContain('2022年4月1日—8日');
    expect(text(html)).toContain('2022年5月1日');
    expect(html.match(/\/archive\/suizhou\/zip\?/g)).toHaveLength(2);
  });

  test('comes as files with their names, an index, and checksums that hold; the same bytes again', async () => {
    const answer = await zip(APRIL);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(decodeURIComponent(answer.headers.get('content-disposition')!)).toContain(
      "filename*=UTF-8''疫情防控工作每日专报-2022-04-01至2022-04-08.zip",
    );
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual([
      '索引.html',
      '清单.json',
      'SHA256SUMS.txt',
      '疫情防控工作每日专报-第1期-2022-04-01.docx',
      '疫情防控工作每日专报-第1期-2022-04-01.html',
      '疫情防控工作每日专报-第2期-2022-04-08-更正第2版.docx',
      '疫情防控工作每日专报-第2期-2022-04-08-更正第2版.html',
    ]);
    const read = (name: string): string => new TextDecoder().decode(files[name]);
    for (const line of read('SHA256SUMS.txt').trim().split('\n')) {
      const [hash, name] = line.split('  ') as [string, string];
      expect(createHash('sha256').update(files[name]!).digest('hex')).toBe(hash);
    }
    const list = JSON.parse(read('清单.json')) as {
      briefings: { day: string; reason?: string; files: { name: string }[] }[];
    };
    expect(list.briefings.map(({ day, reason }) => [day, reason])).toEqual([
      ['2022-04-01', undefined],
      [DAY, '数字有误'],
    ]);
    const links = [...read('索引.html').matchAll(/href="\.\/([^"]+)"/g)].map(([, href]) => decodeURIComponent(href!));
    expect(links.sort()).toEqual(
      Object.keys(files)
        .filter((name) => name.startsWith('疫情'))
        .sort(),
    );
    expect(new Uint8Array(await (await zip(APRIL)).arrayBuffer())).toEqual(bytes);
  });

  test('marks its names as UTF-8 and carries no time but the first', async () => {
    const bytes = Buffer.from(await (await zip(APRIL)).arrayBuffer());
    expect(bytes.readUInt16LE(6) & 0x0800).toBe(0x0800);
    expect([bytes.readUInt16LE(10), bytes.readUInt16LE(12)]).toEqual([0, 0x21]); // 1980-01-01 00:00
  });

  test('that is too large is refused in words, and offered in parts', async () => {
    const { table } = web.world;
    for (const item of await table.query<{ files: object[] }>(partition('suizhou'), { prefix: 'EDITION#' })) {
      const files = item.data.files.map((file) => ({ ...file, bytes: 2_500_000 }));
      await table.replace({ pk: item.pk, sk: item.sk, data: { ...item.data, files } as never }, item.version);
    }
    const refused = await zip('from=2022-04-01&to=2022-04-30&files=briefing.docx');
    expect([refused.status, text(await refused.text()).includes('最多装 4 MB')]).toEqual([422, true]);
    const parts = await page('/download?from=2022-04-01&to=2022-04-30&files=briefing.docx');
    expect(parts.match(/\/archive\/suizhou\/zip\?/g)).toHaveLength(2);
    const both = text(await page('/download?from=2022-04-01&to=2022-04-30&files=briefing.docx&files=briefing.html'));
    expect(both).toContain('这一天的文件太大');
  });

  test('without a briefing, files or order is refused', async () => {
    const status = async (query: string): Promise<number> => (await zip(query)).status;
    expect(await status('from=2021-01-01&to=2021-01-31&files=briefing.docx')).toBe(404);
    expect(await status('from=2022-04-01&to=2022-04-30')).toBe(422);
    expect(await status('from=2022-04-30&to=2022-04-01&files=briefing.docx')).toBe(422);
    expect(await status('from=2020-04-01&to=2022-04-01&files=briefing.docx')).toBe(422);
    expect(await status('from=x&to=2022-04-01&files=briefing.docx')).toBe(422);
  });

  test('an archived file that was altered does not leave the archive', async () => {
    const { get } = web.world.blobs;
    Object.assign(web.world.blobs, {
      get: async (key: string) => {
        const blob = await get(key);
        return blob && { ...blob, bytes: blob.bytes.map((byte, at) => (at === 3 ? byte ^ 1 : byte)) };
      },
    });
    expect((await zip(APRIL)).status).toBe(500);
  });
});

describe('a link for a time', () => {
  beforeEach(async () => {
    await issue('2022-04-07', 1);
    await issue(DAY, 2);
  });

  /** The link that the page shows, its key, and the guest's cookie. */
  async function linkOf(key = web.keys.office, days = '3'): Promise<{ key: string; html: string; status: number }> {
    const answer = await web.form(`${archive}/${DAY}/link`, { days }, await web.cookie(key));
    const html = await answer.text();
    const link = /value="http:\/\/localhost\/sign-in#key=([^"]+)"/.exec(plain(html))?.[1] ?? '';
    return { key: link, html, status: answer.status };
  }

  test('opens that briefing and its files, and nothing else', async () => {
    const { key, status } = await linkOf();
    expect([status, key]).toEqual([201, expect.stringMatching(/^suizhou\.[\w-]{8}\.[\w-]{32}$/)]);
    const cookie = await web.cookie(key);
    const open = async (path: string): Promise<number> => (await web.request(path, { headers: { cookie } })).status;
    expect(await open(`${archive}/${DAY}`)).toBe(200);
    expect(await open(`${api}/briefings/${DAY}/1/briefing.docx`)).toBe(200);
    for (const path of [
      ...[archive, `${archive}/2022-04-07`, `${archive}/calendar`, `${archive}/search?q=1`, `${archive}/download`],
      ...[`${archive}/zip?from=${DAY}&to=${DAY}&files=briefing.docx`, `${archive}/downloads`, `${api}/briefings`],
      ...[`${api}/briefings/2022-04-07/1/briefing.docx`, `${api}/days/${DAY}`, `/desk/suizhou/${DAY}`],
    ]) {
      expect([path, await open(path)]).toEqual([path, 403]);
    }
    const made = await web.form(`${archive}/${DAY}/link`, { days: '1' }, cookie);
    expect(made.status).toBe(403);
  });

  test('shows a guest no way to what they may not open', async () => {
    const { key } = await linkOf();
    const html = await (await web.request(`${archive}/${DAY}`, { headers: { cookie: await web.cookie(key) } })).text();
    expect(html).not.toContain('/archive/suizhou"');
    expect(html).not.toContain(`${archive}/2022-04-07`);
    expect(html).not.toContain('发给别人看');
  });

  test('signing in with it leads there; two links live side by side in one browser', async () => {
    const { key } = await linkOf();
    const other = (
      await createKey(web.world.table, {
        programme: 'suizhou',
        role: 'guest',
        day: '2022-04-07',
        at: '2022-04-08T00:00:00.000Z',
      })
    ).key;
    const signIn = await web.form('/sign-in', { key, to: '/archive/suizhou' }, '');
    expect(signIn.headers.get('location')).toBe(`${archive}/${DAY}`);
    const cookies = `${await web.cookie(key)}; ${await web.cookie(other)}`;
    for (const day of [DAY, '2022-04-07']) {
      expect((await web.request(`${archive}/${day}`, { headers: { cookie: cookies } })).status).toBe(200);
    }
  });

  test('ends by itself', async () => {
    const { key } = await linkOf(web.keys.reader, '1');
    const cookie = await web.cookie(key);
    web.setNow('2022-04-09T08:59:59.999Z');
    expect((await web.request(`${archive}/${DAY}`, { headers: { cookie } })).status).toBe(200);
    web.setNow('2022-04-09T09:00:00.000Z');
    expect((await web.request(`${archive}/${DAY}`, { headers: { cookie } })).status).toBe(303);
  });

  test('is kept as a hash only, and listed with who made it', async () => {
    const { key } = await linkOf();
    const stored = JSON.stringify(await web.world.table.query(partition('suizhou'), {}));
    expect(stored).not.toContain(key.split('.')[2]);
    const shown = text(await page(`/${DAY}`, web.keys.office));
    expect(shown).toContain(`由${web.keys.office.split('.').slice(0, 2).join('.')}生成`);
    expect(shown).toContain('有效至2022年4月11日 17:00');
    expect(web.logged.join('')).not.toContain(key.split('.')[2]);
  });

  test('is revoked by the office or by who made it, at once', async () => {
    const { key } = await linkOf();
    const id = key.split('.').slice(0, 2).join('.');
    const revoke = async (by: string, of = id): Promise<number> =>
      (await web.form(`${archive}/${DAY}/revoke`, { id: of }, await web.cookie(by))).status;
    expect(await revoke(web.keys.reader)).toBe(404);
    expect(await revoke(web.keys.office, web.keys.reader.split('.').slice(0, 2).join('.'))).toBe(404);
    const cookie = await web.cookie(key);
    expect(await revoke(web.keys.office)).toBe(303);
    expect((await web.request(`${archive}/${DAY}`, { headers: { cookie } })).status).toBe(303);
    expect(text(await page(`/${DAY}`, web.keys.office))).toContain('已于2022年4月8日 17:00停用');
    expect(text(await page(`/${DAY}`))).not.toContain(id);
    const own = await linkOf(web.keys.reader);
    expect(await revoke(web.keys.reader, own.key.split('.').slice(0, 2).join('.'))).toBe(303);
  });

  test.each(['', '2', '0', '-1', '1e3', '365'])('is not made for %j days', async (days) => {
    expect((await linkOf(web.keys.office, days)).status).toBe(422);
  });

  test('is not made for a day without a briefing', async () => {
    const answer = await web.form(`${archive}/2022-04-02/link`, { days: '1' }, await web.cookie(web.keys.office));
    expect(answer.status).toBe(404);
  });
});

describe('who took what', () => {
  beforeEach(async () => {
    await issue(DAY, 2);
  });

  test('is on record for files and periods, by key id, and shown to the office only', async () => {
    await web.request(`${api}/briefings/${DAY}/1/briefing.docx`, { key: web.keys.reader });
    web.setNow('2022-04-08T10:00:00.000Z');
    await web.request(`${api}/briefings/${DAY}/1/briefing.html?read`, { key: web.keys.guest });
    web.setNow('2022-04-08T11:00:00.000Z');
    await web.request(`${archive}/zip?from=2022-04-01&to=2022-04-30&files=figures.json`, { key: web.keys.signatory });
    const id = (key: string): string => key.split('.').slice(0, 2).join('.');
    const expected = [
      `19:00 2022-04-01至2022-04-30压缩包：数据 签发 ${id(web.keys.signatory)}`,
      `18:00 第1版 网页（在线阅读） 临时链接 ${id(web.keys.guest)}`,
      `17:00 第1版 Word 文档 查阅 ${id(web.keys.reader)}`,
    ];
    const day = text(await page(`/${DAY}`, web.keys.office));
    const places = expected.map((line) => day.indexOf(line));
    expect(places.every((at) => at > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const month = text(await page('/downloads?month=2022-04', web.keys.office));
    for (const key of [web.keys.signatory, web.keys.guest, web.keys.reader]) expect(month).toContain(id(key));
    expect(await page(`/${DAY}`)).not.toContain('谁下载过');
    expect((await web.request(`${archive}/downloads`, { key: web.keys.reader })).status).toBe(403);
  });

  test('is on record for tables and pictures of figures too, and a click away from the audit', async () => {
    const period = 'from=2022-04-01&to=2022-04-08';
    for (const path of [
      `figures/workbook?${period}`,
      `figures/picture?${period}`,
      'compare/workbook?from=2022-04-08&to=2022-04-08&from2=2022-04-07&to2=2022-04-07',
    ]) {
      expect((await web.request(`${archive}/${path}`, { key: web.keys.reader })).status).toBe(200);
    }
    const audit = await (await web.request('/desk/suizhou/audit', { key: web.keys.office })).text();
    expect(audit).toContain('href="/archive/suizhou/downloads"');
    const month = text(await page('/downloads?month=2022-04', web.keys.office));
    const id = web.keys.reader.split('.').slice(0, 2).join('.');
    for (const what of [
      '2022-04-01至2022-04-08：数字走势表格',
      '2022-04-01至2022-04-08：数字走势图片',
      '2022-04-08至2022-04-08：两期对比表格',
    ]) {
      expect(month).toContain(`${what} 查阅 ${id}`);
    }
  });

  test('never holds a key', async () => {
    await web.request(`${api}/briefings/${DAY}/1/briefing.docx`, { key: web.keys.reader });
    const items = await web.world.table.query('P#suizhou#DOWNLOADS#2022-04', {});
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toContain(web.keys.reader.split('.')[2]);
  });

  test('a file that cannot be put on record is not given out', async () => {
    const { insert } = web.world.table;
    Object.assign(web.world.table, {
      insert: async (item: Parameters<typeof insert>[0]) => {
        if (item.pk.includes('#DOWNLOADS#')) throw new Error('store is gone');
        return insert.call(web.world.table, item);
      },
    });
    expect((await web.request(`${api}/briefings/${DAY}/1/briefing.docx`, { key: web.keys.reader })).status).toBe(500);
  });
});

describe('the list of briefings', () => {
  const list = async (query = ''): Promise<{ days: string[]; next: string | null; status: number }> => {
    const answer = await web.request(`${api}/briefings${query}`, { key: web.keys.reader });
    const days = answer.status === 200 ? ((await answer.json()) as { day: string }[]).map(({ day }) => day) : [];
    return { days, next: answer.headers.get('link'), status: answer.status };
  };

  test('comes in pages, each naming the next', async () => {
    for (const day of ['2022-04-05', '2022-04-06', DAY]) await issue(day, 1);
    expect(await list()).toEqual({ days: [DAY, '2022-04-06', '2022-04-05'], next: null, status: 200 });
    const first = await list('?limit=2');
    expect(first.days).toEqual([DAY, '2022-04-06']);
    expect(first.next).toBe(`<${api}/briefings?before=2022-04-06&limit=2>; rel="next"`);
    expect((await list('?before=2022-04-06&limit=2')).days).toEqual(['2022-04-05']);
  });

  test.each(['?limit=0', '?limit=367', '?limit=x', '?limit=', '?before=2022-04-31', '?before=x'])(
    'refuses %s',
    async (query) => {
      expect((await list(query)).status).toBe(422);
    },
  );
});

test('months have their names in English', async () => {
  await issue('2022-04-01', 1);
  expect(text(await page('/calendar?lang=en'))).toMatch(/ April .*1 April/);
  expect(text(await page('/calendar?lang=en'))).not.toContain('Month 4');
});
