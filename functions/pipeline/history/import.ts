/**
 * History of a programme (补录) is imported, replaced or taken back: rows of all imports that stand are closed again
 * together, and one record makes them count. A trial computes the same and stores nothing.
 */

import { type Finding, finding } from '../../core/findings/finding.ts';
import { closeHistory } from '../../core/history/close-history.ts';
import type { HistoryClose, HistoryRow, HistorySource } from '../../core/history/history.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Clock, Stores } from '../../ports.ts';
import { forgetMonth } from '../../records/figures/months.ts';
import {
  type HistoryRecord,
  historyRecords,
  readRows,
  standingHistory,
  writeHistory,
} from '../../records/history/history.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { asOneVersion } from './one-version.ts';

export interface HistoryWanted {
  readonly source: string;
  readonly file: HistorySource['file'];
  readonly by: string;
  readonly replace?: boolean;
  readonly reason?: string;
  /** Nothing is stored. */
  readonly dry?: boolean;
}

export type HistoryOutcome =
  | { readonly outcome: 'refused'; readonly findings: readonly Finding[] }
  | {
      readonly outcome: 'imported';
      readonly number: number;
      /** Days of this import, as they are closed. */
      readonly closes: readonly HistoryClose[];
      /** Days that stood before with other figures. */
      readonly replaced: readonly ReportingDay[];
    };

type HistoryStores = Stores & { readonly clock: Clock };

export async function importHistory(
  stores: HistoryStores,
  stored: StoredProgramme,
  rows: readonly HistoryRow[],
  wanted: HistoryWanted,
): Promise<HistoryOutcome> {
  const standing = await standingHistory(stores, stored.programme.id);
  const days = new Set(rows.map(({ day }) => day));
  const replaced = [...days].filter((day) => standing?.days[day] !== undefined).sort();
  const all = new Set([...days, ...Object.keys(standing?.days ?? {})]);
  const findings = refusals(wanted, replaced, all.size);
  if (findings.length > 0) return { outcome: 'refused', findings };
  const { source, file, by, reason } = wanted;
  const number = (standing?.number ?? 0) + 1;
  const own: HistorySource = { number, source, at: stores.clock.now(), by, file };
  const earlier = (await rowsStanding(stores, standing)).filter(({ row }) => !days.has(row.day));
  const kept = [...earlier, ...rows.map((row) => ({ row, source: own }))];
  const closes = closedAgain(stored, kept);
  if (!wanted.dry) {
    const why = replaced.length === 0 || reason === undefined ? {} : { reason };
    await store(stores, stored, standing, { ...own, ...why }, rows, closes);
  }
  return { outcome: 'imported', number, closes: closes.filter(({ day }) => days.has(day)), replaced };
}

/** Takes back what stands of one import. */
export async function withdrawHistory(
  stores: HistoryStores,
  stored: StoredProgramme,
  number: number,
  { by, reason = '' }: { readonly by: string; readonly reason?: string },
): Promise<{ readonly findings: readonly Finding[]; readonly days: readonly ReportingDay[] }> {
  const standing = await standingHistory(stores, stored.programme.id);
  const kept = await rowsStanding(stores, standing);
  const days = [...new Set(kept.filter(({ source }) => source.number === number).map(({ row }) => row.day))].sort();
  if (standing === undefined || days.length === 0) {
    const known = [...new Set(kept.map(({ source }) => source.number))].join('、');
    const expected = known === '' ? '没有补录' : `现有 ${known}`;
    return { findings: [finding('history.none', { path: 'number', seen: String(number), expected })], days: [] };
  }
  if (!isLine(reason)) return { findings: [finding('history.reason', { path: 'reason', seen: reason })], days: [] };
  const { source, file } = kept.find((each) => each.source.number === number)!.source;
  const own = { number: standing.number + 1, source, at: stores.clock.now(), by, file, reason, withdraws: number };
  const closes = closedAgain(
    stored,
    kept.filter((each) => each.source.number !== number),
  );
  await store(stores, stored, standing, own, [], closes);
  return { findings: [], days };
}

const isLine = (text: string): boolean =>
  text.trim() !== '' && [...text].length <= LIMITS.historySourceCharacters && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);

function refusals(
  { source, replace, reason = '' }: HistoryWanted,
  replaced: readonly string[],
  days: number,
): Finding[] {
  const findings: Finding[] = [];
  if (!isLine(source)) findings.push(finding('history.source', { path: 'source', seen: source }));
  if (days > LIMITS.historyDays) findings.push(finding('history.many_days', { path: 'file', seen: String(days) }));
  if (replaced.length === 0) return findings;
  const told = `${replaced.slice(0, 5).join('、')}${replaced.length > 5 ? ` 等 ${replaced.length} 个报告日` : ''}`;
  if (replace !== true) findings.push(finding('history.stands', { path: 'file', seen: told }));
  else if (!isLine(reason)) findings.push(finding('history.reason', { path: 'reason', seen: reason }));
  return findings;
}

interface Sourced {
  readonly row: HistoryRow;
  readonly source: HistorySource;
}

/** Rows that count, each with the import that it is of. */
export async function rowsStanding(stores: Stores, standing: HistoryRecord | undefined): Promise<Sourced[]> {
  if (standing === undefined) return [];
  const numbers = new Set(Object.values(standing.days).map(([number]) => number));
  const records = (await historyRecords(stores.table, standing.programme)).map(({ data }) => data);
  const found = records
    .filter(({ number }) => numbers.has(number))
    .map(async (record) => {
      const { number, source, at, by, file } = record;
      const own = { number, source, at, by, file };
      const rows = await readRows(stores, record);
      return rows.filter(({ day }) => standing.days[day]?.[0] === number).map((row) => ({ row, source: own }));
    });
  return (await Promise.all(found)).flat();
}

export function closedAgain({ programme, version }: StoredProgramme, kept: readonly Sourced[]): HistoryClose[] {
  const sources = new Map(kept.map(({ row, source }) => [row.day, source]));
  const rows = kept.map(({ row }) => row);
  return closeHistory(asOneVersion(programme), version, rows, (day) => sources.get(day)!);
}

/** Months of figures that hold what changes are emptied before and after, as with closes. */
async function store(
  stores: HistoryStores,
  { programme, version }: StoredProgramme,
  standing: HistoryRecord | undefined,
  own: HistorySource & Pick<HistoryRecord, 'reason' | 'withdraws'>,
  rows: readonly HistoryRow[],
  closes: readonly HistoryClose[],
): Promise<void> {
  const days = [...Object.keys(standing?.days ?? {}), ...closes.map(({ day }) => day)];
  const months = new Set(days.map((day) => day.slice(0, 7)));
  const forget = async (): Promise<void> => {
    for (const month of months) await forgetMonth(stores.table, programme.id, month);
  };
  await forget();
  const record = { programme: programme.id, programmeVersion: version, ...own, previous: standing?.seal ?? null };
  if (!(await writeHistory(stores, record, rows, closes))) {
    throw new Error(`history of ${programme.id} was imported by somebody else meanwhile; import it again`);
  }
  await forget();
}
