/**
 * Words of the desk's keeping pages: units, access keys, cards, the audit, matters, rosters. A dictionary of their own,
 * because what `words.ts` joins is loaded by every function, and a unit's phone waits for it. Templates know it as `text`.
 */
import { joinFindings } from '../../core/finding.ts';
import { KEEPING_FINDINGS } from '../../core/finding-keeping.ts';
import { fillIn } from '../fill-in.ts';
import type { Language } from '../words.ts';

const WORDS = {
  // units
  unitsTitle: { zh: '单位与访问码', en: 'Units and keys' },
  unitsCount: { zh: '共{all}个单位，今天在报{open}个。', en: '{all} units, {open} reporting today.' },
  unitsList: { zh: '报送单位', en: 'Units' },
  unitChoose: { zh: '选择', en: 'Choose' },
  unitName: { zh: '名称', en: 'Name' },
  unitGroup: { zh: '分组', en: 'Group' },
  unitState: { zh: '状态', en: 'State' },
  unitKeys: { zh: '可用访问码', en: 'Keys in use' },
  unitOpen: { zh: '在报', en: 'Reporting' },
  unitAhead: { zh: '未开始', en: 'Not yet' },
  unitClosed: { zh: '已停报', en: 'Closed' },
  unitAdd: { zh: '新增单位', en: 'Add a unit' },
  unitEdit: { zh: '修改单位', en: 'Change the unit' },
  unitId: { zh: '编号', en: 'Id' },
  unitIdHint: {
    zh: '小写字母开头的字母、数字、- 或 _，用于接口和文件；可以留空，由系统编号。以后不能更改。',
    en: 'A lower-case letter, then letters, digits, - or _. May be left blank. It never changes.',
  },
  unitResponsible: { zh: '责任人职务', en: 'Post that answers for it' },
  unitResponsibleHint: { zh: '写职务，不写姓名；督办事项写明由谁负责。', en: 'A post, never a name; matters name it.' },
  unitOpens: { zh: '开始报送的日期', en: 'First day' },
  unitOpensHint: { zh: '这一天起应当报送；留空为任务开始之日。', en: 'Blank: from the start of the programme.' },
  unitCloses: { zh: '最后报送的日期', en: 'Last day' },
  unitClosesHint: {
    zh: '停报的单位填最后一天（含当天），以前的数字都保留；留空为一直报送。',
    en: 'The last day on which it reports; its past stays. Blank: no end.',
  },
  unitReview: { zh: '下一步：核对修改', en: 'Next: check the change' },
  unitChangeTitle: { zh: '核对修改', en: 'Check the change' },
  unitChangeAdd: { zh: '新增“{name}”', en: 'Adds {name}' },
  unitChangeEdit: { zh: '修改“{name}”', en: 'Changes {name}' },
  unitChangeHint: {
    zh: '保存后任务设置成为第{version}版，从下一次日结起使用；以前各版仍可查到。',
    en: 'Saving makes version {version} of the programme, used from the next close on. Earlier versions stay.',
  },
  unitPast: {
    zh: '日期早于今天：{day}以后已经日结的日子，再次日结时按新的设置计算应报单位。',
    en: 'The day is before today: days since {day} that are closed again will expect units by the new setting.',
  },
  changeField: { zh: '项目', en: 'Field' },
  changeBefore: { zh: '原来', en: 'Before' },
  changeAfter: { zh: '改为', en: 'After' },
  changeNone: { zh: '（无）', en: '(none)' },
  changeSave: { zh: '保存', en: 'Save' },
  changeBack: { zh: '返回修改', en: 'Back' },
  unitSaved: { zh: '已保存为任务设置第{version}版。', en: 'Saved as version {version} of the programme.' },
  refused: { zh: '没有保存，请改正：', en: 'Not saved; please correct:' },
  backToUnits: { zh: '返回单位列表', en: 'Back to the units' },

  // keys
  keysOf: { zh: '访问码', en: 'Access keys' },
  keysOther: { zh: '编发单位和领导的访问码', en: 'Keys of the office and readers' },
  keysNone: { zh: '还没有访问码。', en: 'No key yet.' },
  keyLabel: { zh: '备注', en: 'Note' },
  keyLabelHint: {
    zh: '发给谁、用在哪里，如“值班手机”；不写姓名和电话。',
    en: 'What it is for, such as “duty phone”; no names.',
  },
  keyRole: { zh: '角色', en: 'Role' },
  keyMade: { zh: '生成时间', en: 'Made' },
  keyEnds: { zh: '到期', en: 'Ends' },
  keyState: { zh: '状态', en: 'State' },
  keyId: { zh: '编号', en: 'Id' },
  keyAction: { zh: '操作', en: 'Action' },
  keyNoEnd: { zh: '长期', en: 'No end' },
  keyValid: { zh: '可用', en: 'In use' },
  keyEnded: { zh: '已到期', en: 'Ended' },
  keyRevoked: { zh: '已作废', en: 'Revoked' },
  keyRevoke: { zh: '作废', en: 'Revoke' },
  keyRevokeOf: { zh: '作废访问码{id}', en: 'Revoke key {id}' },
  keyRevokedNow: {
    zh: '访问码 {id} 已作废，用它登录的都已退出。',
    en: 'Key {id} is revoked; its sessions have ended.',
  },
  keyMake: { zh: '生成访问码', en: 'Make a key' },
  keyDuration: { zh: '有效期', en: 'Valid for' },
  keyDays: { zh: '{days}天', en: '{days} days' },
  keyMadeTitle: { zh: '访问码已生成', en: 'The key is made' },
  keyOnce: {
    zh: '访问码只显示这一次，系统不保存原文；请现在复制、拍下或转交。',
    en: 'The key is shown this once and is not kept: copy it or pass it on now.',
  },
  keyFor: { zh: '发给', en: 'For' },
  keyLink: { zh: '登录链接', en: 'Link' },
  keyText: { zh: '访问码', en: 'Access key' },
  keyQr: { zh: '登录二维码，内容就是上面的链接', en: 'QR code of the link above' },
  keyQrHint: { zh: '用微信“扫一扫”打开，登录后收藏本页。', en: 'Scan it, then keep the page.' },
  roleUnit: { zh: '报送单位', en: 'Unit' },

  // cards
  cardsMake: { zh: '为勾选的单位制作二维码卡片', en: 'Make QR cards for the chosen units' },
  cardsHint: {
    zh: '每个单位生成一个新访问码，印成卡片（A4）。卡片只显示这一次。',
    en: 'Makes a new key for each unit, on cards for print (A4). They are shown this once.',
  },
  cardsRevoke: { zh: '同时作废这些单位以前的访问码', en: 'Revoke their earlier keys' },
  cardsTitle: { zh: '二维码卡片', en: 'QR cards' },
  cardsCount: { zh: '{count}张卡片', en: '{count} cards' },
  cardsPrint: { zh: '打印', en: 'Print' },
  cardsLabel: { zh: '二维码卡片', en: 'QR card' },
  cardsScan: { zh: '微信扫一扫，填报每日数据', en: 'Scan to report the day' },
  cardsKeep: {
    zh: '登录后收藏页面，七天内不用再扫。卡片等同钥匙，请勿转发或张贴；遗失请立即告知{issuer}。',
    en: 'Keep the page after signing in. The card is a key: do not pass it on; tell {issuer} if it is lost.',
  },
  cardsQr: { zh: '{name}的登录二维码', en: 'QR code of {name}' },
} as const satisfies Record<string, Record<Language, string>>;

joinFindings(KEEPING_FINDINGS);

export type KeepingWord = keyof typeof WORDS;

/** The word in that language with its values filled in. @throws when a value is missing. */
export const tell = (
  language: Language,
  key: KeepingWord,
  values: Readonly<Record<string, string | number>> = {},
): string => fillIn(WORDS[key][language], values);

/** All words of a language by key, for templates. */
export const keepingWords = (language: Language): Readonly<Record<KeepingWord, string>> =>
  Object.fromEntries(Object.entries(WORDS).map(([key, word]) => [key, word[language]])) as Record<KeepingWord, string>;
