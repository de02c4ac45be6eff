/**
 * Stored months of figures (core/figures/month.ts): derived from closes, made again whenever they are missing.
 *
 * The head of a month holds the figures of the whole programme and, as `basis`, of which closes it was made; each
 * indicator's values by unit lie beside it and count only with the same basis. Before a close of a month that is over is
 * replaced, its head is emptied: what cannot be trusted is not there, and readers take the closes instead.
 */
import type { DayClose } from '../../core/day/day-close.ts';
import type { FigureMonth, UnitMonth } from '../../core/figures/month.ts';
import { type Json, MOST_ITEM_BYTES, type Table } from '../../ports.ts';
import { closeChecksum } from '../day/closes.ts';
import { checksum } from '../store/checksum.ts';
import { KIND, partition, recordKey, recordPrefix } from '../store/keys.ts';

export type FigureHead = { readonly basis: string; readonly figures: FigureMonth } | { readonly basis: null };

interface UnitPart {
  readonly basis: string;
  readonly units: UnitMonth;
}

/** A month as it shall be stored; `units` by indicator. */
export interface MadeMonth {
  readonly basis: string;
  readonly figures: FigureMonth;
  readonly units: Readonly<Record<string, UnitMonth>>;
}

/** Sorts behind every month. */
const AFTER = '~';

/** Which closes: their days and checksums, in order. */
export const basisOf = (closes: readonly DayClose[]): string =>
  checksum(closes.map((close) => [close.day, closeChecksum(close)]));

/** Heads of the months from one to another, both included, by month. */
export async function readHeads(
  table: Table,
  programme: string,
  from: string,
  to: string,
): Promise<Map<string, FigureHead>> {
  const range = { from: KIND.figureMonth + from, to: KIND.figureMonth + to };
  const items = await table.query<FigureHead>(partition(programme), range);
  return new Map(items.map(({ sk, data }) => [sk.slice(KIND.figureMonth.length), data]));
}

/** Values by unit of one indicator, by month; `basis` says which head they belong to. */
export async function readUnitMonths(
  table: Table,
  programme: string,
  indicator: string,
  from: string,
  to: string,
): Promise<Map<string, UnitPart>> {
  const begin = recordPrefix('figureUnits', indicator);
  const items = await table.query<UnitPart>(partition(programme), { from: begin + from, to: begin + to });
  return new Map(items.map(({ sk, data }) => [sk.slice(begin.length), data]));
}

/** Every stored month that is not empty, for whoever checks them. */
export async function storedMonths(table: Table, programme: string): Promise<string[]> {
  const heads = await readHeads(table, programme, '', AFTER);
  return [...heads].filter(([, { basis }]) => basis !== null).map(([month]) => month);
}

/** What lies there for that month, for whoever checks it. `units`: those of the indicators that are stored. */
export async function readStoredMonth(
  table: Table,
  programme: string,
  month: string,
  indicators: readonly string[],
): Promise<{ readonly head: object; readonly units: Readonly<Record<string, object>> }> {
  const read = async (kind: 'figureMonth' | 'figureUnits', ...parts: string[]): Promise<object | undefined> => {
    const { pk, sk } = recordKey(programme, kind, ...parts);
    return (await table.get<object>(pk, sk))?.data;
  };
  const found = indicators.map(async (id) => [id, await read('figureUnits', id, month)] as const);
  const units = (await Promise.all(found)).flatMap(([id, part]) => (part === undefined ? [] : [[id, part] as const]));
  return { head: (await read('figureMonth', month)) ?? {}, units: Object.fromEntries(units) };
}

/**
 * Empties the head, if there is one: the month is about to change. To be called before and again after writing a close,
 * so that a head that was made meanwhile does not stay.
 */
export async function forgetMonth(table: Table, programme: string, month: string): Promise<void> {
  const { pk, sk } = recordKey(programme, 'figureMonth', month);
  for (;;) {
    const item = await table.get<FigureHead>(pk, sk);
    if (item === undefined || item.data.basis === null) return;
    if ((await table.replace({ pk, sk, data: { basis: null } }, item.version)) === 'replaced') return;
  }
}

/**
 * Stores the month: values by unit first, the head last. `make` reads the closes, after the head's version is known, so
 * that a month which is emptied meanwhile stays empty.
 * @returns false when somebody else was faster, or it is too large for an item: readers then take the closes.
 */
export async function storeMonth(
  table: Table,
  programme: string,
  month: string,
  make: () => Promise<MadeMonth>,
): Promise<boolean> {
  const key = recordKey(programme, 'figureMonth', month);
  const version = (await table.get(key.pk, key.sk))?.version ?? 0;
  const { basis, figures, units } = await make();
  const head = { ...key, data: { basis, figures } as unknown as Json };
  if (!fits(head.data)) return false;
  for (const [indicator, part] of Object.entries(units)) {
    const data = { basis, units: part } as unknown as Json;
    if (fits(data)) await put(table, { ...recordKey(programme, 'figureUnits', indicator, month), data });
  }
  if (version === 0) return (await table.insert(head)) === 'inserted';
  return (await table.replace(head, version)) === 'replaced';
}

/** Whatever stands is replaced; two who make the same month at once write the same. */
async function put(
  table: Table,
  item: { readonly pk: string; readonly sk: string; readonly data: Json },
): Promise<void> {
  const version = (await table.get(item.pk, item.sk))?.version ?? 0;
  if (version === 0) await table.insert(item);
  else await table.replace(item, version);
}

/** With room for the key. */
const fits = (data: Json): boolean =>
  new TextEncoder().encode(JSON.stringify(data)).byteLength <= MOST_ITEM_BYTES - 1000;
