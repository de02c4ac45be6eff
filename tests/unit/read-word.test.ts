/**
 * What Word and WPS make of a document is read as its reader sees it: content controls, fields, alternates, text boxes,
 * tracked changes, hidden text, notes, footers.
 */
import { describe, expect, test } from 'vitest';
import { readWordChart } from '../../functions/adapters/office/read-word-chart.ts';
import { readWordPart } from '../../functions/adapters/office/read-word-part.ts';
import type { TextBlock } from '../../functions/core/copy/text-block.ts';

const part = (body: string) =>
  readWordPart(
    `<w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v" xmlns:c="c" xmlns:r="r"><w:body>${body}</w:body></w:document>`,
  );
const said = (block: TextBlock): unknown =>
  block.type === 'paragraph' ? block.said.text : block.rows.map((row) => row.map((cell) => cell.said.text));
const texts = (body: string): unknown[] => part(body).blocks.map(said);
const run = (text: string, properties = ''): string =>
  `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inner: string, properties = ''): string => `<w:p>${properties}${inner}</w:p>`;

describe('a paragraph is one text', () => {
  test.each([
    [
      'runs cut anywhere',
      p(
        `${run('清运')}<w:proofErr w:type="spellStart"/>${run('垃圾61')}<w:bookmarkStart w:id="1" w:name="x"/>${run('2.5吨')}`,
      ),
      '清运垃圾612.5吨',
    ],
    [
      'content controls',
      `<w:sdt><w:sdtPr><w:alias w:val="数"/></w:sdtPr><w:sdtContent>${p(`清运<w:sdt><w:sdtContent>${run('612.5吨')}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`,
      '612.5吨',
    ],
    [
      'links, smart tags and custom XML',
      p(
        `<w:hyperlink r:id="r1">${run('见')}</w:hyperlink><w:smartTag>${run('4月')}</w:smartTag><w:customXml>${run('8日')}</w:customXml>`,
      ),
      '见4月8日',
    ],
    [
      'a field shows its result',
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "yyyy" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('2022')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('年')}`,
      ),
      '2022年',
    ],
    [
      'a page number is none of it',
      p(`${run('— ')}<w:fldSimple w:instr=" PAGE ">${run('3')}</w:fldSimple>${run(' —')}`),
      '—  —',
    ],
    [
      'nor one in parts',
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PA</w:instrText></w:r><w:r><w:instrText>GE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('3')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('页')}`,
      ),
      '页',
    ],
    [
      'hidden text is not seen',
      p(`${run('甲')}${run('乙', '<w:rPr><w:vanish/></w:rPr>')}${run('丙', '<w:rPr><w:vanish w:val="0"/></w:rPr>')}`),
      '甲丙',
    ],
    [
      'breaks, tabs and hyphens',
      p('<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>'),
      'a\nb c-d',
    ],
    [
      'readings above characters',
      p(`<w:r><w:ruby><w:rt>${run('suí')}</w:rt><w:rubyBase>${run('随')}</w:rubyBase></w:ruby></w:r>${run('州')}`),
      '随州',
    ],
    ['formulas', p('<m:oMath xmlns:m="m"><m:r><m:t>85.3%</m:t></m:r></m:oMath>'), '85.3%'],
  ])('%s', (_, body, expected) => expect(texts(body)).toEqual([expected]));
});

describe('tracked changes are read as accepted', () => {
  test('inserted counts, deleted and moved away does not', () => {
    const body = p(
      `${run('出动')}<w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del><w:ins w:id="2">${run('15')}</w:ins>${run('人')}<w:moveFrom w:id="3">${run('（旧）')}</w:moveFrom><w:moveTo w:id="4">${run('（新）')}</w:moveTo>`,
    );
    expect(texts(body)).toEqual(['出动15人（新）']);
    expect(part(body).tracked).toBe(4);
  });

  test('a deleted end joins two paragraphs; a deleted row is gone', () => {
    const deleted = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>';
    expect(texts(p(run('甲'), deleted) + p(run('乙')) + p(run('丙')))).toEqual(['甲乙', '丙']);
    const row = (text: string, properties = '') => `<w:tr>${properties}<w:tc>${p(run(text))}</w:tc></w:tr>`;
    const table = `<w:tbl>${row('甲')}${row('乙', '<w:trPr><w:del w:id="1"/></w:trPr>')}${row('丙')}</w:tbl>`;
    expect(texts(table)).toEqual([[['甲'], ['丙']]]);
  });
});

describe('what is drawn', () => {
  const box = (text: string) => `<w:txbxContent>${p(run(text))}</w:txbxContent>`;

  test('a text box is read once, behind its paragraph, whoever wrote its alternates', () => {
    const both = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('框')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('框')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    expect(texts(p(`${run('前')}<w:r>${both}</w:r>${run('后')}`))).toEqual(['前后', '框']);
    expect(texts(p(`<w:r><w:pict><v:textbox>${box('旧')}</v:textbox></w:pict></w:r>`))).toEqual(['', '旧']);
  });

  test('a table in a cell is part of the cell; spans are told', () => {
    const inner = `<w:tbl><w:tr><w:tc>${p(run('1'))}</w:tc><w:tc>${p(run('2'))}</w:tc></w:tr></w:tbl>`;
    const table = part(
      `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p(run('甲'))}${inner}</w:tc></w:tr></w:tbl>`,
    );
    expect(table.blocks).toEqual([{ type: 'table', rows: [[{ said: { text: '甲\n1 2' }, span: 2 }]] }]);
  });

  test('pictures, comments, charts and foreign parts are counted or named', () => {
    const body = `${p('<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r><w:r><w:commentReference w:id="0"/></w:r>')}${p('<w:r><w:drawing><c:chart r:id="rId5"/></w:drawing></w:r>')}<w:altChunk r:id="y"/>`;
    expect(part(body)).toMatchObject({ pictures: 1, comments: 1, charts: ['rId5'], foreign: ['altChunk'] });
  });

  test('a chart is its points', () => {
    const points = (name: string, values: readonly string[]) =>
      `<c:${name}><c:numRef><c:f>Sheet1!$B$2</c:f><c:numCache>${values.map((value, at) => `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`).join('')}</c:numCache></c:numRef></c:${name}>`;
    const xml = `<c:chartSpace><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>近七日</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:lineChart><c:ser>${points('tx', ['清运'])}${points('cat', ['4月7日', '4月8日'])}${points('val', ['1.5', '2'])}</c:ser></c:lineChart><c:valAx><c:title><c:tx><a:t>吨</a:t></c:tx></c:title></c:valAx></c:plotArea></c:chart></c:chartSpace>`;
    expect(readWordChart(xml)).toEqual({
      title: '近七日',
      points: [
        { series: '清运', category: '4月7日', value: '1.5' },
        { series: '清运', category: '4月8日', value: '2' },
      ],
    });
  });
});

test('what nests without end is refused', () => {
  expect(() => part('<w:sdt>'.repeat(300))).toThrow(/w?sdt/);
});
