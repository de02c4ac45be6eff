/**
 * One issued digest, statement by statement, against what is true of the days that it adds up.
 */
import type { Briefing } from '../../../functions/core/briefing/briefing.ts';
import type { DigestFile } from '../../../functions/core/digest/figures-file.ts';
import type { Indicator } from '../../../functions/core/kinds/indicator.ts';
import {
  compare,
  counted,
  dayAfter,
  type Exact,
  exact,
  HUNDRED,
  inMonth,
  minus,
  over,
  placesOf,
  roundedTo,
  sumOf,
  times,
} from './exact.ts';
import { isAnswer, isMade, isRounded, operandsIn } from './formula.ts';
import { isExactly, isFigure, isSameSet, isShare, type Ledger } from './ledger.ts';
import { type Read, readTree, type Table } from './read-tree.ts';
import { says, saysOf } from './says.ts';
import {
  arrangedOn,
  daysTo,
  deadlineOf,
  type Facts,
  figureOn,
  figureOver,
  figureToDate,
  givenBy,
  indicatorOn,
  isLate,
  namesOn,
  OF_DAY,
  openOn,
  ownOver,
  sameUnits,
  sayingUnits,
  stateOf,
} from './truth.ts';

export interface Digested {
  readonly briefing: Briefing;
  readonly figures: DigestFile;
  readonly facts: Facts;
  readonly at: number;
  /** Newest editions of dailies by then: issue and edition by day. */
  readonly dailies: ReadonlyMap<string, { readonly issue: number; readonly edition: number }>;
}

interface Held extends Digested {
  readonly days: readonly string[];
  readonly where: string;
  readonly read: Read;
  readonly ledger: Ledger;
}

export function holdDigest(digested: Digested, ledger: Ledger): void {
  const { facts, figures, at } = digested;
  const { from, to, kind, edition } = figures;
  const all = daysTo(facts, to).filter((day) => day >= from);
  const where = `${kind} ${from} ${to} 第${edition}版`;
  const held = {
    ...digested,
    days: all.filter((day) => !figures.days.unclosed.includes(day)),
    where,
    read: readTree(digested.briefing),
    ledger,
  };
  ledger.hold(figures.days.asked === all.length, 'digest days', where, figures.days, all);
  ledger.hold(figures.days.closed === held.days.length, 'digest days', where, figures.days, held.days);
  for (const day of figures.days.unclosed)
    ledger.hold(deadlineOf(facts, day) > at, 'digest unclosed', where, day, 'it is due');
  holdReports(held);
  for (const id of Object.keys(figures.indicators)) holdFigure(held, id);
  const last = arrangedOn(facts, held.days.at(-1)!).indicators.map(({ id }) => id);
  const printed = Object.keys(figures.indicators);
  // Of a series that a later version carries on the last day has the earlier id.
  const then = printed.flatMap((id) => indicatorOn(facts, id, held.days.at(-1)!)?.id ?? []);
  const names = [...printed, ...then, ...(figures.ended ?? []).map(({ id }) => id)];
  ledger.hold(
    last.every((id) => names.includes(id)),
    'digest indicators',
    where,
    names,
    last,
  );
  holdMarked(held);
  holdSentences(held);
  for (const table of held.read.tables) holdRanks(held, table);
}

interface Reports {
  readonly expected: number;
  readonly received: number;
  readonly onTime: number;
  readonly nil: number;
}

function reportsOf(facts: Facts, days: readonly string[], unit?: string): Reports {
  const all = days.flatMap((day) =>
    openOn(facts, day).flatMap(({ id }) => (unit === undefined || id === unit ? [{ day, id }] : [])),
  );
  const received = all.filter(({ day, id }) => stateOf(facts, day, id) !== 'missing');
  return {
    expected: all.length,
    received: received.length,
    onTime: received.filter(({ day, id }) => !isLate(facts, day, id)).length,
    nil: received.filter(({ day, id }) => stateOf(facts, day, id) === 'nil').length,
  };
}

