/**
 * What pages say of days whose reports were removed when their time was over. Apart from the dictionaries that are loaded with
 * every request: few pages are about such days.
 */
import type { Programme } from '../../core/programme/programme.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import { dictionaryOf } from './dictionary.ts';
import { dayInWords, momentInWords } from './when.ts';
import type { Language } from './words.ts';

const WORDS = {
  board: {
    zh: '本日报送已于{time}按保管期限销毁。下面是日结时的情况；数字、期号和已印发的简报仍在，内容不能再查看、补报或更正。',
    en: 'The reports of this day were removed {time}, their time being over. Below is how it was closed; figures, numbers and briefings stay, nothing can be looked up, reported or corrected any more.',
  },
  search: {
    zh: '{day}及以前的报送文字已按保管期限销毁，检索不到其中的字句；简报本身仍可打开。',
    en: 'What was reported up to {day} was removed when its time was over, so its words are not found; the briefings can still be opened.',
  },
} as const;

const { say } = dictionaryOf(WORDS);

/** @param at when they were removed. */
export const goneOnBoard = (language: Language, at: Instant, { timezone }: Programme): string =>
  say(language, 'board', { time: momentInWords(at, timezone, language) });

/** @param last the last day whose words are gone. */
export const goneFromSearch = (language: Language, last: ReportingDay): string =>
  say(language, 'search', { day: dayInWords(last, language) });
