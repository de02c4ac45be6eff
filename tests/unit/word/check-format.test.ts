/** The format checker: ten and more documents broken on purpose, one clause each, and it names exactly that clause. */

import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { checkFormat, FormatError, formatReport } from '../../../functions/adapters/word/check-format/check-format.ts';
import { createWordRenderer } from '../../../functions/adapters/word/render-briefing.ts';
import { layoutOf } from '../../support/office.ts';
import { JULY, sampleDigest } from '../../support/sample-digest.ts';
import { render } from '../../support/word-samples.ts';

const layout = layoutOf('gbt9704');
const good = await render('typical');

/** The typical day with a change to one part. */
function broken(part: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(good);
  const before = strFromU8(files[part]!);
  const after = change(before);
  expect(after, `nothing changed in ${part}`).not.toBe(before);
  return zipSync({ ...files, [part]: strToU8(after) });
}

/** Changes one style's definition. */
const inStyle = (id: string, from: RegExp, to: string) => (xml: string) =>
  xml.replace(new RegExp(`<w:style [^>]*w:styleId="${id}">.*?</w:style>`, 's'), (style) => style.replace(from, to));

const DOCUMENT = 'word/document.xml';
const STYLES = 'word/styles.xml';
const cases: readonly [string, string, Uint8Array][] = [
  ['letter paper', '5.1 幅面尺寸', broken(DOCUMENT, (xml) => xml.replaceAll('w:h="16838"', 'w:h="15840"'))],
  [
    'a margin of 25.4 mm',
    '5.2.1 页边与版心',
    broken(DOCUMENT, (xml) => xml.replaceAll('w:top="2098"', 'w:top="1440"')),
  ],
  ['text in 楷体', '5.2.2 正文字体字号', broken(STYLES, inStyle('BodyText', /仿宋_GB2312/g, '楷体_GB2312'))],
  ['text of 15 pt', '5.2.2 正文字体字号', broken(STYLES, inStyle('BodyText', /w:sz w:val="32"/, 'w:sz w:val="30"'))],
  [
    'a font from nowhere',
    '5.2.2 无版式以外的字体',
    broken(STYLES, inStyle('BodyText', /w:ascii="仿宋_GB2312"/, 'w:ascii="Comic Sans MS"')),
  ],
  ['28 pt between lines', '5.2.3 每面行数', broken(STYLES, inStyle('BodyText', /w:line="579"/, 'w:line="560"'))],
  [
    'a document grid',
    '5.2.3 每面行数',
    broken(DOCUMENT, (xml) =>
      xml.replaceAll('</w:sectPr>', '<w:docGrid w:type="linesAndChars" w:linePitch="579"/></w:sectPr>'),
    ),
  ],
  [
    'no character spacing',
    '5.2.3 每行字数',
    broken(STYLES, inStyle('BodyText', /w:spacing w:val="-5"/, 'w:spacing w:val="0"')),
  ],
  [
    'blue text',
    '5.2.4 文字颜色',
    broken(STYLES, inStyle('BodyText', /w:color w:val="000000"/, 'w:color w:val="0000FF"')),
  ],
  ['the name in 黑体', '7.2.4 报头名称', broken(STYLES, inStyle('BriefingName', /方正小标宋简体/g, '黑体'))],
  [
    'an indented red rule',
    '7.2.7 红色分隔线',
    broken(DOCUMENT, (xml) =>
      xml.replace(
        'w:color="FF0000"/></w:pBdr><w:spacing w:before="0" w:after="0" w:line="227" w:lineRule="exact"/>',
        (found) => `${found}<w:ind w:left="320"/>`,
      ),
    ),
  ],
  ['a title of 20 pt', '7.3.1 标题', broken(STYLES, inStyle('Title', /w:sz w:val="44"/, 'w:sz w:val="40"'))],
  ['first headings in 楷体', '7.3.3 各层标题', broken(STYLES, inStyle('Heading1', /黑体/g, '楷体_GB2312'))],
  ['headings without outline', '7.3.3 各层标题', broken(STYLES, inStyle('Heading2', /<w:outlineLvl[^>]*>/, ''))],
  ['an issue number with a zero', '7.2.5 期号和日期', broken(DOCUMENT, (xml) => xml.replace('第8期', '第008期'))],
  ['a month with a zero', '7.2.5 期号和日期', broken(DOCUMENT, (xml) => xml.replace('2022年4月9日', '2022年04月9日'))],
  ['a heading out of order', '7.3.3 层次序数', broken(DOCUMENT, (xml) => xml.replace('二、', '三、'))],
  ['half-width brackets', '7.3.3 层次序数', broken(DOCUMENT, (xml) => xml.replace('（一）', '(一)'))],
  ['a third level with 、', '7.3.3 层次序数', broken(DOCUMENT, (xml) => xml.replace('>1.<', '>1、<'))],
  ['a fourth level in a circle', '7.3.3 层次序数', broken(DOCUMENT, (xml) => xml.replace('>（1）<', '>①<'))],
  [
    'no first-line indent',
    '7.3.3 段首缩进',
    broken(
      STYLES,
      inStyle('BodyText', /w:firstLineChars="200" w:firstLine="630"/, 'w:firstLineChars="0" w:firstLine="0"'),
    ),
  ],
  [
    'thin rules in the colophon',
    '7.4.1 报尾分隔线',
    broken(DOCUMENT, (xml) => xml.replaceAll('<w:top w:val="single" w:sz="8"', '<w:top w:val="single" w:sz="4"')),
  ],
  ['a colophon of 16 pt', '7.4.2 报尾文字', broken(STYLES, inStyle('Colophon', /w:sz w:val="28"/, 'w:sz w:val="32"'))],
  ['page numbers typed by hand', '7.5 页码', broken('word/footer2.xml', (xml) => xml.replace(/PAGE/, 'DATE'))],
  [
    'one footer for all pages',
    '7.5 页码',
    broken('word/settings.xml', (xml) => xml.replace('<w:evenAndOddHeaders/>', '')),
  ],
  ['a head that does not repeat', '惯例 表格', broken(DOCUMENT, (xml) => xml.replace('<w:tblHeader/>', ''))],
  ['English', '惯例 文档语言', broken(STYLES, inStyle('BodyText', /w:eastAsia="zh-CN"/, 'w:eastAsia="en-US"'))],
  [
    'no author',
    '惯例 文档属性',
    broken('docProps/core.xml', (xml) => xml.replace(/<dc:creator>.*?<\/dc:creator>/, '')),
  ],
];

