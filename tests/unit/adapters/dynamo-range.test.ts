import { describe, expect, it } from 'vitest';
import { conditionOf } from '../../../functions/adapters/dynamodb/range.ts';

const P = { S: 'P#a' };

describe('key condition', () => {
  it.each([
    [{}, 'pk = :pk', { ':pk': P }],
    [{ prefix: '' }, 'pk = :pk', { ':pk': P }],
    [{ prefix: 'U#' }, 'pk = :pk AND begins_with(sk, :a)', { ':pk': P, ':a': { S: 'U#' } }],
    [{ from: 'a' }, 'pk = :pk AND sk >= :a', { ':pk': P, ':a': { S: 'a' } }],
    [{ from: '', to: 'b' }, 'pk = :pk AND sk <= :a', { ':pk': P, ':a': { S: 'b' } }],
    [{ from: 'a', to: 'b' }, 'pk = :pk AND sk BETWEEN :a AND :b', { ':pk': P, ':a': { S: 'a' }, ':b': { S: 'b' } }],
    [{ from: '～', to: '𠮷' }, 'pk = :pk AND sk BETWEEN :a AND :b', { ':pk': P, ':a': { S: '～' }, ':b': { S: '𠮷' } }],
  ])('%j', (range, KeyConditionExpression, ExpressionAttributeValues) => {
    expect(conditionOf('P#a', range)).toEqual({ KeyConditionExpression, ExpressionAttributeValues });
  });

  it.each([{ limit: 0 }, { to: '' }, { from: 'b', to: 'a' }, { from: '𠮷', to: '～' }])('asks nothing: %j', (range) => {
    expect(conditionOf('P#a', range)).toBeUndefined();
  });
});
