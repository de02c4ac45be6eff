/** An office's own letterhead as a clerk would make it in Word, to GB/T 9704-2012: masthead, footers, placeholders. */
import { AlignmentType, BorderStyle, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';

const song = '方正小标宋简体';
const run = (text: string, size: number, font = '仿宋_GB2312', color = '000000') =>
  new TextRun({ text, size, font, color });
const line = (...children: TextRun[]) => new Paragraph({ alignment: AlignmentType.CENTER, children });

const footer = (alignment: 'left' | 'right') =>
  new Footer({
    children: [
      new Paragraph({
        ...{ alignment, indent: { [alignment]: 280 } },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28, font: '宋体' })],
      }),
    ],
  });

/** `lines` stand under the red rule; the name of the briefing is split over runs, as Word leaves it after editing. */
export async function sampleLetterhead(
  lines: readonly string[] = ['{{title}}', '{{body}}', '{{colophon}}'],
): Promise<Uint8Array> {
  const margin = { top: 2098, bottom: 1984, left: 1587, right: 1474, footer: 1447 };
  const page = { size: { width: 11906, height: 16838 }, margin };
  const rule = { bottom: { style: BorderStyle.SINGLE, size: 18, color: 'FF0000', space: 4 } };
  const children = [
    line(...['{{mast', 'head.na', 'me}}'].map((text) => run(text, 80, song, 'FF0000'))),
    new Paragraph({
      ...{ alignment: AlignmentType.CENTER, border: rule, spacing: { before: 200, after: 600 } },
      children: [run('{{masthead.issue}}　{{ masthead.date }}', 32)],
    }),
    ...lines.map((text) => (text.includes('title') ? line(run(text, 44, song)) : line(run(text, 32)))),
  ];
  const language = { value: 'zh-CN', eastAsia: 'zh-CN' };
  const office = new Document({
    ...{ evenAndOddHeaderAndFooters: true, styles: { default: { document: { run: { language } } } } },
    sections: [{ properties: { page }, footers: { default: footer('right'), even: footer('left') }, children }],
  });
  return Packer.toBuffer(office);
}