test.each(cases)('%s breaks %s and nothing else', (_, clause, bytes) => {
  const seen = checkFormat(bytes, layout).filter(({ holds }) => !holds);
  expect(seen.map((each) => `${each.clause} ${each.name}`)).toEqual([clause]);
});

test('the report says what was expected and seen, with the exit code of a command', () => {
  const fine = formatReport('a.docx', layout, checkFormat(good, layout));
  expect(fine.exitCode).toBe(0);
  expect(fine.text).toMatch(/20 项全部符合。$/);
  const bad = formatReport('b.docx', layout, checkFormat(cases[1]![2], layout));
  expect(bad.exitCode).toBe(1);
  expect(bad.text).toContain('不符合 5.2.1  页边与版心：应为上 37、下 35、左 28、右 26 毫米；现为上 25.4 毫米');
});

/** The colophon typed into a table, with these rules, in eighths of a point. */
function colophonInTable(outer: number, inner: number): Uint8Array {
  return broken(DOCUMENT, (xml) => {
    const lines = [...xml.matchAll(/<w:p><w:pPr><w:pStyle w:val="Colophon"\/>(?:(?!<\/w:p>).)*<\/w:p>/gs)].map(
      ([each]) => each,
    );
    const rows = lines
      .filter((line) => line.includes('<w:t'))
      .map((line) => `<w:tr><w:tc><w:tcPr/>${line}</w:tc></w:tr>`);
    const rule = (side: string, size: number) =>
      `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="000000"/>`;
    const borders = `<w:tblBorders>${rule('top', outer)}${rule('bottom', outer)}${rule('insideH', inner)}</w:tblBorders>`;
    const table = `<w:tbl><w:tblPr><w:tblW w:w="8844" w:type="dxa"/>${borders}</w:tblPr><w:tblGrid/>${rows.join('')}</w:tbl>`;
    return lines
      .reduce((rest, line, index) => rest.replace(line, index === 0 ? '<!--here-->' : ''), xml)
      .replace('<!--here-->', `${table}<w:p/>`);
  });
}

