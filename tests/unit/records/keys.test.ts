import { describe, expect, it } from 'vitest';
import {
  padded,
  recordKey,
  recordPrefix,
  revisionKey,
  shardOf,
  shardPartition,
} from '../../../functions/records/store/keys.ts';
import { DAY, sampleProgramme } from '../../support/sample-records.ts';

describe('keys', () => {
  it('are those that the design names', () => {
    expect(recordKey('suizhou', 'programme', padded(3, 4))).toEqual({ pk: 'P#suizhou', sk: 'PROGRAMME#0003' });
    expect(recordKey('suizhou', 'close', DAY)).toEqual({ pk: 'P#suizhou', sk: 'CLOSE#2022-04-08' });
    expect(recordKey('suizhou', 'register', '2022')).toEqual({ pk: 'P#suizhou', sk: 'REGISTER#2022' });
    expect(recordKey('suizhou', 'edition', DAY, padded(2, 2))).toEqual({
      pk: 'P#suizhou',
      sk: 'EDITION#2022-04-08#02',
    });
    expect(revisionKey(sampleProgramme(), DAY, 'gaoxin', 1)).toEqual({
      pk: 'P#suizhou#D#2022-04-08#0',
      sk: 'U#gaoxin#R#0001',
    });
    expect(recordPrefix('edition', DAY)).toBe('EDITION#2022-04-08#');
  });

  it('cannot be led astray by an id', () => {
    expect(() => recordKey('a#D#2022', 'close', DAY)).toThrow(RangeError);
    expect(() => revisionKey(sampleProgramme(), DAY, 'a#R#0009', 1)).toThrow(RangeError);
    expect(() => recordPrefix('edition', '')).toThrow(RangeError);
    expect(() => recordKey('a', 'close', '\ud800')).toThrow(RangeError);
  });

  it('refuse a number that would break their order', () => {
    expect(padded(9999, 4)).toBe('9999');
    for (const number of [10_000, 0, -1, 1.5, Number.NaN]) expect(() => padded(number, 4)).toThrow(RangeError);
  });

  it('put a unit into the shard that FNV-1a gives, for ever', () => {
    // source: FNV-1a 32 bit test vectors: "" 811c9dc5, "a" e40c292c, "foobar" bf9cf968
    expect(shardOf('', 2 ** 32)).toBe(0x811c9dc5);
    expect(shardOf('a', 2 ** 32)).toBe(0xe40c292c);
    expect(shardOf('foobar', 2 ** 32)).toBe(0xbf9cf968);
    expect(shardOf('gaoxin', 1)).toBe(0);
    expect(shardPartition('suizhou', DAY, 3)).toBe('P#suizhou#D#2022-04-08#3');
  });

  it('spread units evenly', () => {
    const counts = [0, 0, 0, 0];
    for (let n = 0; n < 20_000; n += 1) counts[shardOf(`unit-${n}`, 4)]! += 1;
    for (const count of counts) expect(Math.abs(count - 5_000)).toBeLessThan(500);
  });
});
