/**
 * Briefings for the tests of the renderers: a typical day, an empty one, an extreme one, made from numbers so that they
 * are equal in every run. All names are invented.
 */

import { crc32, deflateSync } from 'node:zlib';
import type { Block, Briefing, Inline, TableBlock } from '../../functions/core/briefing/briefing.ts';
import type { DayClose } from '../../functions/core/day/day-close.ts';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import type { Programme, Unit } from '../../functions/core/programme/programme.ts';
import type { RenderInput } from '../../functions/ports.ts';

export const text = (words: string): Inline => ({ type: 'text', text: words });
export const p = (words: string): Block => ({ type: 'paragraph', children: [text(words)] });
const h = (level: 1 | 2 | 3 | 4, number: string, words: string): Block => ({
  ...{ type: 'heading', level, number, children: [text(words)] },
});

/** A repeatable sequence of numbers from 0 to `most` - 1 (Park and Miller's generator). */
function numbers(seed: number): (most: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
}

const UNITS = [
  '高新区大队',
  '渣土大队',
  '隔离点管控组',
  '下沉社区防控组',
  '公园安全防控组',
  '防控工作督察组',
  '市环卫服务中心',
  '全城消杀专班',
];
const INDICATORS = [
  ...[
    ['dispatched', '下沉党员干部', '人', 0],
    ['compounds', '值守小区', '个', 0],
    ['checkpoints', '值守卡口', '个', 0],
  ],
  ...[
    ['garbage', '收集转运垃圾', '吨', 1],
    ['area', '消杀面积', '平方米', 0],
    ['rate', '复工率', '%', 2],
  ],
] as const;

const GROUPS = ['执法队伍', '工作专班', '直属单位'];
export const NARRATIVE =
  '组织下沉党员干部协助社区开展全员核酸检测，维护现场秩序，引导群众保持一米间距，共出动358人次，协助检测2.1万余人次。同时对辖区内主次干道、背街小巷、农贸市场周边开展拉网式清扫保洁和消杀作业，做到不留死角、不漏一处，确保环境整洁、群众安心。';

export interface Size {
  readonly units: number;
  readonly indicators: number;
  /** Characters of each unit's narrative. */
  readonly narrative: number;
}

const unitName = (index: number): string => UNITS[index] ?? `第${index + 1}街道综合行政执法中队`;
const indicatorOf = (index: number) => {
  const [id, name, unit, decimals] = INDICATORS[index] ?? [`i${index}`, `巡查处置事项${index + 1}`, '件', index % 3];
  return { id, name, unit, decimals };
};

/** Value of a unit's indicator as worded, or 未报: every eleventh. */
const cellOf = (next: (most: number) => number, decimals: number): string =>
  next(11) === 0 ? '未报' : (next(90_000) / 10 ** decimals).toFixed(decimals);

export function unitsTable({ units, indicators }: Size, seed = 1): TableBlock {
  const next = numbers(seed);
  const columns = Array.from({ length: indicators }, (_, index) => indicatorOf(index));
  const figures = () => columns.map(({ decimals }) => ({ children: [text(cellOf(next, decimals))] }));
  const rows = Array.from({ length: units }, (_, index) => ({
    ...{ role: 'row' as const, cells: [{ children: [text(unitName(index))] }, ...figures()] },
  }));
  const grouped = rows.flatMap((row, index) => {
    const group = { role: 'group' as const, cells: [{ children: [text(GROUPS[index % 3]!)], span: indicators + 1 }] };
    return index % 8 === 0 ? [group, row] : [row];
  });
  const sum = (role: 'subtotal' | 'total', name: string) => ({
    role,
    cells: [{ children: [text(name)] }, ...figures()],
  });
  return {
    type: 'table',
    caption: [text('表1  各单位当日报送情况')],
    columns: [
      { header: [text('单位')], align: 'left', weight: 2 },
      ...columns.map(({ name, unit }) => ({ ...{ header: [text(name)], unit, align: 'decimal' as const, weight: 1 } })),
    ],
    rows: units === 0 ? [] : [...grouped, sum('subtotal', '小计'), sum('total', '合计')],
  };
}

export const charts = (): readonly Block[] => [
  {
    ...{ type: 'chart', chart: 'trend', title: '近七日下沉党员干部', unit: '人', alt: '近七日由300人增至358人。' },
    categories: ['4月2日', '4月3日', '4月4日', '4月5日', '4月6日', '4月7日', '4月8日'],
    series: [{ name: '下沉党员干部', values: ['300', '312', null, '330', '346', '346', '358'] }],
  },
  {
    ...{ type: 'chart', chart: 'ranking', title: '各单位清运垃圾', unit: '吨', alt: '市环卫服务中心612.5吨居首。' },
    categories: ['市环卫服务中心', '高新区大队', '渣土大队'],
    series: [{ name: '清运垃圾', values: ['612.5', '80.2', '33.0'] }],
  },
  {
    ...{ type: 'chart', chart: 'share', title: '消杀面积构成', unit: '平方米', alt: '小区占六成。' },
    categories: ['小区', '干道', '公园'],
    series: [{ name: '消杀面积', values: ['6000', '3000', '1000'] }],
  },
];

