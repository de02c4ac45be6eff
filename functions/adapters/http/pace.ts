/**
 * Keeps calls apart as their service wants it: a call waits its turn, or is put off when that takes too long.
 *
 * Known to this process only. Two processes that share a robot may still meet its limit; then the service says so and the
 * delivery is tried again later.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { tryLater } from '../../core/delivery/channel-error.ts';
import { type Calls, nextCall } from '../../core/delivery/send-rate.ts';
import type { PostRequest } from '../../ports.ts';

export interface PaceOptions {
  /** Milliseconds on any steady clock. */
  readonly now?: () => number;
  readonly wait?: (ms: number) => Promise<unknown>;
}

const LONGEST_WAIT_MS = 20_000;

export function openPace({ now = () => performance.now(), wait = sleep }: PaceOptions = {}) {
  const made = new Map<string, Calls>();
  return async ({ service, pace }: PostRequest): Promise<void> => {
    if (pace === undefined) return;
    const start = now();
    const { at, calls } = nextCall(made.get(pace.of) ?? [], pace.rates, start);
    if (at - start > LONGEST_WAIT_MS) {
      const waitSeconds = Math.ceil((at - start) / 1000);
      throw tryLater(`发往${service}的消息已达到频率上限，${waitSeconds}秒后再发。`, { waitSeconds });
    }
    made.set(pace.of, calls);
    if (at > start) await wait(at - start);
  };
}
