/**
 * Styles of the HTML briefing that are the same on a phone, a wide screen and paper.
 */

/** Colours, tables, figures: what is the same everywhere. */
export const BASE = `*, *::before, *::after { box-sizing: border-box; }
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
.photos.of-2, .photos.of-3, .photos.of-4 { grid-template-columns: 1fr 1fr; }
.photos figure { min-width: 0; }
.photos img { display: block; width: 100%; height: auto; object-fit: contain; }
.photos.of-2 img, .photos.of-3 img, .photos.of-4 img { aspect-ratio: 4 / 3; }
.photos figcaption { text-align: center; }
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
