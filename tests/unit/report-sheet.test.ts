/**
 * The sheet that a report is filled in on: written, filled in as people do, read back; and every file that is something else.
 */

import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { readReportSheet, type SheetReading } from '../../functions/core/sheet/read.ts';
import { type SheetEntry, unitSheet, unitsSheet } from '../../functions/core/sheet/report-sheet.ts';
import { openSheets } from '../../functions/runtime/sheets.ts';
import { changed, fillIn, gb18030, withRows, zipThatSays } from '../support/filled-workbook.ts';
import { DAY, webProgramme } from '../support/web-world.ts';

const files = openSheets();
const programme = webProgramme();
const [a, b, c] = programme.units as readonly [
  Programme['units'][number],
  Programme['units'][number],
  Programme['units'][number],
];
const entry = (unit: typeof a, over: Partial<SheetEntry> = {}): SheetEntry => ({
  ...{ unit, basedOn: 0, nil: false, figures: {}, narratives: {}, previous: {} },
  ...over,
});
const heading = { programme, version: 3, day: DAY };
const full = entry(a, {
  basedOn: 2,
  figures: { garbage: '612.5', dissuaded: '3010', staff: '512', posts: ['南门桥', '北门桥'], patrolled: true },
  narratives: { 工作动态: '=开展"消杀"，\n第二行' },
  previous: { staff: '510' },
});
const plan = unitSheet(heading, full);
const all = unitsSheet(heading, [full, entry(b), entry(c, { basedOn: 1, nil: true })]);

function read(bytes: Uint8Array, unit?: typeof a, over: Partial<Programme> = {}, day = DAY): SheetReading {
  const found = files.read(bytes, 300);
  if ('finding' in found) return { reports: [], findings: [{ cell: '', finding: found.finding }] };
  return readReportSheet({ ...programme, ...over }, day, found.sheet, unit);
}
const said = ({ findings }: SheetReading): string[] =>
  findings.map(({ cell, finding }) => `${cell} ${finding.code}`.trim());
const xlsx = () => files.write(plan, 'xlsx');

describe('a sheet that nobody touched', () => {
  test.each(['xlsx', 'csv'] as const)('of one unit says what stands, as %s', (format) => {
    const { reports, findings } = read(files.write(plan, format), a);
    expect(findings).toEqual([]);
    expect(reports).toEqual([
      {
        unit: a,
        basedOn: 2,
        nil: false,
        figures: { garbage: '612.5', dissuaded: '3010', staff: '512', posts: '南门桥、北门桥', patrolled: '是' },
        narratives: [{ kind: '工作动态', text: '=开展"消杀"，\n第二行' }],
        cells: expect.objectContaining({ 'figures.garbage': 'C5', 'figures.patrolled': 'C9', 'narratives[0]': 'C10' }),
      },
    ]);
  });

  test.each(['xlsx', 'csv'] as const)('of all units leaves out those whose row is blank, as %s', (format) => {
    const { reports, findings } = read(files.write(all, format));
    expect(findings).toEqual([]);
    expect(reports.map(({ unit, basedOn, nil }) => [unit.id, basedOn, nil])).toEqual([
      ['a', 2, false],
      ['c', 1, true],
    ]);
    expect(reports[0]?.cells).toMatchObject({ '': 'B5', 'figures.garbage': 'C5' });
  });

  test('is the same, byte for byte', () => {
    expect(Buffer.from(xlsx()).equals(Buffer.from(files.write(unitSheet(heading, full), 'xlsx')))).toBe(true);
  });

  test('is read by another program as people see it', async () => {
    const [sheet] = await readXlsxFile(Buffer.from(xlsx()));
    expect(sheet?.sheet).toBe('报送');
    expect(sheet?.data.slice(3, 7).map((row) => row.slice(1))).toEqual([
      ['指标', '填报', '计量单位', '上一报告日', '口径'],
      ['收集转运垃圾', 612.5, '吨', null, '当日进场过磅的生活垃圾，不含建筑垃圾。'],
      ['劝离劝返市民', 3010, '人次', null, '必填'],
      ['在岗环卫工人', 512, '人', '510', null],
    ]);
  });

  test('is locked but for its cells to fill in, and says while they are filled in what they take', () => {
    const parts = unzipSync(xlsx());
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    expect(sheet).toContain('<sheetProtection sheet="1"');
    const looks = [
      ...(/<cellXfs.*<\/cellXfs>/.exec(strFromU8(parts['xl/styles.xml']!))?.[0] ?? '').matchAll(
        /<xf [^>]*?(?:\/>|>.*?<\/xf>)/g,
      ),
    ];
    const open = looks.flatMap(([look], index) => (look.includes('locked="0"') ? [index] : []));
    expect(open).toEqual([20, 21]);
    const rule = (cell: string) =>
      new RegExp(`<dataValidation [^>]*sqref="${cell}">.*?</dataValidation>`).exec(sheet)?.[0];
    expect(rule('C9')).toContain('<formula1>&quot;是,否&quot;</formula1>');
    expect(rule('C7')).toMatch(/type="whole" errorStyle="warning".*<formula1>0<\/formula1><formula2>5000<\/formula2>/);
    expect(rule('C5')).toMatch(/type="decimal" errorStyle="warning" operator="greaterThanOrEqual"/);
    expect(rule('C8')).toBeUndefined();
  });

  test('hides its keys, and keeps text cells from becoming dates', () => {
    const sheet = strFromU8(unzipSync(xlsx())['xl/worksheets/sheet1.xml']!);
    expect(sheet).toContain('<row r="1" hidden="1">');
    expect(sheet).toMatch(/<col min="1" max="1"[^>]* hidden="1"\/>/);
    expect(sheet).toContain('<c r="C11" s="20"/>');
  });
});

