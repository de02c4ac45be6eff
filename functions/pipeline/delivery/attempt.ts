/**
 * One attempt at one delivery: recorded as begun, sent, recorded as ended.
 *
 * Whoever cannot record the beginning does not send, so two workers never send the same at once; a crash between the two
 * records leaves an attempt without an end, which `nextAttempt` calls unclear.
 */
import { randomUUID } from 'node:crypto';
import { ChannelError } from '../../core/delivery/channel-error.ts';
import type { Delivery, DeliveryAttempt } from '../../core/delivery/delivery.ts';
import { minutesAfter } from '../../core/delivery/delivery.ts';
import type { Channel, Clock, Message, Table } from '../../ports.ts';
import { readDelivery, type StoredDelivery, updateDelivery } from '../../records/delivery/deliveries.ts';

interface AttemptStores {
  readonly table: Table;
  readonly clock: Clock;
}

/** Times that the end of an attempt is written again over somebody else's change. */
const MOST_WRITES = 5;

/**
 * Sends once and records it.
 * @param asked by hand: id of the access key, and of what was asked; absent: it was due.
 * @returns what came of it; undefined when another worker was there first.
 */
export async function attemptDelivery(
  stores: AttemptStores,
  kept: StoredDelivery,
  channel: Channel,
  message: Message,
  asked?: { readonly by: string; readonly id?: string },
): Promise<{ readonly attempt: DeliveryAttempt; readonly unreachable: boolean } | undefined> {
  const begun: DeliveryAttempt = {
    id: asked?.id ?? randomUUID(),
    at: stores.clock.now(),
    ok: false,
    answer: '',
    ...(asked === undefined ? {} : { by: asked.by }),
    ...(channel.recognisesRepeats ? { repeatable: true } : {}),
  };
  const opened = withAttempt(kept.delivery, begun);
  if (!(await updateDelivery(stores.table, opened, kept.version))) return undefined;
  const { result, unreachable } = await send(stores.clock, channel, message);
  const attempt = { ...begun, ...result, ended: stores.clock.now() };
  await recordEnd(stores.table, { delivery: opened, version: kept.version + 1 }, attempt);
  return { attempt, unreachable };
}

type Result = Pick<DeliveryAttempt, 'ok' | 'answer' | 'failure' | 'done' | 'notBefore'>;

async function send(
  clock: Clock,
  channel: Channel,
  message: Message,
): Promise<{ readonly result: Result; readonly unreachable: boolean }> {
  try {
    return { result: { ok: true, answer: (await channel.send(message)).answer }, unreachable: false };
  } catch (error) {
    return { result: failed(clock, error), unreachable: error instanceof ChannelError && error.unreachable };
  }
}

/**
 * Only a ChannelError says whether anything was sent, and only its sentence is known to hold no secret. Of any other
 * error the name is kept, and the attempt is unclear.
 */
function failed(clock: Clock, error: unknown): Result {
  if (!(error instanceof ChannelError)) {
    const name = error instanceof Error ? error.name : typeof error;
    return { ok: false, answer: `发送程序出错（${name}），不能确定是否已送达；请查看日志。`, failure: 'unclear' };
  }
  const { message, retryable, mayHaveArrived, waitSeconds, done } = error;
  return {
    ok: false,
    answer: message,
    failure: mayHaveArrived ? 'unclear' : retryable ? 'retryable' : 'permanent',
    ...(done.length > 0 ? { done } : {}),
    ...(waitSeconds > 0 ? { notBefore: minutesAfter(clock.now(), waitSeconds / 60) } : {}),
  };
}

/** The end must stand, whoever wrote to the delivery meanwhile: otherwise what was sent looks unclear. */
async function recordEnd(table: Table, opened: StoredDelivery, attempt: DeliveryAttempt): Promise<void> {
  let standing: StoredDelivery | undefined = opened;
  for (let write = 0; write < MOST_WRITES && standing !== undefined; write += 1) {
    if (await updateDelivery(table, withAttempt(standing.delivery, attempt), standing.version)) return;
    standing = await readDelivery(table, opened.delivery);
  }
  throw new Error(`the end of attempt ${attempt.id} could not be recorded`);
}

/** Adds the attempt, or replaces the one with its id. */
function withAttempt(delivery: Delivery, attempt: DeliveryAttempt): Delivery {
  const known = delivery.attempts.some(({ id }) => id === attempt.id);
  const attempts = known
    ? delivery.attempts.map((each) => (each.id === attempt.id ? attempt : each))
    : [...delivery.attempts, attempt];
  return { ...delivery, attempts };
}
