/**
 * The catalogue's lines for a report as a whole: broken JSON, shape, narratives, rules, and the day it is about.
 */
import { LIMITS } from '../limits/limits.ts';
import type { Entry } from './entry.ts';

export const SUBMISSION_FINDINGS = {
  'json.broken': {
    level: 'error',
    expected: '完整的 JSON',
    zh: ({ name, seen }) => `提交的内容不是完整的 JSON，${name}的“${seen}”附近读不下去，请检查后重新提交。`,
    en: ({ seen }) => `The body is not valid JSON near "${seen}"; check it and send it again.`,
  },
  'json.depth': {
    level: 'error',
    expected: '嵌套不超过 32 层',
    zh: ({ expected }) => `提交的内容嵌套过深（应${expected}），请按接口说明的结构重新提交。`,
    en: ({ expected }) => `The body is nested too deeply (${expected}); send it as the interface describes.`,
  },
  'json.forbidden_key': {
    level: 'error',
    expected: '接口说明中列出的键',
    zh: ({ seen }) => `提交的内容里有不允许使用的键“${seen}”，请删去后重新提交。`,
    en: ({ seen }) => `The key "${seen}" is not allowed anywhere; remove it and send again.`,
  },
  'json.duplicate_key': {
    level: 'error',
    expected: '每个键只出现一次',
    zh: ({ seen }) => `键“${seen}”在同一处写了两次，无法判断以哪个为准，请只留一个后重新提交。`,
    en: ({ seen }) => `The key "${seen}" is given twice in one object; keep one of them and send again.`,
  },
  'submission.value': {
    level: 'error',
    expected: '接口说明中的内容',
    zh: ({ name, seen, expected }) => `“${name}”应为${expected}，收到的是“${seen}”，请改正后重新提交。`,
    en: ({ name, seen, expected }) => `${name} must be ${expected}, not "${seen}".`,
  },
  'submission.unknown_key': {
    level: 'error',
    expected: '接口说明中列出的键',
    zh: ({ seen, expected }) => `不认识“${seen}”这一项（${expected}），请改名或删去。`,
    en: ({ seen, expected }) => `"${seen}" is not known here (${expected}); rename or remove it.`,
  },
  'submission.nil_with_content': {
    level: 'error',
    expected: '零报告不带数据和文字',
    zh: ({ seen }) => `选了零报告，又填了${seen}；确实无事项请清空后再报，否则请取消零报告。`,
    en: ({ seen }) => `A nil return cannot carry ${seen}; clear them, or do not send it as nil.`,
  },
  'submission.empty': {
    level: 'error',
    expected: '至少一项数据或一段文字，或零报告',
    zh: () => '没有填写任何数据或文字；当日确无事项请选“零报告”后提交。',
    en: () => 'Nothing was filled in; if there is nothing to report, send a nil return (零报告).',
  },
  'figure.unknown': {
    level: 'error',
    expected: '本任务的指标',
    zh: ({ seen, expected }) => `没有“${seen}”这个指标（${expected}），请核对后重新提交。`,
    en: ({ seen, expected }) => `There is no indicator "${seen}" (${expected}).`,
  },
  'figure.not_asked': {
    level: 'error',
    expected: '本单位填报的指标',
    zh: ({ name }) => `“${name}”不由本单位填报，请删去这一项；如确应由本单位填报，请联系编发单位。`,
    en: ({ name }) => `${name} is not asked of this unit; leave it out or speak to the office.`,
  },
  'figure.drawn': {
    level: 'error',
    expected: '由台账得出，不填',
    zh: ({ name, seen }) => `“${name}”由台账的条目得出，不用填（收到“${seen}”），请删去这一项，改台账里的条目。`,
    en: ({ name, seen }) =>
      `${name} comes from the rows of a ledger (seen "${seen}"); leave it out and change the rows.`,
  },
  'figure.required': {
    level: 'error',
    expected: '必填',
    zh: ({ name }) => `“${name}”必须填报，没有发生请填 0。`,
    en: ({ name }) => `${name} is required; enter 0 when there was none.`,
  },
  'narrative.empty': {
    level: 'error',
    expected: `1–${LIMITS.narrativeCharacters} 个字`,
    zh: ({ name }) => `“${name}”没有文字，请填写内容或删去这一段。`,
    en: ({ name }) => `${name} has no text; write it or remove it.`,
  },
  'narrative.too_long': {
    level: 'error',
    expected: `1–${LIMITS.narrativeCharacters} 个字`,
    zh: ({ name, seen }) => `“${name}”有 ${seen} 个字，最多 ${LIMITS.narrativeCharacters} 个，请删减后提交。`,
    en: ({ name, seen }) => `${name} has ${seen} characters; at most ${LIMITS.narrativeCharacters} are taken.`,
  },
  'submission.too_large': {
    level: 'error',
    expected: '10.0',
    zh: ({ seen, expected }) => `整份报送约 ${seen} 万字，最多 ${expected} 万字，存不下；请删减各段文字后提交。`,
    en: ({ seen, expected }) =>
      `The whole report has about ${seen} x 10,000 characters; at most ${expected} x 10,000 can be stored. Shorten its texts.`,
  },
  'text.tidied': {
    level: 'warning',
    expected: '原样存入的文字',
    zh: ({ name, seen }) => `“${name}”存入时${seen}，其余一字未动。`,
    en: ({ name }) => `Line ends or blanks around the text of ${name} were made uniform; nothing else was changed.`,
  },
  'text.removed': {
    level: 'warning',
    expected: '可以显示的文字',
    zh: ({ name, seen }) => `“${name}”里有不能显示的字符（${seen}），已去掉，请核对文字是否完整。`,
    en: ({ name, seen }) => `Characters that cannot be shown (${seen}) were removed from ${name}; check the text.`,
  },
  'rule.broken': {
    level: 'error',
    expected: '符合审核规则',
    zh: ({ name, seen }) => `${name}（现为 ${seen}），请核对后改正。`,
    en: ({ name, seen, expected }) => `The figures break a rule (${expected}; now ${seen}): ${name}`,
  },
  'rule.questioned': {
    level: 'warning',
    expected: '符合审核规则',
    zh: ({ name, seen }) => `${name}（现为 ${seen}），请核对；确实如此可以照报。`,
    en: ({ name, seen, expected }) => `The figures are unusual (${expected}; now ${seen}): ${name}`,
  },
  'day.invalid': {
    level: 'error',
    expected: '真实的日期，如 2022-04-08',
    zh: ({ seen, expected }) => `“${seen}”不是一个日期，请填${expected}。`,
    en: ({ seen, expected }) => `"${seen}" is not a date; expected ${expected}.`,
  },
  'day.before_start': {
    level: 'error',
    expected: '任务开始之后的日期',
    zh: ({ seen, expected }) => `${seen} 在任务开始之前，本任务从 ${expected} 开始报送，请核对日期。`,
    en: ({ seen, expected }) => `${seen} is before the programme starts on ${expected}.`,
  },
  'day.after_end': {
    level: 'error',
    expected: '任务结束之前的日期',
    zh: ({ seen, expected }) => `${seen} 在任务结束之后，本任务报送到 ${expected} 为止，请核对日期。`,
    en: ({ seen, expected }) => `${seen} is after the programme's last day, ${expected}.`,
  },
  'day.future': {
    level: 'error',
    expected: '今天或以前的日期',
    zh: ({ seen, expected }) => `${seen} 还没有到，今天是 ${expected}，请核对日期。`,
    en: ({ seen, expected }) => `${seen} is in the future; today is ${expected}.`,
  },
  'day.not_asked': {
    level: 'error',
    expected: '需要报送的日期',
    zh: ({ seen }) => `${seen} 不是报送日（本任务只在工作日报送），请核对日期。`,
    en: ({ seen }) => `${seen} is not a reporting day: this programme reports on workdays.`,
  },
  'unit.not_open': {
    level: 'error',
    expected: '本单位参加报送的日期',
    zh: ({ name, seen, expected }) => `${name}在 ${seen} 不参加报送（${expected}），请核对日期或联系编发单位。`,
    en: ({ name, seen, expected }) => `${name} does not report on ${seen} (${expected}).`,
  },
  'unit.no_form': {
    level: 'error',
    expected: '它下面的单位',
    zh: ({ name }) => `${name}是分管单位，本级不报送，数据由它下面的单位报；请改用下面单位的访问码，或联系编发单位。`,
    en: ({ name }) => `${name} is a branch and has no report of its own; its units report.`,
  },
} as const satisfies Record<string, Entry>;
