/**
 * A loopback proxy that gives an S3 emulator the conditional put which it lacks, as the S3 API describes it: a put with
 * `If-None-Match: *` is answered 412 when the key is taken and 409 while another put of the key is under way.
 *
 * source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Forwarded, forward, listen, readBody, respond } from './loopback.ts';

export interface ConditionalPuts {
  readonly endpoint: string;
  /** How often each status was answered instead of the emulator's. */
  readonly refused: { 409: number; 412: number };
  stop(): Promise<void>;
}

export async function startConditionalPuts(target: string): Promise<ConditionalPuts> {
  const underWay = new Set<string>();
  const refused = { 409: 0, 412: 0 };
  const refuse = (response: ServerResponse, status: 409 | 412, code: string): void => {
    refused[status] += 1;
    respond(response, xmlError(status, code));
  };

  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const key = new URL(request.url ?? '/', target).pathname;
    if (!isConditionalPut(request)) return respond(response, await forward(target, request, body));
    if (await isTaken(target, key)) return refuse(response, 412, 'PreconditionFailed');
    if (underWay.has(key)) return refuse(response, 409, 'ConditionalRequestConflict');
    underWay.add(key);
    try {
      if (await isTaken(target, key)) return refuse(response, 412, 'PreconditionFailed'); // taken since we looked
      respond(response, await forward(target, request, body));
    } finally {
      underWay.delete(key);
    }
  });
  return { ...(await listen(server)), refused };
}

const isConditionalPut = (request: IncomingMessage): boolean =>
  request.method === 'PUT' && request.headers['if-none-match'] === '*';

const isTaken = async (target: string, key: string): Promise<boolean> =>
  (await fetch(new URL(key, target), { method: 'HEAD' })).status === 200;

const xmlError = (status: number, code: string): Forwarded => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  ),
});
