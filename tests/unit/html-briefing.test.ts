/**
 * The HTML briefing: one file that stands alone, figures that carry their values and where they come from, escaped text.
 */
import { describe, expect, test } from 'vitest';
import { createHtmlRenderer } from '../../functions/adapters/html/render-briefing.ts';
import type { Block, Briefing } from '../../functions/core/briefing/briefing.ts';
import { composed, inputOf, layoutOf, wordsOf } from '../support/compose-sample.ts';
import { dangersIn, elementsOf, pageText } from '../support/html-page.ts';
import { sampleProgramme } from '../support/sample-close.ts';
import { MATTERS, sampleCloses } from '../support/sample-days.ts';

const programme = sampleProgramme();
const layout = layoutOf();
const renderer = createHtmlRenderer({ layout: () => layout });
const close = sampleCloses().at(-1)!;

async function render(change: (briefing: Briefing) => Briefing = (briefing) => briefing, photos = {}): Promise<string> {
  const briefing = change(await composed(inputOf(programme, sampleCloses(), { matters: MATTERS })));
  const bytes = await renderer.render({ briefing, close, programme, photos, recent: [] } as never);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
const withBody = (body: readonly Block[]) => render((briefing) => ({ ...briefing, body, sources: {} }));

describe('the file', () => {
  test('stands alone: no script, no address outside, no style attribute, a policy that forbids the rest', async () => {
    const html = await render();
    expect(dangersIn(html)).toEqual([]);
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    expect(html).toContain("default-src 'none'");
  });
  test('says its language, title and day', async () => {
    const html = await render();
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">/);
    expect(html).toContain('<title>2024年6月3日防汛工作情况（防汛工作每日专报第3期）</title>');
    expect(
      elementsOf(html)
        .filter(({ name }) => name === 'h1')
        .map(({ text }) => text),
    ).toEqual(['2024年6月3日防汛工作情况']);
  });
  test('equal input gives equal bytes', async () => expect(await render()).toBe(await render()));
  test('masthead and colophon', async () => {
    const text = pageText(await render());
    for (const words of [
      '内部资料',
      '江城市城市管理局',
      '防汛工作每日专报',
      '第3期',
      '局防汛办公室',
      '2024年6月4日印发',
      '报：市委办公室，市人民政府办公室。',
      '共印30份',
    ])
      expect(text).toContain(words);
  });
  test('ids are unique and links lead to them', async () => {
    const elements = elementsOf(await render());
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = elements.flatMap(({ attributes }) => attributes.href ?? []);
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !ids.includes(link.slice(1)))).toEqual([]);
  });
});

describe('figures', () => {
  test('each figure of the tree is a data element with its value', async () => {
    const html = await render();
    const data = elementsOf(html).filter(({ name }) => name === 'data');
    const totals = data.filter(
      ({ attributes }) => attributes['data-indicator'] === 'patrols' && attributes['data-of'] === 'total',
    );
    expect(totals.map(({ attributes, text }) => [attributes.value, text])).toEqual([['60914', '60914人次']]);
  });
  test('each indicator unfolds into its units, and the parts are those of the close', async () => {
    const details = elementsOf(await render()).filter(({ name }) => name === 'details');
    expect(details).toHaveLength(programme.indicators.length);
    const staff = details.find(({ text }) => text.startsWith('在岗人员'));
    expect(staff?.text).toBe(
      '在岗人员当日721人各单位当日数之和（计量单位：人）。东区大队120西区大队86市排水管理处未报市环卫中心515',
    );
  });
  test('decimals line up: what lacks digits is padded without text', async () => {
    const html = await withBody([
      {
        type: 'table',
        columns: [
          { header: [], align: 'left', weight: 1 },
          { header: [], align: 'decimal', weight: 1 },
        ],
        rows: ['1.25', '3.5', '40', '+2.00', '未报'].map((words) => ({
          role: 'row',
          cells: [{ children: [] }, { children: [{ type: 'text', text: words }] }],
        })),
      },
    ]);
    const cells = elementsOf(html).filter(({ name }) => name === 'td');
    expect(cells.map(({ attributes, text }) => `${text} ${attributes.class}`)).toEqual([
      '1.25 decimal',
      '3.5 decimal pad-1',
      '40 decimal pad-m2',
      '+2.00 decimal',
      '未报 decimal pad-m2',
    ]);
  });
});

