/**
 * Why a channel did not take a message: the one error that adapters of channels throw, in a sentence for the office.
 *
 * What follows from it is data, because the pipeline decides by it: try again, never again, or nobody can tell whether it
 * arrived. The sentence never holds an address, a token, a secret or what the other side wrote.
 */

export interface ChannelFailure {
  /** Worth trying again unchanged: the service was down, busy or too slow. false: refused for good. */
  readonly retryable: boolean;
  /** Everything was handed over and no answer came: it may have arrived all the same. */
  readonly mayHaveArrived?: boolean;
  /** The service as a whole did not answer, so that its other recipients need not be tried now. */
  readonly unreachable?: boolean;
  /** Seconds for which the service asked to be left alone. */
  readonly waitSeconds?: number;
  /** Parts of the message that did arrive (`text 1`, `file`), so that a repeat leaves them out. */
  readonly done?: readonly string[];
}

export class ChannelError extends Error {
  override readonly name = 'ChannelError';
  readonly retryable: boolean;
  readonly mayHaveArrived: boolean;
  readonly unreachable: boolean;
  readonly waitSeconds: number;
  readonly done: readonly string[];

  constructor(sentence: string, failure: ChannelFailure) {
    super(sentence);
    this.retryable = failure.retryable;
    this.mayHaveArrived = failure.mayHaveArrived ?? false;
    this.unreachable = failure.unreachable ?? false;
    this.waitSeconds = failure.waitSeconds ?? 0;
    this.done = failure.done ?? [];
  }

  /** The same failure, with the parts that had arrived before it. */
  after(done: readonly string[]): ChannelError {
    return new ChannelError(this.message, { ...this, done: [...done, ...this.done] });
  }
}

/** Refused for good: nothing changes before somebody changes something. */
export const refusedForGood = (sentence: string): ChannelError => new ChannelError(sentence, { retryable: false });

/** Not taken now, and nothing arrived. */
export const tryLater = (sentence: string, more: Omit<ChannelFailure, 'retryable'> = {}): ChannelError =>
  new ChannelError(sentence, { ...more, retryable: true });

/** No connection came about, so nothing arrived. */
export const notReached = (service: string): ChannelError =>
  tryLater(`连不上${service}，没有送出；请检查网络和地址，系统会再试。`, { unreachable: true });

/** Handed over, then silence or a broken connection. */
export const noAnswer = (service: string, how: 'timeout' | 'dropped'): ChannelError =>
  tryLater(
    how === 'timeout'
      ? `${service}在规定时间内没有答复，不能确定是否已送达。`
      : `${service}在答复之前断开了连接，不能确定是否已送达。`,
    { mayHaveArrived: true, unreachable: true },
  );

/** Answers by HTTP status, for services that say no more; `undefined` for a success. */
export function httpFailure(service: string, status: number, waitSeconds = 0): ChannelError | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) return tryLater(`${service}说发送过于频繁（HTTP 429），稍后再试。`, { waitSeconds });
  if (status === 408 || status === 425 || status >= 500) {
    return tryLater(`${service}的服务器暂时出错（HTTP ${status}），稍后再试。`, { waitSeconds });
  }
  if (status >= 300 && status < 400) {
    return refusedForGood(`${service}要求转到别的地址（HTTP ${status}），为防止泄露没有跟随；请改用最终的地址。`);
  }
  return refusedForGood(`${service}拒绝接收（HTTP ${status}）；请核对地址和密钥。`);
}
