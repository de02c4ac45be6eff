/**
 * One issued daily, statement by statement, against the truth of the moment it was issued: `figures.json`, every marked figure,
 * the sentences that a leader believes, the tables and the charts.
 */
import type { Briefing } from '../../../functions/core/briefing/briefing.ts';
import type { FiguresFile, PrintedFigure, PrintedUnit } from '../../../functions/core/day/day-close.ts';
import type { Indicator } from '../../../functions/core/kinds/indicator.ts';
import { compare, counted, dayAfter, type Exact, exact, HUNDRED, inMonth, over, sumOf, times, ZONES } from './exact.ts';
import { isAnswer, isMade, isRounded, operandsIn } from './formula.ts';
import { isExactly, isFigure, isSameSet, isShare, type Ledger } from './ledger.ts';
import { type Read, readTree, type Table } from './read-tree.ts';
import { says, saysOf } from './says.ts';
import { placedBy, reachedOn } from './target.ts';
import {
  arrangedOn,
  askedOn,
  daysTo,
  deadlineOf,
  type Facts,
  figureOn,
  figureToDate,
  givenBy,
  indicatorOn,
  isLate,
  lastTyped,
  movedOn,
  namesOn,
  OF_DAY,
  openOn,
  sameUnits,
  sayingUnits,
  stateOf,
  unitToDate,
} from './truth.ts';

export interface Daily {
  readonly briefing: Briefing;
  readonly figures: FiguresFile;
  readonly facts: Facts;
  /** What the edition before it printed. */
  readonly corrects?: FiguresFile;
}

interface Held extends Daily {
  readonly day: string;
  readonly where: string;
  readonly read: Read;
  readonly ledger: Ledger;
}

export function holdDay(daily: Daily, ledger: Ledger): void {
  const { day, edition } = daily.figures;
  const held = { ...daily, day, where: `${day} 第${edition}版`, read: readTree(daily.briefing), ledger };
  holdCompleteness(held);
  for (const indicator of wholesOn(daily.facts, day)) {
    holdFigures(held, indicator);
    holdUnits(held, indicator);
    holdParts(held, indicator);
    holdTarget(held, indicator);
  }
  holdLists(held);
  for (const table of held.read.tables) holdTable(held, table);
  holdMarked(held);
  holdSentences(held);
  holdCharts(held);
  holdSources(held);
}

function holdCompleteness({ figures, facts, day, where, ledger }: Held): void {
  const units = openOn(facts, day).map(({ id }) => id);
  const received = units.filter((unit) => stateOf(facts, day, unit) !== 'missing');
  const onTime = received.filter((unit) => !isLate(facts, day, unit));
  const truth = [units.length, received.length, onTime.length];
  const { expected, received: got, onTime: timely } = figures.completeness;
  ledger.hold(
    String([expected, got, timely]) === String(truth),
    'daily completeness',
    where,
    figures.completeness,
    truth,
  );
  const ids = wholesOn(facts, day).map(({ id }) => id);
  ledger.hold(
    isSameSet(Object.keys(figures.indicators), ids),
    'daily indicators',
    where,
    Object.keys(figures.indicators),
    ids,
  );
}

function holdFigures({ figures, facts, day, where, ledger }: Held, { id, kind, decimals }: Indicator): void {
  const printed = figures.indicators[id]!;
  const at = `${where} ${id} ${kind}`;
  const truth = figureOn(facts, id, day);
  const isTrue = isRounded({ kind }) ? isFigure : isExactly;
  ledger.hold(isTrue(printed.day, truth, decimals), 'daily day', at, printed.day, truth);
  const toDate = figureToDate(facts, id, day);
  ledger.hold(isTrue(printed.total, toDate, decimals), 'daily total', at, printed.total, toDate);
  const { change, leftOut } = movedOn(facts, id, day);
  // Where decimals were lowered, the movement of what is rounded is rounded as the day is.
  ledger.hold(isTrue(printed.change, change, decimals), 'daily change', at, printed.change, change);
  if (printed.change !== null) {
    const named = printed.changeLeftOut ?? (leftOut.size === 0 ? [] : (printed.leftOut ?? []));
    const stillMeant = [...leftOut].filter((unit) => openOn(facts, day).some((each) => each.id === unit));
    const all = stillMeant.every((unit) => named.includes(unit)) && named.every((unit) => leftOut.has(unit));
    ledger.hold(all, 'daily change left out', at, named, leftOut);
  }
}

