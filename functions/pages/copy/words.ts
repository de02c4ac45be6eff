/**
 * Words of the pages on which the office hands in an edited Word file as the issued copy.
 */
import { LIMITS, megabytes } from '../../core/limits/limits.ts';
import { dictionaryOf } from '../page/dictionary.ts';

const WORDS = {
  copyTitle: { zh: '上传正式印发稿（{day}）', en: 'Upload the issued copy ({day})' },
  copyLead: {
    zh: '系统生成的 Word 文件可以在 Word 或 WPS 中改定，再作为正式印发稿传回来。接收之前会逐处列出与系统文件的差异，手工改动的数字用红色标出。系统原来的文件保留不变。',
    en: 'Edit the Word file in Word or WPS and hand it in as the issued copy. Before it is accepted, every difference is shown, figures changed by hand in red. Our own file stays as it is.',
  },
  stepGet: { zh: '第一步：下载现行一版', en: 'Step 1: download the current edition' },
  getWord: { zh: 'Word 文件（第{issue}期 第{edition}版）', en: 'Word file (issue {issue}, edition {edition})' },
  stepPut: { zh: '第二步：上传改好的文件', en: 'Step 2: upload the edited file' },
  putAgain: { zh: '重新上传', en: 'Upload again' },
  file: { zh: '改好的 Word 文件', en: 'Edited Word file' },
  fileHint: {
    zh: '.docx，不超过{most} MB。上传后先看差异，这时还不算接收。',
    en: '.docx, at most {most} MB. You look at the differences first; nothing is accepted yet.',
  },
  upload: { zh: '上传并查看差异', en: 'Upload and compare' },
  otherWay: { zh: '上传打不开或没有反应？', en: 'Does the upload not work?' },
  otherWayLead: {
    zh: `所在网络连不上文件存储时，可以经本站上传，文件不超过${megabytes(LIMITS.throughSiteBytes)}；较大的文件请先在 Word 中压缩图片。`,
    en: `Where the file store cannot be reached, upload through this site: at most ${megabytes(LIMITS.throughSiteBytes)}; compress the pictures of larger files first.`,
  },
  refusedTitle: { zh: '没有接收', en: 'Not accepted' },
  standing: { zh: '已接收的正式印发稿', en: 'Copies accepted so far' },
  noneStanding: {
    zh: '还没有。现在下载和投递的是系统生成的文件。',
    en: 'None. Our own file is what is read and sent.',
  },
  copyName: { zh: '第{copy}份', en: 'Copy {copy}' },
  copyCurrent: { zh: '现行', en: 'Current' },
  copyBy: { zh: '{time}由{by}接收', en: 'Accepted {time} by {by}' },
  copyFigures: { zh: '手工改动数字{count}处', en: '{count} figures changed by hand' },
  copyNoFigures: { zh: '数字与系统数据一致', en: 'no figure changed' },
  copyReason: { zh: '原因：{reason}', en: 'Reason: {reason}' },
  done: {
    zh: '已接收为第{copy}份正式印发稿。此后投递和再发的都是它；归档库里与系统文件并列。',
    en: 'Accepted as copy {copy}. From now on it is what is sent; the archive has it beside our own files.',
  },
  sentBefore: {
    zh: '有{count}个收件人在此之前已经收到系统生成的文件。要让他们收到改定稿，请到投递页逐个再发。',
    en: '{count} recipients already have our own file. To send them this copy, use "send again" on the deliveries page.',
  },
  toDeliveries: { zh: '到投递页', en: 'Deliveries' },
  noEdition: {
    zh: '这一天还没有编发。编发之后才能上传正式印发稿；要改数字，请退回单位更正或代填，再编发。',
    en: 'Nothing was issued for this day. Issue it first; to change a figure, have the unit correct it.',
  },
  compareTitle: { zh: '核对正式印发稿（{day}）', en: 'Check the issued copy ({day})' },
  compareOf: {
    zh: '与第{issue}期 第{edition}版的系统文件比较',
    en: 'Compared with our file of issue {issue}, edition {edition}',
  },
  countChanged: { zh: '改动{count}处', en: '{count} changed' },
  countAdded: { zh: '新增{count}处', en: '{count} added' },
  countRemoved: { zh: '删去{count}处', en: '{count} removed' },
  countMoved: { zh: '移动{count}处', en: '{count} moved' },
  listComma: { zh: '，', en: ', ' },
  noChanges: { zh: '文字和数字都没有差异，只有格式不同。', en: 'No difference in text or figures, only in format.' },
  figuresTitle: { zh: '{count}处数字与系统数据不同', en: '{count} figures differ from the data' },
  figuresNone: { zh: '数字都与系统数据一致。', en: 'All figures are those of the data.' },
  figuresAdvice: {
    zh: '如果是数据报错了，请不要只改文件：让单位更正或代填后编发更正版，累计数才会跟着改。',
    en: 'If the data are wrong, do not only edit the file: have them corrected and issue a correction, so that totals follow.',
  },
  figureChanged: { zh: '数字已改', en: 'Changed' },
  figureRemoved: { zh: '数字删去', en: 'Removed' },
  inData: { zh: '系统数据', en: 'In the data' },
  inFile: { zh: '文件中', en: 'In the file' },
  notInFile: { zh: '没有这个数', en: 'not there' },
  where: { zh: '位置', en: 'Where' },
  moreFigures: { zh: '另有{count}处，见下面逐处差异。', en: '{count} more; see the differences below.' },
  contradictsTitle: { zh: '{count}项数字前后不一致', en: '{count} figures do not agree within the file' },
  contradictsAdvice: {
    zh: '同一个数在文件中有两种写法，请逐处改成一致再上传。',
    en: 'The same figure is told in two ways. Make the places agree, then hand the file in again.',
  },
  numbersTitle: { zh: '{count}个数没有系统数据可对', en: '{count} numbers without data' },
  numbersLead: {
    zh: '这些数是文件里新写的或改过的，系统里没有对应的指标，请人工核实。',
    en: 'These numbers are new or changed, and no indicator stands behind them. Check them yourself.',
  },
  numberNew: { zh: '新写的数', en: 'New' },
  numberChanged: { zh: '原为{before}', en: 'was {before}' },
  trackedTitle: {
    zh: '文件里还有{count}处修订没有接受或拒绝。核对时按全部接受计；收件人打开会看到修订痕迹，建议在 Word 中“接受所有修订”后重新上传。',
    en: 'The file has {count} tracked changes, compared as if accepted. Recipients will see the marks: accept all changes in Word and upload again.',
  },
  commentsTitle: {
    zh: '文件里有{count}处批注，收件人会看到；建议删除批注后重新上传。',
    en: 'The file has {count} comments, which recipients will see: delete them and upload again.',
  },
  picturesTitle: { zh: '图片由{before}张变为{after}张。', en: 'Pictures: {before} before, {after} now.' },
  changesTitle: { zh: '逐处差异', en: 'Every difference' },
  kindChanged: { zh: '改动', en: 'Changed' },
  kindAdded: { zh: '新增', en: 'Added' },
  kindRemoved: { zh: '删去', en: 'Removed' },
  kindMoved: { zh: '移动（文字未变）', en: 'Moved (same words)' },
  before: { zh: '系统文件', en: 'Ours' },
  after: { zh: '上传文件', en: 'The file' },
  moreChanges: { zh: '另有{count}处没有列出。', en: '{count} more are not listed.' },
  acceptTitle: { zh: '接收', en: 'Accept' },
  acceptReason: { zh: '原因', en: 'Reason' },
  reasonHint: {
    zh: '为什么数字与系统数据不同。会与接收人、时间和改动的数字一起留下记录。',
    en: 'Why figures differ from the data. Kept with who accepted it, when, and the figures.',
  },
  reasonHintFree: {
    zh: '可以不填。会与接收人和时间一起留下记录。',
    en: 'Optional. Kept with who accepted it and when.',
  },
  accept: { zh: '核对无误，接收为正式印发稿', en: 'Accept as the issued copy' },
  acceptFigures: { zh: '确认改动{count}处数字，接收为正式印发稿', en: 'Accept with {count} changed figures' },
  notYet: {
    zh: '还没有接收。不接收就离开，文件一天后自动清除，什么也不会变。',
    en: 'Nothing is accepted yet. If you leave, the file goes away after a day.',
  },
  ofDay: { zh: '当日', en: 'day' },
  ofTotal: { zh: '累计', en: 'to date' },
  ofChange: { zh: '增减', en: 'change' },
  ofPrevious: { zh: '前一日', en: 'day before' },
  ofUnit: { zh: '{unit}当日', en: '{unit}, day' },
  ofOther: { zh: '本期', en: 'period' },
  chartFigure: { zh: '图表中的数', en: 'Number in a chart' },
  fingerprint: { zh: '文件校验值（SHA-256）', en: 'Checksum of the file (SHA-256)' },
} as const;

export type CopyWord = keyof typeof WORDS;

export const { say, wordsIn } = dictionaryOf(WORDS);
