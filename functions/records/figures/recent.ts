/**
 * Stored figures of closed days by groups of units (core/figures/recent.ts): what reports of the next two weeks look back
 * at. Derived from closes, and no truth of its own: where a day's item is missing its reports are read instead.
 *
 * Each group has a partition, so that a rush of reports is spread over them; its days are the sort keys. The number of
 * groups is part of the key: when a programme grows past it, items under another division are simply not found.
 */
import type { DayClose } from '../../core/day/day-close.ts';
import { type FigureGroup, figureGroups, figuresIn, groupCount } from '../../core/figures/recent.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { DecimalString, ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { recentPartition, shardOf } from '../store/keys.ts';
import { insertOurs, replaceOurs } from '../store/write.ts';

/** Writes at the same time. */
const AT_ONCE = 16;

/** Stores the day's figures as that close has them, over whatever stands. */
export async function storeRecentFigures(table: Table, programme: Programme, close: DayClose): Promise<void> {
  const groups = groupCount(programme);
  const made = figureGroups(programme, close, groups, (unit) => shardOf(unit, groups));
  for (let from = 0; from < made.length; from += AT_ONCE) {
    const some = made.slice(from, from + AT_ONCE);
    await Promise.all(
      some.map((group, at) => put(table, recentPartition(programme.id, groups, from + at), close.day, group)),
    );
  }
}

/**
 * What the unit reported on days from one to another, both included, by day. A day that has not been closed, or not since
 * these are kept, is absent; on a day when the unit was silent it has no figures.
 */
export async function recentFiguresOf(
  table: Table,
  programme: Programme,
  unit: string,
  from: ReportingDay,
  to: ReportingDay,
): Promise<Map<ReportingDay, Record<string, DecimalString>>> {
  const groups = groupCount(programme);
  const pk = recentPartition(programme.id, groups, shardOf(unit, groups));
  const items = await table.query<FigureGroup>(pk, { from, to, eventually: true });
  return new Map(items.map(({ sk, data }) => [sk, figuresIn(data, unit)]));
}

/** Two that close the day at once both write; whoever's close is refused looks again and writes what stands. */
async function put(table: Table, pk: string, day: ReportingDay, data: FigureGroup): Promise<void> {
  const item = { pk, sk: day, data };
  const { ours, stored } = await insertOurs(table, item);
  if (!ours) await replaceOurs(table, item, stored.version);
}
