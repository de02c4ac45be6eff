/**
 * Faults of every kind on any call, by a seeded draw, in front of one emulated service; everything is counted.
 *
 * After a fault the next one is likelier, as in life: so that now and then all attempts of the SDK at one call fail and the
 * step above has to be done again.
 */
import { FAULTS, type Fault, startChoosingProxy } from './fault-proxy.ts';

export interface StormPlan {
  readonly seed: number;
  /** Of calls that follow a good one, the share that is broken; of those that follow a broken one. */
  readonly rate: number;
  readonly rateAfterFault: number;
}

export interface Storm {
  readonly endpoint: string;
  readonly seen: StormCount;
  stop(): Promise<void>;
}

export interface StormCount {
  /** Every call that came in, retries included. */
  requests: number;
  /** Second and later attempts of the SDK at the same call. */
  retries: number;
  readonly injected: Record<Fault, number>;
}

export async function startStorm(target: string, plan: StormPlan): Promise<Storm> {
  const draw = seededDraw(plan.seed);
  const seen: StormCount = {
    requests: 0,
    retries: 0,
    injected: Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>,
  };
  const deck: Fault[] = [];
  let lastFailed = false;
  const proxy = await startChoosingProxy(target, ({ headers }) => {
    seen.requests += 1;
    if (!/^attempt=1(;|$)/.test(String(headers['amz-sdk-request'] ?? 'attempt=1'))) seen.retries += 1;
    lastFailed = draw() < (lastFailed ? plan.rateAfterFault : plan.rate);
    if (!lastFailed) return undefined;
    if (deck.length === 0) deck.push(...shuffled(FAULTS, draw));
    const fault = deck.pop()!;
    seen.injected[fault] += 1;
    return fault;
  });
  return { ...proxy, seen };
}

/** Numbers from 0 to 1, the same for the same seed (Lehmer's generator, modulus 2^31 - 1). */
function seededDraw(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Every kind comes once before any comes again. */
const shuffled = (faults: readonly Fault[], draw: () => number): Fault[] =>
  faults
    .map((fault) => ({ fault, order: draw() }))
    .sort((left, right) => left.order - right.order)
    .map(({ fault }) => fault);
