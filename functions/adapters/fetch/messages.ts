/**
 * `Request` and `Response` of fetch, as far as Hono and our routes use them: they spare a function the 47 ms of processor
 * time that Node takes to load its own, which can do much more.
 *
 * Stands for Node's classes in the web functions' bundles: docs/decisions/0029-light-fetch.md. What is not here is absent,
 * not half there. Source: Fetch Standard, §5.3–5.5; a property test compares them with Node's, and the web tests run on both.
 */
import { Readable } from 'node:stream';
import { LightHeaders } from './headers.ts';

type Body = string | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array> | null | undefined;
type Fields = ConstructorParameters<typeof LightHeaders>[0];

/** Bytes that are read once, at a stroke or as a stream. */
class Message {
  readonly headers: LightHeaders;
  readonly #bytes: Uint8Array<ArrayBuffer> | undefined;
  #stream: ReadableStream<Uint8Array> | undefined;
  #read = false;

  constructor(body: Body, fields: Fields) {
    this.headers = new LightHeaders(fields);
    if (body instanceof ReadableStream) this.#stream = body;
    else if (body !== null && body !== undefined) this.#bytes = bytesOf(body);
    if (typeof body === 'string' && !this.headers.has('content-type'))
      this.headers.set('content-type', 'text/plain;charset=UTF-8');
  }

  /** Made when it is asked for: Node loads streams of this kind only then. */
  get body(): ReadableStream<Uint8Array> | null {
    if (this.#stream === undefined && this.#bytes !== undefined) {
      this.#stream = streamOf(this.#bytes);
      if (this.#read) this.#stream.getReader(); // whoever comes second finds it taken
    }
    return this.#stream ?? null;
  }

  get bodyUsed(): boolean {
    return this.#read || (this.#stream !== undefined && Readable.isDisturbed(this.#stream as unknown as Readable));
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.#readOnce()).buffer;
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.#readOnce());
  }

  async #readOnce(): Promise<Uint8Array<ArrayBuffer>> {
    if (this.bodyUsed || this.#stream?.locked) throw new TypeError('The body has been read.');
    this.#read = this.#stream !== undefined || this.#bytes !== undefined;
    if (this.#stream === undefined) return new Uint8Array(this.#bytes ?? []);
    const chunks: Uint8Array[] = [];
    const reader = this.#stream.getReader(); // kept: nobody reads after us
    for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
    return new Uint8Array(Buffer.concat(chunks));
  }
}

/** 101, 103, 204, 205 and 304 have no body: Fetch Standard, §2.2.3 "null body status". */
const NO_BODY = [101, 103, 204, 205, 304];

interface ResponseInit {
  readonly status?: number | undefined;
  readonly statusText?: string | undefined;
  readonly headers?: Fields;
}

export class LightResponse extends Message {
  readonly status: number;
  readonly statusText: string;

  /** @throws RangeError for a status that is none; TypeError for a body where none may be. */
  constructor(body?: Body, { status = 200, statusText = '', headers }: ResponseInit = {}) {
    if (!Number.isInteger(status) || status < 200 || status > 599) throw new RangeError(`${status} is no status.`);
    if (body !== null && body !== undefined && NO_BODY.includes(status))
      throw new TypeError(`An answer with status ${status} has no body.`);
    super(body, headers);
    this.status = status;
    this.statusText = statusText;
  }

  get ok(): boolean {
    return this.status < 300;
  }
}

const TOKEN = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
/** Written in capitals whatever the client wrote: Fetch Standard, §2.2.1 "normalize a method". */
const NORMALISED = /^(?:DELETE|GET|HEAD|OPTIONS|POST|PUT)$/i;
const FORBIDDEN = /^(?:CONNECT|TRACE|TRACK)$/i;

interface RequestInit {
  readonly method?: string;
  readonly headers?: Fields;
  readonly body?: Body;
}

export class LightRequest extends Message {
  readonly url: string;
  readonly method: string;

  /** @throws TypeError for an address that is none or names a user, a method that may not be, a body where none may be. */
  constructor(address: string, { method = 'GET', headers, body }: RequestInit = {}) {
    if (!TOKEN.test(method) || FORBIDDEN.test(method)) throw new TypeError(`${JSON.stringify(method)} is no method.`);
    const normalised = NORMALISED.test(method) ? method.toUpperCase() : method;
    if (body !== null && body !== undefined && /^(?:GET|HEAD)$/.test(normalised))
      throw new TypeError('A request with this method has no body.');
    super(body, headers);
    this.url = addressOf(address);
    this.method = normalised;
  }
}

function addressOf(address: string): string {
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') throw new TypeError('The address names a user.');
  return url.href;
}

function bytesOf(body: string | Uint8Array | ArrayBuffer): Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array || body instanceof ArrayBuffer) return new Uint8Array(body);
  throw new TypeError('A body is a text, bytes or a stream.');
}

const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
