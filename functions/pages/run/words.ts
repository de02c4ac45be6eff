/**
 * Words of the run ledger.
 */
import { WORDS as DAY_WORDS } from '../day/words.ts';
import { dictionaryOf } from '../page/dictionary.ts';

const WORDS = {
  blockNoRun: DAY_WORDS.blockNoRun,
  runIssued: { zh: '已编发', en: 'Issued' },
  runLate: { zh: '逾期编发', en: 'Issued late' },
  runHeld: { zh: '暂不编发', en: 'Held' },
  runNothing: { zh: '无须编发', en: 'Nothing to issue' },
  runFailed: { zh: '未编发', en: 'Failed' },
  runPlanned: { zh: '未到时间', en: 'Not due yet' },
  runCount: { zh: '{state} {count}', en: '{state}: {count}' },
  runDue: { zh: '应于{time}编发', en: 'due {time}' },
  runIssuedAs: { zh: '第{issue}期，{time}，{by}', en: 'issue {issue}, {time}, {by}' },
  runCorrected: { zh: '，已更正到第{editions}版', en: ', corrected up to edition {editions}' },
  runWaitsRelease: { zh: '编发单位暂停编发。', en: 'The office holds it back.' },
  runWaitsSign: { zh: '等待签发。', en: 'Waits for its sign-off.' },
  runWaitsAgain: {
    zh: '签发后内容有变，等待重新签发。',
    en: 'Changed since it was signed; waits for new signatures.',
  },
  runBroke: { zh: '运行中断{times}次，最早在{first}：{why}', en: 'broke off {times} times, first {first}: {why}' },
  runNobodyTold: {
    zh: '没有通知谁：任务没有设置告警（alarm），或还没有到告警时间。',
    en: 'Nobody was told: the programme has no alarm, or its time has not come.',
  },
  runAlarm: { zh: '{time}已告警：', en: 'Alarm {time}:' },
  runNone: { zh: '这个月没有应编发的简报。', en: 'Nothing was to be issued in this month.' },
} as const;

export const { say, wordsIn } = dictionaryOf(WORDS);

export type Word = keyof ReturnType<typeof wordsIn>;
