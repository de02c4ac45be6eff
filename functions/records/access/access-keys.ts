/**
 * Stored access keys (访问码). A key is shown once, when it is made; only the SHA-256 of its text is kept.
 *
 * Its text is `<programme>.<8 characters>.<32 characters>`; the first two parts are its id, which may appear in records
 * and logs, the last is the secret: 192 random bits, so a plain hash is enough and no slow one is needed.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { sealed, sha256 } from '../store/checksum.ts';
import { type Key, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs, replaceOurs } from '../store/write.ts';

/** As in contract.ts, which this room does not import: where a key meets a route, another word does not compile. */
type Role = 'unit' | 'branch' | 'office' | 'signatory' | 'reader' | 'administrator' | 'guest';

interface StoredKey {
  readonly id: string;
  readonly programme: string;
  readonly role: Role;
  readonly unit?: string;
  readonly day?: ReportingDay;
  readonly expires?: Instant;
  readonly revoked?: Instant;
  /** Id of the key that revoked it, where one did. */
  readonly revokedBy?: string;
  readonly createdAt: Instant;
  /** Id of the key that made it; absent: an engineer at the command line. */
  readonly by?: string;
  /** What it is for, in the office's words. */
  readonly label?: string;
  /** Name of the person who signs with it, as briefings print it; once there, it stays. */
  readonly signer?: string;
  readonly sha256: string;
  /** Over everything else here, so that a changed role or date is noticed; absent in keys made before there was one. */
  readonly seal?: string;
}

/** Who a key admits. */
export interface Holder {
  readonly id: string;
  readonly programme: string;
  readonly role: Role;
  readonly unit?: string;
  /** `guest` only: the one day whose briefing the key opens. */
  readonly day?: ReportingDay;
}

export interface KeyListing {
  readonly id: string;
  readonly role: Role;
  readonly unit: string | null;
  /** `guest` only. */
  readonly day?: ReportingDay;
  readonly expires: Instant | null;
  readonly revoked: Instant | null;
  readonly createdAt: Instant;
  readonly label: string | null;
  readonly signer: string | null;
}

export interface NewKey {
  readonly programme: string;
  readonly role: Role;
  readonly unit?: string;
  /** `guest` only, and needed there. */
  readonly day?: ReportingDay;
  readonly expires?: Instant;
  readonly at: Instant;
  readonly by?: string;
  readonly label?: string;
  /** Who signs with it; absent: named when somebody first does. */
  readonly signer?: string;
  /** Random bytes; absent: the system's. */
  readonly random?: (bytes: number) => Uint8Array;
}

const KEY_TEXT = /^([\w-]{1,64})\.([\w-]{8})\.([\w-]{32})$/;

/** Makes a key and gives its text, which is not kept anywhere. */
export async function createKey(table: Table, wanted: NewKey): Promise<{ key: string; id: string }> {
  const { at, random = randomBytes, ...holder } = wanted;
  const id = `${holder.programme}.${base64url(random(6))}`;
  const key = `${id}.${base64url(random(24))}`;
  const place = placeOf(key);
  if (place === undefined) throw new RangeError(`${holder.programme} cannot be part of an access key.`);
  const data: StoredKey = { id, ...holder, createdAt: at, sha256: sha256(key) };
  const { ours } = await insertOurs(table, { ...place, data: sealed(data) });
  return ours ? { key, id } : createKey(table, wanted); // the id is taken: once in 2^48
}

/** What a key turned out to be: somebody's, once somebody's (neither), or wrong. */
export interface FoundKey {
  readonly holder?: Holder;
  /** No key has this text; `id`: the key whose secret it is not. */
  readonly wrong?: { readonly id?: string };
}

/** Who holds this key, when it is known, not revoked, and `now` is before it expires. */
export async function findKey(table: Table, key: string, now: Instant): Promise<FoundKey> {
  const place = placeOf(key);
  const stored = place && (await table.get<StoredKey>(place.pk, place.sk))?.data;
  if (stored === undefined) return { wrong: {} };
  if (!sameDigest(stored.sha256, sha256(key))) return { wrong: { id: stored.id } };
  if (stored.revoked !== undefined || (stored.expires !== undefined && stored.expires <= now)) return {};
  return { holder: holderOf(stored) };
}

/**
 * Whose signature the key gives: the name that it has, else this one from now on.
 * @returns undefined: there is no such key.
 */
export async function nameSigner(table: Table, id: string, signer: string): Promise<string | undefined> {
  const place = placeOf(`${id}.${'x'.repeat(32)}`);
  const item = place && (await table.get<StoredKey>(place.pk, place.sk));
  if (place === undefined || item === undefined) return undefined;
  if (item.data.signer !== undefined) return item.data.signer;
  const data = sealed({ ...item.data, signer });
  const { ours, stored } = await replaceOurs(table, { ...place, data }, item.version);
  return ours || stored.data.signer !== undefined ? stored.data.signer : nameSigner(table, id, signer);
}

/** A key by its id, whether it still admits or not. */
export async function readKey(table: Table, id: string): Promise<KeyListing | undefined> {
  const place = placeOf(`${id}.${'x'.repeat(32)}`);
  const stored = place && (await table.get<StoredKey>(place.pk, place.sk))?.data;
  return stored && listing(stored);
}

export async function listKeys(table: Table, programme: string): Promise<KeyListing[]> {
  const items = await table.query<StoredKey>(partition(programme), { prefix: recordPrefix('key') });
  return items.map(({ data }) => listing(data));
}

/**
 * @param by id of the key that does it; absent: an engineer at the command line.
 * @returns true when the key is revoked, now or already; false when there is no such key.
 */
export async function revokeKey(table: Table, id: string, at: Instant, by?: string): Promise<boolean> {
  const place = placeOf(`${id}.${'x'.repeat(32)}`);
  const item = place && (await table.get<StoredKey>(place.pk, place.sk));
  if (place === undefined || item === undefined) return false;
  if (item.data.revoked !== undefined) return true;
  const data = { ...item.data, revoked: at, ...(by === undefined ? {} : { revokedBy: by }) };
  const written = await replaceOurs(table, { ...place, data: sealed(data) }, item.version);
  return written.stored.data.revoked !== undefined;
}

function holderOf({ id, programme, role, unit, day }: StoredKey): Holder {
  return { id, programme, role, ...(unit === undefined ? {} : { unit }), ...(day === undefined ? {} : { day }) };
}

function listing({ id, role, unit, day, expires, revoked, createdAt, label, signer }: StoredKey): KeyListing {
  const ofDay = day === undefined ? {} : { day };
  return {
    id,
    role,
    unit: unit ?? null,
    ...ofDay,
    expires: expires ?? null,
    revoked: revoked ?? null,
    createdAt,
    label: label ?? null,
    signer: signer ?? null,
  };
}

function placeOf(key: string): Key | undefined {
  const [, programme, short] = KEY_TEXT.exec(key) ?? [];
  return programme && short ? recordKey(programme, 'key', short) : undefined;
}

const sameDigest = (left: string, right: string): boolean =>
  timingSafeEqual(Buffer.from(left, 'hex'), Buffer.from(right, 'hex'));

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
