/**
 * Every word that a page shows, in Chinese and in English. Typed, so that a page cannot use a word that is not here and
 * no word can lack its translation. `{name}` is filled in by `say`.
 *
 * What users wrote (names of units, indicators, narratives) is never translated.
 */

import { fillIn } from './fill-in.ts';
import { DESK_WORDS } from './words-desk.ts';
import { ENTERING_WORDS } from './words-entering.ts';
import { PHOTO_WORDS } from './words-photos.ts';

export type Language = 'zh' | 'en';

const WORDS = {
  // every page
  product: { zh: '每日简报', en: 'Daily briefing' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  otherLanguage: { zh: 'English', en: '中文' },
  signIn: { zh: '登录', en: 'Sign in' },
  signOut: { zh: '退出', en: 'Sign out' },
  pages: { zh: '页面', en: 'Pages' },
  earlier: { zh: '前一天', en: 'Day before' },
  later: { zh: '后一天', en: 'Day after' },
  separator: { zh: '、', en: ', ' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  blank: { zh: '未填', en: 'Blank' },
  timeLeft: { zh: '还有{time}', en: '{time} left' },
  timePassed: { zh: '已过时限{time}', en: '{time} past the deadline' },
  spanDays: { zh: '{days}天{hours}小时', en: '{days} d {hours} h' },
  spanHours: { zh: '{hours}小时{minutes}分', en: '{hours} h {minutes} min' },
  spanMinutes: { zh: '{minutes}分钟', en: '{minutes} min' },

  // states of a unit
  reported: { zh: '已报', en: 'Reported' },
  late: { zh: '迟报', en: 'Late' },
  nil: { zh: '零报告', en: 'Nil return' },
  missing: { zh: '未报', en: 'Missing' },
  onTime: { zh: '按时', en: 'On time' },

  // sign-in and home
  accessKey: { zh: '访问码', en: 'Access key' },
  accessKeyHint: {
    zh: '由编发单位发给本单位。也可以直接粘贴收到的整个链接。',
    en: 'The office gave it to your unit. You may also paste the whole link that you received.',
  },
  accessKeyWrong: {
    zh: '这个访问码不对，或者已经停用。请核对后重新输入，或向编发单位索取新的链接。',
    en: 'This access key is wrong or no longer valid. Check it, or ask the office for a new link.',
  },
  formWaits: {
    zh: '登录已过期，还没有报送。您填写的内容都在，登录后可以继续。',
    en: 'Your session has ended and nothing was sent. What you typed is kept; sign in to go on.',
  },
  resumeTitle: { zh: '已登录', en: 'Signed in' },
  resumeLead: { zh: '您刚才填写的内容还没有报送。', en: 'What you typed was not sent yet.' },
  resumeSend: { zh: '继续报送', en: 'Send it now' },
  signedInAs: { zh: '选择要打开的页面', en: 'Choose what to open' },
  homeReport: { zh: '{programme}：{unit}报送', en: '{programme}: report for {unit}' },
  homeDesk: { zh: '{programme}：收报台', en: '{programme}: desk' },
  homeArchive: { zh: '{programme}：归档库', en: '{programme}: archive' },
  homeGuest: { zh: '{programme}：{day}', en: '{programme}: {day}' },
  signedOut: { zh: '请用访问码登录', en: 'Sign in with your access key' },

  // report form
  reportTitle: { zh: '{unit}报送', en: 'Report of {unit}' },
  dueAt: { zh: '报送时限 {time}', en: 'Due {time}' },
  nilAsk: { zh: '当天没有情况？', en: 'Nothing to report?' },
  nilSend: { zh: '零报告', en: 'Send a nil return' },
  groupFlow: { zh: '当日发生数', en: 'Figures of the day' },
  groupStock: { zh: '当日现有数', en: 'Standing figures' },
  groupPlaces: { zh: '名称', en: 'Names' },
  groupCheck: { zh: '是否完成', en: 'Done or not' },
  groupNarratives: { zh: '文字情况', en: 'Narratives' },
  definition: { zh: '口径', en: 'Definition' },
  required: { zh: '必填', en: 'required' },
  previousValue: { zh: '前一天 {value}', en: 'Day before: {value}' },
  lastDays: { zh: '近{count}日：{values}', en: 'Last {count} days: {values}' },
  sameAsYesterday: { zh: '同前一天', en: 'Same as the day before' },
  reasonFor: { zh: '原因（属实时填写）', en: 'Reason, if it is right' },
  askTitle: { zh: '请核对后再报送', en: 'Please check before sending' },
  askLead: {
    zh: '下列内容与往日或文字不一致，还没有报送。请核对；确实如此，再按一次“报送”即可。',
    en: 'These differ from the last days or from the text; nothing was sent yet. Check them; if they are right, send again.',
  },
  stillBlank: { zh: '还有{count}项未填：{names}', en: '{count} still blank: {names}' },
  nothingBlank: { zh: '各项均已填写', en: 'Everything is filled in' },
  alreadyIssued: {
    zh: '当日简报（第{issue}期）已经编发。现在的修改会交给编发单位，由其决定是否更正。',
    en: 'The briefing of that day (issue {issue}) is out. A change now goes to the office, which decides on a correction.',
  },
  draftRestored: {
    zh: '已恢复{time}在本机填写、还没有报送的内容。',
    en: 'What you typed here at {time} and did not send has been restored.',
  },
  draftDiscard: { zh: '放弃这些内容', en: 'Discard it' },
  sendSaved: { zh: '已保存在本机', en: 'Saved on this device' },
  sendSending: { zh: '正在报送……', en: 'Sending…' },
  sendWaiting: {
    zh: '现在没有网络。内容已保存在本机，联网后自动报送，请不要清除浏览器数据。',
    en: 'There is no network. The report is saved on this device and will be sent as soon as there is one.',
  },
  sendArrived: { zh: '已收到，正在打开回执', en: 'Received; opening the receipt' },
  sendRefused: { zh: '没有收下：{message}', en: 'Not accepted: {message}' },
  sendSignedOut: {
    zh: '登录已过期。内容已保存在本机，重新登录后可继续报送。',
    en: 'Your session has ended. The report is saved on this device; sign in again to send it.',
  },
  sendOtherDay: { zh: '{day}的报送还在本机，没有送达。', en: 'The report for {day} is still on this device.' },
  counter: { zh: '{count}/10000字', en: '{count} of 10,000 characters' },
  runningTotal: { zh: '此前累计 {value}', en: 'To date: {value}' },
  runningTotalToday: { zh: '含当日累计 {value}', en: 'To date with today: {value}' },
  placesHint: { zh: '每行一个名称', en: 'One name a line' },
  send: { zh: '报送', en: 'Send the report' },
  sendChange: { zh: '报送修改', en: 'Send the change' },
  standing: {
    zh: '已收到第{revision}次报送（{time}，{state}）。再次报送会保存为新的修订，原来的保留。',
    en: 'Report {revision} has arrived ({time}, {state}). Sending again keeps it and adds a new revision.',
  },
  seeReceipt: { zh: '查看回执', en: 'See the receipt' },
  errorTitle: { zh: '还没有报送成功，请修改下列内容', en: 'Not sent yet: please mend the following' },

  // receipt
  receiptTitle: { zh: '已收到', en: 'Received' },
  receiptLine: { zh: '{unit} {day} 第{revision}次报送', en: '{unit}, {day}, report {revision}' },
  receivedAt: { zh: '{time} 收到', en: 'Received at {time}' },
  checksum: { zh: '校验码', en: 'Checksum' },
  stored: { zh: '已保存的内容', en: 'What was stored' },
  storedNil: { zh: '零报告：当天没有需要报送的情况。', en: 'Nil return: nothing to report.' },
  questioned: { zh: '请留意', en: 'Please note' },
  changeReport: { zh: '修改报送', en: 'Change the report' },
  olderReceipts: { zh: '历次报送', en: 'All revisions' },
  revisionLine: { zh: '第{revision}次 {time} {state}', en: 'Revision {revision}, {time}, {state}' },

  // conflict
  conflictTitle: { zh: '这份报送已有更新的内容', en: 'There is a newer version of this report' },
  conflictLead: {
    zh: '您填写期间，有人（也可能是您自己在别处）报送了新的内容。您填写的没有丢，请对不同之处逐项选择，再报送。',
    en: 'While you were typing somebody (perhaps you, elsewhere) sent another version. Yours is not lost: choose for each difference, then send.',
  },
  conflictSame: { zh: '两份内容完全相同，不需要再报送。', en: 'Both say the same; there is nothing to send.' },
  mine: { zh: '我填写的', en: 'Mine' },
  theirs: { zh: '已保存的（第{revision}次，{time}）', en: 'Stored (revision {revision}, {time})' },
  sendChosen: { zh: '报送所选内容', en: 'Send what I chose' },

  ...ENTERING_WORDS,
  ...PHOTO_WORDS,

  // desk
  ...DESK_WORDS,
  deskTitle: { zh: '收报台', en: 'Desk' },
  completeness: { zh: '报送率', en: 'Completeness' },
  timeliness: { zh: '及时率', en: 'Timeliness' },
  receivedOf: { zh: '已收到 {received} / 应报 {expected}', en: '{received} of {expected} received' },
  onTimeOf: { zh: '按时 {onTime} / 应报 {expected}', en: '{onTime} of {expected} on time' },
  missingTitle: { zh: '{count}个单位未报', en: '{count} units have not reported' },
  missingNone: { zh: '应报单位已全部报送。', en: 'Every unit has reported.' },
  boardTitle: { zh: '各单位', en: 'Units' },
  unit: { zh: '单位', en: 'Unit' },
  state: { zh: '状态', en: 'State' },
  time: { zh: '时间', en: 'Time' },
  revision: { zh: '修订', en: 'Revision' },
  findings: { zh: '审核意见', en: 'Findings' },
  issueTitle: { zh: '编发', en: 'Issue' },
  issueNow: { zh: '立即编发', en: 'Issue now' },
  issueCorrection: { zh: '编发更正', en: 'Issue a correction' },
  reason: { zh: '更正原因', en: 'Reason for the correction' },
  reasonHint: { zh: '会写在更正版的报头和归档中', en: 'Printed on the corrected edition and kept in the archive' },
  issueStands: {
    zh: '第{issue}期第{edition}版已于{time}编发。',
    en: 'Issue {issue}, edition {edition} went out at {time}.',
  },
  issuedNow: { zh: '已编发第{issue}期第{edition}版。', en: 'Issue {issue}, edition {edition} has been issued.' },
  issueNone: { zh: '本日简报尚未编发。', en: 'There is no briefing for this day yet.' },
  issueRefused: { zh: '没有编发', en: 'Not issued' },
  toArchive: { zh: '归档库', en: 'Archive' },
  chooseDay: { zh: '选择日期', en: 'Choose a day' },
  go: { zh: '打开', en: 'Open' },

  // archive
  archiveTitle: { zh: '归档库', en: 'Archive' },
  archiveNone: { zh: '还没有编发过简报。', en: 'No briefing has been issued yet.' },
  issueName: { zh: '第{issue}期', en: 'Issue {issue}' },
  editionName: { zh: '第{edition}版', en: 'Edition {edition}' },
  correction: { zh: '更正', en: 'Correction' },
  correctedBy: { zh: '已由第{edition}版更正', en: 'Corrected by edition {edition}' },
  issuedAt: { zh: '{time}编发', en: 'Issued {time}' },
  download: { zh: '下载', en: 'Download' },
  read: { zh: '在线阅读', en: 'Read' },
  word: { zh: 'Word 文档', en: 'Word' },
  web: { zh: '网页', en: 'Web page' },
  workbook: { zh: '工作簿', en: 'Workbook' },
  data: { zh: '数据', en: 'Data' },
  text: { zh: '纯文本', en: 'Plain text' },
  current: { zh: '现行', en: 'Current' },
  fileChecksums: { zh: '文件校验值（SHA-256）', en: 'Checksums of the files (SHA-256)' },
  allBriefings: { zh: '全部简报', en: 'All briefings' },
  archivePages: { zh: '归档库页面', en: 'Pages of the archive' },
  navLatest: { zh: '最新', en: 'Latest' },
  navCalendar: { zh: '按年月', en: 'By month' },
  navSearch: { zh: '检索', en: 'Search' },
  navDownload: { zh: '按时段下载', en: 'Download a period' },
  navDownloads: { zh: '下载记录', en: 'Who downloaded' },
  completenessOf: { zh: '报送率{share}（{received}/{expected}）', en: '{share} complete ({received}/{expected})' },
  figuresLack: {
    zh: '{count}个单位未报，下列数字不含这些单位',
    en: '{count} units sent nothing; the figures lack them',
  },
  andMore: { zh: '等，另有{count}个', en: 'and {count} more' },
  figuresTitle: { zh: '主要数字', en: 'Main figures' },
  figureWithout: { zh: '不含{count}个单位', en: 'without {count} units' },
  figureTotal: { zh: '累计{value}', en: '{value} to date' },
  figureMean: { zh: '日均{value}', en: '{value} a day on average' },
  changeBy: { zh: '较前一日{change}', en: '{change} on the report before' },
  changeNone: { zh: '与前一日持平', en: 'unchanged' },
  trendAlt: { zh: '{name}近{count}期：{values}', en: '{name}, last {count} issues: {values}' },
  notYetIssued: {
    zh: '{day}的简报应于{time}编发，现在还没有。下面是最近的一期。',
    en: 'The briefing of {day} was due at {time} and is not there yet. This is the latest one.',
  },
  recentTitle: { zh: '最近各期', en: 'Recent issues' },
  calendarTitle: { zh: '{period}简报', en: 'Briefings of {period}' },
  yearName: { zh: '{year}年', en: '{year}' },
  issueShort: { zh: '{issue}期', en: 'no. {issue}' },
  weekdays: { zh: '一 二 三 四 五 六 日', en: 'Mo Tu We Th Fr Sa Su' },
  years: { zh: '年份', en: 'Years' },
  months: { zh: '月份', en: 'Months' },
  monthBefore: { zh: '上月', en: 'Month before' },
  monthAfter: { zh: '下月', en: 'Month after' },
  monthList: { zh: '本月各期', en: 'Issues of the month' },
  countIssued: { zh: '{count}期', en: '{count} issues' },
  countCorrected: { zh: '，其中更正{count}期', en: ', {count} of them corrected' },
  downloadThese: { zh: '下载这一时段', en: 'Download this period' },
  keyWhole: { zh: '全部单位已报', en: 'every unit reported' },
  keyPartly: { zh: '有单位未报', en: 'units missing' },
  keyCorrected: { zh: '有更正', en: 'corrected' },
  noneThisMonth: { zh: '这个月没有编发过简报。', en: 'No briefing was issued in this month.' },
  searchTitle: { zh: '检索', en: 'Search' },
  searchTitleOf: { zh: '检索“{query}”', en: 'Search for "{query}"' },
  searchFor: { zh: '要找的词', en: 'Words' },
  searchHint: {
    zh: '在标题、文字、单位、督办事项中找；几个词用空格隔开。',
    en: 'In titles, narratives, units and matters; separate words by a space.',
  },
  searchGo: { zh: '检索', en: 'Search' },
  searchNarrow: { zh: '限定单位和时段', en: 'Narrow by unit and period' },
  anyUnit: { zh: '不限单位', en: 'Any unit' },
  fromDay: { zh: '开始日期', en: 'First day' },
  toDay: { zh: '结束日期', en: 'Last day' },
  searchOneCharacter: {
    zh: '只有一个字，结果会很多；两个字以上更准。',
    en: 'One character finds a lot; two or more find what you mean.',
  },
  searchAll: { zh: '共{count}天，已查到{day}。', en: '{count} days; searched back to {day}.' },
  searchSome: {
    zh: '先列出{count}天，已查到{day}，更早的还没有查。',
    en: 'The first {count} days, back to {day}; earlier ones have not been searched.',
  },
  searchNone: {
    zh: '没有找到，已查到{day}。可以换一个词，或放宽单位和时段。',
    en: 'Nothing found back to {day}. Try another word, unit or period.',
  },
  searchEarlier: { zh: '继续查更早的', en: 'Search earlier ones' },
  searchMore: { zh: '这一天另有{count}处', en: '{count} more on this day' },
  searchResults: { zh: '检索结果', en: 'Results' },
  aboutTitle: { zh: '标题', en: 'Title' },
  aboutMatter: { zh: '督办事项', en: 'Matter' },
  aboutClosed: { zh: '督办事项销号', en: 'Matter closed' },
  aboutMissing: { zh: '未报', en: 'Missing' },
  downloadTitle: { zh: '按时段下载', en: 'Download a period' },
  downloadLead: {
    zh: '每月一个压缩包，内有不联网也能打开的索引页和校验清单；一个压缩包最多装4 MB，超过的自动分开。',
    en: 'One zip a month, with an index that opens offline and a list of checksums; at most 4 MB each, larger months are split.',
  },
  downloadKinds: { zh: '文件种类', en: 'Kinds of file' },
  downloadList: { zh: '列出压缩包', en: 'List the zips' },
  downloadNone: { zh: '这一时段没有所选的文件。', en: 'There are no such files in this period.' },
  downloadParts: { zh: '共{count}期、{size}，分为{parts}个压缩包。', en: '{count} issues, {size}, in {parts} zips.' },
  partDay: { zh: '{month}{from}日', en: '{from} {month}' },
  partDays: { zh: '{month}{from}日—{to}日', en: '{from}–{to} {month}' },
  downloadOneByOne: {
    zh: '这一天的文件太大，请在当日页面逐个下载',
    en: 'Too large for a zip: download its files one by one',
  },
  downloadsTitle: { zh: '{month}各期的下载记录', en: 'Who downloaded briefings of {month}' },
  downloadsNone: { zh: '没有下载记录。', en: 'Nothing was downloaded.' },
  downloadsLimit: { zh: '只列出最近的{count}条。', en: 'Only the last {count} are listed.' },
  downloadsOfDay: { zh: '谁下载过', en: 'Who downloaded it' },
  downloadedPeriod: { zh: '{from}至{to}压缩包：{names}', en: 'zip of {from} to {to}: {names}' },
  who: { zh: '访问码', en: 'Access key' },
  what: { zh: '内容', en: 'What' },
  briefingDay: { zh: '报告日', en: 'Day' },
  roleReader: { zh: '查阅', en: 'Reader' },
  roleOffice: { zh: '编发单位', en: 'Office' },
  roleSignatory: { zh: '签发', en: 'Signatory' },
  roleAdministrator: { zh: '管理员', en: 'Administrator' },
  roleGuest: { zh: '临时链接', en: 'Link' },
  shareTitle: { zh: '发给别人看', en: 'Show it to somebody' },
  shareLead: {
    zh: '生成一个链接，凭它只能打开这一天的简报和文件，到期自动失效，随时可以停用。',
    en: 'Makes a link that opens the briefing of this day and its files, nothing else. It ends by itself and can be revoked.',
  },
  shareDays: { zh: '有效期', en: 'Valid for' },
  shareMake: { zh: '生成链接', en: 'Make a link' },
  spanWholeDays: { zh: '{days}天', en: '{days} days' },
  linkTitle: { zh: '{day}简报的链接', en: 'Link to the briefing of {day}' },
  linkOnce: {
    zh: '链接只显示这一次，请现在复制并发给对方。',
    en: 'The link is shown this once: copy it now and pass it on.',
  },
  linkAddress: { zh: '链接', en: 'Link' },
  linkCopy: { zh: '复制', en: 'Copy' },
  linkCopied: { zh: '已复制', en: 'Copied' },
  linkBack: { zh: '返回当日简报', en: 'Back to the briefing' },
  linkUntil: { zh: '有效至{time}', en: 'Valid until {time}' },
  linkEnded: { zh: '已于{time}到期', en: 'Ended {time}' },
  linkRevoked: { zh: '已于{time}停用', en: 'Revoked {time}' },
  linkMade: { zh: '{time} 由{by}生成，编号{id}', en: 'Made {time} by {by}, number {id}' },
  linkRevoke: { zh: '停用', en: 'Revoke' },

  // refusals
  problemTitle: { zh: '未能完成', en: 'That did not work' },
  problemBack: { zh: '回到首页', en: 'To the start page' },
  requestId: { zh: '请求编号', en: 'Request' },
} as const satisfies Record<string, Record<Language, string>>;

export type WordKey = keyof typeof WORDS;

/** The word in that language with its values filled in. @throws when a value is missing. */
export function say(language: Language, key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return fillIn(WORDS[key][language], values);
}

const tables = new Map<Language, Readonly<Record<WordKey, string>>>();

/** All words of a language by key, for templates. */
export function wordsOf(language: Language): Readonly<Record<WordKey, string>> {
  const made = tables.get(language) ?? tableOf(language);
  tables.set(language, made);
  return made;
}

function tableOf(language: Language): Readonly<Record<WordKey, string>> {
  const entries = Object.entries(WORDS).map(([key, word]) => [key, word[language]]);
  return Object.fromEntries(entries) as Record<WordKey, string>;
}
