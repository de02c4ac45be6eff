/**
 * A mail server on loopback that takes every mail apart, and misbehaves as told.
 */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from './loopback-certificate.ts';

/**
 * refuse: the address is unknown; greylist: try later; full: try later after the data; too-large, spam: refused after the
 * data; hang-after-data, drop-after-data: the mail is kept and no answer comes.
 */
export type MailFault =
  | 'refuse'
  | 'greylist'
  | 'full'
  | 'too-large'
  | 'spam'
  | 'over-quota'
  | 'plain-552'
  | 'hang-after-data'
  | 'drop-after-data'
  | 'drop-in-data';

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly raw: string;
  readonly mail: Email;
  readonly secure: boolean;
}

export interface MailServer {
  readonly port: number;
  /** Mails that were kept, whether or not the client was told. */
  readonly mails: ReceivedMail[];
  /** What happens to mail for that address from now on; `*` for all. */
  readonly faults: Map<string, MailFault>;
  readonly signIns: string[];
  readonly connections: () => number;
  stop(): Promise<void>;
}

const reply = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });

const AT_RCPT: Partial<Record<MailFault, Error>> = {
  refuse: reply(550, '5.1.1 no such user here'),
  greylist: reply(451, '4.7.1 greylisted'),
};
const AFTER_DATA: Partial<Record<MailFault, Error>> = {
  full: reply(452, '4.2.2 mailbox full'),
  'too-large': reply(552, '5.3.4 too large'),
  'over-quota': reply(552, '5.2.2 mailbox full'),
  'plain-552': reply(552, 'exceeded storage allocation'),
  spam: reply(554, '5.7.1 looks like spam'),
};

/** @param options what the server offers: secure from the start, sign-in needed, and so on. */
export async function startMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const signIns: string[] = [];
  const faults = new Map<string, MailFault>();
  let connections = 0;
  const faultOf = (address: string): MailFault | undefined => faults.get(address) ?? faults.get('*');
  const server = new SMTPServer({
    key: LOOPBACK_KEY,
    cert: LOOPBACK_CERTIFICATE,
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    ...options,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onAuth({ username, password }, _session, done) {
      signIns.push(username ?? '');
      if (password === 'right') done(null, { user: username ?? '' });
      else done(new Error('535 5.7.8 wrong'));
    },
    onRcptTo({ address }, _session, done) {
      done(AT_RCPT[faultOf(address) ?? 'spam'] ?? null);
    },
    async onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const fault = faultOf(to[0] ?? '');
      if (fault === 'drop-in-data') {
        stream.once('data', () => dropAll());
        return;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const refusal = AFTER_DATA[fault ?? 'refuse'];
      if (refusal !== undefined) return done(refusal);
      const raw = Buffer.concat(chunks);
      mails.push({ to, raw: raw.toString('latin1'), mail: await PostalMime.parse(raw), secure: session.secure });
      if (fault === 'drop-after-data') return dropAll();
      if (fault !== 'hang-after-data') done(null, 'queued as 4711');
    },
  });
  server.on('error', () => {}); // a client that gives up is what some tests are about
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as { port: number }).port,
    mails,
    faults,
    signIns,
    connections: () => connections,
    async stop() {
      dropAll();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Something that accepts connections and then says nothing, or closes them at once. */
export async function startSilentServer(how: 'silent' | 'closing'): Promise<{ port: number; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    if (how === 'closing') socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as { port: number }).port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
