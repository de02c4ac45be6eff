/** The structured log and the metrics as lines that CloudWatch reads. */
import { describe, expect, it } from 'vitest';
import { createLog, underRequest } from '../../functions/runtime/log.ts';
import { metric } from '../../functions/runtime/metrics.ts';

const now = () => new Date('2022-04-09T00:00:00.000Z');

function lines(act: (write: (line: string) => void) => void): Record<string, unknown>[] {
  const written: string[] = [];
  act((line) => written.push(line));
  for (const line of written) expect(line.indexOf('\n')).toBe(line.length - 1);
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('writes one JSON object a line, whatever the message holds', () => {
    const [first, second] = lines((write) => {
      const log = createLog({ write, now });
      log.info('issued\nagain', { programme: 'suizhou', issue: 8 });
      log.error('lone \ud800 half');
    });
    expect(first).toEqual({
      time: '2022-04-09T00:00:00.000Z',
      level: 'INFO',
      message: 'issued\nagain',
      programme: 'suizhou',
      issue: 8,
    });
    expect(second).toMatchObject({ level: 'ERROR', message: 'lone \ufffd half' });
  });

  it('lets no field pass for the level, the time or the message', () => {
    const [line] = lines((write) =>
      createLog({ write, now }).error('real', { level: 'INFO', message: 'forged', time: 'x' }),
    );
    expect(line).toEqual({ time: '2022-04-09T00:00:00.000Z', level: 'ERROR', message: 'real' });
  });

  it('carries the id of the request through everything that is done under it', async () => {
    const written: string[] = [];
    const log = createLog({ write: (line) => written.push(line), now });
    await underRequest('r-1', async () => {
      await Promise.resolve();
      log.info('inside');
    });
    log.info('outside');
    expect(written.map((line) => JSON.parse(line).request)).toEqual(['r-1', undefined]);
  });

  it.each([
    ['an access key', `key suizhou.Ab3-_x9Q.${'a'.repeat(32)} refused`, 'key suizhou.Ab3-_x9Q.*** refused'],
    ['an identity number', '身份证42130219900101123X有误', '身份证***有误'],
    ['a mobile number', '联系13800138000。', '联系***。'],
    ['a mail address', '550 no such user office@example.org', '550 no such user ***'],
  ])('blots out %s', (_, text, kept) => {
    const [line] = lines((write) => createLog({ write, now }).error(text, { error: text }));
    expect(line).toMatchObject({ message: kept, error: kept });
  });

  it('leaves ids, hashes, figures and instants as they are', () => {
    const text = `suizhou 2022-04-08 20586 7980000 ${'0a13800138000b3d'.repeat(4)} 2022-04-09T00:00:00.000Z`;
    const [line] = lines((write) => createLog({ write, now }).info(text));
    expect(line).toMatchObject({ message: text });
  });

  it('cuts what is longer than anybody reads', () => {
    const [line] = lines((write) => createLog({ write, now }).info('x'.repeat(3_000_000)));
    expect((line!.message as string).length).toBe(2_001);
  });
});

describe('a metric', () => {
  it('is a line of the embedded metric format without dimensions', () => {
    const about = { programme: 'suizhou', day: '2022-04-08' };
    const [line] = lines((write) => metric('SecondsToIssue', 12, about, { stage: 'beijing', write, now }));
    expect(line).toEqual({
      programme: 'suizhou',
      day: '2022-04-08',
      SecondsToIssue: 12,
      _aws: {
        Timestamp: Date.parse('2022-04-09T00:00:00.000Z'),
        CloudWatchMetrics: [
          { Namespace: 'Jianbao/beijing', Dimensions: [[]], Metrics: [{ Name: 'SecondsToIssue', Unit: 'Seconds' }] },
        ],
      },
    });
  });

  it('is not written where no stage is set, and refuses what is not a number', () => {
    expect(lines((write) => metric('ReportsLate', 1, {}, { stage: '', write }))).toEqual([]);
    expect(() => metric('ReportsLate', Number.NaN, {}, { stage: 'beijing', write: () => {} })).toThrow(/finite/);
  });
});
