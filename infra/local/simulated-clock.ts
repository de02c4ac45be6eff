/**
 * A clock that stands where it is put: for replays, and for commands that are told what time it is.
 */
import type { Instant } from '../../functions/core/values/values.ts';
import type { Clock } from '../../functions/ports.ts';

export interface SimulatedClock extends Clock {
  set(instant: Instant): void;
}

export function simulatedClock(start: Instant): SimulatedClock {
  let current = start;
  return {
    now: () => current,
    set: (instant) => {
      current = instant;
    },
  };
}
