/**
 * A monthly programme file in which nothing is wrong, and seventy-five mistakes that people make in such files, one at a time: what is
 * written instead, where `programme check` points, what it saw, and what it says to write.
 */

export const SOUND = `id: made
title: 工作月报
organisation: 某市某局
issuer: 局办公室
timezone: Asia/Shanghai
starts: 2024-01-01
numbering: { first: 5, overall: 74, restart: yearly }
schedule: { days: { monthly: [last] }, shift: after, due: "+8d 12:00", remind: ["+7d 09:00"], issue: "+10d 09:00", review: none }
template: daily
units:
  - { id: east, name: 东片, branch: true }
  - { id: a, name: 甲县, under: east }
  - { id: b, name: 乙县, under: east }
  - { id: c, name: 丙区, opens: 2024-02-01 }
sections:
  - { id: works, title: 工程, say: "完成{done.total}，占{done.share@a}，{done.ahead}。" }
indicators:
  - { id: done, name: 完成投资, unit: 万元, kind: flow, decimals: 2, reported: cumulative, section: works, shares: 1, target: { from: 2024-01-01, by: 2024-12-31, units: { a: 100, b: 200, c: 300 }, decimals: 1 } }
  - { id: calls, name: 受理诉求, unit: 件, kind: flow, by: [热线, 网络], compare: [previous, year], say: "受理{day}，热线占{share:热线}，同比{percent:year}。" }
  - { id: area, name: 管护面积, unit: 万平方米, kind: stock, min: 1 }
  - { id: sites, name: 工地, unit: 个, kind: stock }
  - { id: clean, name: 达标工地, unit: 个, kind: stock, asked_of: [a, b] }
  - { id: rate, name: 达标率, unit: "%", kind: ratio, of: [clean, sites], decimals: 1 }
  - { id: per_area, name: 每万平方米诉求, unit: 件, kind: computed, formula: calls / area, decimals: 2 }
  - { id: level, name: 响应级别, kind: choice, of: [四级, 三级] }
  - { id: begun, name: 开工日期, kind: date }
  - { id: roads, name: 道路, kind: places, roster: [人民路, 建设路] }
lists:
  - { title: 黄牌, of: done, when: "ahead <= -10 && ahead > -30" }
headline: [done, calls]
narratives: [工作动态]
rules:
  - { check: clean <= sites, level: error, message: 达标工地不得多于工地 }
`;

export interface Mistake {
  readonly mistake: string;
  /** What stands in the sound file, and what somebody wrote there. */
  readonly instead: readonly [sound: string, wrong: string];
  /** How the text goes on from the line and column that are named. */
  readonly at: string;
  /** What the message says it saw, and what it says to write. */
  readonly seen: string;
  readonly write: string;
  /** Others that follow from it: what is told of a figure, or asked of it, that is not there then. */
  readonly following: number;
}

const DONE = 'target: { from: 2024-01-01, by: 2024-12-31, units: { a: 100, b: 200, c: 300 }, decimals: 1 }';

const mistake = (
  name: string,
  ...[sound, wrong, at, seen, write, following = 0]: [string, string, string, string, string, number?]
): Mistake => ({ mistake: name, instead: [sound, wrong], at, seen, write, following });

const TARGETS = [
  mistake('a target below zero', 'a: 100', 'a: -100', '-100', '-100', '不小于 0'),
  mistake('a target with a measure', 'c: 300', 'c: 300万', '300万', '300万', '数字'),
  mistake('a target in words', 'a: 100', 'a: 一百', '一百', '一百', '数字'),
  mistake('a target of a unit that is not there', 'b: 200', 'bb: 200', '200', 'bb', '“b”'),
  mistake(
    'a target that ends before it begins',
    'by: 2024-12-31',
    'by: 2023-12-31',
    '2023-12-31',
    '2023-12-31',
    '2024-01-01',
  ),
  mistake(
    'a day of a target that is not there',
    'by: 2024-12-31',
    'by: 2024-02-30',
    '2024-02-30',
    '2024-02-30',
    '2022-04-01',
  ),
  mistake('a target without an amount', ', units: { a: 100, b: 200, c: 300 }', '', '{', 'total', 'units', 1),
  mistake('a target in all and of units', 'units: { a', 'total: 700, units: { a', '700', '700', 'units'),
  mistake('a target of each period that has an end', 'decimals: 1 } }', 'per: period } }', 'period', 'per', 'by'),
  mistake('progress of time without an end', DONE, 'target: { progress: days, total: 5 }', 'days', 'days', 'by', 2),
  mistake('an unknown measure of time', 'decimals: 1 } }', 'progress: weeks } }', 'weeks', 'weeks', 'months'),
  mistake('an unknown wording', 'decimals: 1 } }', 'wording: 进度 } }', '进度', '进度', '序时进度'),
  mistake(
    'a target of a ratio that has amounts of units',
    'of: [clean, sites], decimals: 1',
    'of: [clean, sites], shares: 2',
    '2',
    'ratio',
    'flow',
  ),
  mistake('too many decimals of a rate', 'decimals: 1 } }', 'decimals: 9 } }', '9', '9', '0'),
];

