/**
 * Paper, margins and page numbers of upright and turned pages, as Typst sets them.
 *
 * A turned page keeps its binding edge, and its number stands where it stands on the upright ones. source: GB/T 9704-2012,
 * 5.2.1, 7.5, 8.
 */
import { type Layout, mmOfPoints, turnedMargins } from '../../core/layout/layout.ts';
import { type Sheet, setText } from './context.ts';
import { call, mm, pt } from './source.ts';

type Numbered = Pick<Sheet, 'layout' | 'faces'>;

export function setPage(sheet: Numbered): string {
  const { page } = sheet.layout;
  return call('set page', {
    width: mm(page.width),
    height: mm(page.height),
    margin: margins(page),
    background: `context { ${number(sheet)} }`,
  });
}

/** Content on pages of their own, turned by a quarter: the left margin becomes the head, foot and head become the sides. */
export function turnedPages(sheet: Numbered, content: string): string {
  const { page } = sheet.layout;
  const named = {
    width: mm(page.height),
    height: mm(page.width),
    margin: margins(turnedMargins(page)),
    background: `context { ${turnedNumber(sheet)} }`,
  };
  return call('page', named, content);
}

const margins = ({ top, right, bottom, left }: Pick<Layout['page'], 'top' | 'right' | 'bottom' | 'left'>): string =>
  `(top: ${mm(top)}, right: ${mm(right)}, bottom: ${mm(bottom)}, left: ${mm(left)})`;

/** From the foot of the paper to the number's line, whose middle is the dash. */
const rise = ({ page, pageNumber, styles }: Layout): number =>
  page.bottom - pageNumber.gap - mmOfPoints(styles.pageNumber.pitch) / 2;

const words = (sheet: Numbered): string =>
  `let n = counter(page).get().first(); let odd = calc.odd(n); let mark = { ${setText(sheet, sheet.layout.styles.pageNumber)}; "— " + str(n) + " —" }`;

/** Odd pages: right, even pages: left, free by one character. */
function number(sheet: Numbered): string {
  const { page, pageNumber, styles } = sheet.layout;
  const free = pt(pageNumber.inset * styles.pageNumber.size);
  return `${words(sheet)}; place(if odd { bottom + right } else { bottom + left }, dx: if odd { -${mm(page.right)} - ${free} } else { ${mm(page.left)} + ${free} }, dy: -${mm(rise(sheet.layout))}, mark)`;
}

/** Turned to the right with the page, the foot lies left, its right end below. */
function turnedNumber(sheet: Numbered): string {
  const { page, pageNumber, styles } = sheet.layout;
  const free = pt(pageNumber.inset * styles.pageNumber.size);
  return `${words(sheet)}; place(if odd { bottom + left } else { top + left }, dy: if odd { -${mm(page.right)} - ${free} } else { ${mm(page.left)} + ${free} }, dx: ${mm(rise(sheet.layout))}, rotate(90deg, reflow: true, mark))`;
}
