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
    const read = numberedAt(text, start);
    if (read === undefined) return undefined;
    const next = this.#next.get(read.mark) ?? 1;
    const number = [1, next].find((each) => isSaid(read.said, each));
    if (number === undefined || (number === 1 && !begins)) return undefined;
    this.#next.set(read.mark, number + 1);
    return read.end;
  }

  /** 清运垃圾二、出动车辆8台次, behind a first point: is the number a figure, or of the next point? */
  isNext(text: string, start: number): boolean {
    const read = numberedAt(text, start);
    const next = read === undefined ? undefined : this.#next.get(read.mark);
    return read !== undefined && next !== undefined && isSaid(read.said, next);
  }
}

interface Numbered {
  readonly said: string;
  /** Its kind of mark: `1、`, `(一)`, `①`. */
  readonly mark: string;
  readonly end: number;
}

function numberedAt(text: string, start: number): Numbered | undefined {
  NUMBERED.lastIndex = start;
  const match = NUMBERED.exec(text);
  if (match === null) return undefined;
  const [, open = '', said = '', close = '', circled, key] = match;
  const mark = `${open}${/\d/.test(said) ? 1 : '一'}${close}${circled === undefined ? '' : '①'}${key === undefined ? '' : '⃣'}`;
  return { said: said || circled || key || '', mark, end: NUMBERED.lastIndex };
}

const isSaid = (said: string, number: number): boolean =>
  [String(number), numeral(number), circle(number)].includes(said);

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
