/**
 * Between close and renderers: gathers what the briefing tells besides figures (narratives, matters, the last days) and
 * lets the template turn it into the tree that every renderer writes.
 */

import type { Amendment } from '../../core/briefing/amendments.ts';
import { assembleBriefing, composeBriefingData } from '../../core/briefing/compose.ts';
import { comparedDays } from '../../core/calendar/compared-days.ts';
import { type Cycle, cycleOf } from '../../core/calendar/cycle.ts';
import { previousOnCycle } from '../../core/calendar/schedule.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import type { Edition, SignedBy } from '../../core/edition/edition.ts';
import type { CompareBases } from '../../core/indicators/comparison.ts';
import { continuedDay } from '../../core/indicators/continued.ts';
import { placedLedgers } from '../../core/ledger/told.ts';
import { DAYS_TO_CLOSE, type Matter } from '../../core/matter/matter.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Reported } from '../../core/report/submission.ts';
import { addDays, dayAt } from '../../core/values/reporting-day.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Blobs, BriefingTemplates, RenderInput, Table } from '../../ports.ts';
import { closesBetween } from '../../records/day/closes.ts';
import { correctedDay } from '../../records/edition/corrected-figures.ts';
import { historyBetween } from '../../records/history/history.ts';
import { LAST_DAY, matterFiles, openMatter, standingOn } from '../../records/matter/matters.ts';
import { noteUnitMatters } from '../../records/matter/unit-matters.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { latestRevisions, revisionsOf } from '../../records/report/submissions.ts';
import { readRows } from '../ledger/rows-after.ts';
import { readBriefingPhotos } from '../photo/of-briefing.ts';
import { type EditedReports, editedReports } from '../report/edited.ts';

/** Days that trends and the workbook look back: a month of days, a quarter of weeks, a year and a month of months. */
const RECENT_DAYS = { day: 30, week: 92, month: 400, part: 190 } as const satisfies Record<Cycle, number>;

type Stores = { readonly table: Table; readonly blobs: Blobs };

export interface IssueFacts {
  readonly issue: number;
  readonly overall: number;
  readonly edition: number;
  readonly issuedAt: Instant;
  readonly reason?: string;
  /** The edition that this one corrects. */
  readonly corrects?: Edition;
  readonly signed?: SignedBy;
  /** No earlier close was written within the last seconds. */
  readonly settled?: boolean;
  /** Not an edition: shown before anything is issued, as of `issuedAt`. */
  readonly isDraft?: boolean;
}

export async function composeBriefing(
  stores: Stores,
  templates: BriefingTemplates,
  { programme }: StoredProgramme,
  close: DayClose,
  { revisions, narratives, returned }: DayReports,
  { corrects, settled = false, ...facts }: IssueFacts,
): Promise<RenderInput> {
  const how = settled ? { eventually: true } : {};
  const earlier = await closesBetween(
    stores,
    programme.id,
    addDays(close.day, 1 - RECENT_DAYS[cycleOf(programme.schedule)]),
    addDays(close.day, -1),
    how,
  );
  const recent = [...earlier.map((each) => continuedDay(programme.indicators, each)), close];
  const matters = await openMatters(stores.table, programme, close.day, revisions);
  const issueDay = dayAt(facts.issuedAt, programme.timezone);
  const corrected = await correctedDay(stores.blobs, corrects);
  const photos = await readBriefingPhotos(stores.blobs, revisions);
  const amendments = await amendmentsSince(stores.table, programme, close, corrects);
  const told = { narratives, returned, amendments, matters, photos: photos.facts };
  const bases = await basesOf(stores, programme, close, how);
  const ledgers = programme.ledgers && placedLedgers(programme, await readRows(stores.blobs, close));
  const rows = ledgers === undefined ? {} : { ledgers };
  const input = { ...rows, ...facts, ...corrected, programme, close, issueDay, ...told, recent, bases };
  const filled = await templates.compose(programme.template, composeBriefingData(input));
  return { briefing: assembleBriefing(input, filled), close, programme, photos: photos.bytes, recent, bases, ...rows };
}

