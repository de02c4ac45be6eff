/**
 * Who reported, and what the figures do not contain, in words. Part of `compose.ts`.
 */

import { cycleWords, shortReportingDay } from '../calendar/words.ts';
import { type DayClose, isInState } from '../day/day-close.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { IndicatorClose } from '../kinds/indicator-close.ts';
import { isWhole } from '../kinds/parts.ts';
import { askedKind } from '../kinds/table.ts';
import type { Programme } from '../programme/programme.ts';
import { shareWords } from '../wording/phrases.ts';
import type { BriefingData, Names } from './data.ts';
import { figuresOf, reportedOf, unitNames } from './figures.ts';
import { falls, keptTotals } from './typed-totals.ts';

/** More names than this are cut and counted. */
const MOST_NAMES = 12;
/** More blank figures than this are counted, not listed: the table of units shows them. */
const MOST_BLANKS = 6;

/** `甲、乙、丙`; more than a dozen: the first of them and `等15个`. null when there is none. */
export function joinNames(names: readonly string[]): Names | null {
  if (names.length === 0) return null;
  const shown = names.length > MOST_NAMES ? names.slice(0, MOST_NAMES - 2) : names;
  const more = shown.length < names.length ? `等${names.length}个` : '';
  return { words: shown.join('、') + more, count: names.length };
}

export function tellCompleteness({ completeness, units }: DayClose): BriefingData['completeness'] {
  const named = (holds: (unit: DayClose['units'][number]) => boolean): Names | null =>
    joinNames(units.filter(holds).map(({ name }) => name));
  const told = {
    missing: named((unit) => isInState(unit, 'missing')),
    late: named((unit) => isInState(unit, 'late')),
    nil: named((unit) => isInState(unit, 'nil')),
  };
  // A nil return is a report like any other: the annex names it.
  const states = [['未报', told.missing] as const, ['迟报', told.late] as const];
  const rate = shareWords(completeness.received, completeness.expected);
  const timeliness = shareWords(completeness.onTime, completeness.expected);
  return {
    ...completeness,
    rate,
    timeliness,
    even: rate === timeliness,
    ...told,
    named: states.flatMap(([state, names]) => (names === null ? [] : [{ names: names.words, state }])),
  };
}

/** Sentences about what the day's figures lack or take from an earlier day. @param isTold of figures that are printed */
export function tellCaveats(
  whole: Programme,
  close: DayClose,
  isTold: (indicator: Indicator) => boolean = () => true,
): readonly string[] {
  const programme = { ...whole, indicators: whole.indicators.filter(isTold) };
  const absent = new Set(close.units.filter(({ state }) => state === 'missing').map(({ unit }) => unit));
  const someReported = absent.size < close.units.length;
  const carried = carriedFigures(programme, close);
  const blank = blankFigures(programme, close, absent);
  return [
    ...(absent.size > 0 && someReported ? [`${cycleWords(programme.schedule).now}数不含未报单位。`] : []),
    ...(carried.length > 0 ? [`沿用最近一次报送数的有：${carried.join('、')}。`] : []),
    ...keptTotals(programme, close),
    ...falls(programme, close),
    ...(blank.size > 0 ? [blankWords(blank)] : []),
    ...sameUnitsWords(programme, close),
  ];
}

/** Which figures and movements are over fewer units (同口径), and which units these lack: each set of units once. */
function sameUnitsWords({ indicators }: Programme, close: DayClose): string[] {
  const told = (
    units: (figures: IndicatorClose) => readonly string[],
    words: (names: string, units: string) => string,
  ) => {
    const sets = Map.groupBy(
      indicators
        .filter(isWhole)
        .map(({ id, name }) => ({ name, left: units(close.indicators[id]!).join(' ') }))
        .filter(({ left }) => left !== ''),
      ({ left }) => left,
    );
    return [...sets].map(([left, figures]) => {
      const names =
        figures.length > MOST_BLANKS ? `${figures.length}项数据` : figures.map(({ name }) => name).join('、');
      return words(names, leftOutWords(left.split(' '), close));
    });
  };
  return [
    ...told(
      ({ day, leftOut = [] }) => (day === null ? [] : reportedOf(leftOut, close)),
      (names, units) => `${names}按同口径计算，只计各项都有数的单位，不含${units}。`,
    ),
    ...told(
      ({ change, changeLeftOut = [] }) => (change === null ? [] : changeLeftOut),
      (names, units) => `${names}的增减按同口径计算，只计两日都有数的单位，不含${units}。`,
    ),
  ];
}

function leftOutWords(units: readonly string[], close: DayClose): string {
  const names = unitNames(close);
  return units.length > MOST_NAMES ? `${units.length}个单位` : units.map((unit) => names.get(unit) ?? unit).join('、');
}

/** `高新区大队的报送已退回核实，暂按原报数计。` */
export const tellReturned = (units: readonly string[]): readonly string[] =>
  units.length === 0 ? [] : [`${units.join('、')}的报送已退回核实，暂按原报数计。`];

/** `高新区大队下沉党员干部（4月1日）` for each stock that keeps a unit's last value. */
export function carriedFigures(programme: Programme, close: DayClose): readonly string[] {
  const names = unitNames(close);
  const reported = programme.indicators.filter((each) => isWhole(each) && askedKind(each) !== undefined);
  return reported.flatMap((indicator) =>
    Object.entries(figuresOf(indicator, close).byUnit).flatMap(([unit, { carriedFrom }]) =>
      carriedFrom === undefined
        ? []
        : [`${names.get(unit) ?? unit}${indicator.name}（${shortReportingDay(programme.schedule, carriedFrom)}）`],
    ),
  );
}

/** By unit the names of indicators that a unit which reported left blank. */
function blankFigures(
  programme: Programme,
  close: DayClose,
  absent: ReadonlySet<string>,
): ReadonlyMap<string, string[]> {
  const blank = new Map<string, string[]>();
  const units = unitNames(close);
  for (const indicator of programme.indicators.filter(isWhole)) {
    const { day, missing } = figuresOf(indicator, close);
    if (day === null) continue; // nothing is printed that could lack something
    for (const unit of missing) {
      if (absent.has(unit)) continue;
      const name = units.get(unit) ?? unit;
      blank.set(name, [...(blank.get(name) ?? []), indicator.name]);
    }
  }
  return blank;
}

function blankWords(blank: ReadonlyMap<string, readonly string[]>): string {
  const count = [...blank.values()].flat().length;
  if (count > MOST_BLANKS) return `另有${blank.size}个单位的${count}项数据未填报。`;
  return `${[...blank].map(([unit, names]) => `${unit}未填报${names.join('、')}`).join('；')}。`;
}

/** Also of a unit that the day does not have any more. */
export const nameOfUnit = ({ units }: Programme, id: string): string =>
  units.find((unit) => unit.id === id)?.name ?? id;
