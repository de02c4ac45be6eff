/**
 * A question to the archive answered: a day's figure as its newest edition printed it, a stretch's as the figures over time
 * have it up to the newest briefing. What was not issued is not told.
 */
import type { Whose } from '../../core/ask/names.ts';
import { type Moment, type Question, readQuestion } from '../../core/ask/question.ts';
import { previousReportingDay } from '../../core/calendar/schedule.ts';
import type { FiguresFile } from '../../core/day/day-close.ts';
import type { Edition } from '../../core/edition/edition.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { subtractExactly } from '../../core/values/decimal.ts';
import { own } from '../../core/values/own.ts';
import { dayAt, earlierDay } from '../../core/values/reporting-day.ts';
import type { DecimalString, ReportingDay } from '../../core/values/values.ts';
import type { Clock, Stores } from '../../ports.ts';
import { editionsOf, latestEditions } from '../../records/edition/editions.ts';
import { programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { figuresOverTime } from '../figures/over-time.ts';
import { readFigures } from '../figures/read.ts';

/** Why there is no figure: no briefing of that day, not asked of that unit, or nobody gave one. */
export type NoFigure = 'no-briefing' | 'not-asked' | 'no-value';

export interface FigureAnswer {
  readonly moment: Moment;
  /** The programme and the indicator as they held then. */
  readonly programme: Programme;
  readonly indicator: Indicator;
  readonly whose: Whose;
  /** What was asked for; null: see `why`. */
  readonly value: DecimalString | null;
  readonly why?: NoFigure;
  /** Of a day: what it rests on and how it moved. */
  readonly day?: DecimalString | null;
  readonly total?: DecimalString | null;
  readonly previous?: DecimalString | null;
  readonly change?: DecimalString | null;
  readonly edition?: Edition;
  /** Units that the figure lacks. */
  readonly leftOut?: readonly string[];
  /** The day that the value was kept from. */
  readonly carried?: ReportingDay;
  /** Of a stretch: its days that were told, and reporting days without a figure. */
  readonly until?: ReportingDay;
  readonly lacks?: number;
}

export interface Answered {
  readonly question: Question;
  readonly answers: readonly FigureAnswer[];
  /** Days whose briefing was asked for. */
  readonly briefings: readonly { readonly day: ReportingDay; readonly edition: Edition | undefined }[];
}

type AskStores = Stores & { readonly clock: Clock };

/** undefined: there is no briefing yet. */
export async function answerQuestion(
  stores: AskStores,
  stored: StoredProgramme,
  text: string,
): Promise<Answered | undefined> {
  const [newest] = await latestEditions(stores.table, stored.programme.id, { limit: 1 });
  if (newest === undefined) return undefined;
  const question = await questionOf(stores, stored, text, newest.day);
  if (question.asks === 'nothing') return { question, answers: [], briefings: [] };
  const days = new Days(stores, stored);
  if (question.asks === 'briefings') {
    const briefings = question.days.map(async (day) => ({ day, edition: (await days.of(day)).edition }));
    return { question, answers: [], briefings: await Promise.all(briefings) };
  }
  const { moments, indicators, whose } = question;
  const wanted = moments.flatMap((moment) =>
    indicators.flatMap((indicator) => whose.map((each) => ({ moment, indicator, whose: each, total: question.total }))),
  );
  const answers = await Promise.all(wanted.map((each) => answerOne(stores, stored, days, each, newest.day)));
  return { question, answers, briefings: [] };
}

/** Names that held on a day of the question only are known too. */
async function questionOf({ table, clock }: AskStores, stored: StoredProgramme, text: string, last: ReportingDay) {
  const { programme } = stored;
  const at = { today: dayAt(clock.now(), programme.timezone), last };
  const question = readQuestion(programme, text, at);
  if (question.asks !== 'nothing' || question.days.length === 0) return question;
  const versions = await Promise.all(question.days.slice(0, 3).map((day) => programmeOn(table, stored, day)));
  const others = versions.filter(({ version }) => version !== stored.version);
  return others.length === 0
    ? question
    : readQuestion(
        programme,
        text,
        at,
        others.map((each) => each.programme),
      );
}

interface DayRead {
  readonly edition: Edition | undefined;
  readonly figures: FiguresFile | undefined;
}

/** Each day is read once for a question. */
class Days {
  readonly #read = new Map<ReportingDay, Promise<DayRead>>();
  readonly #stores: Stores;
  readonly #stored: StoredProgramme;

  constructor(stores: Stores, stored: StoredProgramme) {
    this.#stores = stores;
    this.#stored = stored;
  }

  of(day: ReportingDay): Promise<DayRead> {
    const known = this.#read.get(day) ?? this.#find(day);
    this.#read.set(day, known);
    return known;
  }

  async #find(day: ReportingDay): Promise<DayRead> {
    const edition = (await editionsOf(this.#stores.table, this.#stored.programme.id, day)).at(-1);
    return { edition, figures: edition && (await readFigures(this.#stores.blobs, edition)) };
  }
}

interface Wanted {
  readonly moment: Moment;
  readonly indicator: Indicator;
  readonly whose: Whose;
  readonly total: boolean;
}

async function answerOne(
  stores: Stores,
  stored: StoredProgramme,
  days: Days,
  wanted: Wanted,
  last: ReportingDay,
): Promise<FigureAnswer> {
  const { moment } = wanted;
  if ('span' in moment) return answerSpan(stores, stored.programme, wanted, last);
  const { programme } = await programmeOn(stores.table, stored, moment.day);
  const indicator = programme.indicators.find(({ id }) => id === wanted.indicator.id) ?? wanted.indicator;
  const about = { moment, programme, indicator, whose: wanted.whose };
  const { edition, figures } = await days.of(moment.day);
  if (edition === undefined) return { ...about, value: null, why: 'no-briefing' };
  if (wanted.whose.of === 'group') {
    const span = {
      moment: { span: { from: moment.day, to: moment.day } },
      indicator,
      whose: wanted.whose,
      total: false,
    };
    return { ...(await answerSpan(stores, programme, span, moment.day)), ...about, edition };
  }
  const printed = own(figures?.indicators, indicator.id);
  if (wanted.whose.of === 'all') {
    const { day = null, total = null, previous = null, change = null, leftOut = [] } = printed ?? {};
    return told({ ...about, edition, day, total, previous, change, leftOut }, wanted.total);
  }
  const { unit } = wanted.whose;
  const row = own(printed?.units, unit);
  if (row === undefined) return { ...about, edition, value: null, why: printed?.units ? 'not-asked' : 'no-value' };
  const before = previousReportingDay(programme, moment.day);
  const earlier = before === undefined ? undefined : (await days.of(before)).figures;
  const previous = own(own(earlier?.indicators, indicator.id)?.units, unit)?.day ?? null;
  const isBoth = previous !== null && row.day !== null;
  const change = isBoth ? subtractExactly(row.day, previous, indicator.decimals) : null;
  const { day, total, carried } = row;
  const kept = carried === undefined ? {} : { carried };
  return told({ ...about, edition, day, total, previous, change, ...kept }, wanted.total);
}

function told(answer: Omit<FigureAnswer, 'value'>, total: boolean): FigureAnswer {
  const value = (total ? answer.total : answer.day) ?? null;
  return value === null ? { ...answer, value, why: 'no-value' } : { ...answer, value };
}

/** Up to the newest briefing: closed days after it are nobody's to read yet. */
async function answerSpan(
  stores: Stores,
  programme: Programme,
  { moment, indicator, whose }: Wanted,
  last: ReportingDay,
): Promise<FigureAnswer> {
  const { from, to } = 'span' in moment ? moment.span : { from: moment.day, to: moment.day };
  const about = { moment, programme, indicator, whose };
  const until = earlierDay(to, last);
  if (from > until) return { ...about, value: null, why: 'no-briefing' };
  const wanted = { indicators: [indicator], scopes: [whose], period: { from, to: until }, step: 'month' as const };
  const [table] = (await figuresOverTime(stores, programme, { ...wanted, yearOnYear: false })) ?? [];
  const cell = table?.whole.cells[0];
  if (cell === undefined || cell.value === null) return { ...about, value: null, why: 'no-value', until };
  return { ...about, value: cell.value, until, lacks: cell.lacks };
}
