/**
 * The one place where keys of stored records are built; everything else asks here.
 *
 * A partition is a programme (`P#suizhou`) or one shard of one day's submissions. Sort keys begin with the kind of
 * record, then what orders it; numbers are padded so that text order is their order. `#` separates, so ids never hold it.
 */
import type { Programme } from '../../core/programme/programme.ts';
import type { ReportingDay } from '../../core/values/values.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Kinds of records in a programme's partition, as the beginning of their sort keys. */
export const KIND = {
  programme: 'PROGRAMME#',
  programmePart: 'PROGRAMME-PART#',
  close: 'CLOSE#',
  history: 'HISTORY#',
  register: 'REGISTER#',
  edition: 'EDITION#',
  copy: 'COPY#',
  digestRegister: 'DIGEST-REGISTER#',
  digest: 'DIGEST#',
  decision: 'DECISION#',
  reportDecision: 'REPORT-DECISION#',
  matter: 'MATTER#',
  matterStep: 'MATTER-STEP#',
  key: 'KEY#',
  draft: 'DRAFT#',
  delivery: 'DELIVERY#',
  digestDelivery: 'DIGEST-DELIVERY#',
  reminder: 'REMINDER#',
  failure: 'RUN-FAILURE#',
  digestFailure: 'DIGEST-FAILURE#',
  alarm: 'ALARM#',
  digestAlarm: 'DIGEST-ALARM#',
  deliveryAlarm: 'DELIVERY-ALARM#',
  channelTest: 'CHANNEL-TEST#',
  searchText: 'SEARCH-TEXT#',
  searchMonth: 'SEARCH-MONTH#',
  link: 'LINK#',
  audit: 'AUDIT#',
  figureMonth: 'FIGURE-MONTH#',
  verification: 'VERIFICATION#',
  figureUnits: 'FIGURE-UNITS#',
  outdated: 'OUTDATED#',
  unitNotice: 'UNIT-NOTICE#',
  unitMatters: 'UNIT-MATTERS#',
  removal: 'REMOVAL#',
  removalRun: 'REMOVED#',
  preservation: 'PRESERVATION#',
} as const;

/** Where the ids of all programmes are listed. */
export const PROGRAMMES = 'PROGRAMMES';

export const partition = (programme: string): string => `P#${part(programme)}`;

/** A counter of wrong access keys (wrong-keys.ts), apart from every programme: whoever is let in nowhere causes them. */
export const triesKey = (counter: string): Key => ({ pk: `TRIES#${part(counter)}`, sk: 'WRONG' });

/** The record that is written to see whether records can be. */
export const HEALTH_KEY: Key = { pk: 'HEALTH', sk: 'WRITTEN' };

/** A key in the programme's partition: the kind, then what identifies the record, from the widest to the narrowest. */
export function recordKey(programme: string, kind: keyof typeof KIND, ...parts: readonly string[]): Key {
  return { pk: partition(programme), sk: KIND[kind] + parts.map(part).join('#') };
}

/** The beginning of the sort keys of all records of a kind, or of those of a day and so on. Ends in `#`. */
export function recordPrefix(kind: keyof typeof KIND, ...parts: readonly string[]): string {
  return KIND[kind] + parts.map((each) => `${part(each)}#`).join('');
}

/**
 * Downloads of briefings of one month, apart from the programme's own partition: readers cause them, and may write nothing
 * else.
 */
export const downloadsPartition = (programme: string, month: string): string =>
  `${partition(programme)}#DOWNLOADS#${part(month)}`;

/**
 * Days that have to be looked at again, apart from the programme's own partition: a late report causes them, and the
 * function that takes reports may write nothing else there.
 */
export const amendmentsPartition = (programme: string): string => `${partition(programme)}#AMENDMENTS`;
export const amendmentKey = (programme: string, on: ReportingDay, day: ReportingDay): Key => ({
  pk: amendmentsPartition(programme),
  sk: `${part(on)}#${part(day)}`,
});

/** Figures of closed days of one group of units (recent-figures.ts), of so many: the days are the sort keys. */
export const recentPartition = (programme: string, groups: number, group: number): string =>
  `${partition(programme)}#RECENT#${groups}.${group}`;

/** When access keys were last used, apart from the programme's own partition: functions that may write nothing there note it. */
export const keyUsePartition = (programme: string): string => `${partition(programme)}#KEY-USE`;
export const keyUseKey = (programme: string, id: string): Key => ({ pk: keyUsePartition(programme), sk: part(id) });

export function revisionKey(programme: Programme, day: ReportingDay, unit: string, revision: number): Key {
  return {
    pk: shardPartition(programme.id, day, shardOf(unit, programme.shards)),
    sk: unitPrefix(unit) + padded(revision, 4),
  };
}

/** One shard of one day's submissions: what one query reads. */
export const shardPartition = (programme: string, day: ReportingDay, shard: number): string =>
  `${partition(programme)}#D#${part(day)}#${shard}`;

export const unitPrefix = (unit: string): string => `U#${part(unit)}#R#`;

/**
 * The shard of a unit: FNV-1a (32 bit) over the UTF-8 bytes of its id, modulo the number of shards.
 * Fixed for ever: another function, or another number of shards, would not find what is stored.
 * source: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv (offset basis 2166136261, prime 16777619)
 */
export function shardOf(unit: string, shards: number): number {
  let hash = 2166136261;
  for (const byte of new TextEncoder().encode(unit)) hash = Math.imul(hash ^ byte, 16777619);
  return (hash >>> 0) % shards;
}

/** A number of fixed width; past its width the order of keys would break, so it is refused. */
export function padded(number: number, width: number): string {
  const text = String(number);
  if (!Number.isSafeInteger(number) || number < 1 || text.length > width) {
    throw new RangeError(`A number in a key has 1 to ${width} digits, not ${text}.`);
  }
  return text.padStart(width, '0');
}

function part(text: string): string {
  if (text === '' || text.includes('#') || !text.isWellFormed()) {
    throw new RangeError(`A part of a key is well-formed text without #, not ${JSON.stringify(text)}.`);
  }
  return text;
}
