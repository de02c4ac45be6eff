/**
 * Names of places as people write them, held against a roster: one writing for all, several names in one answer parted, and
 * the roster's own spelling where it has the name. What it does not have is a stranger.
 */
/** A roster, to be looked up by key. */
export type RosterKeys = ReadonlyMap<string, string>;

/** Without width; they are seen by nobody. */
const WITHOUT_WIDTH = /\u00ad|[\u200b-\u200d]|\u2060|\ufeff/gu;
/** 间隔号, as keyboards make it. */
const MIDDLE_DOT = /[•・･·‧∙⋅●﹒]|(?<=\p{Script=Han})[.．](?=\p{Script=Han})/gu;
/** Numbers of points in a list: `1.`, `（2）`, `③`; never the number of 1号楼 or 205国道. */
const LIST_NUMBER = /^(?:[(（]?\d{1,3}[.．、)）](?!\d)|[①-⑳])\s*/u;
const ENDS = /[。．.！!\s]+$/u;

/** Two names with one key are the same place. */
export const placeKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(WITHOUT_WIDTH, '')
    .replace(MIDDLE_DOT, '·')
    .replace(LIST_NUMBER, '')
    .replace(ENDS, '')
    .replace(/\s+/gu, '')
    .toLowerCase();

/** As it is stored where no roster has it: digits and letters in half width, brackets and the middle dot as in Chinese. */
export const placeName = (name: string): string =>
  name
    .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(WITHOUT_WIDTH, '')
    .replace(MIDDLE_DOT, '·')
    .replace(/\(/gu, '（')
    .replace(/\)/gu, '）')
    .trim()
    .replace(LIST_NUMBER, '')
    .replace(ENDS, '')
    .replace(/\s+/gu, ' ');

export interface PlaceRead {
  readonly name: string;
  readonly isStranger?: boolean;
  /** It may be several names, and nothing says so for certain. */
  readonly several?: boolean;
}

/** Between names on one line, where the roster or the sender must say that they are several. */
const BETWEEN = /\s+|[/／|]|以及|[和及与]/gu;
const PARTED = /\s+|[/／|]/u;

/** Two names of a roster with one key are one place. */
export const rosterKeys = (roster: readonly string[]): RosterKeys =>
  new Map(roster.map((name) => [placeKey(name), name]));

/** @param piece what stands between two separators; one name, or several. */
export function placesIn(piece: string, byKey: RosterKeys | undefined): PlaceRead[] {
  const name = placeName(piece);
  if (byKey === undefined) return [isSeveral(name) ? { name, several: true } : { name }];
  const known = byKey.get(placeKey(piece)) ?? partsIn(piece, byKey);
  if (known !== undefined) return [known].flat().map((each) => ({ name: each }));
  const parts = name.split(PARTED).filter((part) => part !== '');
  return parts.map((part) => {
    const found = byKey.get(placeKey(part));
    return found === undefined ? { name: part, isStranger: true } : { name: found };
  });
}

const isSeveral = (name: string): boolean => {
  const parts = name.split(PARTED);
  return parts.length > 1 && parts.every((part) => /\p{Script=Han}{2}/u.test(part));
};

/** All of the piece as names of the roster with signs or 和 between them; undefined where it is not. */
function partsIn(piece: string, byKey: RosterKeys): string[] | undefined {
  for (const match of piece.matchAll(BETWEEN)) {
    const first = byKey.get(placeKey(piece.slice(0, match.index)));
    const rest = piece.slice(match.index + match[0].length);
    if (first === undefined || rest === '') continue;
    const last = byKey.get(placeKey(rest));
    const others = last === undefined ? partsIn(rest, byKey) : [last];
    if (others !== undefined) return [first, ...others];
  }
  return undefined;
}
