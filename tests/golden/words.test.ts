/**
 * Forty pairs of sentences: how a daily said it by rule of kind, and how it says it now. `words/pairs.md` is for a reader to
 * judge; what stands behind 现在 is made by the code from what units report.
 *
 * After a wanted change: `npx vitest run --project golden -u`, then read the difference before it is committed.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dailyFile, played } from '../support/played.ts';

type Figures = Readonly<Record<string, unknown>>;
interface Pair {
  readonly before: string;
  /** Lines of `indicators`, one a line. */
  readonly figures: readonly string[];
  /** What unit a reported the day before and today; absent: nobody reported anything the day before. */
  readonly was?: Figures;
  readonly is: Figures;
  /** The same of unit b. */
  readonly others?: readonly [was: Figures, is: Figures];
  readonly more?: string;
  readonly units?: string;
}

const flow = (id: string, name: string, unit: string, more = ''): string =>
  `{ id: ${id}, name: ${name}, unit: ${unit}, kind: flow${more} }`;
const stock = (id: string, name: string, unit: string, more = ''): string =>
  `{ id: ${id}, name: ${name}, unit: ${unit}, kind: stock${more} }`;
const OF_A = ', asked_of: [a]';
const TWO = 'units: [{ id: a, name: 城东中队 }, { id: b, name: 城西中队 }]';
const ONE = 'units: [{ id: a, name: 城东中队 }]';

