/**
 * GET /archive/:programme/:day/figures/:indicator: what a published figure adds up from: units, revisions and times, the
 * balance before, the rule in words, and whether it comes out the same when it is computed again.
 */
import type { Indicator } from '../../core/kinds/indicator.ts';
import { kindOf } from '../../core/kinds/table.ts';
import { measureOf, toDateOf } from '../../core/kinds/words.ts';
import type { DecimalString } from '../../core/values/values.ts';
import { type Difference, type ExplainedFigure, explainFigure, type Part } from '../../pipeline/figures/explain.ts';
import { archiveNav, isOffice } from '../archive/nav.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { figureInWords, grouped } from '../page/figure-text.ts';
import { linksOf } from '../page/landing.ts';
import { refusal } from '../page/refusal.ts';
import { momentInWords, reportingDayInWords, shortReportingDayInWords, timeInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { queryOf } from './choice.ts';
import { type FigureWord, say, wordsIn } from './words.ts';

type ExplainAsk = MemberAsk<'programme' | 'day' | 'indicator'>;

interface ExplainView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly name: string;
  readonly dayWords: string;
  readonly day: string;
  readonly total: { readonly label: string; readonly value: string } | null;
  readonly verdict: { readonly words: string; readonly state: 'reported' | 'missing' | 'nil' };
  readonly differences: readonly string[];
  readonly later: string | null;
  /** Where history comes from, and when it was imported. */
  readonly source: string | null;
  readonly rule: string;
  readonly definition: string | null;
  readonly sum: readonly { readonly label: string; readonly value: string; readonly href: string | null }[];
  readonly target: readonly { readonly label: string; readonly value: string }[];
  readonly of: readonly {
    readonly name: string;
    readonly href: string;
    readonly day: string;
    readonly total: string;
  }[];
  readonly newNames: string | null;
  readonly parts: readonly PartView[];
  readonly before: string | null;
  readonly after: string | null;
  readonly overTime: string | null;
  /** null: there is none. */
  readonly briefing: string | null;
}

interface PartView {
  readonly unit: string;
  readonly value: string;
  readonly isNone: boolean;
  readonly note: string | null;
  readonly revision: string;
  /** Where the office reads the report itself. */
  readonly href: string | null;
  readonly time: string;
  readonly isLate: boolean;
}

export async function showExplained(ask: ExplainAsk): Promise<Answer> {
  const { params, stored, world } = ask;
  if (!stored.programme.indicators.some(({ id }) => id === params.indicator)) {
    throw refusal(404, 'figures.indicator', { path: 'indicator', seen: params.indicator });
  }
  const explained = await explainFigure(world, stored, params.day, params.indicator);
  if (explained === undefined) throw refusal(404, 'figures.not_closed', { path: 'day', seen: params.day });
  return page<ExplainView>('explain', explainView(ask, explained));
}

function explainView(ask: ExplainAsk, explained: ExplainedFigure): ExplainView {
  const { language, stored, world, caller, params } = ask;
  const { indicator, day, close, programme } = explained;
  const isGuest = caller.role === 'guest';
  const under = `/archive/${params.programme}`;
  const to = (other: string | undefined): string | null =>
    other === undefined || isGuest ? null : `${under}/${other}/figures/${indicator.id}`;
  const dayWords = reportingDayInWords(programme, day, language);
  return {
    title: say(language, 'explainTitle', { name: indicator.name, day: dayWords }),
    programme: headOf(stored.programme),
    links: linksOf(caller.role, stored.programme, world.clock.now(), language, 'archive'),
    nav: archiveNav(ask),
    words: wordsIn(language),
    name: indicator.name,
    dayWords,
    day: withUnit(close.day, indicator, language),
    total: totalOf(explained, language),
    verdict: verdictOf(explained, language),
    differences: explained.differences.map((each) => differenceInWords(each, explained, language)),
    source: sourceOf(explained, language),
    later: explained.isLater ? say(language, 'becauseLater') : null,
    rule: kindOf(indicator).words.explained[language],
    definition: indicator.definition ?? null,
    sum: sumView(explained, language, to),
    target: targetView(explained, language),
    of: (explained.of ?? []).map((part) => ({
      name: part.indicator.name,
      href: `${under}/${day}/figures/${part.indicator.id}`,
      day: withUnit(part.day, part.indicator, language),
      total: withUnit(part.total, part.indicator, language),
    })),
    newNames: newNamesOf(explained, language),
    parts: explained.parts.map((part) => partView(ask, explained, part)),
    before: to(explained.before),
    after: to(explained.after),
    overTime: isGuest ? null : `${under}/figures?${overTimeQuery(explained, programme.starts)}`,
    briefing: explained.history === undefined ? `${under}/${day}` : null,
  };
}

function overTimeQuery({ indicator, day }: ExplainedFigure, starts: string): URLSearchParams {
  const month = `${day.slice(0, 7)}-01`;
  const period = { from: month < starts ? starts : month, to: day };
  return queryOf({
    indicators: [indicator],
    scopes: [{ of: 'all' }],
    period,
    step: 'day',
    shape: 'line',
    yearOnYear: false,
  });
}

