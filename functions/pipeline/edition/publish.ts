/**
 * Publishing, the same for a day's briefing, a weekly, a monthly and a special: what is to be said becomes a numbered edition
 * in the archive. Each of them is a series; what it says and what its record holds is its own (`issue.ts`, `digest/issue.ts`).
 *
 * The order makes a crash harmless: the number from the register (the same number every time it is asked for), files under
 * keys made of their own bytes, and last the edition record, so that what it names exists. Started again, it ends with the
 * same files; started twice at once, one edition is stored and both answer with it.
 */

import type { NumberedEdition, RegisterEntry, Rendition } from '../../core/edition/edition.ts';
import { RENDITIONS } from '../../core/edition/renditions.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { finding } from '../../core/findings/finding.ts';
import type { Published } from '../../core/series/published.ts';
import type { Instant } from '../../core/values/values.ts';
import type { AnyRenderer, Blobs, BriefingTemplates, Clock, ReadRendition, RenderInput, Table } from '../../ports.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { checksum, sealed, sha256 } from '../../records/store/checksum.ts';
import { putOurs } from '../../records/store/write.ts';
import { contradictionsOf, type Written } from './read-back.ts';

export interface IssueStores {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly documents: () => Promise<{
    templates: BriefingTemplates;
    renderers: readonly AnyRenderer[];
    /** Holds what was rendered against the tree and the data; absent: nothing is read back. */
    readRendition?: ReadRendition;
  }>;
}

export interface IssueRequest {
  /** `clock` or the id of the access key. */
  readonly by: string;
  /** Why an issued one is corrected; needed, with a difference, where an edition stands. */
  readonly reason?: string;
}

/** Nothing was issued; findings say why, or what is to be done. */
export type NotIssued<E extends Published> =
  /** An edition stands and is not replaced. */
  | { readonly outcome: 'stands'; readonly edition: E; readonly findings: readonly Finding[] }
  /** Held, not signed, or changed since it was looked at. */
  | { readonly outcome: 'waits'; readonly findings: readonly Finding[] }
  | { readonly outcome: 'refused'; readonly findings: readonly Finding[] };

export type Issued<E extends Published> = { readonly outcome: 'issued'; readonly edition: E } | NotIssued<E>;

/** Where the editions of one day, or of one period of a kind of digest, are numbered and kept. */
export interface Series<E extends Published> {
  /** Of their files, under the programme's own. */
  readonly folder: string;
  /** First to last. */
  readonly editions: (table: Table) => Promise<readonly E[]>;
  /** The number that it has, or else the next one of the series. */
  readonly number: (table: Table, at: Instant) => Promise<RegisterEntry>;
  /** Stores it under its number; when that is taken by another, `stored` is the other one. */
  readonly insert: (table: Table, edition: E) => Promise<{ readonly ours: boolean; readonly stored: E }>;
  /** Codes of the findings where an edition stands. */
  readonly says: (typeof SAYS)[keyof typeof SAYS];
}

export const SAYS = {
  daily: { stands: 'issue.stands', same: 'issue.no_difference', overtaken: 'issue.overtaken' },
  digest: { stands: 'digest.stands', same: 'digest.no_difference', overtaken: 'digest.overtaken' },
} as const;

/** What is known of an edition before its document is composed. */
export type Numbers = Pick<NumberedEdition, 'issue' | 'overall' | 'edition' | 'issuedAt' | 'reason'>;

/** What an edition is going to say, read before any number is given. */
export interface Content<E extends Published> {
  compose(templates: BriefingTemplates, numbers: Numbers): Promise<RenderInput>;
  /** The edition's record, without its seal; called when its files are archived. */
  record(facts: NumberedEdition, input: RenderInput): Promise<E>;
}

/**
 * Issues what `read` gives, or a correction of the edition that stands.
 * @param read is given the edition that it would correct; `same`: it would say nothing else.
 */
export async function publish<E extends Published>(
  stores: IssueStores,
  { programme, version }: StoredProgramme,
  series: Series<E>,
  request: IssueRequest,
  read: (latest: E | undefined) => Promise<Content<E> | 'same' | NotIssued<E>>,
): Promise<Issued<E>> {
  const now = stores.clock.now();
  const latest = (await series.editions(stores.table)).at(-1);
  if (latest !== undefined && !request.reason?.trim()) return stands(latest, series.says.stands);
  const content = await read(latest);
  if (content === 'same') return stands(latest!, series.says.same);
  if ('outcome' in content) return content;
  const { templates, renderers, readRendition } = await stores.documents(); // before the number is given: without templates there is no issue
  const { issue, overall, at } = await series.number(stores.table, now);
  const edition = (latest?.edition ?? 0) + 1;
  const own = latest === undefined ? { issuedAt: at } : { issuedAt: now, reason: request.reason!.trim() };
  const numbers: Numbers = { issue, overall, edition, ...own };
  const input = await content.compose(templates, numbers);
  const folder = `${programme.id}/${series.folder}/${String(edition).padStart(2, '0')}`;
  const written: Written[] = [];
  for (const renderer of renderers) {
    const bytes = await renderer.render(input);
    if (bytes !== undefined) written.push({ file: renderer.file, bytes });
  }
  const wrong = readRendition === undefined ? [] : contradictionsOf(input, written, readRendition);
  if (wrong.length > 0) return { outcome: 'refused', findings: wrong };
  const files: Rendition[] = [];
  for (const each of written) files.push(await archive(stores.blobs, folder, each));
  const previous = latest === undefined ? null : (latest.seal ?? checksum(latest));
  const facts = { programme: programme.id, ...numbers, by: request.by, programmeVersion: version, files, previous };
  const { ours, stored } = await series.insert(stores.table, sealed(await content.record(facts, input)));
  if (ours || latest === undefined) return { outcome: 'issued', edition: stored };
  return stands(stored, series.says.overtaken);
}

/**
 * The key holds the bytes' own hash: a repeated attempt meets the same bytes or another key. Bytes that were damaged
 * meanwhile are noticed, and no edition names them.
 */
async function archive(blobs: Blobs, folder: string, { file, bytes }: Written): Promise<Rendition> {
  const { mediaType } = RENDITIONS[file];
  const hash = sha256(bytes);
  const key = `archive/${folder}/${hash.slice(0, 16)}/${file}`;
  if (!(await putOurs(blobs, key, bytes, mediaType))) throw new Error(`${key} holds something else.`);
  return { name: file, mediaType, bytes: bytes.byteLength, sha256: hash, key };
}

function stands<E extends Published>(
  edition: E,
  code: Series<E>['says'][keyof Series<E>['says']],
): Extract<NotIssued<E>, { outcome: 'stands' }> {
  const seen = `第${edition.issue}期 第${edition.edition}版`;
  return { outcome: 'stands', edition, findings: [finding(code, { path: 'reason', seen })] };
}
