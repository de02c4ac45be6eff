/**
 * What 50 units might have reported: figures with a size of their own, a season, a week and noise; narratives of made-up
 * places; some units late, silent or with nothing to report. The same for the same day, whoever asks.
 */
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import type { Narrative, Revision } from '../../functions/core/report/submission.ts';
import { instantOf, weekdayOf } from '../../functions/core/values/reporting-day.ts';
import type { FigureValue, ReportingDay } from '../../functions/core/values/values.ts';
import { contentChecksum } from '../../functions/records/report/submissions.ts';
import { sealed } from '../../functions/records/store/checksum.ts';
import { type Chance, chance } from './chance.ts';
import { INDICATORS, PROGRAMME, UNITS } from './programme.ts';

const SILENT = 0.02;
const LATE = 0.04;
const NIL = 0.01;
const TELLS = 0.8;
const PROBLEM = 0.02;

/** Size of a unit's figure on an ordinary day, by what it is counted in. */
const SIZES: Readonly<Record<string, number>> = {
  人次: 80,
  吨: 30,
  处: 15,
  平方米: 9000,
  人: 60,
  台: 12,
  车次: 20,
  件: 8,
  个: 6,
};

/** The revisions of one day: one of each unit that was not silent. */
export function reportsOf(day: ReportingDay, number: number): Revision[] {
  return UNITS.flatMap((unit, index) => {
    const luck = chance(number * 64 + index + 1);
    if (luck.next() < SILENT) return [];
    const late = luck.next() < LATE;
    const nil = luck.next() < NIL;
    const time = late ? '19:40' : `1${luck.whole(8)}:${String(10 + luck.whole(50))}`;
    const content = {
      ...{ id: `${day}-${unit.id}`, programme: PROGRAMME.id, day, unit: unit.id, nil },
      figures: nil ? {} : figuresOf(day, index, luck),
      narratives: nil ? [] : narrativesOf(luck),
    };
    const receivedAt = instantOf(day, { plusDays: 0, time }, PROGRAMME.timezone);
    const about = {
      basedOn: 0,
      revision: 1,
      receivedAt,
      by: `${PROGRAMME.id}.${unit.id}xxxxx`,
      findings: [],
      previous: null,
    };
    return [sealed<Revision>({ ...content, ...about, checksum: contentChecksum(content) })];
  });
}

function figuresOf(day: ReportingDay, unit: number, luck: Chance): Record<string, FigureValue> {
  const asked = INDICATORS.filter(({ kind }) => kind !== 'ratio');
  return Object.fromEntries(asked.map((indicator, at) => [indicator.id, figureOf(indicator, at, day, unit, luck)]));
}

/** Summers are busier than winters, Sundays quieter; every few years everything grows a little. */
function figureOf(indicator: Indicator, at: number, day: ReportingDay, unit: number, luck: Chance): FigureValue {
  if (indicator.kind === 'check') return luck.next() < 0.9;
  const size = (SIZES[indicator.unit] ?? 10) * (0.5 + ((unit * 7 + at * 3) % 11) / 10);
  if (indicator.id === 'projects') return String(4 + (unit % 7));
  if (indicator.id === 'resumed') return String(3 + (unit % 7));
  const moving = indicator.kind === 'stock' ? 0.97 + 0.03 * luck.next() : 0.7 + 0.6 * luck.next();
  const season = 1 + 0.2 * Math.sin((Number(day.slice(5, 7)) / 12) * 2 * Math.PI);
  const week = indicator.kind !== 'stock' && weekdayOf(day) === 7 ? 0.7 : 1;
  const growth = 1 + (Number(day.slice(0, 4)) - 2015) * 0.02;
  return (size * moving * season * week * growth).toFixed(indicator.decimals);
}

const SYLLABLES = [
  ...'文化建设和平解放人民胜利青年朝阳长江黄河金水玉泉明珠迎宾学府科技创业兴业振华光明幸福安康永丰永宁太平庆丰东升西苑南湖北苑新华',
];
const PLACES = ['路', '街', '大道', '社区', '小区', '广场', '市场', '公园', '桥', '巷'];
const DONE = [
  ...[
    '开展集中消杀',
    '清理卫生死角',
    '规范占道经营',
    '修补破损路面',
    '疏通雨水管网',
    '巡查户外广告',
    '清运积存垃圾',
    '擦洗交通护栏',
  ],
  ...[
    '整治非机动车乱停放',
    '检查建筑工地扬尘',
    '修剪行道树',
    '更换损坏路灯',
    '劝导沿街商户',
    '检查餐饮油烟',
    '冲洗主次干道',
    '排查安全隐患',
  ],
];
const RESULTS = [
  ...[
    '现场整改完毕',
    '已移交相关部门',
    '群众反映良好',
    '正在跟进处理',
    '未发现新的问题',
    '计划三日内完成',
    '已恢复正常通行',
    '责任已落实到人',
  ],
];
const PROBLEMS = [
  ...[
    '围挡破损需协调修复',
    '井盖缺失需产权单位补装',
    '污水外溢需协调管网单位',
    '道路塌陷需围护抢修',
    '架空线缆下垂需协调',
    '渣土车带泥上路需联合执法',
  ],
];
const DEEDS = [
  '连续值守三十六小时',
  '主动帮助走失老人回家',
  '冒雨疏通排水口',
  '放弃休假坚守岗位',
  '为过路群众义务指路',
];

function narrativesOf(luck: Chance): Narrative[] {
  const told: Narrative[] = [];
  if (luck.next() < TELLS)
    told.push({ kind: '工作动态', text: `${sentence(luck)}${luck.next() < 0.5 ? sentence(luck) : ''}` });
  if (luck.next() < 0.05)
    told.push({ kind: '典型事迹', text: `${placeName(luck)}保洁组${luck.one(DEEDS)}，${luck.one(RESULTS)}。` });
  if (luck.next() < PROBLEM) told.push({ kind: '问题协调', text: `${placeName(luck)}${luck.one(PROBLEMS)}。` });
  return told;
}

const sentence = (luck: Chance): string =>
  `在${placeName(luck)}、${placeName(luck)}${luck.one(DONE)}，出动${2 + luck.whole(30)}人次、车辆${1 + luck.whole(6)}台次，处理问题${luck.whole(20)}处，${luck.one(RESULTS)}。`;

const placeName = (luck: Chance): string => luck.one(SYLLABLES) + luck.one(SYLLABLES) + luck.one(PLACES);