function holdUnits({ figures, facts, day, where, ledger }: Held, indicator: Indicator): void {
  const { id, kind, decimals } = indicator;
  const { units = {}, leftOut = [], of } = figures.indicators[id]!;
  const same = isMade({ kind }) ? sameUnits(facts, indicator, day) : undefined;
  const meant = same?.meant ?? askedOn(facts, id, day);
  const counting = same?.units ?? sayingUnits(facts, id, day);
  const at = `${where} ${id} ${kind}`;
  ledger.hold(isSameSet(Object.keys(units), meant), 'daily units', at, Object.keys(units), meant);
  const missing = meant.filter((unit) => !counting.has(unit));
  ledger.hold(isSameSet(leftOut, missing), 'daily left out', at, leftOut, missing);
  if (of !== undefined) ledger.hold(isSameSet(of, counting), 'daily of', at, of, counting);
  const isTrue = isRounded({ kind }) ? isFigure : isExactly;
  for (const [unit, row] of Object.entries(units)) {
    if (isAnswer(indicator)) {
      holdAnswer({ facts, day, where, ledger }, id, unit, row);
      continue;
    }
    const truth = counting.has(unit) ? figureOn(facts, id, day, new Set([unit])) : null;
    ledger.hold(isTrue(row.day, truth, decimals), 'daily unit day', `${at} ${unit}`, row.day, truth);
    const toDate = unitToDate(facts, id, day, unit);
    ledger.hold(isTrue(row.total, toDate, decimals), 'daily unit total', `${at} ${unit}`, row.total, toDate);
    const kept = isMade(indicator) ? keptOf(facts, indicator, day, unit) : keptSince(facts, indicator, day, unit);
    if (row.day !== null) ledger.hold(row.carried === kept, 'daily carried', `${at} ${unit}`, row.carried, kept);
  }
  const { options } = figures.indicators[id]!;
  for (const option of indicator.options ?? []) {
    const truth = meant.filter((unit) => givenBy(facts, id, day, unit)?.value === option).length;
    ledger.hold(options?.[option] === truth, 'daily option', `${at} ${option}`, options, truth);
  }
}

/** The day's answer, and the last one with its day. */
function holdAnswer(
  { facts, day, where, ledger }: Pick<Held, 'facts' | 'day' | 'where' | 'ledger'>,
  id: string,
  unit: string,
  row: PrintedUnit,
): void {
  const at = `${where} ${id} ${unit}`;
  const now = givenBy(facts, id, day, unit)?.value ?? null;
  const earlier = lastTyped(facts, id, day, unit);
  const last = now ?? (earlier === undefined ? null : givenBy(facts, id, earlier, unit)!.value);
  ledger.hold(row.day === now, 'daily answer', at, row.day, now);
  ledger.hold(row.total === last, 'daily last answer', at, row.total, last);
  ledger.hold(row.carried === (now === null ? earlier : undefined), 'daily answer of', at, row.carried, earlier);
}

/** 分项: each with its share of the whole, of the day and to date, in all and of each unit. */
function holdParts({ figures, facts, day, where, ledger }: Held, { id, by }: Indicator): void {
  if (by === undefined) return;
  const { parts = {}, units = {}, day: whole } = figures.indicators[id]!;
  for (const part of by as readonly string[]) {
    const own = `${id}:${part}`;
    const at = `${where} ${own}`;
    const [now, toDate] = [figureOn(facts, own, day), figureToDate(facts, own, day)];
    ledger.hold(isExactly(parts[part]?.day, now), 'daily part', at, parts[part], now);
    ledger.hold(isExactly(parts[part]?.total, toDate), 'daily part to date', at, parts[part], toDate);
    const all = whole === null ? null : exact(whole);
    const share = now && all && over(times(now, HUNDRED), all);
    ledger.hold(isFigure(parts[part]?.share, share, 2), 'daily share of a part', at, parts[part], share);
    for (const [unit, row] of Object.entries(units)) {
      const truth = figureOn(facts, own, day, new Set([unit]));
      ledger.hold(isExactly(row.parts?.[part]?.day, truth), 'daily part of a unit', `${at} ${unit}`, row.parts, truth);
      const sum = unitToDate(facts, own, day, unit);
      ledger.hold(isExactly(row.parts?.[part]?.total, sum), 'daily part of a unit', `${at} ${unit}`, row.parts, sum);
    }
  }
}

