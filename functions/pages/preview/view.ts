/**
 * The preview page: the day's figures as a briefing would say them now, how issuing stands, and what the office may do
 * about it (hold, release, sign, issue). Made by `show.ts`.
 */
import type { CellData } from '../../core/briefing/data.ts';
import { indicatorRows } from '../../core/briefing/indicator-table.ts';
import { issueInstant } from '../../core/calendar/schedule.ts';
import type { DayPreview } from '../../pipeline/briefing/preview.ts';
import { differs } from '../../pipeline/edition/issue.ts';
import {
  keptFromSigning,
  type Signature,
  type SignOff,
  type SignStep,
  signOffOf,
} from '../../pipeline/signature/sign-off.ts';
import { type Decision, holdIn } from '../../records/day/decisions.ts';
import { type ConfirmView, confirmView } from '../day/confirm-view.ts';
import { type DecideWord, headsOf, say, wordsIn } from '../decide/words.ts';
import { deskPages } from '../desk/nav.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { momentInWords, reportingDayInWords, timeInWords } from '../page/when.ts';

export interface PreviewView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly lead: string;
  readonly done: string | null;
  readonly errors: readonly string[];
  readonly html: string;
  readonly word: string;
  readonly missing: string | null;
  readonly returned: string | null;
  readonly rows: readonly { readonly name: string; readonly measure: string; readonly cells: readonly string[] }[];
  readonly state: readonly string[];
  /** Colour of the notice that says so. */
  readonly tone: 'done' | 'question' | 'wrong';
  readonly correction: string | null;
  /** Where an edited Word file is handed in; null: nothing is issued. */
  readonly copy: string | null;
  readonly board: string;
  readonly basis: string;
  readonly sign: SignView | null;
  readonly canHold: boolean;
  readonly canRelease: boolean;
  readonly canIssue: boolean;
  /** What has to be confirmed before it is issued; null: nothing. */
  readonly confirm: ConfirmView | null;
  readonly reason: string;
}

interface SignView {
  readonly lapsed: boolean;
  readonly given: readonly string[];
  readonly step: SignStep | null;
  readonly label: string;
  readonly button: string;
  /** Why this caller cannot do the next step: only the signatory's key may, or another person has to; null: may. */
  readonly waits: string | null;
  readonly name: string;
  /** The name is the key's own and is not asked for. */
  readonly known: boolean;
}

export interface PreviewAttempt {
  readonly done?: string | null;
  readonly errors?: readonly string[];
  readonly reason?: string;
  readonly name?: string;
  /** The name that the caller's key signs with, where it has one. */
  readonly signer?: string | undefined;
}

export type PreviewAsk = MemberAsk<'programme' | 'day'>;

const STEP_WORDS = {
  draft: 'signDraft',
  review: 'signReview',
  approve: 'signApprove',
} as const satisfies Record<SignStep, DecideWord>;

export const stepInWords = (step: SignStep, language: PreviewAsk['language']): string =>
  say(language, STEP_WORDS[step]);

export function previewView(
  ask: PreviewAsk,
  preview: DayPreview,
  decisions: readonly Decision[],
  attempt: PreviewAttempt,
): PreviewView {
  const { language, stored, world, params } = ask;
  const { programme } = stored;
  const now = world.clock.now();
  const board = `/desk/${programme.id}/${params.day}`;
  const held = preview.latest === undefined ? holdIn(decisions) : undefined;
  const signOff = programme.schedule.review === 'required' ? signOffOf(decisions, preview.basis) : undefined;
  const mayHold = programme.schedule.review !== 'none' && preview.latest === undefined;
  return {
    title: say(language, 'previewTitle', { day: reportingDayInWords(programme, params.day, language) }),
    programme: headOf(programme),
    ...deskPages(ask, 'preview', params.day),
    words: { ...wordsIn(language), ...headsOf(programme, language) },
    lead: say(language, 'previewLead', { time: momentInWords(now, programme.timezone, language) }),
    done: attempt.done ?? null,
    errors: attempt.errors ?? [],
    html: `${board}/preview/briefing.html`,
    word: `${board}/preview/briefing.docx`,
    ...caveatsOf(ask, preview),
    rows: indicatorRows(programme, preview.close, undefined).map(({ name, measure, day, change, total }) => ({
      name,
      measure,
      cells: [day, change, total].map(({ words }: CellData) => words),
    })),
    ...stateOf(ask, preview, held, signOff),
    copy: preview.latest === undefined ? null : `${board}/copy`,
    board,
    basis: preview.basis,
    sign: signOff === undefined ? null : signView(ask, signOff, attempt),
    canHold: mayHold && held === undefined,
    canRelease: held !== undefined,
    confirm: confirmView(ask, standingOf(preview)),
    canIssue: preview.latest === undefined && held === undefined && signOff?.next === undefined,
    reason: attempt.reason ?? '',
  };
}

