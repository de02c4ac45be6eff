/**
 * What DynamoDB would charge for the very requests that the adapter sends: captured below the client, counted by the rules.
 *
 * A write unit for each started KB of an item; a read unit for each started 4 KB of what a call reads, half of one when the
 * read may be eventually consistent, and never less than that for a call. Sizes: names and values in UTF-8 bytes.
 * source: DynamoDB developer guide, "Read and write operations: capacity unit consumption", "Item sizes and formats".
 */
import { Readable } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';

type Value = { readonly S?: string; readonly N?: string; readonly B?: string };
type Attributes = Readonly<Record<string, Value>>;

export interface Call {
  readonly operation: 'GetItem' | 'PutItem' | 'Query';
  readonly pk: string;
  /** Sort key, or what a query asked for of it. */
  readonly sk: string;
  readonly write: number;
  readonly read: number;
  /** Of all items written or read. */
  readonly bytes: number;
}

/** A request handler for the client that forwards everything and notes it in `calls`. */
export function capturing(calls: Call[]): NodeHttpHandler {
  const handler = new NodeHttpHandler();
  const handle = handler.handle.bind(handler);
  handler.handle = async (request, options) => {
    const answer = await handle(request, options);
    const chunks: Buffer[] = [];
    for await (const chunk of answer.response.body as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    answer.response.body = Readable.from([body]);
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) as Call['operation'];
    calls.push(
      callOf(
        operation,
        JSON.parse(new TextDecoder().decode(request.body as Uint8Array)),
        JSON.parse(body.toString('utf8') || '{}'),
      ),
    );
    return answer;
  };
  return handler;
}

interface Input {
  readonly Item?: Attributes;
  readonly Key?: Attributes;
  readonly ConsistentRead?: boolean;
  readonly ExpressionAttributeValues?: Attributes;
}
interface Output {
  readonly Item?: Attributes;
  readonly Items?: readonly Attributes[];
}

function callOf(operation: Call['operation'], input: Input, output: Output): Call {
  const values = input.ExpressionAttributeValues ?? {};
  const key = input.Item ?? input.Key ?? { pk: values[':pk'] ?? {}, sk: values[':a'] ?? {} };
  const about = { operation, pk: key.pk?.S ?? '', sk: key.sk?.S ?? '' };
  if (operation === 'PutItem') {
    const bytes = itemBytes(input.Item ?? {});
    return { ...about, bytes, read: 0, write: Math.ceil(bytes / 1_024) };
  }
  const items = output.Items ?? (output.Item === undefined ? [] : [output.Item]);
  const bytes = items.reduce((sum, item) => sum + itemBytes(item), 0);
  return { ...about, bytes, write: 0, read: readUnits(bytes) * (input.ConsistentRead ? 1 : 0.5) };
}

const readUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4_096));

const itemBytes = (item: Attributes): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);

/** A number: a byte for two digits and one more. */
function valueBytes({ S, N, B }: Value): number {
  if (S !== undefined) return Buffer.byteLength(S);
  return N === undefined ? Buffer.from(B ?? '', 'base64').length : Math.ceil(N.length / 2) + 1;
}
