/**
 * One answer in words: whose figure of when, its value, how it moved, what it lacks, and where it is explained.
 */
import type { Whose } from '../../core/ask/names.ts';
import type { Moment } from '../../core/ask/question.ts';
import { sinceWords } from '../../core/calendar/words.ts';
import { changeWords, measureOf } from '../../core/kinds/words.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { periodWords } from '../../core/wording/phrases.ts';
import type { FigureAnswer, NoFigure } from '../../pipeline/ask/answer.ts';
import type { PageLink } from '../page/base-view.ts';
import { grouped, toDateWord } from '../page/figure-text.ts';
import { dayInWords, reportingDayInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { say, type Word } from './words.ts';

export interface AnswerView {
  /** 2026年11月24日 星期二 · 二大队 · 出动车辆 */
  readonly about: string;
  /** null: there is none, and `none` says why. */
  readonly value: string | null;
  readonly measure: string;
  readonly none: string | null;
  readonly notes: readonly string[];
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

export interface ProblemView {
  readonly message: string;
  /** The question with each of the names that may be meant. */
  readonly choices: readonly PageLink[];
}

const NONE = {
  'no-briefing': 'askNoBriefing',
  'not-asked': 'askNotAsked',
  'no-value': 'askNoValue',
} as const satisfies Record<NoFigure, Word>;

export function answerView(answer: FigureAnswer, total: boolean, language: Language): AnswerView {
  const { programme, indicator, moment, whose, value, why } = answer;
  const whoseName = whoseWords(programme, whose);
  const about = [
    momentWords(programme, moment, language),
    whoseName,
    indicator.name + (total ? totalWord(language) : ''),
  ];
  return {
    about: about.filter((part) => part !== '').join(' · '),
    value: value === null ? null : grouped(value),
    measure: measureOf(indicator),
    none: why === undefined ? null : say(language, NONE[why]),
    notes: value === null ? [] : notesOf(answer, total, language),
    links: linksOf(answer, language),
  };
}

const totalWord = (language: Language): string =>
  language === 'zh' ? say('zh', 'askToDate') : ` ${say('en', 'askToDate')}`;

function momentWords(programme: Programme, moment: Moment, language: Language): string {
  if ('day' in moment) return reportingDayInWords(programme, moment.day, language);
  const { from, to } = moment.span;
  return language === 'zh' ? periodWords(moment.span) : `${dayInWords(from, 'en')} – ${dayInWords(to, 'en')}`;
}

/** Of all units nothing is said. */
export function whoseWords({ units }: Programme, whose: Whose): string {
  if (whose.of === 'all') return '';
  return whose.of === 'group' ? whose.group : (units.find(({ id }) => id === whose.unit)?.name ?? whose.unit);
}

function notesOf(answer: FigureAnswer, total: boolean, language: Language): string[] {
  const { programme, moment, carried, leftOut = [], lacks = 0, until } = answer;
  const isCut = 'span' in moment && until !== undefined && until < moment.span.to;
  return [
    total ? dayNote(answer, language) : changeNote(answer, language),
    total ? '' : totalNote(answer, language),
    carried === undefined ? '' : say(language, 'askKept', { day: reportingDayInWords(programme, carried, language) }),
    leftOut.length === 0 ? '' : say(language, 'askLacks', { count: leftOut.length }),
    isCut ? say(language, 'askUntil', { day: dayInWords(until, language) }) : '',
    lacks === 0 ? '' : say(language, 'askLacksDays', { count: lacks }),
  ].filter((note) => note !== '');
}

function changeNote({ change = null, indicator, programme, moment }: FigureAnswer, language: Language): string {
  if (change === null || !('day' in moment)) return '';
  if (language === 'zh') return changeWords(change, measureOf(indicator), indicator, sinceWords(programme, moment.day));
  if (/^-?[0.]*$/.test(change)) return say(language, 'askSame');
  return say(language, 'askChange', { change: change.startsWith('-') ? grouped(change) : `+${grouped(change)}` });
}

function totalNote({ total = null, indicator }: FigureAnswer, language: Language): string {
  const word = toDateWord(indicator);
  if (total === null || word === null) return '';
  return say(language, word === 'figureMean' ? 'askMean' : 'askTotal', {
    value: grouped(total) + measureOf(indicator),
  });
}

const dayNote = ({ day = null, indicator }: FigureAnswer, language: Language): string =>
  day === null ? '' : say(language, 'askOfDay', { value: grouped(day) + measureOf(indicator) });

function linksOf(
  { programme, moment, indicator, whose, edition }: FigureAnswer,
  language: Language,
): AnswerView['links'] {
  const under = `/archive/${programme.id}`;
  if ('day' in moment) {
    if (edition === undefined) return [];
    const explain = { href: `${under}/${moment.day}/figures/${indicator.id}`, label: say(language, 'askExplain') };
    return [explain, { href: `${under}/${moment.day}`, label: say(language, 'askRead') }];
  }
  const of = whose.of === 'all' ? 'all' : whose.of === 'unit' ? `unit:${whose.unit}` : `group:${whose.group}`;
  const query = new URLSearchParams({ indicator: indicator.id, of, ...moment.span });
  return [{ href: `${under}/figures?${query}`, label: say(language, 'askOverTime') }];
}
