/**
 * Removes what is past its time: an operator's deed, by command, through a port that no function has.
 *
 * The order makes a crash harmless. The run is recorded first, with its days; then for each day what will go is recorded
 * with its checksums, then it goes, then the day is recorded as done; the run last. Started again, it first finishes every
 * run that was cut short. From the moment a day's record stands, nobody may report about it or close it again.
 */
import type { KeptKind } from '../../core/programme/programme.ts';
import { dayAt, daysBetween } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Clock, Item, Removal, Stores } from '../../ports.ts';
import { readClose } from '../../records/day/closes.ts';
import { preservationsOf, preserving } from '../../records/keeping/preservations.ts';
import {
  beginDay,
  beginRun,
  type DayRemoval,
  dayRemovalItem,
  endDay,
  endRun,
  listOf,
  type RemovalRun,
  type RemovedList,
  removalRuns,
} from '../../records/keeping/removals.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { makeMonthAgain } from '../../records/search/texts.ts';
import { checksum } from '../../records/store/checksum.ts';
import { type Finder, openFinder } from './find-removed.ts';
import { planRemoval, stretches } from './plan-removal.ts';

export interface RemovalStores extends Stores {
  readonly clock: Clock;
  readonly removal: Removal;
}

/** How many records or files of a day go at once. */
const AT_ONCE = 10;

/** What would go of each kind: counted by looking, without changing anything. */
export async function countPast(
  stores: RemovalStores,
  stored: StoredProgramme,
  days: readonly { readonly kind: KeptKind; readonly due: readonly ReportingDay[] }[],
): Promise<Record<KeptKind, { records: number; files: number }>> {
  const finder = finderOf(stores, stored);
  const counts = { photos: none(), reports: none(), deliveries: none(), downloads: none() };
  for (const { kind, due } of days) {
    for (const day of due) {
      const { records, files } = await finder.find(kind, day);
      counts[kind].records += records.length;
      counts[kind].files += files.length;
    }
  }
  return counts;
}

const none = () => ({ records: 0, files: 0 });

/**
 * Finishes what was cut short, then removes what is past its time.
 * @param by who answers for it; kept in the record.
 * @returns the runs that were finished or made, oldest first; none: nothing was due.
 */
export async function removePast(stores: RemovalStores, stored: StoredProgramme, by: string): Promise<RemovalRun[]> {
  const { programme } = stored;
  const ended: RemovalRun[] = [];
  for (const run of await removalRuns(stores.table, programme.id)) {
    if (run.state === 'begun') ended.push(await carryOut(stores, stored, run));
  }
  const plan = await planRemoval(stores, stored);
  const days = plan.flatMap(({ kind, due }) => stretches(due).map((stretch) => ({ kind, ...stretch })));
  if (days.length === 0) return ended;
  const at = stores.clock.now();
  const about = { programme: programme.id, by, at, programmeVersion: stored.version, keep: programme.keep ?? {} };
  const run = await beginRun(stores.table, { ...about, days });
  return [...ended, await carryOut(stores, stored, run)];
}

async function carryOut(stores: RemovalStores, stored: StoredProgramme, run: RemovalRun): Promise<RemovalRun> {
  const finder = finderOf(stores, stored);
  const gone: DayRemoval[] = [];
  let left = 0;
  for (const { kind, from, to } of run.days) {
    for (const day of daysBetween(from, to)) {
      const removed = await removeDay(stores, finder, run, kind, day);
      if (removed === undefined) left += 1;
      else if (removed.run === run.number) gone.push(removed); // otherwise another process was here first
    }
  }
  await forgetWords(stores, run);
  const sum = (count: (day: DayRemoval) => number): number => gone.reduce((all, day) => all + count(day), 0);
  return endRun(stores.table, run, {
    ...{ at: stores.clock.now(), days: gone.length, left },
    ...{ records: sum(({ records }) => records), files: sum(({ files }) => files) },
    sum: checksum(gone.map((day) => day.sum)),
  });
}

/** undefined: it is preserved since; what was begun waits as it is. */
async function removeDay(
  stores: RemovalStores,
  finder: Finder,
  run: RemovalRun,
  kind: KeptKind,
  day: ReportingDay,
): Promise<DayRemoval | undefined> {
  const standing = await dayRemovalItem(stores.table, run.programme, kind, day);
  if (standing?.data.state === 'done') return standing.data;
  if (preserving(await preservationsOf(stores.table, run.programme), day) !== undefined) return undefined;
  const begun = await beginOrGoOn(stores, finder, { run, kind, day }, standing);
  const { records, files } = await listOf(stores, begun.data);
  await inTurns(records, async ([pk, sk, version]) => {
    if ((await stores.removal.removeItem(pk, sk, version)) !== 'changed') return;
    throw new Error(`${pk} ${sk} was changed while it was being removed; run it again.`);
  });
  await inTurns(files, (key) => stores.removal.removeBlob(key));
  return endDay(stores.table, begun);
}

/** Cut short, a day goes on with its list; what came in between or changed is added to it before it goes. */
async function beginOrGoOn(
  stores: RemovalStores,
  finder: Finder,
  { run, kind, day }: { run: RemovalRun; kind: KeptKind; day: ReportingDay },
  standing: Item<DayRemoval> | undefined,
): Promise<Item<DayRemoval>> {
  const found = await finder.find(kind, day);
  const { programme, number } = run;
  if (standing === undefined) {
    const close = kind === 'reports' ? await closeSum(stores, programme, day) : null;
    return beginDay(stores, { programme, kind, day, run: number, at: stores.clock.now(), close }, found);
  }
  const known = await listOf(stores, standing.data);
  const list = merged(known, found);
  const isOurs = standing.data.run === number;
  const isSame = list.records.length === known.records.length && list.files.length === known.files.length;
  return isOurs && isSame ? standing : beginDay(stores, { ...standing.data, run: number }, list, standing);
}

function merged(known: RemovedList, found: RemovedList): RemovedList {
  const of = (records: RemovedList['records']) => new Set(records.map(([pk, sk, version]) => `${pk} ${sk} ${version}`));
  const [records, files] = [of(known.records), new Set(known.files)];
  return {
    records: [...known.records, ...found.records.filter(([pk, sk, version]) => !records.has(`${pk} ${sk} ${version}`))],
    files: [...known.files, ...found.files.filter((key) => !files.has(key))],
  };
}

async function closeSum(stores: Stores, programme: string, day: ReportingDay): Promise<string | null> {
  const close = (await readClose(stores, programme, day))?.close;
  return close === undefined ? null : checksum(close);
}

/** The signatures of months that lost texts are made again, so that they tell nothing of the words that went. */
async function forgetWords(stores: Stores, { programme, days }: RemovalRun): Promise<void> {
  const reports = days.filter(({ kind }) => kind === 'reports');
  const months = new Set(reports.flatMap(({ from, to }) => daysBetween(from, to).map((day) => day.slice(0, 7))));
  for (const month of months) await makeMonthAgain(stores, programme, month);
}

function finderOf(stores: RemovalStores, { programme }: StoredProgramme): Finder {
  const today = dayAt(stores.clock.now(), programme.timezone);
  return openFinder(stores, programme, today);
}

async function inTurns<Value>(values: readonly Value[], act: (value: Value) => Promise<void>): Promise<void> {
  for (let at = 0; at < values.length; at += AT_ONCE) {
    await Promise.all(values.slice(at, at + AT_ONCE).map(act));
  }
}
