/**
 * GET /report/:programme/:day/workbook and /desk/:programme/:day/workbook: the sheet to fill in, as a workbook or with
 * `?format=csv` as CSV.
 */
import { WORKBOOK_MEDIA_TYPE } from '../../core/edition/renditions.ts';
import type { Unit } from '../../core/programme/programme.ts';
import { cleanName } from '../../core/series/file-name.ts';
import { checksum } from '../../records/store/checksum.ts';
import type { Answer } from '../page/answer.ts';
import { unitOf } from '../report/show.ts';
import { planSheet, type SheetAsk } from './plan.ts';

export const downloadUnitSheet = (ask: SheetAsk): Promise<Answer> => download(ask, unitOf(ask));
export const downloadUnitsSheet = (ask: SheetAsk): Promise<Answer> => download(ask, undefined);

/** Not text/csv: what passes texts on takes the mark at their beginning off, by which spreadsheets know UTF-8. */
const CSV = 'application/octet-stream';

async function download(ask: SheetAsk, unit: Unit | undefined): Promise<Answer> {
  const plan = await planSheet(ask, unit);
  const format = ask.query.get('format') === 'csv' ? 'csv' : 'xlsx';
  const bytes = (await ask.world.sheets()).write(plan, format);
  const saveAs = `${cleanName(plan.title).replaceAll(' ', '-')}.${format}`;
  const etag = `${checksum(plan).slice(0, 32)}-${format}`;
  return { kind: 'bytes', bytes, mediaType: format === 'csv' ? CSV : WORKBOOK_MEDIA_TYPE, etag, saveAs };
}
