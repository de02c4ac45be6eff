/** Page size and margins of upright and turned pages, as section properties. */
import { type Layout, mmOfPoints, type Orientation, turnedMargins, twipsOfMm } from '../../core/layout/layout.ts';

/**
 * No document grid, because readers disagree on it. The page number's line lies `gap` below the type area, measured to the
 * middle of the dash. source: GB/T 9704-2012, 5.2.1, 7.5, 8.
 */
export function sectionProperties({ page, pageNumber, styles }: Layout, orientation: Orientation): string {
  const upright = orientation === 'portrait';
  const { top, right, bottom, left } = upright ? page : turnedMargins(page);
  const size = upright ? [page.width, page.height] : [page.height, page.width];
  const [w, h] = size.map(twipsOfMm);
  const footer = Math.max(0, bottom - pageNumber.gap - mmOfPoints(styles.pageNumber.pitch) / 2);
  const turnedPaper = upright ? '' : ' w:orient="landscape"';
  return `<w:sectPr><w:footerReference w:type="default" r:id="rIdFooterOdd"/><w:footerReference w:type="even" r:id="rIdFooterEven"/><w:type w:val="nextPage"/><w:pgSz w:w="${w}" w:h="${h}"${turnedPaper}/><w:pgMar w:top="${twipsOfMm(top)}" w:right="${twipsOfMm(right)}" w:bottom="${twipsOfMm(bottom)}" w:left="${twipsOfMm(left)}" w:header="${twipsOfMm(15)}" w:footer="${twipsOfMm(footer)}" w:gutter="0"/></w:sectPr>`;
}

/** Page of a letterhead from its own section properties, mm; what it does not say is taken from the layout. */
export function pageOf(section: string, page: Layout['page']): Layout['page'] {
  const mm = (element: string, name: string, otherwise: number) => {
    const found = new RegExp(`<w:${element} [^>]*w:${name}="(\\d+)"`).exec(section)?.[1];
    return found === undefined ? otherwise : mmOfPoints(Number(found) / 20);
  };
  const sides = (['top', 'right', 'bottom', 'left'] as const).map((side) => [side, mm('pgMar', side, page[side])]);
  return { width: mm('pgSz', 'w', page.width), height: mm('pgSz', 'h', page.height), ...Object.fromEntries(sides) };
}

/** A letterhead's section, turned: its headers and footers on the same paper lying down. */
export function turnedSection(section: string, page: Layout['page']): string {
  const { top, right, bottom, left } = turnedMargins(page);
  const [w, h] = [page.height, page.width].map(twipsOfMm);
  const margins = { top, right, bottom, left };
  return section
    .replace(/<w:pgSz [^>]*\/>/, `<w:pgSz w:w="${w}" w:h="${h}" w:orient="landscape"/>`)
    .replace(/<w:pgMar [^>]*\/>/, (element) =>
      element.replace(
        /w:(top|right|bottom|left)="-?\d+"/g,
        (_, side: keyof typeof margins) => `w:${side}="${twipsOfMm(margins[side])}"`,
      ),
    );
}
