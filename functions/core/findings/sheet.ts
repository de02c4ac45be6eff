/**
 * The catalogue's lines for a report that comes as a file: what the file is, whose and of which day, and its cells. They are
 * not in `catalogue.ts`, because only who takes a file needs them: they are loaded with the first one (`core/sheet/finding.ts`).
 */
import { LIMITS, megabytes } from '../limits/limits.ts';
import type { Entry } from './entry.ts';

export const SHEET_FINDINGS = {
  'sheet.none': {
    level: 'error',
    expected: '一个文件',
    zh: () => '没有选择文件；请选择填好的报送表（.xlsx 或 .csv）后再上传。',
    en: () => 'No file was chosen; choose the filled-in report sheet (.xlsx or .csv).',
  },
  'sheet.other_file': {
    level: 'error',
    expected: '报送表（.xlsx 或 .csv）',
    zh: ({ seen }) => `这个文件是${seen}，不是报送表；请上传从本系统下载、填好的 .xlsx 或 .csv 文件。`,
    en: ({ seen }) => `This file is ${seen}, not a report sheet; upload the .xlsx or .csv that you downloaded here.`,
  },
  'sheet.old_format': {
    level: 'error',
    expected: '未加密的 .xlsx 文件',
    zh: () => '这是旧版 .xls 文件，或者加了密码；请去掉密码，另存为 .xlsx 后重新上传。',
    en: () =>
      'This is an old .xls file, or one with a password; save it as .xlsx without a password and upload it again.',
  },
  'sheet.macros': {
    level: 'error',
    expected: '不带宏的 .xlsx 文件',
    zh: () => '这个工作簿带有宏，为安全起见没有读取；请另存为不带宏的 .xlsx 后重新上传。',
    en: () => 'This workbook has macros and was not read; save it as .xlsx without macros and upload it again.',
  },
  'sheet.broken': {
    level: 'error',
    expected: '完整的文件',
    zh: ({ seen }) => `文件不完整或已损坏（${seen}）；请用表格软件打开，另存为 .xlsx 后重新上传。`,
    en: ({ seen }) => `The file is damaged (${seen}); open it, save it as .xlsx and upload it again.`,
  },
  'sheet.unpacks': {
    level: 'error',
    expected: `展开后不超过 ${megabytes(LIMITS.sheetUnpackedBytes)}`,
    zh: ({ seen, expected }) => `这个文件展开后${seen}，远大于报送表（应${expected}），没有读取；请上传下载的那一份。`,
    en: ({ seen, expected }) =>
      `The file unpacks to ${seen} (${expected}) and was not read; upload the sheet from here.`,
  },
  'sheet.too_many_rows': {
    level: 'error',
    expected: '报送表的行数',
    zh: ({ seen, expected }) => `文件有 ${seen} 行以上的内容，本表最多${expected}行；请上传下载的那一份，不要增加行。`,
    en: ({ seen, expected }) => `The file has more than ${seen} rows; the sheet has at most ${expected}. Add no rows.`,
  },
  'sheet.encoding': {
    level: 'error',
    expected: 'UTF-8 或 GB18030 编码',
    zh: ({ expected }) => `文件的文字编码读不出来（应为${expected}）；请另存为“CSV UTF-8”或 .xlsx 后重新上传。`,
    en: ({ expected }) => `The file's encoding could not be read (${expected}); save it as "CSV UTF-8" or .xlsx.`,
  },
  'sheet.csv': {
    level: 'error',
    expected: '逗号分隔的 CSV',
    zh: ({ seen }) => `CSV 文件在${seen}读不下去，引号或逗号不配对；请用表格软件打开，另存后重新上传。`,
    en: ({ seen }) => `The CSV file could not be read at ${seen} (unpaired quotes); open it and save it again.`,
  },
  'sheet.not_ours': {
    level: 'error',
    expected: '从本系统下载的报送表',
    zh: () => '文件里没有报送表的标记（隐藏的首行首列）；请重新下载当天的报送表，在里面填写后上传，不要删除行列。',
    en: () =>
      'The marks of a report sheet (hidden first row and column) are missing; download the sheet again and fill it in.',
  },
  'sheet.other_programme': {
    level: 'error',
    expected: '本任务的报送表',
    zh: ({ seen, expected }) => `这是任务“${seen}”的报送表，现在是“${expected}”；请上传本任务的报送表。`,
    en: ({ seen, expected }) => `This is the sheet of programme "${seen}", not of "${expected}"; upload the right one.`,
  },
  'sheet.other_day': {
    level: 'error',
    expected: '当天的报送表',
    zh: ({ seen, expected }) =>
      `这是 ${seen} 的报送表，现在报的是 ${expected}；请下载 ${expected} 的报送表填写后上传。`,
    en: ({ seen, expected }) =>
      `This is the sheet of ${seen}; you are reporting ${expected}. Download the sheet of that day.`,
  },
  'sheet.other_unit': {
    level: 'error',
    expected: '本单位的报送表',
    zh: ({ seen, expected }) => `这是“${seen}”的报送表，现在登录的是“${expected}”；请上传本单位的报送表。`,
    en: ({ seen, expected }) =>
      `This is the sheet of ${seen}; you are signed in for ${expected}. Upload your own sheet.`,
  },
  'sheet.many_units': {
    level: 'error',
    expected: '一个单位的报送表',
    zh: () => '这是各单位合在一起的报送表，只能由编发单位上传；请下载本单位的报送表填写。',
    en: () => 'This is the sheet of all units, which only the office may upload; download the sheet of your unit.',
  },
  'sheet.formula': {
    level: 'error',
    expected: '直接填写的数字或文字',
    zh: ({ name, seen }) => `“${name}”填的是公式（${seen}），公式的结果可能随别处改变；请改成数字后重新上传。`,
    en: ({ name, seen }) => `${name} holds a formula (${seen}); type its value instead.`,
  },
  'sheet.date': {
    level: 'error',
    expected: '数字',
    zh: ({ name, seen }) => `“${name}”被表格软件变成了日期或时间（存的是 ${seen}）；请把单元格格式改为数值，重新填写。`,
    en: ({ name, seen }) =>
      `${name} was turned into a date or time (${seen}); format the cell as a number and type it again.`,
  },
  'sheet.percent': {
    level: 'error',
    expected: '数字',
    zh: ({ name, seen }) => `“${name}”是百分比格式（存的是 ${seen}）；请把单元格格式改为数值，重新填写。`,
    en: ({ name, seen }) =>
      `${name} is formatted as a percentage (${seen}); format the cell as a number and type it again.`,
  },
  'sheet.error_value': {
    level: 'error',
    expected: '数字或文字',
    zh: ({ name, seen }) => `“${name}”是错误值 ${seen}；请改成数字或文字后重新上传。`,
    en: ({ name, seen }) => `${name} holds the error ${seen}; type the value instead.`,
  },
  'sheet.merged': {
    level: 'error',
    expected: '不合并的单元格',
    zh: ({ name, seen }) => `“${name}”在合并单元格 ${seen} 里，不知道其中的内容属于哪一项；请取消合并，逐格填写。`,
    en: ({ name, seen }) => `${name} lies in the merged cells ${seen}; split them and fill in each cell.`,
  },
  'sheet.missing_field': {
    level: 'error',
    expected: '下载的表里已有的行列',
    zh: ({ seen }) =>
      `表里没有“${seen}”：它的行或列可能被删去了，或者是下载之后任务里新加的；请重新下载报送表，把填好的内容移过去。`,
    en: ({ seen }) =>
      `The sheet has no "${seen}": its row or column was deleted, or it is new. Download the sheet again and copy what you filled in.`,
  },
  'sheet.twice': {
    level: 'error',
    expected: '每项只有一行',
    zh: ({ name, seen }) => `“${name}”出现了两次（${seen}）；请只留一处，不要复制行列。`,
    en: ({ name, seen }) => `${name} stands there twice (${seen}); keep one and copy no rows.`,
  },
  'sheet.unit_differs': {
    level: 'error',
    expected: '隐藏列所记的单位',
    zh: ({ seen, expected }) =>
      `这里写的是“${seen}”，隐藏的标记是“${expected}”，不知道是谁的数；可能只给看得见的列排了序。请重新下载后填写。`,
    en: ({ seen, expected }) =>
      `This says ${seen}, the hidden mark says ${expected}; was only a part of the sheet sorted? Download it again.`,
  },
  'sheet.item_differs': {
    level: 'error',
    expected: '隐藏的标记所记的指标',
    zh: ({ seen, expected }) =>
      `这里写的是“${seen}”，隐藏的标记是“${expected}”，不知道是哪一项的数；请重新下载后填写，不要改名或移动。`,
    en: ({ seen, expected }) =>
      `This says ${seen}, the hidden mark says ${expected}; download the sheet again, rename and move nothing.`,
  },
  'sheet.measure_differs': {
    level: 'error',
    expected: '本项的计量单位',
    zh: ({ name, seen, expected }) =>
      `“${name}”的计量单位写的是“${seen}”，本项是“${expected}”，不能换算；请按${expected}填写，并改回计量单位。`,
    en: ({ name, seen, expected }) =>
      `${name} is headed in ${seen} but counted in ${expected}; enter it in ${expected}.`,
  },
  'sheet.day_differs': {
    level: 'error',
    expected: '正在填报的日期和单位',
    zh: ({ seen, expected }) =>
      `表上写的是“${seen}”，与正在填报的“${expected}”不是同一天或同一单位；请下载当天的报送表。`,
    en: ({ seen, expected }) => `The sheet is headed ${seen}, not ${expected}; download the sheet of the day.`,
  },
  'sheet.beside': {
    level: 'error',
    expected: '填在“填报”一列',
    zh: ({ name, seen }) => `“${name}”的“${seen}”填在了“填报”一列的旁边；请移到“填报”一列。`,
    en: ({ name, seen }) => `"${seen}" of ${name} stands beside the column to fill in; move it there.`,
  },
  'sheet.without_key': {
    level: 'error',
    expected: '下载的表里已有的行列',
    zh: ({ seen }) => `“${seen}”所在的行或列不是报送表原有的，不知道属于哪一项；请填在原有的行列里，其余删去。`,
    en: ({ seen }) =>
      `"${seen}" stands in a row or column that is not of the sheet; use the rows and columns that are there.`,
  },
  'sheet.unknown_field': {
    level: 'error',
    expected: '本任务的指标',
    zh: ({ seen }) => `本任务已没有这一项（填的是“${seen}”），表格可能是旧的；请重新下载报送表。`,
    en: ({ seen }) => `The programme has no such item any more ("${seen}"); download the sheet again.`,
  },
  'sheet.unknown_unit': {
    level: 'error',
    expected: '本任务的报送单位',
    zh: ({ seen }) => `本任务没有编号为“${seen}”的单位，表格可能是旧的；请重新下载报送表。`,
    en: ({ seen }) => `The programme has no unit "${seen}"; download the sheet again.`,
  },
  'sheet.stale': {
    level: 'error',
    expected: '下载之后没有新的报送',
    zh: ({ name, seen, expected }) =>
      `${name}在下载表格之后另有报送（现为第 ${expected} 次，表格依据第 ${seen} 次）；为免覆盖没有保存，请重新下载。`,
    en: ({ name, seen, expected }) =>
      `${name} reported again after the sheet was downloaded (now revision ${expected}, not ${seen}); download it again.`,
  },
  'sheet.nothing': {
    level: 'error',
    expected: '至少一项',
    zh: () => '表里没有填写任何内容，或者与已保存的相同；没有需要保存的。',
    en: () => 'Nothing was filled in, or all of it is stored already; there is nothing to save.',
  },
} as const satisfies Record<string, Entry>;
