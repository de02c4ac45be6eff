/**
 * What the form's script is given, as the page carries it: enough of the programme to check with the server's own code, the
 * unit's last days, and the words that it shows. Read by `browser/`, filled by `script-view.ts`.
 */
import type { Programme, Unit } from '../../core/programme/programme.ts';
import type { FigureHistory } from '../../core/report/check-rules.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Language } from '../page/words.ts';
import type { Word as WordKey } from './words.ts';

export const SCRIPT_WORDS = [
  ...[
    'timeLeft',
    'timePassed',
    'spanDays',
    'spanHours',
    'spanMinutes',
    'runningTotalToday',
    'grownSince',
    'partsSum',
    'fallenSince',
    'sameAsLast',
    'stillBlank',
    'nothingBlank',
  ],
  ...['separator', 'errorTitle', 'askTitle', 'askLead', 'draftRestored', 'draftDiscard', 'sendSaved', 'sendSending'],
  ...[
    'sendWaiting',
    'sendBusy',
    'sendBlocked',
    'sendArrived',
    'sendRefused',
    'sendSignedOut',
    'sendOtherDay',
    'signIn',
    'counter',
    'go',
  ],
  ...['photoUploading', 'photoOffline', 'photoPending', 'photoMany', 'photoTooLarge', 'photoAdded', 'photoNumber'],
] as const satisfies readonly WordKey[];

export interface ScriptData {
  readonly programme: Programme;
  readonly unit: Unit;
  readonly day: ReportingDay;
  readonly history: FigureHistory;
  readonly language: Language;
  readonly now: Instant;
  readonly due: Instant;
  /** Where the report is sent as JSON. */
  readonly put: string;
  /** Where photos are sent. */
  readonly photos: string;
  /** The form's own address; `?receipt=N` shows a receipt. */
  readonly form: string;
  /** What the form holds was typed by this person just now: no draft is put over it. */
  readonly justTyped: boolean;
  readonly words: Readonly<Record<(typeof SCRIPT_WORDS)[number], string>>;
}

/** Address of a day's photos in the API. */
export const photosPath = (programme: string, day: ReportingDay): string =>
  `/api/programmes/${programme}/days/${day}/photos`;

/** Address of a submission, which also names its draft on the device. */
export const submissionPath = (programme: string, day: ReportingDay, unit: string): string =>
  `/api/programmes/${programme}/days/${day}/submissions/${unit}`;
