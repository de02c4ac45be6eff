/**
 * The catalogue's lines for a programme file (see `core/programme/parse.ts`); the YAML reader adds line and column.
 */
import type { Entry } from './entry.ts';

export const PROGRAMME_FINDINGS = {
  'programme.syntax': {
    level: 'error',
    expected: '正确的 YAML',
    zh: ({ seen }) => `YAML 写法有误：${seen}。`,
    en: ({ seen }) => `The YAML is broken: ${seen}.`,
  },
  'programme.missing': {
    level: 'error',
    expected: '必填',
    zh: ({ name, expected }) => `缺少“${name}”（应为${expected}），请补上。`,
    en: ({ name, expected }) => `"${name}" is missing; expected ${expected}.`,
  },
  'programme.value': {
    level: 'error',
    expected: '允许的内容',
    zh: ({ name, seen, expected }) => `“${name}”应为${expected}，看到的是“${seen}”，请改正。`,
    en: ({ name, seen, expected }) => `${name} must be ${expected}, not "${seen}".`,
  },
  'programme.unknown_key': {
    level: 'error',
    expected: '允许的键',
    zh: ({ seen, expected }) => `不认识“${seen}”这个键，${expected}。`,
    en: ({ seen, expected }) => `The key "${seen}" is not known: ${expected}.`,
  },
  'programme.duplicate': {
    level: 'error',
    expected: '不重复',
    zh: ({ name, seen, expected }) => `“${name}”重复：“${seen}”已用在 ${expected}，请改成不同的。`,
    en: ({ name, seen, expected }) => `${name} "${seen}" is used already at ${expected}.`,
  },
  'programme.unknown_unit': {
    level: 'error',
    expected: 'units 中的 id',
    zh: ({ seen, expected }) => `units 中没有“${seen}”这个单位，${expected}。`,
    en: ({ seen, expected }) => `There is no unit "${seen}": ${expected}.`,
  },
  'programme.level': {
    level: 'error',
    expected: '分管单位和它下面的单位',
    zh: ({ name, seen, expected }) => `“${name}”（${seen}）不能用：${expected}。`,
    en: ({ name, seen, expected }) => `${name} "${seen}" cannot be used: ${expected}.`,
  },
  'programme.branch_empty': {
    level: 'warning',
    expected: '下面有单位的分管单位',
    zh: ({ name, seen }) => `分管单位“${name}”下面还没有单位，没有数可汇总；请给它管的单位写 under: ${seen}。`,
    en: ({ name, seen }) => `No unit stands under the branch ${name} yet; write under: ${seen} on its units.`,
  },
  'programme.ratio': {
    level: 'error',
    expected: '流量、存量或日均指标的 id',
    zh: ({ seen, expected }) => `比率不能由“${seen}”计算，${expected}。`,
    en: ({ seen, expected }) => `A ratio cannot be made of "${seen}": ${expected}.`,
  },
  'programme.formula': {
    level: 'error',
    expected: '由指标 id 组成的算式，如 due - checked',
    zh: ({ seen, expected }) => `公式“${seen}”不能使用：${expected}。`,
    en: ({ seen, expected }) => `The formula "${seen}" cannot be used: ${expected}.`,
  },
  'programme.circle': {
    level: 'error',
    expected: '不绕回自己的公式',
    zh: ({ name, seen }) => `“${name}”绕了一圈又由自己推算：${seen}；请把其中一个公式改为由填报的指标推算。`,
    en: ({ name, seen }) =>
      `${name} is computed from itself: ${seen}. Make one of these formulas of reported indicators.`,
  },
  'programme.zero_divisor': {
    level: 'warning',
    expected: '不会为 0 的除数',
    zh: ({ name, expected }) =>
      `“${name}”的除数（${expected}）可能为 0，为 0 时没有数，显示“—”；存量若不会是 0，请给它写 min: 1。`,
    en: ({ name, expected }) =>
      `The divisor of ${name} (${expected}) can be zero; then there is no figure. Give a stock min: 1 if it never is.`,
  },
  'programme.wrong_kind': {
    level: 'error',
    expected: '与 kind 相符的键',
    zh: ({ name, seen, expected }) =>
      `“${name}”只能用于 ${expected} 指标，这里的 kind 是 ${seen}，请删去这个键或改 kind。`,
    en: ({ name, seen, expected }) => `${name} belongs to ${expected} indicators only; this one is ${seen}.`,
  },
  'programme.time': {
    level: 'error',
    expected: '"18:00" 或 "+1d 08:00"',
    zh: ({ name, seen, expected }) => `“${name}”的时间“${seen}”不存在，应写成 ${expected}。`,
    en: ({ name, seen, expected }) => `${name} "${seen}" is not a time; write ${expected}.`,
  },
  'programme.order': {
    level: 'error',
    expected: '前后顺序正确',
    zh: ({ name, seen, expected }) => `“${name}”是 ${seen}，${expected}，请核对。`,
    en: ({ name, seen, expected }) => `${name} is ${seen}: ${expected}.`,
  },
  'programme.rule': {
    level: 'error',
    expected: '一个比较式，如 a + b <= c',
    zh: ({ seen, expected }) => `审核规则“${seen}”不能使用：${expected}。`,
    en: ({ seen, expected }) => `The rule "${seen}" cannot be used: ${expected}.`,
  },
  'programme.unknown_id': {
    level: 'error',
    expected: '文件中有的 id',
    zh: ({ name, seen, expected }) => `“${name}”写的“${seen}”不存在，${expected}。`,
    en: ({ name, seen, expected }) => `${name} names "${seen}", which there is not: ${expected}.`,
  },
  'programme.list': {
    level: 'error',
    expected: '一个条件，如 ahead <= -10 && ahead > -30',
    zh: ({ seen, expected }) => `名单的条件“${seen}”不能使用：${expected}。`,
    en: ({ seen, expected }) => `The condition "${seen}" of a list cannot be used: ${expected}.`,
  },
  'programme.ledger': {
    level: 'error',
    expected: '可以使用的台账',
    zh: ({ name, seen, expected }) => `台账的“${name}”（${seen}）不能用：${expected}。`,
    en: ({ name, seen, expected }) => `The ledger's ${name} (${seen}) cannot be used: ${expected}.`,
  },
  'programme.row_condition': {
    level: 'error',
    expected: "一个条件，如 state == '停工'",
    zh: ({ seen, expected }) => `台账的条件“${seen}”不能使用：${expected}。`,
    en: ({ seen, expected }) => `The condition "${seen}" over a row cannot be used: ${expected}.`,
  },
  'programme.say': {
    level: 'error',
    expected: '可用的位置，如 {day}',
    zh: ({ seen, expected }) => `文句中的“${seen}”不能用：${expected}。`,
    en: ({ seen, expected }) => `The place "${seen}" of a sentence cannot be used: ${expected}.`,
  },
  'programme.openings': {
    level: 'error',
    expected: 'asked_of 中的单位',
    zh: ({ name, expected }) => `期初数不能写给“${name}”：${expected}。`,
    en: ({ name, expected }) => `There is no opening balance of ${name}: ${expected}.`,
  },
  'programme.target': {
    level: 'error',
    expected: '可以算完成率的目标',
    zh: ({ name, seen, expected }) => `目标任务的“${name}”（${seen}）不能用：${expected}。`,
    en: ({ name, seen, expected }) => `The target's ${name} (${seen}) cannot be used: ${expected}.`,
  },
  'programme.target_file': {
    level: 'error',
    expected: '与任务文件放在一起的文本文件，一行一个单位和它的目标',
    zh: ({ seen, expected }) => `目标文件“${seen}”读不到，应为${expected}。`,
    en: ({ seen }) =>
      `The file of targets "${seen}" cannot be read; put it beside the programme, a unit and its target a line.`,
  },
  'programme.target_line': {
    level: 'error',
    expected: '单位和数字，如“南郊街道 8000”',
    zh: ({ seen, expected }) => `目标文件中“${seen}”不能用：${expected}。`,
    en: ({ seen, expected }) => `The file of targets: "${seen}" cannot be used: ${expected}.`,
  },
  'programme.roster_file': {
    level: 'error',
    expected: '与任务文件放在一起的文本文件，一行一个名称',
    zh: ({ seen, expected }) => `名单文件“${seen}”读不到，应为${expected}。`,
    en: ({ seen }) => `The roster file "${seen}" cannot be read; put it beside the programme, one name a line.`,
  },
  'calendar.unknown_year': {
    level: 'warning',
    expected: '该年的放假调休安排',
    zh: ({ seen }) =>
      `还没有 ${seen} 年的放假调休安排，暂按周一至周五为工作日；通知公布后请写入 calendar 的 holidays 和 workdays。`,
    en: ({ seen }) =>
      `The public holidays of ${seen} are not known; Monday to Friday count as workdays until they are entered.`,
  },
  'programme.shards_changed': {
    level: 'error',
    expected: '与首次应用时相同的分片数',
    zh: ({ seen, expected }) =>
      `分片数（shards）一经使用不能更改（现为 ${expected}，本次为 ${seen}），否则已报送的内容将读不到；请改回 ${expected}。`,
    en: ({ seen, expected }) =>
      `shards cannot change once used (it is ${expected}, here ${seen}): stored submissions would not be found. Set it back to ${expected}.`,
  },
} as const satisfies Record<string, Entry>;