describe('blocks', () => {
  test('headings begin under the title, lists and roles keep their form', async () => {
    const text = (words: string) => [{ type: 'text', text: words } as const];
    const html = await withBody([
      { type: 'heading', level: 1, number: '一、', children: text('甲') },
      { type: 'heading', level: 4, number: '（1）', children: text('乙') },
      { type: 'list', ordered: true, items: [text('丙')] },
      { type: 'paragraph', role: 'correction', children: [...text('丁'), { type: 'break' }, ...text('戊')] },
    ]);
    expect(html).toContain(
      '<h2>一、甲</h2>\n<h5>（1）乙</h5>\n<ol><li>丙</li></ol>\n<p class="correction">丁<br>戊</p>',
    );
  });
  test('a table too wide for paper is turned, a very wide one split with its first column repeated', async () => {
    const table = (count: number): Block => ({
      type: 'table',
      caption: [{ type: 'text', text: '表' }],
      columns: Array.from({ length: count }, (_, index) => ({
        header: [{ type: 'text' as const, text: `指标${index}` }],
        align: index === 0 ? ('left' as const) : ('decimal' as const),
        weight: 2,
      })),
      rows: [
        {
          role: 'row',
          cells: Array.from({ length: count }, (_, index) => ({
            children: [{ type: 'text' as const, text: `1234${index}` }],
          })),
        },
      ],
    });
    const boxes = async (count: number) =>
      elementsOf(await withBody([table(count)])).filter(({ attributes }) => attributes.class?.startsWith('scroll'));
    expect((await boxes(6)).map(({ attributes }) => attributes.class)).toEqual(['scroll']);
    expect((await boxes(16)).map(({ attributes }) => attributes.class)).toEqual(['scroll wide']);
    const pieces = await boxes(40);
    expect(pieces.length).toBeGreaterThan(1);
    expect(new Set(pieces.map(({ attributes }) => attributes['aria-label'])).size).toBe(pieces.length);
    for (const piece of pieces) expect(piece.text).toContain('指标0');
    for (let index = 1; index < 40; index++)
      expect(pieces.filter(({ text }) => text.includes(`指标${index}`)).length).toBeGreaterThan(0);
  });
  test('a photo is inside the file; one that is missing or no picture is named', async () => {
    const shown = ['a', 'b', 'c'].map((key) => ({ key, alt: `图${key}`, caption: `题${key}`, width: 4, height: 3 }));
    const photos = {
      a: { bytes: new Uint8Array([255, 216, 255]), mediaType: 'image/jpeg' },
      b: { bytes: new Uint8Array([60]), mediaType: 'image/svg+xml' },
    };
    const html = await render((briefing) => ({ ...briefing, body: [{ type: 'photos', photos: shown }] }), photos);
    expect(html).toContain('<img src="data:image/jpeg;base64,/9j/" alt="图a" width="4" height="3">');
    expect(pageText(html)).toContain('照片无法显示：图b');
    expect(pageText(html)).toContain('照片无法显示：图c');
    expect(html).not.toContain('svg+xml');
  });
  test('an empty briefing is a page with masthead and colophon', async () => {
    const html = await withBody([]);
    expect(pageText(html)).not.toContain('数据构成');
    expect(dangersIn(html)).toEqual([]);
  });
});

test('every layout profile gives its own measures', async () => {
  const house = layoutOf('house-28-27');
  const bytes = await createHtmlRenderer({ layout: () => house }).render({
    briefing: await composed(inputOf(programme, sampleCloses())),
    ...{ close, programme, photos: {}, recent: [] },
  } as never);
  const { top, right, bottom, left } = house.page;
  expect(new TextDecoder().decode(bytes)).toContain(`margin: ${top}mm ${right}mm ${bottom}mm ${left}mm`);
});

test('words of the tree and of the page are the same', async () => {
  const { body } = await composed(inputOf(programme, sampleCloses(), { matters: MATTERS }));
  const text = pageText(await render());
  const leaves = (block: Block): readonly string[] => {
    if (block.type === 'section') return block.children.flatMap(leaves);
    if (block.type === 'paragraph') return [wordsOf(block.children)];
    if (block.type === 'table')
      return block.rows.flatMap(({ cells }) => cells.map(({ children }) => wordsOf(children)));
    return block.type === 'list' ? block.items.map(wordsOf) : [];
  };
  const told = body.flatMap(leaves);
  expect(told.length).toBeGreaterThan(50);
  expect(told.filter((words) => !text.includes(words))).toEqual([]);
});