const PAIRS: readonly Pair[] = [
  {
    before: '巡查河道当日12公里，较前一日增加2公里，累计22公里。',
    figures: [flow('x', '巡查河道', '公里')],
    was: { x: '10' },
    is: { x: '12' },
    units: ONE,
  },
  {
    before: '巡查河道当日12公里，与前一日持平，累计24公里。',
    figures: [flow('x', '巡查河道', '公里')],
    was: { x: '12' },
    is: { x: '12' },
    units: ONE,
  },
  { before: '巡查河道当日12公里。', figures: [flow('x', '巡查河道', '公里')], is: { x: '12' }, units: ONE },
  {
    before: '巡查河道当日无新增，累计10公里。',
    figures: [flow('x', '巡查河道', '公里')],
    was: { x: '10' },
    is: { x: '0' },
    units: ONE,
  },
  {
    before: '巡查河道当日未填报，累计10公里。',
    figures: [flow('x', '巡查河道', '公里'), flow('y', '清运垃圾', '吨')],
    was: { x: '10' },
    is: { y: '3' },
    units: ONE,
  },
  {
    before: '清运垃圾当日8吨，较前一日增加3吨，累计13吨。',
    figures: [flow('x', '清运垃圾', '吨')],
    was: { x: '2' },
    is: { x: '4' },
    others: [{ x: '3' }, { x: '4' }],
  },
  {
    before: '诉求当日8件，较前一日增加3件，累计13件。',
    figures: [flow('x', '诉求', '件')],
    was: { x: '2' },
    is: { x: '4' },
    others: [{ x: '3' }, { x: '4' }],
  },
  {
    before:
      '消杀小区当日15个，较前一日增加5个，累计25个；消杀公厕当日6座，较前一日增加1座，累计11座；消杀面积当日2829561平方米，较前一日增加2098324平方米，累计3560798平方米。',
    figures: [
      flow('x', '消杀小区', '个', OF_A),
      flow('y', '消杀公厕', '座', OF_A),
      flow('z', '消杀面积', '平方米', OF_A),
    ],
    was: { x: '10', y: '5', z: '731237' },
    is: { x: '15', y: '6', z: '2829561' },
  },
  {
    before: '消杀小区当日15个；消杀公厕当日6座；消杀面积当日1200平方米。',
    figures: [
      flow('x', '消杀小区', '个', OF_A),
      flow('y', '消杀公厕', '座', OF_A),
      flow('z', '消杀面积', '平方米', OF_A),
    ],
    is: { x: '15', y: '6', z: '1200' },
  },
  {
    before:
      '出动人员当日120人次，较前一日增加20人次，累计220人次；处置积水点当日35处，较前一日增加5处，累计65处；出动泵车当日9台次，较前一日增加1台次，累计17台次。',
    figures: [flow('x', '出动人员', '人次'), flow('y', '处置积水点', '处'), flow('z', '出动泵车', '台次')],
    was: { x: '100', y: '30', z: '8' },
    is: { x: '120', y: '35', z: '9' },
    others: [
      { x: '0', y: '0', z: '0' },
      { x: '0', y: '0', z: '0' },
    ],
  },
  {
    before: '排查重大隐患当日3处，累计5处；排查重大火灾隐患当日1处，累计3处；整改隐患当日4处，累计8处。',
    figures: [flow('x', '排查重大隐患', '处'), flow('y', '排查重大火灾隐患', '处'), flow('z', '整改隐患', '处')],
    was: { x: '2', y: '2', z: '4' },
    is: { x: '3', y: '1', z: '4' },
    units: ONE,
  },
  {
    before: '捐款党员当日7人；捐款群众当日13人；党员捐款当日2500.1元。',
    figures: [flow('x', '捐款党员', '人'), flow('y', '捐款群众', '人'), flow('z', '党员捐款', '元', ', decimals: 2')],
    is: { x: '7', y: '13', z: '2500.10' },
    units: ONE,
  },
  {
    before: '在岗人员373人，与前一日持平。',
    figures: [stock('x', '在岗人员', '人')],
    was: { x: '373' },
    is: { x: '373' },
    units: ONE,
  },
  {
    before: '在岗人员373人，较前一日增加3人。',
    figures: [stock('x', '在岗人员', '人')],
    was: { x: '370' },
    is: { x: '373' },
    units: ONE,
  },
  {
    before: '在岗人员373人、备用水泵12台、值守路口6个。',
    figures: [stock('x', '在岗人员', '人'), stock('y', '备用水泵', '台'), stock('z', '值守路口', '个')],
    is: { x: '373', y: '12', z: '6' },
    units: ONE,
  },
  {
    before: '备用水泵11台，较前一日减少1台；在岗人员373人、值守路口6个，均与前一日持平。',
    figures: [stock('x', '在岗人员', '人'), stock('y', '备用水泵', '台'), stock('z', '值守路口', '个')],
    was: { x: '373', y: '12', z: '6' },
    is: { x: '373', y: '11', z: '6' },
    units: ONE,
  },
  {
    before: '居家观察0人。',
    figures: [stock('x', '居家观察', '人'), stock('y', '在岗人员', '人')],
    is: { x: '0', y: '4' },
    units: ONE,
  },
  {
    before: '居家观察0人，较前一日减少2人。',
    figures: [stock('x', '居家观察', '人')],
    was: { x: '2' },
    is: { x: '0' },
    units: ONE,
  },
  {
    before: '值守小区6个、值守卡口8个，均与前一日持平。',
    figures: [stock('x', '值守小区', '个'), stock('y', '值守卡口', '个')],
    is: { x: '6', y: '8' },
    units: ONE,
  },
  {
    before: '在建工程43个，与前一日持平。已复工工程40个，较前一日增加3个。复工率93%，较前一日上升7个百分点。',
    figures: [
      stock('p', '在建工程', '个'),
      stock('r', '已复工工程', '个'),
      '{ id: x, name: 复工率, unit: "%", kind: ratio, of: [r, p], decimals: 1 }',
    ],
    was: { p: '43', r: '37' },
    is: { p: '43', r: '40' },
    units: ONE,
  },
  {
    before: '复工率100%，与前一日持平。',
    figures: [
      stock('p', '在建工程', '个'),
      stock('r', '已复工工程', '个'),
      '{ id: x, name: 复工率, unit: "%", kind: ratio, of: [r, p], decimals: 1 }',
    ],
    was: { p: '43', r: '43' },
    is: { p: '43', r: '43' },
    units: ONE,
  },
  {
    before: '未检人员5人，较前一日减少5人。',
    figures: [
      stock('p', '应检人员', '人'),
      stock('r', '已检人员', '人'),
      '{ id: x, name: 未检人员, unit: 人, kind: computed, formula: p - r }',
    ],
    was: { p: '100', r: '90' },
    is: { p: '100', r: '95' },
    units: ONE,
  },
  {
    before: '处置量当日648.6吨，较前一日增加0.2吨，日均648.5吨。',
    figures: ['{ id: x, name: 处置量, unit: 吨/日, kind: mean, decimals: 1 }'],
    was: { x: '648.4' },
    is: { x: '648.6' },
    units: ONE,
  },
  {
    before: '处置量当日648.6吨，与前一日持平，日均648.6吨。',
    figures: ['{ id: x, name: 处置量, unit: 吨/日, kind: mean, decimals: 1 }'],
    was: { x: '648.6' },
    is: { x: '648.6' },
    units: ONE,
  },
  {
    before: '值守路口当日2个，应覆盖2个，已全部覆盖。',
    figures: ['{ id: x, name: 值守路口, unit: 个, kind: places, roster: [东门, 西门] }'],
    is: { x: ['东门', '西门'] },
    units: ONE,
  },
  {
    before: '值守路口当日2个，与前一日持平，应覆盖2个，已全部覆盖。',
    figures: ['{ id: x, name: 值守路口, unit: 个, kind: places, roster: [东门, 西门] }'],
    was: { x: ['东门', '西门'] },
    is: { x: ['东门', '西门'] },
    units: ONE,
  },
  {
    before: '值守路口当日1个，应覆盖3个，已覆盖1个（33.3%），未覆盖：西门、南门。',
    figures: ['{ id: x, name: 值守路口, unit: 个, kind: places, roster: [东门, 西门, 南门] }'],
    is: { x: ['东门'] },
    units: ONE,
  },
  {
    before: '支援社区当日未填报，累计1个（河东社区）。',
    figures: ['{ id: x, name: 支援社区, kind: places }', flow('y', '派出队员', '人次')],
    was: { x: ['河东社区'] },
    is: { y: '3' },
    units: ONE,
  },
  {
    before: '支援社区当日1个，与前一日持平，累计2个（河东社区、河西社区）。',
    figures: ['{ id: x, name: 支援社区, kind: places }'],
    was: { x: ['河东社区'] },
    is: { x: ['河西社区'] },
    units: ONE,
  },
  {
    before: '车辆消毒应落实1个单位，已落实1个单位。',
    figures: ['{ id: x, name: 车辆消毒, kind: check }'],
    is: { x: true },
    units: ONE,
  },
  {
    before: '车辆消毒应落实1个单位，已落实1个单位。',
    figures: ['{ id: x, name: 车辆消毒, kind: check }'],
    was: { x: true },
    is: { x: true },
    units: ONE,
  },
  {
    before: '车辆消毒应落实1个单位，已落实0个单位，未落实：城东中队。',
    figures: ['{ id: x, name: 车辆消毒, kind: check }'],
    is: { x: false },
    units: ONE,
  },
  {
    before: '应急演练应落实2个单位，已落实2个单位。',
    figures: ['{ id: x, name: 应急演练, kind: check }'],
    is: { x: true },
    others: [{}, { x: true }],
  },
  {
    before: '应急演练应落实2个单位，已落实1个单位，未落实：城西中队。',
    figures: ['{ id: x, name: 应急演练, kind: check }'],
    is: { x: true },
    others: [{}, { x: false }],
  },
  {
    before: '应急演练应落实2个单位，已落实0个单位，1个未答，未落实：城东中队。',
    figures: ['{ id: x, name: 应急演练, kind: check }'],
    is: { x: false },
    others: [{}, {}],
  },
  {
    before: '响应级别。三级。',
    figures: ['{ id: x, name: 响应级别, kind: choice, of: [四级, 三级] }', flow('y', '巡查点位', '处')],
    was: { x: '三级' },
    is: { x: '三级', y: '4' },
    units: ONE,
  },
  {
    before: '响应级别。三级；城东中队由四级调整为三级。',
    figures: ['{ id: x, name: 响应级别, kind: choice, of: [四级, 三级] }'],
    was: { x: '四级' },
    is: { x: '三级' },
    units: ONE,
  },
  {
    before: '受理诉求当日8件，累计8件，其中热线5件（占62.5%）、网络3件（占37.5%）。',
    figures: [flow('x', '受理诉求', '件', ', by: [热线, 网络]')],
    is: { x: { 热线: '5', 网络: '3' } },
    units: ONE,
  },
  {
    before: '1月1日应报2个单位，实报1个，报送率50%，及时率50%。城西中队未报。',
    figures: [flow('x', '清运垃圾', '吨')],
    was: { x: '2' },
    is: { x: '4' },
    others: [{ x: '3' }, { silent: true }],
  },
  {
    before: '1月1日应报2个单位，均未报送。截至1月1日18时，清运垃圾累计5吨。',
    figures: [flow('x', '清运垃圾', '吨')],
    was: { x: '2' },
    is: { silent: true },
    others: [{ x: '3' }, { silent: true }],
  },
];

