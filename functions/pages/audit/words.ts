/**
 * Words of the audit page for every kind of record and for what records say of themselves. A kind without its words does
 * not pass tests/unit/audit-words.test.ts, so that no office reads `RUN-FAILURE`.
 */
import type { MatterStep } from '../../core/matter/matter.ts';
import type { Decision } from '../../records/day/decisions.ts';
import type { UnitNotice } from '../../records/delivery/unit-notices.ts';
import type { ReportDecision } from '../../records/report/decisions.ts';
import type { Language } from '../page/words.ts';

type Word = Readonly<Record<Language, string>>;

/** By the beginning of the record's sort key, without its `#`. */
const RECORDS: Readonly<Record<string, Word>> = {
  PROGRAMME: { zh: '任务设置', en: 'Programme' },
  HISTORY: { zh: '补录', en: 'History imported' },
  REGISTER: { zh: '期号登记', en: 'Register' },
  EDITION: { zh: '简报', en: 'Edition' },
  COPY: { zh: '正式印发稿', en: 'Issued copy' },
  'DIGEST-REGISTER': { zh: '汇编期号登记', en: 'Register of digests' },
  DIGEST: { zh: '汇编（周报、月报、专报）', en: 'Digest' },
  DECISION: { zh: '编发决定', en: 'Decision about issuing' },
  'REPORT-DECISION': { zh: '对报送的处理', en: 'Decision about a report' },
  MATTER: { zh: '督办事项', en: 'Matter' },
  'MATTER-STEP': { zh: '督办办理', en: 'Step of a matter' },
  KEY: { zh: '访问码', en: 'Access key' },
  LINK: { zh: '简报链接', en: 'Link to a briefing' },
  DELIVERY: { zh: '投递', en: 'Delivery' },
  'DIGEST-DELIVERY': { zh: '汇编投递', en: 'Delivery of a digest' },
  REMINDER: { zh: '催报', en: 'Reminder' },
  REMOVED: { zh: '按期销毁', en: 'Removal' },
  PRESERVATION: { zh: '保全', en: 'Preservation' },
  'UNIT-NOTICE': { zh: '通知单位', en: 'Notice to units' },
  'RUN-FAILURE': { zh: '编发中断', en: 'Run that broke off' },
  'DIGEST-FAILURE': { zh: '汇编编发中断', en: 'Run of a digest that broke off' },
  ALARM: { zh: '告警', en: 'Alarm' },
  'DIGEST-ALARM': { zh: '汇编未编发告警', en: 'Alarm of a digest' },
  'DELIVERY-ALARM': { zh: '未送达告警', en: 'Alarm of deliveries' },
  'CHANNEL-TEST': { zh: '渠道测试', en: 'Test of a channel' },
  VERIFICATION: { zh: '数据核验', en: 'Verification' },
};

type Kind = (Decision | ReportDecision | MatterStep | UnitNotice)['kind'];

/** Of decisions, steps and notices; `return` is a decision and its notice. */
const KINDS: Readonly<Record<Kind, Word>> = {
  hold: { zh: '暂缓', en: 'hold' },
  release: { zh: '解除暂缓', en: 'release' },
  draft: { zh: '拟稿', en: 'drafted' },
  review: { zh: '审核', en: 'reviewed' },
  approve: { zh: '签发', en: 'approved' },
  pass: { zh: '上报', en: 'passed on' },
  return: { zh: '退回', en: 'returned' },
  accept: { zh: '通过', en: 'accepted' },
  texts: { zh: '选编文字', en: 'texts chosen' },
  assign: { zh: '指定', en: 'assigned' },
  answer: { zh: '答复', en: 'answered' },
  close: { zh: '销号', en: 'closed' },
  reopen: { zh: '重新督办', en: 'opened again' },
  roster: { zh: '未覆盖名单', en: 'roster' },
};

const wordIn = (words: Readonly<Record<string, Word>>, name: string, language: Language): string | undefined =>
  Object.hasOwn(words, name) ? words[name]?.[language] : undefined;

/** undefined: no words for that kind of record. */
export const recordWord = (kind: string, language: Language): string | undefined => wordIn(RECORDS, kind, language);

export const saidKindWord = (said: string, language: Language): string | undefined => wordIn(KINDS, said, language);
