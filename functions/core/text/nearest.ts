/**
 * What somebody probably meant by a name that does not exist: the nearest allowed one, for the words of a finding.
 */

/** Names listed in one sentence; a programme may have hundreds of indicators. */
const MOST_LISTED = 30;

/** `是否想写“asked_of”？可用的有 id、name、asked_of`; the suggestion only when one is near. */
export function didYouMean(seen: string, allowed: readonly string[]): string {
  const near = nearest(seen, allowed);
  const listed = allowed.slice(0, MOST_LISTED).join('、');
  const list = allowed.length > MOST_LISTED ? `${listed} 等 ${allowed.length} 个` : listed;
  return `${near === undefined ? '' : `是否想写“${near}”？`}可用的有 ${list === '' ? '（没有）' : list}`;
}

/** The allowed name with the fewest single-letter edits, at most a third of its letters; of equally near ones the first. */
export function nearest(seen: string, allowed: readonly string[]): string | undefined {
  const plain = (name: string): string => name.toLowerCase().replace(/[-_\s]/g, '');
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of allowed) {
    const edits = editsBetween(plain(seen.slice(0, 60)), plain(name));
    if (edits <= Math.ceil(plain(name).length / 3) && edits < least) {
      best = name;
      least = edits;
    }
  }
  return best;
}

/** Levenshtein distance, one row at a time. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 0; at < one.length; at += 1) {
    const next = [at + 1];
    for (let to = 0; to < other.length; to += 1) {
      const replaced = (row[to] ?? 0) + (one[at] === other[to] ? 0 : 1);
      next.push(Math.min(replaced, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
