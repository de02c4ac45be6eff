/**
 * The layout: every measure, size, font and colour of a briefing, as data (`templates/layouts/<name>.yaml`).
 *
 * The one source that all renderers and the format checker read. Lengths are millimetres, type is points, both plain
 * numbers; each value carries its clause of GB/T 9704-2012 in the YAML file. Conversions for OOXML stand below.
 */

/** 小标宋, 仿宋, 楷体, 黑体, 宋体. */
export type Face = 'biaosong' | 'fangsong' | 'kai' | 'hei' | 'song';

export type Colour = 'black' | 'red' | 'grey' | 'shade';

/** One kind of text. */
export interface TextStyle {
  readonly face: Face;
  /** pt */
  readonly size: number;
  readonly bold: boolean;
  readonly colour: Colour;
  readonly align: 'left' | 'center' | 'right' | 'justify';
  /** First-line indent in characters of its own size. */
  readonly indent: number;
  /** Distance between baselines, pt. Exact, but in tables (`tableHead`, `tableText`) the least. */
  readonly pitch: number;
  /** Space above and below, pt. */
  readonly before: number;
  readonly after: number;
}

/** Every kind of text; a layout must define each. */
export const STYLE_NAMES = [
  'annex',
  'annexTitle',
  'classification',
  'copyNumber',
  'organisation',
  'name',
  'issue',
  'edition',
  'issuer',
  'title',
  'lead',
  'correction',
  'body',
  'list',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'note',
  'caption',
  'tableHead',
  'tableText',
  'figureCaption',
  'pageNumber',
  'colophon',
] as const;
export type StyleName = (typeof STYLE_NAMES)[number];

export interface Layout {
  /** File name without ending, `gbt9704`. */
  readonly name: string;
  /** As a person knows it. */
  readonly title: string;
  /** mm. Portrait; a wide table turns the page and its margins. */
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
  readonly grid: {
    /** Lines of a full page, and Chinese characters of a full line of `body`. */
    readonly lines: number;
    readonly characters: number;
    /** Added to each character of `body`, headings and lists, pt (negative: tighter). */
    readonly spacing: number;
  };
  /** Names of each face, preferred first; the others are fallbacks in this order. */
  readonly fonts: Readonly<Record<Face, readonly string[]>>;
  /** RRGGBB. */
  readonly colours: Readonly<Record<Colour, string>>;
  readonly styles: Readonly<Record<StyleName, TextStyle>>;
  readonly masthead: {
    /** From the top of the type area to the first line under classification and copy number, mm. */
    readonly space: number;
    /** The briefing's name is as large as fits one line of the type area, between these sizes, pt. */
    readonly nameLargest: number;
    readonly nameSmallest: number;
    /** The red rule: distance under the issuer's line, mm, and weight, pt. */
    readonly ruleGap: number;
    readonly ruleWeight: number;
  };
  readonly pageNumber: {
    /** From the foot of the type area to the dash, mm. */
    readonly gap: number;
    /** Free characters between number and edge of the type area. */
    readonly inset: number;
  };
  readonly colophon: {
    /** First and last rule, and those between, mm. */
    readonly thick: number;
    readonly thin: number;
    /** Free characters at both sides. */
    readonly inset: number;
  };
  readonly table: {
    /** Sizes for tables that are too wide at the size of `tableText`, pt, largest first. */
    readonly smaller: readonly number[];
    /** Frame and inner rules, pt. */
    readonly frame: number;
    readonly rule: number;
    /** Between rule and text: at the sides, above and below, mm. */
    readonly padding: number;
    readonly above: number;
    readonly below: number;
  };
  readonly photos: {
    /** Height of a row with one, two, three and four photos at most, mm. */
    readonly heights: readonly number[];
    readonly gap: number;
    /** The whole file stays below this, bytes. */
    readonly budget: number;
  };
  readonly chart: { readonly height: number; readonly palette: readonly string[] };
}

/** Bytes of a file that are not photos. */
const ROOM_FOR_TEXT = 2_000_000;

/**
 * Bytes for all photos together, the same in every format: in HTML each takes a third more, as text (Base64), and the whole
 * stays below the budget all the same.
 */
export const photoBudget = ({ photos }: Layout): number => Math.floor(((photos.budget - ROOM_FOR_TEXT) * 3) / 4);

/** Twentieths of a point (ECMA-376 Part 1, 17.18.81 and 22.9.2.14). 1 inch is 25.4 mm or 1,440 twips. */
export const twipsOfMm = (mm: number): number => Math.round((mm * 1440) / 25.4);
export const twipsOfPoints = (points: number): number => Math.round(points * 20);
/** Half-points, the measure of `w:sz` (ECMA-376 Part 1, 17.3.2.38). */
export const halfPoints = (points: number): number => Math.round(points * 2);
/** Eighths of a point, the measure of a border (ECMA-376 Part 1, 17.3.4). */
export const eighthsOfPoints = (points: number): number => Math.round(points * 8);
/** English Metric Units, the measure of drawings: 36,000 to the millimetre (ECMA-376 Part 1, 20.1.2.1). */
export const emuOfMm = (mm: number): number => Math.round(mm * 36_000);
export const pointsOfMm = (mm: number): number => (mm * 72) / 25.4;
export const mmOfPoints = (points: number): number => (points * 25.4) / 72;

/** Width and height of the type area (版心), mm. */
export function typeArea(layout: Layout): { readonly width: number; readonly height: number } {
  const { width, height, top, bottom, left, right } = layout.page;
  return { width: width - left - right, height: height - top - bottom };
}

export type Orientation = 'portrait' | 'landscape';

type Margins = Pick<Layout['page'], 'top' | 'right' | 'bottom' | 'left'>;

/** A turned page keeps its binding edge: the left margin becomes the head, foot and head become the sides. source: GB/T 9704-2012, 8. */
export const turnedMargins = ({ top, right, bottom, left }: Margins): Margins => ({
  ...{ top: left, right: top, bottom: right, left: bottom },
});

/** Width and height of the type area of an upright and of a turned page, mm. */
export function areaOf(layout: Layout, orientation: Orientation): { readonly width: number; readonly height: number } {
  const { width, height } = typeArea(layout);
  return orientation === 'portrait' ? { width, height } : { width: height, height: width };
}

/** The preferred name of a style's font. */
export const fontOf = (layout: Layout, style: TextStyle): string => layout.fonts[style.face][0] ?? style.face;
