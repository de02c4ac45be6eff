/**
 * A Word file that the office edited becomes the issued copy of the edition: held against our own files, shown, and recorded
 * only when what was shown is accepted. Our own files stay as they are; nothing here writes them.
 */
import { compareCopy } from '../../core/copy/compare.ts';
import { type CopyComparison, type EditionCopy, MOST_KEPT_FIGURES } from '../../core/copy/copy.ts';
import { headFinding, likenessFinding } from '../../core/copy/identity.ts';
import type { Edition, Rendition } from '../../core/edition/edition.ts';
import { type Finding, finding } from '../../core/findings/finding.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import { cleanText, lengthOf } from '../../core/text/text.ts';
import type { Blobs, Clock, CopyReader, Table } from '../../ports.ts';
import { insertCopy } from '../../records/copy/copies.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { sha256 } from '../../records/store/checksum.ts';
import { readFiles } from '../edition/read-files.ts';

export interface CopyStores {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly copies: () => Promise<CopyReader>;
}

/** What the office is shown: whatever it accepts is named by these hashes. */
export interface ComparedCopy {
  readonly comparison: CopyComparison;
  readonly sha256: string;
  /** Of our own Word file. */
  readonly against: string;
  readonly tracked: number;
  readonly comments: number;
  /** The file as it may go on. */
  readonly file: Uint8Array;
}

export type Compared = ComparedCopy | { readonly finding: Finding };

/** @throws Error when the archive lacks our own files, or they are not what was archived. */
export async function compareUpload(
  stores: CopyStores,
  { programme }: StoredProgramme,
  edition: Edition,
  bytes: Uint8Array,
): Promise<Compared> {
  if (bytes.length > LIMITS.copyBytes)
    return {
      finding: finding('copy.too_large', { path: 'file', seen: `${(bytes.length / 1_000_000).toFixed(1)} MB` }),
    };
  const [word, html] = ['briefing.docx', 'briefing.html'].map((name) => fileOf(edition, name));
  const hash = sha256(bytes);
  if (hash === word!.sha256) return { finding: finding('copy.same_file', { path: 'file' }) };
  const reader = await stores.copies();
  const theirs = reader.readWord(bytes);
  if ('finding' in theirs) return theirs;
  const [ourWord, ourHtml] = await readFiles(stores.blobs, [word!, html!]);
  const ours = reader.readWord(ourWord!);
  if ('finding' in ours) throw new Error(`our own ${word!.key} is not read: ${ours.finding.message}`);
  const other = headFinding(ours.text, theirs.text, programme.title, edition);
  if (other !== undefined) return { finding: other };
  const comparison = compareCopy(ours.text, reader.readTold(ourHtml!), theirs.text);
  const unlike = likenessFinding(comparison);
  if (unlike !== undefined) return { finding: unlike };
  const { tracked, comments } = theirs.text;
  return { comparison, sha256: hash, against: word!.sha256, tracked, comments, file: theirs.bytes };
}

function fileOf(edition: Edition, name: string): Rendition {
  const file = edition.files.find((each) => each.name === name);
  if (file === undefined) throw new Error(`edition ${edition.day} ${edition.edition} has no ${name}`);
  return file;
}

export interface Acceptance {
  /** Id of the access key. */
  readonly by: string;
  /** SHA-256 of the file that was shown, and of ours that it was shown against. */
  readonly seen: string;
  readonly against: string;
  readonly reason: string;
}

export type Accepted =
  | { readonly outcome: 'accepted'; readonly copy: EditionCopy }
  /** `compared`: what is to be looked at now; absent where the file is not taken at all. */
  | { readonly outcome: 'refused'; readonly finding: Finding; readonly compared?: ComparedCopy };

/** Accepts what was seen, and nothing else. Accepted twice, it is one copy. */
export async function acceptCopy(
  stores: CopyStores,
  stored: StoredProgramme,
  edition: Edition,
  bytes: Uint8Array,
  { by, seen, against, reason: typed }: Acceptance,
): Promise<Accepted> {
  const compared = await compareUpload(stores, stored, edition, bytes);
  if ('finding' in compared) return { outcome: 'refused', finding: compared.finding };
  const refused = (found: Finding): Accepted => ({ outcome: 'refused', finding: found, compared });
  if (compared.sha256 !== seen || compared.against !== against)
    return refused(finding('copy.changed', { path: 'seen' }));
  const reason = cleanText(typed).text.trim();
  const { figures, numbers, changes } = compared.comparison;
  if (reason === '' && figures.length > 0)
    return refused(finding('copy.need_reason', { path: 'reason', seen: String(figures.length) }));
  if (lengthOf(reason) > LIMITS.correctionReasonCharacters)
    return refused(finding('copy.reason_long', { path: 'reason', seen: String(lengthOf(reason)) }));
  const count = (kind: (typeof changes)[number]['kind']) => changes.filter((each) => each.kind === kind).length;
  const copy = await insertCopy(stores, edition, compared.file, {
    ...{ at: stores.clock.now(), by, against, tracked: compared.tracked },
    ...(reason === '' ? {} : { reason }),
    changes: {
      ...{ changed: count('changed'), added: count('added') },
      ...{ removed: count('removed'), moved: count('moved') },
    },
    ...{ figureCount: figures.length, figures: figures.slice(0, MOST_KEPT_FIGURES), numberCount: numbers.length },
  });
  return { outcome: 'accepted', copy };
}
