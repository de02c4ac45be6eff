/** How records lie in DynamoDB: deflated where that saves a unit, read back whichever way they lie. */
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { attributesOf, toItem } from '../../../functions/adapters/dynamodb/item.ts';
import { openDynamoTable } from '../../../functions/adapters/dynamodb/table.ts';
import { MOST_ITEM_BYTES, type QueryRange } from '../../../functions/ports.ts';

const key = { pk: 'P#a#D#2022-04-08#0', sk: 'U#b#R#0001' };
const report = (clauses: number) => ({ ...key, data: { text: '对辖区内主次干道开展消杀𠮷。'.repeat(clauses) } });

describe('an item', () => {
  it.each([0, 1, 10, 20, 30, 100, 5_000])('of %i clauses is read back as it was written', (clauses) => {
    const item = report(clauses);
    expect(toItem(attributesOf(item, 7))).toEqual({ ...item, version: 7 });
  });

  it('is text while that costs one unit, deflated when it would cost more', () => {
    expect(Object.keys(attributesOf(report(10), 1))).toEqual(['pk', 'sk', 'v', 'd']);
    const { z, d } = attributesOf(report(30), 1);
    expect(d).toBeUndefined();
    expect(z?.B?.length).toBeLessThan(400);
  });

  it('that deflating saves no unit of stays text', () => {
    let state = 1;
    const draw = () => {
      state = (state * 48_271) % 2_147_483_647;
      return String.fromCharCode(0x4e00 + (state % 20_000));
    };
    const noise = Array.from({ length: 640 }, draw).join('');
    expect(attributesOf({ ...key, data: noise }, 1).d?.S).toBe(JSON.stringify(noise));
  });

  it('written as text long ago is read, whatever its size', () => {
    const text = JSON.stringify(report(100).data);
    const stored = { pk: { S: key.pk }, sk: { S: key.sk }, v: { N: '3' }, d: { S: text } };
    expect(toItem(stored)).toEqual({ ...report(100), version: 3 });
  });

  it('is refused by the size of its text, so that what fits one store fits all', () => {
    const data = 'x'.repeat(MOST_ITEM_BYTES);
    expect(() => attributesOf({ ...key, data }, 1)).toThrow(RangeError);
  });

  it('that is not ours is an error', () => {
    expect(() => toItem({ pk: { S: 'a' }, sk: { S: 'b' } })).toThrow('not written by us');
  });
});

describe('a query', () => {
  const asked = async (range: QueryRange): Promise<unknown> => {
    const bodies: string[] = [];
    const handle = async ({ body }: { body?: unknown }) => {
      bodies.push(Buffer.from(body as string).toString('utf8'));
      const headers = { 'content-type': 'application/x-amz-json-1.0' };
      return {
        response: { statusCode: 200, headers, body: Readable.from([Buffer.from('{"Items":[]}')]) },
      };
    };
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    const table = openDynamoTable({
      tableName: 't',
      client: { region: 'us-east-1', credentials, requestHandler: { handle } as never },
    });
    await table.query('P#a', range);
    return JSON.parse(bodies[0]!).ConsistentRead;
  };

  it('is strongly consistent unless it says that it need not be', async () => {
    expect(await asked({ prefix: 'U#' })).toBe(true);
    expect(await asked({ prefix: 'U#', eventually: true })).toBe(false);
  });
});
