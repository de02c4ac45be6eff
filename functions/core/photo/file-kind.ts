/**
 * What a file is that somebody uploads, told by its first bytes. Its name says nothing: it is not looked at.
 */

export type FileKind =
  | { readonly is: 'empty' | 'zip' | 'compound' | 'unknown' }
  /** Something that people upload by mistake; `what` in words, `PDF`. */
  | { readonly is: 'other'; readonly what: string };

const ZIP = [0x50, 0x4b];
/** Old Office files, and new ones with a password, are compound files. source: MS-CFB 2.2. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

const OTHERS: readonly (readonly [start: readonly number[], what: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0xff, 0xd8, 0xff], '照片（JPEG）'],
  [[0x89, 0x50, 0x4e, 0x47], '图片（PNG）'],
  [[0x47, 0x49, 0x46, 0x38], '图片（GIF）'],
  [[0x52, 0x61, 0x72, 0x21], '压缩包（RAR）'],
  [[0x37, 0x7a, 0xbc, 0xaf], '压缩包（7z）'],
  [[0x1f, 0x8b], '压缩包（gzip）'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'RTF 文档'],
  [[0xff, 0xfe], 'Unicode（UTF-16）文本'],
  [[0xfe, 0xff], 'Unicode（UTF-16）文本'],
];
/** Many systems hand out web pages under the name of an Office file. */
const MARKUP = /^\s*<(?:!doctype|html|table|\?xml|meta|head)/i;

export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return { is: 'empty' };
  if (startsWith(bytes, COMPOUND)) return { is: 'compound' };
  if (startsWith(bytes, ZIP)) return { is: 'zip' };
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replace('ï»¿', '');
  const what = OTHERS.find(([start]) => startsWith(bytes, start))?.[1] ?? (MARKUP.test(beginning) ? '网页' : undefined);
  return what === undefined ? { is: 'unknown' } : { is: 'other', what };
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);
