/**
 * What went wrong with a mail, in a sentence, by stage and reply code. The server's own words stay out of it.
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
}

/** @param handedOver the whole message had been handed to the connection. */
export function failureOf(error: unknown, handedOver: boolean): ChannelError {
  if (error instanceof ChannelError) return error;
  const { code: named = '', originalCode = '', responseCode = 0 } = error as SmtpFailure;
  const code = /CERT|SIGNED|UNABLE_TO|SSL|TLS|EPROTO$/.test(originalCode) ? 'ETLS' : named;
  if (responseCode >= 400 && code !== 'ETLS') return replied(code, responseCode);
  const timedOut = code === 'ETIMEDOUT' || code === 'EABORT';
  if (handedOver) return noAnswer(SERVICE, timedOut ? 'timeout' : 'dropped');
  return beforeHandingOver(code, timedOut);
}

function replied(code: string, reply: number): ChannelError {
  const seen = `（SMTP ${reply}）`;
  if (reply < 500) {
    // 421: the server closes the connection to everybody. RFC 5321 §3.8
    return tryLater(`${SERVICE}暂时不收${seen}，稍后再试。`, { unreachable: reply === 421 });
  }
  if (code === 'EAUTH') {
    const says = `${SERVICE}不接受用户名或密码${seen}；请核对邮件设置，部分邮箱要用专门的授权码。`;
    return new ChannelError(says, { retryable: false, unreachable: true });
  }
  if (reply === 552) return refusedForGood(`邮件太大，${SERVICE}不收${seen}；请减少照片或改用链接。`);
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