describe('a sheet that was filled in', () => {
  test('numbers come as they were typed, whatever their binary form', () => {
    const filled = fillIn(xlsx(), {
      C5: { xml: '<c s="21"><v>4.3499999999999996</v></c>' },
      C6: { xml: '<c s="21"><v>1.2E3</v></c>' },
      C7: 500,
    });
    expect(read(filled, a).reports[0]?.figures).toMatchObject({ garbage: '4.35', dissuaded: '1200', staff: '500' });
  });

  test('shared strings, runs and readings above characters', () => {
    const strings =
      '<sst><si><t>南门桥</t></si><si><r><t>北门</t></r><r><t>桥</t></r><rPh sb="0" eb="1"><t>běi</t></rPh></si></sst>';
    const shared = zipSync({
      ...unzipSync(fillIn(xlsx(), { C8: { xml: '<c t="s"><v>1</v></c>' } })),
      'xl/sharedStrings.xml': Buffer.from(strings),
    });
    expect(read(shared, a).reports[0]?.figures.posts).toBe('北门桥');
  });

  test('rows and columns in another order mean the same', () => {
    const lines = new TextDecoder().decode(files.write(plan, 'csv')).split('\r\n');
    const turned = [...lines.slice(0, 4), ...lines.slice(4, 7).reverse(), ...lines.slice(7)].join('\r\n');
    expect(read(new TextEncoder().encode(turned), a).reports[0]?.figures).toEqual(
      read(files.write(plan, 'csv'), a).reports[0]?.figures,
    );
  });

  test.each([
    ['UTF-8 with a mark', (text: string) => new TextEncoder().encode(text)],
    ['UTF-8 without', (text: string) => new TextEncoder().encode(text.slice(1))],
    ['GB18030', (text: string) => gb18030(text.slice(1))],
  ])('CSV in %s', (_, encode) => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.write(plan, 'csv'));
    const { reports, findings } = read(encode(text), a);
    expect(findings).toEqual([]);
    expect(reports[0]?.figures.posts).toBe('南门桥、北门桥');
    expect(reports[0]?.narratives[0]?.text).toBe('=开展"消杀"，\n第二行');
  });

  test('sums have the digits that people see, and whole numbers all of theirs', () => {
    const at = (value: string) =>
      read(fillIn(xlsx(), { C5: { xml: `<c><v>${value}</v></c>` } }), a).reports[0]?.figures.garbage;
    expect(at('0.30000000000000004')).toBe('0.3');
    expect(at('612.49999999999994')).toBe('612.5');
    expect(at('9007199254740991')).toBe('9007199254740991');
    expect(at('123456789012.34')).toBe('123456789012.34');
    expect(at('1e400')).toBe('1e400');
  });

  test('what has more digits than spreadsheets keep is written as text', () => {
    const long = unitSheet(heading, entry(a, { figures: { garbage: '900719925474099.1' } }));
    expect(strFromU8(unzipSync(files.write(long, 'xlsx'))['xl/worksheets/sheet1.xml']!)).toContain(
      '>900719925474099.1</t>',
    );
    expect(read(files.write(long, 'xlsx'), a).reports[0]?.figures.garbage).toBe('900719925474099.1');
  });

  test('full-width digits and words come as they were typed: what they mean is for the report to say', () => {
    expect(read(fillIn(xlsx(), { C5: '６１２．５吨' }), a).reports[0]?.figures.garbage).toBe('６１２．５吨');
  });

  test('text that begins with a quote mark or like a formula comes back from CSV as it was', () => {
    for (const text of ["'=1", '=1', "''@x", '-5 度', '＝一', "'好"]) {
      const own = unitSheet(heading, entry(a, { narratives: { 工作动态: text } }));
      expect(read(files.write(own, 'csv'), a).reports[0]?.narratives[0]?.text).toBe(text);
    }
  });

  test('columns of the sheet of all in another order mean the same', () => {
    const blank = unitsSheet(heading, [entry(a, { figures: { dissuaded: '5', staff: '6' } })]);
    const own = new TextDecoder()
      .decode(files.write(blank, 'csv'))
      .split('\r\n')
      .map((line) => line.split(','));
    const moved = own.map(([key, name, x, y, ...rest]) => [key, name, y, x, ...rest].join(',')).join('\r\n');
    expect(moved).toContain('figure dissuaded,figure garbage');
    expect(read(new TextEncoder().encode(moved)).reports[0]?.figures).toEqual({ dissuaded: '5', staff: '6' });
  });

  test('notes beside and below it are left alone', () => {
    expect(said(read(fillIn(xlsx(), { G5: '见过磅单', B40: '制表人' }), a))).toEqual([]);
  });
});

