/**
 * The Table port on one DynamoDB table (`item.ts` says how a record lies there).
 *
 * Only GetItem, PutItem and Query; every read strongly consistent but queries that say they need it not; every call ends,
 * whatever the other side does.
 */
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  type DynamoDBClientConfig,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Item, QueryRange, Table } from '../../ports.ts';
import { attributesOf, type NewItem, toItem } from './item.ts';
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
    const page: QueryCommandInput = { TableName: tableName, ConsistentRead: !range.eventually, ...condition };
    if (range.newestFirst) page.ScanIndexForward = false;
    if (Number.isFinite(limit)) page.Limit = limit - items.length;
    if (start !== undefined) page.ExclusiveStartKey = start;
    const answer = await dynamo.send(new QueryCommand(page));
    for (const attributes of answer.Items ?? []) items.push(toItem<Data>(attributes));
    start = answer.LastEvaluatedKey;
  } while (start !== undefined && items.length < limit);
  return items;
}
