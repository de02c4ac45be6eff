/**
 * What a changed programme means, in words: what is asked of whom, what is counted how, what is due when, and the rest.
 *
 * Compares the two as files (`programme-file-of.ts`), so that no key is passed over: one without words of its own is told
 * by its name. Pure; shown by `programme apply`, the desk and the workshop before anything is stored.
 */

import { programmeFileOf } from './file-of.ts';
import type { Programme } from './programme.ts';

export type ChangeArea = 'asked' | 'counted' | 'due' | 'other';

export interface ProgrammeChange {
  readonly about: ChangeArea;
  /** `“收集转运垃圾”的小数位数由1改为0` */
  readonly words: string;
}

/** In the order in which they are told. */
export const CHANGE_AREAS: Readonly<Record<ChangeArea, string>> = {
  asked: '向谁要什么',
  counted: '怎么算',
  due: '何时截止',
  other: '其他',
};

type Entry = Readonly<Record<string, unknown>>;

/** Lists whose entries have a name of their own: what they are called, by what they are known, and what they are about. */
const LISTS: Readonly<Record<string, { readonly noun: string; readonly key: string; readonly about: ChangeArea }>> = {
  units: { noun: '报送单位', key: 'id', about: 'asked' },
  indicators: { noun: '指标', key: 'id', about: 'asked' },
  ledgers: { noun: '台账', key: 'id', about: 'asked' },
  sections: { noun: '栏目', key: 'id', about: 'other' },
  narratives: { noun: '文字类别', key: 'name', about: 'asked' },
  rules: { noun: '审核规则', key: 'check', about: 'asked' },
  lists: { noun: '名单', key: 'title', about: 'counted' },
  digests: { noun: '综合简报', key: 'kind', about: 'due' },
};

/** Keys of entries and of the file, as an office calls them. */
const WORDS: Readonly<Record<string, string>> = {
  ...{
    name: '名称',
    group: '分组',
    opens: '首个报告日',
    closes: '末个报告日',
    responsible: '责任岗位',
    mail: '值班邮箱',
  },
  ...{
    unit: '计量单位',
    kind: '类别',
    decimals: '小数位数',
    asked_of: '填报单位',
    asked_on: '填报的日子',
    aliases: '别名',
  },
  ...{
    of: '所用指标',
    by: '分项',
    formula: '公式',
    overlapping: '分项可重复计',
    shares: '占比小数位数',
    opening: '期初数',
    openings: '各单位期初数',
    min: '下限',
    max: '上限',
  },
  ...{
    required: '必填',
    carry: '沿用上次报数',
    definition: '口径',
    roster: '应覆盖名单',
    target: '目标任务',
    from: '来源',
  },
  ...{
    reported: '报送方式',
    opening_days: '期初数的天数',
    lists: '名单',
    sections: '栏目',
    section: '栏目',
    say: '文句',
    compare: '比较',
    columns: '栏目',
    level: '级别',
    message: '提示',
  },
  ...{
    days: '报告日',
    due: '报送时限',
    remind: '提醒时间',
    issue: '印发时间',
    review: '审签',
    signers: '签名的最少人数',
    shift: '遇休顺延',
    when: '时间',
  },
  ...{
    title: '标题',
    organisation: '单位名称',
    issuer: '编发单位',
    timezone: '时区',
    starts: '开始日',
    ends: '结束日',
  },
  ...{
    template: '模板',
    layout: '版式',
    shards: '分片数',
    classification: '密级标注',
    copies: '印数',
    headline: '导语指标',
  },
  ...{
    distribution: '主送抄送',
    deliver: '投递',
    alarm: '告警',
    keep: '保存期限',
    calendar: '工作日历',
    numbering: '编号',
  },
  ...{
    matter: '转为督办',
    under: '上级单位',
    branch: '分管单位',
    reports: '本级也报',
    annexes: '附件',
    replaces: '接续的指标',
  },
};

/** What holds where nothing is said. */
const UNSAID: Readonly<Record<string, string>> = {
  ...{
    asked_of: '全部单位',
    decimals: '0',
    min: '0',
    required: '否',
    carry: '否',
    branch: '否',
    reports: '否',
    under: '无',
    layout: 'gbt9704',
    signers: '3',
    opening: '0',
  },
};

/** Keys that say how something is counted, or when it is due, whatever they are found in. */
const COUNTED = new Set([
  ...['kind', 'unit', 'decimals', 'of', 'by', 'overlapping', 'formula', 'opening', 'openings', 'carry', 'definition'],
  ...['roster', 'target', 'from', 'reported', 'compare', 'when', 'numbering', 'replaces', 'starts', 'timezone'],
]);
const DUE = new Set(['days', 'due', 'remind', 'issue', 'review', 'signers', 'shift', 'ends', 'calendar']);

/** Empty: the two mean the same. */
export function programmeChanges(before: Programme, after: Programme): ProgrammeChange[] {
  const [old, now] = [programmeFileOf(before), programmeFileOf(after)];
  const names = new Map([...before.units, ...after.units].map(({ id, name }) => [id, name]));
  const found = keysOf(old, now).flatMap((key): ProgrammeChange[] => {
    const list = LISTS[key];
    if (list !== undefined) return entryChanges(list, listOf(old[key]), listOf(now[key]), names);
    if (key === 'schedule' || key === 'calendar') return keyChanges('', old[key], now[key], names, key);
    return valueChanges('', key, old[key], now[key], names, 'other');
  });
  return (Object.keys(CHANGE_AREAS) as ChangeArea[]).flatMap((area) => found.filter(({ about }) => about === area));
}

