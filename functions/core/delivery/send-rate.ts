/**
 * How often a service may be called: which calls still count, and how long the next one waits.
 *
 * A bucket of 20 tokens that refills lets up to 39 calls through within a minute, and DingTalk shuts a robot out for ten
 * minutes at the 21st. So the times of the last calls are kept: within any window there are never more than allowed.
 */

export interface Rate {
  readonly calls: number;
  readonly withinMs: number;
}

/** Instants of earlier calls in milliseconds, oldest first; some may lie ahead (calls that wait). */
export type Calls = readonly number[];

/** The instant at which the next call may go out, and the calls with it counted in. Both limits are kept. */
export function nextCall(calls: Calls, rates: readonly Rate[], now: number): { at: number; calls: Calls } {
  const at = rates.reduce((latest, { calls: most, withinMs }) => {
    const counted = calls.at(-most);
    return counted === undefined ? latest : Math.max(latest, counted + withinMs);
  }, now);
  const longest = Math.max(...rates.map(({ withinMs }) => withinMs));
  return { at, calls: [...calls.filter((each) => each > at - longest), at] };
}
