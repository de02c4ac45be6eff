/**
 * What a chat service's answer means: the HTTP status before the number in the body, an unknown number tried again.
 */
import { expect, test } from 'vitest';
import type { ChannelError } from '../../functions/core/delivery/channel-error.ts';
import { takenAnswer } from '../../functions/core/delivery/service-answer.ts';

const CODES = {
  1: { says: '密钥不对。', retryable: false },
  2: { says: '太频繁。', retryable: true, waitSeconds: 60 },
};

function answered(status: number, body: string): Partial<ChannelError> | 'taken' {
  try {
    takenAnswer('某服务', { status, body, waitSeconds: 5 }, CODES, ['errcode']);
    return 'taken';
  } catch (error) {
    const { retryable, mayHaveArrived, message } = error as ChannelError;
    return { retryable, mayHaveArrived, message };
  }
}

test.each([
  [200, '{"errcode":0}', 'taken'],
  // Busy or down, whatever stands beside it: no 0 makes it a success, no number makes it final.
  [503, '{"errcode":0}', { retryable: true, mayHaveArrived: false }],
  [429, '{"errcode":0}', { retryable: true }],
  [429, '{"errcode":1}', { retryable: true, message: expect.stringContaining('HTTP 429') }],
  [500, '{"errcode":1}', { retryable: true, message: expect.stringContaining('HTTP 500') }],
  [500, '{"errcode":2}', { retryable: true, message: expect.stringContaining('太频繁') }],
  // Refused by both: the number says more.
  [403, '{"errcode":1}', { retryable: false, message: expect.stringContaining('密钥不对') }],
  [403, '{"errcode":0}', { retryable: false, message: expect.stringContaining('HTTP 403') }],
  [200, '{"errcode":1}', { retryable: false }],
  [200, '{"errcode":77}', { retryable: true, mayHaveArrived: false, message: expect.stringContaining('77') }],
  [200, '<!doctype html><form>请登录</form>', { retryable: true, mayHaveArrived: true }],
] as const)('%i %s', (status, body, expected) => {
  if (expected === 'taken') expect(answered(status, body)).toBe('taken');
  else expect(answered(status, body)).toMatchObject(expected);
});
