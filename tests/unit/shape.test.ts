/**
 * What is read back from a store must have its shape; what has not is named.
 */
import { expect, test } from 'vitest';
import { readShaped, readShapedList, type Shape } from '../../functions/core/values/shape.ts';

interface Sample {
  readonly name: string;
  readonly before: string | null;
  readonly issue: number;
  readonly units: readonly string[];
  readonly indicators: Readonly<Record<string, string>>;
  readonly note?: string;
}
const SHAPE: Shape<Sample> = {
  name: 'text',
  before: 'text or null',
  issue: 'number',
  units: 'list',
  indicators: 'record',
};
const whole: Sample = { name: '简报', before: null, issue: 1, units: [], indicators: {} };
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

test('what has its shape comes back as it was, with what an earlier or later release adds', () => {
  const more = { ...whole, before: 'x', note: '后来加的' };
  expect(readShaped<Sample>(bytes(more), SHAPE, 'a')).toEqual(more);
  expect(readShapedList<Sample>(bytes([whole, more]), SHAPE, 'a')).toEqual([whole, more]);
});

test.each([
  ['name', { ...whole, name: 1 }],
  ['before', { ...whole, before: 1 }],
  ['issue', { ...whole, issue: '1' }],
  ['issue', { ...whole, issue: null }],
  ['units', { ...whole, units: {} }],
  ['indicators', { ...whole, indicators: [] }],
  ['indicators', { ...whole, indicators: null }],
  ['name', {}],
])('without its %s it is refused by name', (member, value) => {
  expect(() => readShaped<Sample>(bytes(value), SHAPE, 'closes/a.json')).toThrow(
    new RegExp(`closes/a.json has no .* “${member}”`),
  );
  expect(() => readShapedList<Sample>(bytes([whole, value]), SHAPE, 'closes/a.json')).toThrow(member);
});

test.each([
  ['no JSON', '{"a":', /is no JSON/],
  ['another value', '[]', /not the record/],
  ['nothing', 'null', /not the record/],
])('%s is refused', (_, text, words) => {
  expect(() => readShaped<Sample>(new TextEncoder().encode(text), SHAPE, 'a')).toThrow(words);
  expect(() => readShapedList<Sample>(new TextEncoder().encode('{}'), SHAPE, 'a')).toThrow(/not the list/);
});
