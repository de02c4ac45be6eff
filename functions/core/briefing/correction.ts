/**
 * What a correction (更正) changes: every figure, rate, name and coverage that the edition before printed otherwise, from
 * what to what, and who changed a report since. Part of `compose.ts`; the desk shows the same before it is issued.
 */

import { cycleWords, sinceWords } from '../calendar/words.ts';
import {
  type Completeness,
  type DayClose,
  isInState,
  type PrintedFigure,
  REPORT_STATES,
  type ReportState,
} from '../day/day-close.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { IndicatorClose } from '../kinds/indicator-close.ts';
import { isToldAs } from '../kinds/table.ts';
import { moveWords, spokenMeasure, toDateWords } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import { branchesOf } from '../unit/levels.ts';
import type { DecimalString } from '../values/values.ts';
import { exactWords, shareWords } from '../wording/phrases.ts';
import { joinNames, nameOfUnit } from './completeness.ts';
import type { BriefingData, CorrectedEdition } from './data.ts';
import { figuresOf } from './figures.ts';

type Changed = NonNullable<BriefingData['correction']>['changes'][number];
type Part = Changed['parts'][number];

const STATE_WORDS: Readonly<Record<ReportState, string>> = {
  missing: '未报单位',
  late: '迟报单位',
  nil: '零报告单位',
};

/** null for a first edition. @param corrected absent: what changed is not listed. */
export function correctionOf(
  programme: Programme,
  close: DayClose,
  edition: number,
  reason: string | undefined,
  corrected: CorrectedEdition | undefined,
): Omit<NonNullable<BriefingData['correction']>, 'amendments'> | null {
  if (edition === 1) return null;
  const changes = corrected === undefined ? [] : changesOf(programme, close, corrected);
  return { edition, reason: reason?.trim().replace(/[。.；;，,]+$/, '') || null, changes };
}

/** Figures in the programme's order, each with its coverage and answers; then how units reported. */
function changesOf(programme: Programme, close: DayClose, corrected: CorrectedEdition): readonly Changed[] {
  const figures = programme.indicators.map((each): Changed => {
    const before = corrected.indicators[each.id];
    return {
      name: each.name,
      parts: [
        ...figureChanges(programme, each, close, corrected),
        ...coverageChange(each, figuresOf(each, close), before),
        ...answersChange(programme, each, close, before),
      ],
    };
  });
  return [...figures, ...reportChanges(programme, close, corrected)].filter(({ parts }) => parts.length > 0);
}

/** Day before movement before total. */
export function figureChanges(
  programme: Programme,
  indicator: Indicator,
  close: DayClose,
  { indicators }: CorrectedEdition,
): readonly Part[] {
  const { now: today, mean } = cycleWords(programme.schedule);
  const [now, before] = [figuresOf(indicator, close), indicators[indicator.id]];
  const measure = spokenMeasure(indicator);
  const words = (value: DecimalString | null): string => (value === null ? '未报' : exactWords(value, measure));
  const moved = (value: DecimalString | null): string =>
    value === null ? '不作比较' : moveWords(value, measure, indicator);
  const since = `较${sinceWords(programme, close.day)}`;
  const toDate = toDateWords(indicator, mean);
  return [
    ...differing(today, before?.day, now.day, words),
    ...(before?.change === undefined ? [] : differing(since, before.change, now.change, moved)),
    ...(toDate === null ? [] : differing(toDate, before?.total, now.total, words)),
  ];
}

/** Nothing where both are said alike. */
export function differing<Value>(
  what: string,
  from: Value | null | undefined,
  to: Value | null,
  words: (value: Value | null) => string,
): Part[] {
  const [before, now] = [words(from ?? null), words(to)];
  return before === now ? [] : [{ what, from: before, to: now }];
}

/** `2个（66.7%）`; nothing where the edition before did not say. */
function coverageChange(
  { roster = [] }: Indicator,
  { uncovered }: IndicatorClose,
  before: PrintedFigure | undefined,
): readonly Part[] {
  if (before?.roster === undefined || uncovered === undefined) return [];
  const words = (of: NonNullable<PrintedFigure['roster']> | null): string => {
    const [asked, left] = [of?.asked ?? 0, of?.uncovered.length ?? 0];
    return `应覆盖${asked}个的${asked - left}个（${shareWords(asked - left, asked) ?? '—'}）`;
  };
  return [
    ...differing('已覆盖', before.roster, { asked: roster.length, uncovered }, words),
    ...differing('未覆盖', before.roster.uncovered, uncovered, listed),
  ];
}

/** Units that answered no, as their rows said before; nothing where there were none. */
function answersChange(
  programme: Programme,
  indicator: Indicator,
  close: DayClose,
  before: PrintedFigure | undefined,
): readonly Part[] {
  if (!isToldAs(indicator, 'checks') || before?.units === undefined) return [];
  const { byUnit } = figuresOf(indicator, close);
  // A branch's row says of its units together, which are named themselves.
  const branches = new Set(branchesOf(programme).map(({ unit }) => unit.id));
  const then = Object.entries(before.units).filter(([unit, { day }]) => day === '0' && !branches.has(unit));
  const now = Object.entries(byUnit).filter(([unit, { value }]) => value === false && !branches.has(unit));
  const named = (units: readonly (readonly [string, unknown])[]): string[] =>
    units.map(([unit]) => nameOfUnit(programme, unit));
  return differing('未落实的', named(then).sort(), named(now).sort(), listed);
}

/** How many were to report and did, the two rates, and who is missing, late or had nothing to report. */
function reportChanges(programme: Programme, close: DayClose, { completeness, reports }: CorrectedEdition): Changed[] {
  const now = close.completeness;
  const count = (value: number | null): string => `${value ?? 0}个`;
  const told = (name: string, parts: Part[]): Changed => ({ name, parts });
  const rate = (of: 'received' | 'onTime') => (each: Completeness | null) =>
    (each && shareWords(each[of], each.expected)) ?? '—';
  const rates =
    completeness === undefined
      ? []
      : [
          told('应报单位', differing('', completeness.expected, now.expected, count)),
          told('实报单位', differing('', completeness.received, now.received, count)),
          told('报送率', differing('', completeness, now, rate('received'))),
          told('及时率', differing('', completeness, now, rate('onTime'))),
        ];
  const names = REPORT_STATES.flatMap((state): Changed[] => {
    if (reports === undefined) return [];
    const units = close.units.filter((unit) => isInState(unit, state)).map(({ unit }) => unit);
    const [then, since] = [reports[state], units].map((ids) => ids.map((id) => nameOfUnit(programme, id)).sort());
    return [told(STATE_WORDS[state], differing('', then!, since!, listed))];
  });
  return [...rates, ...names];
}

const listed = (names: readonly string[] | null): string => joinNames(names ?? [])?.words ?? '无';
