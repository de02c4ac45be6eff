/**
 * GET /desk/:programme/:day/rosters: each roster of the programme compared with what was reported until the end of that day,
 * with a text to paste into a chat group. POST: sends that text to the units, once for each form; a job does it.
 */
import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import type { CoveredName } from '../../core/roster/roster.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import { shareWords } from '../../core/wording/phrases.ts';
import { reachable } from '../../pipeline/delivery/tell-units.ts';
import { type RosterStanding, readRosters, type Stranger } from '../../pipeline/roster/read.ts';
import { type UnitNotice, unitNotices } from '../../records/delivery/unit-notices.ts';
import { type NoticeLine, noticeLines } from '../delivery/notice-lines.ts';
import { deskPages } from '../desk/nav.ts';
import { say } from '../desk/words.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { formIdIn, newFormId } from '../page/form-id.ts';
import { neighbours } from '../page/landing.ts';
import { refusal } from '../page/refusal.ts';
import { reportingDayInWords, shortDay } from '../page/when.ts';
import { type KeepingView, keepingView, under } from '../unit/view.ts';

type DayAsk = MemberAsk<'programme' | 'day'>;

interface RostersView extends KeepingView {
  readonly day: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly action: string;
  /** What one press asks for; pressed twice it is done once. */
  readonly form: string;
  readonly rosters: readonly RosterView[];
}

interface RosterView {
  readonly id: string;
  readonly name: string;
  readonly share: string;
  readonly count: string;
  readonly isDone: boolean;
  readonly uncovered: readonly string[];
  /** Off the roster: to be joined to a name of it by entering the unit's report. */
  readonly strangers: readonly { readonly words: string; readonly href: string }[];
  readonly covered: readonly { readonly name: string; readonly by: string }[];
  /** To paste into a group. */
  readonly message: string;
  readonly lines: number;
  /** Names are missing, and there is a channel to ask for them. */
  readonly canSend: boolean;
  /** Just sent. */
  readonly asked: boolean;
  readonly sent: readonly NoticeLine[];
}

export async function showRosters(ask: DayAsk): Promise<Answer> {
  const { stored, params, language, world } = ask;
  const { programme } = stored;
  const { day } = params;
  if (!isReportingDayOf(programme, day)) throw refusal(404, 'day.not_asked', { path: 'day', seen: day });
  const rosters = await readRosters(world, programme, day);
  const sent = await unitNotices(world.table, programme.id, { day, kind: 'roster' });
  const today = dayAt(world.clock.now(), programme.timezone);
  const view: RostersView = {
    ...keepingView(ask, say(language, 'rostersTitle')),
    ...deskPages(ask, 'rosters', day),
    day: reportingDayInWords(programme, day, language),
    ...asRosters(neighbours(programme, day, today, under(ask))),
    action: `${under(ask)}/${day}/rosters`,
    form: newFormId(),
    rosters: rosters.map((roster) => rosterView(ask, roster, sent)),
  };
  return page('roster-list', view);
}

export async function sendRosterNow(ask: DayAsk): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const { programme, day } = params;
  if (!isReportingDayOf(stored.programme, day)) throw refusal(422, 'day.not_asked', { path: 'day', seen: day });
  const form = await ask.form();
  const id = formIdIn(form);
  const wanted = form.get('indicator') ?? '';
  const indicator = stored.programme.indicators.find((each) => each.id === wanted && each.roster !== undefined);
  if (indicator === undefined) throw refusal(422, 'roster.none', { path: 'indicator', seen: wanted });
  await world.queue.send({ kind: 'send-roster', programme, day, id, by: caller.id, indicator: indicator.id });
  return redirect(`/desk/${programme}/${day}/rosters?sent=${indicator.id}#${indicator.id}`);
}

const asRosters = ({ before, after }: ReturnType<typeof neighbours>) => ({
  before: before && `${before}/rosters`,
  after: after && `${after}/rosters`,
});

function rosterView(ask: DayAsk, roster: RosterStanding, sent: readonly UnitNotice[]): RosterView {
  const { language, stored, query } = ask;
  const { indicator, all, covered, uncovered, strangers, message, asked } = roster;
  const counts = { all, covered: covered.length, uncovered: uncovered.length };
  const isDone = uncovered.length === 0;
  return {
    id: indicator.id,
    name: indicator.name,
    share: shareWords(covered.length, all) ?? '–',
    count: say(language, 'rosterCount', counts),
    isDone,
    uncovered,
    strangers: strangers.map((each) => strangerLine(ask, roster, each)),
    covered: covered.map((each) => ({ name: each.name, by: byWords(ask, each) })),
    message,
    lines: Math.min(14, message.split('\n').length + Math.ceil(message.length / 20)),
    canSend: !isDone && reachable(stored.programme, asked),
    asked: query.get('sent') === indicator.id,
    sent: noticeLines(
      ask,
      sent.filter(({ of }) => of === indicator.id),
    ),
  };
}

function strangerLine(
  { language, stored, params }: DayAsk,
  { indicator }: RosterStanding,
  { name, unit, near }: Stranger,
): RosterView['strangers'][number] {
  const told = { name, unit: stored.programme.units.find(({ id }) => id === unit)?.name ?? unit };
  return {
    words:
      near === undefined
        ? say(language, 'rosterStranger', told)
        : say(language, 'rosterStrangerNear', { ...told, near }),
    href: `/desk/${stored.programme.id}/${params.day}/units/${unit}/enter#figure-${indicator.id}`,
  };
}

function byWords({ language, stored }: MemberAsk, { first }: CoveredName): string {
  if (first === null) return say(language, 'rosterEarlier');
  const unit = stored.programme.units.find(({ id }) => id === first.unit)?.name ?? first.unit;
  return say(language, 'rosterBy', { unit, day: shortDay(first.day, language) });
}
