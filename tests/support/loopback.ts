/**
 * What the proxies in front of emulators share: listening on loopback, reading, forwarding and answering whole messages.
 */
import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  request as send,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Forwarded {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export async function listen(server: Server): Promise<{ endpoint: string; stop(): Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Sends the same request to the target and gives its whole answer. */
export function forward(target: string, request: IncomingMessage, body: Buffer): Promise<Forwarded> {
  const { method, headers, url } = request;
  return new Promise((resolve, reject) => {
    const onward = send(new URL(url ?? '/', target), { method: method ?? 'GET', headers }, async (answer) => {
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: await readBody(answer) });
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

export function respond(response: ServerResponse, { status, headers, body }: Forwarded): void {
  const { 'transfer-encoding': _, connection: __, ...kept } = headers;
  response.writeHead(status, { ...kept, 'content-length': body.length });
  response.end(body);
}