/** A photo of one colour that fades to the right: a real PNG of a few hundred bytes. */
export function png(width: number, height: number, red = 120): Uint8Array {
  const row = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x++) row.set([red, (x * 255) / width, 160], 1 + x * 3);
  const chunk = (name: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), data]);
    const framed = Buffer.alloc(8 + named.length);
    framed.writeUInt32BE(data.length, 0);
    named.copy(framed, 4);
    framed.writeUInt32BE(crc32(named), 4 + named.length);
    return framed;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const pixels = deflateSync(Buffer.concat(new Array(height).fill(row)));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

export const photos = (count: number, prefix = 'p'): Block => ({
  type: 'photos',
  photos: Array.from({ length: count }, (_, index) => ({
    ...{ key: `${prefix}/${index}`, alt: `消杀现场照片${index + 1}`, width: 640, height: index % 2 === 0 ? 480 : 360 },
    caption: `${unitName(index)}开展消杀作业（4月8日 1${index}时）`,
  })),
});

/** What a renderer is given for these blocks; photos named `p/…` exist. */
export function inputOf(body: readonly Block[], over: Partial<Briefing> = {}, layout = 'gbt9704'): RenderInput {
  const briefing: Briefing = {
    ...{ programme: 'suizhou', day: '2022-04-08', issue: 8, edition: 1, issuedAt: '2022-04-09T00:00:00.000Z' },
    ...{ language: 'zh-CN', title: '全市城管执法系统4月8日疫情防控工作情况', keywords: ['疫情防控', '城市管理'] },
    masthead: {
      ...{ name: '疫情防控工作每日专报', organisation: '随州市城市管理执法委员会', issue: '第8期（总第374期）' },
      ...{ issuer: '市城管执法委办公室', date: '2022年4月9日', classification: '内部资料' },
    },
    body,
    colophon: {
      distribution: [
        { label: '报', names: ['市委办', '市政府办'] },
        { label: '送', names: ['市疫情防控指挥部'] },
        { label: '发', names: ['委属各单位'] },
      ],
      ...{ copies: 50, issuer: '市城管执法委办公室', date: '2022年4月9日' },
    },
    sources: {},
    ...over,
  };
  const { programme, close } = programmeAndClose(8, layout);
  const bytes = Object.fromEntries(
    [0, 1, 2, 3, 4].map((n) => [
      `p/${n}`,
      { bytes: png(640, n % 2 === 0 ? 480 : 360, n * 50), mediaType: 'image/png' },
    ]),
  );
  return { briefing, close, programme, photos: bytes };
}

const narratives = ({ units, narrative }: Size): readonly Block[] =>
  Array.from({ length: units }, (_, index) =>
    p(`${unitName(index)}：${NARRATIVE.repeat(Math.ceil(narrative / NARRATIVE.length)).slice(0, narrative)}`),
  );

const typicalBody = (): readonly Block[] => [
  {
    type: 'paragraph',
    role: 'lead',
    children: [text('4月8日，全市城管执法系统8个单位全部按时报送，')].concat(
      text('全系统继续保持战时状态。截至4月8日24时，累计协助检测2.1万余人次，收集转运垃圾4,873.5吨。'),
    ),
  },
  h(1, '一、', '总体情况'),
  {
    type: 'paragraph',
    children: [
      text('当日下沉党员干部'),
      { type: 'data', indicator: 'dispatched', of: 'day', value: '358', children: [text('358人')] },
      text('，较前一日增加12人；'),
      { type: 'strong', children: [text('在岗环卫工人3,120人')] },
      text('，与前一日持平。'),
    ],
  },
  unitsTable({ units: 8, indicators: 6, narrative: 0 }),
  { type: 'paragraph', role: 'note', children: [text('注：“未报”指截至报送时限未收到，不按0计。')] },
  h(1, '二、', '工作动态'),
  h(2, '（一）', '社区防控'),
  ...narratives({ units: 3, indicators: 0, narrative: 150 }),
  h(3, '1.', '值守卡口'),
  p('值守小区卡口212个，劝返人员340人次。'),
  h(4, '（1）', '存在的问题'),
  { type: 'list', ordered: true, items: [[text('部分小区志愿者不足；')], [text('消杀药品需补充。')]] },
  { type: 'list', ordered: false, items: [[text('已向指挥部报告；')], [text('拟于4月9日前解决。')]] },
  h(2, '（二）', '环境消杀'),
  { type: 'section', name: 'charts', children: charts() },
  h(1, '三、', '现场照片'),
  photos(4),
];

