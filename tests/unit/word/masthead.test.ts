/** Masthead, colophon, page numbers and properties: the parts around the text. */
import { expect, test } from 'vitest';
import { renderBriefing } from '../../../functions/adapters/word/render-briefing.ts';
import { layoutOf } from '../../support/office.ts';
import { partsOf, readTexts } from '../../support/read-word.ts';
import { inputOf, p } from '../../support/sample-briefing.ts';

const layout = layoutOf('gbt9704');
const base = inputOf([p('正文。')]);
const { masthead, colophon } = base.briefing;
const made = async (over: Parameters<typeof inputOf>[1]) => renderBriefing(inputOf([p('正文。')], over), layout);
const xmlOf = async (over: Parameters<typeof inputOf>[1]) => partsOf(await made(over)).get('word/document.xml')!;
const sizeOf = (xml: string, text: string) =>
  Number(new RegExp(`<w:sz w:val="(\\d+)"/><w:szCs w:val="\\d+"/></w:rPr><w:t>${text}`).exec(xml)?.[1]) / 2;

test.each([
  ...[
    ['专报', 62],
    ['疫情防控工作每日专报', 44],
    ['疫情防控和复工复产工作情况每日专报', 26],
  ],
] as const)('the name %s is set in %f pt, as large as fits one line of 156 mm', async (name, size) => {
  expect(sizeOf(await xmlOf({ masthead: { ...masthead, name } }), name)).toBe(size);
});

test('issuer and date share a line, and take two when they do not fit', async () => {
  const long = '某某市城市管理执法委员会疫情防控工作领导小组办公室综合协调组';
  expect(readTexts(await made({})).text).toContain('市城管执法委办公室\t2022年4月9日');
  expect(readTexts(await made({ masthead: { ...masthead, issuer: long } })).text).toContain(`${long}\n\t2022年4月9日`);
});

test('classification, copy number and the mark of a correction stand where they are set', async () => {
  const { text } = readTexts(await made({ masthead: { ...masthead, copyNumber: '000012', edition: '更正（第2版）' } }));
  expect(text.slice(0, 5)).toEqual([
    '内部资料\t000012',
    '随州市城市管理执法委员会',
    '疫情防控工作每日专报',
    '第8期（总第374期）',
    '更正（第2版）',
  ]);
});

test('the colophon names whom it goes to, in lines with a hanging indent; what is not set is not printed', async () => {
  const { text } = readTexts(await made({}));
  expect(text.slice(-5)).toEqual([
    '报：市委办，市政府办。',
    '送：市疫情防控指挥部。',
    '发：委属各单位。',
    '市城管执法委办公室\t2022年4月9日印发',
    '共印50份',
  ]);
  const { copies: _, ...without } = { ...colophon, distribution: [] };
  const xml = await xmlOf({ colophon: without });
  expect(xml.match(/<w:top w:val="single" w:sz="8"/g)).toHaveLength(2);
  expect(xml).not.toContain('共印');
  expect(await xmlOf({})).toMatch(/w:hangingChars="200"[^>]*>.*?报：/s);
});

test('the file says its title, author and keywords, in Chinese, and no time but that of issue', async () => {
  const core = partsOf(await made({})).get('docProps/core.xml')!;
  for (const said of [
    '<dc:title>全市城管执法系统4月8日疫情防控工作情况<',
    '<dc:creator>随州市城市管理执法委员会<',
    '<cp:keywords>疫情防控；城市管理<',
    '<dc:language>zh-CN<',
  ])
    expect(core).toContain(said);
  expect(core.match(/2022-04-09T00:00:00Z/g)).toHaveLength(2);
  expect([...partsOf(await made({})).values()].join('')).not.toMatch(/Un-named|20(?!22)\d\d-\d\d-\d\dT/);
});

test('fonts are named with what stands in for them, and none is embedded', async () => {
  const parts = partsOf(await made({}));
  expect(parts.get('word/fontTable.xml')).toContain(
    '<w:font w:name="方正小标宋简体"><w:altName w:val="方正小标宋_GBK,华文中宋,宋体"/>',
  );
  expect([...parts.keys()].some((name) => name.includes('fonts/'))).toBe(false);
});

const withLines = async (lines: number) => {
  const full = Array.from({ length: lines }, () => p('正'.repeat(26)));
  return partsOf(await renderBriefing(inputOf(full), layout)).get('word/document.xml')!;
};

test('a colophon that does not fit under the text begins a page of its own, at its foot', async () => {
  const [, before] = /<w:pageBreakBefore\/>.*?w:before="(\d+)"/s.exec(await withLines(6))!;
  // 225 mm less five lines of 25 pt and four rules of 3 pt.
  expect(Number(before) / 20).toBeCloseTo((225 * 72) / 25.4 - 137, 0);
});

test('where the text ends within two lines of the page, the colophon follows it, on whichever page that is', async () => {
  for (const lines of [8, 9]) expect(await withLines(lines)).not.toContain('<w:pageBreakBefore/>');
});
