/**
 * 日期 (计划开工): one calendar day a unit, `YYYY-MM-DD`; a later report takes the place of an earlier.
 */
import { finding } from '../findings/finding.ts';
import { isReportingDay } from '../values/reporting-day.ts';
import { dateEntry } from './entry.ts';
import type { Indicator } from './indicator.ts';
import type { AskedKind, AskedTyping, FigureReading } from './kind.ts';
import { answersKind } from './last-day.ts';
import { dateSheet } from './sheet-entry.ts';

export const dateTyping: AskedTyping = {
  entry: dateEntry,
  group: 'groupAnswers',
  isState: true,
  read: readDate,
};

export const date: AskedKind = /* @__PURE__ */ answersKind({
  typing: dateTyping,
  sheet: dateSheet,
  isAnswer: true,
  words: {
    periodNote: '日期类指标为期末作答的单位数',
    rule: () => '作答的单位个数',
    explained: {
      zh: '各单位一个日期，最近一次的为准。',
      en: 'One date a unit; the last one stands.',
    },
  },
});

/** 2024-06-01, as also written 2024年6月1日, 2024/6/1 and 2024.6.1: a real day, named in full. */
const WRITTEN = /^(\d{4})(?:-|年|\/|\.)(\d{1,2})(?:-|月|\/|\.)(\d{1,2})日?$/u;

function readDate({ name }: Indicator, typed: unknown, path: string): FigureReading {
  const [, year, month = '', day = ''] = WRITTEN.exec(typeof typed === 'string' ? typed.trim() : '') ?? [];
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isReportingDay(value)) return { value, findings: [] };
  return { findings: [finding('figure.date', { path, name, seen: typed ?? '' })] };
}
