/**
 * 文字 (形象进度, 说明): a line or two of words a unit; a later report takes the place of an earlier.
 */
import { finding } from '../findings/finding.ts';
import { LIMITS } from '../limits/limits.ts';
import { cleanText, lengthOf } from '../text/text.ts';
import { textEntry } from './entry.ts';
import type { Indicator } from './indicator.ts';
import type { AskedKind, AskedTyping, FigureReading } from './kind.ts';
import { answersOverUnits, countAnswers, lastDay } from './last-day.ts';
import { textSheet } from './sheet-entry.ts';

export const textTyping: AskedTyping = {
  entry: textEntry,
  group: 'groupAnswers',
  isState: false,
  read: readText,
};

export const text: AskedKind = {
  isAsked: true,
  typing: textTyping,
  sheet: textSheet,
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
    periodNote: '文字类指标为期末作答的单位数',
    periodRule: '期内最后一个有数的报告日作答的单位数；各单位为其最后一次的回答',
    ofUnit: (value) => value,
    rule: () => '作答的单位个数',
    explained: {
      zh: '各单位一段文字，最近一次的为准。',
      en: 'A text a unit; the last one stands.',
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

/** One line, without characters that nobody sees. */
function readText({ name }: Indicator, typed: unknown, path: string): FigureReading {
  const text =
    typeof typed === 'string'
      ? cleanText(typed)
          .text.trim()
          .replace(/\s*\n\s*/gu, ' ')
      : '';
  if (text !== '' && lengthOf(text) <= LIMITS.answerCharacters) return { value: text, findings: [] };
  const seen = typeof typed === 'string' && text !== '' ? `${lengthOf(text)}个字` : (typed ?? '');
  return { findings: [finding('figure.text', { path, name, seen })] };
}