const FORMULAS = [
  mistake(
    'a formula that leads back to itself',
    'formula: calls / area',
    'formula: per_area + 1',
    'per_area + 1',
    'per_area → per_area',
    '由填报的指标',
  ),
  mistake(
    'a formula with an unknown id',
    'formula: calls / area',
    'formula: call / area',
    'call / area',
    'call',
    'calls',
  ),
  mistake(
    'a formula with an unknown part',
    'formula: calls / area',
    'formula: calls:电话 / area',
    'calls:电话',
    'calls:电话',
    'calls:热线',
  ),
  mistake('a division by zero', 'formula: calls / area', 'formula: calls / 0', 'calls / 0', 'calls / 0', '除以 0'),
  mistake(
    'a division by what can be zero',
    'formula: calls / area',
    'formula: area / calls',
    'area / calls',
    'calls',
    'min: 1',
  ),
  mistake(
    'a formula with a call',
    'formula: calls / area',
    'formula: sum(calls)',
    'sum(calls)',
    'sum(calls)',
    '+ - * /',
  ),
  mistake('a formula that is cut off', 'formula: calls / area', 'formula: calls /', 'calls /', 'calls /', '末尾'),
  mistake(
    'a formula with full-width marks',
    'formula: calls / area',
    'formula: calls ÷ area',
    'calls ÷',
    '÷',
    '读不懂',
  ),
  mistake(
    'a formula of answers',
    'formula: calls / area',
    'formula: level / area',
    'level / area',
    'level',
    '可用的有',
  ),
  mistake('a computed figure without a formula', ', formula: calls / area', '', '{', 'formula', '算式'),
  mistake('a formula of a flow', 'min: 1 }', 'min: 1, formula: calls }', 'calls', 'stock', 'computed'),
  mistake('a formula without any figure', 'formula: calls / area', 'formula: 3 * 4', '3 * 4', '3 * 4', '指标'),
  mistake('a ratio of three', 'of: [clean, sites]', 'of: [clean, sites, area]', '[clean', 'clean', '[分子, 分母]'),
  mistake('a ratio of a ratio', 'of: [clean, sites]', 'of: [clean, rate]', 'rate', 'rate', '比率'),
  mistake(
    'a ratio of an unknown part',
    'of: [clean, sites]',
    'of: [calls:热线, calls:网]',
    'calls:网',
    'calls:网',
    'calls:网络',
  ),
];

const PERIODS = [
  mistake('the 31st of every month', 'monthly: [last]', 'monthly: [31]', '31', '31', 'last'),
  mistake('a weekday by number', '{ monthly: [last] }', '{ weekly: 7 }', '7', '7', 'sun'),
  mistake('two cycles at once', '{ monthly: [last] }', '{ monthly: [last], weekly: tue }', '{', 'monthly', '一'),
  mistake('a deadline without its days', 'due: "+8d 12:00"', 'due: "8 日 12:00"', '"8 日', '8 日 12:00', '+1d'),
  mistake(
    'an issue before the deadline',
    'issue: "+10d 09:00"',
    'issue: "+1d 09:00"',
    '"+1d',
    '+1d 09:00',
    '+8d 12:00',
  ),
  mistake(
    'a reminder after the deadline',
    'remind: ["+7d 09:00"]',
    'remind: ["+9d 09:00"]',
    '"+9d',
    '+9d 09:00',
    '+8d 12:00',
  ),
  mistake('24:00', 'due: "+8d 12:00"', 'due: "24:00"', '"24:00"', '24:00', '00:00'),
  mistake('a shift in words', 'shift: after', 'shift: next', 'next', 'next', 'after'),
  mistake('weekdays of a monthly', 'min: 1 }', 'min: 1, asked_on: [sat] }', '[sat]', 'sat', 'every'),
  mistake(
    '上周同日 of a monthly',
    'compare: [previous, year]',
    'compare: [previous, week, year]',
    'week',
    'week',
    'previous',
  ),
  mistake(
    'a weekly digest of a monthly',
    'narratives:',
    'digests: [{ kind: weekly, when: "+1d 09:00" }]\nnarratives:',
    'weekly',
    'weekly',
    '请删去',
  ),
  mistake(
    'a programme that starts on no day',
    'starts: 2024-01-01',
    'starts: 2024-1-1',
    '2024-1-1',
    '2024-1-1',
    '2022-04-01',
  ),
  mistake(
    'a unit that closes before it opens',
    'opens: 2024-02-01',
    'opens: 2024-02-01, closes: 2024-01-31',
    '2024-01-31',
    '2024-01-31',
    '2024-02-01',
  ),
  mistake('a restart by month', 'restart: yearly', 'restart: monthly', 'monthly', 'monthly', 'yearly'),
  mistake('an overall number below that of the year', 'overall: 74', 'overall: 3', '3', '3', '5'),
];

