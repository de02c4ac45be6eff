/** The PDF: archivable, tagged, the same each time, the colophon at the foot; reported text is text. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { openPress, type Press } from '../../../functions/adapters/pdf/open-press.ts';
import { createPdfRenderer } from '../../../functions/adapters/pdf/render-briefing.ts';
import { layoutOf } from '../../support/office.ts';
import { type PdfPage, readPdf } from '../../support/read-pdf.ts';
import { inputOf, p, photos, typicalDay, unitsTable } from '../../support/sample-briefing.ts';

let press: Press;
beforeAll(() => {
  press = openPress();
});
const written = (input: ReturnType<typeof inputOf>): Promise<Uint8Array> =>
  createPdfRenderer({ layout: layoutOf, press: async () => press }).render(input);
const pagesOf = async (input: ReturnType<typeof inputOf>): Promise<readonly PdfPage[]> => readPdf(await written(input));
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** The foot of the type area, mm from the top of the sheet: 297 - 35. */
const FOOT = 262;
const isLastRuleAtFoot = (page: PdfPage): boolean =>
  page.ink(30, FOOT - 0.5, 180, FOOT + 0.2) && !page.ink(30, FOOT + 0.2, 180, FOOT + 2);

describe('the file', () => {
  test('has equal bytes for equal input, and no time but that of issue', async () => {
    const [one, other] = [await written(typicalDay()), await written(typicalDay())];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
    expect(
      latin(one)
        .match(/20\d\d-\d\d-\d\dT[\d:]+/g)
        ?.every((time) => time === '2022-04-09T00:00:00'),
    ).toBe(true);
  });

  test('is tagged PDF/A-2a with its fonts inside', async () => {
    const text = latin(await written(typicalDay()));
    for (const said of ['/MarkInfo', '/StructTreeRoot', '<pdfaid:part>2<', '<pdfaid:conformance>A<', '/FontFile2'])
      expect(text).toContain(said);
  });

  test('shows what the tree says: headings, table, chart values, captions, colophon', async () => {
    const text = (await pagesOf(typicalDay())).map((page) => page.text).join('\n');
    for (const said of [
      '全市城管执法系统4月8日疫情防控工作情况',
      '一、总体情况',
      '（一）社区防控',
      '358人',
      '高新区大队',
      '612.5',
      '共印50份',
      '市城管执法委办公室',
    ])
      expect(text.replace(/\s/g, '')).toContain(said);
  });
});

describe('the colophon', () => {
  test.each(Array.from({ length: 14 }, (_, lines) => lines * 2))(
    'ends on the foot of the last page and is not alone there, after %i paragraphs',
    async (count) => {
      const body = Array.from({ length: count }, (_, index) => p(`第${index + 1}段，只有一行字。`));
      const last = (await pagesOf(inputOf([p('正文。'), ...body]))).at(-1)!;
      expect(isLastRuleAtFoot(last)).toBe(true);
      expect(last.text).toMatch(/段，只有一行字|正文/);
    },
  );
});

describe('a wide table', () => {
  test('stands on a turned page whose number is where the upright pages have it', async () => {
    const pages = await pagesOf(
      inputOf([p('正文。'), unitsTable({ units: 8, indicators: 10, narrative: 0 }), p('后文。')]),
    );
    const turned = pages.find(({ width, height }) => width > height)!;
    // Left is the foot of the upright page: 7 mm off the type area of 35 mm; the second page's number stands at its left, here above.
    expect(turned.ink(22, 28, 33, 60)).toBe(true);
    expect(turned.ink(40, 185, 290, 209)).toBe(false);
    expect(pages.at(-1)!.text).toContain('后文');
  });
});

describe('what people wrote', () => {
  const hostile = [
    '#panic("x")',
    '"; panic() //',
    '\\n\\u{41}',
    '#import "/etc/passwd"',
    '$x^2$ *a* _b_ `c` <d> @e',
    '{{masthead.name}}',
  ];
  test.each(hostile)('is printed as it is: %s', async (words) => {
    const [page] = await pagesOf(inputOf([p(words)]));
    expect(page!.text.replace(/\s/g, '')).toContain(words.replace(/\s/g, ''));
  });

  test('with signs that no font holds is printed with 〓 in their place', async () => {
    const [page] = await pagesOf(inputOf([p('收到👩‍👧一面锦旗🎏。')]));
    expect(page!.text).toMatch(/收到〓+一面锦旗〓。/);
  });

  test('with a photo that is none names it', async () => {
    const [page] = await pagesOf({
      ...inputOf([photos(1)]),
      photos: { 'p/0': { bytes: new Uint8Array(80), mediaType: 'image/png' } },
    });
    expect(page!.text).toContain('照片无法显示');
  });
});

describe('the fonts of the office', () => {
  const folder = (): string => mkdtempSync(join(tmpdir(), 'fonts-'));

  test('are refused in a sentence where none holds Chinese', () => {
    const empty = folder();
    expect(() => openPress(empty)).toThrow(/没有含汉字的字体（见到：没有字体文件）/);
    writeFileSync(join(empty, 'a.ttf'), 'no font');
    expect(() => openPress(empty)).toThrow(/没有含汉字的字体（见到：a\.ttf）/);
    expect(() => openPress(join(empty, 'none'))).toThrow(/找不到字体文件夹/);
  });

  test('are used for the face that the layout names so', () => {
    const own = dirname(
      fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')),
    );
    const layout = layoutOf('gbt9704');
    const named = { ...layout, fonts: { ...layout.fonts, fangsong: ['没有的字体', 'noto sans sc'] } };
    const faces = openPress(own).facesOf(named);
    expect(faces.fangsong.name).toBe('Noto Sans SC');
    expect(faces.song.name).toBe('Noto Serif SC');
  });
});