function holdReports({ figures, facts, days, where, ledger }: Held): void {
  const { expected, received, onTime } = reportsOf(facts, days);
  const printed = figures.completeness;
  ledger.hold(
    String([printed.expected, printed.received, printed.onTime]) === String([expected, received, onTime]),
    'digest completeness',
    where,
    printed,
    [expected, received, onTime],
  );
  const open = days.flatMap((day) => openOn(facts, day).map(({ id }) => id));
  ledger.hold(
    isSameSet(
      figures.units.map(({ unit }) => unit),
      open,
    ),
    'digest units',
    where,
    figures.units,
    open,
  );
  for (const { unit, ...own } of figures.units) {
    const truth = reportsOf(facts, days, unit);
    const isTrue = Object.entries(truth).every(([key, count]) => own[key as keyof Reports] === count);
    ledger.hold(isTrue, 'digest reports of a unit', `${where} ${unit}`, own, truth);
  }
}

/** Its meaning on the last day that has it. */
function lastOf(facts: Facts, id: string, days: readonly string[]): Indicator | undefined {
  const last = days.map((day) => indicatorOn(facts, id, day)).findLast((each) => each !== undefined);
  return last && { ...last, id }; // of a series that is carried on, whatever its id was then
}

function holdFigure({ figures, facts, days, where, ledger }: Held, id: string): void {
  const printed = figures.indicators[id]!;
  const indicator = lastOf(facts, id, days);
  if (indicator === undefined) {
    ledger.hold(printed.value === null, 'digest value', `${where} ${id}`, printed.value, null);
    return;
  }
  const { kind } = indicator;
  const at = `${where} ${id} ${kind}`;
  const truth = figureOver(facts, id, days);
  const isTrue = isRounded({ kind }) ? isFigure : isExactly;
  ledger.hold(isTrue(printed.value, truth), 'digest value', at, printed.value, truth);
  const known = days.flatMap((day) => {
    const figure = figureOn(facts, id, day);
    return figure === null ? [] : [{ day, figure }];
  });
  ledger.hold(printed.days === known.length, 'digest days with a figure', at, printed.days, known.length);
  if (printed.mean !== null) {
    const mean = over(sumOf(known.map(({ figure }) => figure)), counted(known.length));
    ledger.hold(isFigure(printed.mean, mean), 'digest mean', at, printed.mean, mean);
  }
  for (const [name, sign] of [
    ['highest', 1],
    ['lowest', -1],
  ] as const)
    holdExtreme({ ledger, at }, name, sign, printed[name], known);
  if (printed.asOf !== undefined)
    ledger.hold(printed.asOf === known.at(-1)?.day, 'digest as of', at, printed.asOf, known.at(-1)?.day);
  holdUnits({ figures, facts, days, where, ledger } as Held, indicator);
  holdChange({ figures, facts, days, where, ledger } as Held, indicator);
  holdToDate({ figures, facts, days, where, ledger } as Held, indicator);
}

function holdExtreme(
  { ledger, at }: { ledger: Ledger; at: string },
  name: string,
  sign: number,
  printed: { readonly day: string; readonly value: string } | null,
  known: readonly { readonly day: string; readonly figure: Exact }[],
): void {
  ledger.hold((printed === null) === (known.length === 0), `digest ${name}`, at, printed, known);
  if (printed === null) return;
  const places = printed.value.split('.')[1]?.length ?? 0;
  const rounded = known.map(({ day, figure }) => ({ day, figure: roundedTo(figure, places) }));
  const best = rounded.reduce((one, other) => (compare(other.figure, one.figure) * sign > 0 ? other : one));
  const isTrue = best.day === printed.day && isExactly(printed.value, best.figure);
  ledger.hold(isTrue, `digest ${name}`, at, printed, best);
}

