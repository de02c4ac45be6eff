/**
 * Wrong access keys, counted, so that guessing is slowed down and locked: by the key whose id was given, and by where it
 * came from. A right key is never counted and never refused (docs/decisions), so nobody can be locked out by others.
 *
 * Addresses share a fixed number of counters, each named by a few bits of the address's hash: what is stored is bounded,
 * needs no expiry, and leads back to nobody. Two that share a counter share its wait; right keys do not notice.
 */
import type { Instant } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { sha256 } from '../store/checksum.ts';
import { triesKey } from '../store/keys.ts';

interface Tries {
  /** Wrong keys that were looked at; what comes during a wait is not. */
  readonly count: number;
  /** The last of them. */
  readonly at: Instant;
}

/** Wrong keys before the first wait. */
const FREE_TRIES = 4;
/** Minutes to wait after the next ones, each twice the one before: 1, 2, 4 … and then always an hour. */
const LONGEST_WAIT = 60;
/** A counter at which nothing wrong came for a day begins again. */
const FORGOTTEN_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MOST_ATTEMPTS = 3;

/**
 * Counts one wrong key. During a wait nothing is counted, so guessing costs reads and no writes.
 * @param keyId id of the key whose secret was wrong; absent: there is no such key.
 * @param address of the client; absent: not known.
 * @returns whole minutes to wait before the next wrong key is looked at; 0: none.
 */
export async function countWrongKey(
  table: Table,
  now: Instant,
  keyId: string | undefined,
  address: string | undefined,
): Promise<number> {
  const counters = [address === undefined ? [] : [bucketOf(address)], keyId === undefined ? [] : [keyId]].flat();
  for (const counter of counters) {
    const wait = await count(table, counter, now);
    if (wait > 0) return wait;
  }
  return 0;
}

async function count(table: Table, counter: string, now: Instant): Promise<number> {
  const key = triesKey(counter);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const item = await table.get<Tries>(key.pk, key.sk);
    const standing = item === undefined ? undefined : remembered(item.data, now);
    const wait = standing === undefined ? 0 : minutesLeft(standing, now);
    if (wait > 0) return wait;
    const data = { count: (standing?.count ?? 0) + 1, at: now };
    // Not read back as other records are: two at the same instant write the same, and both count.
    const answer =
      item === undefined ? await table.insert({ ...key, data }) : await table.replace({ ...key, data }, item.version);
    if (answer === 'inserted' || answer === 'replaced') return minutesLeft(data, now);
  }
  return 1; // many at the same counter at once: that is guessing
}

/** undefined: forgotten, or of a clock that ran ahead. */
function remembered(tries: Tries, now: Instant): Tries | undefined {
  const since = Date.parse(now) - Date.parse(tries.at);
  return since < 0 || since >= FORGOTTEN_MS ? undefined : tries;
}

function minutesLeft({ count, at }: Tries, now: Instant): number {
  if (count <= FREE_TRIES) return 0;
  const wait = Math.min(LONGEST_WAIT, 2 ** (count - FREE_TRIES - 1));
  return Math.max(0, Math.ceil(wait - (Date.parse(now) - Date.parse(at)) / MINUTE_MS));
}

/** One of 4,096 counters. An IPv6 client owns 64 bits of its address, so the rest is what counts. */
const bucketOf = (address: string): string => `a${sha256(networkOf(address)).slice(0, 3)}`;

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groups = head.split(':').filter(Boolean);
  const behind = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - behind.length);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...behind];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