/** 完成率, 时间进度 and places. */
function holdTarget({ figures, facts, day, where, ledger }: Held, indicator: Indicator): void {
  const { id, kind } = indicator;
  const printed = figures.indicators[id]!;
  const at = `${where} ${id} ${kind}`;
  const reaches = reachedOn(facts, indicator, day);
  const isRate = (value: string | null | undefined, truth: Exact | null): boolean => isFigure(value, truth, 1);
  if (reaches === undefined) ledger.hold(printed.target === undefined, 'daily no target', at, printed, null);
  else {
    ledger.hold(isExactly(printed.target, reaches.target), 'daily target', at, printed.target, reaches.target);
    ledger.hold(isRate(printed.completion, reaches.completion), 'daily completion', at, printed, reaches);
    const isInTime =
      isRate(printed.timeProgress ?? null, reaches.passed) && isRate(printed.ahead ?? null, reaches.ahead);
    ledger.hold(isInTime, 'daily time progress', at, printed, reaches);
    const left = printed.completionLeftOut ?? [];
    ledger.hold(isSameSet(left, reaches.leftOut), 'daily completion left out', at, left, reaches.leftOut);
  }
  const units = Object.entries(printed.units ?? {});
  const places = new Map(units.map(([unit]) => [unit, placedBy(facts, indicator, day, unit)]));
  for (const [unit, row] of units) {
    const reach = reaches?.units.get(unit);
    if (reach !== undefined) {
      ledger.hold(isRate(row.completion, reach.completion), 'daily completion of a unit', `${at} ${unit}`, row, reach);
      ledger.hold(isRate(row.ahead ?? null, reach.ahead), 'daily ahead of a unit', `${at} ${unit}`, row, reach);
    }
    if (row.rank === undefined) continue;
    const own = places.get(unit);
    const before = [...places.values()].filter((each) => own && each && compare(each, own) > 0).length;
    ledger.hold(own != null && row.rank === before + 1, 'daily place', `${at} ${unit}`, row, [...places]);
  }
}

/** `completion < 50`, `rank <= 2`: units of which it is known and true. */
function holdLists({ figures, facts, day, where, ledger }: Held): void {
  for (const { title, of, when } of arrangedOn(facts, day).lists ?? []) {
    const indicator = indicatorOn(facts, of, day)!;
    const units = Object.keys(figures.indicators[of]?.units ?? {});
    const reaches = reachedOn(facts, indicator, day);
    const places = units.map((unit) => placedBy(facts, indicator, day, unit));
    const [name = '', sign, bound = ''] = when.split(' ');
    const askedOf = (unit: string): Exact | null => {
      if (name === 'rank') {
        const own = placedBy(facts, indicator, day, unit);
        return own && counted(places.filter((each) => each && compare(each, own) > 0).length + 1);
      }
      return reaches?.units.get(unit)?.[name as 'completion' | 'ahead'] ?? null;
    };
    const truth = units.filter((unit) => {
      const value = askedOf(unit);
      if (value === null) return false;
      const side = compare(value, exact(bound));
      return sign === '<' ? side < 0 : side <= 0;
    });
    const printed = figures.lists?.find((list) => list.title === title)?.units ?? [];
    ledger.hold(isSameSet(printed, truth), 'daily list', `${where} ${title} ${when}`, printed, truth);
  }
}

/** A value that stands from an earlier day; of a total that is typed, the day it was typed. */
function keptSince(facts: Facts, { id, reported }: Indicator, day: string, unit: string): string | undefined {
  const given = givenBy(facts, id, day, unit);
  return reported === undefined || given !== undefined ? given?.keptFrom : lastTyped(facts, id, day, unit);
}

const wholesOn = (facts: Facts, day: string): Indicator[] =>
  arrangedOn(facts, day).indicators.filter(({ partOf }) => partOf === undefined);

