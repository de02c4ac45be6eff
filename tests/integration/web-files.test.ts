/**
 * Reporting by file over the web: download, fill in, dry run with findings by cell, confirm, receipt; for a unit and for the
 * office. What was not confirmed is not stored, what was confirmed is stored once, and nothing of anybody else's is lost.
 */
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Table } from '../../functions/ports.ts';
import { storePhoto } from '../../functions/records/photo/photos.ts';
import { revisionsOf } from '../../functions/records/report/submissions.ts';
import { fillIn, gb18030, withRows, zipThatSays } from '../support/filled-workbook.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

const UNIT = `/report/suizhou/${DAY}`;
const DESK = `/desk/suizhou/${DAY}`;
let web: WebWorld;
let unit: string;
let office: string;

beforeEach(async () => {
  web = await openWebWorld();
  [unit, office] = [await web.cookie(web.keys.unit), await web.cookie(web.keys.office)];
});

interface Shown {
  readonly status: number;
  readonly html: string;
  readonly location: string | null;
}
const shown = async (answer: Response): Promise<Shown> => ({
  status: answer.status,
  location: answer.headers.get('location'),
  html: await answer.text(),
});
const download = async (path: string, cookie: string): Promise<Uint8Array> => {
  const answer = await web.request(path, { headers: { cookie } });
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
};
function upload(path: string, bytes: Uint8Array, cookie: string, name = '报送.xlsx'): Promise<Shown> {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], name));
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  return web.request(path, { method: 'POST', headers, body }).then(shown);
}
const plain = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
/** Fields of the form that confirms. */
function confirmation({ html }: Shown): Record<string, string> {
  const inputs = [...html.matchAll(/<input type="hidden" name="(step|id|entered)" value="([^"]*)">/g)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, plain(value)]));
}
const confirm = async (path: string, dry: Shown, cookie: string): Promise<Shown> =>
  shown(await web.form(path, confirmation(dry), cookie));
/** What the page says is wrong, as `C5 …`. */
const wrong = ({ html }: Shown): string[] =>
  [...(/<ul class="cells">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '').matchAll(/<li>([\s\S]*?)<\/li>/g)].map(
    ([, item = '']) => plain(item.replace(/<\/strong>/, ' ').replace(/<[^>]+>/g, '')),
  );
/** Rows of what would change: item, before, after. */
const changes = ({ html }: Shown): string[][] =>
  [...html.matchAll(/<tr><th scope="row">([^<]*)<\/th>((?:<td[^>]*>[^<]*<\/td>)+)<\/tr>/g)].map(
    ([, item = '', cells = '']) => [
      plain(item),
      ...[...cells.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, cell = '']) => plain(cell)),
    ],
  );
const stored = (of = 'a', table: Table = web.world.table) => revisionsOf(table, web.programme, DAY, of);

