/**
 * Of which day and of whom a pasted figure is (see `paste.ts`): totals to date, yesterday's figures, plans, changes and other
 * units' figures are not today's value. What stands right before a figure decides; what stands further ahead is asked.
 */

/** not: certainly no value of today, and why; ask: the clerk knows. */
export type Context =
  | { readonly is: 'today' }
  | { readonly is: 'not'; readonly why: 'to_date' | 'other_day' | 'change' }
  | { readonly is: 'ask' };

const TODAY = '今日|今天|当日|当天|本日|今早|今晚';
const TO_DATE = '累计|累积|至今|以来|截至|截止|总计|合计到';
const OTHER_DAY =
  '昨日|昨天|昨晚|前日|前天|前一日|前一天|上一日|上一天|上周|上月|去年|本周|本月|今年|年初|预计|预估|计划|明日|明天|次日|下一步|即将|力争';
const PART =
  '上午|下午|凌晨|夜间|晚上|早上|中午|早班|晚班|夜班|白班|应到|应有|尚缺|还需|日均|人均|平均|每|目标|任务|某日';
const MARKER = new RegExp(`(?<today>${TODAY})|(?<toDate>${TO_DATE})|(?<otherDay>${OTHER_DAY})|(?<part>${PART})`, 'gu');

/** As of a time of this day: no total to date. */
const AS_OF_TIME =
  /截[至止]到?(?:目前|现在)?(?:今日|今天|当日|当天)?\s?(?:上午|下午|晚上|中午)?\s?(?:\d{1,2}[:：]\d{2}|\d{1,2}\s?[时点](?:\d{1,2}分|半|许|整)?)/gu;
const COMPARED = '(?:较|比|与|和)(?:昨日|昨天|前日|前一?[日天]|上一?[日天周月]|去年)(?:同期)?(?:相比)?';
const COMPARISON = new RegExp(`${COMPARED}|环比|同比|较前|比上`, 'u');
const COMPARISONS = new RegExp(`(?:${COMPARED}|环比|同比)[^，,。；;\\n（）()]*[，,；;]`, 'gu');
const CHANGE = /增加|减少|上升|下降|增长|增至|降至|多出|少了|多了/u;
/** 25550吨（累计数）: a bracket that says what the figure is, without a figure of its own. */
const BEHIND = /^\s*[（(](?:为|系)?(?:累计|昨日|昨天|预计|计划)[^\d（()）]*[)）]/u;

/**
 * @param ahead the sentence up to the figure (to its name or number, whichever comes first), with its heading before it.
 * @param between what stands between name and number.
 * @param behind what follows the measure.
 */
export function contextOf(ahead: string, between: string, behind: string): Context {
  const told = withoutClosed(ahead).replace(AS_OF_TIME, '').replace(COMPARISONS, '，');
  const clauses = told.split(/[，,；;（(]/u);
  const clause = clauses.pop() ?? '';
  if (COMPARISON.test(clause) || /[从由]\D{0,4}$/u.test(clause) || COMPARISON.test(between) || CHANGE.test(between))
    return { is: 'not', why: 'change' };
  const inside = lastMarker(between);
  if (inside !== undefined && inside !== 'today') return inside === 'part' ? { is: 'ask' } : notToday(inside);
  if (BEHIND.test(behind)) return { is: 'not', why: /^\s*[（(]\D{0,2}累计/u.test(behind) ? 'to_date' : 'other_day' };
  if (CHANGE.test(clause) || new RegExp(`(?:${TODAY})[共全]?(?:${TO_DATE})`, 'u').test(clause)) return { is: 'ask' };
  const here = lastMarker(clause);
  if (here !== undefined) return here === 'today' ? { is: 'today' } : here === 'part' ? { is: 'ask' } : notToday(here);
  const before = clauses.map(lastMarkerAhead).findLast((marker) => marker !== undefined);
  return before === undefined || before === 'today' ? { is: 'today' } : { is: 'ask' };
}

/** 上午 ahead matters when it stands alone or has a figure of its own: 上午，…; not in 凌晨4点上岗，…. */
function lastMarkerAhead(clause: string): Marker | undefined {
  const marker = lastMarker(clause);
  const counts =
    clause.trim().length <= 4 || /[\d一二两三四五六七八九十百千万][人名台辆吨个处座条次元件户]/u.test(clause);
  return marker === 'part' && !counts ? undefined : marker;
}

type Marker = 'today' | 'toDate' | 'otherDay' | 'part';

const notToday = (marker: Marker): Context => ({ is: 'not', why: marker === 'toDate' ? 'to_date' : 'other_day' });

function lastMarker(text: string): Marker | undefined {
  const groups = [...text.matchAll(MARKER)].at(-1)?.groups;
  return (['today', 'toDate', 'otherDay', 'part'] as const).find((kind) => groups?.[kind] !== undefined);
}

/** Brackets that are closed say something about what stood before them. */
const withoutClosed = (text: string): string => text.replace(/[（(][^（()）]*[)）]/gu, '');

/** Names that begin with what is done: whoever or whatever stands before them, they mean the same. */
export const DOES =
  /^(?:收集|清运|转运|清理|清扫|清除|清洗|劝离|劝返|劝阻|出动|派出|投入|下沉|消杀|消毒|值守|关闭|协助|处置|发放|检查|巡查|排查|摸排|整治|拆除|收缴|查处|暂扣|宣传|张贴|悬挂|捐款|参加|参与|支援|安装|管控|开展|完成|上门|免费|应急|返乡|走访|服务|接待|受理|办理|登记|疏导|纠正|规范|洒水|冲洗|作业|新增|在岗|在建|已)/u;
const DENIED = /(?:未|无|没有?|不|应|拟|需|待|可|非)$/u;
/** Words that may stand right before a name and leave its meaning as it is. */
const PLAIN =
  /(?:今日|今天|当日|当天|本日|今早|今晚|昨日|昨天|累计|共|共计|一共|总共|总计|合计|其中|及|和|与|并|对|把|有|的|了|为|等|现有|目前|现|实有|在|于|出动|投入|派出|组织|安排|调集|调度|开展|完成|实际|参与|参加|动员|发动|协助|持续|继续|全天|全市|全区|全县|城区|辖区|我们?|我?本?单位|[我本]队|[我本]局|[我本]中心|[我本]组|各类|各|新增|增加|减少|约|近|是)$/u;

/**
 * Does the name mean the indicator, with what stands right before it? `消杀车辆` is not `车辆`.
 * @param ahead the text before the name; dates, units and quantities in it are blanks.
 */
export function isQualified(ahead: string, name: string): boolean {
  if (DENIED.test(ahead)) return true;
  if (!/[\p{L}]$/u.test(ahead) || DOES.test(name)) return false;
  return !PLAIN.test(ahead);
}
