/**
 * Findings about digests (周报、月报、专报).
 */
import { LIMITS } from '../limits/limits.ts';
import type { Entry } from './entry.ts';

export const DIGEST_FINDINGS = {
  'digest.period': {
    level: 'error',
    expected: '起止日期，如 2022-04-01 至 2022-04-30',
    zh: ({ seen }) => `“${seen}”不是一段日期，请写明起止日期，起日不晚于止日。`,
    en: ({ seen }) => `"${seen}" is not a stretch of days; give a first and a last day.`,
  },
  'digest.future': {
    level: 'error',
    expected: '不晚于今天',
    zh: ({ seen, expected }) => `止日 ${seen} 还没有到（今天是 ${expected}），请改早。`,
    en: ({ seen, expected }) => `${seen} has not come yet; today is ${expected}.`,
  },
  'digest.too_long': {
    level: 'error',
    expected: String(LIMITS.digestDays),
    zh: ({ seen, expected }) => `这一段有 ${seen} 天，一期最多 ${expected} 天，请分成几期。`,
    en: ({ seen, expected }) => `That is ${seen} days; one digest takes at most ${expected}.`,
  },
  'digest.week': {
    level: 'error',
    expected: '周一至周日',
    zh: ({ seen, expected }) => `周报从周一到周日，${seen}不是完整的一周；可选 ${expected}，或改为专报。`,
    en: ({ seen, expected }) => `A weekly digest goes from Monday to Sunday, not ${seen}; take ${expected}.`,
  },
  'digest.month': {
    level: 'error',
    expected: '一个自然月',
    zh: ({ seen, expected }) => `月报是一个自然月，${seen}不是完整的一个月；可选 ${expected}，或改为专报。`,
    en: ({ seen, expected }) => `A monthly digest is one calendar month, not ${seen}; take ${expected}.`,
  },
  'digest.no_closes': {
    level: 'error',
    expected: '期内至少有一个已日结的报告日',
    zh: ({ seen }) => `${seen}没有已日结的报告日，没有数可以汇总；请先日结或换一段日期。`,
    en: ({ seen }) => `No day of ${seen} is closed; there is nothing to add up.`,
  },
  'digest.stands': {
    level: 'error',
    expected: '更正原因',
    zh: ({ seen }) => `这一期已印发（${seen}）；如需更正，请填写更正原因后再印发。`,
    en: ({ seen }) => `That digest is issued (${seen}); to correct it, give the reason.`,
  },
  'digest.no_difference': {
    level: 'error',
    expected: '与已印发的不同之处',
    zh: ({ seen }) => `现有数据与已印发的（${seen}）完全一致，无需更正。`,
    en: ({ seen }) => `Nothing differs from what is issued (${seen}); there is nothing to correct.`,
  },
  'digest.overtaken': {
    level: 'error',
    expected: '在最新版次上更正',
    zh: ({ seen }) => `刚才已有人印发了${seen}，本次没有印发；请查看后再决定是否更正。`,
    en: ({ seen }) => `Somebody has just issued ${seen}; yours was not issued.`,
  },
} as const satisfies Record<string, Entry>;
