/**
 * 是否: units that answered yes, of those asked. A yes counts 1 and a no counts 0; a later day takes the place of an earlier.
 */

import { finding } from '../findings/finding.ts';
import type { FigureValue } from '../values/values.ts';
import { answerEntry } from './entry.ts';
import type { Indicator } from './indicator.ts';
import type { AskedKind, AskedTyping, ClosedFigures, FigureReading, Reported } from './kind.ts';
import { answersKind, dayOverUnits, lastDay } from './last-day.ts';
import { sumOf } from './numbers.ts';
import { answerSheet } from './sheet-entry.ts';

export const checkTyping: AskedTyping = {
  entry: answerEntry,
  group: 'groupCheck',
  isState: false,
  read: readAnswer,
};

export const check: AskedKind = /* @__PURE__ */ answersKind({
  typing: checkTyping,
  sheet: answerSheet,
  file: { keys: ['unit', 'required', 'asked_of'], needs: [], measure: '' },
  ofValue: (value) => (value === true ? '1' : '0'),
  together: sumOf,
  over: (indicator, days) => lastDay(days, (value) => sumOf(indicator, [value])),
  close: closeCheck,
  toDate: (indicator, close, units) => dayOverUnits(check, indicator, close, units),
  words: {
    periodNote: '是否类指标为期末答“是”的单位数',
    periodRule: '期内最后一个有数的报告日答“是”的单位数；各单位为其最后一次的回答',
    ofDays: { zh: '最后一天回答“是”的单位数', en: 'units that said yes on the last day' },
    ofUnit: (value) => (value === '0' ? '否' : '是'),
    rule: () => '回答“是”的单位个数',
    explained: { zh: '被问到的单位中回答“是”的个数。', en: 'Units that said yes, of those asked.' },
  },
  print: { toldAs: 'checks', formula: (range) => `COUNTIF(${range},"是")` },
});

/** Words for yes and no that mean nothing else; 有 and 无 are left out, because 无 may answer "any trouble?" with good news. */
const ANSWERS: ReadonlyMap<string, boolean> = new Map([
  ['是', true],
  ['yes', true],
  ['true', true],
  ['否', false],
  ['no', false],
  ['false', false],
]);

function readAnswer(indicator: Indicator, typed: unknown, path: string): FigureReading {
  const value = typeof typed === 'string' ? ANSWERS.get(typed.trim().toLowerCase()) : typed;
  if (typeof value === 'boolean') return { value, findings: [] };
  return { findings: [finding('figure.yes_no', { path, name: indicator.name, seen: typed ?? '' })] };
}

function closeCheck(_: Indicator, { byUnit, asked }: Reported): ClosedFigures {
  const answers: FigureValue[] = Object.values(byUnit).map(({ value }) => value);
  const day = answers.length === 0 ? null : String(answers.filter((answer) => answer === true).length);
  return { day, total: day, answers: { asked, answered: answers.length } };
}
