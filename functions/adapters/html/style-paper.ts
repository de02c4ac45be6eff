/**
 * Styles of the HTML briefing that come from the layout: the sheet of paper, on a wide screen and in print.
 */
import type { Masthead } from '../../core/briefing/briefing.ts';
import { type Layout, pointsOfMm, type StyleName, typeArea } from '../../core/layout/layout.ts';
import { ems } from '../../core/text/width.ts';
import { faces, oneLine, textRules } from './style-type.ts';

/** Which elements a style of the layout sets; `tableText` and the like in the order in which they must win. */
const SELECTORS = {
  classification: '.classification',
  copyNumber: '.copy-number',
  organisation: '.organisation',
  name: '.name',
  issue: '.issue',
  edition: '.edition',
  issuer: '.issuer',
  title: 'h1',
  lead: '.lead',
  body: 'p',
  correction: '.correction',
  annex: '.annex-mark',
  annexTitle: '.annex-title',
  list: 'li',
  heading1: 'h2',
  heading2: 'h3',
  heading3: 'h4',
  heading4: 'h5',
  note: '.note',
  caption: 'caption, .chart figcaption',
  tableText: 'td, th',
  tableHead: 'thead th',
  figureCaption: '.photos figcaption',
  colophon: 'footer p',
} as const satisfies Omit<Record<StyleName, string>, 'pageNumber'>;

/** General before particular, so that none needs more than one class. */
const ORDER: readonly (keyof typeof SELECTORS)[] = [
  'body',
  ...(Object.keys(SELECTORS) as (keyof typeof SELECTORS)[]).filter((name) => name !== 'body'),
];

/** WCAG 2.2, 1.4.3: below 18 pt pure red is too light on white (4:1); on a screen small type takes a deeper one (5.9:1). */
const LARGE_TYPE = 18;
const SMALL_RED = 'CC0000';

/** The layout's own faces, sizes and distances. */
export function paper(layout: Layout, masthead: Masthead): string {
  const { colours, colophon, masthead: head, table } = layout;
  const width = typeArea(layout).width;
  const name = layout.styles.name;
  const size = `min(${head.nameLargest}pt, max(${head.nameSmallest}pt, ${oneLine(masthead.name, `${width}mm`)}))`;
  const room = pointsOfMm(width) / Math.max(1, ems(masthead.organisation));
  const organisation = `min(${layout.styles.organisation.size}pt, ${oneLine(masthead.organisation, `${width}mm`)})`;
  return `body { font: ${layout.styles.body.size}pt/${layout.styles.body.pitch}pt ${faces(layout, layout.styles.body)}; letter-spacing: ${layout.grid.spacing}pt; }
.sheet { width: ${width}mm; max-width: none; padding: 0; box-sizing: content-box; }
${ORDER.map((each) => `${SELECTORS[each]} { ${textRules(layout, layout.styles[each])} }`).join('\n')}
h1, h2, h3, h4, h5 { font-weight: normal; }
.marks { min-height: ${layout.styles.classification.pitch}pt; margin-bottom: ${head.space}mm; }
.organisation { font-size: ${organisation}; letter-spacing: 0; }
${room < LARGE_TYPE ? `@media screen { .organisation { color: #${SMALL_RED}; } }` : ''}
.name { font-size: ${size}; line-height: ${(name.pitch / name.size).toFixed(2)}; letter-spacing: 0; }
header { padding: 0 0 ${head.ruleGap}mm; border-bottom: ${head.ruleWeight}pt solid #${colours.red}; }
.issuer { padding: 0 1em; }
header p, .no-photo { text-indent: 0; margin-left: 0; }
.issuer p { margin: 0; }
.issuer { margin-top: ${layout.styles.issuer.before}pt; }
main p + p, li + li { margin-top: 0; }
.correction { border: 0; padding: 0; }
.note { text-indent: 0; }
.scroll { margin: 6pt 0 8pt; }
.chart svg { max-width: 120mm; }
table { border: ${table.frame}pt solid #000; letter-spacing: 0; }
td.center { white-space: nowrap; }
th, td { border: ${table.rule}pt solid #000; padding: 2pt ${table.padding}mm; }
thead th, tr.total > *, tr.subtotal > * { background: #${colours.shade}; }
thead th { text-align: center; min-width: 0; }
td.center { text-align: center; }
td.decimal { text-align: right; }
td.left { min-width: 0; }
.wide th:first-child { min-width: 13em; }
.wide thead th { min-width: 3em; }
${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((weight) => `.w${weight} { width: ${weight}em; }`).join(' ')}
footer { margin-top: 2em; padding: 0; border: solid #000; border-width: ${colophon.thick}mm 0; }
footer p { letter-spacing: 0; }
.distribution, .printed, .copies { padding: 0 ${colophon.inset}em; font-size: ${layout.styles.colophon.size}pt; }
.distribution + .printed { border-top: ${colophon.thin}mm solid #000; }
.printed { margin: 0; }
.copies { text-align: right; }
.photos { gap: ${layout.photos.gap}mm; }
.photos.of-3 { grid-template-columns: 1fr 1fr 1fr; }
${layout.photos.heights.map((height, index) => `.photos.of-${index + 1} img { max-height: ${height}mm; }`).join('\n')}`;
}
