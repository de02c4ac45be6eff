/**
 * Words of the page that answers questions about figures.
 */
import { dictionaryOf } from '../page/dictionary.ts';

const WORDS = {
  askTitle: { zh: '问数字', en: 'Ask for a figure' },
  askFor: { zh: '问一个数字，或找几个字', en: 'Ask for a figure, or for words' },
  askHint: {
    zh: '写指标和日期，可以加单位：如“{example}”。',
    en: 'Name a figure and a day, a unit if you like: “{example}”.',
  },
  askGo: { zh: '查', en: 'Ask' },
  askUnderstood: { zh: '理解为', en: 'Understood as' },
  askAnswers: { zh: '答案', en: 'Answers' },
  askNot: { zh: '没有读懂，所以没有回答', en: 'Not understood, so not answered' },
  askUnread: {
    zh: '“{word}”不是本任务的指标、单位或日期。',
    en: '“{word}” is no figure, unit or day of this programme.',
  },
  askUnclear: { zh: '“{word}”可能是：', en: '“{word}” may be:' },
  askNoFigure: { zh: '没有说要哪项指标。', en: 'No figure is named.' },
  askTotalOfSpan: {
    zh: '累计数只有某一天的；要一段时间的数，请去掉“累计”。',
    en: 'A figure to date is of one day; leave “to date” out for a stretch of days.',
  },
  askTotalOfGroup: {
    zh: '累计数只有全部单位和单个单位的；请去掉组别或“累计”。',
    en: 'Figures to date are of all units or of one; leave out the group or “to date”.',
  },
  askWholeAndPart: { zh: '同时说了全部单位和其中的单位，请只说一个。', en: 'All units and some of them; say one.' },
  askEmpty: { zh: '请写要查的指标。', en: 'Name a figure.' },
  askTooMany: { zh: '一次最多回答12个数，请少问几项。', en: 'Twelve figures at most; ask for fewer.' },
  askTooLong: { zh: '问题太长，请写在{count}字以内。', en: 'Too long; at most {count} characters.' },
  askMeasure: { zh: '这项指标不按“{word}”计。', en: 'That figure is not counted in “{word}”.' },
  askNoneYet: { zh: '还没有印发的简报。', en: 'There is no briefing yet.' },
  askNoBriefing: { zh: '这一天没有已印发的简报', en: 'There is no briefing of that day' },
  askNotAsked: { zh: '该单位不报此项', en: 'That unit is not asked for it' },
  askNoValue: { zh: '未报', en: 'Nobody gave one' },
  askToDate: { zh: '累计', en: 'to date' },
  askTotal: { zh: '累计{value}', en: '{value} to date' },
  askOfDay: { zh: '当期{value}', en: '{value} of the day' },
  askMean: { zh: '日均{value}', en: '{value} a day' },
  askChange: { zh: '较前一期{change}', en: '{change} against the one before' },
  askSame: { zh: '与前一期持平', en: 'as the one before' },
  askLacks: { zh: '缺{count}个单位', en: '{count} units lacking' },
  askLacksDays: { zh: '其中{count}天没有数', en: '{count} days of it without a figure' },
  askUntil: { zh: '截至{day}', en: 'up to {day}' },
  askKept: { zh: '沿用{day}的数', en: 'the figure of {day}' },
  askExplain: { zh: '怎么来的', en: 'How it is made up' },
  askRead: { zh: '看简报', en: 'Read the briefing' },
  askOverTime: { zh: '逐日看', en: 'Day by day' },
  askBriefing: { zh: '{day}的简报（第{issue}期）', en: 'Briefing of {day} (issue {issue})' },
  askSearch: { zh: '在简报文字里找“{text}”', en: 'Look for “{text}” in the briefings’ words' },
} as const;

export const { say, wordsIn } = dictionaryOf(WORDS);
export type Word = keyof ReturnType<typeof wordsIn>;
