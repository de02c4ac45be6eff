/**
 * Words of the pages about figures: over time, compared, explained. A dictionary of its own, because these pages are loaded
 * when somebody opens one; `words.ts` is loaded by every function. Templates get it as `terms`.
 */
import { fillIn } from '../fill-in.ts';
import type { Language } from '../words.ts';

const FIGURE_WORDS = {
  // figures over time
  overTimeTitle: { zh: '数字走势', en: 'Figures over time' },
  overTimeOf: { zh: '数字走势：{names}', en: 'Figures over time: {names}' },
  indicators: { zh: '指标', en: 'Indicators' },
  chosenCount: { zh: '已选{count}项', en: '{count} chosen' },
  whose: { zh: '单位', en: 'Units' },
  everyUnit: { zh: '全部单位合计', en: 'All units together' },
  groups: { zh: '按组', en: 'Groups' },
  singleUnits: { zh: '按单位', en: 'Units' },
  period: { zh: '时段', en: 'Period' },
  presetWeek: { zh: '本周', en: 'This week' },
  presetMonth: { zh: '本月', en: 'This month' },
  presetDays: { zh: '近30天', en: 'Last 30 days' },
  presetYear: { zh: '今年以来', en: 'This year' },
  by: { zh: '每一格', en: 'Each step' },
  byDay: { zh: '一天', en: 'a day' },
  byWeek: { zh: '一周', en: 'a week' },
  byMonth: { zh: '一个月', en: 'a month' },
  shownAs: { zh: '显示为', en: 'Shown as' },
  asLine: { zh: '折线', en: 'lines' },
  asBar: { zh: '柱形', en: 'columns' },
  asTable: { zh: '表格', en: 'a table' },
  yearOnYear: { zh: '与上年同期比较', en: 'Compare with the year before' },
  show: { zh: '显示', en: 'Show' },
  sameAgain: { zh: '本页链接（打开即是同样的指标和时段）', en: 'Link to this page (the same indicators and period)' },
  workbook: { zh: '下载表格（Excel）', en: 'Download as a workbook (Excel)' },
  picture: { zh: '下载图片（SVG）', en: 'Download the picture (SVG)' },
  asPng: { zh: '下载图片（PNG）', en: 'Download the picture (PNG)' },
  savePicture: { zh: '保存图片', en: 'Save the picture' },
  holdPicture: { zh: '（手机上也可以长按图片保存或转发）', en: '(on a phone, a long press saves it too)' },
  pictureFailed: {
    zh: '这个浏览器没能生成图片，请下载 SVG。',
    en: 'This browser could not make the picture; please download the SVG.',
  },
  tapADay: {
    zh: '点图上的一天，可看这一天的数由哪些单位的报送加总而来。',
    en: 'Choose a day in the chart to see the reports that its figure adds up from.',
  },
  table: { zh: '数据表', en: 'Table' },
  step: { zh: '时间', en: 'Time' },
  reports: { zh: '报送', en: 'Reports' },
  reportsOf: { zh: '{received}/{expected}', en: '{received}/{expected}' },
  lastYear: { zh: '上年同期', en: 'A year before' },
  change: { zh: '同比', en: 'Change' },
  wholePeriod: { zh: '整个时段', en: 'Whole period' },
  lacks: { zh: '缺{count}天', en: 'days missing: {count}' },
  none: { zh: '未报', en: 'not reported' },
  noYear: { zh: '无', en: 'none' },
  ruleFlow: { zh: '各天之和', en: 'sum of the days' },
  ruleStock: { zh: '最后一天的数', en: 'last day’s figure' },
  ruleMean: { zh: '各天的平均', en: 'mean of the days' },
  rulePlaces: { zh: '名称去重后的个数', en: 'distinct names' },
  ruleCheck: { zh: '最后一天回答“是”的单位数', en: 'units that said yes on the last day' },
  ruleRatio: { zh: '由时段内分子、分母重新计算', en: 'computed from numerator and denominator of those days' },
  ruleOf: { zh: '多天合为一格时：{rule}。', en: 'Several days as one: {rule}.' },
  missingNote: {
    zh: '没有日结或没有单位报送的日子留空，不按0计。',
    en: 'Days without a close, or on which nobody reported, are left blank and never taken for 0.',
  },
  notFromZero: { zh: '纵轴不从0开始。', en: 'The axis does not begin at 0.' },
  tooFine: {
    zh: '时段有{count}天，页面上按天最多列{most}格，已改为按月；下载的表格仍按天。',
    en: 'The period has {count} days; a page lists at most {most}, so it is shown by month. The workbook has every day.',
  },
  nothingClosed: { zh: '这一时段还没有日结的数字。', en: 'No day of this period has been closed yet.' },
  chartAlt: {
    zh: '{name}走势图，{from}至{to}，数值见下面的数据表。',
    en: '{name} from {from} to {to}; the values are in the table below.',
  },
  pictureSource: { zh: '{organisation} · {title} · {from}至{to}', en: '{organisation} · {title} · {from} to {to}' },
  fileFigures: { zh: '数字走势', en: 'figures' },

  // two periods
  compareTitle: { zh: '两期对比', en: 'Two periods compared' },
  compareLead: {
    zh: '选两天，或两个时段，并排比较。只比较一天时，两个日期填同一天。',
    en: 'Choose two days or two periods. For a single day enter the same day twice.',
  },
  firstPeriod: { zh: '本期', en: 'This period' },
  secondPeriod: { zh: '对比期', en: 'Compared with' },
  first: { zh: '从', en: 'From' },
  last: { zh: '到', en: 'To' },
  compareGo: { zh: '对比', en: 'Compare' },
  presetYesterday: { zh: '昨天与前天', en: 'Yesterday and the day before' },
  presetWeeks: { zh: '本周与上周同期', en: 'This week and last' },
  presetMonths: { zh: '本月与上月同期', en: 'This month and last' },
  presetYears: { zh: '今年与去年同期', en: 'This year and last' },
  inWords: { zh: '文字', en: 'In words' },
  inTable: { zh: '表格', en: 'Table' },
  indicator: { zh: '指标', en: 'Indicator' },
  difference: { zh: '增减', en: 'Difference' },
  percent: { zh: '增减幅度', en: 'Change' },
  completeness: { zh: '报送', en: 'Reports' },
  compareSame: { zh: '持平：{names}。', en: 'Unchanged: {names}.' },
  compareNone: { zh: '无法比较（有一期未报）：{names}。', en: 'Not comparable (not reported in one period): {names}.' },
  compareLine: { zh: '{name}{now}，比对比期的{before}{moved}。', en: '{name}: {now}, {moved} from {before}.' },
  unequal: {
    zh: '两期天数不同（{now}天与{before}天），流量合计不宜直接相比。',
    en: 'The periods have {now} and {before} days; sums are not directly comparable.',
  },

  // one figure explained
  explainFlow: {
    zh: '当日数是各单位当日所报之和；累计是期初数加启报以来每天的当日数。没有报的单位不计入，也不按0猜。',
    en: 'The day’s figure is the sum over units; the total is the opening balance and every day since the start.',
  },
  explainStock: {
    zh: '当日数是各单位当日现有数之和，不跨日累加。没有报的单位不计入；指标规定沿用的，沿用其最近一次的数并注明。',
    en: 'The sum of what units had that day; days are not added. Where the indicator says so, a silent unit keeps its last figure.',
  },
  explainMean: {
    zh: '当日数是各单位当日所报之和；日均是有数的各天当日数的平均。',
    en: 'The day’s figure is the sum over units; the mean is over the days that have one.',
  },
  explainPlaces: {
    zh: '各单位所报名称去重后的个数；累计是启报以来不同名称的个数，同一名称只算一次。',
    en: 'Distinct names over units; to date, distinct names since the start. A place counts once.',
  },
  explainCheck: { zh: '被问到的单位中回答“是”的个数。', en: 'Units that said yes, of those asked.' },
  explainRatio: {
    zh: '分子除以分母乘以100；累计用两个指标的累计数计算，不是各天比率的平均。',
    en: 'Numerator over denominator times 100; to date on the totals, never a mean of ratios.',
  },
  figureMeanOf: { zh: '{days}天日均', en: 'Mean of {days} days' },
  cannotCompute: {
    zh: '无法重新计算：日结所依据的修订读不到，请编发单位核对',
    en: 'Cannot be computed again: a revision that the close names is not there',
  },
  reportsRemoved: {
    zh: '报送已于{time}按保管期限销毁，不能重新计算；下面是日结留存的数',
    en: 'The reports were removed {time}, their time being over; below are the figures that the close keeps',
  },
  explainTitle: { zh: '{name}：{day}', en: '{name}: {day}' },
  explainLead: { zh: '这个数怎么来的', en: 'What this figure adds up from' },
  figureOfDay: { zh: '当日', en: 'That day' },
  figureToDate: { zh: '累计', en: 'To date' },
  agrees: { zh: '重新计算，与印发的一致', en: 'Computed again: as published' },
  differs: { zh: '重新计算，与印发的不一致', en: 'Computed again: not as published' },
  notIssued: { zh: '已日结，尚未印发', en: 'Closed, not issued yet' },
  differsSay: {
    zh: '{what}：重新计算为{again}，{where}为{shown}。',
    en: '{what}: {again} when computed again, {shown} in {where}.',
  },
  inClose: { zh: '日结', en: 'the close' },
  inEdition: { zh: '第{issue}期第{edition}版', en: 'No. {issue}, edition {edition}' },
  becauseLater: {
    zh: '印发之后有单位补报或更正，以现在的日结为准；需要时由编发单位印发更正。',
    en: 'Units reported or corrected after the issue; the close as it stands counts.',
  },
  rule: { zh: '计算规则', en: 'Rule' },
  definition: { zh: '口径', en: 'Definition' },
  addsUp: { zh: '累计的构成', en: 'How the total adds up' },
  openingBalance: { zh: '期初数', en: 'Opening balance' },
  earlierDays: { zh: '此前各日合计', en: 'All days before' },
  thisDay: { zh: '当日', en: 'This day' },
  unitsOfDay: { zh: '各单位当日所报', en: 'What units reported that day' },
  unit: { zh: '单位', en: 'Unit' },
  value: { zh: '数', en: 'Figure' },
  revision: { zh: '修订', en: 'Revision' },
  revisionNumber: { zh: '第{number}次', en: 'No. {number}' },
  receivedAt: { zh: '收到时间', en: 'Received' },
  carried: { zh: '沿用{day}的数', en: 'kept from {day}' },
  left: { zh: '未填', en: 'left blank' },
  madeOf: { zh: '分子和分母', en: 'Numerator and denominator' },
  placesOf: { zh: '名称', en: 'Names' },
  placesTold: { zh: '当日新增{count}个', en: '{count} new that day' },
  seeOverTime: { zh: '看这个数的走势', en: 'See it over time' },
  backToDay: { zh: '← 前一报告日', en: '← Day before' },
  onToDay: { zh: '后一报告日 →', en: 'Day after →' },
} as const satisfies Record<string, Record<Language, string>>;

export type FigureWord = keyof typeof FIGURE_WORDS;

/** The word in that language with its values filled in. @throws when a value is missing. */
export const tell = (
  language: Language,
  key: FigureWord,
  values: Readonly<Record<string, string | number>> = {},
): string => fillIn(FIGURE_WORDS[key][language], values);

/** All of them by key, for templates. */
export const termsOf = (language: Language): Readonly<Record<FigureWord, string>> =>
  Object.fromEntries(Object.entries(FIGURE_WORDS).map(([key, word]) => [key, word[language]])) as Record<
    FigureWord,
    string
  >;
