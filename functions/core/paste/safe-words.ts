/**
 * The words that a pasted report may hold beside names and numbers without changing what a figure means. The list is short on
 * purpose: whatever is not on it is asked about (see `tokens.ts`).
 */

/** What a word is, as one letter; `tokens.ts` says what each letter stands for. */
export type WordKind = 'D' | 'P' | 'T' | 'Z' | 'S' | 'F' | 'O' | 'I' | 'E' | 'A' | 'H' | 'G' | 'W' | 'B' | 'J';

const LISTS: Readonly<Record<WordKind, string>> = {
  // the day itself, and others
  D: '今日 今天 当日 当天 本日',
  P: '昨日 昨天 前日 前天 前一日 前一天 上一日 上一天 去年同期 上月同期 上周同期',
  // a total to date; as of a time; as yesterday
  T: '累计 累计数 本年累计 今年累计 今年以来累计 年初以来累计 本月累计 本周累计 至今累计',
  Z: '截至 截止 截止到 截至到',
  S: '与昨日持平 与昨天持平 较昨日持平 较昨天持平 与前一日持平 较前一日持平 环比持平 同比持平',
  // counting
  F: '共 共计 一共 总共',
  O: '数 数量 量 人数',
  I: '为 是 有 达 达到 了 计 共有 共为',
  E: '出动 投入 派出 组织 安排 开展 完成',
  A: '约 大约 大概 近 将近 接近 超 超过 逾 不足 不到 至少 至多 最多 最少 不少于 不多于 多达 左右 上下 以上 以下 以内 不等 余 多 来',
  // heads, politeness, a measure above
  H: '情况 工作情况 工作 工作日报 日报 日报表 每日专报 专报 报表 统计表 统计 数据 数据如下 如下 汇报 报告 上报 填报 报送 现将 特此 的 报 报送单位 填报单位 日期 报送日期 填报日期 时间 报送时间 填报时间 联系电话 电话',
  G: '领导 各位领导 各位 大家 领导好 各位领导好 各位好 大家好 您好 你好 好 早上好 上午好 中午好 下午好 晚上好 谢谢 谢谢领导 多谢 辛苦 辛苦了 请查收 请审阅 请领导审阅 请阅 请知悉 请审核 以上 完毕 汇报完毕 报告完毕 上报完毕 接龙 #接龙',
  W: '单位 计量单位',
  B: '半',
  // a part of what was said
  J: '其中',
};

/** Words of two kinds are told apart by what stands beside them: `单位：吨` names a measure, `单位：一大队` a unit. */
export const SAFE_WORDS: readonly (readonly [word: string, kind: WordKind])[] = (
  Object.keys(LISTS) as WordKind[]
).flatMap((kind) => LISTS[kind].split(' ').map((word) => [word, kind] as const));

/** Nouns that a unit calls itself by with 我 or 本: 我队 of 一大队, never 我局, which may be the body above. */
const OWN_NOUNS = '大队 中队 队 支队 总队 中心 站 所 办 组 科 街道 镇 乡 社区 村 公司 单位';

export const ownWords = (name: string): string[] =>
  OWN_NOUNS.split(' ')
    .filter((noun) => noun === '单位' || name.endsWith(noun))
    .flatMap((noun) => [`我${noun}`, `本${noun}`]);

/** 较昨日增加, 环比下降: what follows is a change. */
export const CHANGE =
  /(?:(?:较|比|与|同)(?:昨日|昨天|前一?[日天]|上一?[日天]|去年同期|上周同期|上月同期)(?:同期)?(?:相比)?|环比|同比)(?:增加|减少|上升|下降|增长|降低|增|减|降|多|少)了?/uy;
/** A telephone number behind its word counts nothing. */
export const TELEPHONE = /(?:联系)?电话[:：]? ?(?:\d{3,4}-)?\d{7,11}(?!\d)/uy;
