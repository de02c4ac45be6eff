/**
 * Closes for tests of the briefing: a programme from a few lines, reports as plain objects, closed by the real computation.
 */

import { closeDay } from '../../functions/core/day/close.ts';
import type { DayClose } from '../../functions/core/day/day-close.ts';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import type { Programme, Unit } from '../../functions/core/programme/programme.ts';
import type { Narrative, Revision } from '../../functions/core/report/submission.ts';
import type { FigureValue, ReportingDay } from '../../functions/core/values/values.ts';

export interface SampleReport {
  readonly unit: string;
  readonly figures?: Readonly<Record<string, FigureValue>>;
  readonly nil?: boolean;
  readonly late?: boolean;
  readonly narratives?: readonly Narrative[];
}

export const indicator = (given: Partial<Indicator> & Pick<Indicator, 'id' | 'name' | 'unit' | 'kind'>): Indicator => ({
  decimals: 0,
  aliases: [],
  required: false,
  carry: false,
  ...given,
});

/** 江城市: a city that does not exist, with every kind of indicator. */
export const sampleProgramme = (given: Partial<Programme> = {}): Programme => ({
  id: 'jiangcheng',
  title: '防汛工作每日专报',
  organisation: '江城市城市管理局',
  issuer: '局防汛办公室',
  timezone: 'Asia/Shanghai',
  starts: '2024-06-01',
  schedule: {
    days: 'every',
    due: { plusDays: 0, time: '18:00' },
    remind: [],
    issue: { plusDays: 1, time: '08:00' },
    review: 'none',
  },
  template: 'daily',
  layout: 'gbt9704',
  shards: 1,
  classification: '内部资料  注意保存',
  copies: 30,
  units: SAMPLE_UNITS,
  indicators: SAMPLE_INDICATORS,
  narratives: [
    { name: '工作动态', opensMatter: false },
    { name: '典型事迹', opensMatter: false },
    { name: '问题协调', opensMatter: true },
  ],
  rules: [],
  distribution: [
    { label: '报', names: ['市委办公室', '市人民政府办公室'] },
    { label: '送', names: ['市防汛抗旱指挥部'] },
    { label: '发', names: ['局属各单位', '各区城市管理局'] },
  ],
  deliver: [],
  calendar: { holidays: [], workdays: [] },
  ...given,
});

const SAMPLE_UNITS: readonly Unit[] = [
  { id: 'dongqu', name: '东区大队', group: '执法队伍', responsible: '大队长' },
  { id: 'xiqu', name: '西区大队', group: '执法队伍', responsible: '大队长' },
  { id: 'paishui', name: '市排水管理处', group: '直属单位', responsible: '分管副处长' },
  { id: 'huanwei', name: '市环卫中心', group: '直属单位' },
];

export const SAMPLE_INDICATORS: readonly Indicator[] = [
  indicator({ id: 'staff', name: '在岗人员', unit: '人', kind: 'stock' }),
  indicator({ id: 'pumps', name: '备用水泵', unit: '台', kind: 'stock', askedOf: ['paishui'], carry: true }),
  indicator({ id: 'patrols', name: '出动巡查', unit: '人次', kind: 'flow' }),
  indicator({
    id: 'silt',
    name: '清理淤泥',
    unit: '吨',
    kind: 'flow',
    decimals: 1,
    askedOf: ['paishui', 'huanwei'],
    opening: '1200.5',
  }),
  indicator({ id: 'level', name: '日处理量', unit: '吨/日', kind: 'mean', decimals: 1, askedOf: ['huanwei'] }),
  indicator({ id: 'points', name: '易涝点', unit: '处', kind: 'stock', askedOf: ['dongqu', 'xiqu'] }),
  indicator({ id: 'cleared', name: '已排除易涝点', unit: '处', kind: 'stock', askedOf: ['dongqu', 'xiqu'] }),
  indicator({ id: 'rate', name: '排除率', unit: '%', kind: 'ratio', decimals: 1, of: ['cleared', 'points'] }),
  indicator({
    id: 'underpasses',
    name: '巡查下穿通道',
    unit: '名称',
    kind: 'places',
    askedOf: ['dongqu', 'xiqu'],
    roster: ['解放路下穿', '滨江路下穿', '人民路下穿', '站前下穿'],
  }),
  indicator({ id: 'drill', name: '应急演练', unit: '', kind: 'check' }),
];

/** Closes one day after another; `days` maps each reporting day to its reports. */
export function closesOf(
  programme: Programme,
  days: Readonly<Record<ReportingDay, readonly SampleReport[]>>,
): readonly DayClose[] {
  const closes: DayClose[] = [];
  for (const [day, reports] of Object.entries(days).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const before = closes.at(-1);
    const previous = before === undefined ? null : { close: before, checksum: '0'.repeat(64) };
    const revisions = reports.map((report) => revisionOf(programme, day, report));
    closes.push(closeDay({ programme, programmeVersion: 1, day, revisions, previous }));
  }
  return closes;
}

function revisionOf(programme: Programme, day: ReportingDay, report: SampleReport): Revision {
  return {
    id: `${day}-${report.unit}`,
    basedOn: 0,
    nil: report.nil ?? false,
    figures: report.figures ?? {},
    narratives: report.narratives ?? [],
    programme: programme.id,
    day,
    unit: report.unit,
    revision: 1,
    receivedAt: report.late ? `${day}T12:00:00.000Z` : `${day}T09:00:00.000Z`,
    by: 'key-1',
    findings: [],
    checksum: 'c'.repeat(64),
    previous: null,
  };
}
