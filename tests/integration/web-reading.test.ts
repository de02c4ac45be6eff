/**
 * A briefing and a digest read inside the site: every figure leads to a page that explains it, and the archived file stays
 * as it is.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { readEdition } from '../../functions/records/edition/editions.ts';
import { sha256 } from '../../functions/records/store/checksum.ts';
import { elementsOf, pageText } from '../support/html-page.ts';
import { useRealDocuments } from '../support/real-documents.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

const archive = '/archive/suizhou';
let web: WebWorld;

beforeAll(async () => {
  web = await openWebWorld();
  useRealDocuments(web);
  for (const [at, day] of ['2022-04-06', '2022-04-07', DAY].entries()) {
    web.setNow(`${day}T09:30:00.000Z`);
    await web.put({ id: `${day}-a`, figures: figuresOf(at), narratives: [narrative(at)] }, { day });
    expect((await issue(day)).status).toBe(201);
  }
  const cookie = await web.cookie(web.keys.office);
  const fields = { id: 'd1', kind: 'special', from: '2022-04-06', to: DAY };
  await web.form('/desk/suizhou/digests', fields, cookie);
});

const figuresOf = (at: number) => ({ garbage: `${600 + at}.5`, dissuaded: 3000 + at, staff: 512, posts: ['南门桥'] });
const narrative = (at: number) => ({ kind: '工作动态', text: `第${at}次巡查 <b>沿街</b> & "围挡"` });

const issue = (day: string, reason?: string): Promise<Response> =>
  web.issueDay(day, reason === undefined ? {} : { reason });

const get = (path: string, key: string = web.keys.reader): Promise<Response> => web.request(path, { key });
const page = async (path: string, key?: string): Promise<string> => (await get(path, key)).text();
const figuresIn = (html: string) =>
  elementsOf(html).filter(({ name, attributes }) => name === 'a' && attributes.class === 'doc-figure');

describe("a day's briefing", () => {
  test('opens from the front page, the lists and the page of its day', async () => {
    for (const from of ['', '/calendar?month=2022-04', `/${DAY}`]) {
      const links = elementsOf(await page(`${archive}${from}`)).map(({ attributes }) => attributes.href);
      expect(links).toContain(`${archive}/${DAY}/read`);
    }
  });

  test('says all that the file says, escaped', async () => {
    const html = await page(`${archive}/${DAY}/read`);
    const said = pageText(html);
    for (const text of ['疫情防控工作每日专报', '第2次巡查 <b>沿街</b> & "围挡"', '602.5', '印发', '点任一数字']) {
      expect(said).toContain(text);
    }
    expect(elementsOf(html).filter(({ name }) => name === 'h1')).toHaveLength(1);
    expect(elementsOf(html).filter(({ name }) => ['b', 'style'].includes(name))).toEqual([]);
  });

  test('each figure leads to the page that explains it, for readers and for whoever has a link', async () => {
    for (const key of [web.keys.reader, web.keys.guest]) {
      const figures = figuresIn(await page(`${archive}/${DAY}/read`, key));
      expect(figures.length).toBeGreaterThan(8);
      for (const href of new Set(figures.map(({ attributes }) => attributes.href!))) {
        const explained = await get(href, key);
        expect(explained.status, href).toBe(200);
        const said = pageText(await explained.text());
        for (const text of ['高新区大队', '计算规则', '重新计算，与印发的一致']) expect(said, href).toContain(text);
      }
    }
    const explained = pageText(await page(`${archive}/${DAY}/figures/garbage`));
    for (const text of ['602.5', '第1次', '17:30', '高新区大队', '未报']) expect(explained).toContain(text);
  });

  test('under the policy of the site: no script, no style, no address of its own', async () => {
    const answer = await get(`${archive}/${DAY}/read`);
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'; style-src 'self'");
  });

  test('the file itself stays byte for byte what was archived, without a link to any server', async () => {
    const edition = (await readEdition(web.world.table, 'suizhou', DAY, 1))!;
    const file = edition.files.find(({ name }) => name === 'briefing.html')!;
    const answer = await get(`/api/programmes/suizhou/briefings/${DAY}/1/briefing.html`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(sha256(bytes)).toBe(file.sha256);
    expect(new TextDecoder().decode(bytes)).not.toContain('/archive/');
  });

  test('leads on to the day before and the files; a guest sees this day alone', async () => {
    const hrefs = async (key: string) =>
      elementsOf(await page(`${archive}/2022-04-07/read`, key)).flatMap(({ attributes }) => attributes.href ?? []);
    expect(await hrefs(web.keys.reader)).toEqual(
      expect.arrayContaining([`${archive}/2022-04-06/read`, `${archive}/${DAY}/read`, `${archive}/2022-04-07`]),
    );
    expect((await get(`${archive}/2022-04-07/read`, web.keys.guest)).status).toBe(403);
    const own = elementsOf(await page(`${archive}/${DAY}/read`, web.keys.guest)).flatMap(
      (each) => each.attributes.href ?? [],
    );
    expect(own.filter((href) => href.includes('2022-04-07'))).toEqual([]);
  });

  test('was read: on record, and shown to the office', async () => {
    await page(`${archive}/2022-04-06/read`);
    const said = pageText(await page(`${archive}/2022-04-06`, web.keys.office)).replace(/\s+/g, ' ');
    expect(said).toContain('第1版 网页（在线阅读） 查阅');
  });

  test('of a corrected day: the current edition, and by its number the one before, which says so', async () => {
    await web.put({ id: 'again', basedOn: 1, figures: { ...figuresOf(0), dissuaded: 4100 } }, { day: '2022-04-06' });
    expect((await issue('2022-04-06', '环卫中心更正劝返人数')).status).toBe(201);
    const current = pageText(await page(`${archive}/2022-04-06/read`));
    for (const text of ['4100', '环卫中心更正劝返人数']) expect(current).toContain(text);
    expect(current).not.toContain('已由第2版更正');
    const links = elementsOf(await page(`${archive}/2022-04-06`)).map(({ attributes }) => attributes.href);
    expect(links).toContain(`${archive}/2022-04-06/read?edition=1`);
    const first = pageText(await page(`${archive}/2022-04-06/read?edition=1`));
    expect(first).toContain('这是第1版，已由第2版更正');
    expect(first).not.toContain('4100');
  });

  test.each(['2022-04-02/read', `${DAY}/read?edition=2`, `${DAY}/read?edition=01`, `${DAY}/read?edition=`])(
    'there is no %s',
    async (path) => {
      expect((await get(`${archive}/${path}`)).status).toBe(404);
    },
  );
});

describe('a digest', () => {
  const path = `${archive}/digests/special/2022-04-06_${DAY}`;

  test('opens from the list; each figure leads to its days', async () => {
    const links = elementsOf(await page(`${archive}/digests`)).map(({ attributes }) => attributes.href);
    expect(links).toContain(path);
    const figures = figuresIn(await page(path));
    expect(figures.length).toBeGreaterThan(4);
    for (const href of new Set(figures.map(({ attributes }) => attributes.href!))) {
      expect(href).toContain(`from=2022-04-06&to=${DAY}`);
      const days = await page(href.replaceAll('&amp;', '&'));
      expect(elementsOf(days).map(({ attributes }) => attributes.href)).toContainEqual(
        expect.stringMatching(/^\/archive\/suizhou\/2022-04-0[678]\/figures\//),
      );
    }
  });

  test.each([`special/2022-04-05_${DAY}`, `yearly/2022-04-06_${DAY}`, 'special/x', `special/2022-04-06_${DAY}_x`])(
    'there is no %s',
    async (other) => {
      expect((await get(`${archive}/digests/${other}`)).status).toBe(404);
    },
  );
});
