/** What the page flow is sure of: a tall picture at the end of a page may stand on either side of it. */
import { expect, test } from 'vitest';
import { PageFlow } from '../../../functions/adapters/word/page-flow.ts';

const PAGE = 640;

function after(used: number, picture: number): PageFlow {
  const flow = new PageFlow(PAGE);
  flow.block(used);
  flow.block(picture);
  return flow;
}

test.each([
  ['just fits', 425, 210],
  ['just does not fit', 435, 210],
])('a picture that %s leaves the place of all that follows in doubt', (_, used, picture) => {
  expect(after(used, picture).doubt).toBe(PAGE - used);
});

test('one with room to spare, one that clearly moves on, and a low row leave none', () => {
  expect([after(300, 210).doubt, after(500, 210).doubt, after(615, 20).doubt]).toEqual([0, 0, 0]);
  expect(after(500, 210).room).toBe(PAGE - 210);
});

test('a page that is begun anew is sure again', () => {
  const flow = after(425, 210);
  flow.turn(PAGE);
  expect(flow.doubt).toBe(0);
});
