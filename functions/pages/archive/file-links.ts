/**
 * The files of an edition as links of a page, in the order in which readers want them.
 */
import type { DigestEdition } from '../../core/digest/digest.ts';
import type { Edition, Rendition } from '../../core/edition/edition.ts';
import { FILE_NAMES, type FileName, RENDITIONS } from '../../core/edition/renditions.ts';
import { periodId } from '../../core/programme/digests.ts';
import type { Language } from '../page/words.ts';

export interface FileLink {
  readonly href: string;
  readonly label: string;
  /** `48 kB`; sizes matter on a phone. */
  readonly size: string;
  readonly sha256: string;
}

export const fileLinks = (edition: Edition, language: Language): FileLink[] =>
  linksTo(edition.files, language, (name) => fileHref(edition, name));

export const digestLinks = (digest: DigestEdition, language: Language): FileLink[] =>
  linksTo(digest.files, language, (name) => digestHref(digest, name));

function linksTo(files: readonly Rendition[], language: Language, hrefOf: (name: FileName) => string): FileLink[] {
  return files
    .toSorted((left, right) => FILE_NAMES.indexOf(left.name) - FILE_NAMES.indexOf(right.name))
    .map(({ name, bytes, sha256 }) => ({
      href: hrefOf(name),
      label: RENDITIONS[name].words[language],
      size: `${Math.max(1, Math.round(bytes / 1000))} kB`,
      sha256,
    }));
}

/** Where the edition is read, if it has an HTML file. @param isCurrent one that was corrected is named. */
export function readHref(edition: Edition, isCurrent = true): string | null {
  if (!edition.files.some(({ name }) => name === 'briefing.html')) return null;
  return isCurrent ? readDayHref(edition) : `${readDayHref(edition)}?edition=${edition.edition}`;
}

/** Where the current edition of its day is read. */
export const readDayHref = ({ programme, day }: Edition): string => `/archive/${programme}/${day}/read`;

/** Where the current edition of a digest is read. */
export const readDigestHref = (digest: DigestEdition): string =>
  `/archive/${digest.programme}/digests/${digest.kind}/${periodId(digest)}`;

export const digestHref = (digest: DigestEdition, name: FileName): string =>
  `/api/programmes/${digest.programme}/digests/${digest.kind}/${periodId(digest)}/${digest.edition}/${name}`;

export const fileHref = ({ programme, day, edition }: Edition, name: FileName): string =>
  `/api/programmes/${programme}/briefings/${day}/${edition}/${name}`;
