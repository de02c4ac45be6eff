/**
 * Fields of the entries of a programme's lists but its figures: units, sections, texts, rules, recipients, digests, lists of names.
 */

import { CHANNELS } from '../../core/programme/channels.ts';
import { type Codec, choice, day, flag, line, mail, names, text, typedText, whole } from '../../core/workshop/codec.ts';
import { columns } from '../../core/workshop/codec-columns.ts';
import { condition, formula } from '../../core/workshop/codec-formula.ts';
import { member, members } from '../../core/workshop/codec-members.ts';
import { time } from '../../core/workshop/codec-time.ts';
import { field } from './worded-field.ts';

export const UNIT = [
  field('name', '名称', line, { needed: true }),
  field('group', '分组', line, { hint: '列表里按它排在一起，如 执法队伍；可以不填。' }),
  field('under', '上级单位', member('units'), { hint: '它归哪个分管单位管；没有就不选。' }),
  field('branch', '是分管单位', flag, { hint: '下面还有单位，由它汇总、退回和上报。' }),
  field('reports', '分管单位本级也报', flag, { hint: '只用于分管单位：除了下面各单位，它自己也填一份。' }),
  field('opens', '首个报告日', day, { hint: '后来才加入的单位写这一天，此前不算未报。' }),
  field('closes', '末个报告日', day, { hint: '不再报的单位写这一天，不要删去：以前的数还在它名下。' }),
  field('responsible', '责任人职务', line, { hint: '写职务，不写姓名；督办事项写明由谁负责。' }),
  field('mail', '值班邮箱', mail, { hint: '催报和退回发到这里；不填就不发。' }),
  field('id', '编号', line, { needed: true, fixed: true, hint: '由系统编，接口和文件里用；定下后不再改。' }),
];

export const SECTION = [
  field('title', '标题', line, { needed: true, hint: '如 一线值守；填报表和简报里都按它分段。' }),
  field('say', '文句', text, {
    hint: '这一段怎么说，指标写在花括号里，如 各级共出动{dispatched.day}。不填就逐项说。',
  }),
  field('id', '编号', line, { needed: true, fixed: true }),
];

/** true and false are said as 是, 不是. */
const yesOrNo: Codec = {
  control: 'choice',
  show: (value) => [value === true ? 'yes' : value === false ? 'no' : ''],
  read: ([typed]) => ({ yes: true, no: false })[typedText(typed)],
  options: () => [
    ['', '照常（“问题协调”是，其他不是）'],
    ['yes', '是'],
    ['no', '不是'],
  ],
};
export const NARRATIVE = [
  field('name', '名称', line, { needed: true, hint: '如 工作动态、典型事迹、问题协调。' }),
  field('matter', '报来的作为督办事项', yesOrNo, { hint: '督办事项逐日跟踪，直到销号。' }),
  field('days', '几天内办结', whole, { hint: '只用于督办事项，如 7。' }),
];

export const RULE = [
  field('check', '应当成立的关系', formula, {
    needed: true,
    hint: '用指标名称写，如 已复工工程 ≤ 在建工程；上次（指标）是上一次的数，累计（指标）是累计数。',
  }),
  field('level', '不成立时', choice(['error', '不让报送'], ['warning', '提醒核对，可以报送']), { needed: true }),
  field('message', '对填报人说', text, { needed: true, hint: '如 已复工工程不得多于在建工程。' }),
];

export const LEDGER = [
  field('name', '台账名称', line, { needed: true, hint: '如 在建项目台账。' }),
  field('columns', '栏目', columns, {
    needed: true,
    hint: '一行一栏：名称，类型（文字、数字、百分比、选项、日期），再写单位、几位小数、必填、选项。如 状态，选项，未开工、在建、停工、竣工。存过以后前面的编号不要改。',
  }),
  field('key', '用哪一栏认出一条', line, { needed: true, hint: '写栏目的编号，如 c1；同一单位里它不能重复。' }),
  field('asked_of', '由哪些单位填', members('units'), { hint: '都不选就是全部单位。' }),
  field('closed', '什么样的条目算办完', line, { hint: "办完的不再出现在填报表里。用栏目的编号写，如 c2 == '竣工'。" }),
  field('list', '简报里列出哪些条目', line, { hint: "如 c2 == '停工'；全部条目都在数据表里。" }),
  field('id', '编号', line, { needed: true, fixed: true, hint: '由系统编，定下后不再改。' }),
];

const channels = Object.entries(CHANNELS).map(([name, { words }]) => [name, words.zh] as const);

export const DELIVER = [
  field('channel', '渠道', choice(...channels), { needed: true }),
  field('to', '收件地址', names, { hint: '邮件渠道填，一行一个邮箱地址。' }),
  field('url_ref', '机器人地址的密钥名', line, {
    hint: '其他渠道填：不是网址本身，是管理员存下它的名称，如 env:WECOM_URL。网址和密钥不写在任务里。',
  }),
  field('secret_ref', '签名密钥的名称', line, { hint: '要签名的机器人填，如 env:DINGTALK_SECRET。' }),
];

export const DIGEST = [
  field('kind', '种类', choice(['weekly', '周报'], ['monthly', '月报'], ['special', '专报（随时在收报台编发）']), {
    needed: true,
  }),
  field('when', '印发时间', time, { hint: '期末之后，如 次日09:00；专报不填。' }),
  field('title', '名称', line, { hint: '不填就由简报名称来，如 疫情防控工作周报。' }),
  field('template', '模板', line, { hint: '不填就用同名的：weekly、monthly、special。' }),
];

export const LIST = [
  field('title', '名单名称', line, { needed: true, hint: '如 黄牌、红榜。' }),
  field('of', '按哪个指标', member('indicators'), { needed: true }),
  field('when', '列入的条件', condition, {
    needed: true,
    hint: '如 超进度 ≤ -10 且 超进度 > -30；可用 当期、累计、完成率、超进度、位次。',
  }),
];
