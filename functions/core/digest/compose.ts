/**
 * From a digest to its document: the data that a template places (`composeDigestData`), then masthead, colophon and sources
 * around what the template made of it (`assembleDigest`). Pure: equal input gives an equal document.
 */

import type { Briefing, BriefingSource } from '../briefing/briefing.ts';
import { joinNames } from '../briefing/completeness.ts';
import type { Names } from '../briefing/data.ts';
import type { DocumentNumbers } from '../briefing/frame.ts';
import { framed } from '../briefing/frame.ts';
import { asOfReportingDay } from '../calendar/words.ts';
import type { DayClose } from '../day/day-close.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { computedKind, kindOf } from '../kinds/table.ts';
import { isAskedOf } from '../kinds/typing.ts';
import { measureOf } from '../kinds/words.ts';
import type { Matter } from '../matter/matter.ts';
import { DIGEST_WORDS } from '../programme/digests.ts';
import type { DigestSettings, Programme } from '../programme/programme.ts';
import { mastheadName, subjectOf } from '../programme/subject.ts';
import { addDays, earlierDay, laterDay } from '../values/reporting-day.ts';
import type { Period } from '../values/spans.ts';
import type { ReportingDay } from '../values/values.ts';
import { exactWords, periodWords, shareWords, shortPeriod } from '../wording/phrases.ts';
import { digestCorrection } from './correction.ts';
import type { DigestData } from './data.ts';
import type { DailyIssues, Digest, DigestIndicator } from './digest.ts';
import { digestFigures, digestHeadline } from './figures.ts';
import type { DigestFile } from './figures-file.ts';
import { digestMatters } from './matters.ts';
import { seriesWords } from './series.ts';
import { digestCharts, stepsTable } from './steps.ts';
import { digestIndicatorRows, digestNotes, rankingsOver, reportingRanks, unitsOver } from './tables.ts';

/** Stretches of days that are named one by one. */
const MOST_RUNS = 8;

export interface DigestDocument extends DocumentNumbers {
  readonly programme: Programme;
  readonly settings: DigestSettings;
  readonly digest: Digest;
  /** Closes of the period, in order of day. */
  readonly closes: readonly DayClose[];
  readonly issues: DailyIssues;
  /** Opened by the end of the period and not closed before it began. */
  readonly matters: readonly Matter[];
  readonly reason?: string;
  /** What the edition said that this one corrects. */
  readonly corrects?: DigestFile;
}

export function composeDigestData(input: DigestDocument): DigestData {
  const { programme, digest, closes, issues, corrects } = input;
  const { name, now, before, end } = DIGEST_WORDS[digest.kind];
  return {
    title: titleOf(input),
    organisation: programme.organisation,
    kind: name,
    period: { full: periodWords(digest.period), short: shortPeriod(digest.period) },
    now,
    asOf: digest.until === null ? null : asOfReportingDay(programme, digest.until),
    since: before,
    sinceEnd: end,
    correction: digestCorrection(input),
    days: {
      asked: digest.days.asked,
      span: spanOf(programme, digest.period),
      closed: digest.days.closed,
      unclosed: runsInWords(digest.days.unclosed),
      issued: issues.count,
      issues: issuesInWords(issues),
      corrected: issues.corrected,
    },
    completeness: tellReports(digest),
    headline: digestHeadline(programme, digest),
    figures: digestFigures(programme, digest),
    caveats: [...caveatsOf(digest), ...sameUnitsWords(programme, digest), ...seriesWords(programme, digest, closes)],
    indicators: digestIndicatorRows(programme, digest, closes, corrects),
    hasBefore: digest.before.isWhole,
    hasYear: digest.yearBefore.isWhole,
    indicatorNotes: digestNotes(programme),
    reporting: reportingRanks(digest),
    rankings: rankingsOver(programme, digest),
    units: unitsOver(programme, digest),
    steps: stepsTable(programme, digest, closes),
    charts: digestCharts(programme, digest, closes),
    matters: digestMatters(programme, digest.period, input.matters),
  };
}

/** Puts what the template made between masthead and colophon. */
export function assembleDigest(input: DigestDocument, filled: { title: string; body: Briefing['body'] }): Briefing {
  const { programme, digest, settings } = input;
  return framed(programme, input, {
    ...filled,
    day: digest.period.to,
    period: digest.period,
    name: mastheadName(programme, settings),
    of: periodWords(digest.period),
    sources: Object.fromEntries(programme.indicators.map((each) => [each.id, sourceOf(each, input)])),
  });
}

/** `2022年4月疫情防控工作情况` */
const titleOf = ({ programme, digest }: DigestDocument): string =>
  `${periodWords(digest.period)}${subjectOf(programme)}情况`;