const standingOf = ({ close, reports }: DayPreview) =>
  close.units.map((unit) => ({ ...unit, ...(reports.returned.includes(unit.name) ? { decided: 'return' } : {}) }));

function caveatsOf(
  { language }: PreviewAsk,
  { close, reports }: DayPreview,
): Pick<PreviewView, 'missing' | 'returned'> {
  const missing = close.units.filter(({ state }) => state === 'missing').map(({ name }) => name);
  const joined = (names: readonly string[]): string => names.join(say(language, 'separator'));
  const { returned } = reports;
  return {
    missing:
      missing.length === 0 ? null : say(language, 'stillMissing', { count: missing.length, names: joined(missing) }),
    returned: returned.length === 0 ? null : say(language, 'stillReturned', { names: joined(returned) }),
  };
}

type State = Pick<PreviewView, 'state' | 'tone' | 'correction'>;

/** In words: issued (and still right, or not), held, waiting for a signature, or coming by itself. */
function stateOf(
  { language, stored, params }: PreviewAsk,
  { latest, close, reports }: DayPreview,
  held: Decision | undefined,
  signOff: SignOff | undefined,
): State {
  const { programme } = stored;
  const moment = (at: string): string => momentInWords(at, programme.timezone, language);
  const time = timeInWords(issueInstant(programme, params.day), programme.timezone, params.day, language);
  const alone = (state: string, tone: State['tone']): State => ({ state: [state], tone, correction: null });
  if (latest !== undefined) {
    const { issue, edition, issuedAt } = latest;
    const issued = say(language, 'stateIssued', { issue, edition, time: moment(issuedAt) });
    if (!differs(latest, close, reports))
      return { ...alone(issued, 'done'), state: [issued, say(language, 'stateSame')] };
    const correction = `/desk/${programme.id}/${params.day}/correct`;
    return { state: [issued, say(language, 'stateOutdated')], tone: 'question', correction };
  }
  if (held !== undefined) {
    const words = { time: moment(held.at), by: held.by, reason: held.reason ?? '–' };
    return alone(say(language, 'stateHeld', words), 'wrong');
  }
  if (signOff === undefined) return alone(say(language, 'stateAutomatic', { time }), 'done');
  if (signOff.next === undefined) return alone(say(language, 'stateSigned', { time }), 'done');
  return alone(say(language, 'stateWaitsSign', { time }), 'question');
}

function signView(ask: PreviewAsk, signOff: SignOff, { signer, name = '' }: PreviewAttempt): SignView {
  const { language, stored } = ask;
  const { signatures, next, lapsed } = signOff;
  const given = signatures.map(({ step, name: by, at }) =>
    say(language, 'signedLine', {
      step: stepInWords(step, language),
      name: by,
      time: momentInWords(at, stored.programme.timezone, language),
    }),
  );
  const word = next === undefined ? '' : stepInWords(next, language);
  return {
    lapsed,
    given,
    step: next ?? null,
    label:
      signer === undefined
        ? say(language, 'signName', { step: word })
        : say(language, 'signAs', { step: word, name: signer }),
    button: word,
    waits: next === undefined ? null : waitsFor(ask, signOff, next, signer ?? ''),
    name: signer ?? name,
    known: signer !== undefined,
  };
}

function waitsFor(
  { language, stored, caller }: PreviewAsk,
  signOff: SignOff,
  next: SignStep,
  name: string,
): string | null {
  if (next === 'approve' && caller.role !== 'signatory') return say(language, 'signOnlySignatory');
  const kept = keptFromSigning(signOff, { by: caller.id, name }, stored.programme.schedule);
  return kept === undefined ? null : keptInWords(language, kept, next);
}

/** Why this person cannot sign the next step: with whose signature it would be one person's. */
export const keptInWords = (language: PreviewAsk['language'], { step, name }: Signature, next: SignStep): string =>
  say(language, 'signOther', { given: stepInWords(step, language), name, step: stepInWords(next, language) });