const keptOf = (facts: Facts, made: Indicator, day: string, unit: string): string | undefined =>
  operandsIn(made)
    .flatMap((id) => givenBy(facts, id, day, unit)?.keptFrom ?? [])
    .sort()[0];

/** The value of a marked figure is that of figures.json, and its words say it. */
function holdMarked({ read, figures, facts, day, where, ledger }: Held): void {
  for (const figure of read.figures) {
    const { indicator: id, of, value, unit } = figure;
    const at = `${where} ${id} ${of} ${unit ?? ''}`;
    const words = figure.children.map((each) => (each.type === 'text' ? each.text : '')).join('');
    const indicator = indicatorOn(facts, id, day)!;
    ledger.hold(saysOf(of, words, value, indicator.unit), `daily words of ${of}`, at, words, value);
    const { partOf } = indicator;
    const whole = figures.indicators[partOf?.whole ?? id]!;
    const ofUnit = whole.units?.[unit ?? ''];
    const printed = partOf === undefined ? whole : whole.parts![partOf.part]!;
    if (of === 'unit') {
      const row = (partOf === undefined ? ofUnit : ofUnit?.parts?.[partOf.part])?.day ?? null;
      const said = indicator.kind === 'check' ? (row === '1' ? '是' : '否') : row;
      ledger.hold(value === said, 'daily cell of a unit', at, value, said);
    } else if (of === 'day' || of === 'total' || (of === 'change' && partOf === undefined)) {
      ledger.hold(value === (printed as PrintedFigure)[of], `daily one value of ${of}`, at, value, printed);
    }
  }
}

const STATES: Readonly<Record<string, (facts: Facts, day: string, unit: string) => boolean>> = {
  未报: (facts, day, unit) => stateOf(facts, day, unit) === 'missing',
  迟报: (facts, day, unit) => isLate(facts, day, unit),
  零报告: (facts, day, unit) => stateOf(facts, day, unit) === 'nil',
};

function holdSentences(held: Held): void {
  const { read, facts, day, where, ledger } = held;
  const units = openOn(facts, day);
  const idOf = new Map(units.map(({ id, name }) => [name, id]));
  const received = units.filter(({ id }) => stateOf(facts, day, id) !== 'missing');
  const before = daysTo(facts, dayAfter(day, -1)).at(-1);
  const each = (pattern: RegExp, about: string, isTrue: (...found: string[]) => boolean, truth: unknown = ''): void => {
    for (const text of read.texts) {
      for (const [whole, ...found] of text.matchAll(pattern)) {
        ledger.hold(isTrue(...found), `daily ${about}`, where, whole, truth);
      }
    }
  };
  each(/应报(\d+)个单位/gu, '应报', (count) => +count! === units.length, units.length);
  each(/实报(\d+)个/gu, '实报', (count) => +count! === received.length, received.length);
  each(/各项工作无新增、变动情况/gu, '无新增、变动', () => isQuiet(held), '');
  each(/均未报送/gu, '均未报送', () => received.length === 0, received.length);
  each(
    /截至(\d+月\d+日)(\d+)时(?:(\d+)分)?/gu,
    '截至',
    (date, hour, minute) => instantOf(held) === `${date} ${hour}:${minute ?? 0}`,
    instantOf(held),
  );
  each(/[较与](上周|上月)/gu, 'base of a week or month', (base) =>
    JSON.stringify(arrangedOn(facts, day).schedule.days).includes(base === '上周' ? 'weekly' : 'monthly'),
  );
  each(
    /[较与](前一日|上一报告日)/gu,
    'base',
    (base) => (base === '前一日') === (before === undefined || before === dayAfter(day, -1)),
    before,
  );
  for (const [state, holds] of Object.entries(STATES)) {
    const truth = units.filter(({ id }) => holds(facts, day, id)).map(({ name }) => name);
    each(
      new RegExp(`(?<=[。；]|^)([^。；，：]+)${state}(?=[。；])`, 'gu'),
      state,
      (names) => {
        const parts = names!.split('、');
        return parts.some((name) => !idOf.has(name)) || isSameSet(parts, truth);
      },
      truth,
    );
  }
  const names = (ids: Iterable<string>): string[] => [...ids].map((id) => nameOf(facts, id, day));
  each(/([^。（）：]+?)按同口径计算，只计各项都有数的单位，不含([^。]+)。/gu, '同口径', (figures, left) => {
    return figures!.split('、').every((name) => {
      const indicator = arrangedOn(facts, day).indicators.find((one) => one.name === name);
      if (indicator === undefined) return /项数据$/.test(name);
      const { meant, units: same } = sameUnits(facts, indicator, day);
      return left!.split('、').every((unit) => names(meant.filter((id) => !same.has(id))).includes(unit));
    });
  });
  each(/([^。（）：]+?)的增减按同口径计算，只计两日都有数的单位，不含([^。]+)。/gu, '增减同口径', (figures, left) => {
    return figures!.split('、').every((name) => {
      const indicator = arrangedOn(facts, day).indicators.find((one) => one.name === name);
      if (indicator === undefined) return /项数据$/.test(name);
      const truth = names(movedOn(facts, indicator.id, day).leftOut);
      return left!.split('、').every((unit) => truth.includes(unit) || /^[un]\d$/.test(unit));
    });
  });
  holdCoverage(held, each);
  holdAnswers(held, each);
  holdCorrection(held, each);
}

