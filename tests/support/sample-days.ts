/**
 * Days of the invented city 江城市 for tests of the briefing: a typical day with everything in it.
 */
import type { DayClose } from '../../functions/core/day/day-close.ts';
import type { Matter } from '../../functions/core/matter/matter.ts';
import type { ReportingDay } from '../../functions/core/values/values.ts';
import { closesOf, type SampleReport, sampleProgramme } from './sample-close.ts';

const UNDERPASSES = ['解放路下穿', '滨江路下穿'];

/** The first two units report much, 西区大队 late, 市排水管理处 its pumps and silt, 市环卫中心 nothing to report. */
export const reportsOf = (number: number): readonly SampleReport[] => [
  {
    unit: 'dongqu',
    figures: {
      staff: '120',
      patrols: String(300 + number),
      points: '6',
      cleared: String(number),
      underpasses: UNDERPASSES,
      drill: true,
    },
  },
  {
    unit: 'xiqu',
    late: true,
    figures: {
      staff: '86',
      patrols: '20000',
      points: '4',
      cleared: '1',
      underpasses: ['滨江路下穿', '郊区涵洞'],
      drill: false,
    },
    narratives: [{ kind: '工作动态', text: '连夜转移沿江低洼处居民三十户\n　　对两处下穿通道实行交通管制。' }],
  },
  { unit: 'paishui', figures: { staff: '60', pumps: '12', silt: '20.5', patrols: '4', drill: true } },
  { unit: 'huanwei', nil: true },
];

export const DAYS: Readonly<Record<ReportingDay, readonly SampleReport[]>> = {
  '2024-06-01': reportsOf(1),
  '2024-06-02': reportsOf(2),
  // 市排水管理处 stays silent, and its pumps are carried; 市环卫中心 reports its mean.
  '2024-06-03': [...reportsOf(3).slice(0, 2), { unit: 'huanwei', figures: { staff: '515', level: '648.5' } }],
};

export const MATTERS: readonly Matter[] = [
  {
    id: '2024-06-01-xiqu-1',
    programme: 'jiangcheng',
    unit: 'xiqu',
    text: '沙袋库存只够一天，请应急物资库调拨',
    openedOn: '2024-06-01',
    responsible: '大队长',
  },
  {
    id: '2024-06-02-dongqu-1',
    programme: 'jiangcheng',
    unit: 'dongqu',
    text: '站前下穿水泵老旧。',
    openedOn: '2024-06-02',
    closedOn: '2024-06-03',
    result: '已更换三台',
  },
];

export const sampleCloses = (): readonly DayClose[] => closesOf(sampleProgramme(), DAYS);
