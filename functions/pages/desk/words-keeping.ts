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
  unitMail: { zh: '联系邮箱', en: 'Mail' },
  unitMailHint: {
    zh: '未报提醒、退回通知会发到这里；填值班或公务邮箱，不填个人邮箱；可以留空。',
    en: 'Reminders and returned reports are told there. A duty mailbox, not a person’s; may be blank.',
  },
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
  keyUsed: { zh: '最近使用', en: 'Last used' },
  keyNotUsed: { zh: '没有记录', en: 'never on record' },
  keyUsedHint: {
    zh: '“最近使用”是最近一次登录的日子（程序调用接口的，是最近一次调用或报送），每天至多记一次；登录一次七天内不用再登录。',
    en: '“Last used” is the day of the last signing in (of the last request or report, for programs), noted at most once a day; a session lasts seven days.',
  },
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
  // audit
  auditTitle: { zh: '操作记录', en: 'Audit' },
  auditHint: {
    zh: '每一次改动一条，与前一条环环相扣；单位的报送各有修订记录，不在此列。',
    en: 'One entry for each change, each sealed to the one before. Reports have their own revisions and are not here.',
  },
  auditFrom: { zh: '从', en: 'From' },
  auditTo: { zh: '到', en: 'To' },
  auditWho: { zh: '操作者', en: 'Who' },
  auditWhat: { zh: '事项', en: 'What' },
  auditAny: { zh: '不限', en: 'Any' },
  auditFilter: { zh: '查看', en: 'Show' },
  auditCount: { zh: '共{count}条。', en: '{count} entries.' },
  auditNone: { zh: '没有符合条件的记录。', en: 'No entry matches.' },
  auditNumber: { zh: '序号', en: 'No.' },
  auditTime: { zh: '时间', en: 'Time' },
  auditAbout: { zh: '内容', en: 'About' },
  auditSeal: { zh: '校验码', en: 'Seal' },
  auditOlder: { zh: '更早的记录', en: 'Older entries' },
  auditCsv: { zh: '导出表格（CSV）', en: 'Export as CSV' },
  auditDownloads: { zh: '谁下载过：下载记录', en: 'Who downloaded what' },
  auditLines: { zh: '导出原始记录（JSON）', en: 'Export as JSON lines' },
  auditSystem: { zh: '系统', en: 'System' },
  auditCommand: { zh: '命令行', en: 'Command line' },
  auditNew: { zh: '新增', en: 'added' },
  auditChanged: { zh: '更改', en: 'changed' },
  auditRevoked: { zh: '作废', en: 'revoked' },
  auditLate: { zh: '（补记）', en: ' (made up for)' },

  // matters
  mattersTitle: { zh: '督办事项', en: 'Matters' },
  mattersCount: { zh: '未销号{open}件，其中逾期{overdue}件。', en: '{open} open, {overdue} of them overdue.' },
  mattersNone: { zh: '没有符合条件的督办事项。', en: 'No matter matches.' },
  mattersOpen: { zh: '未销号', en: 'Open' },
  mattersOverdue: { zh: '逾期', en: 'Overdue' },
  mattersClosed: { zh: '已销号', en: 'Closed' },
  mattersAll: { zh: '全部', en: 'All' },
  mattersBack: { zh: '返回督办事项', en: 'Back to the matters' },
  matterTitle: { zh: '{day}提出的督办事项', en: 'Matter of {day}' },
  matterState: { zh: '状态', en: 'State' },
  matterIsOpen: { zh: '办理中', en: 'Open' },
  matterIsOverdue: { zh: '逾期{days}天', en: '{days} days overdue' },
  matterIsClosed: { zh: '{day}销号', en: 'Closed {day}' },
  matterTold: { zh: '第{times}次反映，已{days}天', en: 'told {times} times, {days} days' },
  matterResponsible: { zh: '责任人', en: 'Responsible' },
  matterNobody: { zh: '未指定', en: 'nobody yet' },
  matterDue: { zh: '办结期限', en: 'Due' },
  matterDueBy: { zh: '{day}前办结', en: 'due {day}' },
  matterOpenedOn: { zh: '提出', en: 'Opened' },
  matterResult: { zh: '办理结果', en: 'Result' },
  matterResultHint: {
    zh: '写明怎样解决的，将印在当天的简报上。',
    en: 'How it was solved; printed in the briefing of today.',
  },
  matterReason: { zh: '重新督办的原因', en: 'Why it is opened again' },
  matterClose: { zh: '办结销号', en: 'Close' },
  matterAssign: { zh: '指定责任人和期限', en: 'Assign' },
  matterReopen: { zh: '重新督办', en: 'Open again' },
  matterSteps: { zh: '办理记录', en: 'Steps' },
  matterStepsNone: { zh: '还没有办理记录。', en: 'None yet.' },
  matterAssigned: { zh: '指定', en: 'Assigned' },
  matterClosed: { zh: '销号', en: 'Closed' },
  matterAnswered: { zh: '答复', en: 'Answered' },
  matterAnswer: { zh: '办理情况', en: 'How it stands' },
  matterAnswerHint: {
    zh: '答复反映的单位：已经交给谁、办到哪一步；单位在填报页上看得到，不印在简报上。',
    en: 'An answer to the unit: who has it, how far it is. Shown on its form, not printed.',
  },
  matterAnswerSave: { zh: '答复单位', en: 'Answer the unit' },
  matterAnswerOn: { zh: '{day}：{answer}', en: '{day}: {answer}' },
  matterReopened: { zh: '重新督办', en: 'Opened again' },

  // rosters
  rostersTitle: { zh: '应覆盖名单核对', en: 'Rosters' },
  rosterNone: { zh: '本任务的指标没有应覆盖名单（roster）。', en: 'No indicator of this programme has a roster.' },
  rosterShare: { zh: '覆盖率', en: 'Covered' },
  rosterCount: {
    zh: '应覆盖{all}个，已覆盖{covered}个，未覆盖{uncovered}个',
    en: '{covered} of {all}, {uncovered} left',
  },
  rosterDone: { zh: '已全部覆盖。', en: 'All are covered.' },
  rosterUncovered: { zh: '尚未覆盖', en: 'Not covered yet' },
  rosterCovered: { zh: '已覆盖的名称、由谁何时首次填报', en: 'Covered, and by whom first' },
  rosterWho: { zh: '首次填报', en: 'First reported by' },
  rosterBy: { zh: '{unit}，{day}', en: '{unit}, {day}' },
  rosterEarlier: { zh: '三个月以前', en: 'more than three months ago' },
  rosterSend: { zh: '发给各单位', en: 'Send to the units' },
  rosterSendHint: {
    zh: '按发送时的名单发到工作群和有邮箱的单位；按一次只发一次。',
    en: 'Goes to the group and to units with mail, as it stands then; once for each press.',
  },
  rosterNoWay: {
    zh: '任务没有设置群机器人，相关单位也没有登记邮箱，请复制上面的文字自行转发。',
    en: 'There is no group robot and no unit has mail: copy the text.',
  },
  rosterAsked: {
    zh: '已交给发送程序，结果记在下面；没有变化时请稍后刷新。',
    en: 'Under way; see below what comes of it.',
  },
  rosterSent: { zh: '发送记录', en: 'Sent' },
  rosterMessage: { zh: '发到工作群的文字', en: 'Text for the group' },
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
