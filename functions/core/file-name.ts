/**
 * The name of a file of an edition, under which a reader saves it and a mail carries it:
 * `疫情防控工作每日专报-第8期-2022-04-08.docx`.
 */
import type { Edition, Rendition } from './edition.ts';

/** Characters that no file system or header takes: control characters, separators, wildcards, direction marks. */
const FORBIDDEN = /[\s\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]+/gu;
const LONGEST_TITLE = 80;

export function fileNameOf(title: string, edition: Edition, file: Rendition['name']): string {
  const name = cleanName(title);
  const correction = edition.edition > 1 ? `-更正第${edition.edition}版` : '';
  const figures = file.startsWith('figures') ? '-数据' : '';
  return `${name}-第${edition.issue}期-${edition.day}${correction}${figures}${file.slice(file.lastIndexOf('.'))}`;
}

/** A title as part of a file's name. */
export function cleanName(title: string): string {
  const clean = title
    .normalize('NFC')
    .replace(FORBIDDEN, ' ')
    .replace(/^[. ]+/, '');
  return [...clean].slice(0, LONGEST_TITLE).join('').trimEnd();
}
