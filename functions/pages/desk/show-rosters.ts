/**
 * GET /desk/:programme/:day/rosters: each roster of the programme compared with what was reported until the end of that day,
 * with a text to paste into a chat group.
 */

import { shareWords } from '../../core/phrases.ts';
import { type Indicator, isAskedOf, type Programme, type ReportingDay, unitIsOpen } from '../../core/programme.ts';
import { addDays, dayAt, laterDay } from '../../core/reporting-day.ts';
import { type CoveredName, compareRoster, type RosterReport } from '../../core/roster.ts';
import { isReportingDayOf } from '../../core/schedule.ts';
import { closesBetween } from '../../records/closes.ts';
import { latestRevisions } from '../../records/submissions.ts';
import { type Answer, page } from '../answer.ts';
import type { MemberAsk } from '../ask.ts';
import { neighbours } from '../landing.ts';
import { refusal } from '../refusal.ts';
import { dayInWords, shortDay } from '../when.ts';
import { deskNav } from './desk-nav.ts';
import { type KeepingView, keepingView, under } from './units-view.ts';
import { tell } from './words-keeping.ts';

interface RostersView extends KeepingView {
  readonly day: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly rosters: readonly RosterView[];
}

interface RosterView {
  readonly id: string;
  readonly name: string;
  readonly share: string;
  readonly count: string;
  readonly isDone: boolean;
  readonly uncovered: readonly string[];
  readonly covered: readonly { readonly name: string; readonly by: string }[];
  /** To paste into a group. */
  readonly message: string;
  readonly lines: number;
}

/** Days back in which the first report of a name is looked for; earlier ones are told as such. */
const DAYS_BACK = 92;

export async function showRosters(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { stored, params, language, world } = ask;
  const { programme } = stored;
  const { day } = params;
  if (!isReportingDayOf(programme, day)) throw refusal(404, 'day.not_asked', { path: 'day', seen: day });
  const withRoster = programme.indicators.filter(({ roster }) => roster !== undefined);
  const told = await reportsUntil(ask, day);
  const today = dayAt(world.clock.now(), programme.timezone);
  const view: RostersView = {
    ...keepingView(ask, tell(language, 'rostersTitle')),
    nav: deskNav(ask, 'rosters', day),
    day: dayInWords(day, language),
    ...asRosters(neighbours(programme, day, today, under(ask))),
    rosters: withRoster.map((indicator) => rosterView(ask, indicator, told)),
  };
  return page('roster-list', view);
}

const asRosters = ({ before, after }: ReturnType<typeof neighbours>) => ({
  before: before && `${before}/rosters`,
  after: after && `${after}/rosters`,
});

interface Told {
  readonly reports: (indicator: string) => RosterReport[];
  readonly earlier: (indicator: string) => ReadonlySet<string>;
}

/** Closed days as they were closed; the day itself as it stands now. */
async function reportsUntil({ world, stored }: MemberAsk, day: ReportingDay): Promise<Told> {
  const { programme } = stored;
  const from = laterDay(programme.starts, addDays(day, -DAYS_BACK));
  const closes = await closesBetween(world, programme.id, from, addDays(day, -1));
  const now = await latestRevisions(world.table, programme, day);
  const closed = (id: string): RosterReport[] =>
    closes.flatMap((close) =>
      Object.entries(close.indicators[id]?.byUnit ?? {}).flatMap(([unit, { value, carriedFrom }]) =>
        Array.isArray(value) && carriedFrom === undefined ? [{ day: close.day, unit, names: value }] : [],
      ),
    );
  const standing = (id: string): RosterReport[] =>
    now.flatMap(({ unit, figures }) => {
      const value = figures[id];
      return Array.isArray(value) ? [{ day, unit, names: value }] : [];
    });
  return {
    reports: (id) => [...closed(id), ...standing(id)],
    earlier: (id) => new Set(closes.at(-1)?.indicators[id]?.places?.toDate ?? []),
  };
}

function rosterView(ask: MemberAsk<'programme' | 'day'>, indicator: Indicator, told: Told): RosterView {
  const { language, stored, params } = ask;
  const roster = indicator.roster ?? [];
  const { covered, uncovered } = compareRoster(roster, told.reports(indicator.id), told.earlier(indicator.id));
  const counts = { all: roster.length, covered: covered.length, uncovered: uncovered.length };
  const message = messageOf(stored.programme, indicator, params.day, counts, uncovered);
  return {
    id: indicator.id,
    name: indicator.name,
    share: shareWords(covered.length, roster.length) ?? '–',
    count: tell(language, 'rosterCount', counts),
    isDone: uncovered.length === 0,
    uncovered,
    covered: covered.map((each) => ({ name: each.name, by: byWords(ask, each) })),
    message,
    lines: Math.min(14, message.split('\n').length + Math.ceil(message.length / 20)),
  };
}

function byWords({ language, stored }: MemberAsk, { first }: CoveredName): string {
  if (first === null) return tell(language, 'rosterEarlier');
  const unit = stored.programme.units.find(({ id }) => id === first.unit)?.name ?? first.unit;
  return tell(language, 'rosterBy', { unit, day: shortDay(first.day, language) });
}

/** Chinese whatever the reader's language: it goes into the units' group. */
function messageOf(
  programme: Programme,
  indicator: Indicator,
  day: ReportingDay,
  { all, covered, uncovered: left }: { readonly all: number; readonly covered: number; readonly uncovered: number },
  uncovered: readonly string[],
): string {
  const head = `【${programme.title}】截至${shortDay(day, 'zh')}，${indicator.name}应覆盖${all}个，已覆盖${covered}个`;
  if (left === 0) return `${head}，已全部覆盖。`;
  const asked = programme.units.filter((unit) => isAskedOf(indicator, unit.id) && unitIsOpen(unit, day));
  const names = asked.map(({ name, responsible }) => (responsible === undefined ? name : `${name}（${responsible}）`));
  return `${head}，尚有${left}个未覆盖：${uncovered.join('、')}。\n请${names.join('、')}抓紧落实，并在当日报送中填写。`;
}
