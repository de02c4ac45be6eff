/**
 * What the form's script makes of the answers that a photo gets on its way through the site.
 */
import { afterEach, expect, it, vi } from 'vitest';
import { uploadPhoto } from '../../functions/pages/browser/upload-photo.ts';

afterEach(() => vi.unstubAllGlobals());

/** The store offers no form, so the photo goes through the site, which answers so. */
async function through(status: number, body: object): Promise<unknown> {
  const answers = [Response.json({}, { status: 503 }), Response.json(body, { status })];
  vi.stubGlobal('fetch', async () => answers.shift());
  return uploadPhoto('/api/programmes/p/days/2022-04-08/photos', 'id', new Blob(['x']));
}

it('keeps the words of the site when it refuses', async () => {
  const refused = { code: 'photo.bytes', message: '照片太大，应不超过 12 MB。' };
  expect(await through(413, refused)).toEqual({ is: 'refused', message: refused.message });
});

it('shows nobody the words of a gateway that refuses before the site sees it', async () => {
  expect(await through(413, { message: 'Request Entity Too Large' })).toEqual({ is: 'tooLarge' });
});

it('tries again later when the site is out of order or too busy', async () => {
  for (const status of [429, 500, 502, 503]) await expect(through(status, {})).rejects.toThrow(String(status));
});