describe('a unit', () => {
  const path = `${UNIT}/workbook`;

  test('finds the page from its form, with both files to download', async () => {
    const form = await shown(await web.request(UNIT, { headers: { cookie: unit } }));
    expect(form.html).toContain(`<a href="${UNIT}/upload">用表格文件填报</a>`);
    const { html, status } = await shown(await web.request(`${UNIT}/upload`, { headers: { cookie: unit } }));
    expect(status).toBe(200);
    expect(html).toContain(`href="${path}"`);
    expect(html).toContain(`href="${path}?format&#x3D;csv"`);
    const answer = await web.request(path, { headers: { cookie: unit } });
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''");
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
  });

  test('fills it in, sees what will be stored, confirms, and has its receipt', async () => {
    const dry = await upload(
      path,
      fillIn(await download(path, unit), { C5: 612.5, C6: '３，０１０', C8: '南门桥、北门桥', C10: '消杀<b>' }),
      unit,
    );
    expect([dry.status, wrong(dry)]).toEqual([200, []]);
    expect(changes(dry)).toEqual([
      ['收集转运垃圾', '612.5吨'],
      ['劝离劝返市民', '3,010人次'],
      ['值守桥梁路口', '南门桥、北门桥'],
      ['工作动态', '消杀<b>'],
    ]);
    expect(dry.html).not.toContain('<b>');
    expect(await stored()).toEqual([]);
    const done = await confirm(path, dry, unit);
    expect([done.status, done.location]).toEqual([303, `${UNIT}?receipt=1`]);
    const [revision, ...more] = await stored();
    expect(more).toEqual([]);
    expect(revision).toMatchObject({
      revision: 1,
      figures: { garbage: '612.5', dissuaded: '3010', posts: ['南门桥', '北门桥'] },
    });
    expect((await web.request(done.location ?? '', { headers: { cookie: unit } })).status).toBe(200);
  });

  test('confirms twice, and again after a colleague has changed the report: stored once, the same receipt', async () => {
    const dry = await upload(path, fillIn(await download(path, unit), { C6: 5 }), unit);
    const answers = await Promise.all([1, 2, 3].map(() => confirm(path, dry, unit)));
    expect(answers.map(({ location }) => location)).toEqual(Array(3).fill(`${UNIT}?receipt=1`));
    await web.put({ id: 'colleague', basedOn: 1, figures: { dissuaded: 6 } });
    expect((await confirm(path, dry, unit)).location).toBe(`${UNIT}?receipt=1`);
    expect((await stored()).map(({ revision, figures }) => [revision, figures.dissuaded])).toEqual([
      [1, '5'],
      [2, '6'],
    ]);
  });

  test('has in the sheet what stands, and sees before and after of what it changes', async () => {
    await web.put({
      id: 'first',
      figures: { garbage: '612.5', dissuaded: 3010, posts: ['南门桥'] },
      narratives: [{ kind: '工作动态', text: '一' }],
    });
    const sheet = await download(path, unit);
    const dry = await upload(path, fillIn(sheet, { C5: 600, C8: '' }), unit);
    expect(changes(dry)).toEqual([
      ['收集转运垃圾', '612.5吨', '600.0吨'],
      ['值守桥梁路口', '南门桥', '未填'],
    ]);
    expect(dry.html).toContain('其余2项不变');
    expect((await confirm(path, dry, unit)).location).toBe(`${UNIT}?receipt=2`);
    const again = await upload(path, fillIn(sheet, { C5: 600, C8: '' }), unit);
    expect([again.status, wrong(again)]).toEqual([
      422,
      [expect.stringContaining('没有填写任何内容，或者与已保存的相同')],
    ]);
  });

  test('keeps photos and reasons that a sheet cannot hold', async () => {
    const place = { programme: 'suizhou', day: DAY, unit: 'a' };
    const photo = { large: Uint8Array.of(1), small: Uint8Array.of(1) };
    const id = await storePhoto(web.world.blobs, place, photo);
    const narratives = [{ kind: '工作动态', text: '', photos: [id], captions: { [id]: '桥头' } }];
    await web.put({ id: 'first', figures: { dissuaded: 5 }, narratives, reasons: { dissuaded: '节日' } });
    await confirm(path, await upload(path, fillIn(await download(path, unit), { C5: 7 }), unit), unit);
    expect((await stored()).at(-1)).toMatchObject({ reasons: { dissuaded: '节日' }, narratives });
  });

  test('reports nil', async () => {
    const dry = await upload(path, fillIn(await download(path, unit), { C12: '是' }), unit);
    expect(changes(dry)).toEqual([['零报告', '是']]);
    await confirm(path, dry, unit);
    expect((await stored())[0]).toMatchObject({ nil: true, figures: {} });
  });

  test('is told every cell that is wrong at once, mends them, and nothing was stored in between', async () => {
    const sheet = await download(path, unit);
    const dry = await upload(
      path,
      fillIn(sheet, { C5: 612.55, C6: { xml: '<c><f>1+1</f><v>2</v></c>' }, C7: '约800', C9: '大概' }),
      unit,
    );
    expect(dry.status).toBe(422);
    expect(wrong(dry).map((line) => line.slice(0, 8))).toEqual(
      ['C5', 'C6', 'C7', 'C9'].map((cell) => `单元格 ${cell} “`),
    );
    expect(plain(dry.html)).toContain('=1+1');
    expect(dry.html).not.toContain('name="entered"');
    expect(await stored()).toEqual([]);
    const mended = await upload(path, fillIn(sheet, { C5: 612.5, C6: 2, C7: 800, C9: '是' }), unit);
    expect((await confirm(path, mended, unit)).status).toBe(303);
  });

  test.each(['en', 'zh'])('reads what is wrong in its language: %s', async (language) => {
    const cookie = `${unit}; jianbao.lang=${language}`;
    const sheet = fillIn(await download(path, unit), { C5: { xml: '<c><f>1+1</f></c>' }, C6: 'x' });
    const answer = await shown(
      await web.request(`${path}?lang=${language}`, {
        ...{ method: 'POST', headers: { cookie, 'sec-fetch-site': 'same-origin' } },
        body: (() => {
          const body = new FormData();
          body.set('file', new File([new Uint8Array(sheet)], 'a.xlsx'));
          return body;
        })(),
      }),
    );
    const lines = wrong(answer).join('\n');
    if (language === 'en') expect(lines).toContain('holds a formula (=1+1); type its value instead');
    else expect(lines).toContain('填的是公式（=1+1）');
  });

  test('whose colleague reported after the download is not allowed to overwrite, before and at the confirmation', async () => {
    const sheet = fillIn(await download(path, unit), { C6: 5 });
    const early = await upload(path, sheet, unit);
    await web.put({ id: 'colleague', figures: { dissuaded: 6 } });
    const late = await upload(path, sheet, unit);
    expect([late.status, wrong(late)]).toEqual([422, [expect.stringContaining('现为第 1 次，表格依据第 0 次')]]);
    const refused = await confirm(path, early, unit);
    expect([refused.status, wrong(refused)]).toEqual([409, [expect.stringContaining('重新下载')]]);
    expect((await stored()).map(({ figures }) => figures.dissuaded)).toEqual(['6']);
  });

  test.each([
    ['UTF-8 with a mark', (text: string) => new TextEncoder().encode(text)],
    ['UTF-8 without', (text: string) => new TextEncoder().encode(text.slice(1))],
    ['GB18030', (text: string) => gb18030(text.slice(1))],
  ])('reports by CSV in %s', async (_, encode) => {
    const bytes = await download(`${path}?format=csv`, unit);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const filled = text.replace(/劝离劝返市民,,/, '劝离劝返市民,3010,').replace(/工作动态,,/, '工作动态,"消杀，㐀𠮷",');
    const dry = await upload(path, encode(filled), unit, '报送.csv');
    expect(wrong(dry)).toEqual([]);
    await confirm(path, dry, unit);
    expect((await stored())[0]).toMatchObject({
      figures: { dissuaded: '3010' },
      narratives: [{ text: '消杀，㐀𠮷' }],
    });
  });

  test('is asked about what is unusual, with its cell, and may confirm', async () => {
    for (const day of [
      '2022-04-01',
      '2022-04-02',
      '2022-04-03',
      '2022-04-04',
      '2022-04-05',
      '2022-04-06',
      '2022-04-07',
    ])
      await web.put({ id: `d-${day}`, figures: { dissuaded: 100 } }, { day });
    const dry = await upload(path, fillIn(await download(path, unit), { C6: 900 }), unit);
    expect([dry.status, wrong(dry)]).toEqual([200, [expect.stringMatching(/^单元格 C6 /)]]);
    expect((await confirm(path, dry, unit)).status).toBe(303);
  });

  test('cannot confirm for another unit, with a foreign form, or with what is no report', async () => {
    const entered = (of: string, over: object = {}) =>
      JSON.stringify([{ unit: of, basedOn: 0, nil: false, figures: { dissuaded: '5' }, narratives: [], ...over }]);
    const send = async (fields: Record<string, string>) =>
      (await web.form(path, { step: 'confirm', id: 'x', ...fields }, unit)).status;
    expect(await send({ entered: entered('b') })).toBe(403);
    for (const bad of [
      '',
      '[]',
      '{}',
      '[1]',
      'null',
      '[{"unit":"a"}]',
      entered('a', { basedOn: -1 }),
      entered('a', { figures: { a: {} } }),
      entered('a', { narratives: [{}] }),
      '['.repeat(5000),
    ])
      expect(await send({ entered: bad }), bad.slice(0, 40)).toBe(400);
    expect(await send({ entered: entered('a'), id: '../x' })).toBe(400);
    expect(await send({ entered: entered('a', { figures: { dissuaded: '1e3', nowhere: '5' } }) })).toBe(409);
    const elsewhere = await web.request(path, {
      method: 'POST',
      headers: { cookie: unit, 'sec-fetch-site': 'cross-site' },
      body: new FormData(),
    });
    expect(elsewhere.status).toBe(403);
    expect(await stored()).toEqual([]);
  });

  test('whose session ended keeps what it confirms while it signs in again', async () => {
    const dry = await upload(path, fillIn(await download(path, unit), { C6: 5 }), unit);
    const held = await shown(await web.form(path, confirmation(dry), ''));
    expect(held.status).toBe(401);
    expect(plain(held.html)).toContain('"dissuaded":"5"');
  });
});

