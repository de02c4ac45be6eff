/**
 * Stored programmes: each change is a new version, 1, 2, 3 …; nothing is overwritten.
 *
 * A version counts from a day on, and every day is read by the version that counted on it (`programmeOn`); the newest
 * item holds the whole list of which counted when, so this costs no read. Large programmes lie in parts.
 */
import { type Finding, finding } from '../../core/findings/finding.ts';
import { firstDayNotDue, inForceOf, spanOn, withVersion } from '../../core/programme/in-force.ts';
import type { InForce, Programme } from '../../core/programme/programme.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
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
  /** Name of the file that it was read from; absent: it was made at the desk. */
  readonly file?: string;
  /** Why it changes what was due already. */
  readonly reason?: string;
}

/** A change that stored submissions would not survive. */
export class ProgrammeRefused extends Error {
  readonly findings: readonly Finding[];
  constructor(found: Finding) {
    super(found.message);
    this.findings = [found];
  }
}

/** Days and deadlines are left out where they are those of the entry before. */
type StoredInForce = Pick<InForce, 'from' | 'version'> & Partial<InForce>;

type Stored = Omit<StoredProgramme, 'programme'> & {
  /** Absent: it is the only one, or from before versions counted from a day. */
  readonly inForce?: readonly StoredInForce[];
  readonly seal?: string;
} & ({ readonly programme: Programme } | { readonly parts: InParts });

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
export async function storeProgramme(
  table: Table,
  programme: Programme,
  at: Instant,
  about: Omit<Storing, 'at' | 'version'> = {},
): Promise<StoredProgramme> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const stored = await storeNext(table, programme, { ...about, at });
    if (stored === undefined) continue;
    await table.insert({ pk: PROGRAMMES, sk: programme.id, data: {} }); // also repairs a listing that a crash left out
    return stored;
  }
  throw new Error(`Programme ${programme.id} is being changed by others all the time; nothing was stored.`);
}

export interface Storing extends Pick<StoredProgramme, 'by' | 'file' | 'reason'> {
  readonly at: Instant;
  /** The version that was seen: only then is another stored. */
  readonly version?: number;
  /** The day from which it counts; absent: the first that is not due yet. */
  readonly from?: ReportingDay;
}

/** Stores the version that follows the one that was seen; undefined when that is not the newest any more. */
export const storeVersionAfter = (
  table: Table,
  programme: Programme,
  storing: Storing & { readonly version: number },
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

/** The programme as it counted on that day; `programme.inForce` is the same as that of what was given. */
export async function programmeOn(table: Table, stored: StoredProgramme, day: ReportingDay): Promise<StoredProgramme> {
  const { inForce } = stored.programme;
  const version = inForce === undefined ? stored.version : spanOn(inForce, day).version;
  if (inForce === undefined || version === stored.version) return stored;
  const known = unchanging.get(table) ?? new Map<string, StoredProgramme>();
  unchanging.set(table, known);
  const key = `${stored.programme.id} ${version}`;
  const found = known.get(key) ?? (await programmeVersion(table, stored.programme.id, version));
  if (found === undefined)
    throw new Error(`version ${version} of ${stored.programme.id}, which counts on ${day}, is gone`);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, found);
  return { ...found, programme: { ...found.programme, inForce } };
}

/** The same for each day of a stretch: every version that counts in it is read once. */
export async function programmesOn(
  table: Table,
  stored: StoredProgramme,
  from: ReportingDay,
  to: ReportingDay,
): Promise<(day: ReportingDay) => StoredProgramme> {
  const list = inForceOf(stored.programme, stored.version);
  const starts = [from, ...list.map((each) => each.from).filter((day) => day > from && day <= to)];
  const versions = await Promise.all(starts.map(async (day) => programmeOn(table, stored, day)));
  return (day) => versions[starts.findLastIndex((start) => start <= day)] ?? versions[0]!;
}

/** Of each table, versions that do not count any more today: they never change. */
const unchanging = new WeakMap<Table, Map<string, StoredProgramme>>();
const MOST_KNOWN = 20;

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
  wanted: Programme,
  { at, version: seen, from: asked, ...about }: Storing,
): Promise<StoredProgramme | undefined> {
  const programme = bare(wanted);
  const current = await currentProgramme(table, programme.id);
  const isSame = current && canonicalJson(bare(current.programme)) === canonicalJson(programme);
  const isEarlier =
    asked !== undefined && current && asked < inForceOf(current.programme, current.version).at(-1)!.from;
  if (isSame && !isEarlier) return current;
  if (seen !== undefined && current?.version !== seen) return undefined;
  if (current && current.programme.shards !== programme.shards) throw shardsChanged(current.programme, programme);
  const version = (current?.version ?? 0) + 1;
  const key = recordKey(programme.id, 'programme', padded(version, 4));
  const next: StoredProgramme = {
    programme: counting(current, programme, at, asked),
    version,
    appliedAt: at,
    ...about,
  };
  const { ours } = await insertOurs(table, { ...key, data: await pack(table, next) });
  return ours ? next : undefined;
}

/** With the list of what counts when; none while a single version does. */
function counting(
  current: StoredProgramme | undefined,
  programme: Programme,
  at: Instant,
  asked: ReportingDay | undefined,
): Programme {
  if (current === undefined) return programme;
  const from = asked ?? firstDayNotDue(current.programme, programme, at);
  const before = inForceOf(current.programme, current.version);
  const inForce = withVersion(before, programme, current.version + 1, from);
  return inForce.length === 1 && from <= programme.starts ? programme : { ...programme, inForce };
}

/** What a file says of it, without what the store adds. */
function bare({ inForce: _, ...programme }: Programme): Programme {
  return programme;
}

async function pack(
  table: Table,
  { programme: { inForce, ...programme }, ...about }: StoredProgramme,
): Promise<Stored> {
  const text = JSON.stringify(programme);
  const how = { ...about, ...(inForce === undefined ? {} : { inForce: thinned(inForce) }) };
  if (text.length <= MOST_IN_ITEM) return sealed<Stored>({ ...how, programme });
  return sealed<Stored>({ ...how, parts: await storeParts(table, programme.id, text) });
}

async function unpack(table: Table, id: string, { data }: Item<Stored>): Promise<StoredProgramme> {
  const { version, appliedAt, by, file, reason, inForce } = data;
  const said = Object.entries({ by, file, reason }).filter(([, value]) => value !== undefined);
  const about = { version, appliedAt, ...Object.fromEntries(said) };
  const programme = 'parts' in data ? await readParsed<Programme>(table, id, data.parts) : data.programme;
  return { programme: inForce === undefined ? programme : { ...programme, inForce: filled(inForce) }, ...about };
}

function thinned(list: readonly InForce[]): StoredInForce[] {
  const said = list.map(({ from: _, version: __, ...arrangement }) => canonicalJson(arrangement));
  return list.map((each, at) => (said[at] === said[at - 1] ? { from: each.from, version: each.version } : each));
}

function filled(list: readonly StoredInForce[]): InForce[] {
  const whole: InForce[] = [];
  for (const each of list) {
    if ('schedule' in each) whole.push(each as InForce);
    else whole.push({ ...whole.at(-1)!, ...each });
  }
  return whole;
}

const shardsChanged = (stored: Programme, wanted: Programme): ProgrammeRefused =>
  new ProgrammeRefused(
    finding('programme.shards_changed', { path: 'shards', seen: wanted.shards, expected: String(stored.shards) }),
  );
