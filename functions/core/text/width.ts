/**
 * How wide text is and how many lines it takes, for Chinese typefaces: full characters are one em, Latin half an em.
 *
 * 仿宋, 宋体, 楷体 and 黑体 have half-width Latin and digits. Used to break titles, to size table columns and to find the foot
 * of the last page; never to place glyphs.
 */

/** Ranges that Chinese typefaces set in half an em: Latin, Greek and Cyrillic but the signs that they set full. */
const isHalf = (code: number): boolean => code < 0x2e80 && !isFullSign(code);
const isFullSign = (code: number): boolean =>
  code === 0xb7 || code === 0xd7 || (code >= 0x2010 && code <= 0x203b) || (code >= 0x2100 && code < 0x2e80);
/** Marks that join the character before them, and the zero-width joiners: no width of their own. */
const isZero = (code: number): boolean =>
  (code >= 0x300 && code < 0x370) || (code >= 0x200b && code <= 0x200f) || (code >= 0xfe00 && code <= 0xfe0f);

/** Width in ems. */
export function ems(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index++) width += emOf(text.charCodeAt(index));
  return width;
}

/** A surrogate pair is counted with its first half. */
function emOf(code: number): number {
  if (code >= 0x2e80) return code >= 0xdc00 && code <= 0xdfff ? 0 : isZero(code) ? 0 : 1;
  return isZero(code) ? 0 : isHalf(code) ? 0.5 : 1;
}

/** 禁则: these never begin a line, one hangs in the margin instead; those never end one. */
const codesOf = (characters: string): ReadonlySet<number> => new Set([...characters].map((each) => each.charCodeAt(0)));
const CLOSING = codesOf('，。、；：？！）》」』】〕”’…%％)');
const OPENING = codesOf('（《「『【〔“‘(');

export interface Column {
  /** Width of the line, pt. */
  readonly width: number;
  /** Size of type and what is added to each character, pt. */
  readonly size: number;
  readonly spacing: number;
  /** First-line indent, pt. */
  readonly indent: number;
}

export interface Wrapped {
  readonly lines: number;
  /** Free at the end of the last line, pt. */
  readonly room: number;
}

/** Greedy line breaking: Chinese breaks anywhere, a Latin word only when it is longer than a line. */
export function wrap(text: string, { width, size, spacing, indent }: Column): Wrapped {
  let lines = 1;
  let used = indent;
  /** Width at the end of the line that must stay with what follows: a Latin word, an opening bracket. */
  let bound = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 10) {
      lines++;
      used = bound = 0;
      continue;
    }
    const ideograph = code >= 0x4e00 && code < 0xa000;
    const em = ideograph ? 1 : emOf(code);
    const advance = em === 0 ? 0 : em * size + spacing;
    const closes = !ideograph && CLOSING.has(code);
    const hangs = code === 32 || (closes && used <= width);
    if (used + advance > width + 0.01 && !hangs) {
      lines++;
      const carried = closes ? 2 * size : bound;
      used = carried < width ? carried : 0;
    }
    used += advance;
    if (ideograph) bound = 0;
    else if (!closes || em === 0.5) bound = isWordPart(code) || OPENING.has(code) ? bound + advance : 0;
  }
  return { lines, room: width - used };
}

const isWordPart = (code: number): boolean => code > 32 && code < 0x2e80 && isHalf(code) && code !== 0x2d;
