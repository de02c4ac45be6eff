/** What a PDF shows, page by page: its text, by pdf.js, and its pixels, by the rasteriser that draws our pictures. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { extractText, getDocumentProxy } from 'unpdf';

export interface PdfPage {
  readonly text: string;
  /** mm */
  readonly width: number;
  readonly height: number;
  /** Is anything dark in that box? mm from the upper left corner. */
  ink(left: number, top: number, right: number, bottom: number): boolean;
}

const PIXELS_A_MM = 8;
const MM = 72 / 25.4;

/** Its tables are those of the process: opened once, never closed. */
let library: Promise<PDFiumLibrary> | undefined;

export async function readPdf(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)), { mergePages: false });
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(bytes);
  try {
    const pages: PdfPage[] = [];
    for (const page of document.pages()) {
      const { originalWidth, originalHeight } = page.getOriginalSize();
      const { width, data } = await page.render({ scale: PIXELS_A_MM / MM, render: 'bitmap' });
      const isDark = (x: number, y: number) => (data[(y * width + x) * 4 + 1] ?? 255) < 140;
      pages.push({
        text: text[pages.length] ?? '',
        width: originalWidth / MM,
        height: originalHeight / MM,
        ink: (left, top, right, bottom) => {
          for (let y = Math.ceil(top * PIXELS_A_MM); y < bottom * PIXELS_A_MM; y++)
            for (let x = Math.ceil(left * PIXELS_A_MM); x < right * PIXELS_A_MM; x++) if (isDark(x, y)) return true;
          return false;
        },
      });
    }
    return pages;
  } finally {
    document.destroy();
  }
}
