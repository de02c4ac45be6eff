/**
 * How rates of completion, gaps and places are said: 完成率66.4%, 超时间进度3.1个百分点, the first and the last by name.
 */
import type { Indicator } from '../kinds/indicator.ts';
import type { TimeWording } from '../kinds/target.ts';
import { spokenMeasure } from '../kinds/words.ts';
import { own } from '../values/own.ts';
import type { DecimalString } from '../values/values.ts';
import { exactWords, percentWords } from '../wording/phrases.ts';
import type { IndicatorStanding } from './standing.ts';

const VERBS: Readonly<Record<TimeWording, readonly [ahead: string, behind: string]>> = {
  时间进度: ['超', '落后'],
  序时进度: ['快于', '慢于'],
};

/** `超时间进度3.1个百分点`, `落后时间进度2.3个百分点`, `与时间进度持平` where it rounds to nothing. */
export function aheadWords(ahead: DecimalString, { target }: Pick<Indicator, 'target'>): string {
  const { wording = '时间进度' } = target ?? {};
  const size = ahead.replace(/^-/, '');
  if (/^[0.]+$/.test(size)) return `与${wording}持平`;
  const [above, below] = VERBS[wording];
  return `${ahead.startsWith('-') ? below : above}${wording}${exactWords(size, '个百分点')}`;
}

/** Ids of the first or the last so many, from the end on; equal ones are never parted. */
export function unitsAt(end: 'top' | 'bottom', count: number, { uppermost }: IndicatorStanding): string[] {
  const ranked = [...uppermost].toSorted(([, one], [, other]) => one - other);
  if (end === 'top') return ranked.filter(([, rank]) => rank <= count).map(([unit]) => unit);
  const behind = (rank: number): number => ranked.filter(([, other]) => other > rank).length;
  return ranked
    .toSorted(([, one], [, other]) => other - one)
    .filter(([, rank]) => behind(rank) < count)
    .map(([unit]) => unit);
}

/** What a unit is placed by, in words: its rate, or its figure. */
function placedBy(unit: string, indicator: Indicator, { rows, branches, completion }: IndicatorStanding): string {
  const rate = own(completion?.units, unit)?.completion;
  if (rate !== undefined && rate !== null) return percentWords(rate);
  const row = branches.get(unit) ?? own(rows.units, unit);
  const value = indicator.reported === undefined ? row?.day : row?.total;
  return value === undefined || value === null ? '—' : exactWords(value, spokenMeasure(indicator));
}

/** `甲区（95.33%）、乙区（93.75%）`, `甲区、乙区（均为100%）`. */
export function unitsWords(
  units: readonly string[],
  indicator: Indicator,
  standing: IndicatorStanding,
  names: ReadonlyMap<string, string>,
): string {
  const told = units.map((unit) => ({ name: names.get(unit) ?? unit, by: placedBy(unit, indicator, standing) }));
  const isEven = told.length > 1 && told.every(({ by }) => by === told[0]!.by);
  if (isEven) return `${told.map(({ name }) => name).join('、')}（均为${told[0]!.by}）`;
  return told.map(({ name, by }) => `${name}（${by}）`).join('、');
}

/** How many of each end a text names by itself: three, fewer where there are few; 0 where nobody stands out. */
export function endsOf({ uppermost }: IndicatorStanding): number {
  const isEven = [...uppermost.values()].every((rank) => rank === 1);
  return isEven ? 0 : Math.min(3, Math.floor(uppermost.size / 2));
}