test('a colophon typed into a table is one, with its own rules', () => {
  const seen = (bytes: Uint8Array) =>
    checkFormat(bytes, layout)
      .filter(({ holds }) => !holds)
      .map(({ name }) => name);
  expect(seen(colophonInTable(8, 6))).toEqual([]);
  expect(seen(colophonInTable(4, 4))).toEqual(['报尾分隔线']);
});

test('the main part is the one that the package names, wherever it lies', () => {
  const files = unzipSync(good);
  const moved = Object.entries(files).map(([name, bytes]) => [
    name.replace('word/document.xml', 'word/document2.xml').replace('document.xml.rels', 'document2.xml.rels'),
    /\.rels$|Types/.test(name)
      ? strToU8(strFromU8(bytes).replaceAll('word/document.xml', 'word/document2.xml'))
      : bytes,
  ]);
  expect(checkFormat(zipSync(Object.fromEntries(moved)), layout)).toEqual(checkFormat(good, layout));
});

test('start and end are left and right', () => {
  const newer = broken(STYLES, (xml) => xml.replaceAll('<w:jc w:val="left"/>', '<w:jc w:val="start"/>'));
  expect(checkFormat(newer, layout)).toEqual(checkFormat(good, layout));
});

test('the verdict tells the standard from habit', () => {
  const bytes = broken('docProps/core.xml', (xml) => xml.replace(/<dc:creator>.*?<\/dc:creator>/, ''));
  expect(formatReport('c.docx', layout, checkFormat(bytes, layout)).text).toMatch(
    /1 项不符合（国家标准 0 项，惯例 1 项）。$/,
  );
});

test('a file made elsewhere is checked too, and what is no Word file is refused in words', async () => {
  const plain = await Packer.toBuffer(
    new Document({ sections: [{ children: [new Paragraph('各单位：'.repeat(30))] }] }),
  );
  const failing = checkFormat(plain, layout)
    .filter(({ holds }) => !holds)
    .map(({ clause }) => clause);
  expect(failing).toEqual(expect.arrayContaining(['5.2.1', '5.2.2', '5.2.3', '7.2.4', '7.3.1', '7.5']));
  for (const bytes of [new Uint8Array(), strToU8('hello'), zipSync({ 'a.txt': strToU8('a') })])
    expect(() => checkFormat(bytes, layout)).toThrow(FormatError);
});

test('what a correction says is held to its own type, not taken for running text', async () => {
  const corrected = await createWordRenderer({ layout: layoutOf }).render(
    await sampleDigest('monthly', JULY, { edition: 2, reason: '东区大队更正巡查人次，按更正后的数字重新汇总' }),
  );
  const failing = (bytes: Uint8Array) => checkFormat(bytes, layout).filter(({ holds }) => !holds);
  expect(failing(corrected)).toEqual([]);
  const files = unzipSync(corrected);
  const styles = inStyle('Correction', /楷体_GB2312/g, '黑体')(strFromU8(files[STYLES]!));
  const [wrong, ...others] = failing(zipSync({ ...files, [STYLES]: strToU8(styles) }));
  expect(others).toEqual([]);
  expect(wrong).toMatchObject({ clause: '5.2.2', name: '正文字体字号' });
  expect(wrong?.expected).toContain('；更正说明楷体');
});
