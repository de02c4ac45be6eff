/**
 * Cells of a sheet as SpreadsheetML: figures as numbers, words as plain text that can never become a formula.
 *
 * A text that a spreadsheet would take for a formula when somebody edits its cell carries Excel's own quote mark
 * (`quotePrefix`). source: ECMA-376 Part 1, 18.3.1.4, 18.8.45; OWASP ASVS 1.2.10.
 */

import type { Indicator } from '../../core/kinds/indicator.ts';
import { cellName } from '../../core/sheet/cell-name.ts';
import { cleanText } from '../../core/text/text.ts';
import { mostPlaces } from '../../core/values/decimal.ts';
import type { DecimalString } from '../../core/values/values.ts';

export type Cell =
  | { readonly kind: 'text'; readonly text: string; readonly look?: 'head' | 'strong' | 'wrapped' }
  | { readonly kind: 'number'; readonly value: DecimalString; readonly decimals: number; readonly strong?: boolean }
  /** `value` is what the formula gives: shown before anything is calculated. */
  | { readonly kind: 'formula'; readonly formula: string; readonly value: DecimalString; readonly decimals: number }
  | { readonly kind: 'date'; readonly day: string }
  /** To be filled in with a number or with text; `text` stands there already. */
  | { readonly kind: 'entry'; readonly text: string; readonly isNumber: boolean }
  | { readonly kind: 'empty' };

export const words = (text: string, look?: 'head' | 'strong' | 'wrapped'): Cell =>
  look === undefined ? { kind: 'text', text } : { kind: 'text', text, look };

export const headOf = ({ name, unit }: Pick<Indicator, 'name' | 'unit'>): Cell =>
  words(unit === '' ? name : `${name}（${unit}）`, 'head');

/** Looks in the order of `stylesPart`: texts, numbers with 0–6 decimals, plain and strong, dates, cells to fill in. */
const LOOKS = {
  plain: 0,
  head: 1,
  strong: 2,
  quoted: 3,
  wrapped: 4,
  number: 5,
  strongNumber: 12,
  date: 19,
  entryText: 20,
  entryNumber: 21,
} as const;
export const MOST_DECIMALS = 6;

export function cellXml(cell: Cell, column: number, row: number): string {
  const at = cellName(column, row);
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'number':
      return `<c r="${at}" s="${numberLook(cell, cell.strong === true)}"><v>${cell.value}</v></c>`;
    case 'formula':
      return `<c r="${at}" s="${numberLook(cell, true)}"><f>${escapeXml(cell.formula)}</f><v>${cell.value}</v></c>`;
    case 'date':
      return `<c r="${at}" s="${LOOKS.date}"><v>${serialOf(cell.day)}</v></c>`;
    case 'entry':
      return entryXml(cell.text, cell.isNumber, at);
    case 'text':
      return textXml(cell.text, LOOKS[cell.look ?? 'plain'], at);
  }
}

/**
 * Blank cells have their look too, so that what is typed there stays text: 4-5 shall be no date. Numbers have no format of
 * their own: a spreadsheet that saves CSV writes what it shows, and would round 612.55 to 612.6 without a word. What has
 * more digits than spreadsheets keep is written as text.
 */
function entryXml(text: string, isNumber: boolean, at: string): string {
  if (!isNumber || text.replace(/\D/g, '').length > MOST_DIGITS)
    return text === '' ? `<c r="${at}" s="${LOOKS.entryText}"/>` : textXml(text, LOOKS.entryText, at);
  const value = text === '' ? '' : `<v>${text}</v>`;
  return `<c r="${at}" s="${LOOKS.entryNumber}">${value}</c>`;
}

/** At least the digits that it has: a figure of days that asked for more of them must not be shown rounded. */
function numberLook({ value, decimals }: Extract<Cell, { kind: 'number' | 'formula' }>, strong: boolean): number {
  return (strong ? LOOKS.strongNumber : LOOKS.number) + Math.min(mostPlaces([value], decimals), MOST_DECIMALS);
}

/** What begins a formula in a spreadsheet, also in full width. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;
/** Excel specifications and limits: digits of a number, characters of a cell. */
const MOST_DIGITS = 15;
const MOST_CHARACTERS = 32_767;

function textXml(text: string, look: number, at: string): string {
  const clean = cleanText(text).text;
  const shown = clean.length <= MOST_CHARACTERS ? clean : `${clean.slice(0, MOST_CHARACTERS - 1)}…`.toWellFormed();
  const style = FORMULA_START.test(text) ? LOOKS.quoted : look;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(shown)}</t></is></c>`;
}

/** Excel reads `_x000A_` in text as a character (ECMA-376 Part 1, 22.9.2.19): its underscore is written as one. */
const escapeText = (text: string): string => escapeXml(text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_'));

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Days since 1899-12-30, the first day of a workbook's calendar for dates after February 1900. */
const serialOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569;
