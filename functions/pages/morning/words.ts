/**
 * Words of the office's first page.
 */
import { dictionaryOf } from '../page/dictionary.ts';

const WORDS = {
  morningTitle: { zh: '今日待办', en: 'What needs work' },
  morningNone: { zh: '没有要处理的报告日。', en: 'No day needs work.' },
  morningNext: { zh: '待编发', en: 'To be issued' },
  morningOpen: { zh: '正在报送', en: 'Being reported' },
  morningDue: { zh: '报送截止{time}（{left}）', en: 'Deadline {time} ({left})' },
  morningDueOver: { zh: '报送已于{time}截止', en: 'The deadline was {time}' },
  morningIssue: { zh: '{time}编发（{left}）', en: 'Goes out {time} ({left})' },
  morningOverdue: { zh: '应于{time}编发，现在还没有编发', en: 'Should have gone out {time}' },
  morningIssued: { zh: '已编发，还有对象没有送达', en: 'Issued, not yet with everybody' },
  morningOpenDay: { zh: '打开这一天', en: 'Open the day' },
} as const;

export const { say, wordsIn } = dictionaryOf(WORDS);
