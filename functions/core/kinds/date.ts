/**
 * 日期 (计划开工): one calendar day a unit, `YYYY-MM-DD`; a later report takes the place of an earlier.
 */
import { finding } from '../findings/finding.ts';
import { isReportingDay } from '../values/reporting-day.ts';
import { dateEntry } from './entry.ts';
import type { Indicator } from './indicator.ts';
import type { AskedKind, AskedTyping, FigureReading } from './kind.ts';
import { answersOverUnits, countAnswers, lastDay } from './last-day.ts';
import { dateSheet } from './sheet-entry.ts';

export const dateTyping: AskedTyping = {
  entry: dateEntry,
  group: 'groupAnswers',
  isState: true,
  read: readDate,
};

export const date: AskedKind = {
  isAsked: true,
  typing: dateTyping,
  sheet: dateSheet,
  file: { keys: ['required', 'asked_of'], needs: [], measure: '' },
  isOfDay: true,
  isAnswer: true,
  addsUp: false,
  inRules: 'nothing',
  ofNil: () => null,
  ofValue: (value) => String(value),
  together: (_, values) => String(values.length),
  over: (_, days) => lastDay(days, String),
  meanDecimals: () => null,
  close: countAnswers,
  toDate: (_, close, units) => answersOverUnits(close, units),
  words: {
    measure: () => '个单位',
    spoken: () => '个单位',
    inPoints: false,
    besideName: false,
    toDate: null,
    toDateNote: null,
    ofPeriod: '期末',
    periodNote: '日期类指标为期末作答的单位数',
    periodRule: '期内最后一个有数的报告日作答的单位数；各单位为其最后一次的回答',
    ofUnit: (value) => value,
    rule: () => '作答的单位个数',
    explained: {
      zh: '各单位一个日期，最近一次的为准。',
      en: 'One date a unit; the last one stands.',
    },
  },
  print: {
    toldAs: 'answers',
    leads: 'last',
    rough: 'none',
    ranked: false,
    rank: false,
    mean: 'never',
    peak: 'never',
    canStand: false,
    sums: false,
    align: 'center',
    formula: () => undefined,
  },
};

/** 2024-06-01, as also written 2024年6月1日, 2024/6/1 and 2024.6.1: a real day, named in full. */
const WRITTEN = /^(\d{4})(?:-|年|\/|\.)(\d{1,2})(?:-|月|\/|\.)(\d{1,2})日?$/u;

function readDate({ name }: Indicator, typed: unknown, path: string): FigureReading {
  const [, year, month = '', day = ''] = WRITTEN.exec(typeof typed === 'string' ? typed.trim() : '') ?? [];
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isReportingDay(value)) return { value, findings: [] };
  return { findings: [finding('figure.date', { path, name, seen: typed ?? '' })] };
}