/** Nothing was done, and nothing that there is has moved. */
function isQuiet({ facts, day }: Held): boolean {
  return arrangedOn(facts, day).indicators.every(({ id, kind }) => {
    const truth = figureOn(facts, id, day);
    if (kind === 'flow') return truth === null || truth.above === 0n;
    if (kind !== 'stock' && kind !== 'ratio') return true;
    const { change } = movedOn(facts, id, day);
    return change === null ? truth === null || truth.above === 0n : change.above === 0n;
  });
}

type Each = (pattern: RegExp, about: string, isTrue: (...found: string[]) => boolean, truth?: unknown) => void;

const nameOf = (facts: Facts, id: string, day: string): string =>
  arrangedOn(facts, day).units.find((unit) => unit.id === id)?.name ?? id;

/** The deadline on the zone's clock; the end of a day is its 24时. */
function instantOf({ facts, day }: Held): string {
  const { timezone } = arrangedOn(facts, day);
  const moment = new Date(deadlineOf(facts, day) + ZONES[timezone]! * 60_000);
  const [date, hours, minutes] = [moment.toISOString().slice(0, 10), moment.getUTCHours(), moment.getUTCMinutes()];
  return hours + minutes === 0 ? `${inMonth(dayAfter(date, -1))} 24:0` : `${inMonth(date)} ${hours}:${minutes}`;
}

/** 应覆盖6个，已覆盖4个（66.7%），未覆盖：中桥、新桥，另有名单外1个 */
function holdCoverage({ facts, day }: Held, each: Each): void {
  for (const { id, name, roster } of arrangedOn(facts, day).indicators) {
    if (roster === undefined) continue;
    const told = namesOn(facts, id, daysTo(facts, day));
    const left = roster.filter((place) => !told.includes(place));
    const beyond = told.filter((place) => !roster.includes(place)).length;
    const truth = { roster, told };
    const begin = `${name}(?:当日)?[^。；]*?应覆盖`;
    each(
      new RegExp(`${begin}(\\d+)个，已覆盖(\\d+)个（([\\d.]+)%），尚有([^。；，]+)未覆盖`, 'gu'),
      'coverage',
      (all, covered, rate, names) => {
        const count = roster.length - left.length;
        return (
          +all! === roster.length &&
          +covered! === count &&
          isShare(rate!, count, roster.length) &&
          isSameSet(names!.split('、'), left)
        );
      },
      truth,
    );
    each(
      new RegExp(`${begin}的(\\d+)个已全部覆盖`, 'gu'),
      'coverage',
      (all) => +all! === roster.length && left.length === 0,
      truth,
    );
    each(new RegExp(`${begin}[^。；]*?名单外(\\d+)个`, 'gu'), 'beyond the roster', (more) => +more! === beyond, truth);
  }
}

