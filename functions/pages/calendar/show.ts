/**
 * GET /desk/:programme/calendar: what the public notices say of this year and the next, and the programme's own days.
 * POST: its own days are changed, in two steps: the difference is shown, then a new version of the programme is stored, if
 * nobody else stored one meanwhile.
 */
import {
  type CalendarWords,
  type ChangedCalendar,
  calendarText,
  type DaySetting,
  stretchesOf,
  withCalendar,
} from '../../core/calendar/change.ts';
import { arrangedAs, arrangedIn, HOLIDAY_NOTICES } from '../../core/calendar/chinese-holidays.ts';
import { followsNotices } from '../../core/calendar/workdays.ts';
import { type Finding, finding } from '../../core/findings/finding.ts';
import { dayAt, weekdayOf } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { say as sayKeeping } from '../desk/words.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { inLanguage } from '../page/in-language.ts';
import { dayInWords, shortDay } from '../page/when.ts';
import { applyChange, type EffectView, effectOf } from '../unit/apply-change.ts';
import { keepingView, under } from '../unit/view.ts';
import { type CalendarWord, say, wordsIn } from './words.ts';

type ProgrammeAsk = MemberAsk<'programme'>;

const SETTING_WORDS = { holidays: 'setHoliday', workdays: 'setWorkday' } as const;

export async function showCalendar(ask: ProgrammeAsk): Promise<Answer> {
  const { holidays, workdays } = ask.stored.programme.calendar;
  return page(
    'desk-calendar',
    calendarView(ask, { holidays: calendarText(holidays), workdays: calendarText(workdays) }),
  );
}

export async function changeCalendar(ask: ProgrammeAsk): Promise<Answer> {
  const { stored } = ask;
  const form = await ask.form();
  const typed = { holidays: form.get('holidays') ?? '', workdays: form.get('workdays') ?? '' };
  const changed = withCalendar(stored.programme, typed, todayOf(ask));
  if ('findings' in changed) return page('desk-calendar', calendarView(ask, typed, changed.findings), 422);
  if (changed.differences.length === 0) {
    const same = [finding('calendar.same', { path: 'holidays' })];
    return page('desk-calendar', calendarView(ask, typed, same), 422);
  }
  const applied = await applyChange(ask, form, changed.programme);
  if (applied.outcome === 'stored') return redirect(`${under(ask)}/calendar?saved=${applied.version}`);
  const view = changeView(ask, changed, await effectOf(ask, form, changed.programme, applied));
  return page('unit-change', view, applied.outcome === 'refused' ? 409 : 200);
}

function calendarView(ask: ProgrammeAsk, typed: CalendarWords, findings: readonly Finding[] = []) {
  const { language, stored, query } = ask;
  const { schedule } = stored.programme;
  const saved = query.get('saved') === String(stored.version);
  return {
    ...keepingView(ask, say(language, 'title'), 'calendar'),
    words: wordsIn(language),
    lead: say(language, schedule.days === 'workdays' ? 'leadWorkdays' : 'leadEvery'),
    done: saved ? say(language, 'saved', { version: stored.version }) : null,
    errors: findings.map((found) => inLanguage(found, language).message),
    years: yearsOf(ask),
    form: { action: `${under(ask)}/calendar`, ...typed },
  };
}

/** This year and the next, as far as the notices tell. */
function yearsOf(ask: ProgrammeAsk) {
  const { language, stored } = ask;
  const year = Number(todayOf(ask).slice(0, 4));
  if (!followsNotices(stored.programme)) return [];
  return [String(year), String(year + 1)].map((each) => {
    const notice = HOLIDAY_NOTICES.find((one) => one.year === each);
    return {
      title: say(language, 'year', { year: each }),
      unknown: notice === undefined ? say(language, 'unknown', { year: each }) : null,
      off: notice === undefined ? null : stretchWords(ask, arrangedIn(notice, 'rest')),
      work: notice === undefined ? null : stretchWords(ask, arrangedIn(notice, 'work')),
      notice:
        notice === undefined
          ? null
          : { href: notice.source, word: say(language, 'noticeOf', { day: dayOnly(notice.dated, language) }) },
    };
  });
}

const dayOnly = (day: ReportingDay, language: ProgrammeAsk['language']): string =>
  language === 'en'
    ? `${shortDay(day, language)} ${day.slice(0, 4)}`
    : `${day.slice(0, 4)}年${shortDay(day, language)}`;

/** `1月1日至1月3日、2月15日至2月23日` */
function stretchWords({ language }: ProgrammeAsk, days: readonly ReportingDay[]): string {
  const [to, comma] = language === 'en' ? [' to ', ', '] : ['至', '、'];
  return stretchesOf(days)
    .map((ends) => [...new Set(ends)].map((day) => shortDay(day, language)).join(to))
    .join(comma);
}

function changeView(ask: ProgrammeAsk, { differences, programme }: ChangedCalendar, effect: EffectView) {
  const { language, stored } = ask;
  const { holidays, workdays } = programme.calendar;
  return {
    ...keepingView(ask, sayKeeping(language, 'unitChangeTitle'), 'calendar'),
    heading: say(language, 'heading', { count: differences.length }),
    hint: say(language, 'hint', { version: stored.version + 1 }),
    ...effect,
    differences: differences.map(({ day, before, after }) => ({
      field: dayInWords(day, language),
      before: settingWords(ask, day, before),
      after: settingWords(ask, day, after),
    })),
    action: `${under(ask)}/calendar`,
    back: `${under(ask)}/calendar`,
    fields: [
      { name: 'holidays', value: holidays.join(' ') },
      { name: 'workdays', value: workdays.join(' ') },
      { name: 'version', value: String(stored.version) },
      { name: 'step', value: 'save' },
      { name: 'open', value: effect.from },
    ],
  };
}

/** What holds on that day: the programme's own word, or what stands where it says nothing. */
function settingWords({ language, stored }: ProgrammeAsk, day: ReportingDay, setting: DaySetting): string {
  if (setting !== null) return say(language, SETTING_WORDS[setting]);
  const arranged = followsNotices(stored.programme) ? arrangedAs(day) : undefined;
  const plain: CalendarWord = weekdayOf(day) <= 5 ? 'setWeekday' : 'setWeekend';
  return say(language, arranged === undefined ? plain : arranged === 'rest' ? 'setRest' : 'setWork');
}

const todayOf = ({ world, stored }: ProgrammeAsk): ReportingDay => dayAt(world.clock.now(), stored.programme.timezone);