function holdUnits({ figures, facts, days, where, ledger }: Held, indicator: Indicator): void {
  const { id, kind } = indicator;
  const { byUnit, leftOut = [] } = figures.indicators[id]!;
  for (const [unit, value] of Object.entries(byUnit)) {
    const only = new Set([unit]);
    if (isAnswer({ kind })) {
      const last = days.findLast((day) => givenBy(facts, id, day, unit) !== undefined)!;
      ledger.hold(
        value === givenBy(facts, id, last, unit)?.value,
        'digest answer',
        `${where} ${id} ${unit}`,
        value,
        last,
      );
      continue;
    }
    const truth = isMade({ kind })
      ? figureOver(facts, id, days, () => only)
      : ownOver(facts, id, days, unit, () => only);
    const isTrue = isRounded({ kind }) ? isFigure : isExactly;
    ledger.hold(isTrue(value, truth), 'digest unit', `${where} ${id} ${kind} ${unit}`, value, truth);
  }
  if (!isMade({ kind })) {
    const gave = [...new Set(days.flatMap((day) => openOn(facts, day).map((each) => each.id)))].filter(
      (unit) => ownOver(facts, id, days, unit, () => new Set([unit])) !== null,
    );
    ledger.hold(
      isSameSet(Object.keys(byUnit), gave),
      'digest units of a figure',
      `${where} ${id} ${kind}`,
      Object.keys(byUnit),
      gave,
    );
    return;
  }
  const meant = days.flatMap((day) =>
    indicatorOn(facts, id, day) === undefined ? [] : sameUnits(facts, indicator, day).meant,
  );
  const truth = meant.filter((unit) => !leftOut.includes(unit));
  ledger.hold(
    leftOut.every((unit) => meant.includes(unit)) && truth.length >= Object.keys(byUnit).length,
    'digest left out',
    where,
    leftOut,
    meant,
  );
}

/** Against the same stretch before, where each of its days is closed and has the indicator: over the units of both. */
function holdChange({ figures, facts, days, where, ledger }: Held, { id, kind, decimals }: Indicator): void {
  const { from, to, compared } = figures;
  const { value, previous, change, percent, changeLeftOut = [] } = figures.indicators[id]!;
  const at = `${where} ${id} ${kind}`;
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  const before = { from: dayAfter(from, -length), to: dayAfter(from, -1) };
  const isRight = compared.before.from === before.from && compared.before.to === before.to;
  ledger.hold(isRight, 'digest compared', at, compared.before, before);
  const earlier = daysTo(facts, before.to).filter((day) => day >= before.from);
  const isThroughout = [...earlier, ...days].every((day) => indicatorOn(facts, id, day) !== undefined);
  if (!compared.before.whole || !isThroughout) {
    const isSilent = previous === null && change === null && percent === null;
    ledger.hold(isSilent, 'digest without change', at, { previous, change }, null);
    return;
  }
  const isThere = before.from >= facts.arranged[0]!.programme.starts && earlier.length > 0;
  ledger.hold(isThere, 'digest compared', at, compared.before, earlier);
  const truth = figureOver(facts, id, earlier);
  ledger.hold((isRounded({ kind }) ? isFigure : isExactly)(previous, truth), 'digest previous', at, previous, truth);
  if (value === null || previous === null) {
    ledger.hold(change === null, 'digest change', at, change, null);
    return;
  }
  const [now, then] = [unitsOver(facts, id, days), unitsOver(facts, id, earlier)];
  const both = new Set([...now].filter((unit) => then.has(unit)));
  const apart = [...now, ...then].filter((unit) => !both.has(unit));
  ledger.hold(isSameSet(changeLeftOut, apart), 'digest change left out', at, changeLeftOut, apart);
  const [one, other] = [days, earlier].map((each) => figureOver(facts, id, each, () => both));
  const moved = one && other ? minus(one, other) : null;
  const isTrue = isRounded({ kind })
    ? isMoved(change, one, other, [decimals, value, previous])
    : isExactly(change, moved);
  ledger.hold(isTrue, 'digest change', at, change, moved);
  if (percent === null || !moved) return;
  const share = over(
    times(exact(change!), HUNDRED),
    isRounded({ kind }) ? roundedTo(other!, placesOf(previous)) : other!,
  );
  ledger.hold(isFigure(percent, share), 'digest percent', at, percent, share);
}

