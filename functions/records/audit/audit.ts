/**
 * The audit of a programme: one entry for each change of state that the office, the clock or an engineer causes, each with
 * the checksum of the record that was written and the seal of the entry before it.
 *
 * The records are what counts; an entry is written right behind its record (runtime/audited-table.ts), and one that a crash
 * left out is made up for from the record, and says so. Reports are not in it: each unit's report of a day is a chain of
 * revisions of its own, so a rush of them waits for nobody.
 */
import type { Instant } from '../../core/values/values.ts';
import type { Item, Table } from '../../ports.ts';
import { checksum, sealed } from '../store/checksum.ts';
import { KIND, padded, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs } from '../store/write.ts';

export interface AuditEntry {
  /** 1, 2, 3 … within the programme. */
  readonly number: number;
  readonly at: Instant;
  /** Id of the access key; `command`: an engineer at the command line; `system`: the clock and what it starts. */
  readonly by: string;
  /** Sort key of the record that was written, `DECISION#2022-04-08#0001`. */
  readonly record: string;
  /** 1: the record is new; more: it was replaced. */
  readonly version: number;
  /** Checksum of the record's data as written. */
  readonly sum: string;
  /** What the record says of itself, of a few short fields. */
  readonly about: Readonly<Record<string, string>>;
  /** Made up for later, from the record: what was to write it stopped in between. */
  readonly late?: boolean;
  /** Seal of the entry before it, or null. */
  readonly previous: string | null;
  readonly seal?: string;
}

type Change = Pick<Item<unknown>, 'pk' | 'sk' | 'version' | 'data'>;

interface Cause {
  readonly at: Instant;
  /** Absent: as the record says, or the system. */
  readonly by?: string | undefined;
  readonly late?: boolean;
}

/** Derived, or parts of something that has an entry: searching, closes (figures recomputed from reports), notes of the clock. */
const NOT_AUDITED: readonly string[] = [
  ...[KIND.programmePart, KIND.close, KIND.searchText, KIND.searchMonth],
  ...[KIND.audit, KIND.outdated, KIND.unitMatters],
  KIND.draft, // counts for nothing until it is published, and that has an entry
  KIND.removal, // what a day lost is proven by the run that removed it
  ...['FIGURE-MONTH#', 'FIGURE-UNITS#'], // figures over time, computed from closes
];
const AUDITED: readonly string[] = Object.values(KIND).filter((kind) => !NOT_AUDITED.includes(kind));
/** Short fields of records that tell what a change was about. */
const TOLD = [
  'responsible',
  'due',
  'kind',
  'role',
  'unit',
  'day',
  'label',
  'signer',
  'reason',
  'source',
  'result',
  'revoked',
  'issue',
  'edition',
  'copy',
  'figureCount',
  'channel',
  'state',
];
const LONGEST_TOLD = 120;
const MOST_ATTEMPTS = 50;

/** Is a record of that key one whose changes have entries? */
export const isAudited = (pk: string, sk: string): boolean =>
  /^P#[^#]+$/.test(pk) && AUDITED.some((kind) => sk.startsWith(kind));

/** Writes the entry of a change behind those that stand. */
export async function recordChange(table: Table, change: Change, { at, by, late }: Cause): Promise<AuditEntry> {
  const programme = change.pk.slice('P#'.length);
  const own = (change.data ?? {}) as Readonly<Record<string, unknown>>;
  const author = by ?? (typeof own.revokedBy === 'string' ? own.revokedBy : own.by);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const [newest] = await auditEntries(table, programme, { newestFirst: true, limit: 1 });
    const entry = sealed<AuditEntry>({
      number: (newest?.number ?? 0) + 1,
      at,
      by: typeof author === 'string' ? author : 'system',
      record: change.sk,
      version: change.version,
      sum: checksum(own),
      about: tellOf(own),
      ...(late ? { late } : {}),
      previous: newest?.seal ?? null,
    });
    const key = recordKey(programme, 'audit', padded(entry.number, 9));
    if ((await insertOurs(table, { ...key, data: entry })).ours) return entry;
  }
  throw new Error(`Others change ${programme} all the time; the entry of ${change.sk} was not written.`);
}

/** Entries in order of their numbers. */
export async function auditEntries(
  table: Table,
  programme: string,
  range: { readonly newestFirst?: boolean; readonly limit?: number; readonly below?: number } = {},
): Promise<AuditEntry[]> {
  const { below, ...how } = range;
  const keys =
    below === undefined
      ? { prefix: recordPrefix('audit') }
      : { from: KIND.audit, to: KIND.audit + padded(below - 1, 9) };
  if (below !== undefined && below <= 1) return [];
  return (await table.query<AuditEntry>(partition(programme), { ...keys, ...how })).map(({ data }) => data);
}

/** Every record that must have an entry. */
export async function auditedRecords(table: Table, programme: string): Promise<Item<object>[]> {
  const kinds = await Promise.all(AUDITED.map((prefix) => table.query<object>(partition(programme), { prefix })));
  return kinds.flat();
}

/** Writes the entries that a crash left out, marked as late. Gives how many. */
export async function mendAudit(table: Table, programme: string, at: Instant): Promise<number> {
  const entries = await auditEntries(table, programme);
  const known = new Set(entries.map(({ record, version }) => `${record} ${version}`));
  const records = await auditedRecords(table, programme);
  const missing = records.filter(({ sk, version }) => !known.has(`${sk} ${version}`));
  for (const record of missing) await recordChange(table, record, { at, late: true });
  return missing.length;
}

function tellOf(data: Readonly<Record<string, unknown>>): Record<string, string> {
  const told = TOLD.flatMap((name) => {
    const value = data[name];
    const isShort = typeof value === 'string' || typeof value === 'number';
    return isShort && value !== '' ? [[name, String(value).slice(0, LONGEST_TOLD)] as const] : [];
  });
  return Object.fromEntries(told);
}
