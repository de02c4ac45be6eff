/**
 * 选项 (响应级别, 形象进度): one of a few answers a unit, counted by option; a later day takes the place of an earlier.
 */
import { finding } from '../findings/finding.ts';
import { choiceEntry } from './entry.ts';
import type { Indicator } from './indicator.ts';
import type { AskedKind, AskedTyping, ClosedFigures, FigureReading, Reported } from './kind.ts';
import { answersOverUnits, countAnswers, lastDay } from './last-day.ts';
import { choiceSheet } from './sheet-entry.ts';

export const choiceTyping: AskedTyping = {
  entry: choiceEntry,
  group: 'groupAnswers',
  isState: true,
  read: readChoice,
};

export const choice: AskedKind = {
  isAsked: true,
  typing: choiceTyping,
  sheet: choiceSheet,
  file: {
    keys: ['required', 'asked_of', 'of'],
    needs: [{ key: 'of', expected: '选项的列表，如 [四级, 三级, 二级]' }],
    measure: '',
  },
  isOfDay: true,
  isAnswer: true,
  addsUp: false,
  inRules: 'nothing',
  ofNil: () => null,
  ofValue: (value) => String(value),
  together: (_, values) => String(values.length),
  over: (_, days) => lastDay(days, String),
  meanDecimals: () => null,
  close: closeChoice,
  toDate: (_, close, units) => answersOverUnits(close, units),
  words: {
    measure: () => '个单位',
    spoken: () => '个单位',
    inPoints: false,
    besideName: false,
    toDate: null,
    toDateNote: null,
    ofPeriod: '期末',
    periodNote: '选项类指标为期末作答的单位数',
    periodRule: '期内最后一个有数的报告日作答的单位数；各单位为其最后一次的回答',
    ofUnit: (value) => value,
    rule: () => '作答的单位个数，按选项计数',
    explained: {
      zh: '各单位一个选项，按选项计数；没有答的单位不计入。',
      en: 'One option a unit, counted by option; units without an answer do not count.',
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

/** As it is offered, blanks around it aside. */
function readChoice(indicator: Indicator, typed: unknown, path: string): FigureReading {
  const { name, options = [] } = indicator;
  const value = options.find((option) => typeof typed === 'string' && option === typed.trim());
  if (value !== undefined) return { value, findings: [] };
  return { findings: [finding('figure.choice', { path, name, seen: typed ?? '', expected: options.join('、') })] };
}

function closeChoice(indicator: Indicator, reported: Reported): ClosedFigures {
  const given = Object.values(reported.byUnit).map(({ value }) => value);
  const counts = (indicator.options ?? []).map((option) => [option, given.filter((each) => each === option).length]);
  return { ...countAnswers(indicator, reported), options: Object.fromEntries(counts) };
}
