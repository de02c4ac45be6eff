/**
 * The catalogue of findings, whole: one table a room beside this file, all of them here, so that every code has its line and
 * no code can be made that has none.
 */
import { APPLY_FINDINGS } from './apply.ts';
import { ARCHIVE_FINDINGS } from './archive.ts';
import { CALENDAR_FINDINGS } from './calendar.ts';
import { COPY_FINDINGS } from './copy.ts';
import { DESK_FINDINGS } from './desk.ts';
import { DIGEST_FINDINGS } from './digest.ts';
import type { Entry } from './entry.ts';
import { FIGURE_FINDINGS } from './figure.ts';
import { HISTORY_FINDINGS } from './history.ts';
import { ISSUE_FINDINGS } from './issue.ts';
import { KEEPING_FINDINGS } from './keeping.ts';
import { LAYOUT_FINDINGS } from './layout.ts';
import { LEDGER_FINDINGS } from './ledger.ts';
import { PHOTO_FINDINGS } from './photo.ts';
import { PROGRAMME_FINDINGS } from './programme.ts';
import { QUESTION_FINDINGS } from './question.ts';
import { REMOVAL_FINDINGS } from './removal.ts';
import { SUBMISSION_FINDINGS } from './report.ts';
import { REQUEST_FINDINGS } from './request.ts';
import { TEXT_FINDINGS } from './text.ts';
import { UPLOAD_FINDINGS } from './upload.ts';
import { WORKSHOP_FINDINGS } from './workshop.ts';

const TABLES = {
  ...APPLY_FINDINGS,
  ...ARCHIVE_FINDINGS,
  ...CALENDAR_FINDINGS,
  ...COPY_FINDINGS,
  ...DESK_FINDINGS,
  ...DIGEST_FINDINGS,
  ...FIGURE_FINDINGS,
  ...HISTORY_FINDINGS,
  ...ISSUE_FINDINGS,
  ...KEEPING_FINDINGS,
  ...LAYOUT_FINDINGS,
  ...LEDGER_FINDINGS,
  ...PHOTO_FINDINGS,
  ...PROGRAMME_FINDINGS,
  ...QUESTION_FINDINGS,
  ...REMOVAL_FINDINGS,
  ...SUBMISSION_FINDINGS,
  ...REQUEST_FINDINGS,
  ...TEXT_FINDINGS,
  ...UPLOAD_FINDINGS,
  ...WORKSHOP_FINDINGS,
} as const;

export type FindingCode = keyof typeof TABLES;

export const CATALOGUE: Readonly<Record<FindingCode, Entry>> = TABLES;
