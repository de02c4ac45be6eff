/**
 * What a question asks for, or why it cannot be answered: figures of days or stretches, or a day's briefing.
 */
import { cycleOf } from '../calendar/cycle.ts';
import { isReportingDayOf } from '../calendar/schedule.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { Programme } from '../programme/programme.ts';
import { daysBetween } from '../values/reporting-day.ts';
import type { Period } from '../values/spans.ts';
import type { ReportingDay } from '../values/values.ts';
import type { Whose } from './names.ts';
import type { AskedAt, When } from './phrase.ts';
import { type Seen, seenIn } from './read.ts';

export type Moment = { readonly day: ReportingDay } | { readonly span: Period };

export type Question =
  | {
      readonly asks: 'figures';
      readonly moments: readonly Moment[];
      readonly indicators: readonly Indicator[];
      readonly whose: readonly Whose[];
      readonly total: boolean;
    }
  | { readonly asks: 'briefings'; readonly days: readonly ReportingDay[] }
  | {
      readonly asks: 'nothing';
      readonly problems: readonly Problem[];
      /** Days that it names all the same; and whether anything of it was understood. */
      readonly days: readonly ReportingDay[];
      readonly known: boolean;
    };

export type Problem =
  /** Words that mean nothing here. */
  | { readonly why: 'unread'; readonly word: string }
  | { readonly why: 'unclear'; readonly word: string; readonly names: readonly string[] }
  /** No figure is named; a figure to date of a stretch, of a group; all units and one of them; nothing; too many. */
  | { readonly why: 'no-figure' | 'total-of-span' | 'total-of-group' | 'whole-and-part' | 'empty' | 'too-many' }
  | { readonly why: 'measure'; readonly word: string };

/** Answers to one question. */
const MOST_ANSWERS = 12;

export function readQuestion(
  programme: Programme,
  question: string,
  at: AskedAt,
  others: readonly Programme[] = [],
): Question {
  const seen = seenIn(programme, question, at, others);
  const moments = momentsOf(programme, seen.whens, at);
  const problems = problemsOf(seen, moments);
  if (problems.length > 0) {
    const known = seen.whens.length + seen.indicators.length + seen.whose.length + seen.unclear.length > 0;
    const days = seen.whens.flatMap((when) => (when.is === 'day' ? [when.day] : []));
    return { asks: 'nothing', problems, days, known };
  }
  if (seen.indicators.length === 0) return { asks: 'briefings', days: daysOf(moments) };
  const whose: readonly Whose[] = seen.whose.length === 0 ? [{ of: 'all' }] : seen.whose;
  return { asks: 'figures', moments, indicators: seen.indicators, whose, total: seen.total };
}

function problemsOf(seen: Seen, moments: readonly Moment[]): Problem[] {
  const { indicators, whose, unread, unclear, whens, total, whole, measures } = seen;
  const own = unread.map((word): Problem => ({ why: 'unread', word }));
  const problems = [...own, ...unclear.map((each): Problem => ({ why: 'unclear', ...each }))];
  if (problems.length > 0) return problems;
  if (whens.length + indicators.length + whose.length === 0) return [{ why: 'empty' }];
  const isBriefing = whose.length === 0 && !total && whens.length > 0 && daysOf(moments).length === moments.length;
  if (indicators.length === 0) return isBriefing ? tooMany(moments.length) : [{ why: 'no-figure' }];
  const other = measures.find((measure) => indicators.some(({ unit }) => unit !== measure));
  if (other !== undefined) return [{ why: 'measure', word: other }];
  if (whole && whose.length > 0) return [{ why: 'whole-and-part' }];
  if (total && moments.some((moment) => 'span' in moment)) return [{ why: 'total-of-span' }];
  if (total && whose.some(({ of }) => of === 'group')) return [{ why: 'total-of-group' }];
  return tooMany(moments.length * indicators.length * Math.max(1, whose.length));
}

const tooMany = (answers: number): Problem[] => (answers > MOST_ANSWERS ? [{ why: 'too-many' }] : []);

const daysOf = (moments: readonly Moment[]): ReportingDay[] =>
  moments.flatMap((moment) => ('day' in moment ? [moment.day] : []));

/** 同期 is of the days that were said, or of the newest briefing; without any day the newest briefing is meant. */
function momentsOf(programme: Programme, whens: readonly When[], { last }: AskedAt): Moment[] {
  const said = whens.flatMap((when): Moment[] =>
    when.is === 'day' ? [{ day: when.day }] : when.is === 'span' ? [ofCycle(programme, when.span)] : [],
  );
  const plain: Moment[] = said.length === 0 ? [{ day: last }] : said;
  const shifts = whens.flatMap((when) => (when.is === 'same' ? [when.before] : []));
  const moments = shifts.length === 0 ? plain : daysOf(plain).flatMap((day) => shifts.map((before) => before(day)));
  return unique(moments.flatMap((each) => (typeof each === 'string' ? [{ day: each }] : (each ?? []))));
}

/** Where a report covers a week or a month, 上周 or 10月 is that report. */
function ofCycle(programme: Programme, span: Period): Moment {
  const cycle = cycleOf(programme.schedule);
  if (cycle !== 'week' && cycle !== 'month') return { span };
  const days = daysBetween(span.from, span.to).filter((day) => isReportingDayOf(programme, day));
  const [only] = days;
  return days.length === 1 && only !== undefined ? { day: only } : { span };
}

const unique = (moments: readonly Moment[]): Moment[] => [
  ...new Map(moments.map((moment) => [JSON.stringify(moment), moment])).values(),
];
