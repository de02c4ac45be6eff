/**
 * Words of the page on which a briefing or digest is read (`read.ts`).
 */
import { dictionaryOf } from '../page/dictionary.ts';

const WORDS = {
  tapAFigure: {
    zh: '点任一数字，可看它由哪些单位、哪次修订、什么时间的报送加总而来。',
    en: 'Choose any figure to see the units, revisions and times that it adds up from.',
  },
  tapAPeriodFigure: {
    zh: '点任一数字，可看它由哪些天的数汇总而来。',
    en: 'Choose any figure to see the days that it adds up from.',
  },
  asArchived: { zh: '归档原样', en: 'As archived' },
  filesOfDay: { zh: '文件、版次和链接', en: 'Files, editions and links' },
  superseded: {
    zh: '这是第{edition}版，已由第{latest}版更正；点数字看到的是现行的数。',
    en: 'This is edition {edition}, corrected by edition {latest}; the figures explained are the current ones.',
  },
  toCurrent: { zh: '看第{latest}版', en: 'Read edition {latest}' },
} as const;

export const { say, wordsIn } = dictionaryOf(WORDS);