describe('each of these cells is told with its name', () => {
  test.each([
    ['a formula, even with its result', { xml: '<c><f>SUM(1,2)</f><v>3</v></c>' }, 'C5 sheet.formula'],
    ['a shared formula without text of its own', { xml: '<c><f t="shared" si="0"/><v>3</v></c>' }, 'C5 sheet.formula'],
    ['an error value', { xml: '<c t="e"><v>#REF!</v></c>' }, 'C5 sheet.error_value'],
    ['a number that looks like a date to people', { xml: '<c s="19"><v>44656</v></c>' }, 'C5 sheet.date'],
    ['an ISO date', { xml: '<c t="d"><v>2022-04-05</v></c>' }, 'C5 sheet.date'],
  ])('%s', (_, cell, expected) => {
    expect(said(read(fillIn(xlsx(), { C5: cell }), a))).toEqual([expected]);
  });

  test('a percentage, by a format of its own or built in', () => {
    const styled = changed(xlsx(), 'xl/styles.xml', (xml) =>
      xml
        .replace('</cellXfs>', '<xf numFmtId="9"/><xf numFmtId="190"/><xf numFmtId="191"/></cellXfs>')
        .replace(
          '</numFmts>',
          '<numFmt numFmtId="190" formatCode="0.00%"/><numFmt numFmtId="191" formatCode="#,##0&quot;日&quot;_ "/></numFmts>',
        ),
    );
    const at = (style: number) => said(read(fillIn(styled, { C5: { xml: `<c s="${style}"><v>0.5</v></c>` } }), a));
    expect(at(22)).toEqual(['C5 sheet.percent']);
    expect(at(23)).toEqual(['C5 sheet.percent']);
    expect(at(24)).toEqual([]); // 日 in quotes is a word
  });

  test('what looks like a formula in CSV is the text that somebody typed', () => {
    const csv = new TextDecoder().decode(files.write(plan, 'csv')).replace('612.5', '=600+12.5');
    expect(read(new TextEncoder().encode(csv), a).reports[0]?.figures.garbage).toBe('=600+12.5');
  });

  test('a value in a row that is not of the sheet', () => {
    const reading = read(fillIn(xlsx(), { C13: '77' }), a);
    expect(said(reading)).toEqual(['C13 sheet.without_key']);
    expect(reading.findings[0]?.finding.message).toContain('“77”所在的行或列不是报送表原有的');
  });

  test('merged cells, in whichever row or column they lie', () => {
    const merged = (ref: string) =>
      changed(fillIn(xlsx(), { C5: 7, C6: '' }), 'xl/worksheets/sheet1.xml', (xml) =>
        xml.replace('<dataValidations', `<mergeCells><mergeCell ref="${ref}"/></mergeCells><dataValidations`),
      );
    const reading = read(merged('C5:C6'), a);
    expect(said(reading)).toEqual(['C6 sheet.merged']);
    expect(reading.findings[0]?.finding.message).toContain('“劝离劝返市民”在合并单元格 C5:C6 里');
    expect(said(read(merged('C5:E5'), a))).toEqual([]); // only notes were covered
    expect(said(read(merged('B1:D2'), a))).toEqual([]);
    expect(said(read(merged('nonsense'), a))).toEqual([]);
  });

  test('an item whose row or column was deleted, or is new since the download', () => {
    const without = (format: typeof plan) => ({
      ...format,
      rows: format.rows.filter((cells) => !JSON.stringify(cells[0]).includes('figure staff')),
    });
    const reading = read(files.write(without(plan), 'xlsx'), a);
    expect(said(reading)).toEqual(['sheet.missing_field']);
    expect(reading.findings[0]?.finding.message).toContain('表里没有“在岗环卫工人”');
    const column = { ...all, rows: all.rows.map((cells) => cells.filter((_, index) => index !== 4)) };
    expect(said(read(files.write(column, 'csv')))).toEqual(['sheet.missing_field']);
    const [first, ...others] = programme.indicators;
    const indicators = [...programme.indicators, { ...first!, id: 'fresh', name: '新指标' }];
    expect(said(read(xlsx(), a, { indicators }))).toEqual(['sheet.missing_field']);
    expect(others.length).toBeGreaterThan(0);
  });

  test('a row that was copied', () => {
    expect(said(read(fillIn(xlsx(), { A13: 'figure garbage', C13: 7 }), a))).toEqual(['B13 sheet.twice']);
  });

  test('a figure that is not asked of that unit, in the sheet of all', () => {
    expect(said(read(fillIn(files.write(all, 'xlsx'), { H5: 7 })))).toEqual(['H5 figure.not_asked']);
  });

  test('an item that the programme has dropped, only when it is filled in', () => {
    const indicators = programme.indicators.filter(({ id }) => id !== 'staff');
    expect(said(read(xlsx(), a, { indicators }))).toEqual(['C7 sheet.unknown_field']);
    expect(said(read(fillIn(xlsx(), { C7: '' }), a, { indicators }))).toEqual([]);
  });

  test('a unit that the programme has dropped', () => {
    expect(said(read(files.write(all, 'xlsx'), undefined, { units: [b, c] }))).toEqual(['B5 sheet.unknown_unit']);
  });

  test('something else than 是 or 否 for the nil return', () => {
    expect(said(read(fillIn(xlsx(), { C12: '无' }), a))).toEqual(['C12 figure.yes_no']);
  });
});