/** 已有2个单位落实（共4个），丁局未落实，1个未答; 4个单位已全部落实; 已落实; 未落实; 尚无单位落实（共4个），… */
function holdAnswers({ facts, day }: Held, each: Each): void {
  for (const { id, name, kind } of arrangedOn(facts, day).indicators) {
    if (kind !== 'check') continue;
    const asked = askedOn(facts, id, day);
    const answer = (unit: string) => givenBy(facts, id, day, unit)?.value;
    const no = asked.filter((unit) => answer(unit) === false).map((unit) => nameOf(facts, unit, day));
    const yes = asked.filter((unit) => answer(unit) === true).length;
    const silent = asked.filter((unit) => answer(unit) === undefined).length;
    const truth = { asked, no, silent };
    each(
      new RegExp(
        `${name}(?:已有(\\d+)个单位|尚无单位)落实（共(\\d+)个）(?:，([^。；，]+)未落实)?(?:，(\\d+)个未答)?(?=[，。；])`,
        'gu',
      ),
      'answers',
      (done = '0', all, names = '', blank = '0') =>
        +done === yes &&
        +all! === asked.length &&
        +blank === silent &&
        isSameSet(names.split('、').filter(Boolean), no),
      truth,
    );
    each(
      new RegExp(`${name}(?:(\\d+)个单位已全部|已)落实`, 'gu'),
      'answers',
      (all = '1') => +all === asked.length && yes === asked.length,
      truth,
    );
    each(new RegExp(`${name}未落实`, 'gu'), 'answers', () => asked.length === 1 && no.length === 1, truth);
  }
}

/** 更正内容：指标一当日由3吨更正为4吨，累计由7吨更正为8吨；… */
function holdCorrection({ facts, day, corrects, figures, ledger, where, read }: Held, each: Each): void {
  if (corrects === undefined) return;
  for (const { id, name, unit, kind } of wholesOn(facts, day)) {
    const [now, then] = [figures.indicators[id]!, corrects.indicators[id]];
    const parts = [
      ['day', '(?:当日|本周|本月)'],
      ['total', kind === 'mean' ? '(?:日均|周均|月均)' : OF_DAY.includes(kind) || isMade({ kind }) ? '' : '累计'],
    ] as const;
    for (const [of, word] of parts) {
      if (word === '') continue;
      const pattern = new RegExp(
        `(?:[：；])${name}(?!·)(?:[^。；]*?，)?${word}由([^，。；]+?)更正为([^，。；]+)`,
        'gu',
      );
      const measure = kind === 'check' ? '' : unit.replace(/\/日$/, '');
      each(
        pattern,
        `correction of ${of}`,
        (from, to) => isSaid(from!, then?.[of], measure) && isSaid(to!, now[of], measure),
        [then?.[of], now[of]],
      );
      const told = read.texts.some((text) => text.startsWith('更正说明') && text.search(pattern) >= 0);
      const differs = !isZeroOrSame(now[of], then?.[of]);
      if (then !== undefined)
        ledger.hold(told === differs, 'correction is complete', `${where} ${id} ${of}`, told, [then[of], now[of]]);
    }
  }
}

const isSaid = (words: string, value: string | null | undefined, unit: string): boolean =>
  value == null ? words === '未报' : says(words, value, unit);

const isZeroOrSame = (one: string | null, other: string | null | undefined): boolean =>
  one === (other ?? null) ||
  (one !== null && other != null && isFigure(one, exact(other)) && isFigure(other, exact(one)));

