/**
 * When an access key was last used: the day of its last signing in, or of the last request of a program that sends it. Of
 * units that report by program their reports tell, which hold the key's id.
 *
 * Written at most once a day for each key, where the day that is stored is older: a request costs no write, and in a session
 * of seven days nothing. Not in the audit: it changes nothing, and would be its longest part.
 */
import type { Instant } from '../../core/values/values.ts';
import type { Clock, Table } from '../../ports.ts';
import { keyUseKey, keyUsePartition } from '../store/keys.ts';
import type { Holder } from './access-keys.ts';

interface KeyUse {
  readonly id: string;
  readonly at: Instant;
}

/** Keys that this process has noted, by the day: each is looked up once a day. */
const noted = new WeakMap<Table, { day: string; readonly ids: Set<string> }>();

interface NoteStores {
  readonly table: Table;
  readonly clock: Clock;
  readonly log: { error(message: string, fields: Readonly<Record<string, string>>): void };
}

/** Links for guests are not noted. What goes wrong is logged: nobody is kept out because of it. */
export async function noteKeyUse({ table, clock, log }: NoteStores, { id, programme, role }: Holder): Promise<void> {
  const at = clock.now();
  if (role === 'guest' || isNoted(table, id, at)) return;
  try {
    const key = keyUseKey(programme, id);
    const standing = await table.get<KeyUse>(key.pk, key.sk);
    if (standing === undefined) await table.insert({ ...key, data: { id, at } });
    else if (dayOf(standing.data.at) < dayOf(at)) await table.replace({ ...key, data: { id, at } }, standing.version);
  } catch (error) {
    log.error('use of a key not noted', { error: String(error) });
  }
}

/** When each key was last used, by its id. */
export async function keyUses(table: Table, programme: string): Promise<ReadonlyMap<string, Instant>> {
  const items = await table.query<KeyUse>(keyUsePartition(programme), {});
  return new Map(items.map(({ data }) => [data.id, data.at]));
}

/** Of UTC: a day as good as any for "once a day". */
const dayOf = (at: Instant): string => at.slice(0, 10);

function isNoted(table: Table, id: string, at: Instant): boolean {
  const standing = noted.get(table);
  const today = standing?.day === dayOf(at) ? standing : { day: dayOf(at), ids: new Set<string>() };
  if (today !== standing) noted.set(table, today);
  if (today.ids.has(id)) return true;
  today.ids.add(id);
  return false;
}
