/**
 * The renderer of `figures.xlsx`: the day's figures for whoever goes on calculating.
 *
 * A total needs both its formula and the figure that the close gives.
 */
import type { Renderer, RenderInput } from '../../ports.ts';
import { comparedSheets } from './compared-sheet.ts';
import { digestSheets } from './digest-sheets.ts';
import { daySheet, recentSheet, totalsSheet } from './figure-sheets.ts';
import { ledgerSheets } from './ledger-sheets.ts';
import { levelsSheet } from './levels-sheet.ts';
import { packWorkbook } from './pack-workbook.ts';
import type { Sheet } from './sheet.ts';
import { targetSheets } from './targets-sheet.ts';
import { unitTotalsSheet } from './unit-totals-sheet.ts';

export const createWorkbookRenderer = (): Renderer<'figures.xlsx'> => ({
  file: 'figures.xlsx',
  render: async (input) => renderFigures(input),
});

export function renderFigures(input: RenderInput): Uint8Array {
  const { title, masthead, issuedAt } = input.briefing;
  return packWorkbook(sheetsOf(input), { title: `${title}（数据表）`, creator: masthead.organisation, at: issuedAt });
}

function sheetsOf(input: RenderInput): readonly Sheet[] {
  const { programme, close, ledgers } = input;
  const sheets = figureSheets(input);
  if (ledgers === undefined) return sheets;
  return [
    ...sheets,
    ...ledgerSheets(
      programme,
      ledgers,
      close.day,
      sheets.map(({ name }) => name),
    ),
  ];
}

function figureSheets({ programme, close, recent = [], digest, bases }: RenderInput): readonly Sheet[] {
  if (digest !== undefined) return digestSheets(programme, digest.digest, digest.closes);
  const days = recent.length === 0 ? [] : [recentSheet(programme, recent)];
  return [
    daySheet(programme, close),
    totalsSheet(programme, close),
    ...levelsSheet(programme, close),
    ...unitTotalsSheet(programme, close),
    ...targetSheets(programme, close),
    ...comparedSheets(programme, close, bases),
    ...days,
  ];
}
