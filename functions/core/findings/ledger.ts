/**
 * The catalogue's lines for rows of ledgers: each names the row, the column, what was seen and what to do.
 */
import { grouped, LIMITS } from '../limits/limits.ts';
import type { Entry } from './entry.ts';

export const LEDGER_FINDINGS = {
  'ledger.none': {
    level: 'error',
    expected: '本单位台账里的条目',
    zh: ({ seen }) => `本单位的台账里没有“${seen}”，请从填报页上打开。`,
    en: ({ seen }) => `There is no "${seen}" in this unit's ledgers; open it from the report.`,
  },
  'ledger.unknown': {
    level: 'error',
    expected: '本单位的台账',
    zh: ({ seen, expected }) => `没有“${seen}”这个台账（${expected}），请核对后重新提交。`,
    en: ({ seen, expected }) => `There is no ledger "${seen}" (${expected}).`,
  },
  'ledger.not_asked': {
    level: 'error',
    expected: '本单位的台账',
    zh: ({ name }) => `“${name}”不由本单位填报，请删去；如确应由本单位填报，请联系编发单位。`,
    en: ({ seen }) => `The ledger "${seen}" is not kept by this unit; leave it out or speak to the office.`,
  },
  'ledger.too_many': {
    level: 'error',
    expected: `最多 ${grouped(LIMITS.ledgerRows)} 条`,
    zh: ({ name, seen, expected }) =>
      `“${name}”有 ${seen} 条，${expected}；请把办结的条目改为办结状态，或联系编发单位分成几个台账。`,
    en: ({ seen }) =>
      `The ledger has ${seen} rows that are not closed; at most ${grouped(LIMITS.ledgerRows)}. Close some, or split the ledger.`,
  },
  'ledger.key_missing': {
    level: 'error',
    expected: '条目的名称',
    zh: ({ name, expected }) => `${name}没有“${expected}”，认不出是哪一条，请补上。`,
    en: ({ name, expected }) => `${name}: ${expected} is missing, so nobody knows which row it is.`,
  },
  'ledger.key_twice': {
    level: 'error',
    expected: '不重复的名称',
    zh: ({ name, seen, expected }) => `${name}的“${expected}”都是“${seen}”，请只留一条，或改成能分清的名称。`,
    en: ({ name, seen }) => `"${seen}" names two rows (${name}); keep one, or tell them apart.`,
  },
  'ledger.column_unknown': {
    level: 'error',
    expected: '台账的栏目',
    zh: ({ name, seen, expected }) => `${name}里没有“${seen}”这个栏目（${expected}），请改正。`,
    en: ({ seen, expected }) => `The ledger has no column "${seen}" (${expected}).`,
  },
  'ledger.required': {
    level: 'error',
    expected: '必填',
    zh: ({ name, expected }) => `${name}的“${expected}”必须填，请补上。`,
    en: ({ name, expected }) => `${expected} is required (${name}).`,
  },
  'ledger.text': {
    level: 'error',
    expected: `1–${LIMITS.cellCharacters} 个字`,
    zh: ({ name, seen, expected }) => `${name}应为${expected}，收到的是“${seen}”，请改正。`,
    en: ({ name, seen, expected }) => `${name} must be words (${expected}), not "${seen}".`,
  },
  'ledger.other_unit': {
    level: 'error',
    expected: '本单位的条目',
    zh: ({ name, seen, expected }) =>
      `${name}写的是其他单位（${seen}）的条目，请由那个单位报；两家共有的，units 里要有本单位（${expected}）。`,
    en: ({ seen, expected }) =>
      `The row belongs to another unit (${seen}); a shared row names this one (${expected}) too.`,
  },
  'ledger.unit_unknown': {
    level: 'error',
    expected: '填这个台账的单位',
    zh: ({ name, seen, expected }) => `${name}写的单位“${seen}”不填这个台账（${expected}），请改正。`,
    en: ({ seen, expected }) => `The unit "${seen}" does not keep this ledger (${expected}).`,
  },
  'ledger.shared': {
    level: 'error',
    expected: '一个单位',
    zh: ({ name, seen }) =>
      `${name}写了几个单位（${seen}），这个台账按累计数算每日新增，一条只能属于一个单位，请只由一家报。`,
    en: ({ seen }) =>
      `The row names several units (${seen}); figures of this ledger grow day by day, so a row has one unit.`,
  },
  'ledger.no_row': {
    level: 'error',
    expected: '台账里有的条目',
    zh: ({ name, expected }) => `${name}不在“${expected}”里，没有可删的，请核对名称。`,
    en: ({ seen }) => `There is no row "${seen}" to take out.`,
  },
  'ledger.remove_reason': {
    level: 'error',
    expected: `1–${LIMITS.removalReasonCharacters} 个字`,
    zh: ({ name, seen, expected }) =>
      `删去${name}要写明原因（${expected}），收到的是“${seen}”；办结的条目不要删，请改状态。`,
    en: ({ seen, expected }) =>
      `Taking a row out wants a reason (${expected}), not "${seen}"; close it by its state instead.`,
  },
  'ledger.rule_broken': {
    level: 'error',
    expected: '符合审核规则',
    zh: ({ name, seen }) => `${name}（现为 ${seen}），请核对后改正。`,
    en: ({ name, seen, expected }) => `The row breaks a rule (${expected}; now ${seen}): ${name}`,
  },
  'ledger.rule_questioned': {
    level: 'warning',
    expected: '符合审核规则',
    zh: ({ name, seen }) => `${name}（现为 ${seen}），请核对；确实如此可以照报。`,
    en: ({ name, seen, expected }) => `The row is unusual (${expected}; now ${seen}): ${name}`,
  },
  'ledger.more': {
    level: 'error',
    expected: '没有问题的条目',
    zh: ({ seen }) => `还有 ${seen} 处问题没有列出，请先改正上面的，再提交一次。`,
    en: ({ seen }) => `There are ${seen} more; mend these first, then send it again.`,
  },
  'ledger.more_questions': {
    level: 'warning',
    expected: '没有疑问的条目',
    zh: ({ seen }) => `还有 ${seen} 处疑问没有列出，请照上面的样子核对其余条目。`,
    en: ({ seen }) => `There are ${seen} more questions of this kind; look at the other rows too.`,
  },
} as const satisfies Record<string, Entry>;
