/**
 * 文字 (形象进度, 说明): a line or two of words a unit; a later report takes the place of an earlier.
 */
import { finding } from '../findings/finding.ts';
import { LIMITS } from '../limits/limits.ts';
import { cleanText, lengthOf } from '../text/text.ts';
import { textEntry } from './entry.ts';
import type { Indicator } from './indicator.ts';
import type { AskedKind, AskedTyping, FigureReading } from './kind.ts';
import { answersKind } from './last-day.ts';
import { textSheet } from './sheet-entry.ts';

export const textTyping: AskedTyping = {
  entry: textEntry,
  group: 'groupAnswers',
  isState: false,
  read: readText,
};

export const text: AskedKind = /* @__PURE__ */ answersKind({
  typing: textTyping,
  sheet: textSheet,
  isAnswer: true,
  words: {
    periodNote: '文字类指标为期末作答的单位数',
    rule: () => '作答的单位个数',
    explained: {
      zh: '各单位一段文字，最近一次的为准。',
      en: 'A text a unit; the last one stands.',
    },
  },
});

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
