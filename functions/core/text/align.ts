/**
 * Two lists held against each other: which element of one is which of the other, in order.
 *
 * What both begin and end with is matched first, so that one difference is always found where it is. Between, elements that
 * are there once on both sides are the posts (as in patience diff), and what is left is matched by the longest common
 * subsequence, as long as there is room: time and memory are bounded whatever somebody uploads.
 */

/** How many comparisons may still be made; shared by all that one comparison of documents aligns. */
export interface Room {
  cells: number;
}

/** For one call alone. */
const MOST_AT_ONCE = 9_000_000;

export const newRoom = (): Room => ({ cells: 60_000_000 });

/** For each element of `left` its place in `right`, or -1. Places rise. */
export function align(left: readonly string[], right: readonly string[], room: Room = newRoom()): Int32Array {
  const places = new Int32Array(left.length).fill(-1);
  between(left, right, { from: 0, to: left.length, start: 0, end: right.length }, places, room);
  return places;
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

function between(left: readonly string[], right: readonly string[], part: Part, places: Int32Array, room: Room): void {
  let { from, to, start, end } = part;
  while (from < to && start < end && left[from] === right[start]) places[from++] = start++;
  while (from < to && start < end && left[to - 1] === right[end - 1]) places[--to] = --end;
  if (from === to || start === end) return;
  const posts = postsIn(left, right, { from, to, start, end });
  if (posts.length === 0) {
    longestCommon(left, right, { from, to, start, end }, places, room);
    return;
  }
  for (const [at, place] of posts) {
    between(left, right, { from, to: at, start, end: place }, places, room);
    places[at] = place;
    [from, start] = [at + 1, place + 1];
  }
  between(left, right, { from, to, start, end }, places, room);
}

/** Elements that stand once on each side, as many as keep their order. */
function postsIn(
  left: readonly string[],
  right: readonly string[],
  { from, to, start, end }: Part,
): [number, number][] {
  const ours = onceIn(left, from, to);
  const theirs = onceIn(right, start, end);
  const pairs = [...ours].flatMap(([key, at]): [number, number][] => {
    const place = theirs.get(key);
    return at < 0 || place === undefined || place < 0 ? [] : [[at, place]];
  });
  return rising(pairs.sort(([a], [b]) => a - b));
}

/** Place of each element that is there once; -1 of one that is there again. */
function onceIn(list: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at < to; at += 1) places.set(list[at]!, places.has(list[at]!) ? -1 : at);
  return places;
}

/** The longest run of pairs whose second numbers rise (patience sorting). */
function rising(pairs: readonly [number, number][]): [number, number][] {
  const piles: number[] = [];
  const before: number[] = [];
  for (const [index, [, place]] of pairs.entries()) {
    let [low, high] = [0, piles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[piles[middle]!]![1] < place) low = middle + 1;
      else high = middle;
    }
    before.push(low > 0 ? piles[low - 1]! : -1);
    piles[low] = index;
  }
  const run: [number, number][] = [];
  for (let index = piles.at(-1) ?? -1; index >= 0; index = before[index]!) run.push(pairs[index]!);
  return run.reverse();
}

/** Nothing is matched where there is no room: more is then told as changed than was, never less. */
function longestCommon(left: readonly string[], right: readonly string[], part: Part, places: Int32Array, room: Room) {
  const { from, to, start, end } = part;
  const [rows, columns] = [to - from, end - start];
  const size = (rows + 1) * (columns + 1);
  if (size > Math.min(MOST_AT_ONCE, room.cells) || Math.min(rows, columns) > 0xfffe) return;
  room.cells -= size;
  const width = columns + 1;
  const lengths = new Uint16Array(size);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const isSame = left[from + row] === right[start + column];
      lengths[row * width + column] = isSame
        ? lengths[(row + 1) * width + column + 1]! + 1
        : Math.max(lengths[(row + 1) * width + column]!, lengths[row * width + column + 1]!);
    }
  }
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    if (left[from + row] === right[start + column]) places[from + row++] = start + column++;
    else if (lengths[(row + 1) * width + column]! >= lengths[row * width + column + 1]!) row += 1;
    else column += 1;
  }
}
