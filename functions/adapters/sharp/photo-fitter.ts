/**
 * Photos made to fit a number of bytes together, with sharp: as sharp and as large as the budget allows, equal for all.
 *
 * Photos that fit as they are stay untouched. Otherwise steps of resolution and quality are tried, best first; a smaller
 * photo loses nothing by a step that it already meets. Bytes that are no picture are left out: the renderer names the gap.
 */
import type { Blob, PhotoFitter } from '../../ports.ts';

/** Longest side in pixels and JPEG quality. 1,800 pixels print at 300 dpi across the type area of 156 mm. */
const STEPS = [
  ...[
    { side: 2400, quality: 85 },
    { side: 1800, quality: 82 },
    { side: 1400, quality: 78 },
    { side: 1100, quality: 72 },
  ],
  ...[
    { side: 800, quality: 65 },
    { side: 600, quality: 55 },
    { side: 400, quality: 45 },
  ],
];
/** Larger pictures are refused before they are decoded: a small file can hold a huge one. */
const MOST_PIXELS = 60_000_000;

type Photos = Readonly<Record<string, Blob>>;

/** The codec is loaded when a photo must be made smaller. */
export function createPhotoFitter(): PhotoFitter {
  return { fit: async (photos, budget) => (sizeOf(photos) <= budget ? photos : shrunk(photos, budget)) };
}

/** The first step that fits, or the last one. */
async function shrunk(photos: Photos, budget: number): Promise<Photos> {
  let smaller: Photos = {};
  for (const step of STEPS) {
    smaller = await atStep(photos, step);
    if (sizeOf(smaller) <= budget) return smaller;
  }
  return smaller;
}

async function atStep(photos: Photos, step: (typeof STEPS)[number]): Promise<Photos> {
  const smaller: [string, Blob][] = [];
  for (const [key, photo] of Object.entries(photos)) {
    const bytes = await encoded(photo.bytes, step);
    if (bytes !== undefined && bytes.length < photo.bytes.length)
      smaller.push([key, { bytes, mediaType: 'image/jpeg' }]);
    else if (bytes !== undefined) smaller.push([key, photo]);
  }
  return Object.fromEntries(smaller);
}

/** Upright, without any of the camera's own data. */
async function encoded(bytes: Uint8Array, { side, quality }: (typeof STEPS)[number]): Promise<Uint8Array | undefined> {
  const { default: sharp } = await import('sharp');
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality })
      .toBuffer();
  } catch {
    return undefined; // Not a picture, or one too large to open.
  }
}

const sizeOf = (photos: Photos): number => Object.values(photos).reduce((sum, { bytes }) => sum + bytes.length, 0);
