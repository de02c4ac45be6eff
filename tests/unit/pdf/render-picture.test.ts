/** The long picture: as wide as chat groups show, each file small enough, cut between blocks. */
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openPress } from '../../../functions/adapters/pdf/open-press.ts';
import { pngOf } from '../../../functions/adapters/pdf/png.ts';
import { createPictureRenderers, cutsOf } from '../../../functions/adapters/pdf/render-picture.ts';
import { layoutOf } from '../../support/office.ts';
import { inputOf, NARRATIVE, p, typicalDay } from '../../support/sample-briefing.ts';

const press = openPress();
const drawn = async (input: ReturnType<typeof inputOf>): Promise<readonly Uint8Array[]> => {
  const pictures: Uint8Array[] = [];
  for (const renderer of Object.values(createPictureRenderers({ layout: layoutOf, press: async () => press }))) {
    const bytes = await renderer.render(input);
    if (bytes !== undefined) pictures.push(bytes);
  }
  return pictures;
};
const sizeOf = (png: Uint8Array) => {
  const view = Buffer.from(png);
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
};

test('an ordinary day is one picture of 1,080 pixels, the same each time', async () => {
  const [one, other] = [await drawn(typicalDay()), await drawn(typicalDay())];
  expect(one).toHaveLength(1);
  expect(sizeOf(one[0]!).width).toBe(1080);
  expect(one[0]!.length).toBeLessThan(5_000_000);
  expect(Buffer.from(one[0]!).equals(Buffer.from(other[0]!))).toBe(true);
});

test('a long one goes on in further files, each of them small enough', async () => {
  const pictures = await drawn(inputOf(Array.from({ length: 24 }, () => p(NARRATIVE.repeat(3)))));
  expect(pictures.length).toBeGreaterThan(1);
  for (const each of pictures) {
    expect(sizeOf(each).width).toBe(1080);
    expect(each.length).toBeLessThan(5_000_000);
  }
});

test('cuts come before the first block of each stretch', () => {
  const at = (...ys: readonly number[]) => ys.map((y, block) => ({ block, y }));
  expect([...cutsOf(at(10, 90, 120, 180, 350), 100)]).toEqual([2, 4]);
  expect([...cutsOf(at(10, 90), 100)]).toEqual([]);
  expect([...cutsOf(at(150, 160), 100)]).toEqual([]);
});

test('a picture of few colours has a palette, one of many is in true colour; both hold their pixels', () => {
  const few = {
    width: 3,
    height: 2,
    data: Uint8Array.from({ length: 24 }, (_, at) => (at % 8 < 4 ? 255 : at % 4 === 0 || at % 4 === 3 ? 255 : 0)),
  };
  const png = Buffer.from(pngOf(few));
  expect(png[25]).toBe(3);
  const noise = Uint8Array.from({ length: 3200 }, (_, at) => Math.imul(at * at + 7, 2_654_435_761) >>> 24);
  const many = { width: 400, height: 2, data: noise };
  const colourful = Buffer.from(pngOf(many));
  expect(colourful[25]).toBe(2);
  const start = colourful.indexOf('IDAT') + 4;
  const lines = inflateSync(colourful.subarray(start, colourful.length - 16));
  expect(lines).toHaveLength(2 * (1 + 1200));
  expect([...lines.subarray(1, 4)]).toEqual([...many.data.subarray(0, 3)]);
});
