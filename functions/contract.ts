/**
 * Names that infra and functions share: settings, the route table, job attributes. Imports nothing.
 */

/** Environment variables of the functions. */
export const SETTINGS = {
  table: 'JIANBAO_TABLE',
  archiveBucket: 'JIANBAO_ARCHIVE_BUCKET',
  photoBucket: 'JIANBAO_PHOTO_BUCKET',
  /** Where browsers send photos straight to the bucket, `https://…`. */
  photoOrigin: 'JIANBAO_PHOTO_ORIGIN',
  publishQueue: 'JIANBAO_PUBLISH_QUEUE',
  /** Embedded store: a folder. Excludes the AWS settings. */
  dataFolder: 'JIANBAO_DATA',
  /** Where templates/ lies; absent: beside the bundle or the sources. */
  templates: 'JIANBAO_TEMPLATES',
  /** Folder with the office's own fonts for PDF and pictures; absent: the open ones. */
  fonts: 'JIANBAO_FONTS',
  /** `no`: editions come without the long picture. */
  pictures: 'JIANBAO_PICTURES',
  /** Name of the deployment; the metrics' namespace. Absent on one machine. */
  stage: 'JIANBAO_STAGE',
  /** Address of the site, `https://jianbao.example.org`, for links in messages. */
  siteUrl: 'JIANBAO_SITE_URL',
  /** Mail server; absent: no mail is sent. */
  smtpHost: 'JIANBAO_SMTP_HOST',
  /** 465, 587 or 25 by its security when absent. */
  smtpPort: 'JIANBAO_SMTP_PORT',
  /** tls (when absent), starttls or none. */
  smtpSecurity: 'JIANBAO_SMTP_SECURITY',
  /** Sender, `每日专报 <briefing@example.org>`. */
  smtpFrom: 'JIANBAO_SMTP_FROM',
  smtpUser: 'JIANBAO_SMTP_USER',
  /** Name of the secret that holds the password, `ssm:/jianbao/smtp` or `env:NAME`. */
  smtpPasswordRef: 'JIANBAO_SMTP_PASSWORD_REF',
  /** File with the certificates of one's own authority (PEM). */
  smtpCa: 'JIANBAO_SMTP_CA',
} as const;

/** What is measured, each with its CloudWatch unit. Values without dimensions: see runtime/metrics.ts. */
export const METRICS = {
  /** Of one day, when its briefing is issued. */
  ReportsReceived: 'Count',
  ReportsLate: 'Count',
  ReportsMissing: 'Count',
  /** From the hour at which a briefing shall be issued to its issue; 0 when it was issued before. */
  SecondsToIssue: 'Seconds',
  /** Recipients whom an edition did not reach, after each attempt. */
  DeliveriesFailed: 'Count',
  /** At each tick: briefings that nobody holds back and that are not there OVERDUE_MINUTES after their hour. */
  BriefingsOverdue: 'Count',
  /** After each nightly check: what it found not to be as it was written, or 1 where it could not look. */
  ArchiveProblems: 'Count',
} as const;
export type MetricName = keyof typeof METRICS;
export const metricNamespace = (stage: string): string => `Jianbao/${stage}`;
export const OVERDUE_MINUTES = 30;

/** Beginnings of partition keys; permissions are written with them. `records/store/keys.ts` makes the keys. */
export const PARTITIONS = {
  /** Where the ids of all programmes are listed. */
  programmes: 'PROGRAMMES',
  /** A programme's own partition and, with `#D#` in it, its days of submissions. */
  programme: 'P#',
  day: '#D#',
  /** A programme's downloads, a month each: what readers may cause to be written. */
  downloads: '#DOWNLOADS#',
  /** Which days of a programme have to be looked at again: what late reports cause to be written. */
  amendments: '#AMENDMENTS',
  /** When access keys were last used: what signing in causes to be written. */
  keyUse: '#KEY-USE',
  /** Counters of wrong access keys: what callers may cause who are let in nowhere. */
  tries: 'TRIES#',
  /** The one record that asking for the service's health writes. */
  health: 'HEALTH',
} as const;

/** What an embedded store's folder holds. */
export const EMBEDDED_STORE = { table: 'jianbao.sqlite', blobs: 'blobs' } as const;

/** Folders of blob keys; permissions are written with them. */
export const BLOB_FOLDERS = {
  editions: 'archive/',
  closes: 'closes/',
  ledgers: 'ledgers/',
  photos: 'photos/',
  incoming: 'incoming/',
} as const;

