/**
 * A loopback proxy that breaks the first calls of one kind on purpose, to see what a lost or late answer does.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { forward, listen, readBody, respond } from './loopback.ts';

/**
 * reset-before: cut off, nothing done; reset-after: done, then cut off; truncate: done, half the answer, then cut off;
 * error-500, throttle: an answer that says so, nothing done; hang: no answer ever, nothing done; hang-after: done, no answer;
 * stall: done, half the answer, then silence.
 */
export const FAULTS = [
  'reset-before',
  'reset-after',
  'truncate',
  'error-500',
  'throttle',
  'hang',
  'hang-after',
  'stall',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultPlan {
  readonly fault: Fault;
  /** How many calls are broken; those after them pass. */
  readonly times: number;
  /** Which calls: the operation in the DynamoDB target header; absent: all. */
  readonly operation?: string;
}

export interface FaultProxy {
  readonly endpoint: string;
  /** How many calls were broken so far. */
  readonly injected: () => number;
  stop(): Promise<void>;
}

export async function startFaultProxy(target: string, plan: FaultPlan): Promise<FaultProxy> {
  let injected = 0;
  const proxy = await startChoosingProxy(target, (request) => {
    if (injected >= plan.times || !isMeant(request, plan)) return undefined;
    injected += 1;
    return plan.fault;
  });
  return { ...proxy, injected: () => injected };
}

/** Breaks each call in the way that `choose` names; undefined: it passes. */
export async function startChoosingProxy(
  target: string,
  choose: (request: IncomingMessage) => Fault | undefined,
): Promise<{ readonly endpoint: string; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const fault = choose(request);
    if (fault === undefined) return respond(response, await forward(target, request, body));
    await inject[fault](target, request, body, response);
  });
  return listen(server);
}

type Inject = (target: string, request: IncomingMessage, body: Buffer, response: ServerResponse) => unknown;

const inject: Readonly<Record<Fault, Inject>> = {
  'reset-before': (_target, request) => request.socket.resetAndDestroy(),
  async 'reset-after'(target, request, body) {
    await forward(target, request, body);
    request.socket.resetAndDestroy();
  },
  async truncate(target, request, body, response) {
    await respondInPart(target, request, body, response);
    request.socket.destroy();
  },
  'error-500': (_target, request, _body, response) =>
    respond(response, isJson(request) ? jsonError(500, 'InternalServerError') : xmlError(500, 'InternalError')),
  throttle: (_target, request, _body, response) =>
    respond(
      response,
      isJson(request) ? jsonError(400, 'ProvisionedThroughputExceededException') : xmlError(503, 'SlowDown'),
    ),
  hang: () => {},
  'hang-after': (target, request, body) => forward(target, request, body),
  stall: respondInPart,
};

async function respondInPart(...[target, request, body, response]: Parameters<Inject>): Promise<void> {
  const answer = await forward(target, request, body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length + 1 });
  const half = answer.body.subarray(0, answer.body.length >> 1);
  await new Promise((resolve) => response.write(half, resolve));
}

/** DynamoDB and SQS name the operation in a header and answer in JSON; S3 answers in XML. */
const isJson = (request: IncomingMessage): boolean => request.headers['x-amz-target'] !== undefined;

const xmlError = (status: number, code: string) => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  ),
});

const jsonError = (status: number, type: string) => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type })),
});

const isMeant = (request: IncomingMessage, { operation }: FaultPlan): boolean =>
  operation === undefined || String(request.headers['x-amz-target']).endsWith(`.${operation}`);
