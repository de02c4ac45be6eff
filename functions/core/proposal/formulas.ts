/**
 * What the formulas of a form say about its figures: sums, differences and shares of other columns (or rows) of the table.
 * Only shapes that are wholly understood; any other formula is asked about.
 */
import { columnOf } from './form.ts';

export type FormulaShape =
  /** In columns or rows of the form, 0-based: `a + b - c`. */
  | { readonly is: 'terms'; readonly plus: readonly number[]; readonly minus: readonly number[] }
  | { readonly is: 'share'; readonly of: readonly [number, number] };

/**
 * @param text as the sheet has it, `=SUM(C5:F5)`.
 * @param along what tells one figure from another: the letter of a reference where units go down, else its row.
 */
export function shapeOf(text: string, along: 'column' | 'row'): FormulaShape | undefined {
  const plain = unwrapped(text.replace(/^=/, '').replace(/[\s$]/g, '').toUpperCase());
  return shareIn(plain, along) ?? termsIn(plain, along);
}

/** Without what only guards against an empty or a zero divisor, or rounds: IFERROR(x,…), ROUND(x,n), IF(D5=0,…,x). */
function unwrapped(text: string): string {
  const inner =
    /^IFERROR\((.+),[^,()]*\)$/.exec(text)?.[1] ??
    /^ROUND\((.+),\d+\)$/.exec(text)?.[1] ??
    /^IF\([A-Z]+\d+=(?:0|""),[^,()]*,(.+)\)$/.exec(text)?.[1] ??
    /^\((.+)\)$/.exec(text)?.[1];
  const isWhole = inner !== undefined && isBalanced(inner);
  return isWhole ? unwrapped(inner) : text;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const each of text) {
    depth += each === '(' ? 1 : each === ')' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function shareIn(text: string, along: 'column' | 'row'): FormulaShape | undefined {
  const [, part, whole] = /^\(?([A-Z]+\d+)\/([A-Z]+\d+)\)?(?:\*100%?)?$/.exec(text) ?? [];
  return part === undefined || whole === undefined
    ? undefined
    : { is: 'share', of: [placeIn(part, along), placeIn(whole, along)] };
}

/** `SUM(C5:F5)`, `SUM(C5,E5)`, `C5+D5-E5`. */
function termsIn(text: string, along: 'column' | 'row'): FormulaShape | undefined {
  const plus: number[] = [];
  const minus: number[] = [];
  let rest = text;
  while (rest !== '') {
    const [all = '', sign = '', sum, single] = /^([+-]?)(?:SUM\(([A-Z0-9:,]+)\)|([A-Z]+\d+))/.exec(rest) ?? [];
    const places = single === undefined ? rangePlaces(sum ?? '', along) : [placeIn(single, along)];
    if (all === '' || places === undefined) return undefined;
    (sign === '-' ? minus : plus).push(...places);
    rest = rest.slice(all.length);
  }
  return plus.length + minus.length < 2 ? undefined : { is: 'terms', plus, minus };
}

function rangePlaces(text: string, along: 'column' | 'row'): number[] | undefined {
  const places = text.split(',').map((each) => {
    const [from, to = from] = each.split(':');
    if (!/^[A-Z]+\d+$/.test(from ?? '') || !/^[A-Z]+\d+$/.test(to ?? '')) return undefined;
    const [first, last] = [placeIn(from!, along), placeIn(to!, along)];
    return last < first || last - first > 500
      ? undefined
      : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
  return places.some((each) => each === undefined) ? undefined : places.flatMap((each) => each ?? []);
}

function placeIn(reference: string, along: 'column' | 'row'): number {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(reference) ?? [];
  return along === 'column' ? columnOf(letters) : Number(digits) - 1;
}