export const typicalDay = (layout = 'gbt9704'): RenderInput => inputOf(typicalBody(), {}, layout);

export const emptyDay = (): RenderInput =>
  inputOf([{ type: 'paragraph', role: 'lead', children: [text('4月8日，应报单位8个，均未报送。')] }]);

const HOSTILE = [
  ...[
    '<script>alert(1)</script>',
    'a & b "c" \'d\'',
    '\u0000\u0007\u001b[31m',
    '\ud800孤立代理',
    '\ufffe\uffff',
    '\u202e反转\u202c',
  ],
  ...[
    '𠮷野家生僻字㐂',
    '👩‍👩‍👧家庭',
    '=1+1',
    '{{masthead.name}}',
    '第一行\n第二行\r\n第三行',
    ']]>',
    '</w:t></w:r>',
    '\t制表',
  ],
];

export const extremeDay = (): RenderInput =>
  inputOf(
    [
      h(1, '一、', '极端情况'),
      ...HOSTILE.map(p),
      p('长'.repeat(10_000)),
      p('A'.repeat(3_000)),
      p(Array.from({ length: 200 }, (_, index) => `第${index + 1}行`).join('\n')),
      ...narratives({ units: 20, indicators: 0, narrative: 900 }),
      h(1, '二、', '附表'),
      unitsTable({ units: 200, indicators: 40, narrative: 0 }),
      { type: 'paragraph', role: 'note', children: [text('注：共200个单位、40项指标。')] },
      h(1, '三、', '照片'),
      photos(3),
      photos(1, 'missing'),
    ],
    {
      title: '关于全市城市管理执法系统贯彻落实疫情防控工作要求全面推进环境卫生整治和消杀工作情况的报告',
      edition: 2,
      masthead: {
        ...{
          name: '专报',
          organisation: '某某市城市管理执法委员会',
          issue: '第120期（总第1020期）',
          date: '2022年4月9日',
        },
        ...{ issuer: '某某市城市管理执法委员会疫情防控工作领导小组办公室综合协调与信息报送组', copyNumber: '000012' },
        ...{ classification: '内部资料 注意保存', edition: '更正（第2版）' },
      },
    },
  );

function programmeAndClose(
  units: number,
  layout = 'gbt9704',
  indicatorCount = 6,
): { programme: Programme; close: DayClose } {
  const list: Unit[] = Array.from({ length: units }, (_, index) => ({
    id: `u${index}`,
    name: unitName(index),
    group: GROUPS[index % 3]!,
  }));
  const indicators: Indicator[] = Array.from({ length: indicatorCount }, (_, index) => ({
    ...indicatorOf(index),
    ...{ kind: index % 4 === 1 ? 'stock' : 'flow', aliases: [], required: true, carry: false },
  }));
  const next = numbers(7);
  const programme: Programme = {
    ...{
      id: 'suizhou',
      title: '疫情防控工作每日专报',
      organisation: '随州市城市管理执法委员会',
      issuer: '市城管执法委办公室',
    },
    ...{ timezone: 'Asia/Shanghai', starts: '2022-04-01', template: 'daily', layout, shards: 1 },
    schedule: {
      days: 'every',
      due: { plusDays: 0, time: '18:00' },
      remind: [],
      issue: { plusDays: 1, time: '08:00' },
      review: 'none',
    },
    ...{
      units: list,
      indicators,
      narratives: [],
      rules: [],
      distribution: [],
      deliver: [],
      calendar: { holidays: [], workdays: [] },
    },
  };
  const values = indicators.map(({ id, decimals }) => {
    const scaled = list.map((unit) => [unit.id, next(9) === 0 ? null : next(50_000)] as const);
    const show = (n: number) => (n / 10 ** decimals).toFixed(decimals);
    const given = scaled.filter((each): each is readonly [string, number] => each[1] !== null);
    const sum = given.reduce((total, [, n]) => total + n, 0);
    const byUnit = Object.fromEntries(given.map(([unit, n]) => [unit, { value: show(n) }]));
    const missing = scaled.filter(([, n]) => n === null).map(([unit]) => unit);
    return [id, { day: show(sum), total: show(sum * 8), previous: null, change: null, byUnit, missing }] as const;
  });
  const close: DayClose = {
    ...{
      programme: 'suizhou',
      programmeVersion: 1,
      day: '2022-04-08',
      completeness: { expected: units, received: units, onTime: units },
    },
    units: list.map(({ id, name }) => ({
      unit: id,
      name,
      state: 'reported',
      late: false,
      revision: 1,
      receivedAt: '2022-04-08T09:00:00.000Z',
      checksum: null,
    })),
    indicators: Object.fromEntries(values),
    previousClose: null,
  };
  return { programme, close };
}
