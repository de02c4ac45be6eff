/**
 * Stored matters (督办事项): one immutable item when it is opened, another when it is closed (销号).
 *
 * What a briefing of a day shows is read as it stood on that day, so rendering an old day again shows the same.
 */
import type { Matter } from '../core/matter.ts';
import type { ReportingDay } from '../core/programme.ts';
import type { Table } from '../ports.ts';
import { KIND, partition, recordKey, recordPrefix } from './keys.ts';
import { insertOurs } from './write.ts';

interface Closing {
  readonly id: string;
  readonly closedOn: ReportingDay;
  readonly result: string;
}

/** Opens a matter once; opened before, with whatever text, it stays as it is. Gives what stands. */
export async function openMatter(table: Table, matter: Matter): Promise<Matter> {
  const key = recordKey(matter.programme, 'matter', matter.id);
  return (await insertOurs(table, { ...key, data: matter })).stored.data;
}

/** Matters that stood on that day: opened by then and not closed before it; with the result when closed that day. */
export async function mattersOn(table: Table, programme: string, day: ReportingDay): Promise<Matter[]> {
  const { opened, closings } = await readMatters(table, programme, day);
  return opened.map((matter) => asOf(matter, closings.get(matter.id), day)).filter((matter) => matter !== undefined);
}

/** Opened by that day, in order of id, and every closing. */
async function readMatters(table: Table, programme: string, day: ReportingDay) {
  const pk = partition(programme);
  const [opened, closed] = await Promise.all([
    table.query<Matter>(pk, { from: KIND.matter, to: `${KIND.matter}${day}~` }), // ids begin with the day of opening
    table.query<Closing>(pk, { prefix: recordPrefix('matterClosed') }),
  ]);
  const inOrder = opened.map(({ data }) => data).sort((left, right) => (left.id < right.id ? -1 : 1));
  return { opened: inOrder, closings: new Map(closed.map(({ data }) => [data.id, data])) };
}

/** Matters that stood at some time of those days, each as it stands now: with its closing, whenever that was. */
export async function mattersBetween(
  table: Table,
  programme: string,
  from: ReportingDay,
  to: ReportingDay,
): Promise<Matter[]> {
  const { opened, closings } = await readMatters(table, programme, to);
  return opened
    .map((matter) => {
      const closing = closings.get(matter.id);
      return closing === undefined ? matter : { ...matter, closedOn: closing.closedOn, result: closing.result };
    })
    .filter(({ closedOn }) => closedOn === undefined || closedOn >= from);
}

/**
 * Closes a matter with its result.
 * @returns true when it is closed so, now or already; false when there is no such matter or it was closed otherwise.
 */
export async function closeMatter(
  table: Table,
  programme: string,
  id: string,
  day: ReportingDay,
  result: string,
): Promise<boolean> {
  const { pk, sk } = recordKey(programme, 'matter', id);
  if ((await table.get(pk, sk)) === undefined) return false;
  const closing: Closing = { id, closedOn: day, result };
  return (await insertOurs(table, { ...recordKey(programme, 'matterClosed', id), data: closing })).ours;
}

function asOf(matter: Matter, closing: Closing | undefined, day: ReportingDay): Matter | undefined {
  if (closing === undefined || closing.closedOn > day) return matter;
  if (closing.closedOn < day) return undefined;
  return { ...matter, closedOn: closing.closedOn, result: closing.result };
}
