/**
 * The pages of a programme in the workshop, in the order in which an office goes through them: each a table of fields, a list of
 * entries, or both. What a page shows, saves and says of mistakes is read here and nowhere else.
 */
import { channelWords } from '../../core/programme/channels.ts';
import type { Named } from '../../core/workshop/codec.ts';
import { inNames } from '../../core/workshop/codec-formula.ts';
import { isRaw, type KeyPath, type Raw, rawOf } from '../../core/workshop/entry.ts';
import { DELIVER, DIGEST, LEDGER, LIST, NARRATIVE, RULE, SECTION, UNIT } from './fields-entries.ts';
import { indicatorFields, kindName, withoutMisplaced } from './fields-indicator.ts';
import { ABOUT, ALARM_AFTER, BRIEFING, DISTRIBUTION, KEEP, NUMBERING, SCHEDULE } from './fields-programme.ts';
import type { WordedField } from './worded-field.ts';

export interface Entries {
  /** Where the list stands in the file. */
  readonly at: KeyPath;
  /** 报送单位. */
  readonly noun: string;
  /** Beginning of the ids that are given; absent: its entries have none. */
  readonly letter?: string;
  readonly fields: (entry: Raw, named: Named) => readonly WordedField[];
  /** How it is called in the list. */
  readonly title: (entry: Raw, named: Named) => string;
  /** What the list says beside that. */
  readonly summary: (entry: Raw, named: Named) => string;
  /** A new one, before anything is typed. */
  readonly blank: Raw;
  /** After it was typed. */
  readonly settled?: (entry: Raw) => Raw;
}

