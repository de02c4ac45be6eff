/** An office's own letterhead as a clerk would make it in Word: its masthead with placeholders, a text box, a footer. */
import { AlignmentType, BorderStyle, Document, Footer, Packer, Paragraph, TextRun } from 'docx';

const line = (text: string, size = 32) =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, size })] });

/** `lines` stand after the masthead; the name of the briefing is split over runs, as Word does when one edits. */
export async function sampleLetterhead(
  lines: readonly string[] = ['{{title}}', '{{body}}', '{{colophon}}'],
): Promise<Uint8Array> {
  const name = new Paragraph({
    alignment: AlignmentType.CENTER,
    border: { bottom: { style: BorderStyle.DOUBLE, size: 12, color: 'C00000', space: 8 } },
    children: ['{{mast', 'head.na', 'me}}'].map(
      (text) => new TextRun({ text, size: 72, color: 'C00000', font: '方正小标宋简体' }),
    ),
  });
  const footers = { default: new Footer({ children: [new Paragraph('本刊由{{masthead.issuer}}编印')] }) };
  const page = { size: { width: 11906, height: 16838 }, margin: { top: 1701, bottom: 1701, left: 1587, right: 1474 } };
  const children = [name, line('{{masthead.issue}}　{{ masthead.date }}'), ...lines.map((text) => line(text))];
  return Packer.toBuffer(new Document({ sections: [{ properties: { page }, footers, children }] }));
}
