/**
 * The office's copies of an edition (正式印发稿) as the archive offers them beside our own files, plainly marked.
 */
import type { EditionCopy } from '../../core/copy/copy.ts';
import type { Edition, Rendition } from '../../core/edition/edition.ts';
import { RENDITIONS } from '../../core/edition/renditions.ts';
import { say } from '../archive/words.ts';
import type { MemberAsk } from '../page/ask.ts';
import { timeInWords } from '../page/when.ts';

export interface CopyLink {
  readonly href: string;
  /** What the file is; `name`, which copy. */
  readonly label: string;
  readonly name: string;
  readonly size: string;
  readonly isCurrent: boolean;
  readonly figures: string;
  readonly isChanged: boolean;
  readonly reason: string | null;
  readonly sha256: string;
}

/** Newest first. @param copies of any editions, in order. */
export function copyLinks(
  { language, stored }: MemberAsk,
  edition: Edition,
  copies: readonly EditionCopy[],
): CopyLink[] {
  const own = copies.filter((copy) => copy.day === edition.day && copy.edition === edition.edition);
  const links = own.map((copy): CopyLink => {
    const { at, file, figureCount: count, reason } = copy;
    const time = timeInWords(at, stored.programme.timezone, edition.day, language);
    return {
      href: copyHref(copy),
      label: RENDITIONS[file.name].words[language],
      name: say(language, 'officeCopyName', { copy: copy.copy, time }),
      size: sizeOf(file),
      isCurrent: copy.copy === own.length,
      figures: count === 0 ? say(language, 'officeCopySame') : say(language, 'officeCopyChanged', { count }),
      isChanged: count > 0,
      reason: reason === undefined ? null : say(language, 'officeCopyReason', { reason }),
      sha256: file.sha256,
    };
  });
  return links.reverse();
}

export const sizeOf = ({ bytes }: Pick<Rendition, 'bytes'>): string => `${Math.max(1, Math.round(bytes / 1000))} kB`;

/** That very copy; without its number, the newest. */
export const copyHref = ({ programme, day, edition, copy, file }: EditionCopy): string =>
  `/api/programmes/${programme}/briefings/${day}/${edition}/${file.name}?copy=${copy}`;
