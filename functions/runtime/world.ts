/**
 * What a function is given: every port, already wired. Made once per process by `wire.ts` (or by a test).
 */
import type {
  AnyRenderer,
  Blobs,
  BriefingTemplates,
  Channel,
  Clock,
  CopyReader,
  PhotoMaker,
  Queue,
  SheetFiles,
  Table,
  Uploads,
} from '../ports.ts';

export interface World {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly queue: Queue;
  /** Loaded on first use: a function that a person waits for does not carry them. */
  readonly documents: () => Promise<{ templates: BriefingTemplates; renderers: readonly AnyRenderer[] }>;
  /** Loaded on first use: report sheets as files. */
  readonly sheets: () => Promise<SheetFiles>;
  /** Loaded with the first edited Word file. */
  readonly copies: () => Promise<CopyReader>;
  readonly uploads: Uploads;
  /** Loaded with the first photo. */
  readonly photoMaker: () => Promise<PhotoMaker>;
  /** Where browsers send uploads, `https://bucket.example`; absent: to this site. */
  readonly uploadOrigin?: string | undefined;
  readonly channels: Readonly<Record<string, Channel>>;
  /** Address of the site, for links in messages; absent: not set. */
  readonly siteUrl?: string | undefined;
  /** Loaded with the first page: programs that report over the API need none. */
  readonly pages: () => Promise<PageTemplates>;
  readonly log: Log;
  /** Ends what a store holds open. */
  readonly close: () => void;
}

/** A page's markup filled with its view model; `name` is a file of templates/pages without its ending. */
export interface PageTemplates {
  render(name: string, view: object): string;
  /** A static file of templates/pages/assets; `hash` changes with its bytes. */
  asset(file: string): { readonly bytes: Uint8Array; readonly mediaType: string; readonly hash: string } | undefined;
}

/** Structured log. Never personal data, never a key. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  error(message: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
}
