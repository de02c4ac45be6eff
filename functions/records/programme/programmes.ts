/**
 * Stored programmes: each change is a new version, 1, 2, 3 …; nothing is overwritten.
 *
 * Editions name the version that they used, so any version can be read again. Large programmes lie in parts.
 */
import { type Finding, finding } from '../../core/findings/finding.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Instant } from '../../core/values/values.ts';
import type { Item, QueryRange, Table } from '../../ports.ts';
import { canonicalJson, isIntact, sealed } from '../store/checksum.ts';
import { PROGRAMMES, padded, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { type InParts, readParsed, storeParts } from '../store/parts.ts';
import { insertOurs } from '../store/write.ts';

export interface StoredProgramme {
  readonly programme: Programme;
  readonly version: number;
  readonly appliedAt: Instant;
  /** Id of the key that stored it; absent: an engineer at the command line. */
  readonly by?: string;
}

/** A change that stored submissions would not survive. */
export class ProgrammeRefused extends Error {
  readonly findings: readonly Finding[];
  constructor(found: Finding) {
    super(found.message);
    this.findings = [found];
  }
}

type Stored = Omit<StoredProgramme, 'programme'> & { readonly seal?: string } & (
    | { readonly programme: Programme }
    | { readonly parts: InParts }
  );

/**
 * Longest JSON text, in UTF-16 units, kept in the item itself, which every request reads: a store that charges by size
 * charges next to nothing for it. Parts of a larger one are read once by each process.
 */
const MOST_IN_ITEM = 16_000;
const MOST_ATTEMPTS = 20;

/**
 * Stores a new version, or gives the current one when it says the same.
 * @throws ProgrammeRefused when it changes `shards`: stored submissions could no longer be found.
 */
export async function storeProgramme(table: Table, programme: Programme, at: Instant): Promise<StoredProgramme> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const stored = await storeNext(table, programme, { at });
    if (stored === undefined) continue;
    await table.insert({ pk: PROGRAMMES, sk: programme.id, data: {} }); // also repairs a listing that a crash left out
    return stored;
  }
  throw new Error(`Programme ${programme.id} is being changed by others all the time; nothing was stored.`);
}

interface Storing {
  readonly at: Instant;
  readonly by?: string;
  /** The version that was seen: only then is another stored. */
  readonly version?: number;
}

/** Stores the version that follows the one that was seen; undefined when that is not the newest any more. */
export const storeVersionAfter = (
  table: Table,
  programme: Programme,
  storing: Required<Storing>,
): Promise<StoredProgramme | undefined> => storeNext(table, programme, storing);

/** The newest version. */
export async function currentProgramme(
  table: Table,
  id: string,
  how: Pick<QueryRange, 'eventually'> = {},
): Promise<StoredProgramme | undefined> {
  const newestOnly = { prefix: recordPrefix('programme'), newestFirst: true, limit: 1, ...how };
  const [newest] = await table.query<Stored>(partition(id), newestOnly);
  return newest && unpack(table, id, newest);
}

export async function programmeVersion(
  table: Table,
  id: string,
  version: number,
): Promise<StoredProgramme | undefined> {
  const { pk, sk } = recordKey(id, 'programme', padded(version, 4));
  const item = await table.get<Stored>(pk, sk);
  return item && unpack(table, id, item);
}

/** Is the stored version what was written? (Parts of a large one are compared whenever they are read.) */
export async function isVersionIntact(table: Table, id: string, version: number): Promise<boolean> {
  const { pk, sk } = recordKey(id, 'programme', padded(version, 4));
  const item = await table.get<Stored>(pk, sk);
  return item !== undefined && isIntact(item.data);
}

/** Of each table, what never changes once it is there. */
const firsts = new WeakMap<Table, Map<string, Instant>>();

/** When the programme was first stored; read once by each process. */
export async function firstApplied(table: Table, id: string): Promise<Instant | undefined> {
  const known = firsts.get(table) ?? new Map<string, Instant>();
  firsts.set(table, known);
  const { pk, sk } = recordKey(id, 'programme', padded(1, 4));
  const at = known.get(id) ?? (await table.get<Stored>(pk, sk))?.data.appliedAt;
  if (at !== undefined) known.set(id, at);
  return at;
}

/** The ids of all programmes, in order. */
export async function listProgrammes(table: Table, how: Pick<QueryRange, 'eventually'> = {}): Promise<string[]> {
  return (await table.query(PROGRAMMES, how)).map((item) => item.sk);
}

async function storeNext(
  table: Table,
  programme: Programme,
  { at, by, version: seen }: Storing,
): Promise<StoredProgramme | undefined> {
  const current = await currentProgramme(table, programme.id);
  if (current && canonicalJson(current.programme) === canonicalJson(programme)) return current;
  if (seen !== undefined && current?.version !== seen) return undefined;
  if (current && current.programme.shards !== programme.shards) throw shardsChanged(current.programme, programme);
  const version = (current?.version ?? 0) + 1;
  const key = recordKey(programme.id, 'programme', padded(version, 4));
  const next: StoredProgramme = { programme, version, appliedAt: at, ...(by === undefined ? {} : { by }) };
  const { ours } = await insertOurs(table, { ...key, data: await pack(table, next) });
  return ours ? next : undefined;
}

async function pack(table: Table, { programme, ...about }: StoredProgramme): Promise<Stored> {
  const text = JSON.stringify(programme);
  if (text.length <= MOST_IN_ITEM) return sealed<Stored>({ ...about, programme });
  return sealed<Stored>({ ...about, parts: await storeParts(table, programme.id, text) });
}

async function unpack(table: Table, id: string, { data }: Item<Stored>): Promise<StoredProgramme> {
  const { version, appliedAt, by } = data;
  const about = { version, appliedAt, ...(by === undefined ? {} : { by }) };
  if (!('parts' in data)) return { programme: data.programme, ...about };
  return { programme: await readParsed<Programme>(table, id, data.parts), ...about };
}

const shardsChanged = (stored: Programme, wanted: Programme): ProgrammeRefused =>
  new ProgrammeRefused(
    finding('programme.shards_changed', { path: 'shards', seen: wanted.shards, expected: String(stored.shards) }),
  );
