/**
 * The figures that lead an edition, as large as a phone allows: value, movement, total, what is missing, and seven days as
 * a line. Values are those that the editions printed.
 */

import type { FiguresFile } from '../../core/day/day-close.ts';
import type { Edition, HeadlineFigure } from '../../core/edition/edition.ts';
import { changeWords } from '../../core/kinds/words.ts';
import { exactWords } from '../../core/wording/phrases.ts';
import { say } from '../archive/words.ts';
import { grouped, toDateWord } from '../page/figure-text.ts';
import { type TrendLine, trendLine } from '../page/trend-line.ts';
import { shortDay as shortDayIn } from '../page/when.ts';
import type { Language } from '../page/words.ts';

export interface FigureView {
  readonly name: string;
  /** Where it is explained. */
  readonly href: string;
  readonly value: string;
  /** Unit of measure; empty behind 未报. */
  readonly unit: string;
  readonly change: { readonly words: string; readonly direction: 'up' | 'down' | 'same' } | null;
  readonly total: string | null;
  readonly without: string | null;
  readonly line: (TrendLine & { readonly alt: string }) | null;
}

/** The markup names the same. */
const SIZE = { width: 132, height: 40, edge: 4 } as const;

type PrintedFigure = FiguresFile['indicators'][string];

/** An edition with the figures that it printed; undefined: it has none. */
export interface Printed {
  readonly edition: Edition;
  readonly figures: FiguresFile | undefined;
}

/** @param days the edition and those before it, newest first. */
export function headlineView(days: readonly Printed[], since: string, language: Language): FigureView[] {
  const [latest] = days;
  const headline = latest?.edition.outline?.headline ?? [];
  return headline.map((figure) => {
    const printed = latest?.figures?.indicators[figure.indicator];
    const isBlank = printed === undefined || printed.day === null;
    return {
      name: figure.name,
      href: `/archive/${latest?.edition.programme}/${latest?.edition.day}/figures/${figure.indicator}`,
      value: isBlank ? say(language, 'missing') : grouped(printed.day ?? ''),
      unit: isBlank ? '' : figure.unit,
      change: changeOf(figure, printed, since, language),
      total: totalOf(figure, printed, language),
      without: figure.without === 0 ? null : say(language, 'figureWithout', { count: figure.without }),
      line: lineOf(figure, days, language),
    };
  });
}

function changeOf(
  { unit, kind }: HeadlineFigure,
  printed: PrintedFigure | undefined,
  since: string,
  language: Language,
): FigureView['change'] {
  const change = printed?.change ?? null;
  if (change === null) return null;
  const direction = /^-?[0.]*$/.test(change) ? 'same' : change.startsWith('-') ? 'down' : 'up';
  if (language === 'zh') return { direction, words: changeWords(change, unit, { kind, unit }, since) };
  const signed = direction === 'up' ? `+${grouped(change)}` : grouped(change);
  return { direction, words: say('en', direction === 'same' ? 'changeNone' : 'changeBy', { change: signed }) };
}

/** Where a total says something of its own. */
function totalOf(
  { unit, kind }: HeadlineFigure,
  printed: PrintedFigure | undefined,
  language: Language,
): string | null {
  const total = printed?.total ?? null;
  const toDate = toDateWord({ kind });
  if (total === null || toDate === null) return null;
  const value = language === 'zh' ? exactWords(total, unit) : `${grouped(total)} ${unit}`;
  return say(language, toDate, { value });
}

function lineOf({ indicator, name }: HeadlineFigure, days: readonly Printed[], language: Language): FigureView['line'] {
  const oldestFirst = days.toReversed();
  const values = oldestFirst.map(({ figures }) => figures?.indicators[indicator]?.day ?? null);
  const told = oldestFirst.map(({ edition }, index) => {
    const value = values[index] ?? null;
    return `${shortDayIn(edition.day, language)} ${value === null ? say(language, 'missing') : grouped(value)}`;
  });
  const alt = say(language, 'trendAlt', { name, count: days.length, values: told.join(say(language, 'separator')) });
  const line = trendLine(values, SIZE);
  return line && { ...line, alt };
}
