/**
 * Drafts of programmes (the workshop's): one a programme, with who saved it when and what it was made from. It stands in the
 * house's partition, since a programme may be nothing but a draft. Nothing of it is ever lost: what was saved before stands
 * beside it, and giving it up only sets it aside.
 */

import type { Instant } from '../../core/values/values.ts';
import { HOUSE } from '../../core/workshop/house.ts';
import type { Table } from '../../ports.ts';
import { partition, recordKey, recordPrefix } from '../store/keys.ts';

export interface StoredDraft {
  readonly programme: string;
  /** The programme file as JSON; null: there is no draft now, the programme stands as it is. */
  readonly file: string | null;
  /** As it was before it was last saved, published or given up. */
  readonly before: string | null;
  /** The stored version that it was made from; 0: there was none. */
  readonly base: number;
  readonly at: Instant;
  /** Id of the access key. */
  readonly by: string;
  /** How far ids were given, by their letter. */
  readonly counted: Readonly<Record<string, number>>;
}

/** A draft with the number of times that it was saved. */
export interface Draft extends StoredDraft {
  readonly saved: number;
}

export async function readDraft(table: Table, programme: string): Promise<Draft | undefined> {
  const { pk, sk } = recordKey(HOUSE, 'draft', programme);
  const item = await table.get<StoredDraft>(pk, sk);
  return item && { ...item.data, saved: item.version };
}

export async function listDrafts(table: Table): Promise<readonly Draft[]> {
  const items = await table.query<StoredDraft>(partition(HOUSE), { prefix: recordPrefix('draft') });
  return items.map(({ data, version }) => ({ ...data, saved: version }));
}

/** @returns false when somebody else saved one since that was read. */
export async function saveDraft(table: Table, draft: StoredDraft, seen: number): Promise<boolean> {
  const item = { ...recordKey(HOUSE, 'draft', draft.programme), data: { ...draft } };
  if (seen === 0) return (await table.insert(item)) === 'inserted';
  return (await table.replace(item, seen)) === 'replaced';
}
