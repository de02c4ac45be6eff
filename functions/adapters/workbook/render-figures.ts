/**
 * The renderer of `figures.xlsx`: the day's figures for whoever goes on calculating.
 *
 * A total needs both its formula and the figure that the close gives.
 */
import type { Renderer, RenderInput } from '../../ports.ts';
import { daySheet, recentSheet, totalsSheet } from './figure-sheets.ts';
import { packWorkbook } from './pack-workbook.ts';

const WORKBOOK_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const createWorkbookRenderer = (): Renderer => ({
  file: 'figures.xlsx',
  mediaType: WORKBOOK_MEDIA_TYPE,
  render: async (input) => renderFigures(input),
});

export function renderFigures({ briefing, programme, close, recent }: RenderInput): Uint8Array {
  const days = recent === undefined || recent.length === 0 ? [] : [recentSheet(programme, recent)];
  const sheets = [daySheet(programme, close), totalsSheet(programme, close), ...days];
  const { title, masthead, issuedAt } = briefing;
  return packWorkbook(sheets, { title: `${title}（数据表）`, creator: masthead.organisation, at: issuedAt });
}