/** Of the table of units: how each stands, what stands in its row (`holdMarked`), and what the sums are of. */
function holdTable({ facts, day, where, ledger }: Held, { columns, rows }: Table): void {
  const at = columns.indexOf('报送情况');
  if (columns[0] !== '报送单位') return;
  const idOf = new Map(openOn(facts, day).map(({ id, name }) => [name, id]));
  let group: string[] = [];
  for (const { role, cells } of rows) {
    if (role === 'group') group = [];
    const name = cells[0]!.text;
    const unit = idOf.get(name);
    if (role === 'row' && unit !== undefined) {
      group.push(unit);
      const late = isLate(facts, day, unit);
      const truth = { missing: '未报', nil: late ? '零报告（迟报）' : '零报告', reported: late ? '迟报' : '按时' }[
        stateOf(facts, day, unit)
      ];
      // Where all were in time, there is no such column.
      const standing = at < 0 ? '按时' : cells[at]!.text;
      ledger.hold(standing === truth, 'daily standing', `${where} ${name}`, standing, truth);
    }
    if (role !== 'subtotal' && role !== 'total') continue;
    const units = role === 'total' ? [...idOf.values()] : group;
    const got = units.filter((each) => stateOf(facts, day, each) !== 'missing').length;
    const reports = at < 0 ? `${units.length}/${units.length}` : cells[at]!.text;
    ledger.hold(reports === `${got}/${units.length}`, `daily row of ${role}, reports`, where, reports, [
      got,
      units.length,
    ]);
    for (const [column, header] of columns.entries()) {
      const indicator = arrangedOn(facts, day).indicators.find((each) => each.name === header.replace(/（.*）$/, ''));
      if (indicator === undefined || column <= at) continue;
      const truth = subtotal(facts, indicator, day, role === 'total' ? undefined : units);
      const text = cells[column]!.text;
      const isTrue = isMade(indicator) ? isFigure : isExactly;
      ledger.hold(
        isTrue(/\d/.test(text) ? text : null, truth),
        `daily row of ${role}`,
        `${where} ${header}`,
        text,
        truth,
      );
    }
  }
}

/** Without the zeros that nil returns say, where nobody gave a figure. */
function subtotal(
  facts: Facts,
  { id, kind }: Indicator,
  day: string,
  units: readonly string[] | undefined,
): Exact | null {
  if (units === undefined || isMade({ kind })) return figureOn(facts, id, day, units && new Set(units));
  const given = units.filter((unit) => givenBy(facts, id, day, unit) !== undefined);
  if (given.length === 0) return null;
  if (kind === 'places') return counted(namesOn(facts, id, [day], new Set(units)).length);
  return sumOf(given.map((unit) => figureOn(facts, id, day, new Set([unit]))!));
}

/** A line over days: each point is that day's figure. */
function holdCharts({ read, facts, day, where, ledger }: Held): void {
  for (const { chart, series, title } of read.charts) {
    const indicator = arrangedOn(facts, day).indicators.find(({ name }) => name === series[0]?.name);
    if (chart !== 'trend' || indicator === undefined) continue;
    const values = series[0]!.values;
    const days = daysTo(facts, day).slice(-values.length);
    const counts = /近(\d+)个报告日/u.exec(title)?.[1];
    if (counts !== undefined) ledger.hold(+counts === values.length, 'daily chart title', where, title, values.length);
    for (const [at, value] of values.entries()) {
      const truth = figureOn(facts, indicator.id, days[at]!);
      ledger.hold(isFigure(value, truth), 'daily chart', `${where} ${title} ${days[at]}`, value, truth);
    }
  }
}

/** What the page says when a figure is opened: the parts by unit. */
function holdSources({ briefing, facts, day, where, ledger }: Held): void {
  for (const [id, { parts, day: printed }] of Object.entries(briefing.sources)) {
    const { kind, decimals } = indicatorOn(facts, id, day)!;
    const truth = figureOn(facts, id, day);
    ledger.hold(isFigure(printed, truth, decimals), 'daily source', `${where} ${id}`, printed, truth);
    if (isMade({ kind })) continue;
    for (const { unit: name, value } of parts) {
      const unit = openOn(facts, day).find((each) => each.name === name)?.id ?? '';
      const given = givenBy(facts, id, day, unit);
      const words = value.replace(/（沿用.*$/u, '');
      const state = { missing: '未报', nil: '零报告', reported: '未填报' }[stateOf(facts, day, unit)];
      const isTrue = given === undefined ? words === state : isSaidBy(words, given.value);
      ledger.hold(isTrue, 'daily part of a source', `${where} ${id} ${name}`, value, given ?? state);
    }
  }
}

function isSaidBy(words: string, value: NonNullable<ReturnType<typeof givenBy>>['value']): boolean {
  if (typeof value === 'boolean') return words === (value ? '是' : '否');
  if (typeof value === 'string') return /^-?[\d.]+$/.test(value) ? isExactly(words, exact(value)) : words === value;
  return isSameSet(words.split('、'), value);
}
