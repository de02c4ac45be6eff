/**
 * The files that an edition may have, one entry a file and everything that anybody asks about it: media type, words, whether
 * it is offered where. Lists of files, downloads, messages, zips, the period's index, the API and the preview read it here.
 *
 * A new one takes an entry here and its renderer in `runtime/documents.ts`; neither compiles without the other. Editions
 * that were issued before go on without it.
 */

interface RenditionFacts {
  readonly mediaType: string;
  /** Ours are written by a renderer; the office's copy is accepted later (core/copy/copy.ts) and is never among an edition's own. */
  readonly by: 'renderer' | 'office';
  readonly words: { readonly zh: string; readonly en: string };
  /** What the name says under which a reader saves it, behind the issue: `-数据`. */
  readonly suffix: string;
  /** Its bytes are compressed: a zip takes them as they are. */
  readonly packed: boolean;
  /** Shown in the browser by us, under our own security headers; others may leave by a link of the store. */
  readonly read: boolean;
  /** Offered on the front page, where leadership looks; the others stand on the day's page. */
  readonly front: boolean;
  /** Marked from the start on the page that downloads a period. */
  readonly chosen: boolean;
  /** The desk previews a draft of it. */
  readonly preview: boolean;
}

export const WORD_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const WORKBOOK_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The long picture for chat groups goes on in further files where one would be too large; most editions have the first alone. */
const PICTURE = {
  mediaType: 'image/png',
  by: 'renderer',
  ...{ packed: true, read: false, front: false, chosen: false, preview: false },
} as const;

/** In the order in which readers want them. */
export const RENDITIONS = {
  'office-copy.docx': {
    ...{ mediaType: WORD_MEDIA_TYPE, by: 'office', suffix: '-正式印发稿' },
    words: { zh: '正式印发稿（编发单位改定）', en: 'Issued copy (edited by the office)' },
    ...{ packed: true, read: false, front: false, chosen: true, preview: false },
  },
  'briefing.docx': {
    ...{ mediaType: WORD_MEDIA_TYPE, by: 'renderer', suffix: '' },
    words: { zh: 'Word 文档', en: 'Word' },
    ...{ packed: true, read: false, front: true, chosen: true, preview: true },
  },
  'briefing.pdf': {
    ...{ mediaType: 'application/pdf', by: 'renderer', suffix: '' },
    words: { zh: 'PDF', en: 'PDF' },
    ...{ packed: true, read: false, front: true, chosen: false, preview: false },
  },
  'briefing.png': { ...PICTURE, suffix: '', words: { zh: '长图', en: 'Picture' }, front: true },
  'briefing-2.png': { ...PICTURE, suffix: '-2', words: { zh: '长图（第2张）', en: 'Picture, part 2' } },
  'briefing-3.png': { ...PICTURE, suffix: '-3', words: { zh: '长图（第3张）', en: 'Picture, part 3' } },
  'briefing-4.png': { ...PICTURE, suffix: '-4', words: { zh: '长图（第4张）', en: 'Picture, part 4' } },
  'briefing.html': {
    ...{ mediaType: 'text/html; charset=utf-8', by: 'renderer', suffix: '' },
    words: { zh: '网页', en: 'Web page' },
    ...{ packed: false, read: true, front: true, chosen: true, preview: true },
  },
  'figures.xlsx': {
    ...{ mediaType: WORKBOOK_MEDIA_TYPE, by: 'renderer', suffix: '-数据' },
    words: { zh: '工作簿', en: 'Workbook' },
    ...{ packed: true, read: false, front: true, chosen: false, preview: false },
  },
  'figures.json': {
    ...{ mediaType: 'application/json; charset=utf-8', by: 'renderer', suffix: '-数据' },
    words: { zh: '数据', en: 'Data' },
    ...{ packed: false, read: false, front: false, chosen: false, preview: false },
  },
  'briefing.txt': {
    ...{ mediaType: 'text/plain; charset=utf-8', by: 'renderer', suffix: '' },
    words: { zh: '纯文本', en: 'Plain text' },
    ...{ packed: false, read: false, front: false, chosen: false, preview: false },
  },
} as const satisfies Readonly<Record<string, RenditionFacts>>;

export type FileName = keyof typeof RENDITIONS;
/** Those that a renderer of ours writes. */
export type RenderedName = {
  [Name in FileName]: (typeof RENDITIONS)[Name]['by'] extends 'renderer' ? Name : never;
}[FileName];

/** Names in the table's order. */
export const FILE_NAMES = Object.keys(RENDITIONS) as readonly FileName[];

/** @returns undefined for a name that no edition has. */
export const fileCalled = (name: string): FileName | undefined => FILE_NAMES.find((each) => each === name);
