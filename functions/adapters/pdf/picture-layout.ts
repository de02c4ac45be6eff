/**
 * The layout of the long picture (长图) for chat groups: a strip as wide as a phone, made from the paper's layout, so that faces,
 * colours and order of sizes stay the house's own.
 *
 * 360 points become 1,080 pixels. Type is a little larger than on paper when held against the width of a phone.
 */
import { type Layout, mmOfPoints, STYLE_NAMES, type StyleName, type TextStyle } from '../../core/layout/layout.ts';

/** Width of the strip and its margin, pt. */
export const STRIP = 360;
const MARGIN = 20;

/** Points of the strip for one of the paper: 16 become 17. */
const GROWN = 17 / 16;

/** As the widest line allows, not as the paper has them. */
const OWN: Partial<Readonly<Record<StyleName, Partial<TextStyle>>>> = {
  organisation: { size: 20, pitch: 28 },
  name: { size: 40, pitch: 50 },
  title: { size: 21, pitch: 30, before: 18, after: 14 },
  issue: { size: 15, pitch: 24 },
  issuer: { size: 14, pitch: 24 },
  classification: { size: 14, pitch: 22 },
  copyNumber: { size: 14, pitch: 22 },
  note: { size: 12, pitch: 18 },
  caption: { size: 14, pitch: 22, before: 10 },
  tableHead: { size: 12, pitch: 17 },
  tableText: { size: 12, pitch: 17 },
  colophon: { size: 13, pitch: 21 },
};

export function pictureLayout(layout: Layout): Layout {
  const styles = STYLE_NAMES.map((name) => {
    const style = layout.styles[name];
    const grown = { ...style, size: style.size * GROWN, pitch: style.size * GROWN * LINE };
    return [name, { ...grown, ...OWN[name] }] as const;
  });
  const [side, width] = [mmOfPoints(MARGIN), mmOfPoints(STRIP)];
  return {
    ...layout,
    page: { width, height: MOST_HEIGHT, top: side, bottom: side, left: side, right: side },
    grid: { ...layout.grid, spacing: 0 },
    styles: Object.fromEntries(styles) as unknown as Layout['styles'],
    masthead: { ...layout.masthead, space: 2, nameLargest: 40, nameSmallest: 20, ruleGap: 3 },
    table: { ...layout.table, smaller: [10.5, 9] },
    photos: { ...layout.photos, heights: [70, 40, 40, 40] },
  };
}

/** Distance between baselines in ems, for reading on glass. */
const LINE = 1.65;
/** mm; the strip is as high as its content, tables never turn it. */
const MOST_HEIGHT = 5000;
