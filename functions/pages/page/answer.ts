/**
 * What a handler answers: a page, a redirect, JSON or bytes. `runtime/http/answers.ts` makes responses of them.
 */

import type { PlainSheet } from '../../core/sheet/sheet.ts';
import type { Instant } from '../../core/values/values.ts';
import type { Holder } from '../../records/access/access-keys.ts';
import type { BaseView } from './base-view.ts';

/** Files of `templates/pages`; a test renders each. */
export type PageName =
  | 'sign-in'
  | 'resume'
  | 'home'
  | 'report'
  | 'receipt'
  | 'conflict'
  | 'paste'
  | 'upload'
  | 'desk'
  | 'morning'
  | 'units-list'
  | 'desk-calendar'
  | 'unit-keys'
  | 'unit-change'
  | 'key-made'
  | 'key-cards'
  | 'desk-digests'
  | 'board'
  | 'matrix'
  | 'deliveries'
  | 'runs'
  | 'audit-list'
  | 'matter-list'
  | 'matter-file'
  | 'roster-list'
  | 'row-history'
  | 'unit-report'
  | 'preview'
  | 'correct'
  | 'copy-upload'
  | 'copy-compare'
  | 'corrections'
  | 'archive'
  | 'briefing'
  | 'reading'
  | 'calendar'
  | 'digests'
  | 'ask'
  | 'search'
  | 'download'
  | 'downloads'
  | 'link'
  | 'figures'
  | 'figures-picture'
  | 'compare'
  | 'explain'
  | 'workshop-all'
  | 'workshop-programme'
  | 'workshop-part'
  | 'workshop-entry'
  | 'workshop-file'
  | 'workshop-publish'
  | 'workshop-try'
  | 'problem';

/** What becomes of the session cookies. */
export type SessionChange = { readonly keep: Holder; readonly secret: string } | { readonly drop: 'all' };

/** One file of a zip; `packed`: compressed already. */
export interface FileAnswer {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly packed?: boolean;
}

export type Answer =
  | {
      readonly kind: 'page';
      readonly name: PageName;
      readonly view: BaseView;
      readonly status: Status;
      readonly session?: SessionChange;
      /** Asked for again and again: told apart by a tag of its bytes. */
      readonly tagged?: true;
    }
  | { readonly kind: 'redirect'; readonly to: string; readonly session?: SessionChange }
  /** `next`: address of what follows in a list, sent as a `Link` header. source: RFC 8288 */
  | {
      readonly kind: 'json';
      readonly status: Status;
      readonly body: object;
      readonly next?: string;
      /** The version that a change has to name. */
      readonly etag?: string;
    }
  /** Files as one zip to save; small enough for one answer (core/edition/period-parts.ts). */
  | { readonly kind: 'zip'; readonly files: readonly FileAnswer[]; readonly saveAs: string }
  /** Sheets as a workbook to save. */
  | {
      readonly kind: 'workbook';
      readonly sheets: readonly PlainSheet[];
      readonly about: { readonly title: string; readonly creator: string; readonly at: Instant };
      readonly saveAs: string;
    }
  /** A page whose markup is a drawing, to save as a file of its own. */
  | { readonly kind: 'picture'; readonly name: PageName; readonly view: object; readonly saveAs: string }
  | {
      readonly kind: 'bytes';
      readonly bytes: Uint8Array;
      readonly mediaType: string;
      readonly etag: string;
      /** Name for the reader's disk; absent: shown in the browser. */
      readonly saveAs?: string;
      /** Same for everybody and for ever: assets under their hash. */
      readonly public?: boolean;
    };

export type Status =
  | 200
  | 201
  | 400
  | 401
  | 403
  | 404
  | 405
  | 409
  | 410
  | 412
  | 413
  | 415
  | 422
  | 428
  | 429
  | 500
  | 503;

/** @param name a file of `templates/pages` without its ending. */
export function page<View extends BaseView>(name: PageName, view: View, status: Status = 200): Answer {
  return { kind: 'page', name, view, status };
}

/** A part of a page that a script polls: 304 when it is as the script has it. */
export function taggedPage<View extends BaseView>(name: PageName, view: View): Answer {
  return { kind: 'page', name, view, status: 200, tagged: true };
}

/** 303, so that a reload never sends a form again. */
export const redirect = (to: string, session?: SessionChange): Answer =>
  session === undefined ? { kind: 'redirect', to } : { kind: 'redirect', to, session };

export const json = (body: object, status: Status = 200): Answer => ({ kind: 'json', status, body });
