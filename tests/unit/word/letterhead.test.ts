/** An office's own letterhead: filled, everything else untouched, and all mistakes at once in words that name the place. */
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { renderOnLetterhead } from '../../../functions/adapters/word/letterhead.ts';
import { createWordRenderer } from '../../../functions/adapters/word/render-briefing.ts';
import type { TemplateError } from '../../../functions/core/briefing/template-error.ts';
import { layoutOf } from '../../support/office.ts';
import { readTexts, structureProblems } from '../../support/read-word.ts';
import { extremeDay, inputOf, p, typicalDay } from '../../support/sample-briefing.ts';
import { sampleLetterhead } from '../../support/sample-letterhead.ts';

const layout = layoutOf('gbt9704');
const on = async (lines: readonly string[], input = typicalDay()) =>
  renderOnLetterhead(input, layout, { file: 'daily/letterhead.docx', bytes: await sampleLetterhead(lines) });
const problems = async (lines: readonly string[]): Promise<readonly string[]> =>
  on(lines).then(
    () => [],
    (error: TemplateError) => error.problems.map(({ message }) => message),
  );

test('a name split over runs is filled, blocks take the place of their paragraphs', async () => {
  const { text } = readTexts(await on(['{{title}}', '{{body}}', '{{colophon}}']));
  expect(text.slice(0, 3)).toEqual([
    '疫情防控工作每日专报',
    '第8期（总第374期）　2022年4月9日',
    '全市城管执法系统4月8日疫情防控工作情况',
  ]);
  expect(text.join()).not.toContain('{{');
  expect(text.at(-1)).toBe('共印50份');
});

test('without {{title}} the body brings the title along; without {{colophon}} there is none', async () => {
  const { text } = readTexts(await on(['{{body}}']));
  expect(text[2]).toBe('全市城管执法系统4月8日疫情防控工作情况');
  expect(text.join()).not.toContain('印发');
});

test('reported text that looks like a placeholder stays as it is', async () => {
  const { text } = readTexts(await on(['{{body}}'], inputOf([p('见 {{masthead.name}} 与 {{body}}')])));
  expect(text).toContain('见 {{masthead.name}} 与 {{body}}');
});

test('styles, lists and turned pages fit into what the office has', async () => {
  const bytes = await on(['{{body}}', '{{colophon}}'], extremeDay());
  expect(structureProblems(bytes)).toEqual([]);
  const xml = strFromU8(unzipSync(bytes)['word/document.xml']!);
  const styles = strFromU8(unzipSync(bytes)['word/styles.xml']!);
  const used = new Set([...xml.matchAll(/<w:pStyle w:val="([^"]*)"/g)].map((match) => match[1]));
  for (const id of used) expect(styles).toContain(`w:styleId="${id}"`);
  expect(xml).toContain('w:orient="landscape"');
  const names = [...styles.matchAll(/<w:name w:val="([^"]*)"/g)].map((match) => match[1]!.toLowerCase());
  expect(names.length).toBe(new Set(names).size);
});

test('every mistake is told at once, with its place', async () => {
  expect(await problems(['{{titel}} {{colophon}}', '{{masthead.name', '{{colophon}}'])).toEqual([
    '正文第 3 段“{{titel}} {{colophon}}”：没有名称“titel”，请改正或删除。',
    '正文第 3 段“{{titel}} {{colophon}}”：{{colophon}} 要独占一段，请把同一段的其他文字移开。',
    '正文第 4 段“{{masthead.name”：花括号没有成对，名称要写成 {{名称}}。',
    '{{body}} 应当恰好出现一次，现有 0 次。',
    '{{colophon}} 应当至多出现一次，现有 2 次。',
  ]);
});

test('what is no Word file is refused in words', async () => {
  const given = { file: 'daily/letterhead.docx', bytes: new Uint8Array(9) };
  await expect(renderOnLetterhead(typicalDay(), layout, given)).rejects.toThrow(
    'daily/letterhead.docx：不是 Word 文件',
  );
});

test('the renderer takes the letterhead of the template, where there is one', async () => {
  const bytes = await sampleLetterhead(['{{body}}']);
  const renderer = createWordRenderer({
    layout: layoutOf,
    letterhead: (name) => (name === 'daily' ? bytes : undefined),
  });
  const input = typicalDay();
  const other = { ...input, programme: { ...input.programme, template: 'weekly' } };
  expect(readTexts(await renderer.render(input)).text[1]).toBe('第8期（总第374期）　2022年4月9日');
  expect(readTexts(await renderer.render(other)).text[0]).toBe('内部资料');
});