const withUnit = (value: DecimalString | null, indicator: Indicator, language: Language): string =>
  value === null ? say(language, 'missing') : `${grouped(value)}${measureOf(indicator)}`;

function totalOf({ indicator, close, meanDays, history }: ExplainedFigure, language: Language): ExplainView['total'] {
  if (toDateOf(indicator) === null || history !== undefined) return null;
  const label =
    meanDays === undefined ? say(language, 'figureToDate') : say(language, 'figureMeanOf', { days: meanDays });
  return { label, value: withUnit(close.total, indicator, language) };
}

function verdictOf(
  { printed, differences, again, removed, programme, history }: ExplainedFigure,
  language: Language,
): ExplainView['verdict'] {
  if (history !== undefined && again !== null && differences.length === 0)
    return { words: say(language, 'isHistory'), state: 'nil' };
  if (removed !== undefined) {
    const time = momentInWords(removed, programme.timezone, language);
    return { words: say(language, 'reportsRemoved', { time }), state: 'nil' };
  }
  if (again === null) return { words: say(language, 'cannotCompute'), state: 'missing' };
  if (differences.length > 0) return { words: say(language, 'differs'), state: 'missing' };
  if (printed === undefined) return { words: say(language, 'notIssued'), state: 'nil' };
  return { words: say(language, 'agrees'), state: 'reported' };
}

function sourceOf({ history, programme }: ExplainedFigure, language: Language): string | null {
  if (history === undefined) return null;
  const { source, at, file } = history;
  const time = momentInWords(at, programme.timezone, language);
  return say(language, 'historyFrom', { source, time, file: file.name });
}

function differenceInWords(
  { what, again, shown, where }: Difference,
  { indicator, printed }: ExplainedFigure,
  language: Language,
): string {
  const place =
    where === 'close' || printed === undefined
      ? say(language, 'inClose')
      : say(language, 'inEdition', { issue: printed.issue, edition: printed.edition });
  return say(language, 'differsSay', {
    what: say(language, what === 'day' ? 'figureOfDay' : 'figureToDate'),
    again: withUnit(again, indicator, language),
    shown: withUnit(shown, indicator, language),
    where: place,
  });
}

function sumView(
  { sum, indicator, before, close }: ExplainedFigure,
  language: Language,
  to: (day: string | undefined) => string | null,
): ExplainView['sum'] {
  if (sum === undefined) return [];
  const row = (word: FigureWord, value: DecimalString, href: string | null = null) => ({
    label: say(language, word),
    value: withUnit(value, indicator, language),
    href,
  });
  const whole = row('figureToDate', close.total ?? '0');
  return [
    row('openingBalance', sum.opening),
    row('earlierDays', sum.earlier, to(before)),
    row('thisDay', sum.day),
    whole,
  ];
}

/** What is to be reached, the rate, and the time that has passed. */
function targetView({ target, indicator }: ExplainedFigure, language: Language): ExplainView['target'] {
  const { completion, timeProgress, ahead } = target;
  const row = (word: FigureWord, value: string | null | undefined, measure: string) =>
    value === null || value === undefined ? [] : [{ label: say(language, word), value: grouped(value) + measure }];
  return [
    ...row('targetOf', target.target, measureOf(indicator)),
    ...row('targetRate', completion, '%'),
    ...row('targetTime', timeProgress, '%'),
    ...row('targetAhead', ahead, language === 'en' ? ' points' : '个百分点'),
  ];
}

function newNamesOf({ newNames }: ExplainedFigure, language: Language): string | null {
  if (newNames === undefined) return null;
  const count = say(language, 'placesTold', { count: newNames.length });
  return newNames.length === 0 ? count : `${count}：${newNames.join(say(language, 'separator'))}`;
}

function partView(
  { language, stored, caller, params }: ExplainAsk,
  { indicator, day, removed }: ExplainedFigure,
  part: Part,
): PartView {
  const { name, state, value, revision, receivedAt, late, unit } = part;
  const none =
    state === 'missing' ? say(language, 'missing') : state === 'nil' ? say(language, 'nil') : say(language, 'left');
  const report = `/api/programmes/${params.programme}/days/${day}/submissions/${unit}?revision=${revision}`;
  return {
    unit: name,
    value: value === undefined ? none : figureInWords(indicator, value, language),
    isNone: value === undefined,
    note: noteOf(part, indicator, language, (from) => shortReportingDayInWords(stored.programme, from, language)),
    revision: revision === null ? '—' : say(language, 'revisionNumber', { number: revision }),
    href: revision !== null && removed === undefined && isOffice(caller.role) ? report : null,
    time: receivedAt === null ? '—' : timeInWords(receivedAt, stored.programme.timezone, day, language),
    isLate: late,
  };
}

/** Since when a value is kept, or what total was typed and why it fell. */
function noteOf(
  { carriedFrom, typed, reason }: Part,
  indicator: Indicator,
  language: Language,
  dayOf: (day: string) => string,
): string | null {
  if (carriedFrom !== undefined) return say(language, 'carried', { day: dayOf(carriedFrom) });
  if (typed === undefined) return null;
  const total = say(language, 'typedTotal', { value: withUnit(typed, indicator, language) });
  return reason === undefined ? total : `${total}${say(language, 'separator')}${reason}`;
}
