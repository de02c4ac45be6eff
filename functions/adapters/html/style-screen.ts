/**
 * Styles of the HTML briefing that only a screen has: the sheet on its desk, what stays in view, and the dark.
 */
import type { Layout } from '../../core/layout/layout.ts';

/** A wide table may use the margins of the sheet but for this much, mm. */
const BESIDE = 5;

/** A wide screen shows the sheet on a desk; focus is visible everywhere. */
export const screen = ({ page }: Layout): string => `@media screen {
:focus-visible { outline: 3px solid #1f5fbf; outline-offset: 2px; }
tbody th[scope="row"] { position: sticky; left: 0; background: #fff; }
tr.subtotal th[scope="row"], tr.total th[scope="row"] { background: #f2f2f2; }
}
@media screen and (min-width: 60rem) {
body { background: #e8e9eb; }
.wide { margin-left: ${BESIDE - page.left}mm; margin-right: ${BESIDE - page.right}mm; }
.sheet { background: #fff; margin: 24px auto; padding: ${page.top}mm ${page.right}mm ${page.bottom}mm ${page.left}mm; box-shadow: 0 1px 6px rgb(0 0 0 / .3); }
}`;

/** On a screen only: paper is white. */
export const DARK = `@media screen and (prefers-color-scheme: dark) {
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