function entryChanges(
  { noun, key, about }: (typeof LISTS)[string],
  before: readonly Entry[],
  after: readonly Entry[],
  names: ReadonlyMap<string, string>,
): ProgrammeChange[] {
  const idOf = (entry: Entry): unknown => entry[key] ?? entry.name;
  const nameOf = (entry: Entry): string => `“${String(entry.name ?? idOf(entry))}”`;
  const [old, now] = [before, after].map((list) => new Map(list.map((entry) => [idOf(entry), entry])));
  const gone = before.filter((entry) => !now!.has(idOf(entry))).map((entry) => `去掉${noun}${nameOf(entry)}`);
  const come = after.filter((entry) => !old!.has(idOf(entry))).map((entry) => `增加${noun}${nameOf(entry)}`);
  const both = after.flatMap((entry) => {
    const was = old!.get(idOf(entry));
    return was === undefined ? [] : keyChanges(`${noun}${nameOf(was)}的`, was, entry, names, '', about);
  });
  const moved =
    gone.length + come.length === 0 && before.some((entry, at) => idOf(entry) !== idOf(after[at]!))
      ? [{ about: 'other', words: `${noun}的次序改变` } as const]
      : [];
  return [...[...gone, ...come].map((words) => ({ about, words })), ...both, ...moved];
}

function keyChanges(
  owner: string,
  before: unknown,
  after: unknown,
  names: ReadonlyMap<string, string>,
  place = '',
  about: ChangeArea = 'other',
): ProgrammeChange[] {
  const [old, now] = [entryOf(before), entryOf(after)];
  return keysOf(old, now).flatMap((key) => {
    const area = place === '' ? about : 'due';
    const label = place === 'calendar' ? `${WORDS.calendar}中的${key === 'holidays' ? '休息日' : '工作日'}` : key;
    return valueChanges(owner, label, old[key], now[key], names, area);
  });
}

/** Of lists of names what came and went; of anything else from what to what. */
function valueChanges(
  owner: string,
  key: string,
  before: unknown,
  after: unknown,
  names: ReadonlyMap<string, string>,
  area: ChangeArea,
): ProgrammeChange[] {
  if (isEqual(before, after)) return [];
  if (key === 'target') return targetChanges(owner, entryOf(before), entryOf(after), names);
  const about = COUNTED.has(key) ? 'counted' : DUE.has(key) ? 'due' : area;
  const what = `${owner}${owner !== '' && key === 'due' ? '上报时限' : (WORDS[key] ?? key)}`; // a branch's own
  const named = (value: unknown): string => names.get(String(value)) ?? shown(value);
  if (isNames(before) && isNames(after)) {
    const [gone, come] = [
      before.filter((each) => !after.includes(each)),
      after.filter((each) => !before.includes(each)),
    ];
    const parts = [listed('增加', come.map(named)), listed('去掉', gone.map(named))].filter((part) => part !== '');
    return [{ about, words: `${what}${parts.length === 0 ? '的次序改变' : parts.join('，')}` }];
  }
  const whole = UNSAID[key] ?? '未设';
  const told = (value: unknown): string =>
    value === undefined
      ? whole
      : isNames(value)
        ? value.map(named).join('、')
        : key === 'under'
          ? named(value)
          : shown(value);
  return [{ about, words: `${what}由${told(before)}改为${told(after)}` }];
}

/** Keys of a target, which mean something else than elsewhere. */
const TARGET_WORDS: Readonly<Record<string, string>> = {
  ...{ total: '总目标', from: '目标起算日', by: '目标完成时限', per: '目标的周期' },
  ...{ decimals: '完成率的小数位数', progress: '时间进度的算法', wording: '时间进度的说法' },
};

function targetChanges(
  owner: string,
  before: Entry,
  after: Entry,
  names: ReadonlyMap<string, string>,
): ProgrammeChange[] {
  const parts = (entry: Entry): Entry => {
    const units = Object.entries(entryOf(entry.units)).map(([id, value]) => [`${names.get(id) ?? id}的目标`, value]);
    const own = Object.entries(entry).filter(([key]) => key !== 'units');
    return {
      ...Object.fromEntries(own.map(([key, value]) => [TARGET_WORDS[key] ?? key, value])),
      ...Object.fromEntries(units),
    };
  };
  const [old, now] = [parts(before), parts(after)];
  const changed = keysOf(old, now).filter((key) => old[key] !== now[key]);
  return changed.map((key) => ({
    about: 'counted',
    words: `${owner}${key}由${shown(old[key])}改为${shown(now[key])}`,
  }));
}

/** More names than this are counted. */
const MOST_NAMES = 8;

function listed(verb: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const few = names.slice(0, MOST_NAMES).join('、');
  return `${verb}${few}${names.length > MOST_NAMES ? `等${names.length}个` : ''}`;
}

function shown(value: unknown): string {
  if (value === undefined) return '未设';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(shown).join('、');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, each]) => `${WORDS[key] ?? key}：${shown(each)}`)
    .join('；');
}

const keysOf = (one: Entry, other: Entry): string[] => [...new Set([...Object.keys(one), ...Object.keys(other)])];

const entryOf = (value: unknown): Entry => (typeof value === 'object' && value !== null ? (value as Entry) : {});

/** A narrative may be written as its name alone. */
const listOf = (value: unknown): readonly Entry[] =>
  Array.isArray(value) ? value.map((each: unknown) => (typeof each === 'string' ? { name: each } : entryOf(each))) : [];

const isNames = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

function isEqual(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  return keysOf(one as Entry, other as Entry).every((key) => isEqual((one as Entry)[key], (other as Entry)[key]));
}
