/**
 * What a chat service says to a message: JSON with a number, 0 for taken. Its numbers become sentences here.
 *
 * Each service brings its own table (adapters/*). What it writes beside the number is not passed on: it can hold addresses
 * and tokens.
 */
import { ChannelError, type ChannelFailure, httpFailure, tryLater } from './channel-error.ts';

export interface ServiceCode extends ChannelFailure {
  readonly says: string;
}

export interface ServiceAnswer {
  readonly status: number;
  readonly body: string;
  readonly waitSeconds: number;
}

/**
 * The answer's JSON when the service took the message.
 * @param keys where the number stands, `errcode`; the first that is a number counts.
 * @throws ChannelError otherwise. An answer that cannot be read leaves it unclear whether the message arrived.
 */
export function takenAnswer(
  service: string,
  { status, body, waitSeconds }: ServiceAnswer,
  codes: Readonly<Record<number, ServiceCode>>,
  keys: readonly string[],
): Readonly<Record<string, unknown>> {
  const answer = readObject(body);
  const code = keys.map((key) => answer?.[key]).find((value) => typeof value === 'number');
  const refused = code === undefined || code === 0 ? undefined : failureOf(service, code, codes, waitSeconds);
  const failure = httpFailure(service, status, waitSeconds);
  // The status counts before the number: what is down or busy is tried again, whatever it says beside it.
  if (failure !== undefined)
    throw refused !== undefined && (!failure.retryable || refused.retryable) ? refused : failure;
  if (refused !== undefined) throw refused;
  if (answer === undefined || code === undefined) {
    throw new ChannelError(`${service}的答复无法识别，不能确定是否已送达；请到群里查看。`, {
      retryable: true,
      mayHaveArrived: true,
    });
  }
  return answer;
}

function failureOf(
  service: string,
  code: number,
  codes: Readonly<Record<number, ServiceCode>>,
  waitSeconds: number,
): ChannelError {
  const known = codes[code];
  if (known === undefined) {
    const says = `${service}没有接收（错误码 ${code}），系统会再试；一直如此，请按该错误码查阅其开放平台的说明。`;
    return tryLater(says, { waitSeconds });
  }
  const { says, ...failure } = known;
  return new ChannelError(`${says}（${service}错误码 ${code}）`, { waitSeconds, ...failure });
}

function readObject(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
