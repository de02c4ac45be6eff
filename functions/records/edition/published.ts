/**
 * Editions of either kind, a day's or a digest's, by what a delivery or a job says of them.
 */
import { type Published, type PublishedPlace, placeOf } from '../../core/series/published.ts';
import type { Table } from '../../ports.ts';
import { digestEditionsOf } from '../digest/digests.ts';
import { editionsOf } from './editions.ts';

export async function readPublished(table: Table, place: PublishedPlace): Promise<Published | undefined> {
  return (await editionsAt(table, place)).find(({ edition }) => edition === place.edition);
}

/** Has a correction taken its place? */
export async function isReplaced(table: Table, published: Published): Promise<boolean> {
  return (await editionsAt(table, placeOf(published))).some(({ edition }) => edition > published.edition);
}

const editionsAt = (table: Table, { programme, day, digest }: PublishedPlace): Promise<readonly Published[]> =>
  digest === undefined ? editionsOf(table, programme, day) : digestEditionsOf(table, programme, digest.kind, digest);
