/**
 * Every word that a page shows, in Chinese and in English. Typed, so that a page cannot use a word that is not here and
 * no word can lack its translation. `{name}` is filled in by `say`.
 *
 * What users wrote (names of units, indicators, narratives) is never translated.
 *
 * Words of pages that one function alone serves stand in a file of their own, whose type is joined below and whose text that
 * function joins when it starts (`runtime/http/desk-web.ts`, `runtime/http/archive-web.ts`): the form on a phone need not carry the office's words.
 */

import type { ARCHIVE_WORDS } from './archive.ts';
import type { COPY_WORDS } from './copies.ts';
import type { DESK_WORDS } from './desk.ts';
import type { DESK_LATER_WORDS } from './desk-later.ts';
import { DESK_NAV_WORDS } from './desk-nav.ts';
import { ENTERING_WORDS } from './entering.ts';
import { fillIn } from './fill-in.ts';
import { PHOTO_WORDS } from './photos.ts';
import { UNIT_MATTER_WORDS } from './unit-matters.ts';

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
  amended: { zh: '更正', en: 'Amended' },

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
  standingBehalf: {
    zh: '编发单位已代填第{revision}次报送（{time}，{state}）。请核对；再次报送会保存为新的修订，原来的保留。',
    en: 'The office entered report {revision} for you ({time}, {state}). Check it; sending again adds a new revision.',
  },
  enteredByOffice: { zh: '由编发单位代填，请核对。', en: 'Entered by the office for you; please check.' },
  returnedToUnit: {
    zh: '第{revision}次报送已于{time}被退回：{reason}。请核对后重新报送。',
    en: 'Report {revision} was returned at {time}: {reason}. Check it and send it again.',
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
  ...UNIT_MATTER_WORDS,

  // desk (its other words: `desk.ts`)
  ...DESK_NAV_WORDS,
  deskTitle: { zh: '收报台', en: 'Desk' },
  completeness: { zh: '报送率', en: 'Completeness' },
  timeliness: { zh: '及时率', en: 'Timeliness' },
  receivedOf: { zh: '已收到 {received} / 应报 {expected}', en: '{received} of {expected} received' },
  onTimeOf: { zh: '按时 {onTime} / 应报 {expected}', en: '{onTime} of {expected} on time' },
  missingTitle: { zh: '{count}个单位未报', en: '{count} units have not reported' },
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

  // archive (its other words: `archive.ts`)
  archiveTitle: { zh: '归档库', en: 'Archive' },

  // refusals
  problemTitle: { zh: '未能完成', en: 'That did not work' },
  problemBack: { zh: '回到首页', en: 'To the start page' },
  requestId: { zh: '请求编号', en: 'Request' },
} as const satisfies Record<string, Record<Language, string>>;

/** Words that only the function which serves their pages carries. */
type JoinedWords = typeof ARCHIVE_WORDS & typeof COPY_WORDS & typeof DESK_WORDS & typeof DESK_LATER_WORDS;
export type WordKey = keyof typeof WORDS | keyof JoinedWords;
type Word = Readonly<Record<Language, string>>;

const known: Record<string, Word> = { ...WORDS };

/** Adds the words of pages that this function serves; called when it is put together, before the first page. */
export function joinWords(words: Readonly<Record<string, Word>>): void {
  Object.assign(known, words);
  tables.clear();
}

/** The word in that language with its values filled in. @throws when a value is missing. */
export function say(language: Language, key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return fillIn(wordOf(key)[language], values);
}

function wordOf(key: WordKey): Word {
  const word = known[key];
  if (word === undefined) throw new Error(`the word "${key}" was not joined in this function`);
  return word;
}

const tables = new Map<Language, Readonly<Record<WordKey, string>>>();

/** All words of a language by key, for templates. */
export function wordsOf(language: Language): Readonly<Record<WordKey, string>> {
  const made = tables.get(language) ?? tableOf(language);
  tables.set(language, made);
  return made;
}

function tableOf(language: Language): Readonly<Record<WordKey, string>> {
  const entries = Object.entries(known).map(([key, word]) => [key, word[language]]);
  return Object.fromEntries(entries) as Record<WordKey, string>;
}