/** Of two figures that were each rounded, to the digits of the indicator or to those that a finer day brought. */
function isMoved(
  change: string | null,
  one: Exact | null | undefined,
  other: Exact | null | undefined,
  shown: readonly (string | number)[],
): boolean {
  if (!one || !other) return change === null;
  const digits = shown.map((each) => (typeof each === 'number' ? each : placesOf(each)));
  return digits.some((now) =>
    digits.some((then) => isExactly(change, minus(roundedTo(one, now), roundedTo(other, then)))),
  );
}

/** Units that the figure of a period is of: of what there is those of its last day. */
function unitsOver(facts: Facts, id: string, days: readonly string[]): Set<string> {
  const ofDay = (each: string): boolean => OF_DAY.includes(lastOf(facts, each, days)!.kind);
  const last = lastOf(facts, id, days)!;
  const { kind } = last;
  const isOfDay = isMade({ kind }) ? operandsIn(last).every(ofDay) : ofDay(id);
  const lastDay = days.findLast((day) => figureOn(facts, id, day) !== null);
  const counting = isOfDay ? days.filter((day) => day === lastDay) : days;
  return new Set(
    counting.flatMap((day) => {
      const indicator = indicatorOn(facts, id, day)!;
      return [...(isMade({ kind }) ? sameUnits(facts, indicator, day).units : sayingUnits(facts, id, day))];
    }),
  );
}

/** 累计, apart from 本期, and how far a roster is covered by the end. */
function holdToDate({ figures, facts, days, where, ledger }: Held, { id, kind, roster }: Indicator): void {
  const { total, coverage } = figures.indicators[id]!;
  const last = days.at(-1)!;
  if (indicatorOn(facts, id, last) === undefined) return;
  if (total != null) {
    const truth = figureToDate(facts, id, last);
    ledger.hold(
      (isRounded({ kind }) ? isFigure : isExactly)(total, truth),
      'digest to date',
      `${where} ${id}`,
      total,
      truth,
    );
  }
  if (coverage === undefined || roster === undefined) return;
  const told = namesOn(facts, id, daysTo(facts, last));
  const earlier = namesOn(facts, id, daysTo(facts, dayAfter(days[0]!, -1)));
  const covered = roster.filter((place) => told.includes(place));
  const added = covered.filter((place) => !earlier.includes(place)).length;
  const isTrue =
    coverage.asked === roster.length &&
    coverage.covered === covered.length &&
    (coverage.added === null || coverage.added === added) &&
    isSameSet(
      coverage.uncovered,
      roster.filter((place) => !told.includes(place)),
    );
  ledger.hold(isTrue, 'digest coverage', `${where} ${id}`, coverage, { roster, told, earlier });
}

function holdMarked({ read, figures, facts, days, where, ledger }: Held): void {
  for (const figure of read.figures) {
    const { indicator: id, of, value, unit } = figure;
    const at = `${where} ${id} ${of} ${unit ?? ''}`;
    const words = figure.children.map((each) => (each.type === 'text' ? each.text : '')).join('');
    const printed = figures.indicators[id]!;
    const measure = lastOf(facts, id, days)?.unit ?? '';
    ledger.hold(saysOf(of, words, value, measure), `digest words of ${of}`, at, words, value);
    const truths: Readonly<Record<string, readonly (string | null | undefined)[]>> = {
      mean: [printed.mean],
      peak: [printed.highest?.value],
      change: [printed.change],
      unit: [printed.byUnit[unit ?? '']],
      period: [printed.value],
    };
    // In the table by days or weeks a figure of the period is one of its steps': held there.
    if (of === 'period' && value !== printed.value) continue;
    const truth = truths[of];
    if (truth !== undefined) ledger.hold(truth.includes(value), `digest one value of ${of}`, at, value, truth);
  }
  for (const { caption, columns, rows } of read.tables) {
    if (!caption.includes('逐日')) continue;
    for (const { cells } of rows) {
      const day = days.find((each) => inMonth(each) === cells[0]!.text);
      ledger.hold(day !== undefined, 'digest step', where, cells[0]!.text, days);
      for (const [at, header] of columns.entries()) {
        const id = Object.keys(figures.indicators).find(
          (each) => lastOf(facts, each, days)?.name === header.replace(/（.*$/u, ''),
        );
        if (at === 0 || id === undefined) continue;
        const truth = figureOn(facts, id, day!);
        const text = cells[at]!.text;
        ledger.hold(
          isFigure(/\d/.test(text) ? text : null, truth),
          'digest step',
          `${where} ${day} ${id}`,
          text,
          truth,
        );
      }
    }
  }
}

