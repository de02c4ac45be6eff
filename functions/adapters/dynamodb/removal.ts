/**
 * Removing records from the DynamoDB table, with the operator's own credentials: no function has the permission.
 * Point-in-time recovery and backups keep what went until they expire (docs/runbook.md).
 */
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  GetItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Removal } from '../../ports.ts';

export interface DynamoRemovalOptions {
  readonly tableName: string;
  readonly client?: DynamoDBClientConfig;
}

/** The part of the Removal port that is about records. */
export function openDynamoRemoval({ tableName, client }: DynamoRemovalOptions): Pick<Removal, 'removeItem' | 'close'> {
  const dynamo = new DynamoDBClient({
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
    ...client,
  });
  return {
    async removeItem(pk, sk, version) {
      const Key = { pk: { S: pk }, sk: { S: sk } };
      const condition = { ConditionExpression: 'v = :v', ExpressionAttributeValues: { ':v': { N: String(version) } } };
      try {
        await dynamo.send(new DeleteItemCommand({ TableName: tableName, Key, ...condition }));
        return 'removed';
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
      // Also when an earlier attempt of this very call did it and its answer was lost.
      const answer = await dynamo.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
      return answer.Item === undefined ? 'absent' : 'changed';
    },
    close: () => dynamo.destroy(),
  };
}
