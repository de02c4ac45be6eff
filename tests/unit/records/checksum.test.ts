import { describe, expect, it } from 'vitest';
import { canonicalJson, checksum, sha256 } from '../../../functions/records/store/checksum.ts';

describe('checksum', () => {
  it('is SHA-256 in hex over UTF-8', () => {
    // source: FIPS 180-4 example "abc"; printf 简报 | sha256sum
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256(new TextEncoder().encode('简报'))).toBe(sha256('简报'));
  });

  it('does not depend on the order of keys, nor on absent or undefined', () => {
    expect(checksum({ a: 1, b: [{ d: 2, c: 3 }], e: undefined })).toBe(checksum({ b: [{ c: 3, d: 2 }], a: 1 }));
  });

  it('depends on the order of lists, on null and on types', () => {
    const all = [
      { a: [1, 2] },
      { a: [2, 1] },
      { a: null },
      {},
      { a: '1' },
      { a: 1 },
      { a: true },
      { a: [] },
      { a: {} },
    ];
    expect(new Set(all.map((each) => checksum(each))).size).toBe(all.length);
  });

  it('writes the canonical form of RFC 8785', () => {
    const input = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    // source: RFC 8785 section 3.2.2 and 3.2.4, expected output
    expect(canonicalJson(input)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('orders keys by UTF-16 units and keeps __proto__ a key like any other', () => {
    // source: RFC 8785 section 3.2.3, sorting example
    const input = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    const keys = Object.values(JSON.parse(canonicalJson({ list: input })).list);
    expect(canonicalJson(input).replace(/"[^"]*":/g, '')).toBe('{2,4,6,7,1,5,3}');
    expect(keys).toHaveLength(7);
    expect(canonicalJson(JSON.parse('{"__proto__":{"b":1},"a":2}'))).toBe('{"__proto__":{"b":1},"a":2}');
  });
});