export interface Part {
  readonly id: string;
  readonly title: string;
  readonly intro: string;
  readonly fields: readonly WordedField[];
  readonly entries?: Entries;
  /** Keys of the file whose mistakes are this page's. */
  readonly keys: readonly string[];
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const joined = (...parts: readonly string[]): string => parts.filter((each) => each !== '').join(' · ');
const called = (map: ReadonlyMap<string, string>, id: unknown): string => map.get(text(id)) ?? text(id);

const UNITS: Entries = {
  ...{ at: ['units'], noun: '报送单位', letter: 'u', blank: {}, fields: () => UNIT },
  title: (unit) => text(unit.name),
  summary: (unit, { units }) =>
    joined(
      unit.branch === true ? '分管单位' : '',
      unit.under === undefined ? '' : `归${called(units, unit.under)}`,
      text(unit.group),
      unit.opens === undefined ? '' : `${text(unit.opens)}起报`,
      unit.closes === undefined ? '' : `报到${text(unit.closes)}`,
    ),
};

const INDICATORS: Entries = {
  ...{ at: ['indicators'], noun: '指标', letter: 'i', blank: { kind: 'flow' }, fields: indicatorFields },
  title: (indicator) => text(indicator.name),
  summary: (indicator, { units, sections }) =>
    joined(
      kindName(indicator.kind),
      text(indicator.unit),
      called(sections, indicator.section),
      indicator.target === undefined ? '' : '有目标',
      Array.isArray(indicator.asked_of)
        ? `${called(units, indicator.asked_of[0])}${indicator.asked_of.length > 1 ? `等${indicator.asked_of.length}个单位` : ''}填`
        : '',
    ),
  settled: withoutMisplaced,
};

const LEDGERS: Entries = {
  ...{ at: ['ledgers'], noun: '台账', letter: 'l', blank: {}, fields: () => LEDGER },
  title: (ledger) => text(ledger.name),
  summary: ({ columns }) => (Array.isArray(columns) ? `${columns.length}栏` : ''),
};

const LEVELS = { error: '不让报送', warning: '提醒核对' } as const;
const RULES: Entries = {
  ...{ at: ['rules'], noun: '审核规则', blank: { level: 'error' }, fields: () => RULE },
  title: (rule, named) => inNames(text(rule.check), named),
  summary: (rule) => joined(LEVELS[rule.level as keyof typeof LEVELS] ?? '', text(rule.message)),
};

const SECTIONS: Entries = {
  ...{ at: ['sections'], noun: '栏目', letter: 's', blank: {}, fields: () => SECTION },
  title: (section) => text(section.title),
  summary: (section) => text(section.say),
};

const NARRATIVES: Entries = {
  ...{ at: ['narratives'], noun: '文字类别', blank: {}, fields: () => NARRATIVE },
  title: (narrative) => text(narrative.name),
  summary: (narrative) =>
    narrative.matter === true || (narrative.name === '问题协调' && narrative.matter !== false) ? '作为督办事项' : '',
};

const DELIVERIES: Entries = {
  ...{ at: ['deliver'], noun: '投递渠道', blank: { channel: 'smtp' }, fields: () => DELIVER },
  title: ({ channel }) => channelWords(text(channel), 'zh'),
  summary: ({ to, url_ref }) => (Array.isArray(to) ? to.map(text).join('、') : text(url_ref)),
};

const ALARM: Entries = { ...DELIVERIES, at: ['alarm', 'deliver'], noun: '告警渠道' };

const DIGEST_NAMES: Readonly<Record<string, string>> = { weekly: '周报', monthly: '月报', special: '专报' };
const DIGESTS: Entries = {
  ...{ at: ['digests'], noun: '综合简报', blank: { kind: 'weekly' }, fields: () => DIGEST },
  title: (digest) => text(digest.title) || (DIGEST_NAMES[text(digest.kind)] ?? text(digest.kind)),
  summary: (digest) => joined(DIGEST_NAMES[text(digest.kind)] ?? '', text(digest.when)),
};

const LISTS: Entries = {
  ...{ at: ['lists'], noun: '名单', blank: {}, fields: () => LIST },
  title: (list) => text(list.title),
  summary: (list, { indicators }) => joined(called(indicators, list.of), text(list.when)),
};

const none: readonly WordedField[] = [];

export const PARTS: readonly Part[] = [
  {
    ...{ id: 'about', title: '基本情况', fields: ABOUT },
    intro: '这份简报叫什么、谁编发、从哪一天开始。',
    keys: ['id', 'title', 'organisation', 'issuer', 'starts', 'ends', 'classification', 'copies', 'timezone', 'shards'],
  },
  {
    ...{ id: 'units', title: '报送单位', fields: none, entries: UNITS, keys: ['units'] },
    intro: '谁来报。把名单整列粘贴进来，一行一个；从表格里复制的可以带分组、上级单位两列。',
  },
  {
    ...{ id: 'sections', title: '栏目', fields: none, entries: SECTIONS, keys: ['sections'] },
    intro: '填报表和简报分成几段、按什么次序。指标少的可以不分。',
  },
  {
    ...{ id: 'indicators', title: '指标', fields: none, entries: INDICATORS, keys: ['indicators'] },
    intro: '要报哪些数。每项指标有一个固定的含义、计量单位和类别。',
  },
  {
    ...{ id: 'ledgers', title: '台账', fields: none, entries: LEDGERS, keys: ['ledgers'] },
    intro: '各单位逐条登记、一直留到办完的事项，如 在建项目；指标可以从里面数出来、加出来。没有就不填。',
  },
  {
    ...{ id: 'narratives', title: '文字', fields: none, entries: NARRATIVES, keys: ['narratives'] },
    intro: '数字之外报哪几类文字，如 工作动态、问题协调。',
  },
  {
    ...{ id: 'schedule', title: '时间安排', fields: SCHEDULE, keys: ['schedule', 'calendar'] },
    intro: '哪些天报、几点截止、几点印发。',
  },
  {
    ...{ id: 'rules', title: '审核规则', fields: none, entries: RULES, keys: ['rules'] },
    intro: '数与数之间应当成立的关系，报的时候就查。',
  },
  {
    ...{ id: 'briefing', title: '简报', fields: BRIEFING, keys: ['template', 'layout', 'headline', 'annexes'] },
    intro: '用什么模板和版式，先说什么。',
  },
  {
    ...{ id: 'numbering', title: '编号', fields: NUMBERING, keys: ['numbering'] },
    intro: '期号从几开始，每年是否重新编。',
  },
  {
    ...{ id: 'distribution', title: '报送范围', fields: DISTRIBUTION, keys: ['distribution'] },
    intro: '印在报尾的报、送、发。',
  },
  {
    ...{ id: 'deliver', title: '投递', fields: none, entries: DELIVERIES, keys: ['deliver'] },
    intro: '印发后自动发到哪里。不填也行：在归档库里看、下载。',
  },
  {
    ...{ id: 'digests', title: '周报月报', fields: none, entries: DIGESTS, keys: ['digests'] },
    intro: '把每天的简报汇编成周报、月报、专报。',
  },
  {
    ...{ id: 'lists', title: '名单', fields: none, entries: LISTS, keys: ['lists'] },
    intro: '按条件列出单位，如 黄牌、红榜。',
  },
  {
    ...{ id: 'alarm', title: '告警', entries: ALARM, keys: ['alarm'] },
    intro: '简报到时没有出来，告诉谁。',
    fields: ALARM_AFTER,
  },
  { ...{ id: 'keep', title: '保存期限', fields: KEEP, keys: ['keep'] }, intro: '什么保存多久。' },
];

export const partNamed = (id: string): Part | undefined => PARTS.find((each) => each.id === id);

/** A text that is written as its name alone is an entry with a name. */
export const entryOf = (value: unknown): Raw => (typeof value === 'string' ? { name: value } : rawOf(value));

/** A text that has a name alone is written as that, unless it was written out before. */
export const asWritten = ({ at }: Entries, entry: Raw, before: unknown): unknown =>
  at[0] === 'narratives' &&
  (before === undefined || typeof before === 'string') &&
  Object.keys(entry).length === 1 &&
  typeof entry.name === 'string'
    ? entry.name
    : entry;

export const hasId = (entry: unknown): entry is Raw & { readonly id: string } =>
  isRaw(entry) && typeof entry.id === 'string' && entry.id !== '';
