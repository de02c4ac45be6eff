/**
 * Words of the archive about copies that the office edited (see `words.ts`; joined by `runtime/http/archive-web.ts` alone: the desk
 * has its own in `pages/copy/words.ts`).
 */

export const COPY_WORDS = {
  officeCopyTitle: { zh: '正式印发稿', en: 'Issued copy' },
  officeCopyLead: {
    zh: '编发单位在 Word 中改定、作为正式印发稿的文件；下面其余文件由系统生成，保持不变。',
    en: 'The file that the office edited in Word and issued; the other files are our own, unchanged.',
  },
  officeCopyName: { zh: '第{copy}份，{time}接收', en: 'Copy {copy}, accepted {time}' },
  officeCopyChanged: { zh: '手工改动数字{count}处', en: '{count} figures changed by hand' },
  officeCopyReason: { zh: '原因：{reason}', en: 'Reason: {reason}' },
  officeCopySame: { zh: '数字与系统数据一致', en: 'no figure changed' },
} as const;
