/**
 * Words of the pages on which the office decides: a unit's report, preview and signing, corrections.
 */

import { cycleOf } from '../../core/calendar/cycle.ts';
import { cycleWords } from '../../core/calendar/words.ts';
import { grouped, LIMITS } from '../../core/limits/limits.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { dictionaryOf } from '../page/dictionary.ts';
import type { Language } from '../page/words.ts';

const WORDS = {
  // a unit's report
  backToBoard: { zh: '返回收报台', en: 'Back to the desk' },
  reportOf: { zh: '{unit}的报送', en: 'Report of {unit}' },
  stands: { zh: '第{revision}次报送，{time}收到', en: 'Revision {revision}, received {time}' },
  behalf: { zh: '由编发单位代填（{by}）', en: 'Entered by the office ({by})' },
  noReport: { zh: '还没有收到这一天的报送。', en: 'Nothing was received for this day.' },
  returnedState: { zh: '已退回', en: 'Returned' },
  acceptedState: { zh: '已通过', en: 'Accepted' },
  questionedState: { zh: '待核', en: 'To be checked' },
  returnedBy: {
    zh: '{time}由{by}退回：{reason}。单位重新报送之前，简报仍按原报数计，并注明正在核实。',
    en: 'Returned {time} by {by}: {reason}. Until it is replaced its figures count, and the briefing says so.',
  },
  acceptedBy: { zh: '{time}由{by}通过。', en: 'Accepted {time} by {by}.' },
  findingsTitle: { zh: '审核意见', en: 'Findings' },
  noise: { zh: '文字质量', en: 'Text quality' },
  figuresTitle: { zh: '数字', en: 'Figures' },
  indicator: { zh: '指标', en: 'Indicator' },
  thatDay: { zh: '当日', en: 'Day' },
  dayBefore: { zh: '前一日', en: 'Day before' },
  change: { zh: '增减', en: 'Change' },
  lastFortnight: { zh: '近14日', en: 'Last 14 days' },
  reasonGiven: { zh: '单位说明：{reason}', en: 'The unit says: {reason}' },
  reasonOf: { zh: '{name}：单位说明', en: '{name}: what the unit says' },
  historyTitle: { zh: '近14日逐日数字', en: 'Day by day, last 14 days' },
  day: { zh: '日期', en: 'Day' },
  ledgerLine: {
    zh: '{all}条，未办结{open}条；本次变更{changed}条',
    en: '{all} rows, {open} not closed; {changed} changed by this report',
  },
  ledgerNew: { zh: '新增', en: 'new' },
  ledgerChanged: { zh: '已改', en: 'changed' },
  ledgerClosed: { zh: '办结', en: 'closed' },
  ledgerRemoved: { zh: '已删去“{key}”：{reason}', en: 'Taken out “{key}”: {reason}' },
  ledgerMore: { zh: '还有{count}条没有列出，见数据表。', en: '{count} more are in the workbook.' },
  textsTitle: { zh: '文字与选编', en: 'Narratives for the briefing' },
  textsLead: {
    zh: '可以不采用、改短或排在前面。单位的原文保留不变，只有简报用这里的文字。',
    en: 'Leave one out, shorten it or move it up. What the unit wrote stays; only the briefing uses this.',
  },
  textTaken: { zh: '采用', en: 'Take it' },
  textForBriefing: { zh: '简报用的文字', en: 'Text for the briefing' },
  textRank: { zh: '顺序（1排最前，不填按单位顺序）', en: 'Order (1 is first; blank: by unit)' },
  textOriginal: { zh: '单位原文', en: 'As the unit wrote it' },
  textsSave: { zh: '保存选编', en: 'Save' },
  textIsMatter: { zh: '本类文字列入督办事项，照原文反映。', en: 'Told as a matter, in the words of the unit.' },
  photoAlt: { zh: '{unit}报送的照片{number}', en: 'Photo {number} of {unit}' },
  none: { zh: '没有文字。', en: 'No narratives.' },
  decideTitle: { zh: '办理', en: 'Decide' },
  acceptNow: { zh: '通过', en: 'Accept' },
  acceptUnusual: { zh: '核实无误，通过', en: 'It is right: accept it' },
  acceptHint: {
    zh: '通过后不再列为待核；数字不变。',
    en: 'It is no longer listed as questioned. The figures stay.',
  },
  returnTitle: { zh: '退回', en: 'Return it' },
  returnReason: { zh: '退回原因', en: 'Reason' },
  returnHint: {
    zh: '单位在填报页和回执上看到这句话，请写明要核对什么。',
    en: 'The unit reads it on its form and receipt: say what to check.',
  },
  returnNow: { zh: '退回单位', en: 'Return to the unit' },
  enterTitle: { zh: '代填', en: 'Enter for the unit' },
  enterHint: {
    zh: '单位电话报数时由编发单位代为填报，记为代填，单位看得到。',
    en: 'For figures told by telephone. Recorded as entered by the office; the unit sees it.',
  },
  enterNow: { zh: '代填或修改', en: 'Enter or change' },
  revisionsTitle: { zh: '历次报送', en: 'Revisions' },
  compare: { zh: '对比', en: 'Compare' },
  compareFrom: { zh: '前', en: 'From' },
  compareTo: { zh: '后', en: 'To' },
  compareSame: { zh: '两次报送的内容相同。', en: 'Both say the same.' },
  compareTitle: { zh: '第{from}次与第{to}次的不同', en: 'From revision {from} to {to}' },
  nilWord: { zh: '零报告', en: 'Nil return' },
  item: { zh: '项目', en: 'What' },
  decisionsTitle: { zh: '办理记录', en: 'Decisions' },
  decidedReturn: {
    zh: '{time} {by} 退回第{revision}次报送：{reason}',
    en: '{time} {by} returned revision {revision}: {reason}',
  },
  decidedAccept: { zh: '{time} {by} 通过第{revision}次报送', en: '{time} {by} accepted revision {revision}' },
  decidedTexts: {
    zh: '{time} {by} 选编第{revision}次报送的文字',
    en: '{time} {by} edited the texts of revision {revision}',
  },

  toldTitle: { zh: '退回通知', en: 'The unit was told' },
  toldByForm: {
    zh: '任务没有设置群机器人，单位也没有登记邮箱：单位只在填报页和回执上看到退回，请另行告知。',
    en: 'No group robot, and the unit has no mail: only its form and receipt tell it.',
  },
  toldNotYet: {
    zh: '通知已交给发送程序，还没有结果；没有变化时请稍后刷新。',
    en: 'The notice is under way; nothing has come of it yet.',
  },

  // results
  doneReturn: {
    zh: '已退回。单位打开填报页或回执就会看到原因。',
    en: 'Returned. The unit reads the reason on its form and receipt.',
  },
  doneAccept: { zh: '已通过，不再列为待核。', en: 'Accepted; no longer listed as questioned.' },
  doneTexts: {
    zh: '选编已保存，预览和下一次编发即按此处的文字。',
    en: 'Saved: preview and briefing use it from now on.',
  },
  doneEnter: { zh: '已代填，记为第{revision}次报送。', en: 'Entered as revision {revision}.' },
  refused: { zh: '没有办理', en: 'Nothing was done' },
  needReason: {
    zh: '请写明退回原因，单位才知道要核对什么。',
    en: 'Give the reason, so that the unit knows what to check.',
  },
  longReason: {
    zh: '原因有{count}个字，最多{most}个字，请写短一些。',
    en: 'The reason has {count} characters; at most {most}.',
  },
  notNow: {
    zh: '您查看的是第{seen}次报送，现在是第{standing}次，没有办理。请看过现在的内容再决定。',
    en: 'You looked at revision {seen}, but {standing} stands now; nothing was done. Look at it first.',
  },
  nothingToDecide: {
    zh: '这个单位还没有报送，没有可以办理的内容。',
    en: 'This unit has sent nothing, so there is nothing to decide.',
  },
  emptyText: {
    zh: '“{kind}”采用了却没有文字，请填写，或者取消采用。',
    en: '{kind} is taken without a text: write one, or leave it out.',
  },
  longText: {
    zh: `“{kind}”有{count}个字，最多${LIMITS.narrativeCharacters}个字。`,
    en: `{kind} has {count} characters; at most ${grouped(LIMITS.narrativeCharacters)}.`,
  },
  wrongRank: {
    zh: '“{kind}”的顺序是“{seen}”，请填1到999的整数，或者不填。',
    en: 'The order of {kind} is "{seen}"; write a number from 1 to 999 or leave it blank.',
  },
  behalfLead: {
    zh: '您正在为{unit}代填{day}的数字。保存后记为编发单位代填，单位看得到。',
    en: 'You are entering figures of {day} for {unit}. Recorded as entered by the office; the unit sees it.',
  },

  // preview, hold, signatures
  previewTitle: { zh: '{day}简报预览', en: 'Preview of {day}' },
  previewLead: {
    zh: '截至{time}的数据，按现在编发会是这样。预览不编期号，不保存。',
    en: 'Figures as of {time}, as a briefing would say them now. A preview takes no number and is not kept.',
  },
  previewRead: { zh: '看全文（草稿）', en: 'Read the draft' },
  previewWord: { zh: '下载 Word（草稿）', en: 'Draft as Word' },
  draftName: { zh: '{title}（草稿 {day} 截至{time}）', en: '{title} (draft of {day}, {time})' },
  figuresSoFar: { zh: '现在的数字', en: 'Figures so far' },
  measure: { zh: '单位', en: 'Unit of measure' },
  changeFromBefore: { zh: '较前日', en: 'Change' },
  toDate: { zh: '累计', en: 'To date' },
  stillMissing: { zh: '还有{count}个单位未报：{names}', en: '{count} units have not reported: {names}' },
  stillReturned: {
    zh: '退回未重报，暂按原报数计：{names}',
    en: 'Returned and not replaced, counted as they stand: {names}',
  },
  issuing: { zh: '编发', en: 'Issuing' },
  stateIssued: {
    zh: '第{issue}期第{edition}版已于{time}编发。',
    en: 'Issue {issue}, edition {edition} was issued {time}.',
  },
  stateSame: { zh: '现在的内容与已编发的一致。', en: 'What stands now is what was issued.' },
  stateOutdated: { zh: '编发之后内容有变化。', en: 'It has changed since it was issued.' },
  toCorrection: { zh: '查看不同并更正', en: 'See what changed and correct it' },
  stateHeld: {
    zh: '{time}由{by}暂缓：{reason}。解除之前不会编发。',
    en: 'Held {time} by {by}: {reason}. Nothing is issued before it is released.',
  },
  stateAutomatic: { zh: '将于{time}自动编发。', en: 'It will be issued by itself at {time}.' },
  stateWaitsSign: {
    zh: '须拟稿、审核、签发后才编发；签发后于{time}编发，已过此时的随即编发。',
    en: 'It is issued at {time} once it is drafted, reviewed and signed; after that hour at once.',
  },
  stateSigned: {
    zh: '已签发，将于{time}编发；已过此时的几分钟内编发。',
    en: 'Signed; it will be issued at {time}, or within minutes after that hour.',
  },
  holdTitle: { zh: '暂缓编发', en: 'Hold it' },
  holdReason: { zh: '暂缓原因', en: 'Reason' },
  holdHint: { zh: '到时不自动编发，直到解除。', en: 'It will not be issued by itself until it is released.' },
  holdNow: { zh: '暂缓', en: 'Hold' },
  releaseNow: { zh: '解除暂缓', en: 'Release it' },
  issueTitle: { zh: '现在编发', en: 'Issue it now' },
  issueNow: { zh: '立即编发', en: 'Issue now' },
  signTitle: { zh: '拟稿、审核、签发', en: 'Signatures' },
  signLapsed: {
    zh: '签过之后内容有变化，须按现在的内容重新签。',
    en: 'It has changed since it was signed; sign what stands now.',
  },
  signDraft: { zh: '拟稿', en: 'Drafted' },
  signReview: { zh: '审核', en: 'Reviewed' },
  signApprove: { zh: '签发', en: 'Signed' },
  signedLine: { zh: '{step}：{name}（{time}）', en: '{step}: {name} ({time})' },
  signName: { zh: '{step}人姓名', en: 'Name ({step})' },
  signAs: { zh: '{step}人：{name}', en: '{step} by {name}' },
  signOther: {
    zh: '“{given}”由{name}签，“{step}”须由另一人用自己的访问码签。',
    en: '{given} by {name}; {step} needs another person, with an access key of their own.',
  },
  signHint: {
    zh: '印在简报末尾，此后这个访问码签的都是这个姓名，不能更改。签的是上面的内容，之后有变化须重签。',
    en: 'Printed in the briefing, and kept for this access key. It covers what is shown above; a change asks again.',
  },
  signOnlySignatory: {
    zh: '等待签发人用签发访问码登录签发。',
    en: 'Waits for the signatory, who signs in with a key of that role.',
  },
  doneHold: { zh: '已暂缓，解除之前不会编发。', en: 'Held; nothing is issued before it is released.' },
  doneRelease: { zh: '已解除暂缓。', en: 'Released.' },
  doneSign: { zh: '已记录：{step}。', en: 'Recorded: {step}.' },
  noHold: {
    zh: '本任务设为自动编发，不能暂缓；如需先审后发，请修改任务的 review 设置。',
    en: 'This programme is issued by itself and cannot be held; see `review` in its file.',
  },
  heldTooLate: {
    zh: '当日简报已编发（第{issue}期），不能再暂缓，没有办理；内容有误请更正。',
    en: 'The briefing of that day is issued (issue {issue}) and can no longer be held; correct it instead.',
  },
  needHoldReason: { zh: '请写明暂缓的原因。', en: 'Say why it is held.' },
  noSigning: { zh: '本任务不需要签发，没有办理。', en: 'This programme wants no signatures; nothing was done.' },
  needName: {
    zh: `请填写姓名，最多${LIMITS.signerCharacters}个字。`,
    en: `Write the name, at most ${LIMITS.signerCharacters} characters.`,
  },
  signChanged: {
    zh: '您查看之后内容又有变化，没有签。请看过现在的内容再签，姓名已保留。',
    en: 'It has changed since you looked at it; nothing was signed. Look again; the name is kept.',
  },
  signedBefore: { zh: '“{step}”已由{name}签过，没有重复记录。', en: '{step} was signed by {name} already.' },
  signFirst: { zh: '请先完成“{step}”。', en: '{step} comes first.' },
  onlySignatory: {
    zh: '签发须用签发人的访问码登录，没有办理。',
    en: 'Only the signatory’s key may sign; nothing was done.',
  },

  // corrections
  correctionsTitle: { zh: '需要更正的简报', en: 'Briefings to correct' },
  correctionsLead: {
    zh: '近{days}天已编发的简报中，下列各期与现在的数据不一致（迟报、修改，或前面日期变化带来的累计变化）。按日期先后更正，一次最多{most}期。',
    en: 'Of the last {days} days these no longer say what stands (late or changed reports, or totals that follow). Corrected by day, {most} at a time.',
  },
  nothingOutdated: {
    zh: '已编发的简报与现在的数据一致，没有需要更正的。',
    en: 'Every issued briefing says what stands; there is nothing to correct.',
  },
  editionOfDay: { zh: '{day}　第{issue}期第{edition}版', en: '{day}, issue {issue}, edition {edition}' },
  issuedAt: { zh: '编发于', en: 'Issued' },
  lookAlone: { zh: '单独更正', en: 'Correct it alone' },
  wordsOnly: { zh: '数字没有变化，文字或报送情况有变化。', en: 'No figure differs; words or who reported do.' },
  correctTitle: { zh: '更正{day}简报', en: 'Correct the briefing of {day}' },
  backToCorrections: { zh: '需要更正的简报', en: 'Briefings to correct' },
  whatChanged: { zh: '更正内容', en: 'What changes' },
  correctionReason: { zh: '更正原因', en: 'Reason for the correction' },
  correctionReasonHint: {
    zh: '印在更正版上，并随更正版归档。',
    en: 'Printed in the corrected edition and kept with it.',
  },
  correctionSent: {
    zh: '原版保留不变；收到过原版的，几分钟内会收到更正版。',
    en: 'The first edition stays as it was; whoever received it is sent the corrected one within minutes.',
  },
  correctNow: { zh: '编发更正', en: 'Issue the correction' },
  correctChosen: { zh: '更正所选各期', en: 'Correct the chosen ones' },
  notCorrected: { zh: '没有更正', en: 'Not corrected' },
  noDifference: {
    zh: '现在的数据和文字与已编发的一致，没有可以更正的内容；请先修改报送。',
    en: 'What stands is what was issued; there is nothing to correct. Change a report first.',
  },
  needCorrectionReason: {
    zh: '请写明更正原因，它会印在更正版上。',
    en: 'Give the reason; it is printed in the corrected edition.',
  },
  chooseEditions: {
    zh: '没有选中任何一期，请勾选要更正的简报。',
    en: 'None was chosen; tick the briefings to correct.',
  },
  toCopy: { zh: '上传改定的正式印发稿（Word）', en: 'Upload an edited issued copy (Word)' },
  tooManyEditions: {
    zh: '选了{count}期，一次最多更正{most}期，请分几次。',
    en: '{count} were chosen; at most {most} at a time.',
  },
  nothingToCorrect: { zh: '{day}：没有需要更正的内容。', en: '{day}: nothing to correct.' },
  correctedOne: {
    zh: '{day}：已编发第{issue}期第{edition}版。',
    en: '{day}: issued issue {issue}, edition {edition}.',
  },
  refusedOne: { zh: '{day}：{why}', en: '{day}: {why}' },
  doneCorrected: {
    zh: '更正版已编发。原版保留不变；收到过原版的，几分钟内会收到更正版。',
    en: 'The correction is issued; whoever received the first edition is sent it within minutes.',
  },
} as const;

export type DecideWord = keyof typeof WORDS;

export const { say, wordsIn } = dictionaryOf(WORDS);

/** Heads of tables of a weekly or monthly, where the dictionary speaks of days. */
export function headsOf(
  { schedule }: Pick<Programme, 'schedule'>,
  language: Language,
): Readonly<Record<string, string>> {
  if (language === 'en' || cycleOf(schedule) === 'day') return {};
  const { now, before, each, counted } = cycleWords(schedule);
  const last = `近14${counted}`;
  return {
    ...{ thatDay: now, dayBefore: before, changeFromBefore: `较${before}` },
    ...{ lastFortnight: last, historyTitle: `${last}${each}数字` },
  };
}
