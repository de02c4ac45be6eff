/**
 * What lies in a period's zip: the files under the names that readers know, an index that opens without the archive, and
 * two lists of checksums, one for programs and one for `sha256sum -c`. Equal editions give equal files.
 */

import type { Edition, Rendition } from '../../core/edition/edition.ts';
import { filesWanted } from '../../core/edition/period-parts.ts';
import { type FileName, RENDITIONS } from '../../core/edition/renditions.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { cleanName, fileNameOf } from '../../core/series/file-name.ts';
import { readFiles } from '../../pipeline/edition/read-files.ts';
import type { FileAnswer } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type ListedBriefing, periodIndex } from './index-page.ts';

export async function packPeriod(
  { world, stored }: MemberAsk,
  editions: readonly Edition[],
  wanted: readonly FileName[],
): Promise<FileAnswer[]> {
  const { programme } = stored;
  const listed = editions.map((edition) => listedOf(programme, edition, wanted));
  const renditions = editions.flatMap((edition) => filesWanted(edition, wanted));
  const contents = await readFiles(world.blobs, renditions);
  const files = listed
    .flatMap((each) => each.files)
    .map(({ file, name }, at) => ({ name, bytes: contents[at]!, packed: RENDITIONS[file].packed }));
  return [
    { name: '索引.html', bytes: encoded(periodIndex(programme, listed)) },
    { name: '清单.json', bytes: encoded(manifest(programme, listed)) },
    { name: 'SHA256SUMS.txt', bytes: encoded(checksums(listed)) },
    ...files,
  ];
}

/** `疫情防控工作每日专报-2022-04-01至2022-04-30.zip` */
export function zipName({ title }: Programme, editions: readonly Edition[]): string {
  const [first, last] = [editions[0]!, editions.at(-1)!];
  const name = cleanName(title);
  return first.day === last.day ? `${name}-${first.day}.zip` : `${name}-${first.day}至${last.day}.zip`;
}

function listedOf({ title }: Programme, edition: Edition, wanted: readonly FileName[]): ListedBriefing {
  const files = filesWanted(edition, wanted).map((file) => ({
    ...factsOf(file),
    name: fileNameOf(title, edition, file.name),
  }));
  const { day, issue, edition: number, issuedAt, reason, outline } = edition;
  return {
    ...{ day, issue, edition: number, issuedAt },
    ...(reason === undefined ? {} : { reason }),
    ...(outline === undefined ? {} : { title: outline.title, completeness: outline.completeness }),
    files,
  };
}

const factsOf = ({ name, mediaType, bytes, sha256 }: Rendition) => ({ file: name, mediaType, bytes, sha256 });

function manifest({ id, title, organisation }: Programme, briefings: readonly ListedBriefing[]): string {
  return `${JSON.stringify({ programme: id, title, organisation, briefings }, null, 2)}\n`;
}

/** The form that `sha256sum -c` reads. */
const checksums = (briefings: readonly ListedBriefing[]): string =>
  briefings.flatMap(({ files }) => files.map(({ sha256, name }) => `${sha256}  ${name}\n`)).join('');

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
