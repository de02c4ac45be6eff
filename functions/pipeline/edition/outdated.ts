/**
 * Which issued editions no longer say what stands: a report came late or was changed, so the totals of later days follow,
 * or the office has worded something anew. Found by closing once more, on stores that keep nothing.
 */
import { correctionOf } from '../../core/briefing/correction.ts';
import type { BriefingData } from '../../core/briefing/data.ts';
import { isReportingDayOf, previousReportingDay } from '../../core/calendar/schedule.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import type { Edition } from '../../core/edition/edition.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { addDays, dayAt } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Blobs, Clock, Stores, Table } from '../../ports.ts';
import { readClose } from '../../records/day/closes.ts';
import { latestEditions } from '../../records/edition/editions.ts';
import { programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { reportDecisionsOf } from '../../records/report/decisions.ts';
import { type DayReports, readReports } from '../briefing/compose.ts';
import { unstored } from '../briefing/unstored.ts';
import { closeDay } from '../day/close.ts';
import { readFigures } from '../figures/read.ts';
import { basisOf } from '../signature/sign-off.ts';
import { differs } from './issue.ts';

/** Older editions are corrected one by one, from their own day. */
export const LOOK_BACK_DAYS = 92;

/** Figure by figure, as the corrected edition will print it. */
export type FigureChanges = NonNullable<BriefingData['correction']>['changes'];

export interface OutdatedEdition {
  readonly edition: Edition;
  /** What differs of figures, rates, names and coverage; empty when only words do. */
  readonly changes: FigureChanges;
  /** What a correction would be about. */
  readonly basis: string;
}

type OutdatedStores = { readonly table: Table; readonly blobs: Blobs; readonly clock: Clock };

/** Oldest day first: the order in which they are best corrected. */
export async function outdatedEditions(stores: OutdatedStores, stored: StoredProgramme): Promise<OutdatedEdition[]> {
  const from = addDays(dayAt(stores.clock.now(), stored.programme.timezone), -LOOK_BACK_DAYS);
  const found = (await findOutdated(stores, stored, from)).map(async ({ programme, edition, close, basis }) => {
    return { edition, changes: await changesSince(stores.blobs, programme, close, edition), basis };
  });
  return Promise.all(found);
}

/** Which they are, of that day and later ones; what changed in them is not read. */
export async function outdatedSince(
  stores: OutdatedStores,
  stored: StoredProgramme,
  from: ReportingDay,
): Promise<Edition[]> {
  return (await findOutdated(stores, stored, from)).map(({ edition }) => edition);
}

interface Found {
  /** As it counted on that day. */
  readonly programme: Programme;
  readonly edition: Edition;
  /** What stands now. */
  readonly close: DayClose;
  readonly basis: string;
}

async function findOutdated(stores: OutdatedStores, stored: StoredProgramme, from: ReportingDay): Promise<Found[]> {
  const { programme } = stored;
  const today = dayAt(stores.clock.now(), programme.timezone);
  const last = isReportingDayOf(programme, today) ? today : previousReportingDay(programme, today);
  if (last === undefined) return [];
  const trial = unstored(stores);
  await closeDay({ ...trial, clock: stores.clock }, stored, last);
  const editions = (await latestEditions(stores.table, programme.id, { from, to: today })).reverse();
  const looked = await Promise.all(editions.map((edition) => outdatedOf(trial, stored, edition)));
  return looked.filter((each) => each !== undefined);
}

async function outdatedOf(trial: Stores, stored: StoredProgramme, edition: Edition): Promise<Found | undefined> {
  const { programme } = await programmeOn(trial.table, stored, edition.day);
  const close = (await readClose(trial, programme.id, edition.day))?.close;
  if (close === undefined) return undefined;
  const reports = await reportsOf(trial, programme, close, edition);
  return differs(edition, close, reports) ? { programme, edition, close, basis: basisOf(close, reports) } : undefined;
}

/** Revisions are read only where the office decided something: on most days it did not. */
async function reportsOf(
  trial: Stores,
  programme: Programme,
  close: DayClose,
  edition: Edition,
): Promise<Pick<DayReports, 'checksum'>> {
  const decisions = await reportDecisionsOf(trial.table, programme.id, edition.day);
  return decisions.length === 0 ? {} : readReports(trial, programme, close);
}

/** The figures that the edition printed, against those of the close; an edition without `figures.json` lists none. */
export async function changesSince(
  blobs: Blobs,
  programme: Programme,
  close: DayClose,
  edition: Edition,
): Promise<FigureChanges> {
  const printed = await readFigures(blobs, edition);
  if (printed === undefined) return [];
  return correctionOf(programme, close, edition.edition + 1, undefined, printed)?.changes ?? [];
}
