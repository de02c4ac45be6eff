/**
 * Words of a unit's form, its receipt, and two versions of one report.
 */
import { grouped, LIMITS, megabytes } from '../../core/limits/limits.ts';
import { dictionaryOf } from '../page/dictionary.ts';

const WORDS = {
  reportTitle: { zh: '{unit}报送', en: 'Report of {unit}' },
  nilAsk: { zh: '当天没有情况？', en: 'Nothing to report?' },
  nilSend: { zh: '零报告', en: 'Send a nil return' },
  groupFlow: { zh: '当日发生数', en: 'Figures of the day' },
  groupFlowOfPeriod: { zh: '本期发生数', en: 'Figures of the period' },
  groupStock: { zh: '当日现有数', en: 'Standing figures' },
  groupStockOfPeriod: { zh: '期末现有数', en: 'Standing figures at its end' },
  groupPlaces: { zh: '名称', en: 'Names' },
  groupAnswers: { zh: '情况', en: 'How things stand' },
  chooseOne: { zh: '请选择', en: 'Choose' },
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
  sendBusy: {
    zh: '服务器暂时忙。内容已保存在本机，稍后自动报送，请不要清除浏览器数据。',
    en: 'The server is busy. The report is saved on this device and will be sent again shortly.',
  },
  sendBlocked: {
    zh: '所在网络拦下了这次报送（{seen}），没有送达。内容已保存在本机，会自动再试；请改用手机流量，或请网络管理员放行本站。',
    en: 'Your network stopped the report ({seen}); it did not arrive. It is saved on this device and will be tried again: use another network, or ask for this site to be let through.',
  },
  sendArrived: { zh: '已收到，正在打开回执', en: 'Received; opening the receipt' },
  sendRefused: { zh: '没有收下：{message}', en: 'Not accepted: {message}' },
  sendSignedOut: {
    zh: '登录已过期。内容已保存在本机，重新登录后可继续报送。',
    en: 'Your session has ended. The report is saved on this device; sign in again to send it.',
  },
  sendOtherDay: { zh: '{day}的报送还在本机，没有送达。', en: 'The report for {day} is still on this device.' },
  counter: {
    zh: `{count}/${LIMITS.narrativeCharacters}字`,
    en: `{count} of ${grouped(LIMITS.narrativeCharacters)} characters`,
  },
  runningTotal: { zh: '此前累计 {value}', en: 'To date: {value}' },
  totalOf: { zh: '{name}（累计）', en: '{name}, to date' },
  partOf: { zh: '其中：{part}', en: 'of which {part}' },
  wholeOf: { zh: '{name}合计', en: '{name}, all parts' },
  wholeHint: { zh: '可不填；填了要与各分项之和相同', en: 'May be left out; if entered, it is the sum of the parts' },
  wholeApart: { zh: '分项之间可以重复，合计单独填', en: 'Parts may overlap, so the whole is entered by itself' },
  partsSum: { zh: '各分项之和 {value}', en: 'Parts add up to {value}' },
  totalHint: { zh: '填到目前为止的累计数', en: 'Enter the total to date' },
  lastTotal: { zh: '上次累计 {value}', en: 'Last total {value}' },
  grownSince: { zh: '比上次累计 {last} 增加 {value}', en: '{value} more than the last total {last}' },
  fallenSince: { zh: '比上次累计 {last} 减少 {value}', en: '{value} less than the last total {last}' },
  sameAsLast: { zh: '与上次累计 {last} 相同', en: 'The same as the last total {last}' },
  runningTotalToday: { zh: '含当日累计 {value}', en: 'To date with today: {value}' },
  runningTotalPeriod: { zh: '含本期累计 {value}', en: 'To date with this period: {value}' },
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
  receiptTitle: { zh: '已收到', en: 'Received' },
  receiptLine: { zh: '{unit} {day} 第{revision}次报送', en: '{unit}, {day}, report {revision}' },
  receivedAt: { zh: '{time} 收到', en: 'Received at {time}' },
  checksum: { zh: '校验码', en: 'Checksum' },
  stored: { zh: '已保存的内容', en: 'What was stored' },
  storedNil: { zh: '零报告：当天没有需要报送的情况。', en: 'Nil return: nothing to report.' },
  questioned: { zh: '请留意', en: 'Please note' },
  changeReport: { zh: '修改报送', en: 'Change the report' },
  olderReceipts: { zh: '历次报送', en: 'All revisions' },
  conflictTitle: { zh: '这份报送已有更新的内容', en: 'There is a newer version of this report' },
  conflictLead: {
    zh: '您填写期间，有人（也可能是您自己在别处）报送了新的内容。您填写的没有丢，请对不同之处逐项选择，再报送。',
    en: 'While you were typing somebody (perhaps you, elsewhere) sent another version. Yours is not lost: choose for each difference, then send.',
  },
  conflictSame: { zh: '两份内容完全相同，不需要再报送。', en: 'Both say the same; there is nothing to send.' },
  mine: { zh: '我填写的', en: 'Mine' },
  theirs: { zh: '已保存的（第{revision}次，{time}）', en: 'Stored (revision {revision}, {time})' },
  sendChosen: { zh: '报送所选内容', en: 'Send what I chose' },
  pasteOpen: { zh: '粘贴文字填报', en: 'Paste a message' },
  sheetOpen: { zh: '用表格文件填报', en: 'Use a file' },
  photosHint: {
    zh: `一份报送最多 ${LIMITS.photos} 张，JPEG、PNG 或 WebP。上传时会去掉拍摄地点等信息。`,
    en: `At most ${LIMITS.photos} a report: JPEG, PNG or WebP. Place and other data of the camera are removed.`,
  },
  photosNoScript: {
    zh: `浏览器没有运行本页的脚本：一次上传的照片合计不超过 ${megabytes(LIMITS.throughSiteBytes)}；太大时请先缩小，或分几次上传。`,
    en: `Scripts do not run in this browser: photos uploaded at a time may have ${megabytes(LIMITS.throughSiteBytes)} together. Make larger ones smaller, or upload them one by one.`,
  },
  photosChoose: { zh: '选择照片或拍照', en: 'Choose or take photos' },
  photosUpload: { zh: '上传照片', en: 'Upload photos' },
  photoCaption: { zh: '说明', en: 'Caption' },
  photoDrop: { zh: '删去', en: 'Remove' },
  photoUploading: { zh: '正在上传“{name}”……', en: 'Uploading {name}…' },
  photoOffline: {
    zh: '照片要联网才能上传：还有{count}张等网络恢复后自动上传，请不要关闭本页。',
    en: 'Photos need the network: {count} will be uploaded when it is back. Keep this page open.',
  },
  photoPending: {
    zh: '还有{count}张照片没有上传完，请等上传完再报送，或删去这些照片。',
    en: '{count} photos are not uploaded yet. Wait until they are, or remove them.',
  },
  photoMany: {
    zh: `一份报送最多 ${LIMITS.photos} 张照片，多出的没有添加。`,
    en: `A report takes at most ${LIMITS.photos} photos; the others were not added.`,
  },
  photoTooLarge: {
    zh: `这张照片太大，经本站上传时不能超过 ${megabytes(LIMITS.throughSiteBytes)}；请先缩小，或换一张。`,
    en: `This photo is too large: through the site it may have ${megabytes(LIMITS.throughSiteBytes)}. Make it smaller, or choose another.`,
  },
  photoAdded: { zh: '照片已添加，报送后才会保存。', en: 'Photo added; it is kept once the report is sent.' },
} as const;

export const { say, wordsIn } = dictionaryOf(WORDS);

export type Word = keyof ReturnType<typeof wordsIn>;
