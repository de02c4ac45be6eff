/**
 * The files of an edition as links of a page, in the order in which readers want them.
 */
import type { Edition, Rendition } from '../../core/edition.ts';
import { type Language, say, type WordKey } from '../words.ts';

export interface FileLink {
  readonly href: string;
  readonly label: string;
  /** `48 kB`; sizes matter on a phone. */
  readonly size: string;
  readonly sha256: string;
}

export const FILE_WORDS = {
  'briefing.docx': 'word',
  'briefing.html': 'web',
  'figures.xlsx': 'workbook',
  'figures.json': 'data',
  'briefing.txt': 'text',
} as const satisfies Record<Rendition['name'], WordKey>;

export function fileLinks(edition: Edition, language: Language): FileLink[] {
  const order = Object.keys(FILE_WORDS);
  return edition.files
    .toSorted((left, right) => order.indexOf(left.name) - order.indexOf(right.name))
    .map(({ name, bytes, sha256 }) => ({
      href: fileHref(edition, name),
      label: say(language, FILE_WORDS[name]),
      size: `${Math.max(1, Math.round(bytes / 1000))} kB`,
      sha256,
    }));
}

/** Where the HTML briefing opens in the browser, if the edition has one. */
export function readHref(edition: Edition): string | null {
  const html = edition.files.find(({ name }) => name === 'briefing.html');
  return html === undefined ? null : `${fileHref(edition, html.name)}?read`;
}

const fileHref = ({ programme, day, edition }: Edition, name: Rendition['name']): string =>
  `/api/programmes/${programme}/briefings/${day}/${edition}/${name}`;
