/**
 * GET /desk/:programme/:day: who has reported, what is missing, and issuing. What blocks the briefing stands on top.
 */
import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { Unit } from '../../core/programme/programme.ts';
import { dayAt, isReportingDay } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Board } from '../../pipeline/board/read.ts';
import { deskPages } from '../desk/nav.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { DayAsk, MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { newFormId } from '../page/form-id.ts';
import { inLanguage } from '../page/in-language.ts';
import { dayToReport, neighbours } from '../page/landing.ts';
import { refusal } from '../page/refusal.ts';
import { reportingDayInWords, timeInWords } from '../page/when.ts';
import { choiceIn, queryOf } from './board-choice.ts';
import { type BoardView, boardView } from './board-view.ts';
import { scopeOf } from './branches-view.ts';
import { type ConfirmView, confirmView } from './confirm-view.ts';
import { type PassView, passView } from './pass-view.ts';
import { say, wordsIn } from './words.ts';

export interface DeskView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly day: string;
  readonly dayValue: ReportingDay;
  readonly chooseAction: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly board: BoardView;
  readonly find: FindForm;
  readonly live: LiveScript;
  /** Accepts every report without findings; `done`: what has just come of it. */
  readonly accept: { readonly action: string; readonly done: string | null };
  /** `branch`: all means those below it. */
  readonly remind: {
    readonly action: string;
    readonly id: string;
    readonly done: boolean;
    readonly branch: string | null;
  };
  /** Of a branch: passing the whole on; null: the office. */
  readonly pass: PassView | null;
  /** null: not for a branch. */
  readonly issue: IssueView | null;
}

/** Looking for units by name and group; the rest of the choice stays. */
interface FindForm {
  readonly action: string;
  readonly text: string;
  readonly groups: readonly { readonly name: string; readonly chosen: boolean }[];
  readonly kept: readonly { readonly name: string; readonly value: string }[];
}

/** What the script of the board is given. */
interface LiveScript {
  readonly src: string;
  /** Between two polls, at least. */
  readonly seconds: number;
}

interface IssueView {
  readonly action: string;
  /** An edition stands: a further one is a correction and wants its reason. */
  readonly isCorrection: boolean;
  /** What has to be confirmed before a first edition goes out; null: nothing. */
  readonly confirm: ConfirmView | null;
  /** Nothing speaks against pressing it now. */
  readonly isReady: boolean;
  readonly standing: string;
  readonly justIssued: boolean;
  readonly reason: string;
  readonly errors: readonly string[];
  readonly archive: string | null;
}

/** Leads to the day that matters now, or the one that was chosen. */
export function chooseDay({ params, query, stored, world }: MemberAsk<'programme'>): Answer {
  const wanted = query.get('day') ?? '';
  const day = isReportingDay(wanted) ? wanted : dayToReport(stored.programme, world.clock.now());
  return redirect(`/desk/${params.programme}/${day}`);
}

export async function showDesk(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  return page('desk', await deskView(ask, { reason: '', findings: [] }));
}

/** @param attempt what was typed for a correction, and why it was refused. */
export async function deskView(
  ask: MemberAsk<'programme' | 'day'>,
  attempt: { readonly reason: string; readonly findings: readonly Finding[] },
): Promise<DeskView> {
  const { language, stored, world, params } = ask;
  const { programme } = stored;
  const { day } = params;
  if (!isReportingDayOf(programme, day)) throw refusal(404, 'day.not_asked', { path: 'day', seen: day });
  const { view: board, board: standing } = await boardView(ask);
  const now = world.clock.now();
  const today = dayAt(now, programme.timezone);
  return {
    title: `${say(language, 'deskTitle')} ${reportingDayInWords(programme, day, language)}`,
    words: wordsIn(language),
    programme: headOf(programme),
    ...deskPages(ask, 'board', day),
    day: reportingDayInWords(programme, day, language),
    dayValue: day,
    chooseAction: `/desk/${programme.id}`,
    ...neighbours(programme, day, today, `/desk/${programme.id}`),
    board,
    find: findForm(ask),
    live: liveScript(ask, standing.units.length),
    accept: acceptView(ask),
    remind: {
      ...{ action: `/desk/${programme.id}/${day}/remind`, id: newFormId() },
      done: ask.query.get('reminded') !== null,
      branch: scopeOf(ask).branch ?? null,
    },
    pass: passView(ask, standing, attempt.findings),
    issue: ask.only === undefined ? issueView(ask, standing, attempt) : null,
  };
}

/** A branch is not shown the groups of others. */
function findForm(ask: DayAsk): FindForm {
  const { text = '', group, state, order, branch } = scopeOf(ask).choice;
  const names = [...new Set(unitsIn(ask).flatMap((unit) => unit.group ?? []))];
  const kept = { branch, state, sort: order === 'attention' ? undefined : order };
  return {
    action: `/desk/${ask.params.programme}/${ask.params.day}`,
    text,
    groups: names.map((name) => ({ name, chosen: name === group })),
    kept: Object.entries(kept).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
  };
}

const unitsIn = ({ stored, only }: DayAsk): readonly Unit[] =>
  stored.programme.units.filter(({ id }) => only?.has(id) !== false);

/** A large board is read less often: what a look costs grows with its units, what changes in a minute does not. */
const liveScript = ({ params, query }: DayAsk, units: number): LiveScript => ({
  src: `/desk/${params.programme}/${params.day}/board${queryOf(choiceIn(query))}`,
  seconds: units > 100 ? 30 : 15,
});

function issueView(
  ask: MemberAsk<'programme' | 'day'>,
  board: Board,
  attempt: { readonly reason: string; readonly findings: readonly Finding[] },
): IssueView {
  const { language, stored, params, query, world } = ask;
  const { latest, signing } = board;
  const archive = `/archive/${params.programme}/${params.day}`;
  const errors = attempt.findings.map((found) => inLanguage(found, language).message);
  const form = { action: `/desk/${params.programme}/${params.day}/issue`, reason: attempt.reason, errors };
  if (latest === undefined) {
    const standing = say(language, signing === 'signed' ? 'issueSigned' : 'issueNone');
    const confirm = confirmView(ask, board.units);
    const waits = board.blocks.some(({ kind }) => kind === 'held' || kind === 'sign-off' || kind === 'sign-again');
    const isFuture = params.day > dayAt(world.clock.now(), stored.programme.timezone);
    const ready = confirm === null && !waits && !isFuture;
    return { ...form, isCorrection: false, confirm, isReady: ready, standing, justIssued: false, archive: null };
  }
  const { issue, edition, issuedAt } = latest;
  const time = timeInWords(issuedAt, stored.programme.timezone, params.day, language);
  const justIssued = query.get('issued') === String(edition);
  const standing = say(language, justIssued ? 'issuedNow' : 'issueStands', { issue, edition, time });
  return { ...form, isCorrection: true, confirm: null, isReady: false, standing, justIssued, archive };
}

function acceptView({ language, params, query }: MemberAsk<'programme' | 'day'>): DeskView['accept'] {
  const [count] = /^\d{1,5}$/.exec(query.get('accepted') ?? '') ?? [];
  const done =
    count === undefined
      ? null
      : count === '0'
        ? say(language, 'acceptedNone')
        : say(language, 'acceptedAll', { count });
  return { action: `/desk/${params.programme}/${params.day}/accept`, done };
}
