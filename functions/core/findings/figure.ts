/**
 * The catalogue's lines for one typed figure (see `core/kinds/`): what made it doubtful, and what to type instead.
 *
 * `expected` is given by the reader of the figure, because it knows decimals, unit of measure and range.
 */
import { LIMITS } from '../limits/limits.ts';
import type { Entry } from './entry.ts';

export const FIGURE_FINDINGS = {
  'figure.empty': {
    level: 'error',
    expected: '一个数字',
    zh: ({ name }) => `“${name}”没有填写：没有发生请填 0，暂时没有数字请整项不报。`,
    en: ({ name }) => `${name} is empty: enter 0 when there was none, or leave the figure out when it is not known.`,
  },
  'figure.not_a_number': {
    level: 'error',
    expected: '一个数字',
    zh: ({ name, seen, expected }) => `“${name}”应填${expected}，收到的是“${seen}”；请改为一个数字。`,
    en: ({ name, seen, expected }) => `${name} takes ${expected}, not "${seen}"; send one number.`,
  },
  'figure.approximate': {
    level: 'error',
    expected: '一个准确的数字',
    zh: ({ name, seen, expected }) => `“${name}”填的是约数“${seen}”，请填准确的数字（${expected}）。`,
    en: ({ name, seen, expected }) => `${name} is given as about "${seen}"; enter the exact figure (${expected}).`,
  },
  'figure.magnitude': {
    level: 'error',
    expected: '全部数位',
    zh: ({ name, seen, expected }) => `“${name}”填的“${seen}”用了万、亿等字，请写出全部数位（${expected}）。`,
    en: ({ name, seen, expected }) => `${name} "${seen}" uses 万 or 亿; write out all digits (${expected}).`,
  },
  'figure.chinese_numeral': {
    level: 'error',
    expected: '阿拉伯数字',
    zh: ({ name, seen, expected }) => `“${name}”填的是汉字数字“${seen}”，请改用阿拉伯数字（${expected}）。`,
    en: ({ name, seen, expected }) => `${name} "${seen}" is in Chinese numerals; use 0-9 (${expected}).`,
  },
  'figure.grouping': {
    level: 'error',
    expected: '不带逗号的数字',
    zh: ({ name, seen }) => `“${name}”填的“${seen}”逗号位置不对，可能多填或漏填了数位，请核对后不带逗号填写。`,
    en: ({ name, seen }) => `The commas in ${name} "${seen}" are misplaced; check it and type it without commas.`,
  },
  'figure.unit': {
    level: 'error',
    expected: '不带单位的数字',
    zh: ({ name, seen, expected }) => `“${name}”填的“${seen}”单位不符，请换算后只填数字（${expected}）。`,
    en: ({ name, seen, expected }) =>
      `${name} "${seen}" has another unit of measure; convert it, type digits (${expected}).`,
  },
  'figure.exponent': {
    level: 'error',
    expected: '全部数位',
    zh: ({ name, seen, expected }) => `“${name}”填的“${seen}”是科学记数法，请写出全部数位（${expected}）。`,
    en: ({ name, seen, expected }) => `${name} "${seen}" is in exponent notation; write out all digits (${expected}).`,
  },
  'figure.minus_zero': {
    level: 'error',
    expected: '0 或准确的数字',
    zh: ({ name, seen }) => `“${name}”填的是“${seen}”，没有负零；没有发生请填 0，否则请填准确的数字。`,
    en: ({ name, seen }) => `${name} is "${seen}", which is no figure; enter 0 or the exact figure.`,
  },
  'figure.unreadable': {
    level: 'error',
    expected: '一个数字',
    zh: ({ name, seen, expected }) => `“${name}”填的“${seen}”读不成一个数字，请只用 0–9 和小数点填写（${expected}）。`,
    en: ({ name, seen, expected }) =>
      `${name} "${seen}" is not readable as one number; use 0-9 and a point (${expected}).`,
  },
  'figure.decimals': {
    level: 'error',
    expected: '整数',
    zh: ({ name, seen, expected }) => `“${name}”填的“${seen}”小数位数过多，请核对后改填（${expected}）。`,
    en: ({ name, seen, expected }) => `${name} "${seen}" has too many decimals; check it (${expected}).`,
  },
  'figure.too_large': {
    level: 'error',
    expected: '较小的数字',
    zh: ({ name, seen }) => `“${name}”填的“${seen}”超出可以准确计算的范围，请核对数位。`,
    en: ({ name, seen }) => `${name} "${seen}" is beyond what is computed exactly; check its digits.`,
  },
  'figure.below_min': {
    level: 'error',
    expected: '不小于 0 的数字',
    zh: ({ name, seen, expected }) => `“${name}”填的“${seen}”过小，应为${expected}，请核对后改填。`,
    en: ({ name, seen, expected }) => `${name} "${seen}" is too small; expected ${expected}.`,
  },
  'figure.above_max': {
    level: 'error',
    expected: '不超过上限的数字',
    zh: ({ name, seen, expected }) => `“${name}”填的“${seen}”过大，应为${expected}，请核对后改填。`,
    en: ({ name, seen, expected }) => `${name} "${seen}" is too large; expected ${expected}.`,
  },
  'figure.computed': {
    level: 'error',
    expected: '不填',
    zh: ({ name }) => `“${name}”由系统按其他指标计算，不需要填报，请删去这一项。`,
    en: ({ name }) => `${name} is computed from other figures and not reported; leave it out.`,
  },
  'figure.part': {
    level: 'error',
    expected: '该指标的分项',
    zh: ({ name, seen, expected }) => `“${name}”没有“${seen}”这个分项，${expected}；合计写在“合计”下。`,
    en: ({ name, seen, expected }) => `${name} has no part "${seen}": ${expected}; the whole stands under 合计.`,
  },
  'figure.parts_missing': {
    level: 'error',
    expected: '按分项填报',
    zh: ({ name, seen }) => `“${name}”只填了合计${seen}，没有填分项；请按分项填报。`,
    en: ({ name, seen }) => `${name} has the whole ${seen} and no parts; enter its parts.`,
  },
  'figure.parts_differ': {
    level: 'error',
    expected: '与各分项之和相同的合计',
    zh: ({ name, seen, expected }) => `“${name}”合计填的是${seen}，各分项之和是${expected}；请核对，合计也可以不填。`,
    en: ({ name, seen, expected }) => `The whole of ${name} is ${seen}, its parts add up to ${expected}; check them.`,
  },
  'figure.part_above': {
    level: 'error',
    expected: '不大于合计的分项',
    zh: ({ name, seen, expected }) => `“${name}”有一个分项是${seen}，比合计${expected}还多，请核对。`,
    en: ({ name, seen, expected }) => `A part of ${name} is ${seen}, more than the whole ${expected}; check it.`,
  },
  'figure.choice': {
    level: 'error',
    expected: '列出的选项之一',
    zh: ({ name, seen, expected }) => `“${name}”没有“${seen}”这个选项，请填 ${expected} 之一。`,
    en: ({ name, seen, expected }) => `${name} has no option "${seen}"; it is one of ${expected}.`,
  },
  'figure.date': {
    level: 'error',
    expected: '真实的日期，如 2024-06-01',
    zh: ({ name, seen, expected }) => `“${name}”应填${expected}，收到的是“${seen}”，请改填。`,
    en: ({ name, seen }) => `${name} takes a real date such as 2024-06-01, not "${seen}".`,
  },
  'figure.text': {
    level: 'error',
    expected: `1–${LIMITS.answerCharacters} 个字`,
    zh: ({ name, seen, expected }) => `“${name}”应填${expected}的文字，收到的是“${seen}”，请改填。`,
    en: ({ name, seen }) => `${name} takes 1 to ${LIMITS.answerCharacters} characters, not "${seen}".`,
  },
  'figure.yes_no': {
    level: 'error',
    expected: '是或否',
    zh: ({ name, seen }) => `“${name}”应填“是”或“否”，收到的是“${seen}”，请改填。`,
    en: ({ name, seen }) => `${name} takes 是 (yes) or 否 (no), not "${seen}".`,
  },
  'figure.no_names': {
    level: 'error',
    expected: '名称，用顿号分开；没有请填“无”',
    zh: ({ name }) => `“${name}”没有填写：请填名称，用顿号分开；当日没有请填“无”，暂不清楚请整项不报。`,
    en: ({ name }) => `${name} is empty: list the names, enter 无 when there was none, or leave it out when not known.`,
  },
  'figure.not_names': {
    level: 'error',
    expected: '名称的列表，或用顿号分开的一行文字',
    zh: ({ name, seen, expected }) => `“${name}”应填${expected}，收到的是“${seen}”，请改填。`,
    en: ({ name, seen, expected }) => `${name} takes ${expected}, not "${seen}".`,
  },
  'figure.name': {
    level: 'error',
    expected: `一个名称，1–${LIMITS.nameCharacters} 个字`,
    zh: ({ name, seen, expected }) => `“${name}”中的“${seen}”不像一个名称，应为${expected}，请改填。`,
    en: ({ name, seen, expected }) => `"${seen}" in ${name} is not a name; expected ${expected}.`,
  },
  'figure.off_roster': {
    level: 'warning',
    expected: '名单上的名称',
    zh: ({ name, seen, expected }) =>
      `“${name}”里的“${seen}”不在名单上（${expected}），请核对；确是新的名称可照报，编发单位会看到。`,
    en: ({ name, seen, expected }) =>
      `"${seen}" in ${name} is not on the roster (${expected}); check it. A new name may be sent, the office will see it.`,
  },
  'figure.several_names': {
    level: 'warning',
    expected: '名称之间用顿号分开',
    zh: ({ name, seen, expected }) => `“${name}”里的“${seen}”算作一个名称；如是几个，请在${expected}。`,
    en: ({ name, seen, expected }) =>
      `"${seen}" in ${name} counts as one name; if it is several, separate them (${expected}).`,
  },
  'figure.names_count': {
    level: 'warning',
    expected: '与所列名称相同的个数',
    zh: ({ name, seen, expected }) => `“${name}”写的是“${seen}”，列出的名称有${expected}个，请核对。`,
    en: ({ name, seen, expected }) => `${name} says "${seen}" but lists ${expected} names; check it.`,
  },
  'figure.too_many_names': {
    level: 'error',
    expected: `不超过 ${LIMITS.names} 个名称`,
    zh: ({ name, seen }) => `“${name}”填了 ${seen} 个名称，一次最多 ${LIMITS.names} 个，请核对。`,
    en: ({ name, seen }) => `${name} has ${seen} names; at most ${LIMITS.names} are taken at once.`,
  },
} as const satisfies Record<string, Entry>;
