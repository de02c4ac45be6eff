/**
 * GET /desk/:programme/:day: who has reported, what is missing, and issuing. What blocks the briefing stands on top.
 */
import type { Edition } from '../../core/edition.ts';
import type { Finding } from '../../core/finding.ts';
import { shareWords } from '../../core/phrases.ts';
import type { ReportingDay } from '../../core/programme.ts';
import { dayAt, isReportingDay } from '../../core/reporting-day.ts';
import { dueInstant, isReportingDayOf } from '../../core/schedule.ts';
import { type DayView, readDay } from '../../pipeline/read-day.ts';
import { editionsOf } from '../../records/editions.ts';
import { type Answer, page, redirect } from '../answer.ts';
import type { MemberAsk } from '../ask.ts';
import { type BaseView, headOf, type PageLink } from '../base-view.ts';
import { inLanguage } from '../in-language.ts';
import { dayToReport, linksOf, neighbours } from '../landing.ts';
import { refusal } from '../refusal.ts';
import { dayInWords, leftInWords, timeInWords } from '../when.ts';
import { say } from '../words.ts';
import { deskNav } from './desk-nav.ts';

export interface DeskView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly day: string;
  readonly dayValue: ReportingDay;
  readonly chooseAction: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly due: string;
  readonly left: string;
  readonly completeness: { readonly share: string; readonly text: string };
  readonly timeliness: { readonly share: string; readonly text: string };
  readonly missing: { readonly title: string; readonly names: readonly string[] } | null;
  readonly units: readonly UnitRow[];
  readonly issue: IssueView;
}

interface UnitRow {
  readonly name: string;
  /** Class and shape of the badge. */
  readonly state: 'reported' | 'late' | 'nil' | 'missing';
  readonly stateWord: string;
  readonly late: boolean;
  readonly time: string;
  readonly revision: string;
  readonly findings: readonly string[];
}

interface IssueView {
  readonly action: string;
  /** An edition stands: a further one is a correction and wants its reason. */
  readonly isCorrection: boolean;
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
  const { language, stored, world, params, caller } = ask;
  const { programme } = stored;
  const { day } = params;
  if (!isReportingDayOf(programme, day)) throw refusal(404, 'day.not_asked', { path: 'day', seen: day });
  const view = await readDay(world, stored, day);
  const latest = (await editionsOf(world.table, programme.id, day)).at(-1);
  const { expected, received, onTime } = view.completeness;
  const now = world.clock.now();
  const due = dueInstant(programme, day);
  const today = dayAt(now, programme.timezone);
  return {
    title: `${say(language, 'deskTitle')} ${dayInWords(day, language)}`,
    programme: headOf(programme),
    links: linksOf(caller.role, programme, now, language, 'desk'),
    nav: deskNav(ask, 'board', day),
    day: dayInWords(day, language),
    dayValue: day,
    chooseAction: `/desk/${programme.id}`,
    ...neighbours(programme, day, today, `/desk/${programme.id}`),
    due: say(language, 'dueAt', { time: timeInWords(due, programme.timezone, day, language) }),
    left: leftInWords(due, now, language),
    completeness: share(received, expected, say(language, 'receivedOf', { received, expected })),
    timeliness: share(onTime, expected, say(language, 'onTimeOf', { onTime, expected })),
    missing: missingOf(ask, view),
    units: unitRows(ask, view),
    issue: issueView(ask, latest, attempt),
  };
}

const share = (part: number, whole: number, text: string) => ({ share: shareWords(part, whole) ?? '–', text });

function missingOf({ language }: MemberAsk, { units }: DayView): DeskView['missing'] {
  const names = units.filter(({ state }) => state === 'missing').map(({ name }) => name);
  return names.length === 0 ? null : { title: say(language, 'missingTitle', { count: names.length }), names };
}

/** Those that owe a report first, then those that were questioned, then in the programme's order. */
function unitRows({ language, stored }: MemberAsk, { units, day }: DayView): UnitRow[] {
  const { timezone } = stored.programme;
  const rank = (unit: DayView['units'][number]): number =>
    unit.state === 'missing' ? 0 : unit.findings.length > 0 ? 1 : 2;
  const ordered = [...units].sort((left, right) => rank(left) - rank(right));
  return ordered.map(({ name, state, late, receivedAt, revision, findings }) => ({
    name,
    state: state === 'reported' && late ? 'late' : state,
    stateWord: say(language, state === 'reported' && late ? 'late' : state),
    late: state === 'nil' && late,
    time: receivedAt === null ? '' : timeInWords(receivedAt, timezone, day, language),
    revision: revision === null ? '' : String(revision),
    findings: findings.map((found) => inLanguage(found, language).message),
  }));
}

function issueView(
  ask: MemberAsk<'programme' | 'day'>,
  latest: Edition | undefined,
  attempt: { readonly reason: string; readonly findings: readonly Finding[] },
): IssueView {
  const { language, stored, params, query } = ask;
  const archive = `/archive/${params.programme}/${params.day}`;
  const errors = attempt.findings.map((found) => inLanguage(found, language).message);
  const form = { action: `/desk/${params.programme}/${params.day}/issue`, reason: attempt.reason, errors };
  if (latest === undefined) {
    return { ...form, isCorrection: false, standing: say(language, 'issueNone'), justIssued: false, archive: null };
  }
  const { issue, edition, issuedAt } = latest;
  const time = timeInWords(issuedAt, stored.programme.timezone, params.day, language);
  const justIssued = query.get('issued') === String(edition);
  const standing = say(language, justIssued ? 'issuedNow' : 'issueStands', { issue, edition, time });
  return { ...form, isCorrection: true, standing, justIssued, archive };
}
