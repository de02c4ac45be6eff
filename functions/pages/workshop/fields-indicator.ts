/**
 * Fields of a figure. Which it has hangs on its kind: the kind's own file says which keys mean something for it.
 */
import { COMPARISONS, INDICATOR_KINDS, type IndicatorKind } from '../../core/kinds/indicator.ts';
import { kindNamed } from '../../core/kinds/table.ts';
import {
  choice,
  day,
  decimal,
  flag,
  line,
  lines,
  type Named,
  names,
  text,
  ticks,
  whole,
} from '../../core/workshop/codec.ts';
import { counted } from '../../core/workshop/codec-columns.ts';
import { formula } from '../../core/workshop/codec-formula.ts';
import { breakdown, byUnit, fraction, member, members } from '../../core/workshop/codec-members.ts';
import { WEEKDAY_WORDS } from '../../core/workshop/codec-time.ts';
import type { Raw } from '../../core/workshop/entry.ts';
import { field, type WordedField } from './worded-field.ts';

export interface KindWords {
  readonly kind: IndicatorKind;
  readonly name: string;
  /** What it means, with an example. */
  readonly says: string;
}

const SAYS: Readonly<Record<IndicatorKind, readonly [name: string, says: string]>> = {
  flow: ['流量', '当天发生多少，各单位相加，逐日累计。例：清运垃圾 吨、出动执法人员 人次。'],
  stock: ['存量', '当天有多少，各单位相加，不累计。例：在岗环卫工人 人、在建工程 个。'],
  mean: ['日均', '每天一个数，累计报平均。例：终端处置量 吨/日。'],
  places: ['名称', '报名称，去重后计数，两个单位报同一处只算一处。例：值守桥梁路口。'],
  check: ['是否', '答是或否，计答“是”的单位数。例：是否开展夜间巡查。'],
  ratio: ['比率', '两个指标相除，不用报。例：复工率 = 已复工工程 ÷ 在建工程。'],
  computed: ['推算', '由其他指标加减乘除得来，不用报。例：未检人员 = 应检人员 - 已检人员。'],
  choice: ['选项', '从几个选项里选一个，按选项计单位数。例：响应级别 四级、三级、二级、一级。'],
  date: ['日期', '报一个日期。例：计划完成日期。'],
  text: ['文字', '报一行文字。例：带班领导职务。'],
};

export const KIND_WORDS: readonly KindWords[] = INDICATOR_KINDS.map((kind) => ({
  ...{ kind, name: SAYS[kind][0], says: SAYS[kind][1] },
}));

/** For what is pasted. */
export const KIND_NAMES = KIND_WORDS.map(({ kind, name }) => [kind, name] as const);

export const kindName = (kind: unknown): string =>
  KIND_WORDS.find((each) => each.kind === kind)?.name ?? String(kind ?? '');

const kinds = choice(...KIND_WORDS.map(({ kind, name }) => [kind, name] as const));
const COMPARED = { previous: '环比', week: '上周同日', year: '同比' } as const;
const PROGRESS = choice(['', '按月（不填就是它）'], ['months', '按月'], ['days', '按天'], ['workdays', '按工作日']);

const BEFORE = [
  field('name', '名称', line, { needed: true, hint: '写全，简报里就这么说，如 收集转运垃圾。' }),
  field('kind', '类别', kinds, {
    needed: true,
    hint: '决定怎么汇总；改了类别先保存，再填它用到的各项。有了报送就不能再改。',
  }),
];

