/**
 * What single words in the heads of forms say. Only what is surely understood stands here; whatever else is found is part of a
 * name, and what it could mean besides is asked (`propose.ts`).
 */

/** Heads of the column of units. */
const UNIT_HEAD =
  /^.{0,6}(?:单位|部门|区县|县区|县市区|县（市、区）|区（县）|地区|区域|街道|镇街|乡镇|街镇|镇（街道）|社区|大队|中队|队别|站点|项目部|公司)(?:名称)?$/u;
/** Heads of the column of items. */
const ITEM_HEAD = /^(?:统计|工作|考核|填报|检查|具体)?(?:项目|指标|内容|事项|任务)(?:名称)?$/;
const MEASURE_HEAD = /^(?:计量)?单位$/;
const SERIAL_HEAD = /^(?:序号|编号|序|№|No\.?)$/i;
const GROUP_HEAD = /^(?:片区|类别|分类|大类|板块|组别|辖区|口)$/;

/** How names of units end. */
const UNIT_NAME =
  /(?:区|县|市|镇|乡|街道|办事处|街办|局|委|处|科|室|大队|中队|支队|队|所|站|中心|公司|集团|社区|村|学校|医院|部|组|场)$/u;

/** Measures that stand in brackets or in a column of their own. */
const MEASURES = new Set(
  '吨 公斤 千克 克 公里 千米 米 厘米 平方米 平方公里 立方米 亩 公顷 元 万元 亿元 人 人次 万人 万人次 户 万户 套 万套 栋 幢 座 处 个 件 起 次 车次 辆 台 台次 台套 条 块 盏 株 棵 份 家 户次 班 班次 组 天 小时 分钟 度 千瓦时 升 桶 袋 张 本 名 位 宗 例 项 场 期 平方 方 ㎡ m² m³ km t kg % ％ ‰'.split(
    ' ',
  ),
);

export const isUnitHead = (text: string): boolean => UNIT_HEAD.test(text) && text !== '计量单位';
export const isItemHead = (text: string): boolean => ITEM_HEAD.test(text);
export const isMeasureHead = (text: string): boolean => MEASURE_HEAD.test(text);
export const isSerialHead = (text: string): boolean => SERIAL_HEAD.test(text);
export const isGroupHead = (text: string): boolean => GROUP_HEAD.test(text);
export const isUnitName = (text: string): boolean => UNIT_NAME.test(text);
export const isMeasure = (text: string): boolean => MEASURES.has(text);

/** Rows and columns that add others up. */
export const isSum = (text: string): boolean =>
  /^(?:合计|小计|总计|总数|共计|累计合计|全[国省市州盟县旗区镇乡局](?:合计)?|[^，。]{0,8}(?:小计|合计))$/.test(text);

/** What a column is about, besides its name. */
export type Role = 'value' | 'day' | 'cumulative' | 'target' | 'rate' | 'sum' | 'made' | 'words' | 'signature';

const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['signature', /^(?:填报人|填表人|制表人|审核人|审签|联系人|联系电话|电话|负责人|签字|签名|填报时间|填报日期)$/],
  [
    'day',
    /^(?:当日|今日|本日|日|本周|当周|本月|当月|本期|当日数|今日数|本周数|本月数|当日完成|本周完成|本月完成|本月新增|本周新增|今日新增|当日新增)$/,
  ],
  [
    'cumulative',
    /^(?:本年|今年|年初以来|年内|全年|开工以来|自开工)?(?:累计)(?:数|值|完成|完成数|完成量|完成值|总数)?$/,
  ],
  ['target', /^(?:年度|全年|本年|当年|年)?(?:目标|任务|计划)(?:数|值|任务|量|投资)?$/],
  [
    'made',
    /^(?:排名|名次|位次|环比|同比|增减|增减数|增减率|增幅|较上期|较上周|较上月|较昨日|较前一日|比上周|比上月|上期|上周|上月|昨日|前一日|去年同期|上年同期|时间进度|与时间进度差)(?:（[%％±＋－个百分点]*）)?$/,
  ],
  ['rate', /(?:率|占比|比例|比重|百分比|完成进度)$/],
  [
    'words',
    /^(?:备注|说明|情况说明|工作情况|工作动态|工作亮点|特色工作|主要做法|存在问题|存在的问题|问题|困难问题|需协调事项|需协调解决的问题|下一步工作|下步工作|下一步打算|措施|整改措施|原因|未完成原因|其他|其它)$/,
  ],
];

export const roleOf = (text: string): Role =>
  isSum(text) ? 'sum' : (ROLES.find(([, shape]) => shape.test(text))?.[0] ?? 'value');

export interface NamedHead {
  readonly name: string;
  readonly measure: string | undefined;
  /** What stands in brackets at the end and is no known measure: of the name, or a measure that is not known here. */
  readonly doubtful: string | undefined;
}

/** `清运垃圾（吨）` -> the name and its measure; `单位：万元` within the brackets too. */
export function namedHead(text: string): NamedHead {
  const [, name = '', inner = ''] =
    /^(.+?)[（(［[](?:计量)?(?:单位[:：])?([^（()）［\]［]+)[）)］\]]$/u.exec(text) ?? [];
  if (name === '') return { name: text, measure: undefined, doubtful: undefined };
  if (isMeasure(inner)) return { name, measure: inner === '％' ? '%' : inner, doubtful: undefined };
  return { name: text, measure: undefined, doubtful: [...inner].length <= 4 ? inner : undefined };
}
