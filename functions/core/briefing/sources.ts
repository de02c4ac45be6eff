/**
 * How each figure adds up, unit by unit: what the HTML briefing unfolds behind a figure. Part of `compose.ts`.
 */

import { cycleWords, shortReportingDay } from '../calendar/words.ts';
import type { DayClose, UnitStanding } from '../day/day-close.ts';
import { type Indicator, isAskedOf, type Programme } from '../programme/programme.ts';
import { exactWords, measureOf } from '../wording/phrases.ts';
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
    indicator.kind === 'ratio'
      ? ratioParts(programme, close, indicator)
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
  const { day, total, silence } = toldFigure(indicator, close);
  const { now, mean } = cycleWords(schedule);
  const today = `${now}${day?.words ?? silence}`;
  const toDate = indicator.kind === 'mean' ? mean : '累计';
  const alone = indicator.kind === 'stock' || indicator.kind === 'check' || total === null;
  return alone ? today : `${today}，${toDate}${total.words}`;
}

function partOf({ schedule }: Programme, indicator: Indicator, close: DayClose, { unit, state }: UnitStanding): string {
  const figure = figuresOf(indicator, close).byUnit[unit];
  if (figure === undefined) return state === 'missing' ? '未报' : state === 'nil' ? '零报告' : '未填报';
  const { value, carriedFrom } = figure;
  const kept = carriedFrom === undefined ? '' : `（沿用${shortReportingDay(schedule, carriedFrom)}数）`;
  if (typeof value === 'boolean') return (value ? '是' : '否') + kept;
  return (typeof value === 'string' ? value : value.join('、') || '无') + kept;
}

function ratioParts(programme: Programme, close: DayClose, { of = ['', ''] }: Indicator): BriefingSource['parts'] {
  return programme.indicators
    .filter(({ id }) => of.includes(id))
    .map((each) => ({ unit: each.name, value: figuresOf(each, close).day ?? '未报' }));
}

function ruleOf(programme: Programme, indicator: Indicator): string {
  const { now, each, mean } = cycleWords(programme.schedule);
  const named = (id: string | undefined): string => programme.indicators.find((each) => each.id === id)?.name ?? '';
  switch (indicator.kind) {
    case 'flow': {
      const opening = indicator.opening === undefined ? '' : `期初数${exactWords(indicator.opening, indicator.unit)}加`;
      return `${now}数为各单位之和；累计为${opening}启报以来${each}之和`;
    }
    case 'stock':
      return `各单位${now}数之和`;
    case 'mean':
      return `${now}数为各单位之和；${mean}为${now === '当日' ? '各报告日当日' : each}数的平均`;
    case 'places':
      return '各单位所报名称去重后的个数';
    case 'check':
      return '回答“是”的单位个数';
    case 'ratio':
      return `${named(indicator.of?.[0])}÷${named(indicator.of?.[1])}×100%`;
  }
}
