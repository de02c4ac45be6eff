/**
 * Preservation (保全, legal hold): while it stands, nothing of its days is removed, whatever the programme's durations say.
 * One record each, numbered within the programme, replaced once when it is lifted; both are in the audit.
 */
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { sealed } from '../store/checksum.ts';
import { padded, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs, replaceOurs } from '../store/write.ts';

export interface Preservation {
  readonly programme: string;
  /** 1, 2, 3 … within the programme. */
  readonly number: number;
  /** Days that are preserved, both included; null: no bound on that side. */
  readonly from: ReportingDay | null;
  readonly to: ReportingDay | null;
  readonly reason: string;
  /** Id of the access key, or who gave the command. */
  readonly by: string;
  readonly at: Instant;
  /** Absent: it stands. */
  readonly lifted?: { readonly by: string; readonly at: Instant; readonly reason: string };
  readonly seal?: string;
}

type Placed = Omit<Preservation, 'number' | 'lifted' | 'seal'>;

const MOST_ATTEMPTS = 20;

/** Places it behind those there are; one that stands and says the same is that one: a button pressed twice places once. */
export async function placePreservation(table: Table, wanted: Placed): Promise<Preservation> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const all = await preservationsOf(table, wanted.programme);
    const same = all.find((each) => stands(each) && saysTheSame(each, wanted));
    if (same !== undefined) return same;
    const preservation = sealed<Preservation>({ ...wanted, number: (all.at(-1)?.number ?? 0) + 1 });
    const key = recordKey(wanted.programme, 'preservation', padded(preservation.number, 4));
    if ((await insertOurs(table, { ...key, data: preservation })).ours) return preservation;
  }
  throw new Error(`Others place preservations of ${wanted.programme} all the time; nothing was written.`);
}

/** undefined: there is none of that number. Lifted already, it stays as it was lifted first. */
export async function liftPreservation(
  table: Table,
  programme: string,
  number: number,
  lifted: NonNullable<Preservation['lifted']>,
): Promise<Preservation | undefined> {
  const key = recordKey(programme, 'preservation', padded(number, 4));
  const item = await table.get<Preservation>(key.pk, key.sk);
  if (item === undefined || item.data.lifted !== undefined) return item?.data;
  const { seal: _, ...standing } = item.data;
  const written = await replaceOurs(
    table,
    { ...key, data: sealed<Preservation>({ ...standing, lifted }) },
    item.version,
  );
  return written.stored.data;
}

/** All of them, lifted ones too, oldest first. */
export async function preservationsOf(table: Table, programme: string): Promise<Preservation[]> {
  const items = await table.query<Preservation>(partition(programme), { prefix: recordPrefix('preservation') });
  return items.map(({ data }) => data);
}

const stands = ({ lifted }: Preservation): boolean => lifted === undefined;

/** The one that preserves the day, if one stands. */
export const preserving = (all: readonly Preservation[], day: ReportingDay): Preservation | undefined =>
  all.find((each) => stands(each) && (each.from ?? '') <= day && (each.to ?? '~') >= day);

const saysTheSame = (one: Preservation, other: Placed): boolean =>
  one.from === other.from && one.to === other.to && one.reason === other.reason;
