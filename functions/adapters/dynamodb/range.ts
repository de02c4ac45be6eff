/**
 * From the port's query range to DynamoDB's key condition, which knows one condition on the sort key and refuses
 * empty strings, bounds in the wrong order and a limit of 0.
 */
import type { QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { QueryRange } from '../../ports.ts';

type Condition = Pick<QueryCommandInput, 'KeyConditionExpression' | 'ExpressionAttributeValues'>;

/** The condition; undefined when nothing can be in the range, so that there is nothing to ask. */
export function conditionOf(pk: string, { prefix, from, to, limit }: QueryRange): Condition | undefined {
  if (limit === 0 || to === '') return undefined;
  if (prefix) return condition('begins_with(sk, :a)', pk, prefix);
  if (from && to) return inOrder(from, to) ? condition('sk BETWEEN :a AND :b', pk, from, to) : undefined;
  if (from) return condition('sk >= :a', pk, from);
  if (to) return condition('sk <= :a', pk, to);
  return condition(undefined, pk);
}

function condition(onSortKey: string | undefined, pk: string, a?: string, b?: string): Condition {
  return {
    KeyConditionExpression: onSortKey === undefined ? 'pk = :pk' : `pk = :pk AND ${onSortKey}`,
    ExpressionAttributeValues: {
      ':pk': { S: pk },
      ...(a === undefined ? {} : { ':a': { S: a } }),
      ...(b === undefined ? {} : { ':b': { S: b } }),
    },
  };
}

/** As the service compares them: by UTF-8 bytes, not by JavaScript's UTF-16 units. */
const inOrder = (from: string, to: string): boolean => Buffer.compare(Buffer.from(from), Buffer.from(to)) <= 0;