function holdSentences({ read, figures, facts, days, dailies, where, ledger }: Held): void {
  const each = (pattern: RegExp, about: string, isTrue: (...found: string[]) => boolean, truth: unknown = ''): void => {
    for (const text of read.texts) {
      for (const [whole, ...found] of text.matchAll(pattern))
        ledger.hold(isTrue(...found), `digest ${about}`, where, whole, truth);
    }
  };
  const all = reportsOf(facts, days);
  const units = figures.units.map(({ unit }) => ({ unit, ...reportsOf(facts, days, unit) }));
  const always = units.filter(({ expected, onTime }) => expected === onTime).length;
  each(/共(\d+)个报告日/gu, '报告日', (count) => +count! === figures.days.asked, figures.days.asked);
  each(
    /应报(\d+)份，实报(\d+)份/gu,
    '应报实报',
    (expected, received) => +expected! === all.expected && +received! === all.received,
    all,
  );
  each(/报送率(?:均为)?([\d.]+)%/gu, '报送率', (rate) => isShare(rate!, all.received, all.expected), all);
  each(/及时率(?:均为)?([\d.]+)%/gu, '及时率', (rate) => isShare(rate!, all.onTime, all.expected), all);
  each(/(\d+)个单位中(\d+)个始终按时报送/gu, '始终按时', (of, count) => +of! === units.length && +count! === always, [
    units.length,
    always,
  ]);
  each(/(\d+)个单位全部按时报送/gu, '全部按时', (of) => +of! === units.length && always === units.length, always);
  const silent = units.filter(({ expected, received }) => received < expected);
  const ids = new Map(facts.arranged.flatMap(({ programme }) => programme.units.map(({ id, name }) => [name, id])));
  each(
    /有未报的单位：([^。]+)。/gu,
    '未报的单位',
    (list) => {
      return (
        isSameSet(
          list!.split('、').map((one) => one.replace(/^.*（/u, '（')),
          silent.map(({ expected, received }) => `（${expected - received}次）`),
        ) && list!.split('、').length === silent.length
      );
    },
    silent,
  );
  const told = [...dailies].filter(([day]) => day >= figures.from && day <= figures.to).map(([, edition]) => edition);
  each(/编发简报(\d+)期/gu, '编发', (count) => +count! === told.length, told);
  each(/其中更正(\d+)期/gu, '更正', (count) => +count! === told.filter(({ edition }) => edition > 1).length, told);
  for (const id of Object.keys(figures.indicators)) {
    const indicator = lastOf(facts, id, days);
    if (indicator === undefined) continue;
    const { name } = indicator;
    each(
      new RegExp(`(?<=[。；]|^)${name}居前的是：([^。]+)。`, 'gu'),
      '居前',
      (list) => isLeading(list!, indicator, figures.indicators[id]!.byUnit, ids),
      figures.indicators[id]!.byUnit,
    );
    each(
      new RegExp(`${name}[^。；]*?最高为(\\d+月\\d+日)的`, 'gu'),
      '最高日',
      (day) => day === inMonth(figures.indicators[id]!.highest!.day),
      figures.indicators[id]!.highest,
    );
    holdCoverage(each, facts, indicator, days);
  }
}

