/**
 * What went wrong with a mail, in a sentence, by stage and reply code. The server's own words stay out of it.
 *
 * Where the server gives an enhanced code (RFC 3463), it says what is wrong: 5.2.2 is a full mailbox, not a mail that is too large.
 *
 * source: RFC 5321 §4.2.1: a 4yz reply may be tried again, a 5yz reply may not; RFC 4954 §6 for signing in.
 */
import { ChannelError, noAnswer, notReached, refusedForGood, tryLater } from '../../core/delivery/channel-error.ts';

const SERVICE = '邮件服务器';

interface SmtpFailure {
  readonly code?: string;
  /** Of the socket below: `DEPTH_ZERO_SELF_SIGNED_CERT`. */
  readonly originalCode?: string;
  readonly responseCode?: number;
  /** What the server wrote: `552 5.2.2 Mailbox full`. Only its codes are read. */
  readonly response?: string;
}

/** @param handedOver the whole message had been handed to the connection. */
export function failureOf(error: unknown, handedOver: boolean): ChannelError {
  if (error instanceof ChannelError) return error;
  const { code: named = '', originalCode = '', responseCode = 0, response = '' } = error as SmtpFailure;
  const code = /CERT|SIGNED|UNABLE_TO|SSL|TLS|EPROTO$/.test(originalCode) ? 'ETLS' : named;
  if (responseCode >= 400 && code !== 'ETLS') return replied(code, responseCode, enhancedIn(response));
  const timedOut = code === 'ETIMEDOUT' || code === 'EABORT';
  if (handedOver) return noAnswer(SERVICE, timedOut ? 'timeout' : 'dropped');
  return beforeHandingOver(code, timedOut);
}

/** `2.2` of `552 5.2.2 Mailbox full`: subject and detail, whatever the class, which the reply itself says. RFC 3463 §2 */
const enhancedIn = (response: string): string | undefined =>
  /^\d{3}[ -][245]\.(\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];

/** source: RFC 3463 §3, in the words of what is to be done. */
const DETAILS: readonly (readonly [detail: RegExp, says: string, retryable: boolean])[] = [
  [/^2\.2$/, '收件人的邮箱满了，没有收下；请收件人清理邮箱，系统会再试', true],
  [/^(?:2\.3|3\.4)$/, `邮件太大，${SERVICE}不收；请减少照片或改用链接`, false],
  [/^2\.1$/, '收件人的邮箱已停用；请核对收件地址', false],
  [/^1\.(?:[1236]|10)$/, '没有这个收件地址；请核对', false],
  [/^[34]\./, `${SERVICE}那边暂时送不到，系统会再试`, true],
  [/^7\./, `${SERVICE}按安全或反垃圾规则拒收；请联系邮件管理员放行`, false],
];

function replied(code: string, reply: number, enhanced: string | undefined): ChannelError {
  const seen = `（SMTP ${reply}${enhanced === undefined ? '' : ` x.${enhanced}`}）`;
  if (reply < 500) {
    // 421: the server closes the connection to everybody. RFC 5321 §3.8
    const full = enhanced === '2.2' ? '，收件人的邮箱满了' : '';
    return tryLater(`${SERVICE}暂时不收${seen}${full}，稍后再试。`, { unreachable: reply === 421 });
  }
  if (code === 'EAUTH') {
    const says = `${SERVICE}不接受用户名或密码${seen}；请核对邮件设置，部分邮箱要用专门的授权码。`;
    return new ChannelError(says, { retryable: false, unreachable: true });
  }
  const known = DETAILS.find(([detail]) => enhanced !== undefined && detail.test(enhanced));
  if (known !== undefined) return new ChannelError(`${known[1]}${seen}。`, { retryable: known[2] });
  // Without an enhanced code 552 says either. RFC 5321 §4.2.3
  if (reply === 552)
    return tryLater(`邮件太大，或收件人的邮箱满了${seen}；系统会再试，请核对邮箱，或减少照片、改用链接。`);
  if (code === 'EENVELOPE') return refusedForGood(`${SERVICE}不收这个地址的邮件${seen}；请核对收件地址。`);
  return refusedForGood(`${SERVICE}拒收这封邮件${seen}；请联系邮件管理员。`);
}

const BEFORE: Readonly<Record<string, string>> = {
  EDNS: `找不到${SERVICE}的地址，没有送出；请核对邮件设置中的主机名。`,
  ETLS: `与${SERVICE}的加密连接没有建立，没有送出；请核对端口、加密方式和证书。`,
  ENOAUTH: `${SERVICE}要求登录而没有设置用户名和密码，没有送出；请补上邮件设置。`,
  EPROTOCOL: `${SERVICE}的应答不合规范，没有送出；请核对主机名和端口。`,
};

function beforeHandingOver(code: string, timedOut: boolean): ChannelError {
  const says = BEFORE[code];
  if (says !== undefined) return tryLater(says, { unreachable: true });
  if (timedOut) return tryLater(`${SERVICE}在规定时间内没有应答，没有送出，稍后再试。`, { unreachable: true });
  return notReached(SERVICE);
}
