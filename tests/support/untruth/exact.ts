/**
 * Exact fractions and days for the second computation of `truth.ts`: it shares no code with what it judges.
 */

export interface Exact {
  readonly above: bigint;
  /** Positive. */
  readonly below: bigint;
}

export const ZERO: Exact = { above: 0n, below: 1n };
export const HUNDRED: Exact = { above: 100n, below: 1n };
export const counted = (count: number): Exact => ({ above: BigInt(count), below: 1n });

/** Digits behind the mark. */
export const placesOf = (text: string): number => (text.includes('.') ? text.length - 1 - text.indexOf('.') : 0);
export const exact = (text: string): Exact => ({
  above: BigInt(text.replace('.', '')),
  below: 10n ** BigInt(placesOf(text)),
});

export const plus = (one: Exact, other: Exact): Exact => ({
  above: one.above * other.below + other.above * one.below,
  below: one.below * other.below,
});
export const minus = (one: Exact, other: Exact): Exact => plus(one, { above: -other.above, below: other.below });
export const times = (one: Exact, other: Exact): Exact => ({
  above: one.above * other.above,
  below: one.below * other.below,
});
/** null: by zero. */
export function over(one: Exact, other: Exact): Exact | null {
  if (other.above === 0n) return null;
  const sign = other.above < 0n ? -1n : 1n;
  return { above: sign * one.above * other.below, below: sign * one.below * other.above };
}
export const sumOf = (values: readonly Exact[]): Exact => values.reduce(plus, ZERO);
export const compare = (one: Exact, other: Exact): number => {
  const difference = one.above * other.below - other.above * one.below;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const isEqual = (one: Exact, other: Exact): boolean => compare(one, other) === 0;
export const sizeOf = (value: Exact): Exact => (value.above < 0n ? { ...value, above: -value.above } : value);

/** A decimal again: `below` is a power of ten. */
export function asText({ above, below }: Exact): string {
  const [places, size] = [String(below).length - 1, String(above < 0n ? -above : above)];
  const digits = size.padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return above < 0n ? `-${text}` : text;
}

/** Long division of the magnitude, one digit more than wanted, which decides: a half goes up. */
export function roundedTo(value: Exact, places: number): Exact {
  const { above, below } = sizeOf(value);
  const tenfold = (above * 10n ** BigInt(places + 1)) / below;
  const size = tenfold / 10n + (tenfold % 10n >= 5n ? 1n : 0n);
  return { above: value.above < 0n ? -size : size, below: 10n ** BigInt(places) };
}

const DAY = 86_400_000;
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
/** `4月8日` */
export const inMonth = (day: string): string => day.replace(/^\d+-0?(\d+)-0?(\d+)$/, '$1月$2日');

/** Zones without summer time, in minutes before UTC. */
export const ZONES: Readonly<Record<string, number>> = {
  'Asia/Shanghai': 480,
  'Asia/Kolkata': 330,
  'Pacific/Honolulu': -600,
};
/** Milliseconds of a time of the zone's clock, some days after a day. */
export function momentOf(day: string, { plusDays, time }: { plusDays: number; time: string }, zone: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  const clock = plusDays * 1440 + Math.trunc(+hours) * 60 + Math.trunc(+minutes);
  return Date.parse(`${day}T00:00:00Z`) + (clock - ZONES[zone]!) * 60_000;
}
export const dayIn = (moment: number, zone: string): string =>
  new Date(moment + ZONES[zone]! * 60_000).toISOString().slice(0, 10);
