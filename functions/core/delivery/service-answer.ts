/**
 * What a chat service says to a message: JSON with a number, 0 for taken. Its numbers become sentences here.
 *
 * Each service brings its own table (adapters/*). What it writes beside the number is not passed on: it can hold addresses
 * and tokens.
 */
import { ChannelError, type ChannelFailure, httpFailure, refusedForGood } from './channel-error.ts';

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
  if (code !== undefined && code !== 0) throw failureOf(service, code, codes, waitSeconds);
  const failure = httpFailure(service, status, waitSeconds);
  if (failure !== undefined) throw failure;
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
    return refusedForGood(`${service}拒绝接收（错误码 ${code}）；请按该错误码查阅其开放平台的说明。`);
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
