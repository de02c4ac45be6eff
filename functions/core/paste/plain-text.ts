/**
 * A pasted text in one writing: half-width digits and signs, one kind of blank, no characters without width; and where each
 * character stood in what was pasted, so that every finding can show the words as they came.
 */

export interface PlainText {
  readonly text: string;
  /** Place of each code unit in the pasted text; one more for the end. */
  readonly places: readonly number[];
}

/** Most characters stay as they are. */
const PLAIN = /[\u4e00-\u9fff0-9A-Za-z\n]/;
/** Without width and without meaning. Direction marks are kept: they change what is seen, and so they are asked about. */
const WITHOUT_WIDTH = /\u00ad|[\u200b-\u200d]|\u2060|\ufe0e|\ufe0f|\ufeff/;
/** No-break, thin, ideographic and other blanks; TAB and line ends mean something of their own. */
const BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u000b\u000c]/;
/** But for the comma: 1，200 may be two numbers, 1,200 is one. */
const WIDE = /[\uff01-\uff0b\uff0d-\uff5e]/;
const SIGNS: Readonly<Record<string, string>> = {
  '【': '(',
  '】': ')',
  '［': '(',
  '］': ')',
  '[': '(',
  ']': ')',
  '〔': '(',
  '〕': ')',
  '−': '-',
  '–': '-',
};

export function plainText(pasted: string): PlainText {
  const places: number[] = [];
  let text = '';
  const add = (sign: string, at: number): void => {
    text += sign;
    places.push(at);
  };
  for (let at = 0; at < pasted.length; at += 1) {
    const sign = pasted[at] ?? '';
    if (PLAIN.test(sign)) add(sign, at);
    else if (WITHOUT_WIDTH.test(sign)) continue;
    else if (sign === '\r') {
      if (pasted[at + 1] !== '\n') add('\n', at);
    } else add(plainSign(sign), at);
  }
  places.push(pasted.length);
  return { text, places };
}

/** Names are compared in the same writing. */
export const plainName = (name: string): string =>
  /^[\u4e00-\u9fff]*$/.test(name) ? name : plainText(name).text.trim();

function plainSign(sign: string): string {
  if (sign === '\u2028' || sign === '\u2029') return '\n';
  if (BLANK.test(sign)) return ' ';
  const half = WIDE.test(sign) ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : sign;
  return SIGNS[half] ?? half;
}
