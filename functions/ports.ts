/**
 * The types of everything outside: what stores, clocks, renderers and channels must do, whoever does it.
 *
 * Adapters implement these; core never sees them. One contract suite runs on every implementation of Table and Blobs.
 */
import type { Briefing } from './core/briefing/briefing.ts';
import type { RenditionText } from './core/copy/read-back.ts';
import type { TextBlock, WordText } from './core/copy/text-block.ts';
import type { DayClose } from './core/day/day-close.ts';
import type { Rate } from './core/delivery/send-rate.ts';
import type { Digest } from './core/digest/digest.ts';
import type { RenderedName } from './core/edition/renditions.ts';
import type { Finding } from './core/findings/finding.ts';
import type { CompareBases } from './core/indicators/comparison.ts';
import type { PlacedLedgers } from './core/ledger/told.ts';
import type { DigestPlace } from './core/programme/digests.ts';
import type { Programme } from './core/programme/programme.ts';
import type { Job } from './core/run/job.ts';
import type { SheetFinding } from './core/sheet/finding.ts';
import type { FoundSheet } from './core/sheet/grid.ts';
import type { SheetPlan } from './core/sheet/report-sheet.ts';
import type { Instant, ReportingDay } from './core/values/values.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A stored record: its key, its version (1 at insert, +1 at each replace) and plain JSON. */
export interface Item<Data = Json> {
  readonly pk: string;
  readonly sk: string;
  readonly version: number;
  readonly data: Data;
}

export interface QueryRange {
  /** Sort keys that begin with it; not together with from/to. */
  readonly prefix?: string;
  /** Inclusive bounds, compared as UTF-8 bytes. */
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  /** Descending by sort key. */
  readonly newestFirst?: boolean;
  /** May miss what was written within the last seconds, and costs half: for what was settled long before. */
  readonly eventually?: boolean;
}

/**
 * Most bytes of one item: its data as JSON in UTF-8 and its keys. Larger ones are refused by every Table with a
 * RangeError, so that what fits one store fits all of them.
 * source: DynamoDB developer guide, service quotas: an item is at most 400 KB with its attribute names.
 */
export const MOST_ITEM_BYTES = 390_000;

/** What is wrong with a store, as far as it tells: `failed` says no more than that. */
export type StoreFault = 'full' | 'damaged' | 'read-only' | 'failed';

/** A store that cannot be read or written, thrown by adapters that know why. */
export class StoreError extends Error {
  readonly fault: StoreFault;

