/**
 * The light classes that Hono gets in the web functions' bundles, against Node's own: whatever is asked of both, both say
 * the same, or both refuse with the same kind of error.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LightHeaders } from '../../functions/adapters/fetch/headers.ts';
import { LightRequest, LightResponse } from '../../functions/adapters/fetch/messages.ts';
import { runs } from '../support/thorough.ts';

const outcome = <T>(act: () => T): unknown => {
  try {
    return { value: act() };
  } catch (error) {
    return { error: (error as Error).constructor.name };
  }
};

const name = fc.oneof(
  fc.constantFrom('Cookie', 'set-cookie', 'Set-Cookie', 'ETag', 'Vary', 'vary', 'content-type', 'X-a', 'x-A', 'z'),
  fc.string({ maxLength: 6, unit: 'binary' }),
  fc.constantFrom('', ' x', 'x:', 'x\r\ny', '名', '__proto__', 'constructor'),
);
const value = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ maxLength: 8, unit: 'binary' }),
  fc.constantFrom('', ' a ', '\t', 'a\r\nset-cookie: b', 'a\nb', 'a\0b', '\r\na', 'a, b', 'ÿ', 'Ā', '简报'),
);
const call = fc.oneof(
  fc.tuple(fc.constantFrom('append', 'set'), name, value),
  fc.tuple(fc.constantFrom('get', 'has', 'delete'), name, fc.constant('')),
);
const fields = fc.oneof(
  fc.array(fc.tuple(name, value), { maxLength: 4 }),
  fc.dictionary(
    name.filter((key) => key !== '__proto__'),
    value,
    { maxKeys: 4 },
  ), // Node drops that one, of records only
  fc.constant(undefined),
);

type Fields = ConstructorParameters<typeof Headers>[0];
type Content = ConstructorParameters<typeof Response>[0];
type Kind = typeof Headers | typeof LightHeaders;
const AS_ENTRIES = (headers: InstanceType<Kind>): unknown => {
  const seen: [string, string][] = [];
  headers.forEach((text: string, key: string) => void seen.push([key, text]));
  return { entries: [...headers.entries()], iterated: [...headers], seen, cookies: headers.getSetCookie() };
};

function told(make: Kind, given: unknown, calls: readonly (readonly [string, string, string])[]): unknown {
  return outcome(() => {
    const headers = new (make as typeof Headers)(given as Fields);
    const said = calls.map(([method, key, text]) =>
      outcome(() => (headers as unknown as Record<string, (...all: string[]) => unknown>)[method]!(key, text) ?? null),
    );
    return { said, ...(AS_ENTRIES(headers) as object) };
  });
}

describe('header fields', () => {
  it('are kept, refused and given back as by Node', () => {
    fc.assert(
      fc.property(fields, fc.array(call, { maxLength: 12 }), (given, calls) => {
        expect(told(LightHeaders, given, calls)).toEqual(told(Headers, given, calls));
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('never let a value begin a second field', () => {
    for (const text of ['a\r\nset-cookie: b=c', 'a\nb', 'a\rb', 'a\0b'])
      expect(() => new LightHeaders({ location: text })).toThrow(TypeError);
  });

  it('of other headers are copied, their cookies apart', () => {
    const [node, light] = [new Headers(), new LightHeaders()];
    for (const each of [node, light]) {
      each.append('set-cookie', 'a=1');
      each.append('set-cookie', 'b=2, c');
      each.append('Vary', 'x');
    }
    expect(AS_ENTRIES(new LightHeaders(light))).toEqual(AS_ENTRIES(new Headers(node)));
  });
});

const body = fc.oneof(
  fc.constant(null),
  fc.constant(undefined),
  fc.string({ unit: 'binary' }),
  fc.constant('\uFEFF有字节序标记'),
  fc.uint8Array({ maxLength: 20 }),
  fc.uint8Array({ maxLength: 20 }).map((bytes) => new Uint8Array([...bytes, 0]).buffer),
);
const status = fc.oneof(
  fc.constantFrom(200, 201, 204, 205, 206, 303, 304, 413, 500),
  fc.integer({ min: 0, max: 999 }),
  fc.constant(undefined),
);

async function drained(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What it holds, read in a way that is drawn, and what a second reading says. */
async function contents(message: Response | Request | LightResponse | LightRequest, how: number): Promise<unknown> {
  const tries: unknown[] = [];
  for (const way of [how, (how + 1) % 3]) {
    try {
      if (way === 0) tries.push(await message.text());
      else if (way === 1) tries.push([...new Uint8Array(await message.arrayBuffer())]);
      else if (message.body === null) tries.push(null);
      else tries.push([...(await drained(message.body as AsyncIterable<Uint8Array>))]);
    } catch (error) {
      tries.push((error as Error).constructor.name);
    }
    tries.push(message.bodyUsed);
  }
  return tries;
}