/** The part of the period in which there was the programme. */
function spanOf({ starts, ends }: Programme, { from, to }: Period): string | null {
  const part = { from: laterDay(from, starts), to: earlierDay(to, ends ?? to) };
  return part.from === from && part.to === to ? null : shortPeriod(part);
}

/** Days one after another are told as a stretch: `4月5日、4月9日至30日`. */
function runsInWords(days: readonly ReportingDay[]): Names | null {
  const runs: Period[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && addDays(last.to, 1) === day) runs[runs.length - 1] = { from: last.from, to: day };
    else runs.push({ from: day, to: day });
  }
  if (runs.length === 0) return null;
  const more = runs.length > MOST_RUNS ? `等${days.length}日` : '';
  return { words: runs.slice(0, MOST_RUNS).map(shortPeriod).join('、') + more, count: days.length };
}

function issuesInWords({ first, last }: DailyIssues): string | null {
  if (first === null || last === null) return null;
  return first === last ? `第${first}期` : `第${first}期至第${last}期`;
}

function tellReports({ completeness, units }: Digest): DigestData['completeness'] {
  const { expected, received, onTime } = completeness;
  const [rate, timeliness] = [shareWords(received, expected), shareWords(onTime, expected)];
  const silent = units.filter((unit) => unit.received < unit.expected);
  return {
    expected,
    received,
    onTime,
    rate,
    timeliness,
    even: rate === timeliness,
    always: units.filter((unit) => unit.onTime === unit.expected).length,
    units: units.length,
    allInTime: units.every((unit) => unit.onTime === unit.expected),
    silent: joinNames(silent.map((unit) => `${unit.name}（${unit.expected - unit.received}次）`)),
  };
}

/** What the figures do not contain, and what they are not compared with. */
function caveatsOf({ kind, days, completeness, before }: Digest): readonly string[] {
  const words = DIGEST_WORDS[kind];
  return [
    ...(days.unclosed.length > 0 ? [`本期数不含尚未日结的${days.unclosed.length}个报告日。`] : []),
    ...(completeness.received < completeness.expected ? ['本期数不含未报单位当日的数。'] : []),
    ...(before.isWhole ? [] : [`${words.before}（${shortPeriod(before.period)}）没有完整数据，不作比较。`]),
  ];
}

/** Which movements are over fewer units (同口径), and which units these lack: each set of units once. */
function sameUnitsWords({ indicators }: Programme, { kind, units, indicators: figures }: Digest): string[] {
  const names = new Map(units.map(({ unit, name }) => [unit, name]));
  const told = (since: string, leftOf: (figure: DigestIndicator) => readonly string[]): string[] => {
    const moved = indicators.map(({ id, name }) => ({ name, left: leftOf(figures[id]!) })).filter(hasLeft);
    return [...Map.groupBy(moved, ({ left }) => left.join(' '))].map(([, of]) => {
      const some = joinNames(of.map(({ name }) => name))!.words;
      const left = joinNames(of[0]!.left.map((unit) => names.get(unit) ?? unit))!.words;
      return `${some}较${since}的增减按同口径计算，只计两期都有数的单位，不含${left}。`;
    });
  };
  return [
    ...told(DIGEST_WORDS[kind].before, ({ change, changeLeftOut = [] }) => (change === null ? [] : changeLeftOut)),
    ...told('上年同期', ({ yearChange, yearLeftOut = [] }) => (yearChange === null ? [] : yearLeftOut)),
  ];
}

const hasLeft = ({ left }: { readonly left: readonly string[] }): boolean => left.length > 0;

/** As a cell says it: an answer is its word. */
function unitWords(indicator: Indicator, value: string | undefined): string {
  if (value === undefined) return '未报';
  return kindOf(indicator).words.ofUnit?.(value) ?? value;
}

function sourceOf(indicator: Indicator, { programme, digest }: DigestDocument): BriefingSource {
  const figure = digest.indicators[indicator.id]!;
  const of = computedKind(indicator)?.operands(indicator);
  const parts =
    of !== undefined
      ? programme.indicators
          .filter(({ id }) => of.includes(id))
          .map(({ id, name }) => ({ unit: name, value: digest.indicators[id]?.value ?? '未报' }))
      : digest.units
          .filter(({ unit }) => isAskedOf(indicator, unit))
          .map(({ unit, name }) => ({ unit: name, value: unitWords(indicator, figure.byUnit[unit]) }));
  const said = figure.value === null ? '未报' : exactWords(figure.value, measureOf(indicator));
  return {
    name: indicator.name,
    unit: measureOf(indicator),
    summary: `本期${said}`,
    rule: kindOf(indicator).words.periodRule,
    day: null,
    total: figure.value,
    parts,
  };
}