/** Closes of the days that the programme compares with; a day without one is left out. */
async function basesOf(
  stores: Stores,
  programme: Programme,
  { day }: DayClose,
  how: { readonly eventually?: boolean },
): Promise<CompareBases> {
  const days = Object.entries(comparedDays(programme, day));
  if (days.length === 0) return {};
  const atStart = previousOnCycle(programme, programme.starts);
  const isStartYear = (each: ReportingDay): boolean => each.slice(0, 4) === programme.starts.slice(0, 4);
  if (atStart !== undefined && [day, ...days.map(([, each]) => each)].some(isStartYear)) {
    days.push(['beforeStart', atStart]);
  }
  const found = days.map(async ([kind, each]) => {
    const isHistory = each < programme.starts;
    const [close] = await (isHistory
      ? historyBetween(stores, programme.id, each, each)
      : closesBetween(stores, programme.id, each, each, how));
    return close === undefined ? [] : [[kind, continuedDay(programme.indicators, close)] as const];
  });
  return Object.fromEntries((await Promise.all(found)).flat());
}

/** What the close adds up, and what the office made of it. */
export interface DayReports extends EditedReports {
  readonly revisions: readonly Reported[];
}

/**
 * Read once for an edition, so that its files, its text for search and its record tell of the same.
 * @param read the revisions that the close was just made of; absent: they are read.
 */
export async function readReports(
  stores: Stores,
  programme: Programme,
  close: DayClose,
  read?: readonly Reported[],
): Promise<DayReports> {
  const revisions = await revisionsIn(stores, programme, close, read);
  return { revisions, ...(await editedReports(stores.table, programme, close, revisions)) };
}

/** The revisions that the close adds up, in its order of units: not newer ones, which came in since. */
export async function revisionsIn(
  stores: Stores,
  programme: Programme,
  close: DayClose,
  read?: readonly Reported[],
): Promise<Reported[]> {
  // What a cheaper read misses is read below.
  const all = read ?? (await latestRevisions(stores.table, programme, close.day, { eventually: true }));
  const latest = new Map(all.map((each) => [each.unit, each]));
  const found = close.units.map(async ({ unit, revision }) => {
    if (revision === null) return undefined;
    const newest = latest.get(unit);
    if (newest?.revision === revision) return newest;
    return (await revisionsOf(stores.table, programme, close.day, unit)).find((each) => each.revision === revision);
  });
  return (await Promise.all(found)).filter((each) => each !== undefined);
}

/** Of each unit whose report is newer than that edition, its revisions since: those that the close counts, not later ones. */
async function amendmentsSince(
  table: Table,
  programme: Programme,
  { day, units }: DayClose,
  corrects: Edition | undefined,
): Promise<Amendment[]> {
  if (corrects === undefined) return [];
  const changed = units.filter(({ receivedAt }) => receivedAt !== null && receivedAt > corrects.issuedAt);
  const found = changed.map(async ({ unit, revision }) => {
    const all = await revisionsOf(table, programme, day, unit);
    const counted = all.filter((each) => revision !== null && each.revision <= revision);
    return counted.flatMap((now, at) => {
      const before = counted[at - 1];
      return now.receivedAt <= corrects.issuedAt ? [] : [before === undefined ? { now } : { now, before }];
    });
  });
  return (await Promise.all(found)).flat();
}

/** Problems of the day open matters; every matter that is still open that day is told, oldest first. */
async function openMatters(
  table: Table,
  programme: Programme,
  day: ReportingDay,
  revisions: readonly Reported[],
): Promise<Matter[]> {
  const opening = programme.narratives.filter(({ opensMatter }) => opensMatter);
  const days = new Map(opening.map(({ name, days = DAYS_TO_CLOSE }) => [name, days]));
  for (const { unit, narratives } of revisions) {
    const responsible = programme.units.find(({ id }) => id === unit)?.responsible;
    const problems = narratives.filter(({ kind, text }) => days.has(kind) && text !== '');
    for (const [index, { text, kind }] of problems.entries()) {
      const due = addDays(day, days.get(kind) ?? DAYS_TO_CLOSE);
      const matter = { id: `${day}-${unit}-${index + 1}`, programme: programme.id, unit, text, openedOn: day, due };
      await openMatter(table, responsible === undefined ? matter : { ...matter, responsible });
    }
  }
  const files = await matterFiles(table, programme.id, LAST_DAY);
  await noteUnitMatters(table, programme.id, files);
  return standingOn(files, day);
}