describe('an answer', () => {
  const made = (make: typeof Response, given: Content, init: ResponseInit, again: boolean): unknown =>
    outcome(() => {
      const first = new make(given, init);
      return again ? new make(first.body, first) : first;
    });

  it('has the status, fields and bytes that one of Node has, made anew from itself or not', async () => {
    const how = fc.integer({ min: 0, max: 2 });
    await fc.assert(
      fc.asyncProperty(body, status, fields, fc.boolean(), how, async (given, code, headers, again, way) => {
        const init = { status: code, headers } as ResponseInit;
        const node = made(Response, given, init, again) as { value?: Response; error?: string };
        const light = made(LightResponse as never, given, init, again) as { value?: LightResponse; error?: string };
        expect(light.error === undefined).toBe(node.error === undefined); // of two errors each may name another
        if (node.value === undefined || light.value === undefined) return;
        const plain = (each: Response | LightResponse) => [each.status, each.statusText, each.ok, [...each.headers]];
        expect(plain(light.value)).toEqual(plain(node.value));
        expect(await contents(light.value, way)).toEqual(await contents(node.value, way));
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('may be a stream on its way through a compressor', async () => {
    const text = '简报'.repeat(1_000);
    const packed = new LightResponse(new LightResponse(text).body!.pipeThrough(new CompressionStream('gzip') as never));
    const unpacked = new Response(await packed.arrayBuffer()).body!.pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(unpacked).text()).toBe(text);
  });
});

describe('a request', () => {
  const address = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc
      .tuple(
        fc.constantFrom('', 'a.example', 'a b', 'u:p@a', 'a:99999', '[::1]', '例.example'),
        fc.string({ unit: 'binary' }),
      )
      .map(([host, path]) => `https://${host}/${path}`),
    fc.constantFrom('/report', '', 'https://a.example/../x', 'https://a.example/%2e%2e/x?\\', '//a'),
  );
  const method = fc.oneof(
    fc.constantFrom(
      'GET',
      'get',
      'Put',
      'POST',
      'head',
      'patch',
      'PATCH',
      'TRACE',
      'connect',
      'Track',
      'QUERY',
      'A B',
      '',
    ),
    fc.string({ maxLength: 5 }),
  );

  it('has the address, method, fields and bytes that one of Node has', async () => {
    const how = fc.integer({ min: 0, max: 2 });
    await fc.assert(
      fc.asyncProperty(address, method, fields, body, how, async (url, verb, headers, given, way) => {
        const init = { method: verb, headers, body: given } as RequestInit;
        const node = outcome(() => new Request(url, init)) as { value?: Request; error?: string };
        const light = outcome(() => new LightRequest(url, init as never)) as { value?: LightRequest; error?: string };
        expect(light.error).toBe(node.error);
        if (node.value === undefined || light.value === undefined) return;
        const plain = (each: Request | LightRequest) => [each.url, each.method, [...each.headers]];
        expect(plain(light.value)).toEqual(plain(node.value));
        expect(await contents(light.value, way)).toEqual(await contents(node.value, way));
      }),
      { numRuns: runs(1_000) },
    );
  });
});
