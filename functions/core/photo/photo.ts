/**
 * What a photo may be, told from its first bytes: kind and size in pixels, before anything decodes it. A small file can
 * claim a huge picture, and a name or a declared type can say anything.
 */
import { LIMITS } from '../limits/limits.ts';

/** Pixels that are decoded at most. A JPEG is decoded smaller at once, the others whole: 4 bytes each. */
const MOST_PIXELS = { jpeg: LIMITS.jpegPixels, png: LIMITS.otherPixels, webp: LIMITS.otherPixels } as const;

export type PhotoKind = keyof typeof MOST_PIXELS;

/** What the bytes are: a photo that can be read, or in `seen` what they are instead. */
export type PhotoLook =
  | { readonly is: 'photo'; readonly kind: PhotoKind; readonly width: number; readonly height: number }
  | { readonly is: 'empty' | 'heic' | 'broken' }
  | { readonly is: 'other'; readonly seen: string }
  | { readonly is: 'huge'; readonly width: number; readonly height: number; readonly most: number };

export const captionFits = (caption: string): boolean => [...caption].length <= LIMITS.captionCharacters;

/** Only the beginning is looked at: whether the rest holds a whole picture is known when it is decoded. */
export function lookAtPhoto(bytes: Uint8Array): PhotoLook {
  if (bytes.length === 0) return { is: 'empty' };
  const kind = kindOf(bytes);
  if (kind === undefined) return isHeic(bytes) ? { is: 'heic' } : { is: 'other', seen: nameOf(bytes) };
  const size = SIZES[kind](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (size === undefined || size.width === 0 || size.height === 0) return { is: 'broken' };
  const most = MOST_PIXELS[kind];
  return size.width * size.height > most ? { is: 'huge', ...size, most } : { is: 'photo', kind, ...size };
}

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

function kindOf(bytes: Uint8Array): PhotoKind | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  return startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8) ? 'webp' : undefined;
}

/** source: ISO/IEC 23008-12 (HEIF) section 10, brands of a file; phones write `heic` and `mif1`. */
const isHeic = (bytes: Uint8Array): boolean =>
  startsWith(bytes, ascii('ftyp'), 4) && /^(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/.test(textOf(bytes.subarray(8, 12)));

interface Size {
  readonly width: number;
  readonly height: number;
}

const SIZES: Readonly<Record<PhotoKind, (view: DataView) => Size | undefined>> = {
  jpeg: jpegSize,
  png: (view) => (view.byteLength < 24 ? undefined : { width: view.getUint32(16), height: view.getUint32(20) }),
  webp: webpSize,
};

/**
 * The frame header holds the size; other segments are stepped over by their length.
 * source: ITU-T T.81, B.1.1.3 (markers), B.2.2 (frame header)
 */
function jpegSize(view: DataView): Size | undefined {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (marker === 0xd9 || marker === 0xda) return undefined;
    else if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** SOF0 to SOF15, without the tables and the extension that stand between them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** source: RFC 9649, sections 2.5 (VP8), 2.6 (VP8L) and 2.7 (VP8X) */
function webpSize(view: DataView): Size | undefined {
  if (view.byteLength < 30) return undefined;
  const chunk = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  if (chunk === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (chunk !== 'VP8X') return undefined;
  const of24 = (at: number): number => (view.getUint16(at, true) | (view.getUint8(at + 2) << 16)) + 1;
  return { width: of24(24), height: of24(27) };
}

const OTHERS: readonly (readonly [signature: RegExp, name: string])[] = [
  [/^....ftypavi[fs]/s, 'AVIF 图片'],
  [/^....ftyp/s, '视频'],
  [/^GIF8/, 'GIF 动图'],
  [/^BM/, 'BMP 图片'],
  [/^(?:II\*\0|MM\0\*)/, 'TIFF 或相机原始图片'],
  [/^%PDF/, 'PDF 文件'],
  [/^PK/, '压缩包或办公文档'],
  [/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!doctype svg[^>]*>\s*)?<svg/is, 'SVG 图形'],
  [/^\s*<(?:!doctype html|html|head|body|script|\?xml|!--)/i, '网页'],
];

function nameOf(bytes: Uint8Array): string {
  const beginning = textOf(bytes.subarray(0, 400)).replace(/^\u00ef\u00bb\u00bf/, '');
  const known = OTHERS.find(([signature]) => signature.test(beginning));
  if (known !== undefined) return known[1];
  return /[\0-\u0008\u000e-\u001f]/.test(beginning) ? '不认识的文件' : '文字';
}

const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