const SENTENCES = [
  mistake('an unknown place', '受理{day}', '受理{today}', '"受理{today}', '{today}', '{day}'),
  mistake('an open brace', '受理{day}', '受理{day', '"受理{day', '{', '成对'),
  mistake('a share of no part', '{share:热线}', '{share:电话}', '"受理', '{share:电话}', '分项'),
  mistake(
    'a comparison that is not asked for',
    '{percent:year}',
    '{percent:week}',
    '"受理',
    '{percent:week}',
    'previous、year',
  ),
  mistake('a rate without a target', '受理{day}', '受理{completion}', '"受理', '{completion}', 'target'),
  mistake(
    'a figure of another indicator that is not there',
    '{done.total}',
    '{dones.total}',
    '"完成',
    '{dones.total}',
    'done',
  ),
  mistake('a section that names no indicator', '{done.total}', '{total}', '"完成', '{total}', '{done.total}'),
  mistake('a unit that is not there', '{done.share@a}', '{done.share@d}', '"完成', '{done.share@d}', 'a、b、c'),
  mistake('a place that is of no unit', '{done.share@a}', '{done.progress@a}', '"完成', '{done.progress@a}', '@'),
  mistake('a count of units in words', '受理{day}', '居前的{top:三}', '"居前', '{top:三}', '{top:3}'),
  mistake('a list that is not there', '受理{day}', '{list:红牌}', '"{list', '{list:红牌}', '黄牌'),
  mistake('a condition of an unknown word', 'ahead <= -10', 'speed <= -10', '"speed', 'speed', 'ahead'),
  mistake('a condition without a comparison', '"ahead <= -10 && ahead > -30"', '"ahead"', '"ahead"', 'ahead', '<'),
  mistake('and in words', '&& ahead', 'and ahead', '"ahead', 'and', '&&'),
  mistake(
    'a list of rates where units have no targets',
    'of: done, when',
    'of: calls, when',
    '"ahead',
    'ahead',
    'target.units',
  ),
  mistake(
    'a headline of what is not there',
    'headline: [done, calls]',
    'headline: [done, call]',
    'call',
    'call',
    'calls',
  ),
  mistake('a section that is not there', 'section: works', 'section: work', 'work', 'work', 'works'),
];

const ANSWERS = [
  mistake('a choice with one option', 'of: [四级, 三级]', 'of: [四级]', '[四级]', '四级', '两个'),
  mistake('a choice with an option twice', 'of: [四级, 三级]', 'of: [四级, 四级]', '四级]', '四级', '重复'),
  mistake('a choice without options', 'kind: choice, of: [四级, 三级]', 'kind: choice', '{', 'of', '选项'),
  mistake('a date with a unit of measure', 'kind: date }', 'kind: date, decimals: 2 }', '2', 'date', 'flow'),
  mistake('a part with a colon', 'by: [热线, 网络]', 'by: [热线, "网:络"]', '"网:络"', '网:络', ':'),
  mistake('a part twice', 'by: [热线, 网络]', 'by: [热线, 热线]', '热线]', '热线', '重复'),
  mistake(
    'parts of an unknown kind of figure',
    'kind: stock, min: 1',
    'kind: stocks, min: 1',
    'stocks',
    'stocks',
    'stock',
    1,
  ),
  mistake('shares with too many digits', 'shares: 1', 'shares: 7', '7', '7', '0'),
  mistake('a branch that is asked', 'asked_of: [a, b]', 'asked_of: [east]', 'east', 'east', 'reports: true'),
  mistake('a unit under itself', 'under: east }\n  - { id: b', 'under: a }\n  - { id: b', 'a }', 'a', '上级'),
  mistake(
    'an opening of all where several type totals',
    'reported: cumulative, section',
    'reported: cumulative, opening: 5, section',
    '5',
    '5',
    'openings',
  ),
  mistake('a rule over an answer', 'check: clean <= sites', 'check: level <= sites', 'level <=', 'level', '可用的有'),
  mistake('a rule with one equals sign', 'check: clean <= sites', 'check: clean = sites', 'clean =', '=', '读不懂'),
  mistake('a key that is misspelt', 'shares: 1', 'share: 1', 'share', 'share', 'shares'),
];

export const MISTAKES: readonly Mistake[] = [...TARGETS, ...FORMULAS, ...PERIODS, ...SENTENCES, ...ANSWERS];

/** @throws Error when the sound file does not have it. */
export function planted({ mistake: name, instead: [sound, wrong] }: Mistake): string {
  if (!SOUND.includes(sound)) throw new Error(`${name}: the sound file does not say ${sound}`);
  return SOUND.replace(sound, wrong);
}
