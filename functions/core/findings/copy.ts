/**
 * Findings about a Word file that the office uploads as the issued copy of an edition: what it is instead, what it holds
 * that may not go out, of which issue it is, and what acceptance wants.
 */
import { LIMITS, megabytes } from '../limits/limits.ts';
import type { Entry } from './entry.ts';

export const COPY_FINDINGS = {
  'copy.none': {
    level: 'error',
    expected: '一个 .docx 文件',
    zh: () => '没有选择文件；请选择改好的 Word 文件（.docx）后再上传。',
    en: () => 'No file was chosen; choose the edited Word file (.docx).',
  },
  'copy.empty': {
    level: 'error',
    expected: '一个 .docx 文件',
    zh: () => '这个文件是空的（0 字节）；请重新保存后再上传。',
    en: () => 'The file is empty (0 bytes); save it again and upload it.',
  },
  'copy.not_arrived': {
    level: 'error',
    expected: '先上传文件',
    zh: () => '没有找到这次上传的文件：它没有传完，或者已超过保留时间（一天）；请重新上传。',
    en: () => 'This upload is not there: it did not arrive, or is older than a day. Upload the file again.',
  },
  'copy.too_large': {
    level: 'error',
    expected: `不超过 ${megabytes(LIMITS.copyBytes)}`,
    zh: ({ seen, expected }) => `文件有 ${seen}，太大（应${expected}）；请在 Word 中压缩图片后另存，再上传。`,
    en: ({ seen }) =>
      `The file has ${seen}, more than ${megabytes(LIMITS.copyBytes)}; compress its pictures in Word, save it and upload it again.`,
  },
  'copy.other_file': {
    level: 'error',
    expected: 'Word 文件（.docx）',
    zh: ({ seen }) => `这个文件是${seen}，不是 Word 文件；请上传从本期简报下载、改好的 .docx 文件。`,
    en: ({ seen }) => `This file is ${seen}, not a Word file; upload the .docx that you downloaded here and edited.`,
  },
  'copy.old_format': {
    level: 'error',
    expected: '.docx 文件',
    zh: () => '这是旧版 .doc（或 .wps）文件，没有读取；请在 Word 或 WPS 中另存为 .docx 后重新上传。',
    en: () => 'This is an old .doc (or .wps) file; save it as .docx and upload it again.',
  },
  'copy.encrypted': {
    level: 'error',
    expected: '没有密码的 .docx 文件',
    zh: () => '这个文件加了打开密码，没有读取；请去掉密码（文件 → 信息 → 保护文档）后重新上传。',
    en: () => 'This file has a password; take it off (File → Info → Protect Document) and upload it again.',
  },
  'copy.macros': {
    level: 'error',
    expected: '不带宏的 .docx 文件',
    zh: () => '这个文件带有宏，为安全起见没有读取；请另存为不带宏的 .docx 后重新上传。',
    en: () => 'This file has macros and was not read; save it as .docx without macros and upload it again.',
  },
  'copy.embedded': {
    level: 'error',
    expected: '没有嵌入对象的 .docx 文件',
    zh: ({ seen }) =>
      `文件里嵌有别的程序的对象（${seen}），其中的内容无法核对，没有接收；请改为普通文字、表格或图片后重新上传。`,
    en: ({ seen }) =>
      `The file embeds an object of another program (${seen}), which cannot be checked; replace it by text, a table or a picture.`,
  },
  'copy.linked': {
    level: 'error',
    expected: '不引用外部内容的 .docx 文件',
    zh: ({ seen }) =>
      `文件打开时要从别处取内容（${seen}），收件人看到的可能不同，没有接收；请断开链接或把内容存入文件后重新上传。`,
    en: ({ seen }) =>
      `The file fetches content from elsewhere when it is opened (${seen}); break the link or save the content in the file.`,
  },
  'copy.broken': {
    level: 'error',
    expected: '完整的文件',
    zh: ({ seen }) => `文件不完整或已损坏（${seen}）；请用 Word 或 WPS 打开，另存为 .docx 后重新上传。`,
    en: ({ seen }) => `The file is damaged (${seen}); open it in Word or WPS, save it as .docx and upload it again.`,
  },
  'copy.unpacks': {
    level: 'error',
    expected: '展开后大小正常的文件',
    zh: ({ seen }) => `文件展开后有 ${seen}，远大于一份简报，没有读取；请核对是否选错了文件。`,
    en: ({ seen }) => `The file unpacks to ${seen}, far more than a briefing; check that it is the right one.`,
  },
  'copy.too_long': {
    level: 'error',
    expected: '一份简报的篇幅',
    zh: ({ seen }) => `文件有 ${seen} 段（行），远多于本期简报，没有核对；请核对是否选错了文件。`,
    en: ({ seen }) =>
      `The file has ${seen} paragraphs and rows, far more than this briefing; check that it is the right one.`,
  },
  'copy.draft': {
    level: 'error',
    expected: '已编发一版的 Word 文件',
    zh: () => '这是预览的草稿，没有期号；请下载已编发这一版的 Word 文件，在它上面改。',
    en: () => 'This is a draft of the preview, without a number; edit the Word file of the issued edition.',
  },
  'copy.other_issue': {
    level: 'error',
    expected: '本期的文件',
    zh: ({ seen, expected }) => `文件上写的是“${seen}”，本期是“${expected}”；请上传本期简报改好的文件。`,
    en: ({ seen, expected }) => `The file says "${seen}", this issue is "${expected}"; upload the file of this issue.`,
  },
  'copy.other_edition': {
    level: 'error',
    expected: '现行一版的文件',
    zh: ({ seen, expected }) =>
      `这份文件是从${seen}改来的，现行的是${expected}；请下载${expected}的 Word 文件，在它上面改。`,
    en: ({ seen, expected }) => `The file was made from ${seen}, the current one is ${expected}; edit the current one.`,
  },
  'copy.other_programme': {
    level: 'error',
    expected: '本报送任务的简报',
    zh: ({ expected }) => `文件里找不到“${expected}”，不像是这个任务的简报；请核对是否选错了文件。`,
    en: ({ expected }) => `The file does not say "${expected}"; check that it is a briefing of this programme.`,
  },
  'copy.other_document': {
    level: 'error',
    expected: '由本期简报改成的文件',
    zh: ({ seen }) => `文件与本期简报几乎没有相同的文字（${seen}），不像是由它改成的；请核对是否选错了文件。`,
    en: ({ seen }) => `The file has hardly anything of this briefing (${seen}); check that it is the right one.`,
  },
  'copy.same_file': {
    level: 'error',
    expected: '改过的文件',
    zh: () => '这就是系统生成的文件，一个字节也没有变；不用上传，下载和投递的就是它。',
    en: () => 'This is our own file, byte for byte; there is no need to upload it.',
  },
  'copy.need_reason': {
    level: 'error',
    expected: '原因',
    zh: ({ seen }) => `有 ${seen} 处数与系统数据不同，请写明原因再接收。`,
    en: ({ seen }) => `${seen} figures differ from the data; say why before you accept.`,
  },
  'copy.reason_long': {
    level: 'error',
    expected: `不超过 ${LIMITS.correctionReasonCharacters} 字`,
    zh: ({ seen }) => `原因有 ${seen} 字，请缩短到 500 字以内。`,
    en: ({ seen }) => `The reason has ${seen} characters; shorten it to 500.`,
  },
  'copy.changed': {
    level: 'error',
    expected: '与所看到的相同的文件',
    zh: () => '文件或现行版次在您查看之后变了，没有接收；下面是现在的差异，请重新核对。',
    en: () =>
      'The file or the edition changed after you looked at it; nothing was accepted. Look at the differences again.',
  },
} as const satisfies Record<string, Entry>;
