/**
 * Noise in a text that was copied from somewhere: wrong encodings, characters that nobody sees, watermarks.
 *
 * Every finding is a warning: the text stays exactly as it was sent, because a machine cannot know what was meant. Each
 * kind is told once, with the first place that shows it. Linear in the text's length.
 */
import { type Finding, finding } from '../findings/finding.ts';
import { codeOf } from './text.ts';

/** @param where what findings carry: the path into the input, and how the user knows the text. */
export function noiseIn(text: string, where: { readonly path: string; readonly name?: string }): Finding[] {
  const garbled = mojibakeIn(text);
  const invisible = invisibleIn(text);
  const repeated = repeatedIn(text);
  const watermark = MARKS.exec(text)?.[0];
  return [
    ...(garbled === undefined ? [] : [finding('text.mojibake', { ...where, seen: garbled })]),
    ...(invisible === undefined ? [] : [finding('text.invisible', { ...where, seen: invisible })]),
    ...(repeated === undefined ? [] : [finding('text.repeated', { ...where, seen: repeated })]),
    ...(watermark === undefined ? [] : [finding('text.watermark', { ...where, seen: watermark.trim() })]),
  ];
}

/** UTF-8 of Chinese read as Latin-1 or Windows-1252: a lead byte E3–E9 and what its followers look like there. */
const UTF8_AS_LATIN = /(?:[ã-é][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}){2,}/u;
/** GBK read as Latin-1: letters and signs of its upper half without a break, four of them letters (not ××××××). */
const GBK_AS_LATIN = /[À-ÖØ-öø-þ][\u00A1-\u00BF×÷]?(?:[À-ÖØ-öø-þ][\u00A1-\u00BF×÷]?){3,}/u;
/**
 * U+FFFD; what U+FFFD becomes when its UTF-8 is read as GBK; a byte order mark read as Latin-1 and as GBK; memory that
 * nobody wrote to (0xCC and 0xCD) read as GBK.
 */
const PLAIN = /\uFFFD|锟斤拷|锟斤|ï»¿|^锘|烫烫烫|屯屯屯/u;

function mojibakeIn(text: string): string | undefined {
  const found = PLAIN.exec(text) ?? UTF8_AS_LATIN.exec(text) ?? GBK_AS_LATIN.exec(text) ?? utf8AsGbk(text);
  return found?.[0];
}

/**
 * UTF-8 of Chinese read as GBK (今日出动 -> 浠婃棩鍑哄姩): two characters of three bytes became three of two, so the first begins
 * with a lead byte E4–E9, and the second ends with one (or the byte 0x80 stands alone, as €). Chance does not do that
 * twice in a row, not even in rare names.
 */
function utf8AsGbk(text: string): readonly string[] | null {
  pairs ??= new RegExp(`(?:[${gbk(LEADS, [0x80, 0xbf])}](?:€|[${gbk([0x81, 0xbf], LEADS)}].)){2,}`, 'u');
  return pairs.exec(text);
}

let pairs: RegExp | undefined;
const LEADS = [0xe4, 0xe9] as const;

/** Every character of GBK whose first and second byte lie in these ranges. */
function gbk([first, last]: readonly [number, number], [from, to]: readonly [number, number]): string {
  const bytes: number[] = [];
  for (let lead = first; lead <= last; lead += 1) for (let next = from; next <= to; next += 1) bytes.push(lead, next);
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes)).replace(/[^\p{Script=Han}]/gu, '');
}

/** Zero-width and other characters without a picture of their own; joiners and tags where nothing needs them. */
const INVISIBLE =
  /\u00AD|\u115F|\u1160|\u180E|\u200B|\u200C|\u200D|[\u2060-\u2064\u206A-\u206F]|\u2800|\u3164|\uFEFF|\uFFA0|[\u{E0000}-\u{E007F}]/gu;
/** Joiners in emoji and in scripts that need them, tags of flags: taken out before, as some browsers cannot look behind. */
const NEEDED = [
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D/gu,
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Mongolian}][\u200C\u200D]/gu,
  /🏴[\u{E0020}-\u{E007F}]+/gu,
];

/** `U+200B × 12、U+FEFF` */
function invisibleIn(text: string): string | undefined {
  const counts = new Map<string, number>();
  const doubtful = NEEDED.reduce((rest, needed) => rest.replace(needed, ''), text);
  for (const [character] of doubtful.matchAll(INVISIBLE)) counts.set(character, (counts.get(character) ?? 0) + 1);
  if (counts.size === 0) return undefined;
  return [...counts].map(([character, count]) => codeOf(character) + (count > 1 ? ` × ${count}` : '')).join('、');
}

const SHORTEST = 4;
const LONGEST = 40;
const OFTEN = 4;
const MARK = /[\s，,。；;、！!？?：:|/\\*~—–-]+/u;

/** A piece between marks that comes four times, or a string that follows itself twice and more. */
function repeatedIn(text: string): string | undefined {
  const counts = new Map<string, number>();
  for (const piece of text.split(MARK)) {
    if (piece.length < SHORTEST || piece.length > LONGEST || !/\p{L}/u.test(piece)) continue;
    const count = (counts.get(piece) ?? 0) + 1;
    if (count === OFTEN) return piece;
    counts.set(piece, count);
  }
  return follower(text);
}

/** abcabcabc: from some place on, each character equals the one a period before, for two periods. */
function follower(text: string): string | undefined {
  for (let period = SHORTEST; period <= LONGEST; period += 1) {
    let run = 0;
    for (let at = period; at < text.length; at += 1) {
      run = text[at] === text[at - period] ? run + 1 : 0;
      if (run !== 2 * period) continue; // further on it is the same piece, turned
      const piece = text.slice(at - period + 1, at + 1);
      if (new Set(piece).size > 2 && !MARK.test(piece)) return piece;
    }
  }
  return undefined;
}

/** What forums and document sites leave behind, and the random signs that forum software hides between lines. */
const MARKS =
  /本帖最后由.{0,40}?编辑|(?:本文|内容|文章)?(?:来自|来源于|转自|摘自)[^\s，。；]{0,12}(?:论坛|贴吧|社区网|文库|客户端|公众号|微博)|(?:未经许可|未经授权).{0,6}(?:转载|复制)|转载请(?:注明|联系)|百度文库|道客巴巴|豆丁网|(?:^|\s)(?=(?:\S{1,2} ){0,4}\S?[!-/:-@[-`{-~])(?:[!-~]{1,2} ){5,}[!-~]{1,2}(?=\s|$)/mu;
