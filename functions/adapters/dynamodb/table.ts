/**
 * The Table port on one DynamoDB table: attributes pk, sk, v (version) and d (the data as JSON text: a third of the
 * processor time of typed attributes, and Chinese text needs no wrapping).
 *
 * Only GetItem, PutItem and Query; every read strongly consistent; every call ends, whatever the other side does.
 */
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  type DynamoDBClientConfig,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { type Item, MOST_ITEM_BYTES, type QueryRange, type Table } from '../../ports.ts';
import { conditionOf } from './range.ts';

export interface DynamoTableOptions {
  readonly tableName: string;
  /** Settings over the defaults below: credentials, region, time-outs. */
  readonly client?: DynamoDBClientConfig;
  readonly endpoint?: string;
}

/**
 * Time-outs that end the call: the SDK's own defaults wait for ever on a peer that is silent, its `requestTimeout` alone
 * only warns, and none but `socketTimeout` ends an answer that stalls half-way (all measured). Four attempts against a
 * silent peer end within ten seconds.
 */
const ENDING = {
  maxAttempts: 4,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 2_000,
    throwOnRequestTimeout: true,
    socketTimeout: 2_000,
  },
} satisfies DynamoDBClientConfig;

type Attributes = NonNullable<QueryCommandOutput['Items']>[number];
type NewItem = Parameters<Table['insert']>[0];

/** @throws RangeError from `insert` and `replace` when an item is larger than MOST_ITEM_BYTES */
export function openDynamoTable({ tableName, client, endpoint }: DynamoTableOptions): Table {
  const dynamo = new DynamoDBClient({ ...ENDING, ...(endpoint === undefined ? {} : { endpoint }), ...client });
  const put = (item: NewItem, version: number, condition: PutCondition): Promise<boolean> =>
    putIf(dynamo, { TableName: tableName, Item: attributesOf(item, version), ...condition });

  return {
    async get<Data>(pk: string, sk: string) {
      const Key = { pk: { S: pk }, sk: { S: sk } };
      const answer = await dynamo.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
      return answer.Item && toItem<Data>(answer.Item);
    },
    query: <Data>(pk: string, range: QueryRange) => queryAll<Data>(dynamo, tableName, pk, range),
    async insert(item) {
      return (await put(item, 1, { ConditionExpression: 'attribute_not_exists(pk)' })) ? 'inserted' : 'exists';
    },
    async replace(item, expectedVersion) {
      const condition = {
        ConditionExpression: 'v = :v',
        ExpressionAttributeValues: { ':v': { N: String(expectedVersion) } },
      };
      return (await put(item, expectedVersion + 1, condition)) ? 'replaced' : 'changed';
    },
  };
}

interface PutCondition {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeValues?: Record<string, { N: string }>;
}

/** False when the condition failed: also when an earlier attempt of this very call was stored and its answer lost. */
async function putIf(dynamo: DynamoDBClient, input: ConstructorParameters<typeof PutItemCommand>[0]): Promise<boolean> {
  try {
    await dynamo.send(new PutItemCommand(input));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Pages of up to 1 MB, one after the other, until the limit or the end. */
async function queryAll<Data>(
  dynamo: DynamoDBClient,
  tableName: string,
  pk: string,
  range: QueryRange,
): Promise<Item<Data>[]> {
  const condition = conditionOf(pk, range);
  const limit = range.limit ?? Number.POSITIVE_INFINITY;
  const items: Item<Data>[] = [];
  let start: QueryCommandInput['ExclusiveStartKey'];
  if (condition === undefined) return items;
  do {
    const page: QueryCommandInput = { TableName: tableName, ConsistentRead: true, ...condition };
    if (range.newestFirst) page.ScanIndexForward = false;
    if (Number.isFinite(limit)) page.Limit = limit - items.length;
    if (start !== undefined) page.ExclusiveStartKey = start;
    const answer = await dynamo.send(new QueryCommand(page));
    for (const attributes of answer.Items ?? []) items.push(toItem<Data>(attributes));
    start = answer.LastEvaluatedKey;
  } while (start !== undefined && items.length < limit);
  return items;
}

/** Refused here with a sentence, before it is sent: the service would refuse it with less to go by. */
function attributesOf({ pk, sk, data }: NewItem, version: number): Attributes {
  const d = JSON.stringify(data);
  const bytes = Buffer.byteLength(d) + Buffer.byteLength(pk) + Buffer.byteLength(sk);
  if (bytes > MOST_ITEM_BYTES) {
    throw new RangeError(`${pk} ${sk} has ${bytes} bytes; an item has at most ${MOST_ITEM_BYTES}.`);
  }
  return { pk: { S: pk }, sk: { S: sk }, v: { N: String(version) }, d: { S: d } };
}

function toItem<Data>(attributes: Attributes): Item<Data> {
  const { pk, sk, v, d } = attributes;
  if (!pk?.S || !sk?.S || !v?.N || d?.S === undefined) throw new Error('An item of the table was not written by us.');
  return { pk: pk.S, sk: sk.S, version: Number(v.N), data: JSON.parse(d.S) as Data };
}
