/**
 * Numbers of points in a pasted list (`1、`, `（2）`, `三、`, `④`, `5️⃣`) and bullets: no figures. A number is one only where it counts
 * up from one, with the same mark, from the beginning of a line: `3.5吨` and `36、出动人员` are none.
 */

const NUMBERED = /(\(?)(\d{1,2}|[一二三四五六七八九十]{1,3})([.、)])(?!\d) ?|([①-⑳])|(\d)\u20e3/uy;
const BULLET = /[*•·●○◆◇■□▪►-] ?(?![\d*•·.●○◆◇■□▪►-])/uy;
const NUMERALS = '一二三四五六七八九';

export class ListNumbers {
  /** The next number of each kind of mark. */
  readonly #next = new Map<string, number>();

  /** Where the mark at that place ends; undefined where there is none. */
  at(text: string, start: number, before: readonly { readonly kind: string }[]): number | undefined {
    const last = before.findLast(({ kind }) => kind !== '_')?.kind ?? 'n';
    const begins = last === 'n';
    if (begins && endOf(BULLET, text, start) !== undefined) return endOf(BULLET, text, start);
    if (!begins && !'peMcH'.includes(last) && before.at(-1)?.kind !== '_') return undefined;
    NUMBERED.lastIndex = start;
    const match = NUMBERED.exec(text);
    if (match === null) return undefined;
    const [, open = '', said = '', close = '', circled, key] = match;
    const mark = `${open}${/\d/.test(said) ? 1 : '一'}${close}${circled === undefined ? '' : '①'}${key === undefined ? '' : '⃣'}`;
    const next = this.#next.get(mark) ?? 1;
    const number = [1, next].find((each) =>
      [String(each), numeral(each), circle(each)].includes(said || circled || key || ''),
    );
    if (number === undefined || (number === 1 && !begins)) return undefined;
    this.#next.set(mark, number + 1);
    return NUMBERED.lastIndex;
  }
}

function endOf(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

const circle = (number: number): string => String.fromCodePoint(0x245f + number);

/** 一 to 九十九, as numbers of points are written. */
function numeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : NUMERALS[tens - 1]}十`;
  return ten + (ones === 0 ? '' : NUMERALS[ones - 1]);
}