/** `branch`: looks after the units under it, and them alone; `guest`: holds a link to the briefing of one day. */
export type Role = 'unit' | 'branch' | 'office' | 'signatory' | 'reader' | 'administrator' | 'guest';
export const FUNCTION_NAMES = ['collect', 'desk', 'archive', 'clock', 'publish'] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** Who may call a route: anyone, or holders of a key of one of these roles for the programme in the path. */
export type Access = 'anyone' | readonly Role[];

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly lambda: 'collect' | 'desk' | 'archive';
  readonly access: Access;
  /** Of a programme that may be a draft as yet: its handler asks whether it is stored. */
  readonly draft?: true;
}

const unit = ['unit'] as const;
const office = ['office', 'signatory', 'administrator'] as const;
/** What a branch may do too: the handler is given its units (`only`), and no other unit's path is let through. */
const branches = ['branch', ...office] as const;
/** Who sets programmes up; those of the house for all of them. */
const workshop = { lambda: 'desk', access: ['administrator'], draft: true } as const;
/** Who looks after units, their keys and the workday calendar. */
const keepers = ['office', 'administrator'] as const;
const readers = ['reader', 'office', 'signatory', 'administrator'] as const;
const guests = [...readers, 'guest'] as const;

/** Every route there is. A route that is not here fails the build; a handler without its route does too. */
export const ROUTES = [
  { method: 'GET', path: '/', lambda: 'collect', access: 'anyone' },
  { method: 'GET', path: '/sign-in', lambda: 'collect', access: 'anyone' },
  { method: 'POST', path: '/sign-in', lambda: 'collect', access: 'anyone' },
  { method: 'POST', path: '/sign-out', lambda: 'collect', access: 'anyone' },
  { method: 'GET', path: '/assets/:file', lambda: 'collect', access: 'anyone' },
  { method: 'GET', path: '/health', lambda: 'collect', access: 'anyone' },
  { method: 'GET', path: '/openapi.json', lambda: 'collect', access: 'anyone' },
  { method: 'GET', path: '/report/:programme/:day', lambda: 'collect', access: unit },
  { method: 'POST', path: '/report/:programme/:day', lambda: 'collect', access: unit },
  { method: 'GET', path: '/report/:programme/:day/paste', lambda: 'collect', access: unit },
  { method: 'POST', path: '/report/:programme/:day/paste', lambda: 'collect', access: unit },
  { method: 'GET', path: '/report/:programme/:day/workbook', lambda: 'collect', access: unit },
  { method: 'POST', path: '/report/:programme/:day/workbook', lambda: 'collect', access: unit },
  { method: 'GET', path: '/report/:programme/:day/upload', lambda: 'collect', access: unit },
  { method: 'GET', path: '/report/:programme/:day/ledgers/:ledger', lambda: 'collect', access: unit },
  // Only collect writes submissions, so the office's entering by file is its work too.
  { method: 'GET', path: '/desk/:programme/:day/workbook', lambda: 'collect', access: office },
  { method: 'POST', path: '/desk/:programme/:day/workbook', lambda: 'collect', access: office },
  { method: 'GET', path: '/desk/:programme/:day/upload', lambda: 'collect', access: office },
  {
    method: 'GET',
    path: '/api/programmes/:programme/days/:day/submissions/:unit',
    lambda: 'collect',
    access: ['unit', ...branches],
  },
  { method: 'PUT', path: '/api/programmes/:programme/days/:day/submissions/:unit', lambda: 'collect', access: unit },
  {
    method: 'POST',
    path: '/api/programmes/:programme/days/:day/submissions/:unit/read',
    lambda: 'collect',
    access: unit,
  },
  // The same, for networks that refuse PUT.
  { method: 'POST', path: '/api/programmes/:programme/days/:day/submissions/:unit', lambda: 'collect', access: unit },
  { method: 'POST', path: '/report/:programme/:day/photos', lambda: 'collect', access: unit },
  { method: 'GET', path: '/report/:programme/:day/photos/:photo', lambda: 'collect', access: unit },
  { method: 'POST', path: '/api/programmes/:programme/days/:day/photos', lambda: 'collect', access: unit },
  { method: 'PUT', path: '/api/programmes/:programme/days/:day/photos/:upload', lambda: 'collect', access: unit },
  { method: 'POST', path: '/uploads', lambda: 'collect', access: 'anyone' },
  // Of all programmes that this browser holds an office key of: the handler asks the sessions.
  { method: 'GET', path: '/desk', lambda: 'desk', access: 'anyone' },
  { method: 'GET', path: '/desk/:programme', lambda: 'desk', access: branches },
  { method: 'GET', path: '/desk/:programme/units', lambda: 'desk', access: keepers },
  { method: 'POST', path: '/desk/:programme/units', lambda: 'desk', access: keepers },
  { method: 'GET', path: '/desk/:programme/units/:unit', lambda: 'desk', access: keepers },
  { method: 'GET', path: '/desk/:programme/calendar', lambda: 'desk', access: keepers },
  { method: 'POST', path: '/desk/:programme/calendar', lambda: 'desk', access: keepers },
  { method: 'POST', path: '/desk/:programme/keys', lambda: 'desk', access: keepers },
  { method: 'POST', path: '/desk/:programme/keys/revoke', lambda: 'desk', access: keepers },
  { method: 'POST', path: '/desk/:programme/cards', lambda: 'desk', access: keepers },
  { method: 'GET', path: '/desk/:programme/digests', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/digests', lambda: 'desk', access: office },
  { method: 'GET', path: '/desk/:programme/digests/:kind/:period/deliveries', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/digests/:kind/:period/deliveries/now', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/digests/:kind/:period/deliveries/again', lambda: 'desk', access: office },
  { method: 'GET', path: '/desk/:programme/runs', lambda: 'desk', access: office },
  { method: 'GET', path: '/desk/:programme/audit', lambda: 'desk', access: office },
  { method: 'GET', path: '/desk/:programme/audit/export', lambda: 'desk', access: office },
  { method: 'GET', path: '/desk/:programme/matters', lambda: 'desk', access: office },
  { method: 'GET', path: '/desk/:programme/matters/:matter', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/matters/:matter', lambda: 'desk', access: office },
  { method: 'GET', path: '/desk/:programme/:day/rosters', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/:day/rosters', lambda: 'desk', access: office },
  { method: 'GET', path: '/desk/:programme/corrections', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/corrections', lambda: 'desk', access: office },
  { method: 'GET', path: '/desk/:programme/:day', lambda: 'desk', access: branches },
  { method: 'GET', path: '/desk/:programme/:day/photos/:unit/:photo', lambda: 'desk', access: branches },
  { method: 'GET', path: '/desk/:programme/:day/board', lambda: 'desk', access: branches },
  { method: 'GET', path: '/desk/:programme/:day/figures', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/:day/remind', lambda: 'desk', access: branches },
  { method: 'GET', path: '/desk/:programme/:day/deliveries', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/:day/deliveries/now', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/:day/deliveries/again', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/:day/deliveries/test', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/:day/issue', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/:day/accept', lambda: 'desk', access: branches },
  { method: 'POST', path: '/desk/:programme/:day/pass', lambda: 'desk', access: ['branch'] },
  { method: 'GET', path: '/desk/:programme/:day/preview', lambda: 'desk', access: office },
  { method: 'GET', path: '/desk/:programme/:day/preview/:file', lambda: 'desk', access: office },
  { method: 'GET', path: '/desk/:programme/:day/correct', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/:day/correct', lambda: 'desk', access: office },
  { method: 'GET', path: '/desk/:programme/:day/copy', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/:day/copy', lambda: 'desk', access: office },
  { method: 'GET', path: '/desk/:programme/:day/copy/:upload', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/:day/copy/:upload', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/:day/hold', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/:day/release', lambda: 'desk', access: office },
  { method: 'POST', path: '/desk/:programme/:day/sign', lambda: 'desk', access: office },
  { method: 'GET', path: '/desk/:programme/:day/units/:unit', lambda: 'desk', access: branches },
  { method: 'POST', path: '/desk/:programme/:day/units/:unit/return', lambda: 'desk', access: branches },
  { method: 'POST', path: '/desk/:programme/:day/units/:unit/accept', lambda: 'desk', access: branches },
  { method: 'POST', path: '/desk/:programme/:day/units/:unit/texts', lambda: 'desk', access: branches },
  { method: 'GET', path: '/desk/:programme/:day/units/:unit/enter', lambda: 'collect', access: branches },
  { method: 'POST', path: '/desk/:programme/:day/units/:unit/enter', lambda: 'collect', access: branches },
  // Of all programmes that this browser holds an administrator's key of: the handler asks the sessions.
  { method: 'GET', path: '/workshop', lambda: 'desk', access: 'anyone' },
  { method: 'POST', path: '/workshop', lambda: 'desk', access: 'anyone' },
  { method: 'GET', path: '/workshop/:programme', ...workshop },
  { method: 'POST', path: '/workshop/:programme', ...workshop },
  { method: 'GET', path: '/workshop/:programme/parts/:part', ...workshop },
  { method: 'POST', path: '/workshop/:programme/parts/:part', ...workshop },
  { method: 'GET', path: '/workshop/:programme/parts/:part/:entry', ...workshop },
  { method: 'POST', path: '/workshop/:programme/parts/:part/:entry', ...workshop },
  { method: 'GET', path: '/workshop/:programme/file', ...workshop },
  { method: 'POST', path: '/workshop/:programme/file', ...workshop },
  { method: 'GET', path: '/workshop/:programme/try', ...workshop },
  { method: 'GET', path: '/workshop/:programme/try/:what', ...workshop },
  { method: 'GET', path: '/workshop/:programme/publish', ...workshop },
  { method: 'POST', path: '/workshop/:programme/publish', ...workshop },
  { method: 'GET', path: '/api/programmes/:programme', lambda: 'desk', access: ['administrator'] },
  { method: 'PUT', path: '/api/programmes/:programme', lambda: 'desk', access: ['administrator'] },
  { method: 'GET', path: '/api/programmes/:programme/days/:day', lambda: 'desk', access: branches },
  { method: 'POST', path: '/api/programmes/:programme/days/:day/issue', lambda: 'desk', access: office },
  {
    method: 'POST',
    path: '/api/programmes/:programme/briefings/:day/:edition/copy',
    lambda: 'desk',
    access: office,
  },
  { method: 'GET', path: '/archive/:programme', lambda: 'archive', access: readers },
  { method: 'GET', path: '/archive/:programme/calendar', lambda: 'archive', access: readers },
  { method: 'GET', path: '/archive/:programme/ask', lambda: 'archive', access: readers },
  { method: 'GET', path: '/archive/:programme/search', lambda: 'archive', access: readers },
  { method: 'GET', path: '/archive/:programme/download', lambda: 'archive', access: readers },
  { method: 'GET', path: '/archive/:programme/zip', lambda: 'archive', access: readers },
  { method: 'GET', path: '/archive/:programme/compare', lambda: 'archive', access: readers },
  { method: 'GET', path: '/archive/:programme/compare/workbook', lambda: 'archive', access: readers },
  { method: 'GET', path: '/archive/:programme/figures', lambda: 'archive', access: readers },
  { method: 'GET', path: '/archive/:programme/figures/workbook', lambda: 'archive', access: readers },
  { method: 'GET', path: '/archive/:programme/figures/picture', lambda: 'archive', access: readers },
  { method: 'GET', path: '/archive/:programme/downloads', lambda: 'archive', access: office },
  { method: 'GET', path: '/archive/:programme/digests', lambda: 'archive', access: readers },
  { method: 'GET', path: '/archive/:programme/digests/:kind/:period', lambda: 'archive', access: readers },
  { method: 'GET', path: '/archive/:programme/:day', lambda: 'archive', access: guests },
  { method: 'GET', path: '/archive/:programme/:day/read', lambda: 'archive', access: guests },
  { method: 'GET', path: '/archive/:programme/:day/figures/:indicator', lambda: 'archive', access: guests },
  { method: 'POST', path: '/archive/:programme/:day/link', lambda: 'desk', access: readers },
  { method: 'POST', path: '/archive/:programme/:day/revoke', lambda: 'desk', access: readers },
  { method: 'GET', path: '/api/programmes/:programme/briefings', lambda: 'archive', access: readers },
  { method: 'GET', path: '/api/programmes/:programme/digests', lambda: 'archive', access: readers },
  {
    method: 'GET',
    path: '/api/programmes/:programme/digests/:kind/:period/:edition/:file',
    lambda: 'archive',
    access: readers,
  },
  {
    method: 'GET',
    path: '/api/programmes/:programme/briefings/:day/:edition/:file',
    lambda: 'archive',
    access: guests,
  },
] as const satisfies readonly Route[];
