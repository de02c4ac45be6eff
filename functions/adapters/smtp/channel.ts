/**
 * SMTP: one mail a recipient, the HTML briefing as its body, the text beside it, the Word file attached.
 *
 * Every attempt at a message carries the same Message-ID, so that a repeat is recognised by the recipient's server and
 * shown as one mail; RFC 5321 §4.2.5 asks a client to send again when the answer to the data was lost. Each mail has a
 * connection of its own that is closed with it: a function that is frozen between two runs keeps nothing open.
 */
import { PassThrough } from 'node:stream';
import { rootCertificates } from 'node:tls';
import { createTransport, type Transporter } from 'nodemailer';
import type { Channel, Message, ReadSecret } from '../../ports.ts';
import { failureOf } from './failure.ts';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** tls: from the first byte (465); starttls: refused without it (587); none: in the clear, without a password (25). */
  readonly security: 'tls' | 'starttls' | 'none';
  /** As in a From line: `每日专报 <briefing@example.org>`. */
  readonly from: string;
  readonly user?: string;
  /** Name of the secret that holds the password. */
  readonly passwordRef?: string;
  /** Certificates (PEM) of one's own authority, trusted besides the usual ones. */
  readonly ca?: string;
}

export interface SmtpOptions {
  readonly settings: SmtpSettings;
  readonly readSecret: ReadSecret;
  /** The whole sending ends after this long, whatever the server does. */
  readonly seconds?: number;
}

const SECONDS = 60;
/** Each wait by itself: to connect, for the greeting, for any answer. */
const STEP_MS = 20_000;
const LONGEST_ANSWER = 120;

export function openSmtpChannel({ settings, readSecret, seconds = SECONDS }: SmtpOptions): Channel {
  return {
    name: 'smtp',
    recognisesRepeats: true,
    async send(message) {
      const password = settings.passwordRef === undefined ? undefined : await readSecret(settings.passwordRef);
      const transporter = createTransport(transportOf(settings, seconds, password));
      const handedOver = watchHandingOver(transporter);
      try {
        const signal = AbortSignal.timeout(seconds * 1000);
        const { response } = await transporter.sendMail({ ...mailOf(settings, message), signal });
        return { answer: `邮件服务器已接收：${cleaned(response, password)}` };
      } catch (error) {
        throw failureOf(error, handedOver());
      }
    },
  };
}

function transportOf(settings: SmtpSettings, seconds: number, password: string | undefined) {
  const { host, port, security, user, ca } = settings;
  const step = Math.min(STEP_MS, seconds * 1000);
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    tls: { minVersion: 'TLSv1.2' as const, ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }) },
    connectionTimeout: step,
    greetingTimeout: step,
    dnsTimeout: step,
    socketTimeout: step,
    // What was reported never makes the server read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Becomes true when the whole message has been handed to the connection: from then on it may have arrived. */
function watchHandingOver(transporter: Transporter): () => boolean {
  let handedOver = false;
  transporter.use('stream', (mail, done) => {
    const flush = (next: () => void): void => {
      handedOver = true;
      next();
    };
    mail.message?.transform(() => new PassThrough({ flush }));
    done();
  });
  return () => handedOver;
}

function mailOf(settings: SmtpSettings, { recipient, subject, text, html, link, files, id }: Message) {
  const domain = /@([\w.-]+)>?\s*$/.exec(settings.from)?.[1] ?? settings.host;
  return {
    from: settings.from,
    to: { name: '', address: recipient }, // an address, whatever commas it holds
    subject,
    text: link === undefined ? text : `${text}\n\n全文：${link}\n`,
    ...(html === undefined ? {} : { html }),
    attachments: files.map(({ name, mediaType, bytes }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(bytes),
    })),
    ...(id === undefined ? {} : { messageId: `<${id}@${domain}>` }),
    // RFC 3834 §5: no out-of-office note comes back.
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

/** The server's own words hold the id under which its administrator finds the mail. */
function cleaned(response: string, password: string | undefined): string {
  const line = response.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const safe = password ? line.replaceAll(password, '***') : line;
  return safe.slice(0, LONGEST_ANSWER);
}