async function now({ figures, was, is, others, units = TWO }: Pair): Promise<string> {
  const file = dailyFile(`${units}\nindicators:\n${figures.map((each) => `  - ${each}`).join('\n')}\n`);
  const sent = (a: Figures, b?: Figures) =>
    Object.fromEntries(
      [['a', a] as const, ...(units === TWO && b !== undefined ? [['b', b] as const] : [])].filter(
        ([, figure]) => figure.silent !== true,
      ),
    );
  const days: Record<string, Record<string, Figures>> = was === undefined
    ? {}
    : { '2024-06-01': sent(was, others?.[0] ?? {}) };
  const last = was === undefined ? '2024-06-01' : '2024-06-02';
  days[last] = sent(is, others?.[1] ?? {});
  const text = await played(file, days).text(last);
  return text.split('\n附件：')[0]!.split('\n').join(' ');
}

test('forty pairs', async () => {
  expect(PAIRS).toHaveLength(40);
  const rows: string[] = [];
  for (const [at, pair] of PAIRS.entries()) rows.push(`${at + 1}. 原来：${pair.before}\n   现在：${await now(pair)}\n`);
  const page = `# 文句对照\n\n同样的报送，原来怎么写，现在怎么写。“现在”由程序生成。\n\n${rows.join('\n')}`;
  await expect(page).toMatchFileSnapshot(join(import.meta.dirname, 'words/pairs.md'));
});
