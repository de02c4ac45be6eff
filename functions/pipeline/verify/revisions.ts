/**
 * Part of `verify.ts`: one day's revisions. Each is what was written, says what its checksum says, and follows the one
 * before it.
 */

import type { Programme } from '../../core/programme/programme.ts';
import type { Revision } from '../../core/report/submission.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { type Problem, type ProblemCode, problem } from '../../core/verify/problem.ts';
import type { Item, Table } from '../../ports.ts';
import { contentChecksum } from '../../records/report/submissions.ts';
import { isIntact } from '../../records/store/checksum.ts';
import { revisionKey, shardOf, shardPartition, unitPrefix } from '../../records/store/keys.ts';
import { readOr } from './reading.ts';

export interface VerifiedRevisions {
  /** All that could be read, by unit, oldest first. */
  readonly byUnit: ReadonlyMap<string, readonly Revision[]>;
  readonly problems: readonly Problem[];
}

export async function verifyRevisions(
  table: Table,
  programme: Programme,
  day: ReportingDay,
): Promise<VerifiedRevisions> {
  const problems: Problem[] = [];
  const byUnit = new Map<string, Revision[]>();
  for (const item of await readAll(table, programme, day, problems)) {
    const { unit } = item.data;
    const before = byUnit.get(unit)?.at(-1);
    problems.push(...problemsOf(programme, day, item, before));
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), item.data]);
  }
  return { byUnit, problems };
}

/** One query a shard; where one record spoils it, one query a unit, so that only its unit is lost and named. */
async function readAll(
  table: Table,
  programme: Programme,
  day: ReportingDay,
  problems: Problem[],
): Promise<Item<Revision>[]> {
  const items: Item<Revision>[] = [];
  for (let shard = 0; shard < programme.shards; shard += 1) {
    const pk = shardPartition(programme.id, day, shard);
    try {
      items.push(...(await table.query<Revision>(pk, { prefix: 'U#' })));
    } catch {
      for (const { id, name } of programme.units.filter((unit) => shardOf(unit.id, programme.shards) === shard)) {
        const words = { path: `submissions/${day}/${id}`, day, name: `${day} ${name}的报送`, affects: affects(day) };
        items.push(...(await readOr(problems, words, [], () => table.query<Revision>(pk, { prefix: unitPrefix(id) }))));
      }
    }
  }
  return items;
}

function problemsOf(
  programme: Programme,
  day: ReportingDay,
  { pk, sk, data }: Item<Revision>,
  before: Revision | undefined,
): Problem[] {
  const place = sk.split('#'); // U#<unit>#R#<number>
  const [unit = '', number] = [place[1], Number(place[3])];
  const unitName = programme.units.find(({ id }) => id === unit)?.name ?? unit;
  const name = `${day} ${unitName}第 ${number} 次修订`;
  const about = (code: ProblemCode, seen = ''): Problem =>
    problem(code, { path: `submissions/${day}/${unit}/${number}`, day, name, seen, affects: affects(day) });
  const found: Problem[] = [];
  if (!isIntact(data)) found.push(about('record.altered'));
  const own = revisionKeyOf(programme, data);
  if (own?.pk !== pk || own.sk !== sk)
    found.push(about('record.misplaced', `${data.day} ${data.unit} ${data.revision}`));
  const sum = contentChecksum(data);
  if (sum !== data.checksum) found.push(about('revision.checksum', sum));
  if (number !== (before?.revision ?? 0) + 1)
    found.push(about('revision.chain', `上一次是第 ${before?.revision ?? 0} 次`));
  else if (data.previous !== (before?.checksum ?? null)) found.push(about('revision.chain', '上一次修订的校验码不同'));
  return found;
}

/** Where the record says that it belongs; undefined when what it says cannot be part of a key. */
function revisionKeyOf(programme: Programme, { programme: id, day, unit, revision }: Revision) {
  try {
    return revisionKey({ ...programme, id }, day, unit, revision);
  } catch {
    return undefined;
  }
}

const affects = (day: ReportingDay): string => `${day} 的日结、简报及此后的累计数`;
