/**
 * What a unit's form shows of its own matters: one small item a unit, written anew from the matters whenever one of them
 * changed, so that a form costs one look whatever the number of matters. The matters are what counts; each issue, which
 * reads them all, mends what a crash left out.
 */
import { type Matter, matterAsOf } from '../../core/matter/matter.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { canonicalJson } from '../store/checksum.ts';
import { partition, recordKey } from '../store/keys.ts';
import { LAST_DAY, type MatterFile } from './matters.ts';

export type UnitMatter = Pick<
  Matter,
  'id' | 'text' | 'openedOn' | 'responsible' | 'due' | 'closedOn' | 'result' | 'answer' | 'answeredOn'
>;

interface UnitMatters {
  /** Open ones first, the oldest first; then the last that were closed. */
  readonly matters: readonly UnitMatter[];
}

const MOST_OPEN = 20;
const MOST_CLOSED = 5;
/** Characters that are kept of a text; the briefing and the desk have the whole. */
const LONGEST = 200;

/** May be some seconds behind, at half a read. */
export async function unitMatters(table: Table, programme: string, unit: string): Promise<readonly UnitMatter[]> {
  const { pk, sk } = recordKey(programme, 'unitMatters', unit);
  const [item] = await table.query<UnitMatters>(pk, { from: sk, to: sk, eventually: true });
  return item?.data.matters ?? [];
}

/**
 * Notes them for every unit of these files, which must be all of its matters. Written where it says something else; of two
 * at once one may be lost, and the next issue notes it.
 */
export async function noteUnitMatters(table: Table, programme: string, files: readonly MatterFile[]): Promise<void> {
  for (const [unit, own] of Map.groupBy(files, ({ matter }) => matter.unit)) {
    const data: UnitMatters = { matters: shown(own) };
    const key = recordKey(programme, 'unitMatters', unit);
    const standing = await table.get<UnitMatters>(partition(programme), key.sk);
    if (standing === undefined) await table.insert({ ...key, data: asJson(data) });
    else if (canonicalJson(standing.data) !== canonicalJson(data)) {
      await table.replace({ ...key, data: asJson(data) }, standing.version);
    }
  }
}

const asJson = (data: UnitMatters) => JSON.parse(JSON.stringify(data));

function shown(files: readonly MatterFile[]): UnitMatter[] {
  const all = files.flatMap(({ matter, steps }) => matterAsOf(matter, steps, LAST_DAY) ?? []);
  const closed = all.filter(({ closedOn }) => closedOn !== undefined).sort(lastClosedFirst);
  const open = all.filter(({ closedOn }) => closedOn === undefined);
  return [...open.slice(0, MOST_OPEN), ...closed.slice(0, MOST_CLOSED)].map(noted);
}

const lastClosedFirst = (left: Matter, right: Matter): number => (dayOf(left) < dayOf(right) ? 1 : -1);
const dayOf = ({ closedOn }: Matter): ReportingDay => closedOn ?? '';

function noted({ programme: _, unit: __, text, answer, result, ...matter }: Matter): UnitMatter {
  return {
    ...matter,
    text: clipped(text),
    ...(answer === undefined ? {} : { answer: clipped(answer) }),
    ...(result === undefined ? {} : { result: clipped(result) }),
  };
}

function clipped(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text;
}
