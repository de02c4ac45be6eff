/**
 * The one style sheet of the HTML briefing, made from the layout profile.
 *
 * Three looks of the same page: a phone (one column, system faces, nothing below 16 px), a wide screen (the sheet of paper
 * with the layout's measures) and A4 print (the sheet itself). Colours are written out, since mail clients drop variables.
 */
import type { Masthead } from '../../core/briefing.ts';
import { type Layout, pointsOfMm, type StyleName, type TextStyle, typeArea } from '../../core/layout.ts';
import { ems } from '../../core/text-width.ts';

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

export function styleSheet(layout: Layout, masthead: Masthead): string {
  return [
    BASE,
    phone(layout, masthead),
    `@media print, (min-width: 60rem) {\n${paper(layout, masthead)}\n}`,
    SCREEN,
    DARK,
    print(layout),
  ].join('\n');
}

/** Colours, tables, figures: what is the same everywhere. */
const BASE = `*, *::before, *::after { box-sizing: border-box; }
html { text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: #fff; color: #000; line-break: strict; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, p, figure, ol, ul, li, table { margin: 0; padding: 0; font-weight: normal; }
h1 { text-wrap: balance; }
.piece { display: inline-block; }
h2, h3, h4, h5 { break-after: avoid; }
ol { list-style: none; counter-reset: item; }
ul { list-style: none; }
ol > li { counter-increment: item; }
ol > li::before { content: counter(item) ". "; }
strong { font-weight: bold; }
.issuer, .printed, .marks { display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: 1em; }
.organisation, .name { overflow-wrap: anywhere; text-wrap: balance; }
.scroll { overflow-x: auto; margin: 12pt 0; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border: .5pt solid #888; padding: 3pt 1mm; vertical-align: middle; text-align: left; }
thead th { text-align: center; overflow-wrap: break-word; }
thead .unit { display: block; white-space: nowrap; }
td.decimal { text-align: right; white-space: nowrap; }
td.center { text-align: center; white-space: nowrap; }
tbody th { font-weight: normal; }
tr.group th, tr.subtotal > *, tr.total > * { font-weight: bold; }
td.missing, td.late { font-weight: bold; color: #a40000; }
td.none { color: #555; }
td.decimal.missing, td.decimal.none { text-align: right; }
.chart { margin: 12pt 0; break-inside: avoid; }
.chart svg { display: block; width: 100%; height: auto; max-width: 640px; margin: 0 auto; }
.chart text { font-family: sans-serif; font-size: 14px; fill: #333; }
.axis { fill: none; stroke: #777; }
path.line { fill: none; stroke-width: 2.5; }
path.s1 { stroke-dasharray: 8 4; } path.s2 { stroke-dasharray: 2 4; } path.s3 { stroke-dasharray: 10 3 2 3; }
.photos { display: grid; gap: 3mm; margin: 8pt 0; }
.photos img { display: block; width: 100%; height: auto; object-fit: contain; }
.no-photo { border: .5pt solid #888; padding: 1em; text-indent: 0; }
${[1, 2, 3, 4, 5, 6]
  .map(
    (digits) => `.pad-${digits}::after { content: "${'0'.repeat(digits)}"; visibility: hidden; }
.pad-m${digits}::after { content: ".${'0'.repeat(digits)}"; visibility: hidden; }`,
  )
  .join('\n')}
a.figure { color: inherit; text-decoration: underline dotted #888 1px; text-underline-offset: .3em; }
details { border-bottom: .5pt solid #bbb; }
summary { display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: 1em; padding: 8px 0; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "▸"; width: 1em; }
details[open] > summary::before { content: "▾"; }
summary .what { flex: auto; }
summary .sum { margin-left: auto; }
details table { width: auto; min-width: 60%; margin: 0 0 12px; }
details td { text-align: right; }
footer { break-inside: avoid; }
.to { display: flex; }
.to span { flex: none; }`;

/** One column; system faces, since a phone has no 仿宋. */
function phone({ colours, chart }: Layout, masthead: Masthead): string {
  const sans = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';
  const serif = '"Songti SC", STZhongsong, "Noto Serif CJK SC", SimSun, serif';
  const palette = chart.palette.map((colour, index) => `.s${index} { fill: #${colour}; stroke: #${colour}; }`);
  return `body { font: 17px/1.8 ${sans}; }
.sheet { padding: 20px; max-width: 44rem; margin: 0 auto; }
header p { text-align: center; }
header { border-bottom: 2px solid #${colours.red}; padding-bottom: 8px; }
.marks { font-weight: bold; }
.organisation { font: bold 24px/1.4 ${serif}; color: #${colours.red}; }
.name { font: bold 36px/1.3 ${serif}; font-size: min(44px, max(28px, ${oneLine(masthead.name, '100vw - 40px')})); color: #${colours.red}; margin: 4px 0 8px; }
.edition { font-weight: bold; }
h1 { font: bold 24px/1.45 ${serif}; text-align: center; margin: 28px 0 20px; }
h2 { font-size: 20px; font-weight: bold; margin: 28px 0 8px; }
h3, h4, h5 { font-size: 17px; font-weight: bold; margin: 16px 0 4px; }
main p + p, li + li { margin-top: .5em; }
.lead { font-weight: normal; }
.correction { border-left: 4px solid #${colours.red}; padding-left: 12px; }
.note, figcaption { font-size: 16px; color: #444; }
caption, .chart figcaption { font-weight: bold; text-align: left; color: inherit; padding: 4px 0; }
td, th { font-size: 15px; line-height: 1.5; padding: 6px 3px; }
td.center { white-space: normal; }
.scroll { margin: 12px -14px; }
thead th { background: #f2f2f2; font-weight: bold; min-width: 2.5em; }
.scroll th:first-child { min-width: 5em; padding-left: 5px; }
tr.total > *, tr.subtotal > * { background: #f8f8f8; }
td.left { min-width: 13em; }
.wide th:first-child { min-width: 6.5em; }
td.center { min-width: 2.6em; }
footer { margin-top: 36px; border-top: 2px solid #000; border-bottom: 2px solid #000; padding: 8px 0; }
.printed { border-top: 1px solid #000; margin-top: 8px; padding-top: 8px; }
.copies { text-align: right; }
${palette.join('\n')}`;
}

