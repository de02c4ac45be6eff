/**
 * What a handler is asked, free of any HTTP framework.
 *
 * Handlers live beside this file; `runtime/http/web.ts` checks access, reads the request into an `Ask`, and turns the `Answer`
 * into a response. So a page is a plain function over ports, and the same checks stand before every one of them.
 */
import type { Route } from '../../contract.ts';
import type {
  AnyRenderer,
  Blobs,
  BriefingTemplates,
  Channel,
  Clock,
  CopyReader,
  PhotoMaker,
  QrCode,
  Queue,
  SheetFiles,
  Table,
  Uploads,
} from '../../ports.ts';
import type { Holder } from '../../records/access/access-keys.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import type { Answer } from './answer.ts';
import type { Language } from './words.ts';

/** The part of the world that pages need. */
export interface PageWorld {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly queue: Queue;
  readonly uploads: Uploads;
  /** Where browsers send uploads, `https://bucket.example`; absent: to this site. */
  readonly uploadOrigin?: string | undefined;
  readonly copies: () => Promise<CopyReader>;
  readonly photoMaker: () => Promise<PhotoMaker>;
  /** Which are set up is shown; pages send nothing themselves. */
  readonly channels: Readonly<Record<string, Channel>>;
  readonly documents: () => Promise<{ templates: BriefingTemplates; renderers: readonly AnyRenderer[] }>;
  readonly sheets: () => Promise<SheetFiles>;
  readonly pages: () => Promise<{
    asset(file: string): { readonly bytes: Uint8Array; readonly mediaType: string; readonly hash: string } | undefined;
  }>;
}

export interface Upload {
  readonly fields: URLSearchParams;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

/** Names of the parameters of a path, `/desk/:programme/:day` -> programme | day. */
export type ParameterOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** A file of a form: name and type are what the sender says. */
export interface GivenFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FormWithFiles {
  readonly fields: URLSearchParams;
  readonly files: readonly GivenFile[];
}

/** One request. `form` and `json` throw a Refusal when the body is too large, of another type or broken. */
export interface Ask<Parameter extends string = never> {
  readonly world: PageWorld;
  readonly params: Readonly<Record<Parameter, string>>;
  readonly query: URLSearchParams;
  readonly language: Language;
  readonly form: () => Promise<URLSearchParams>;
  /** A form with files, `multipart/form-data`; `form` gives its fields too. */
  readonly files: (mostBytes?: number) => Promise<FormWithFiles>;
  /** Address of this site, `https://jianbao.example.org`, for links that people pass on. */
  readonly origin: string;
  /** Network address of the client; undefined: the platform does not say. For counting only, never for records. */
  readonly address: string | undefined;
  /** A form with a file: its fields, and the file when one was chosen. */
  readonly upload: () => Promise<Upload>;
  readonly json: () => Promise<unknown>;
  /** A file in YAML, or in JSON, which is YAML too, as text. */
  readonly yaml: () => Promise<string>;
  /** The tag of what is to be changed, as the header `If-Match` has it. */
  readonly ifMatch: string | undefined;
  /** Draws a text as a QR code. */
  readonly drawQr: (text: string) => Promise<QrCode>;
  /** Declared type of the body, in lower case. */
  readonly sent: string;
  /** The caller takes JSON and no page. */
  readonly prefersJson: boolean;
  /** Who is signed in, in the order of `SESSION_ROLES`; read from the store when asked for. */
  readonly sessions: () => Promise<readonly Holder[]>;
}

/** A request to a route of a programme: its key was checked, the programme exists and the day is a calendar day. */
export interface MemberAsk<Parameter extends string = never> extends Ask<Parameter> {
  readonly caller: Holder;
  readonly stored: StoredProgramme;
  /** A branch sees and touches these units alone; absent: all of them. */
  readonly only?: ReadonlySet<string>;
}

/** A request to the workshop: the programme may be a draft that nobody published yet. */
export interface WorkshopAsk<Parameter extends string = never> extends Ask<Parameter> {
  readonly caller: Holder;
  readonly stored: StoredProgramme | undefined;
}

/** A request about one day of a programme. */
export type DayAsk = MemberAsk<'programme' | 'day'>;

export type HandlerOf<R extends Route> = R['access'] extends 'anyone'
  ? (ask: Ask<ParameterOf<R['path']>>) => Answer | Promise<Answer>
  : R extends { readonly draft: true }
    ? (ask: WorkshopAsk<ParameterOf<R['path']>>) => Answer | Promise<Answer>
    : (ask: MemberAsk<ParameterOf<R['path']>>) => Answer | Promise<Answer>;
