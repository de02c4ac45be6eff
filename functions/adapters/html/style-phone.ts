/**
 * Styles of the HTML briefing on a phone; a wide screen and paper override them with the layout's measures.
 */
import type { Masthead } from '../../core/briefing/briefing.ts';
import type { Layout } from '../../core/layout/layout.ts';
import { oneLine } from './style-type.ts';

/** One column; system faces, since a phone has no 仿宋. */
export function phone({ colours, chart }: Layout, masthead: Masthead): string {
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
