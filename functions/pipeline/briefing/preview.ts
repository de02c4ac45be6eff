/**
 * The day's briefing as it would be issued now, from the steps that issue it, on stores that keep nothing: no close, no
 * matter, no number and no file comes of it.
 */
import type { DayClose } from '../../core/day/day-close.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { RENDITIONS } from '../../core/edition/renditions.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { AnyRenderer, Blobs, BriefingTemplates, Clock, Table } from '../../ports.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { settledUntil } from '../../records/keeping/settled.ts';
import { programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { closeDayOf } from '../day/close.ts';
import { basisOf } from '../signature/sign-off.ts';
import { composeBriefing, type DayReports, readReports } from './compose.ts';
import { unstored } from './unstored.ts';

export interface PreviewStores {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
}

/** How the day would be closed now. */
export interface DayPreview {
  readonly close: DayClose;
  readonly reports: DayReports;
  /** What a signature, or a correction, is about. */
  readonly basis: string;
  /** The edition that stands, if one does. */
  readonly latest: Edition | undefined;
}

/** @throws RangeError when nobody reports about that day, or it has not come yet */
export async function previewDay(
  stores: PreviewStores,
  standing: StoredProgramme,
  day: ReportingDay,
): Promise<DayPreview> {
  const stored = await programmeOn(stores.table, standing, day);
  const trial = { ...unstored(stores), clock: stores.clock };
  const { close, revisions } = await closeDayOf(trial, stored, day);
  const reports = await readReports(trial, stored.programme, close, revisions);
  const latest = (await editionsOf(stores.table, stored.programme.id, day)).at(-1);
  return { close, reports, basis: basisOf(close, reports), latest };
}

/** What a signature would be about now; undefined: what the day rests on was removed, and nobody can compute it again. */
export async function basisNow(
  stores: PreviewStores,
  stored: StoredProgramme,
  day: ReportingDay,
): Promise<string | undefined> {
  const settled = await settledUntil(stores.table, stored.programme.id);
  return settled !== undefined && day <= settled ? undefined : (await previewDay(stores, stored, day)).basis;
}

/** One file of it, marked as a draft: without a number, with the moment that its figures are of. */
export async function previewFile(
  stores: PreviewStores & { documents(): Promise<{ templates: BriefingTemplates; renderers: readonly AnyRenderer[] }> },
  standing: StoredProgramme,
  day: ReportingDay,
  file: AnyRenderer['file'],
): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }> {
  const stored = await programmeOn(stores.table, standing, day);
  const trial = { ...unstored(stores), clock: stores.clock };
  const { close, revisions } = await closeDayOf(trial, stored, day);
  const reports = await readReports(trial, stored.programme, close, revisions);
  const { templates, renderers } = await stores.documents();
  const renderer = renderers.find((each) => each.file === file);
  if (renderer === undefined) throw new Error(`no renderer writes ${file}`);
  const facts = { issue: 0, overall: 0, edition: 1, issuedAt: stores.clock.now(), isDraft: true };
  const input = await composeBriefing(trial, templates, stored, close, reports, facts);
  const bytes = await renderer.render(input);
  if (bytes === undefined) throw new Error(`this briefing needs no ${file}`);
  return { bytes, mediaType: RENDITIONS[file].mediaType };
}
