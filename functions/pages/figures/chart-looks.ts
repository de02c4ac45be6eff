/**
 * How series of a chart are told apart: colour, dash, mark and ruling, each from 0 to 5.
 */

/** Told apart with any colour vision (after Okabe and Ito), at least 3:1 on white. */
const COLOURS = ['#0b5fa5', '#b8520a', '#007558', '#8e3a80', '#5b6400', '#3c3f44'];
const DASHES = ['', '9 4', '2 3', '12 3 2 3', '5 3', '1 3 6 3'];
/** Columns: plain, or ruled over a light ground. */
const RULED = ['', 'M0 6L6 0', 'M0 3H6', 'M0 0L6 6', 'M3 0V6', 'M0 6L6 0M0 0L6 6'];
/** The ruling of its columns: none of the first. */
export const ruledOf = (look: number): string => RULED[look % 6]!;

export const lookOf = (look: number): { readonly colour: string; readonly dash: string } => ({
  colour: COLOURS[look % COLOURS.length]!,
  dash: DASHES[look % DASHES.length]!,
});

/** What stands for a series beside its name: its mark, or how its columns are ruled; 28 by 16. */
export const sampleOf = (look: number, shape: 'line' | 'bar'): string =>
  shape === 'line' ? markAt(look, 14, 8) : [0, 1, 2, 3].map((at) => shifted(ruledOf(look), at * 6 + 2)).join('');

/** A ruling moved to the right and down by 5. */
const shifted = (path: string, right: number): string =>
  path
    .replace(
      /([ML])(\d) (\d)/g,
      (_, pen: string, x: string, y: string) => `${pen}${Number(x) + right} ${Number(y) + 5}`,
    )
    .replace(/H6/g, `H${right + 6}`)
    .replace(/V6/g, 'V11');

/** Circle, square, triangle, diamond, cross, ring-like hexagon: the same area, so that none looks heavier. */
export function markAt(look: number, x: number, y: number): string {
  const at = `M${x} ${y}`;
  switch (look % 6) {
    case 0:
      return `${at}m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0`;
    case 1:
      return `${at}m-3.2 -3.2h6.4v6.4h-6.4z`;
    case 2:
      return `${at}m0 -4.5l4.2 7.6h-8.4z`;
    case 3:
      return `${at}m0 -4.6l4.6 4.6l-4.6 4.6l-4.6 -4.6z`;
    case 4:
      return `${at}m-1.3 -4.2h2.6v2.9h2.9v2.6h-2.9v2.9h-2.6v-2.9h-2.9v-2.6h2.9z`;
    default:
      return `${at}m-4 0l2 -3.5h4l2 3.5l-2 3.5h-4z`;
  }
}