describe('files that are something else', () => {
  const path = `${UNIT}/workbook`;
  const bytes = (...each: number[]) => Uint8Array.from(each);
  const text = (words: string) => new TextEncoder().encode(words);

  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['nothing', () => bytes(), '没有选择文件'],
    ['a photo', () => bytes(0xff, 0xd8, 0xff, 0xe0, 1, 2), '这个文件是照片（JPEG）'],
    ['an old or encrypted workbook', () => bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), '旧版 .xls 文件，或者加了密码'],
    ['half a workbook', async () => (await download(path, unit)).slice(0, 2000), '文件不完整或已损坏'],
    ['a long text', () => text('疫情防控工作动态。'.repeat(100_000)), '没有报送表的标记'],
    [
      'a long line',
      async () => text(`${strFromU8(await download(`${path}?format=csv`, unit))}${'x'.repeat(3_000_000)}`),
      'CSV 文件在第',
    ],
    ['ten thousand rows', async () => withRows(await download(path, unit), 20, 10_000), '行以上的内容'],
    [
      'a zip bomb',
      () => zipThatSays([{ name: 'xl/workbook.xml', content: new Uint8Array(30_000_000), claims: 9 }]),
      '远大于报送表',
    ],
    [
      'the sheet of another day',
      () => download(`/report/suizhou/2022-04-07/workbook`, unit),
      '这是 2022-04-07 的报送表，现在报的是 2022-04-08',
    ],
    [
      'the sheet of another unit',
      async () => download(path, await web.cookie(web.keys.unitB)),
      '这是“高新区大队”的报送表，现在登录的是“市环卫服务中心”',
    ],
    ['the sheet of all units', () => download(`${DESK}/workbook`, office), '只能由编发单位上传'],
    [
      'the sheet of another programme',
      async () => download(`/report/other/${DAY}/workbook`, await web.cookie(web.keys.otherUnit)),
      '这是任务“other”的报送表',
    ],
  ])('%s', async (_, make, sentence) => {
    const answer = await upload(path, await make(), unit);
    expect(answer.status).toBe(422);
    expect(wrong(answer).join('\n')).toContain(sentence);
    expect(await stored()).toEqual([]);
  });

  test('what is larger than a sheet can be, and a body that is no form', async () => {
    const large = await web
      .request(path, {
        ...{ method: 'POST', body: new Uint8Array(4_100_000) },
        headers: { cookie: unit, 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' },
      })
      .then(shown);
    expect([large.status, plain(large.html)]).toEqual([413, expect.stringContaining('不超过 4 MB')]);
    const send = (type: string, body: string) =>
      web.request(path, {
        method: 'POST',
        headers: { cookie: unit, 'content-type': type, 'sec-fetch-site': 'same-origin' },
        body,
      });
    expect((await send('multipart/form-data', 'x')).status).toBe(400);
    expect((await send('multipart/form-data; boundary=x', '--y\r\n')).status).toBe(400);
    expect((await send('application/json', '{}')).status).toBe(415);
    expect((await send('application/x-www-form-urlencoded', 'step=else')).status).toBe(422);
  });

  test('a day on which nobody reports has neither page nor file', async () => {
    for (const day of ['2022-03-01', '2030-01-01'])
      for (const file of ['workbook', 'upload'])
        expect((await web.request(`/report/suizhou/${day}/${file}`, { headers: { cookie: unit } })).status).toBe(404);
  });
});

