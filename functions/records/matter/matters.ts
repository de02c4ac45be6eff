/**
 * Stored matters (督办事项): one immutable item when it is opened, and one for each step of the office behind it: assigned,
 * closed (销号), opened again.
 *
 * What a briefing of a day shows is read as it stood on that day, so rendering an old day again shows the same.
 */
import { type Matter, type MatterStep, matterAsOf } from '../../core/matter/matter.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { KIND, padded, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs } from '../store/write.ts';

/** After every step. */
export const LAST_DAY = '9999-12-31';

/** A matter and everything that was done with it, oldest first. */
export interface MatterFile {
  readonly matter: Matter;
  readonly steps: readonly MatterStep[];
}

/** Opens a matter once; opened before, with whatever text, it stays as it is. Gives what stands. */
export async function openMatter(table: Table, matter: Matter): Promise<Matter> {
  const key = recordKey(matter.programme, 'matter', matter.id);
  return (await insertOurs(table, { ...key, data: matter })).stored.data;
}

/** Matters that stood on that day: opened by then and not closed before it; with the result when closed that day. */
export async function mattersOn(table: Table, programme: string, day: ReportingDay): Promise<Matter[]> {
  return standingOn(await matterFiles(table, programme, day), day);
}

/** The same of files that were read. */
export const standingOn = (files: readonly MatterFile[], day: ReportingDay): Matter[] =>
  files
    .map(({ matter, steps }) => matterAsOf(matter, steps, day))
    .filter((matter) => matter !== undefined)
    .filter(({ closedOn }) => closedOn === undefined || closedOn === day);

/** Matters that stood at some time of those days, each as it stands now: with its closing, whenever that was. */
export async function mattersBetween(
  table: Table,
  programme: string,
  from: ReportingDay,
  to: ReportingDay,
): Promise<Matter[]> {
  return (await matterFiles(table, programme, to))
    .map(({ matter, steps }) => matterAsOf(matter, steps, LAST_DAY))
    .filter((matter) => matter !== undefined)
    .filter(({ closedOn }) => closedOn === undefined || closedOn >= from);
}

/** Matters that were opened by that day, by id; whatever became of them. */
export async function matterFiles(table: Table, programme: string, day: ReportingDay): Promise<MatterFile[]> {
  const pk = partition(programme);
  const [opened, steps] = await Promise.all([
    table.query<Matter>(pk, { from: KIND.matter, to: `${KIND.matter}${day}~` }), // ids begin with the day of opening
    table.query<MatterStep>(pk, { prefix: recordPrefix('matterStep') }),
  ]);
  const ofMatter = Map.groupBy(steps, ({ data }) => data.matter);
  return opened
    .map(({ data }) => ({ matter: data, steps: (ofMatter.get(data.id) ?? []).map((step) => step.data) }))
    .sort((left, right) => (left.matter.id < right.matter.id ? -1 : 1));
}

/** One matter with its steps. */
export async function matterFile(table: Table, programme: string, id: string): Promise<MatterFile | undefined> {
  const { pk, sk } = recordKey(programme, 'matter', id);
  const [opened, steps] = await Promise.all([
    table.get<Matter>(pk, sk),
    table.query<MatterStep>(pk, { prefix: recordPrefix('matterStep', id) }),
  ]);
  return opened && { matter: opened.data, steps: steps.map(({ data }) => data) };
}

/**
 * Takes the step that follows those that were seen.
 * @returns true when it stands, now or already; false when somebody else took one first.
 */
export async function takeStep(table: Table, programme: string, step: MatterStep): Promise<boolean> {
  const key = recordKey(programme, 'matterStep', step.matter, padded(step.number, 4));
  return (await insertOurs(table, { ...key, data: step })).ours;
}
