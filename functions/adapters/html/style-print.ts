/**
 * Styles of the HTML briefing in print.
 */
import type { Layout } from '../../core/layout/layout.ts';

/** A4 with the layout's margins, page numbers outside as on paper, and nothing that only a screen can use. */
export function print({ page, pageNumber, fonts, styles, table }: Layout): string {
  const { size } = styles.pageNumber;
  const number = `content: "— " counter(page) " —"; font: ${size}pt "${fonts.song[0]}", SimSun, serif; vertical-align: top; padding-top: ${pageNumber.gap}mm`;
  const inset = `${(pageNumber.inset * size).toFixed(1)}pt`;
  return `@media print {
.sources { display: none; }
.scroll { overflow: visible; }
a.figure { text-decoration: none; }
tr, .photos figure { break-inside: avoid; }
.annex-mark { break-before: page; }
p, li { orphans: 1; widows: 1; }
.sheet { width: auto; }
.wide { page: wide; }
.small td, .small th, .wide td, .wide th { font-size: ${table.smaller[0] ?? styles.tableText.size}pt; line-height: ${((table.smaller[0] ?? styles.tableText.size) * 1.4).toFixed(1)}pt; }
}
@page { size: ${page.width}mm ${page.height}mm; margin: ${page.top}mm ${page.right}mm ${page.bottom}mm ${page.left}mm; }
@page :right { @bottom-right { ${number}; padding-right: ${inset}; } }
@page :left { @bottom-left { ${number}; padding-left: ${inset}; } }
@page wide { size: ${page.height}mm ${page.width}mm; margin: ${page.left}mm ${page.top}mm ${page.right}mm ${page.bottom}mm; }`;
}
