/**
 * Limits that people are told: each stands here once, for the check, the finding, the page, the description of the interface
 * and the documents (`docs/api.md` is held to it by a test). What only bounds our own work stands where the work is done.
 */
export const LIMITS = {
  /** A report: text of a narrative, how many of them, what is pasted at once; names in one figure and each of them. */
  narrativeCharacters: 10_000,
  /** A report as a whole, as JSON in UTF-8 (100,000 Chinese characters): it fits a record, and as a form a request. */
  reportBytes: 300_000,
  narratives: 50,
  pastedCharacters: 10_000,
  /** A question to the archive. */
  questionCharacters: 200,
  names: 2_000,
  nameCharacters: 60,
  /** Why a figure is unusual. */
  figureReasonCharacters: 200,
  /** Of a figure that is a text. */
  answerCharacters: 200,
  /** Columns of a ledger; rows of one unit that are not closed, and in one report; a cell of words; why a row is taken out. */
  ledgerColumns: 30,
  ledgerRows: 3_000,
  cellCharacters: 500,
  removalReasonCharacters: 200,
  /** Photos of a report, each as it is handed in, what is written below it. */
  photos: 9,
  photoBytes: 12_000_000,
  captionCharacters: 60,
  /** A JPEG is decoded smaller at once; PNG and WebP whole, 4 bytes a pixel. */
  jpegPixels: 52_000_000,
  otherPixels: 26_000_000,
  /** The body of a request; files in one that comes through the site; a report sheet unpacked; an edited Word file. */
  requestBytes: 1_000_000,
  throughSiteBytes: 4_000_000,
  sheetUnpackedBytes: 12_000_000,
  /** Rows with content of a sheet of a bureau's own form. */
  formRows: 3000,
  copyBytes: 25_000_000,
  /** Why an edition is corrected, or a copy accepted whose figures differ; why a report is returned or an issue held. */
  correctionReasonCharacters: 500,
  decisionReasonCharacters: 300,
  signerCharacters: 20,
  /** How a matter ended; who is responsible. */
  resultCharacters: 500,
  responsibleCharacters: 60,
  /** A key's note; cards made at once. */
  keyLabelCharacters: 40,
  cards: 100,
  /** The archive: days and bytes of one zip, lines of one list, figures in one chart. */
  downloadDays: 366,
  zipBytes: 4_000_000,
  listedBriefings: 366,
  chosenFigures: 6,
  /** Days of a digest, and of one stretch typed into the calendar. */
  digestDays: 400,
  /** Of history: days in all, the line that says where it comes from. */
  historyDays: 3_000,
  historySourceCharacters: 60,
  stretchDays: 31,
} as const;

/** `10,000` */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** `12 MB`; limits in bytes are whole megabytes. */
export const megabytes = (bytes: number): string => `${bytes / 1_000_000} MB`;

/** `5,200 万`, for pixels. */
export const inWan = (count: number): string => `${grouped(count / 10_000)} 万`;
