/**
 * Words of the table of units by figures.
 */
import { dictionaryOf } from '../page/dictionary.ts';

const WORDS = {
  matrixTitle: { zh: '数据总表', en: 'All figures' },
  matrixGroups: { zh: '按类别看', en: 'Kinds of figures' },
  matrixFlow: { zh: '发生数', en: 'Figures of the day' },
  matrixStock: { zh: '现有数', en: 'Standing figures' },
  matrixNames: { zh: '名称与是否', en: 'Names and answers' },
  matrixComputed: { zh: '推算数', en: 'Computed' },
  matrixPart: { zh: '{name}（{part}）', en: '{name} ({part})' },
  matrixFind: { zh: '查找单位', en: 'Find units' },
  matrixText: { zh: '单位名称', en: 'Name' },
  matrixGroup: { zh: '组别', en: 'Group' },
  matrixAnyGroup: { zh: '全部组别', en: 'Any group' },
  matrixOnly: { zh: '只看', en: 'Only' },
  matrixAll: { zh: '全部', en: 'All' },
  matrixQuestioned: { zh: '有疑问', en: 'Questioned' },
  matrixGo: { zh: '查找', en: 'Find' },
  matrixCount: { zh: '{all}个单位中的{count}个', en: '{count} of {all} units' },
  matrixEvery: { zh: '共{all}个单位', en: '{all} units' },
  matrixWhole: { zh: '全部单位', en: 'All units' },
  matrixLacks: { zh: '缺{count}', en: '{count} lacking' },
  matrixFilled: { zh: '已填', en: 'Filled' },
  matrixFilledOf: { zh: '{filled}/{asked}', en: '{filled}/{asked}' },
  matrixNil: { zh: '零', en: 'nil' },
  matrixNotAsked: { zh: '不报此项', en: 'not asked' },
  matrixRows: { zh: '{rows}（未办结{open}）', en: '{rows} ({open} not closed)' },
  matrixKept: { zh: '沿用{day}', en: 'of {day}' },
  matrixNoParts: { zh: '缺项', en: 'incomplete' },
  matrixRate: { zh: '完成率{rate}%', en: '{rate}% reached' },
  matrixQuestion: { zh: '有疑问', en: 'questioned' },
  matrixReason: { zh: '原因：{reason}', en: 'Reason: {reason}' },
  matrixNobody: { zh: '没有符合条件的单位。', en: 'No unit is like that.' },
  matrixEnter: { zh: '代填', en: 'Enter for it' },
  matrixReturned: { zh: '已退回', en: 'returned' },
  matrixHint: {
    zh: '点数字看这个单位的报送：近十四日、修订、退回、代填。◆ 表示与往日相差较大或有疑问。',
    en: 'A figure leads to the unit’s report: its last fourteen days, revisions, returning, entering. ◆ marks what is unusual or questioned.',
  },
  matrixKeys: {
    zh: '方向键移动，回车打开，E 代填，R 退回。',
    en: 'Arrow keys move, Enter opens, E enters for the unit, R returns.',
  },
  matrixSheet: { zh: '导出表格（Excel）', en: 'Export (Excel)' },
  matrixCsv: { zh: '导出表格（CSV）', en: 'Export (CSV)' },
  matrixGone: {
    zh: '本日报送已按保管期限销毁，不再显示各单位数字。',
    en: 'The reports of this day were removed, their time being over.',
  },
} as const;

export const { say, wordsIn } = dictionaryOf(WORDS);
export type Word = keyof ReturnType<typeof wordsIn>;
