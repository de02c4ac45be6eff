/**
 * A programme that never was: ten years of dailies of 50 units with 30 indicators, for measuring what a long archive costs.
 */
import type { Indicator, IndicatorKind } from '../../functions/core/kinds/indicator.ts';
import type { Programme, Unit } from '../../functions/core/programme/programme.ts';

export const FIRST_DAY = '2015-01-01';

const DIRECTIONS = ['东城', '西城', '南关', '北关', '城中', '滨江', '开发区', '高新区', '经开区', '新区'];
const BODIES = ['环卫所', '执法大队', '街道办事处', '园林所', '市政所'];

interface Kind {
  readonly kind: IndicatorKind;
  readonly unit: string;
  readonly decimals?: number;
  readonly names: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    ...{ kind: 'flow', unit: '人次' },
    names: ['劝离劝返市民', '出动执法人员', '接待群众来访', '培训人员', '志愿服务'],
  },
  { kind: 'flow', unit: '吨', decimals: 1, names: ['收集转运垃圾', '清运建筑垃圾', '处置餐厨垃圾', '清淤'] },
  { kind: 'flow', unit: '处', names: ['消杀点位', '整改问题', '修复路面', '清理小广告', '更换井盖'] },
  { kind: 'flow', unit: '平方米', names: ['消杀面积', '洒水降尘面积'] },
  { kind: 'stock', unit: '人', names: ['在岗环卫工人', '下沉党员干部', '公园值守人员', '应急队员'] },
  { kind: 'stock', unit: '台', names: ['在用作业车辆', '备用抽水泵', '除雪机械'] },
  { kind: 'mean', unit: '车次', names: ['日均收运车次'] },
  { kind: 'mean', unit: '件', names: ['日均办结热线'] },
];

const base = { decimals: 0, aliases: [], required: false, carry: false } as const;

const COUNTED: readonly Indicator[] = KINDS.flatMap(({ kind, unit, decimals = 0, names }) =>
  names.map((name) => ({ ...base, name, unit, kind, decimals })),
).map((indicator, index) => ({ id: `i${String(index + 1).padStart(2, '0')}`, ...indicator }));

export const INDICATORS: readonly Indicator[] = [
  ...COUNTED,
  { ...base, id: 'projects', name: '在建工程', unit: '个', kind: 'stock' },
  { ...base, id: 'resumed', name: '已复工工程', unit: '个', kind: 'stock' },
  { ...base, id: 'resumption', name: '复工率', unit: '%', kind: 'ratio', decimals: 1, of: ['resumed', 'projects'] },
  { ...base, id: 'patrolled', name: '夜间巡查', unit: '', kind: 'check' },
];

export const UNITS: readonly Unit[] = BODIES.flatMap((body, group) =>
  DIRECTIONS.map((direction, at) => ({
    id: `u${String(group * DIRECTIONS.length + at + 1).padStart(2, '0')}`,
    name: `${direction}${body}`,
    group: body,
  })),
);

export const PROGRAMME: Programme = {
  id: 'tenyears',
  title: '城市管理工作每日专报',
  organisation: '某市城市管理局',
  issuer: '市城市管理局办公室',
  timezone: 'Asia/Shanghai',
  starts: FIRST_DAY,
  schedule: {
    days: 'every',
    due: { plusDays: 0, time: '18:00' },
    remind: [],
    issue: { plusDays: 1, time: '08:00' },
    review: 'optional',
  },
  template: 'daily',
  layout: 'gbt9704',
  shards: 1,
  units: UNITS,
  indicators: INDICATORS,
  narratives: [
    { name: '工作动态', opensMatter: false },
    { name: '典型事迹', opensMatter: false },
    { name: '问题协调', opensMatter: true },
  ],
  rules: [],
  distribution: [],
  deliver: [],
  calendar: { holidays: [], workdays: [] },
};
