/**
 * Two periods compared, in sentences: what moved, what stayed, what cannot be compared.
 */
import { periodChange } from '../../core/indicators/compare.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { measureOf, moveWords } from '../../core/kinds/words.ts';
import type { DecimalString } from '../../core/values/values.ts';
import { exactWords } from '../../core/wording/phrases.ts';
import { grouped } from '../page/figure-text.ts';
import type { Language } from '../page/words.ts';
import { isZero, signed } from './steps.ts';
import { say } from './words.ts';

/** One indicator in both periods. */
export interface Compared {
  readonly indicator: Indicator;
  readonly now: DecimalString | null;
  readonly base: DecimalString | null;
}

export function compareSentences(all: readonly Compared[], language: Language): string[] {
  const moved = all.flatMap((each) => movedSentence(each, language));
  const names = (wanted: (each: Compared) => boolean): string =>
    all
      .filter(wanted)
      .map(({ indicator }) => indicator.name)
      .join(say(language, 'separator'));
  const same = names(({ now, base }) => now !== null && base !== null && isSame(now, base));
  const none = names(({ now, base }) => now === null || base === null);
  return [
    ...moved,
    ...(same === '' ? [] : [say(language, 'compareSame', { names: same })]),
    ...(none === '' ? [] : [say(language, 'compareNone', { names: none })]),
  ];
}

function movedSentence({ indicator, now, base }: Compared, language: Language): string[] {
  const { change, percent } = periodChange(indicator, now, base);
  if (now === null || base === null || change === null || isZero(change)) return [];
  const share = percent === null ? '' : language === 'zh' ? `（${signed(percent)}%）` : ` (${signed(percent)}%)`;
  const move = language === 'zh' ? moveWords(change, measureOf(indicator), indicator) : signed(change);
  return [
    say(language, 'compareLine', {
      name: indicator.name,
      now: figureWords(now, indicator, language),
      moved: move + share,
      before: figureWords(base, indicator, language),
    }),
  ];
}

const figureWords = (value: DecimalString, indicator: Indicator, language: Language): string =>
  language === 'zh' ? exactWords(value, measureOf(indicator)) : `${grouped(value)} ${measureOf(indicator)}`.trimEnd();

const isSame = (one: DecimalString, other: DecimalString): boolean => one === other;
