/**
 * The catalogue's lines for noise in a text that was pasted: pointed out to unit and office, never changed or refused.
 */
import type { Entry } from './entry.ts';

export const TEXT_FINDINGS = {
  'text.mojibake': {
    level: 'warning',
    expected: '可以读懂的文字',
    zh: ({ name, seen }) => `“${name}”里的“${seen}”像是乱码（复制或转换编码时出错），已照原样保存；请从原文重新复制。`,
    en: ({ name, seen }) =>
      `"${seen}" in ${name} looks garbled (a wrong encoding); it was kept as it is. Copy it again.`,
  },
  'text.invisible': {
    level: 'warning',
    expected: '看得见的文字',
    zh: ({ name, seen }) => `“${name}”里夹着看不见的字符（${seen}），已照原样保存；多半是从网页带来的，请核对。`,
    en: ({ name, seen }) => `${name} holds characters that nobody sees (${seen}); it was kept as it is. Check it.`,
  },
  'text.repeated': {
    level: 'warning',
    expected: '不重复的文字',
    zh: ({ name, seen }) => `“${name}”里“${seen}”反复出现，像是水印或重复粘贴，已照原样保存；请核对后删去多余的。`,
    en: ({ name, seen }) => `"${seen}" comes again and again in ${name}, as a watermark does; it was kept. Check it.`,
  },
  'text.watermark': {
    level: 'warning',
    expected: '本单位的文字',
    zh: ({ name, seen }) => `“${name}”里的“${seen}”像是网站或论坛的水印，已照原样保存；不是正文请删去。`,
    en: ({ name, seen }) => `"${seen}" in ${name} looks like the watermark of a website; it was kept. Remove it if so.`,
  },
} as const satisfies Record<string, Entry>;