describe('refused with a sentence', () => {
  const sentence = (bytes: Uint8Array, unit = a, over: Partial<Programme> = {}, day = DAY): string => {
    const { findings, reports } = read(bytes, unit, over, day);
    expect(reports).toEqual([]);
    return `${findings[0]?.finding.code} ${findings[0]?.finding.message}`;
  };
  const text = (words: string) => new TextEncoder().encode(words);

  test('a sheet of another programme, day or unit', () => {
    expect(sentence(xlsx(), a, { id: 'changzhou' })).toMatch(
      /^sheet.other_programme 这是任务“suizhou”的报送表，现在是“changzhou”/,
    );
    expect(sentence(xlsx(), a, {}, '2022-04-09')).toMatch(
      /^sheet.other_day 这是 2022-04-08 的报送表，现在报的是 2022-04-09/,
    );
    expect(sentence(xlsx(), b)).toMatch(/^sheet.other_unit 这是“市环卫服务中心”的报送表，现在登录的是“高新区大队”/);
    expect(sentence(files.write(all, 'xlsx'))).toMatch(/^sheet.many_units/);
  });

  test('a workbook or CSV that is not of ours', () => {
    expect(
      sentence(changed(xlsx(), 'xl/worksheets/sheet1.xml', (xml) => xml.replace(/<row r="1".*?<\/row>/, ''))),
    ).toMatch(/^sheet.not_ours 文件里没有报送表的标记/);
    expect(sentence(text('指标,填报\n垃圾,5\n'))).toMatch(/^sheet.not_ours/);
  });

  test.each([
    ['an old workbook, or one with a password', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), /^sheet.old_format/],
    ['a PDF', new TextEncoder().encode('%PDF-1.7'), /^sheet.other_file 这个文件是PDF/],
    ['a photo', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), /^sheet.other_file 这个文件是照片/],
    [
      'a web page with the name of a workbook',
      new TextEncoder().encode('\uFEFF <html><table>'),
      /^sheet.other_file 这个文件是网页/,
    ],
    ['text in UTF-16', Uint8Array.of(0xff, 0xfe, 0x31, 0), /^sheet.other_file 这个文件是Unicode（UTF-16）文本/],
    ['an empty file', new Uint8Array(), /^sheet.none/],
    ['bytes of no encoding', Uint8Array.of(0x31, 0xff, 0xff, 0x0a), /^sheet.encoding/],
    ['bytes with zeros', Uint8Array.of(0x31, 0, 0x32), /^sheet.encoding/],
    [
      'CSV whose quotes do not pair',
      new TextEncoder().encode('jianbao report 1,"b\nc,d\n'),
      /^sheet.csv CSV 文件在第 \d+ 行读不下去/,
    ],
    ['a Word document', zipSync({ 'word/document.xml': new Uint8Array(3) }), /^sheet.other_file 这个文件是Word 文档/],
    ['an open document', zipSync({ 'content.xml': new Uint8Array(3), mimetype: new Uint8Array(3) }), /开放文档/],
    ['a zip file', zipSync({ 'a.txt': new Uint8Array(3) }), /^sheet.other_file 这个文件是压缩包/],
    ['half a file', xlsx().slice(0, 3000), /^sheet.broken/],
    ['PK and nothing', new TextEncoder().encode('PK'), /^sheet.broken/],
  ])('%s', (_, bytes, expected) => {
    expect(sentence(bytes)).toMatch(expected);
  });

  test('macros', () => {
    const parts = unzipSync(xlsx());
    expect(sentence(zipSync({ ...parts, 'xl/vbaProject.bin': new Uint8Array(3) }))).toMatch(/^sheet.macros/);
  });

  test('a document type, which could unpack without end', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    expect(
      sentence(changed(xlsx(), 'xl/worksheets/sheet1.xml', (xml) => xml.replace('<worksheet', `${bomb}<worksheet`))),
    ).toMatch(/^sheet.broken/);
  });

  test('a part that is missing', () => {
    const { 'xl/worksheets/sheet1.xml': _, ...rest } = unzipSync(xlsx());
    expect(sentence(zipSync(rest))).toMatch(/^sheet.broken/);
  });

  test('what nests deep, merges everything or is all commas ends soon', () => {
    const deep = changed(xlsx(), 'xl/worksheets/sheet1.xml', () => '<a>'.repeat(3_000_000));
    expect(sentence(deep)).toMatch(/^sheet.broken/);
    const range = '<mergeCell ref="A1:CXX1048576"/>'.repeat(300_000);
    const merged = changed(xlsx(), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', `</sheetData>${range}`),
    );
    expect(said(read(merged, a))).toContain('C11 sheet.merged');
    expect(sentence(text(`jianbao report 1${','.repeat(3_900_000)}`))).toMatch(/^sheet.not_ours/);
  });

  describe('zip bombs', () => {
    const zeros = (size: number) => new Uint8Array(size);
    const book = [{ name: 'xl/workbook.xml', content: strToBytes('<workbook/>') }];

    test('that admit what they are, before anything is unpacked', () => {
      const bomb = zipThatSays([...book, { name: 'xl/a.xml', content: zeros(10), claims: 4_000_000_000 }]);
      expect(sentence(bomb)).toMatch(/^sheet.unpacks 这个文件展开后4\d\d\d MB/);
    });

    test('that lie, while they are unpacked', () => {
      const bomb = zipThatSays([{ name: 'xl/workbook.xml', content: zeros(30_000_000), claims: 1000 }]);
      expect(bomb.length).toBeLessThan(50_000);
      expect(sentence(bomb)).toMatch(/^sheet.unpacks 这个文件展开后> 1 MB/);
    });

    test('that claim more than there is', () => {
      expect(sentence(zipThatSays([{ name: 'xl/workbook.xml', content: zeros(10), claims: 1000 }]))).toMatch(
        /^sheet.broken/,
      );
    });

    test('of very many parts', () => {
      const many = Array.from({ length: 1200 }, (_, index) => ({ name: `xl/${index}`, content: zeros(1) }));
      expect(sentence(zipThatSays([...book, ...many]))).toMatch(/^sheet.broken 文件不完整或已损坏（1201 entries）/);
    });

    test('whose parts lie over each other', () => {
      const bytes = zipThatSays([...book, { name: 'xl/b.xml', content: strToBytes('x'.repeat(50)) }]);
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      for (let at = 0; at < bytes.length - 46; at += 1)
        if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 20, 9000, true);
      expect(sentence(bytes)).toMatch(/^sheet.broken/);
    });

    test('that are encrypted', () => {
      expect(sentence(zipThatSays([{ ...book[0]!, flags: 1 }]))).toMatch(/^sheet.broken/);
    });
  });

  test('ten thousand rows, without reading them all', () => {
    expect(sentence(withRows(xlsx(), 20, 10_000))).toMatch(/^sheet.too_many_rows 文件有 300 行以上的内容/);
    expect(sentence(text(`jianbao report 1\n${'x,1,2\n'.repeat(10_000)}`))).toMatch(/^sheet.too_many_rows/);
  });
});

function strToBytes(words: string): Uint8Array {
  return new TextEncoder().encode(words);
}

test('a million blank rows with a look are no rows', () => {
  const rows = '<row r="1048576"><c r="C1048576" s="1"/></row>';
  const styled = changed(xlsx(), 'xl/worksheets/sheet1.xml', (xml) =>
    xml.replace('</sheetData>', `${rows}</sheetData>`),
  );
  expect(said(read(styled, a))).toEqual([]);
});

test('a sheet that LibreOffice 7.4 opened and saved again', () => {
  const saved = readFileSync(new URL('../support/saved-by-libreoffice.xlsx', import.meta.url));
  const { reports, findings } = read(new Uint8Array(saved), a);
  expect(findings).toEqual([]);
  expect(reports[0]).toMatchObject({
    basedOn: 2,
    figures: { garbage: '0.1', dissuaded: '3010', staff: '512', posts: '＝东桥', patrolled: '是' },
    narratives: [
      { kind: '工作动态', text: '=开展“消杀”，\n第二行 𠮷' },
      { kind: '问题协调', text: "'4-5 & <b>" },
    ],
  });
});
