/**
 * How each figure adds up, unit by unit: what the HTML briefing unfolds behind a figure. Part of `compose.ts`.
 */

import { cycleWords, shortReportingDay } from '../calendar/words.ts';
import type { DayClose, UnitStanding } from '../day/day-close.ts';
import { numberEntry } from '../kinds/entry.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { computedKind, kindOf } from '../kinds/table.ts';
import { isAskedOf, typingOf } from '../kinds/typing.ts';
import { measureOf, toDateWords } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import { exactWords } from '../wording/phrases.ts';
import type { BriefingSource } from './briefing.ts';
import { figuresOf, toldFigure } from './figures.ts';

export function briefingSources(programme: Programme, close: DayClose): Readonly<Record<string, BriefingSource>> {
  return Object.fromEntries(
    programme.indicators.map((indicator) => [indicator.id, sourceOf(programme, close, indicator)]),
  );
}

function sourceOf(programme: Programme, close: DayClose, indicator: Indicator): BriefingSource {
  const { day, total } = figuresOf(indicator, close);
  const parts =
    computedKind(indicator) !== undefined
      ? operandParts(programme, close, indicator)
      : close.units
          .filter(({ unit }) => isAskedOf(indicator, unit, close.day))
          .map((standing) => ({ unit: standing.name, value: partOf(programme, indicator, close, standing) }));
  const summary = summaryOf(programme, indicator, close);
  return {
    name: indicator.name,
    unit: measureOf(indicator),
    summary,
    rule: ruleOf(programme, indicator),
    day,
    total,
    parts,
  };
}

function summaryOf({ schedule }: Programme, indicator: Indicator, close: DayClose): string {
  const { day, total, silence } = toldFigure(indicator, close, exactWords);
  const { now, mean } = cycleWords(schedule);
  const today = `${now}${day?.words ?? silence}`;
  const toDate = toDateWords(indicator, mean);
  const alone = toDate === null || total === null;
  return alone ? today : `${today}，${toDate}${total.words}`;
}

function partOf({ schedule }: Programme, indicator: Indicator, close: DayClose, { unit, state }: UnitStanding): string {
  const figure = figuresOf(indicator, close).byUnit[unit];
  if (figure === undefined) return state === 'missing' ? '未报' : state === 'nil' ? '零报告' : '未填报';
  const { value, carriedFrom } = figure;
  const kept = carriedFrom === undefined ? '' : `（沿用${shortReportingDay(schedule, carriedFrom)}数）`;
  return (typingOf(indicator)?.entry ?? numberEntry).written(value) + kept;
}

function operandParts(programme: Programme, close: DayClose, indicator: Indicator): BriefingSource['parts'] {
  const operands = computedKind(indicator)?.operands(indicator) ?? [];
  return programme.indicators
    .filter(({ id }) => operands.includes(id))
    .map((each) => ({ unit: each.name, value: figuresOf(each, close).day ?? '未报' }));
}

function ruleOf({ indicators, schedule }: Programme, indicator: Indicator): string {
  const nameOf = (id: string): string => indicators.find((each) => each.id === id)?.name ?? '';
  return kindOf(indicator).words.rule(indicator, nameOf, cycleWords(schedule));
}
