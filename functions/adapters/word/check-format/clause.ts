/** What the checker says of one clause, and how lengths are compared. */

export interface ClauseResult {
  /** Number in GB/T 9704-2012, or 惯例 where the standard has none. */
  readonly clause: string;
  readonly name: string;
  readonly expected: string;
  readonly seen: string;
  readonly holds: boolean;
}

/** What a check found: wrong places as they were seen, or what is there when nothing is wrong. */
export interface Seen {
  readonly wrong: readonly string[];
  readonly right: string;
}

export const result = (clause: string, name: string, expected: string, { wrong, right }: Seen): ClauseResult => ({
  ...{ clause, name, expected, holds: wrong.length === 0 },
  seen: wrong.length === 0 ? right : summary(wrong),
});

/** The first three different ones, and how many there are. */
function summary(wrong: readonly string[]): string {
  const kinds = [...new Set(wrong)];
  const more = kinds.length > 3 ? ` 等 ${wrong.length} 处` : '';
  return `${kinds.slice(0, 3).join('；')}${more}`;
}

export const near = (seen: number | undefined, expected: number, tolerance: number): boolean =>
  seen !== undefined && Math.abs(seen - expected) <= tolerance;

/** Twips as millimetres with one decimal, for people. */
export const mmText = (twips: number | undefined): string =>
  twips === undefined ? '未设' : `${((twips * 25.4) / 1440).toFixed(1)} 毫米`;
export const pointsText = (twips: number | undefined): string => (twips === undefined ? '未设' : `${twips / 20} 磅`);

export const quoted = (text: string): string => {
  const characters = [...text.trim()];
  return `“${characters.length <= 12 ? characters.join('') : `${characters.slice(0, 12).join('')}…`}”`;
};