/** The largest size at which `text` stays on one line of `width`. */
const oneLine = (text: string, width: string): string => `calc((${width}) / ${Math.max(1, ems(text)).toFixed(1)})`;

/** The layout's own faces, sizes and distances. */
function paper(layout: Layout, masthead: Masthead): string {
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
.photos.of-2, .photos.of-3, .photos.of-4 { grid-template-columns: 1fr 1fr; }
.photos.of-3 { grid-template-columns: 1fr 1fr 1fr; }
.photos img { max-height: ${layout.photos.heights[0]}mm; }`;
}

function textRules(layout: Layout, style: TextStyle): string {
  const rules = [
    `font: ${style.bold ? 'bold ' : ''}${style.size}pt/${style.pitch}pt ${faces(layout, style)}`,
    `text-align: ${style.align === 'justify' ? 'justify' : style.align}`,
    `text-indent: ${style.indent}em`,
    ...(style.colour === 'red' ? [`color: #${layout.colours.red}`] : []),
    `margin: ${style.before}pt 0 ${style.after}pt`,
  ];
  return rules.join('; ');
}

/** As named by the layout, then what other systems call them. */
function faces({ fonts }: Layout, { face }: TextStyle): string {
  const names = fonts[face].map((name) => `"${name.replace(/["\\]/g, '')}"`);
  return [...names, ...STAND_INS[face]].join(', ');
}

const STAND_INS = {
  biaosong: ['STZhongsong', '"Songti SC"', 'serif'],
  fangsong: ['STFangsong', 'serif'],
  kai: ['STKaiti', '"Kaiti SC"', 'serif'],
  hei: ['STHeiti', '"PingFang SC"', 'sans-serif'],
  song: ['STSong', '"Songti SC"', 'serif'],
} as const satisfies Record<TextStyle['face'], readonly string[]>;

/** A wide screen shows the sheet on a desk; focus is visible everywhere. */
const SCREEN = `@media screen {
:focus-visible { outline: 3px solid #1f5fbf; outline-offset: 2px; }
tbody th[scope="row"] { position: sticky; left: 0; background: #fff; }
tr.subtotal th[scope="row"], tr.total th[scope="row"] { background: #f2f2f2; }
}
@media screen and (min-width: 60rem) {
body { background: #e8e9eb; }
.wide { margin-left: -22mm; margin-right: -22mm; }
.sheet { background: #fff; margin: 24px auto; padding: 37mm 26mm 35mm 28mm; box-shadow: 0 1px 6px rgb(0 0 0 / .3); }
}`;

/** On a screen only: paper is white. */
const DARK = `@media screen and (prefers-color-scheme: dark) {
body { background: #14171b; color: #e9ecef; }
.sheet, tbody th[scope="row"] { background: #14171b; }
thead th, tr.total > *, tr.subtotal > *, tr.subtotal th[scope="row"], tr.total th[scope="row"] { background: #23282f; }
.organisation, .name { color: #ff7a70; }
header { border-color: #ff7a70; }
.correction { border-color: #ff7a70; }
.note, figcaption { color: #b9c0c8; }
caption, .chart figcaption { color: inherit; }
table, th, td { border-color: #59626d; }
td.missing, td.late { color: #ff9c94; }
td.none { color: #b9c0c8; }
footer, .printed, .distribution + .printed { border-color: #b9c0c8; }
details { border-color: #59626d; }
.chart text { fill: #d5dae0; }
.axis { stroke: #a9b1ba; }
.chart rect, .chart circle, .chart path.line { filter: brightness(1.5) saturate(.8); }
:focus-visible { outline-color: #ffdd00; }
}
@media screen and (min-width: 60rem) and (prefers-color-scheme: dark) {
body { background: #0b0d0f; }
.sheet { background: #1a1e23; box-shadow: none; }
tbody th[scope="row"] { background: #1a1e23; }
}`;

/** A4 with the layout's margins, page numbers outside as on paper, and nothing that only a screen can use. */
function print({ page, pageNumber, fonts, styles, table }: Layout): string {
  const { size } = styles.pageNumber;
  const number = `content: "— " counter(page) " —"; font: ${size}pt "${fonts.song[0]}", SimSun, serif; vertical-align: top; padding-top: ${pageNumber.gap}mm`;
  const inset = `${(pageNumber.inset * size).toFixed(1)}pt`;
  return `@media print {
.sources { display: none; }
.scroll { overflow: visible; }
a.figure { text-decoration: none; }
tr, .photos figure { break-inside: avoid; }
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