/** Those that a kind may lack, in their order. */
const OF_KINDS: readonly WordedField[] = [
  field('unit', '计量单位', line, { hint: '如 吨、人次、处；比率写 %。' }),
  field('decimals', '小数位数', whole, { hint: '不填就是整数。' }),
  field('of', '哪两项相除', fraction, { hint: '前一项除以后一项。' }),
  field('formula', '公式', formula, { hint: '用指标名称写，如 应检人员 - 已检人员。' }),
  field('required', '必填', flag, { hint: '不是零报告就必须填；没有发生填 0。' }),
  field('asked_of', '由哪些单位填', members('units'), { hint: '都不选就是全部单位。' }),
  field('min', '一个单位一天至少', decimal, { hint: '不填就是 0。' }),
  field('max', '一个单位一天至多', decimal, { hint: '超过它不让报送，防止多写一位。' }),
  field('carry', '没报就沿用上次的数', flag, { hint: '沿用的会标明。' }),
  field('by', '分项', breakdown, {
    hint: '如 热线、网络、移动端；两种分法各写一行：类别：经营性、其他。各分项之和是合计。',
  }),
  field('shares', '占比的小数位数', whole, { hint: '有分项时填，如 1；不填就不说占比。' }),
  field('overlapping', '分项可以重复计', flag, { hint: '一件事同时算在几个分项里，各分项之和不等于合计。' }),
  field('reported', '报哪一个数', choice(['', '报当天的数，累计由系统算'], ['cumulative', '报累计数，当天的由系统算'])),
  field('opening', '期初累计数', decimal, { hint: '第一个报告日之前已有的累计。' }),
  field('openings', '各单位的期初数', byUnit, { hint: '一行一个单位：名称、空格、数。可从表格里复制两列粘贴。' }),
  field('opening_days', '期初数是几天的', whole, { hint: '日均指标有期初数时填。' }),
  field('target.total', '总目标', decimal, { hint: '如 12000。没有目标就都不填。' }),
  field('target.units', '各单位的目标', byUnit, { hint: '一行一个单位：名称、空格、数。可从表格里复制两列粘贴。' }),
  field('target.from', '目标起算日', day, { hint: '如 2026-01-01；不填就从有数起，期初数也算。' }),
  field('target.by', '完成时限', day, { hint: '填了才有时间进度，才说超、落后多少。' }),
  field('target.per', '目标是', choice(['', '到完成时限的总数'], ['period', '每一期的数'])),
  field('target.progress', '时间进度', PROGRESS),
  field(
    'target.wording',
    '进度叫什么',
    choice(['', '时间进度'], ['时间进度', '时间进度（写明）'], ['序时进度', '序时进度']),
  ),
  field('target.decimals', '完成率的小数位数', whole, { hint: '不填就是 1 位。' }),
  field('roster', '应覆盖名单', names, { hint: '一行一个名称；随时能看出还有哪些没覆盖到。' }),
  field('compare', '简报里还比', ticks(...COMPARISONS.map((each) => [each, COMPARED[each]] as const)), {
    hint: '与前一日的比较总是有的。',
  }),
];

/** What is drawn from a ledger is not typed. */
const DRAWN: readonly WordedField[] = [
  field('from.ledger', '从台账取数：哪个台账', member('ledgers'), { hint: '选了就不用填报，由台账条目算出来。' }),
  field('from.count', '数哪些条目', counted, {
    hint: "填 全部，或一个条件，如 c2 == '在建'。数条目就不填“哪一栏相加”。",
  }),
  field('from.sum', '把哪一栏相加', line, { hint: '数字栏目的编号，如 c3。' }),
  field('from.where', '只加哪些条目', line, { hint: "一个条件，如 c2 == '在建'。" }),
];

const OPTIONS = field('of', '选项', lines, { hint: '一行一个，至少两个。' });

const AFTER = [
  field('section', '所在栏目', member('sections'), { hint: '填报表和简报里放在哪一段。' }),
  field('definition', '口径', text, { hint: '什么算、什么不算；显示在填报框旁。' }),
  field('aliases', '别名', lines, { hint: '各单位平时怎么叫它，粘贴群消息时认得出来，一行一个。' }),
  field('asked_on', '只在这几天填', ticks(...WEEKDAY_WORDS), { hint: '都不选就是每个报告日。' }),
  field('say', '简报里的文句', text, {
    hint: '如 清运垃圾{day}，{change}，累计{total}。不填就按类别的说法。可用 {day} {change} {total} {completion} {ahead} {target}。',
  }),
  field('replaces', '接续哪个原来的指标', line, { hint: '含义改了、另立一项时，写原来那一项的编号。' }),
  field('id', '编号', line, { needed: true, fixed: true, hint: '由系统编，定下后不再改；文句里可用。' }),
];

/** What most figures do without. */
const MORE = new Set([
  ...[
    'min',
    'max',
    'carry',
    'by',
    'shares',
    'overlapping',
    'reported',
    'opening',
    'openings',
    'opening_days',
    'target',
  ],
  ...['compare', 'aliases', 'asked_on', 'say', 'replaces', 'id'],
]);

const folded = (each: WordedField): WordedField => (MORE.has(each.at[0]!) ? { ...each, isMore: true } : each);

/** @param entry its kind decides; a kind that there is not has every field. */
export function indicatorFields(entry: Raw, { ledgers }: Pick<Named, 'ledgers'>): readonly WordedField[] {
  const kind = kindNamed(typeof entry.kind === 'string' ? entry.kind : undefined);
  const keys: readonly string[] | undefined = kind?.file.keys;
  const of = keys === undefined ? OF_KINDS : OF_KINDS.filter(({ at }) => keys.includes(at[0]!));
  const own = entry.kind === 'choice' ? of.map((each) => (each.at[0] === 'of' ? OPTIONS : each)) : of;
  const isDrawn = ledgers.size > 0 || entry.from !== undefined;
  return [...BEFORE, ...own, ...(isDrawn ? DRAWN : []), ...AFTER].map(folded);
}

/** Without what means nothing for the kind that it now has. */
export function withoutMisplaced(entry: Raw): Raw {
  const kept = new Set(indicatorFields(entry, { ledgers: new Map() }).map(({ at }) => at[0]!));
  const special = new Set(OF_KINDS.map(({ at }) => at[0]!));
  return Object.fromEntries(Object.entries(entry).filter(([key]) => kept.has(key) || !special.has(key)));
}