describe('the office', () => {
  const path = `${DESK}/workbook`;
  const rows = ({ html }: Shown): string[] =>
    [
      ...html.matchAll(
        /<tr><th scope="row">([^<]*)<\/th><td><span class="badge badge-\w+">([^<]*)<\/span><\/td><td>([^<]*)</g,
      ),
    ].map(([, of = '', state = '', revision = '']) => `${of} ${state} ${revision}`);

  test('enters several units from one file; a blank row is left out, and it is recorded who did it', async () => {
    expect((await web.request(DESK, { headers: { cookie: office } }).then(shown)).html).toContain(
      `href="${DESK}/upload"`,
    );
    const dry = await upload(path, fillIn(await download(path, office), { D5: 5, D6: 6, H6: 2 }), office);
    expect([dry.status, wrong(dry)]).toEqual([200, []]);
    expect(dry.html).toContain('将保存2个单位的报送');
    expect([await stored('a'), await stored('b')]).toEqual([[], []]);
    const done = await confirm(path, dry, office);
    expect([done.status, rows(done)]).toEqual([200, ['市环卫服务中心 已保存 第1次', '高新区大队 已保存 第1次']]);
    const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((of) => stored(of)));
    expect([a?.[0]?.figures, b?.[0]?.figures, c]).toEqual([{ dissuaded: '5' }, { dissuaded: '6', only_b: '2' }, []]);
    expect(a?.[0]?.by).not.toBe('');
    expect(a?.[0]?.by).toBe(b?.[0]?.by);
    await web.put({ id: 'own', basedOn: 1, figures: { dissuaded: 7 } });
    expect((await stored('a')).at(-1)?.by).not.toBe(a?.[0]?.by);
  });

  test('stores nothing when one cell is wrong, and is told unit and cell', async () => {
    const dry = await upload(
      path,
      fillIn(await download(path, office), { D5: 5, D6: '约6', D7: 7, E7: { xml: '<c><f>1+1</f></c>' } }),
      office,
    );
    expect(dry.status).toBe(422);
    expect(wrong(dry)).toEqual([
      expect.stringMatching(/^高新区大队 单元格 D6 /),
      expect.stringMatching(/^防控工作督察组 单元格 E7 /),
    ]);
    expect(await Promise.all(['a', 'b', 'c'].map((of) => stored(of)))).toEqual([[], [], []]);
  });

  test('stores nothing when somebody reported between the dry run and the confirmation', async () => {
    const dry = await upload(path, fillIn(await download(path, office), { D5: 5, D6: 6 }), office);
    await web.put({ id: 'own', figures: { dissuaded: 7 } });
    const refused = await confirm(path, dry, office);
    expect([refused.status, wrong(refused)]).toEqual([
      409,
      [expect.stringMatching(/^市环卫服务中心 市环卫服务中心在下载表格之后另有报送/)],
    ]);
    expect([(await stored('a')).length, (await stored('b')).length]).toEqual([1, 0]);
  });

  test('is told exactly which stand when somebody reports in the very moment, and a repeat changes nothing', async () => {
    const dry = await upload(path, fillIn(await download(path, office), { D5: 5, D6: 6, D7: 7 }), office);
    const { table } = web.world;
    const insert = table.insert.bind(table);
    let once = true;
    Object.assign(web.world.table, {
      insert: async (item: Parameters<Table['insert']>[0]) => {
        if (once && JSON.stringify(item.data).includes('"unit":"b"')) {
          once = false;
          await web.put({ id: 'own', figures: { dissuaded: 60 } }, { unit: 'b', key: web.keys.unitB });
        }
        return insert(item);
      },
    });
    const done = await confirm(path, dry, office);
    const told = ['市环卫服务中心 已保存 第1次', '高新区大队 没有保存 第1次', '防控工作督察组 已保存 第1次'];
    expect([done.status, rows(done)]).toEqual([409, told]);
    expect(done.html).toContain('有1个单位没有保存');
    expect((await stored('b')).map(({ figures }) => figures.dissuaded)).toEqual(['60']);
    expect(rows(await confirm(path, dry, office))).toEqual(told);
    expect(await Promise.all(['a', 'b', 'c'].map(async (of) => (await stored(of)).length))).toEqual([1, 1, 1]);
  });

  test('whose confirmation broke off half-way completes it by confirming again', async () => {
    const dry = await upload(path, fillIn(await download(path, office), { D5: 5, D6: 6, D7: 7 }), office);
    const { table } = web.world;
    const insert = table.insert.bind(table);
    Object.assign(table, {
      insert: async (item: Parameters<Table['insert']>[0]) => {
        if (JSON.stringify(item.data).includes('"unit":"b"')) throw new Error('the store is gone');
        return insert(item);
      },
    });
    expect((await confirm(path, dry, office)).status).toBe(500);
    expect((await stored('b')).length).toBe(0);
    Object.assign(table, { insert });
    await web.put({ id: 'own', basedOn: 1, figures: { dissuaded: 50 } });
    const done = await confirm(path, dry, office);
    expect([done.status, rows(done).map((line) => line.split(' ')[1])]).toEqual([200, ['已保存', '已保存', '已保存']]);
    expect(await Promise.all(['a', 'b', 'c'].map(async (of) => (await stored(of)).length))).toEqual([2, 1, 1]);
  });

  test('the same entry with other content is not taken for a repeat', async () => {
    const dry = await upload(path, fillIn(await download(path, office), { D5: 5 }), office);
    await confirm(path, dry, office);
    const fields = confirmation(dry);
    const changed = { ...fields, entered: (fields.entered ?? '').replace('"5"', '"6"') };
    expect((await web.form(path, changed, office)).status).toBe(409);
    expect((await stored('a')).map(({ figures }) => figures.dissuaded)).toEqual(['5']);
  });

  test('may upload the sheet of one unit too', async () => {
    const sheet = await download(`${UNIT}/workbook`, unit);
    const dry = await upload(path, fillIn(sheet, { C6: 5 }), office);
    expect(rows(await confirm(path, dry, office))).toEqual(['市环卫服务中心 已保存 第1次']);
  });

  test('has every sheet locked but for its cells to fill in', async () => {
    const xml = strFromU8(unzipSync(await download(path, office))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).toContain('<sheetProtection sheet="1"');
  });
});
