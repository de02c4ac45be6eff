/**
 * The name of a file of an edition, under which a reader saves it and a mail carries it:
 * `疫情防控工作每日专报-第8期-2022-04-08.docx`.
 */
import type { DigestEdition } from '../digest/digest.ts';
import type { Edition } from '../edition/edition.ts';
import { type FileName, RENDITIONS } from '../edition/renditions.ts';

/** Characters that no file system or header takes: control characters, separators, wildcards, direction marks. */
const FORBIDDEN = /[\s\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]+/gu;
const LONGEST_TITLE = 80;

export function fileNameOf(title: string, edition: Edition, file: FileName): string {
  return nameOf(title, edition, edition.day, file);
}

/** `疫情防控工作月报-第4期-2022-04-01至2022-04-30.docx` */
export const digestFileName = (title: string, digest: DigestEdition, file: FileName): string =>
  nameOf(title, digest, `${digest.from}至${digest.to}`, file);

function nameOf(
  title: string,
  { issue, edition }: Pick<Edition, 'issue' | 'edition'>,
  when: string,
  file: FileName,
): string {
  const name = cleanName(title);
  const correction = edition > 1 ? `-更正第${edition}版` : '';
  return `${name}-第${issue}期-${when}${correction}${RENDITIONS[file].suffix}${file.slice(file.lastIndexOf('.'))}`;
}

/** A title as part of a file's name. */
export function cleanName(title: string): string {
  const clean = title
    .normalize('NFC')
    .replace(FORBIDDEN, ' ')
    .replace(/^[. ]+/, '');
  return [...clean].slice(0, LONGEST_TITLE).join('').trimEnd();
}