  constructor(fault: StoreFault, cause: unknown) {
    super(`the store is ${fault}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.fault = fault;
  }
}

/** Items under (pk, sk). Reads are strongly consistent unless a query says otherwise. Single conditional writes only: no transactions, no index. */
export interface Table {
  get<Data = Json>(pk: string, sk: string): Promise<Item<Data> | undefined>;
  /** In order of sort key; pages are fetched as needed. */
  query<Data = Json>(pk: string, range: QueryRange): Promise<Item<Data>[]>;
  /** Stores as version 1; `exists` when the key is taken (which may be our own write whose answer was lost: read back). */
  insert(item: { readonly pk: string; readonly sk: string; readonly data: Json }): Promise<'inserted' | 'exists'>;
  /** Stores as version `expectedVersion + 1`; `changed` when the stored version is another or there is none. */
  replace(
    item: { readonly pk: string; readonly sk: string; readonly data: Json },
    expectedVersion: number,
  ): Promise<'replaced' | 'changed'>;
}

export interface Blob {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Bytes under keys made of ids that we made: `a-z A-Z 0-9 . _ -` between slashes. Never overwritten. */
export interface Blobs {
  /** `exists` when the key is taken; the stored bytes stay. */
  putOnce(key: string, bytes: Uint8Array, mediaType: string): Promise<'stored' | 'exists'>;
  get(key: string): Promise<Blob | undefined>;
  /** A link that serves it for that long, or undefined: the caller serves the bytes itself. */
  link(key: string, seconds: number, fileName: string): Promise<string | undefined>;
}

/** What keeps records: small items in one, bytes and large items in the other. */
export interface Stores {
  readonly table: Table;
  readonly blobs: Blobs;
}

/**
 * Takes stored things away for good: apart from Table and Blobs, because no function may. Only the operator's command opens
 * one (`infra/local/open-removal.ts`); a test holds that no bundle carries an implementation.
 */
export interface Removal {
  /** `absent`: gone already. `changed`: the stored version is another, which stays. */
  removeItem(pk: string, sk: string, version: number): Promise<'removed' | 'absent' | 'changed'>;
  /** Keys of blobs that begin so, in order; the beginning ends in a slash. */
  blobsUnder(prefix: string): Promise<readonly string[]>;
  /** Gone already, nothing happens. */
  removeBlob(key: string): Promise<void>;
  /** Leaves nothing of what was removed lying about in files that were opened. */
  close(): void;
}

export interface Clock {
  now(): Instant;
}

/** Everything that a rendition may show. Equal input gives equal bytes. */
export interface RenderInput {
  readonly briefing: Briefing;
  readonly close: DayClose;
  readonly programme: Programme;
  /** Bytes of the photos that the briefing names, by blob key. */
  readonly photos: Readonly<Record<string, Blob>>;
  /** A digest and the closes that it adds up, in order of day; `close` is then the last of them. */
  readonly digest?: { readonly digest: Digest; readonly closes: readonly DayClose[] };
  /** Closes of the last days up to and with this one, oldest first. */
  readonly recent?: readonly DayClose[];
  /** Closes of the days that figures are compared with. */
  readonly bases?: CompareBases;
  /** Rows of ledgers as they stand after the day; absent where there is none. */
  readonly ledgers?: PlacedLedgers;
}

export interface Renderer<
  Name extends RenderedName = RenderedName,
  Written extends Uint8Array | undefined = Uint8Array,
> {
  readonly file: Name;
  render(input: RenderInput): Promise<Written>;
}

/** A rendition read back as text, before it is archived; undefined: this file is not read. @throws Error when ours cannot be read. */
export type ReadRendition = (file: RenderedName, bytes: Uint8Array) => RenditionText | undefined;

/** Any of them; undefined where this briefing needs no such file. */
export type AnyRenderer = Renderer<RenderedName, Uint8Array | undefined>;

/** Markup that whoever made it vouches for: pages show it as it is. The name of its method is the templates' own. */
export interface Markup {
  toHTML(): string;
}

/**
 * An archived HTML file as a part of a page, without its styles and with nothing in it that could run.
 * @param explainedAt where a figure is explained, by its indicator and what it is of; undefined: nowhere.
 */
export type ReadArchived = (
  html: Uint8Array,
  explainedAt: (indicator: string, of: string) => string | undefined,
) => Markup;

/** Makes photos fit into a number of bytes together, by choosing resolution and quality over all of them. */
export interface PhotoFitter {
  /** The same photos, smaller where needed, in the same order; one that cannot be read is left out. */
  fit(photos: Readonly<Record<string, Blob>>, budget: number): Promise<Readonly<Record<string, Blob>>>;
}

/** Report sheets as files: written to be filled in offline, read back cell by cell. */
export interface SheetFiles {
  write(plan: SheetPlan, format: 'xlsx' | 'csv'): Uint8Array;
  /** A form that is somebody's own: all its sheets, in order. @param mostRows rows with content of each. */
  readOwn(
    bytes: Uint8Array,
    mostRows: number,
  ):
    | { readonly sheets: readonly { readonly name: string; readonly sheet: FoundSheet }[] }
    | { readonly finding: SheetFinding };
  /**
   * What the file is, is told by its bytes.
   * @param mostRows rows with content; more are refused without being read.
   * @param isAny any table, not only a sheet of ours.
   */
  read(
    bytes: Uint8Array,
    mostRows: number,
    isAny?: boolean,
  ): { readonly sheet: FoundSheet } | { readonly finding: SheetFinding };
}

/** Reads what the office edited by hand, and what our own archived HTML tells. */
export interface CopyReader {
  /** What the file is, is told by its bytes; one that may not go out is refused with a sentence. `bytes` may go on. */
  readWord(bytes: Uint8Array): { readonly text: WordText; readonly bytes: Uint8Array } | { readonly finding: Finding };
  readTold(html: Uint8Array): readonly TextBlock[];
}

/** Makes of a photo that was handed in what is kept of it. */
export interface PhotoMaker {
  /** Upright JPEGs without place, time or anything else beside the picture; undefined: the bytes are no whole picture. */
  make(bytes: Uint8Array): Promise<{ readonly large: Uint8Array; readonly small: Uint8Array } | undefined>;
}

export interface UploadLimits {
  readonly mediaType: string;
  readonly mostBytes: number;
  /** How long the form may be used. */
  readonly seconds: number;
  /** Where a browser goes when the store has taken the file: a page of ours. Then a file may also be empty; we say so. */
  readonly goOn?: string;
}

/** A multipart form: its holder posts the fields, then the file as `file`, to the address; no key, no cookie. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What is handed in straight to the store, before a report names it: under `incoming/`, for some days, seen by nobody. */
export interface Uploads {
  /** A signed form that stores one file under the key, of that type and at most that large. */
  form(key: string, limits: UploadLimits): Promise<UploadForm>;
  /** For a store without an address of its own: takes what such a form sent. Absent: the store takes it itself. */
  take?(fields: Readonly<Record<string, string>>, bytes: Uint8Array): Promise<'stored' | 'invalid' | 'too large'>;
  /** Removes what was handed in before that instant under a folder of keys; gives how many files. Absent: the store does so. */
  sweep?(folder: string, before: Instant): Promise<number>;
}

/** From a template's folder name and its data to the tree. Throws TemplateError with file, line and the names that exist. */
export interface BriefingTemplates {
  compose(template: string, data: object): Promise<{ title: string; body: Briefing['body'] }>;
}

/** A QR code: its squares on a side, blank margin included, and the dark ones as an SVG path in those units. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

export interface Queue {
  send(job: Job): Promise<void>;
}

/** What a message is about, for recipients that are programs. */
export interface MessageSubject {
  readonly programme: string;
  /** Of a digest: the last day of its period. */
  readonly day: ReportingDay;
  /** Which digest; absent: the day's own briefing. */
  readonly digest?: DigestPlace;
  readonly issue: number;
  readonly edition: number;
  readonly issuedAt: Instant;
  /** Why it was corrected. */
  readonly reason?: string;
}

export interface Message {
  /** One address of the channel: a mail address, or for robots the name of the secret that holds their URL. */
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly link?: string;
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }[];
  /** The same for every attempt at the same message, `a-z A-Z 0-9 . _ -`; a recipient recognises a repeat by it. */
  readonly id?: string;
  /** A few plain lines for robots, whose messages are short; absent: `text`. */
  readonly summary?: string;
  /** Name of the secret that signs. */
  readonly secretRef?: string;
  readonly about?: MessageSubject;
  /** Parts that an earlier attempt got through, as `ChannelError.done` named them; they are left out. */
  readonly done?: readonly string[];
}

export interface Channel {
  readonly name: string;
  /** Its recipients can recognise a repeat by the message's id, so that an unclear attempt may be repeated. */
  readonly recognisesRepeats?: boolean;
  /** Ends within two minutes. Throws a ChannelError (core/delivery/channel-error.ts) when it was not taken. */
  send(message: Message): Promise<{ readonly answer: string }>;
}

/** A secret by its name, `env:NAME` or `ssm:/path`. Throws a ChannelError that names it and never shows it. */
export type ReadSecret = (ref: string) => Promise<string>;

export interface PostRequest {
  /** Who is called, for sentences: 企业微信. */
  readonly service: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | FormData;
  /** Ends the call; 10 seconds when absent. */
  readonly seconds?: number;
  /** How often whatever `of` names may be called; the call waits its turn, up to 20 seconds. */
  readonly pace?: { readonly of: string; readonly rates: readonly Rate[] };
  /** `http:` is taken too, for a recipient inside one's own network; otherwise only to this machine itself. */
  readonly plain?: boolean;
}

export interface PostAnswer {
  readonly status: number;
  /** At most 64 kB of it. */
  readonly body: string;
  /** Seconds for which the other side asked to be left alone; 0 when it said nothing. */
  readonly waitSeconds: number;
}

/** One HTTP POST. Throws a ChannelError when there was no answer; any answer is given back, whatever its status. */
export type Post = (request: PostRequest) => Promise<PostAnswer>;
