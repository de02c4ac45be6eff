/**
 * 名称: places by name. A name counts once, however many units serve it and on however many days.
 */

import { readNames } from '../text/names.ts';
import { own } from '../values/own.ts';
import { namesEntry, namesIn } from './entry.ts';
import type { Indicator } from './indicator.ts';
import type { OperandClose } from './indicator-close.ts';
import type { AskedKind, AskedTyping, ClosedFigures, Reported } from './kind.ts';
import { namesSheet } from './sheet-entry.ts';

const distinct = (values: readonly unknown[]): string[] => [...new Set((values as string[][]).flat())];

export const placesTyping: AskedTyping = {
  entry: namesEntry,
  group: 'groupPlaces',
  isState: false,
  read: readNames,
};

export const places: AskedKind = {
  isAsked: true,
  typing: placesTyping,
  sheet: namesSheet,
  file: { keys: ['unit', 'roster', 'required', 'asked_of', 'target', 'openings'], needs: [], measure: '个' },
  isOfDay: false,
  addsUp: true,
  inRules: 'days',
  ofNil: () => [],
  ofValue: namesIn,
  together: (_, values) => distinct(values),
  over: (_, days) => {
    const names = distinct(days.map(({ value }) => value));
    return { value: String(names.length), names };
  },
  meanDecimals: () => 1,
  close: closePlaces,
  toDate: (_, { unitNames = {} }, units, shared = false) => {
    const given = Object.entries(unitNames).flatMap(([unit, names]) => (units.has(unit) ? [names] : []));
    return given.length === 0 && !shared ? null : String(distinct(given).length);
  },
  explain: (_, { places }, before) => {
    const known = new Set(before?.places?.toDate);
    return { newNames: (places?.day ?? []).filter((name) => !known.has(name)) };
  },
  words: {
    measure: (unit) => (unit === '' || unit === '名称' ? '个' : unit),
    spoken: (unit) => (unit === '' || unit === '名称' ? '个' : unit),
    inPoints: false,
    besideName: false,
    toDate: '累计',
    toDateNote: '为去重后的名称数',
    ofPeriod: '期内共',
    periodNote: '名称类指标为期内去重后的个数',
    periodRule: '期内各单位所报名称去重后的个数；各单位为其去重后的个数',
    ofDays: { zh: '名称去重后的个数', en: 'distinct names' },
    rule: () => '各单位所报名称去重后的个数',
    explained: {
      zh: '各单位所报名称去重后的个数；累计是启报以来不同名称的个数，同一名称只算一次。',
      en: 'Distinct names over units; to date, distinct names since the start. A place counts once.',
    },
  },
  print: {
    toldAs: 'places',
    leads: 'last',
    rough: 'none',
    ranked: true,
    rank: false,
    mean: 'table',
    peak: 'table',
    canStand: false,
    sums: false,
    align: 'decimal',
    formula: () => undefined, // names count once however many units report them: no formula of a spreadsheet says that simply
  },
};

function closePlaces(indicator: Indicator, { byUnit, nil }: Reported, before: OperandClose | undefined): ClosedFigures {
  const day = distinct(Object.values(byUnit).map(({ value }) => namesIn(value)));
  const toDate = [...new Set([...(before?.places?.toDate ?? distinct(Object.values(namesBefore(indicator)))), ...day])];
  const heard = Object.keys(byUnit).length > 0 || nil;
  const covered = new Set(toDate);
  return {
    day: heard ? String(day.length) : null,
    total: String(toDate.length),
    places: { day, toDate },
    unitNames: unitNames(indicator, byUnit, before),
    ...(indicator.roster === undefined ? {} : { uncovered: indicator.roster.filter((name) => !covered.has(name)) }),
  };
}

/** Served before the programme started, by unit. */
const namesBefore = ({ openings = {} }: Indicator): Record<string, readonly string[]> =>
  Object.fromEntries(Object.entries(openings).map(([unit, value]) => [unit, distinct([namesIn(value)])]));

/** Distinct names of each unit to date. */
function unitNames(
  indicator: Indicator,
  byUnit: Reported['byUnit'],
  before: OperandClose | undefined,
): Record<string, readonly string[]> {
  const names = { ...(before === undefined ? namesBefore(indicator) : before.unitNames) };
  for (const [unit, { value }] of Object.entries(byUnit)) {
    names[unit] = distinct([own(names, unit) ?? [], namesIn(value)]);
  }
  return names;
}