/** `乙局（6个）、甲局、丙局（均为5个，并列第2）`: equal ones together, and nobody left unnamed who has as much as the last. */
function isLeading(
  list: string,
  { unit }: Indicator,
  byUnit: Readonly<Record<string, string>>,
  ids: ReadonlyMap<string, string>,
): boolean {
  const groups = [...list.matchAll(/、?((?:[^、（]+、)*[^、（]+)（(?:均为)?([^，）]+)(?:，并列第(\d+))?）/gu)].map(
    ([, names, words, rank]) => ({ ids: names!.split('、').map((name) => ids.get(name)!), words: words!, rank }),
  );
  const named = groups.flatMap((group) => group.ids);
  const isOver = (one: string, other: string): boolean => compare(exact(byUnit[one]!), exact(byUnit[other]!)) > 0;
  const all = Object.keys(byUnit);
  const isTrue = groups.every((group) => {
    const [first] = group.ids;
    const above = all.filter((id) => isOver(id, first!)).length;
    const isSaid = group.ids.every((id) => says(group.words, byUnit[id]!, unit.replace(/\/日$/, '')));
    return isSaid && (group.rank === undefined ? group.ids.length === 1 : +group.rank === above + 1);
  });
  return isTrue && named.length > 0 && all.every((id) => named.includes(id) || isOver(named.at(-1)!, id));
}

type Each = (pattern: RegExp, about: string, isTrue: (...found: string[]) => boolean, truth?: unknown) => void;

/** 应覆盖6个，本周新增覆盖1个，截至4月10日累计覆盖4个（66.7%），未覆盖：中桥、新桥 */
function holdCoverage(each: Each, facts: Facts, { id, name, roster }: Indicator, days: readonly string[]): void {
  if (roster === undefined) return;
  const told = namesOn(facts, id, daysTo(facts, days.at(-1)!));
  const left = roster.filter((place) => !told.includes(place));
  const covered = roster.length - left.length;
  const truth = { roster, told };
  const begin = `${name}[^。；]*?应覆盖(\\d+)个[^。；]*?`;
  each(
    new RegExp(`${begin}累计覆盖(\\d+)个（([\\d.]+)%），未覆盖：([^。；，]+)`, 'gu'),
    'words of coverage',
    (all, count, rate, list) =>
      +all! === roster.length &&
      +count! === covered &&
      isShare(rate!, covered, roster.length) &&
      isSameSet(list!.split('、'), left),
    truth,
  );
  each(new RegExp(`${begin}已全部覆盖`, 'gu'), 'words of coverage', () => left.length === 0, truth);
}

/** Of equal units each has the rank of the first. */
function holdRanks({ figures, facts, days, where, ledger }: Held, { columns, rows }: Table): void {
  const rank = columns.indexOf('位次');
  if (rank < 0) return;
  const ids = new Map(figures.units.map(({ unit }) => [unit, reportsOf(facts, days, unit)]));
  const better = (one: Reports, other: Reports): boolean => {
    const timely = one.onTime * other.expected - other.onTime * one.expected;
    return timely > 0 || (timely === 0 && one.received * other.expected > other.received * one.expected);
  };
  const all = [...ids.values()];
  const isRanked = all.some((own) => better(own, all[0]!) || better(all[0]!, own));
  const truths = all.map((own) =>
    [own.expected, own.received, own.onTime, isRanked ? all.filter((each) => better(each, own)).length + 1 : '—'].join(
      ' ',
    ),
  );
  const printed = rows
    .filter(({ role }) => role === 'row')
    .map(({ cells }) => {
      const [expected, received, onTime] = ['应报', '实报', '按时'].map(
        (header) => cells[columns.indexOf(header)]!.text,
      );
      return [expected, received, onTime, cells[rank]!.text].join(' ');
    });
  ledger.hold(printed.toSorted().join() === truths.toSorted().join(), 'digest ranks', where, printed, truths);
  for (const { cells } of rows) {
    const [expected, received, rate, onTime, timeliness] = ['应报', '实报', '报送率', '按时', '及时率'].map(
      (header) => cells[columns.indexOf(header)]?.text.replace('%', '') ?? '',
    );
    if (rate === '' || rate === '—') continue;
    const isTrue = isShare(rate!, +received!, +expected!) && isShare(timeliness!, +onTime!, +expected!);
    ledger.hold(isTrue, 'digest rates of a unit', where, [rate, timeliness], [received, onTime, expected]);
  }
}
