/**
 * How a delivery stands and when it is tried again: everything follows from its attempts.
 */
import { describe, expect, it } from 'vitest';
import {
  type Delivery,
  type DeliveryAttempt,
  isDue,
  LONGEST_ATTEMPT_MINUTES,
  mayHaveReceived,
  minutesAfter,
  nextAttempt,
  partsDone,
  RETRY_MINUTES,
} from '../../functions/core/delivery/delivery.ts';
import { addresseesOf, distinct } from '../../functions/core/delivery/recipients.ts';
import { isSecretRef } from '../../functions/core/programme/secret-ref.ts';

const AT = '2022-04-09T00:00:00.000Z';

const delivery = (...attempts: Partial<DeliveryAttempt>[]): Delivery => ({
  programme: 'suizhou',
  day: '2022-04-08',
  edition: 1,
  channel: 'wecom',
  recipient: 'env:ROBOT',
  attempts: attempts.map((attempt) => ({ at: AT, ended: AT, ok: false, answer: '', ...attempt })),
});

const failed = (times: number): Delivery =>
  delivery(...Array.from({ length: times }, () => ({ failure: 'retryable' as const })));

describe('the next attempt', () => {
  it('is at once when nothing was tried, and never when one arrived', () => {
    expect(nextAttempt(delivery(), AT)).toEqual({ state: 'waiting', at: AT });
    expect(isDue(delivery(), AT)).toBe(true);
    expect(nextAttempt(delivery({ failure: 'retryable' }, { ok: true }), AT)).toEqual({ state: 'delivered', at: null });
  });

  it('is 1, 5, 15, 60 minutes after a failure, then never', () => {
    for (const [index, minutes] of RETRY_MINUTES.entries()) {
      const due = minutesAfter(AT, minutes);
      expect(nextAttempt(failed(index + 1), AT)).toEqual({ state: 'retrying', at: due });
      expect(isDue(failed(index + 1), due)).toBe(true);
      expect(isDue(failed(index + 1), minutesAfter(due, -0.01))).toBe(false);
    }
    expect(nextAttempt(failed(RETRY_MINUTES.length + 1), AT)).toEqual({ state: 'given-up', at: null });
  });

  it('is counted from the end of the failed attempt, and not before the service asked for', () => {
    const slow = delivery({ failure: 'retryable', ended: minutesAfter(AT, 2) });
    expect(nextAttempt(slow, AT).at).toBe(minutesAfter(AT, 3));
    const shutOut = delivery({ failure: 'retryable', notBefore: minutesAfter(AT, 10) });
    expect(nextAttempt(shutOut, AT).at).toBe(minutesAfter(AT, 10));
  });

  it('never comes by itself after a refusal for good', () => {
    expect(nextAttempt(delivery({ failure: 'permanent' }), AT)).toEqual({ state: 'refused', at: null });
  });

  it('never comes by itself when it may have arrived, unless the recipient recognises a repeat', () => {
    expect(nextAttempt(delivery({ failure: 'unclear' }), AT)).toEqual({ state: 'unclear', at: null });
    const mail = delivery({ failure: 'unclear', repeatable: true });
    expect(nextAttempt(mail, AT)).toEqual({ state: 'retrying', at: minutesAfter(AT, 1) });
  });

  it('waits for an attempt that is going on; one that never ends is unclear', () => {
    const { ended: _, ...begun } = delivery({}).attempts[0]!;
    const going: Delivery = { ...delivery(), attempts: [begun] };
    const later = minutesAfter(AT, LONGEST_ATTEMPT_MINUTES);
    expect(nextAttempt(going, minutesAfter(later, -0.01))).toEqual({ state: 'sending', at: null });
    expect(nextAttempt(going, later)).toEqual({ state: 'unclear', at: null });
    const mail: Delivery = { ...delivery(), attempts: [{ ...begun, repeatable: true }] };
    expect(isDue(mail, minutesAfter(later, -0.01))).toBe(false);
    expect(isDue(mail, later)).toBe(true);
  });
});

describe('what a delivery says of its recipient', () => {
  it('received, or may have: who is sent a correction', () => {
    expect(mayHaveReceived(delivery())).toBe(false);
    expect(mayHaveReceived(failed(2))).toBe(false);
    expect(mayHaveReceived(delivery({ failure: 'permanent' }))).toBe(false);
    expect(mayHaveReceived(delivery({ failure: 'unclear' }))).toBe(true);
    expect(mayHaveReceived(delivery({ failure: 'retryable' }, { ok: true }))).toBe(true);
  });

  it('names the parts that arrived, once each', () => {
    const parts = delivery({ done: ['text 1'] }, { done: ['text 1', 'text 2'] }, {});
    expect(partsDone(parts)).toEqual(['text 1', 'text 2']);
  });
});

describe('recipients', () => {
  it('are each address once, in order, with the name of their secret', () => {
    const deliver = [
      { channel: 'smtp', to: ['b@example.org', 'a@example.org'] },
      { channel: 'feishu', urlRef: 'env:F', secretRef: 'env:S' },
      { channel: 'smtp', to: ['a@example.org'] },
    ] as const;
    expect(addresseesOf({ deliver })).toEqual([
      { channel: 'smtp', recipient: 'b@example.org' },
      { channel: 'smtp', recipient: 'a@example.org' },
      { channel: 'feishu', recipient: 'env:F', secretRef: 'env:S' },
    ]);
    expect(distinct([])).toEqual([]);
  });

  it('name secrets; what could be a secret itself is no name', () => {
    for (const ref of ['env:WECOM_URL', 'env:wecom', 'ssm:/jianbao/prod/wecom.url-1', 'wecom-url'])
      expect(isSecretRef(ref)).toBe(true);
    for (const text of [
      'https://example.org/send?key=1',
      'env:',
      'env:A B',
      'ssm:jianbao',
      `SEC${'0123'.repeat(16)}`,
      'a9f3c2de-1b2c-4d5e-8f90-123456789abc',
      'ENV:A',
      '',
    ]) {
      expect(isSecretRef(text)).toBe(false);
    }
  });
});
