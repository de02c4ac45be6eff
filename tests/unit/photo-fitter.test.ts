/** Photos within a budget: untouched when they fit, smaller together when they do not, without the camera's own data. */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createPhotoFitter } from '../../functions/adapters/vips/photo-fitter.ts';
import { createWordRenderer } from '../../functions/adapters/word/render-briefing.ts';
import { layoutOf } from '../support/office.ts';
import { partsOf } from '../support/read-word.ts';
import { inputOf, photos, png } from '../support/sample-briefing.ts';

/** A photo that packs badly, as real ones do, with a place in its EXIF. */
async function noisy(width: number, height: number): Promise<Uint8Array> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let index = 0, state = 7; index < pixels.length; index++) {
    state = (state * 48_271) % 2_147_483_647;
    pixels[index] = state & 0xff;
  }
  const image = sharp(pixels, { raw: { width, height, channels: 3 } });
  return image
    .withExif({ IFD0: { Artist: 'somebody' }, IFD3: { GPSLatitude: '31/1 42/1 0/1' } })
    .jpeg({ quality: 95 })
    .toBuffer();
}

const blob = (bytes: Uint8Array) => ({ bytes, mediaType: 'image/jpeg' });
const size = (made: Readonly<Record<string, { bytes: Uint8Array }>>) =>
  Object.values(made).reduce((sum, { bytes }) => sum + bytes.length, 0);

test('photos that fit are left as they are', async () => {
  const given = { 'p/0': blob(png(40, 30)) };
  expect(await createPhotoFitter().fit(given, 100_000)).toBe(given);
});

test('photos that do not fit are made smaller, in order, without EXIF; what is no picture is left out', async () => {
  const given = {
    'p/b': blob(await noisy(800, 600)),
    'p/a': blob(await noisy(600, 800)),
    'p/broken': blob(new Uint8Array(225_000).fill(7)),
  };
  const made = await createPhotoFitter().fit(given, 225_000);
  expect(size(made)).toBeLessThanOrEqual(225_000);
  expect(Object.keys(made)).toEqual(['p/b', 'p/a']);
  for (const { bytes } of Object.values(made)) expect((await sharp(bytes).metadata()).exif).toBeUndefined();
});

test('a Word file stays within the budget of its layout and still shows every photo', async () => {
  const big = blob(await noisy(800, 600));
  const layout = (name: string) => ({ ...layoutOf(name), photos: { ...layoutOf(name).photos, budget: 2_225_000 } });
  const renderer = createWordRenderer({ layout, fitter: createPhotoFitter() });
  const input = { ...inputOf([photos(4)]), photos: Object.fromEntries([0, 1, 2, 3].map((n) => [`p/${n}`, big])) };
  const bytes = await renderer.render(input);
  expect(bytes.length).toBeLessThan(2_225_000);
  expect([...partsOf(bytes).keys()].filter((name) => name.startsWith('word/media/'))).toHaveLength(4);
});

test('a photo that is missing, broken or cut short is named, and the rest of the file stands', async () => {
  const whole = png(64, 48);
  const input = {
    ...inputOf([photos(3)]),
    photos: { 'p/0': blob(whole), 'p/1': blob(whole.subarray(0, 90)), 'p/2': blob(new Uint8Array(200)) },
  };
  const parts = partsOf(await createWordRenderer({ layout: layoutOf }).render(input));
  expect([...parts.keys()].filter((name) => name.includes('media'))).toEqual(['word/media/photo1.png']);
  expect(parts.get('word/document.xml')!.match(/（照片无法显示）/g)).toHaveLength(2);
});
