/**
 * Pages of a PDF as pixels, by PDFium in WebAssembly: the same on every machine. Loaded with the first picture.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA on white, four bytes a pixel, line by line. */
  readonly data: Uint8Array;
}

let library: Promise<PDFiumLibrary> | undefined;

/** @param scale pixels a point. */
export async function rasterPages(pdf: Uint8Array, scale: number): Promise<readonly Pixels[]> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(pdf);
  try {
    const pages: Pixels[] = [];
    for (const page of document.pages()) {
      const { width, height, data } = await page.render({ scale, render: 'bitmap' });
      pages.push({ width, height, data });
    }
    return pages;
  } finally {
    document.destroy();
  }
}
