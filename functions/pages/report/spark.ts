/**
 * The last seven days of a figure as a small line beside its field. Drawn from scaled integers; the line is a picture,
 * the values stand beside it in words.
 */
import { toScaled } from '../../core/decimal.ts';
import type { Indicator } from '../../core/programme.ts';
import type { UnitHistory } from '../../pipeline/unit-history.ts';
import { grouped } from '../figures.ts';
import { type Language, say } from '../words.ts';

const DAYS = 7;
/** Size of the drawing in its own units; half a stroke is kept free around it. */
const WIDTH = 60;
const HEIGHT = 16;
const EDGE = 1;

export function sparkOf(
  indicator: Indicator,
  { days }: UnitHistory,
  language: Language,
): { points: string; words: string } | null {
  const values = days
    .slice(0, DAYS)
    .map(({ revision }) => revision?.figures[indicator.id])
    .reverse();
  const known = values.filter((value) => typeof value === 'string');
  if (known.length < 2) return null;
  const words = values.map((value) => (typeof value === 'string' ? grouped(value) : '–')).join(' ');
  return {
    points: pointsOf(values, indicator),
    words: say(language, 'lastDays', { count: values.length, values: words }),
  };
}

/** A silent day is passed over: the line goes on to the next value. */
function pointsOf(values: readonly unknown[], { decimals }: Indicator): string {
  const scaled = values.map((value) => (typeof value === 'string' ? scaledOf(value, decimals) : undefined));
  const known = scaled.filter((value) => value !== undefined);
  const sorted = [...known].sort((left, right) => (left < right ? -1 : 1));
  const [low, high] = [sorted[0] ?? 0n, sorted.at(-1) ?? 0n];
  const range = high === low ? 1n : high - low;
  const step = (WIDTH - 2 * EDGE) / Math.max(1, values.length - 1);
  return scaled
    .flatMap((value, index) => {
      if (value === undefined) return [];
      const up = high === low ? 0.5 : Number(((value - low) * 1000n) / range) / 1000;
      const y = HEIGHT - EDGE - up * (HEIGHT - 2 * EDGE);
      return [`${(EDGE + index * step).toFixed(1)},${y.toFixed(1)}`];
    })
    .join(' ');
}

/** An earlier version of the programme may have had more decimals; the picture does not need them. */
const scaledOf = (value: string, decimals: number): bigint => {
  const [whole = '', fraction = ''] = value.split('.');
  const kept = fraction.slice(0, decimals);
  return toScaled(kept === '' ? whole : `${whole}.${kept}`.replace(/^-0(\.0+)?$/, '0'), decimals);
};
