/**
 * Words of the pages about digests (周报、月报、专报).
 */
import { dictionaryOf } from '../page/dictionary.ts';

const WORDS = {
  digestsTitle: { zh: '周报、月报、专报', en: 'Weekly, monthly and special digests' },
  digestsLead: {
    zh: '按期汇总每日简报的数，各类各自编号。',
    en: 'The daily briefings’ figures over a period; each kind has its own numbers.',
  },
  digestsNone: { zh: '还没有印发过。', en: 'None has been issued yet.' },
  digestWeekly: { zh: '周报', en: 'Weekly' },
  digestMonthly: { zh: '月报', en: 'Monthly' },
  digestSpecial: { zh: '专报', en: 'Special' },
  digestPeriod: { zh: '{from}至{to}', en: '{from} to {to}' },
  digestReports: { zh: '报送率 {share}（{received}/{expected}）', en: '{share} reported ({received}/{expected})' },
  digestDays: { zh: '缺{count}个报告日', en: '{count} days missing' },
  digestIssueTitle: { zh: '印发一期', en: 'Issue one' },
  digestKind: { zh: '种类', en: 'Kind' },
  digestFrom: { zh: '起日', en: 'First day' },
  digestTo: { zh: '止日', en: 'Last day' },
  digestKindHint: {
    zh: '周报从周一到周日，月报是一个自然月，专报可选任意一段。',
    en: 'Weekly: Monday to Sunday. Monthly: one calendar month. Special: any stretch.',
  },
  digestReason: { zh: '更正原因', en: 'Reason for the correction' },
  digestReasonHint: { zh: '这一期已印发过才填写。', en: 'Only where this one is issued already.' },
  digestIssue: { zh: '印发', en: 'Issue' },
  digestIssued: {
    zh: '已印发：{name}第{issue}期，第{edition}版。',
    en: 'Issued: {name} No. {issue}, edition {edition}.',
  },
  digestDeliveries: { zh: '发送情况', en: 'Deliveries' },
  digestSentSoon: {
    zh: '印发后随即发送，是否送达见各期的“发送情况”。',
    en: 'What is issued is sent at once; see “Deliveries” of each.',
  },
  digestBroken: {
    zh: '{period}的{name}没有编发，已试{times}次：{why}',
    en: '{name} of {period} is not there, tried {times} times: {why}',
  },
  digestRefused: { zh: '没有印发', en: 'Not issued' },
} as const;

export type DigestWord = keyof typeof WORDS;

export const { say, wordsIn } = dictionaryOf(WORDS);
