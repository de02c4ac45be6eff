/**
 * A programme of a sanitation centre for pasted text, and a reading of it as one line a figure.
 */
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import { readPaste } from '../../functions/core/paste/paste.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { DAY, sampleProgramme } from './sample-records.ts';

const indicator = (id: string, name: string, unit: string, over: Partial<Indicator> = {}): Indicator => ({
  ...{ id, name, unit, kind: 'flow', decimals: 0, aliases: [], required: false, carry: false },
  ...over,
});

export const PASTE_PROGRAMME: Programme = sampleProgramme({
  units: [
    { id: 'huanwei', name: '市环卫服务中心' },
    { id: 'gaoxin', name: '高新区大队' },
    { id: 'zhatu', name: '渣土大队' },
  ],
  indicators: [
    indicator('people', '出动人员', '人', { aliases: ['人员', '出动'] }),
    indicator('vehicles', '出动车辆', '台', { aliases: ['车辆', '出动'] }),
    indicator('dissuaded', '劝离劝返市民', '人次', { aliases: ['劝返', '劝离'] }),
    indicator('garbage', '收集转运垃圾', '吨', { decimals: 1, max: '5000', aliases: ['清运垃圾', '垃圾清运'] }),
    indicator('staff', '在岗环卫工人', '人', { kind: 'stock', max: '5000' }),
    indicator('cadres', '下沉党员干部', '人', { kind: 'stock', aliases: ['党员干部'] }),
    indicator('compounds', '消杀小区', '个'),
    indicator('roads', '消杀主次干道', '条'),
    indicator('toilets', '消杀公厕', '座'),
    indicator('area', '消杀面积', '平方米'),
    indicator('donated', '捐款', '元', { decimals: 2 }),
    indicator('posts', '值守桥梁路口', '个', { kind: 'places', aliases: ['值守路口'] }),
    indicator('patrolled', '夜间巡查', '', { kind: 'check' }),
    indicator('beds', '隔离床位', '张', { askedOf: ['gaoxin'] }),
    indicator('rate', '出勤率', '%', { kind: 'ratio', of: ['people', 'staff'], decimals: 1 }),
  ],
  narratives: [
    { name: '工作动态', opensMatter: false },
    { name: '问题协调', opensMatter: true },
  ],
});

/**
 * `garbage=612.5` for a clear figure, `garbage≈1.2` style marks for doubtful ones (`garbage?range`, `garbage?approximate=600`),
 * `(25550吨 to_date)` for what was left aside, with the indicators it could be.
 */
export function told(text: string): string[] {
  const [unit] = PASTE_PROGRAMME.units;
  const { proposals, unmatched, narratives, leftover } = readPaste(PASTE_PROGRAMME, unit!, text, DAY);
  const shown = (value: unknown): string => (Array.isArray(value) ? value.join('+') : String(value));
  return [
    ...proposals.map(({ indicator: id, value, doubtful }) => {
      const mark = doubtful === undefined ? '' : `?${doubtful}`;
      return `${id}${mark}${value === undefined ? '' : `=${shown(value)}`}`;
    }),
    ...unmatched.map(
      ({ words, why, couldBe }) =>
        `(${[words, why, ...couldBe.map(({ indicator: id, value }) => `${id}=${shown(value)}`)].join(' ')})`,
    ),
    ...narratives.map(({ kind, text: said }) => `${kind}:${said}`),
    ...leftover.map(({ words }) => `<${words}>`),
  ];
}
