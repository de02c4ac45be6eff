/**
 * The matrix of units by figures: as the API gives it and as the desk's page shows it.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;

interface Column {
  readonly indicator: string;
  readonly day: string | null;
  readonly units: Readonly<Record<string, { readonly value: unknown; readonly state: string }>>;
}

async function figures(key = web.keys.office, query = '?figures=1'): Promise<Record<string, Column>> {
  const answer = await web.request(`/api/programmes/suizhou/days/${DAY}${query}`, { key });
  const { figures = [] } = (await answer.json()) as { figures?: Column[] };
  return Object.fromEntries(figures.map((column) => [column.indicator, column]));
}

beforeEach(async () => {
  web = await openWebWorld();
});

describe('the API', () => {
  test('tells missing, blank, nil and zero apart', async () => {
    await web.put({ id: 'a', figures: { dissuaded: 0 } });
    await web.put({ id: 'b', nil: true }, { unit: 'b', key: web.keys.unitB });
    const { dissuaded, staff } = await figures();
    expect(dissuaded?.units).toEqual({
      a: { value: '0', state: 'reported' },
      b: { value: '0', state: 'nil' },
      c: { value: null, state: 'missing' },
    });
    expect(staff?.units.a).toEqual({ value: null, state: 'blank' });
    expect(staff?.units.b).toEqual({ value: null, state: 'nil' });
    expect(dissuaded?.day).toBe('0');
  });

  test('gives figures only where they are asked for', async () => {
    const answer = await web.request(`/api/programmes/suizhou/days/${DAY}`, { key: web.keys.office });
    expect(await answer.json()).not.toHaveProperty('figures');
    const wrong = await web.request(`/api/programmes/suizhou/days/${DAY}?figures=all`, { key: web.keys.office });
    expect(wrong.status).toBe(422);
  });
});

const path = `/desk/suizhou/${DAY}/figures`;
const page = async (query = '', key = web.keys.office): Promise<string> => {
  const answer = await web.request(`${path}${query}`, { key, headers: { accept: 'text/html' } });
  return (await answer.text()).replaceAll('&#x3D;', '=');
};
const row = (html: string, unit: string): string =>
  [...html.matchAll(/<tr[^>]*><th scope="row">[\s\S]*?<\/tr>/g)]
    .map(([each]) => each)
    .find((each) => each.includes(unit))!;

describe('the page', () => {
  beforeEach(async () => {
    await web.put({ id: 'a', figures: { dissuaded: 0, staff: 4800 } });
    await web.put({ id: 'b', nil: true }, { unit: 'b', key: web.keys.unitB });
  });

  test('says 未报, 未填, 零 and 0 apart, and leads from each figure to the report', async () => {
    const html = await page();
    expect(row(html, '市环卫')).toContain('<td class="number"><a href="units/a#figure-dissuaded">0</a></td>');
    expect(row(html, '市环卫')).toContain('<a href="units/a#figure-staff">4,800</a>');
    expect(row(html, '市环卫')).toMatch(/<td class="number cell-blank"><a [^>]*>未填<\/a>/);
    expect(row(html, '高新区')).toMatch(/<td class="number cell-nil"><a [^>]*>零<\/a>/);
    expect(row(html, '督察组')).toMatch(/<td class="number cell-missing"><a [^>]*>未报<\/a>/);
    expect(row(html, '督察组')).toContain('<a href="units/c/enter">代填</a>');
    expect(row(html, '全部单位')).toContain('4,800 <span class="lacks">缺1</span>');
    const report = await web.request(`/desk/suizhou/${DAY}/units/a`, { key: web.keys.office });
    expect((await report.text()).replaceAll('&#x3D;', '=')).toContain('<tr id="figure-staff"');
  });

  test('marks an unusual figure with what is usual, then with its reason', async () => {
    for (const day of ['01', '02', '03', '04', '05', '06', '07']) {
      await web.put({ id: `a${day}`, figures: { dissuaded: 0, staff: 500 } }, { day: `2022-04-${day}` });
    }
    await web.put({ id: 'a2', basedOn: 1, figures: { dissuaded: 0, staff: 5000 } });
    expect(row(await page(), '市环卫')).toMatch(/asked"><span class="matrix-name">[^<]+<\/span>.*近日一般为500人/);
    await web.put({ id: 'a3', basedOn: 2, figures: { dissuaded: 0, staff: 5000 }, reasons: { staff: '全员上岗' } });
    expect(row(await page(), '市环卫')).toContain('原因：全员上岗');
  });

  test('shows the units that are looked for', async () => {
    expect(row(await page('?state=missing'), '市环卫')).toBeUndefined();
    expect(row(await page('?state=missing'), '督察组')).toContain('未报');
    expect(await page('?q=%3Cb%3E')).toContain('没有符合条件的单位');
    expect(await page('?part=nonsense')).toContain('市环卫');
  });

  test('is for the office alone, and only of a day that is reported', async () => {
    expect((await web.request(path, { key: web.keys.unit })).status).toBe(403);
    expect((await web.request('/desk/suizhou/2022-03-01/figures', { key: web.keys.office })).status).toBe(404);
  });
});
