/**
 * Words of reporting by file.
 */
import { LIMITS, megabytes } from '../../core/limits/limits.ts';
import { dictionaryOf } from '../page/dictionary.ts';

const SHEET_WORDS = {
  title: { zh: '用表格文件填报', en: 'Report by file' },
  titleDesk: { zh: '用表格文件代报', en: 'Enter reports from a file' },
  back: { zh: '返回填报', en: 'Back to the form' },
  lead: {
    zh: '下载当天的报送表，填好后上传。上传后先检查，由您确认才会保存。',
    en: 'Download the sheet of the day, fill it in and upload it. It is checked first and stored when you confirm.',
  },
  leadDesk: {
    zh: '表里一行一个单位，整行留空的单位不报。上传后先检查：有一处不对就都不保存。由您确认才会保存，并记下是由谁代报的。',
    en: 'A row a unit; units whose row is blank are left out. Everything is checked first: one mistake and nothing is stored. It is recorded who entered them.',
  },
  download: { zh: '第一步：下载报送表', en: '1. Download the sheet' },
  downloadAgain: { zh: '需要时重新下载报送表', en: 'Download the sheet again' },
  xlsx: { zh: '工作簿（.xlsx）', en: 'Workbook (.xlsx)' },
  csv: { zh: 'CSV 文件（.csv）', en: 'CSV file (.csv)' },
  downloadHint: {
    zh: '已保存的内容都在表里；浅黄色的格子可以填写。',
    en: 'What is stored already stands in it; the pale yellow cells are for you.',
  },
  upload: { zh: '第二步：上传填好的表', en: '2. Upload the filled-in sheet' },
  uploadAgain: { zh: '重新上传', en: 'Upload another file' },
  file: { zh: '报送表文件', en: 'Sheet' },
  fileHint: {
    zh: `.xlsx 或 .csv（UTF-8、GB18030 均可），不超过 ${megabytes(LIMITS.throughSiteBytes)}`,
    en: `.xlsx or .csv (UTF-8 or GB18030), at most ${megabytes(LIMITS.throughSiteBytes)}`,
  },
  check: { zh: '上传并检查', en: 'Upload and check' },
  wrong: {
    zh: '没有保存，请在表里改正下列{count}处后重新上传',
    en: 'Nothing was stored: mend these {count} and upload it again',
  },
  more: { zh: '另有{count}处没有列出', en: 'and {count} more' },
  cell: { zh: '单元格 {cell}', en: 'Cell {cell}' },
  preview: { zh: '检查通过，还没有保存', en: 'All is well; nothing is stored yet' },
  previewLead: { zh: '请核对下列内容，再按“{confirm}”。', en: 'Check what follows, then press “{confirm}”.' },
  previewLeadDesk: {
    zh: '将保存{count}个单位的报送。请核对，再按“{confirm}”。',
    en: 'Reports of {count} units will be stored. Check them, then press “{confirm}”.',
  },
  same: {
    zh: '{count}个单位与已保存的相同，不再保存。',
    en: '{count} units say what is stored already; they are left out.',
  },
  new: { zh: '首次报送', en: 'First report' },
  change: { zh: '修改第{revision}次报送', en: 'Changes report {revision}' },
  item: { zh: '项目', en: 'Item' },
  before: { zh: '已保存的', en: 'Stored' },
  after: { zh: '表里的', en: 'In the sheet' },
  unchanged: { zh: '其余{count}项不变', en: '{count} more items stay as they are' },
  questions: { zh: '请留意', en: 'Please note' },
  confirm: { zh: '确认报送', en: 'Confirm and store' },
  rest: { zh: '另有{count}个单位没有列出，也会保存', en: '{count} more units are not listed and will be stored too' },
  doneAll: { zh: '已保存', en: 'Stored' },
  donePart: { zh: '有{count}个单位没有保存', en: '{count} units were not stored' },
  donePartLead: {
    zh: '这些单位在您下载表格之后自行报送了，以其报送为准，没有覆盖；其余的都已保存。要改这些单位的内容，请重新下载表格。',
    en: 'They reported after the sheet was downloaded; theirs stands. All others are stored. To change them, download the sheet again.',
  },
  stored: { zh: '已保存', en: 'Stored' },
  unstored: { zh: '没有保存', en: 'Not stored' },
  kept: { zh: '内容相同', en: 'The same' },
  revisionNumber: { zh: '第{revision}次', en: 'No. {revision}' },
} as const;

export const { say, wordsIn } = dictionaryOf(SHEET_WORDS);
