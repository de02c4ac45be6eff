/**
 * A message about an edition of which the office accepted an edited copy (core/copy/copy.ts): the newest copy goes in the place of
 * our Word file, and text, body and summary say so, because body and attachment may tell different figures.
 */
import type { EditionCopy } from '../../core/copy/copy.ts';
import type { Edition } from '../../core/edition/edition.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { fileNameOf } from '../../core/series/file-name.ts';
import type { Blobs, Message, Table } from '../../ports.ts';
import { copiesOf } from '../../records/copy/copies.ts';
import { readFiles } from '../edition/read-files.ts';

type Content = Pick<Message, 'text' | 'html' | 'link' | 'summary' | 'files'>;

/** As it was where the office accepted none. `copy` is its number. @throws Error when the archive lacks the file */
export async function withIssuedCopy<Told extends Content>(
  { table, blobs }: { readonly table: Table; readonly blobs: Blobs },
  programme: Programme,
  edition: Edition,
  message: Told,
  linkSeconds: number,
): Promise<Told & { readonly copy?: number }> {
  const copy = (await copiesOf(table, edition)).at(-1);
  if (copy === undefined) return message;
  const { file } = copy;
  const name = fileNameOf(programme.title, edition, file.name);
  const [bytes] = await readFiles(blobs, [file]);
  const link = (await blobs.link(file.key, linkSeconds, name)) ?? message.link;
  const note = noteOf(copy);
  return {
    ...message,
    copy: copy.copy,
    files: [{ name, mediaType: file.mediaType, bytes: bytes! }],
    text: `${note}\n\n${message.text}`,
    ...(message.html === undefined ? {} : { html: noted(message.html, note) }),
    ...(message.summary === undefined ? {} : { summary: `${message.summary}\n${note}` }),
    ...(link === undefined ? {} : { link }),
  };
}

function noteOf({ copy, figureCount }: EditionCopy): string {
  const differ = figureCount === 0 ? '数字与系统数据一致' : `其中${figureCount}处数字与系统数据不同，以附件为准`;
  return `附件是编发单位改定的正式印发稿（第${copy}份），${differ}。`;
}

/** Before everything else of the body; the words are ours alone. */
const noted = (html: string, note: string): string =>
  html.replace(/<body[^>]*>/, (body) => `${body}\n<p><strong>${note}</strong></p>`);
