/**
 * Words of the desk's page of deliveries.
 */
import { dictionaryOf } from '../page/dictionary.ts';

const WORDS = {
  deliveryOf: { zh: '第{issue}期第{edition}版（{time}编发）', en: 'Issue {issue}, edition {edition} ({time})' },
  deliveryNone: { zh: '这一天的简报还没有编发。', en: 'There is no briefing of this day yet.' },
  deliveryNobody: { zh: '任务没有设置分发对象。', en: 'The programme has no recipients.' },
  deliveryReplaced: { zh: '已被更正版取代，不再发送。', en: 'Replaced by a correction; not sent any more.' },
  deliveryNow: { zh: '立即发送', en: 'Send now' },
  deliveryNowHint: {
    zh: '发给还没有发送、或已到重试时间的对象；已送达的不会重复发送。',
    en: 'To whoever is due; nobody who has it gets it twice.',
  },
  deliveryAgain: { zh: '再发一次', en: 'Send again' },
  deliveryAsked: {
    zh: '已交给发送程序，结果记在下面；没有变化时请稍后刷新。',
    en: 'Under way; what comes of it is shown below.',
  },
  deliveryTested: {
    zh: '测试已交给发送程序，结果记在下面；没有变化时请稍后刷新。',
    en: 'The test is under way; see below.',
  },
  deliveryNext: { zh: '{time}再试', en: 'again at {time}' },
  deliveryByHand: { zh: '{time} 由{by}发送', en: '{time} by {by}' },
  deliveryNoEnd: { zh: '正在发送，或发送时中断。', en: 'being sent, or cut off while it was.' },
  deliveryDelivered: { zh: '已送达', en: 'Delivered' },
  deliveryWaiting: { zh: '等待发送', en: 'Waiting' },
  deliverySending: { zh: '正在发送', en: 'Being sent' },
  deliveryRetrying: { zh: '未送达，将重试', en: 'Failed, tried again' },
  deliveryUnclear: { zh: '不能确定是否送达', en: 'May have arrived' },
  deliveryRefused: { zh: '被拒收', en: 'Refused' },
  deliveryGivenUp: { zh: '多次失败，已停止', en: 'Failed too often' },
  deliveryNotSetUp: { zh: '渠道没有设置', en: 'Channel not set up' },
  testTitle: { zh: '渠道测试', en: 'Test a channel' },
  testHint: { zh: '只发一条测试消息，不是简报。', en: 'Sends a test message, not the briefing.' },
  testSend: { zh: '发测试消息', en: 'Send a test' },
  testLast: { zh: '今天的测试', en: 'Tests of today' },
  testedBy: { zh: '{time} 由{by}测试', en: '{time} by {by}' },
} as const;

export const { say, wordsIn } = dictionaryOf(WORDS);

export type Word = keyof ReturnType<typeof wordsIn>;
