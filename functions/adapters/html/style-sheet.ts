/**
 * The one style sheet of the HTML briefing, made from the layout profile.
 *
 * Three looks of the same page: a phone (one column, system faces), a wide screen (the sheet of paper with the layout's
 * measures) and A4 print (the sheet itself). Colours are written out, since mail clients drop variables.
 */
import type { Masthead } from '../../core/briefing/briefing.ts';
import type { Layout } from '../../core/layout/layout.ts';
import { BASE } from './style-base.ts';
import { paper } from './style-paper.ts';
import { phone } from './style-phone.ts';
import { print } from './style-print.ts';
import { DARK, screen } from './style-screen.ts';

export function styleSheet(layout: Layout, masthead: Masthead): string {
  return [
    BASE,
    phone(layout, masthead),
    `@media print, (min-width: 60rem) {\n${paper(layout, masthead)}\n}`,
    screen(layout),
    DARK,
    print(layout),
  ].join('\n');
}
