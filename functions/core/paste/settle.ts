/**
 * What was read of a text, as one whole (see `paste.ts`): one value said twice is said once, two values are asked about, and
 * where any of the text was not understood, no figure of it is certain.
 */
import type { PasteReading, Proposal, Unmatched } from './reading.ts';
import type { Found } from './scene.ts';

/** So many of the words that were not understood are said with each figure. */
const MOST_SAID = 3;

export function settle(found: Found, strange: readonly string[]): PasteReading {
  const unfit = found.proposals.flatMap(({ doubtful, words }) =>
    doubtful === 'measure' || doubtful === 'unfit' || doubtful === 'unclear' ? [words] : [],
  );
  const read = found.proposals.map((proposal) => withMessage(proposal, strange, unfit));
  const { kept, dropped } = withoutOtherDays(read);
  const proposals = settled(kept);
  const taken = new Set(proposals.map(({ indicator }) => indicator));
  return {
    proposals: proposals.sort((one, other) => one.from - other.from),
    unmatched: [...found.unmatched, ...dropped]
      .map((left) => ({ ...left, couldBe: left.couldBe.filter(({ indicator }) => !taken.has(indicator)) }))
      .sort((one, other) => one.from - other.from),
    leftover: found.leftover,
    narratives: found.narratives,
  };
}

/** Words that nobody understood, and names and numbers in two orders, touch every figure. */
export function strangeWords({ leftover, orders }: Found): string[] {
  const both = orders.forward !== undefined && orders.backward !== undefined ? [orders.forward, orders.backward] : [];
  return [...new Set([...leftover.map(({ words }) => words), ...both])];
}

/** A number that stands alone may be a part of another one where a figure beside it does not fit. */
function withMessage(proposal: Proposal, strange: readonly string[], unfit: readonly string[]): Proposal {
  const why = strange.length > 0 || !/\d$/.test(proposal.words) ? strange : unfit;
  if (why.length === 0 || proposal.doubtful !== undefined) return proposal;
  return { ...proposal, doubtful: 'message', why: why.slice(0, MOST_SAID) };
}

const isClear = ({ doubtful }: Proposal): boolean => doubtful === undefined || doubtful === 'message';

/** What stands below another day's word is left aside where the day's own figure is said as well. */
function withoutOtherDays(read: readonly Proposal[]): { kept: Proposal[]; dropped: Unmatched[] } {
  const clear = new Set(read.filter(isClear).map(({ indicator }) => indicator));
  const isOther = ({ doubtful, indicator }: Proposal): boolean => doubtful === 'context' && clear.has(indicator);
  const dropped = read
    .filter(isOther)
    .map(({ words, from, to }) => ({ words, from, to, why: 'other_day' as const, couldBe: [] }));
  return { kept: read.filter((each) => !isOther(each)), dropped };
}

function settled(read: readonly Proposal[]): Proposal[] {
  const values = new Map<string, Set<string>>();
  for (const { indicator, value } of read)
    values.set(indicator, (values.get(indicator) ?? new Set()).add(JSON.stringify(value)));
  const kept = new Map<string, Proposal>();
  for (const proposal of read) {
    const many = values.get(proposal.indicator)?.size ?? 1;
    const key = `${proposal.indicator} ${JSON.stringify(proposal.value)}`;
    const same = kept.get(key);
    const each = many > 1 && isClear(proposal) ? { ...proposal, doubtful: 'twice' as const } : proposal;
    if (same === undefined || (same.doubtful !== undefined && each.doubtful === undefined)) kept.set(key, each);
  }
  return [...kept.values()];
}
