/**
 * 选项 (响应级别, 形象进度): one of a few answers a unit, counted by option; a later day takes the place of an earlier.
 */
import { finding } from '../findings/finding.ts';
import { choiceEntry } from './entry.ts';
import type { Indicator } from './indicator.ts';
import type { AskedKind, AskedTyping, ClosedFigures, FigureReading, Reported } from './kind.ts';
import { answersKind, countAnswers } from './last-day.ts';
import { choiceSheet } from './sheet-entry.ts';

export const choiceTyping: AskedTyping = {
  entry: choiceEntry,
  group: 'groupAnswers',
  isState: true,
  read: readChoice,
};

export const choice: AskedKind = /* @__PURE__ */ answersKind({
  typing: choiceTyping,
  sheet: choiceSheet,
  file: {
    keys: ['required', 'asked_of', 'of'],
    needs: [{ key: 'of', expected: '选项的列表，如 [四级, 三级, 二级]' }],
    measure: '',
  },
  isAnswer: true,
  close: closeChoice,
  words: {
    periodNote: '选项类指标为期末作答的单位数',
    rule: () => '作答的单位个数，按选项计数',
    explained: {
      zh: '各单位一个选项，按选项计数；没有答的单位不计入。',
      en: 'One option a unit, counted by option; units without an answer do not count.',
    },
  },
});

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
