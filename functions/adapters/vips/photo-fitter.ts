/**
 * Photos made to fit a number of bytes together, with libvips: as sharp and as large as the budget allows, equal for all.
 *
 * Photos that fit as they are stay untouched. Otherwise steps of resolution and quality are tried, best first; a smaller
 * photo loses nothing by a step that it already meets. Bytes that are no picture are left out: the renderer names the gap.
 */
import { lookAtPhoto } from '../../core/photo/photo.ts';
import type { Blob, PhotoFitter } from '../../ports.ts';
import { asJpeg, readUpright, withVips } from './vips.ts';

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
type Photos = Readonly<Record<string, Blob>>;

/** Photos that stand for all when a step is looked for. */
const SAMPLES = 4;

/** The last answer is kept: Word and HTML ask for the same photos one after the other. */
export function createPhotoFitter(): PhotoFitter {
  let last: { readonly asked: string; readonly fitted: Promise<Photos> } | undefined;
  return {
    fit: async (photos, budget) => {
      if (sizeOf(photos) <= budget) return photos;
      const asked = JSON.stringify([budget, Object.entries(photos).map(([key, { bytes }]) => [key, bytes.length])]);
      if (last?.asked !== asked) last = { asked, fitted: shrunk(photos, budget) };
      return last.fitted;
    },
  };
}

/** The first step that fits, or the last one. A few photos tell beforehand which steps are not worth trying on all. */
async function shrunk(photos: Photos, budget: number): Promise<Photos> {
  const samples = sampleOf(photos);
  const share = sizeOf(photos) / Math.max(1, sizeOf(samples));
  for (const step of STEPS) {
    const isLast = step === STEPS.at(-1);
    if (!isLast && sizeOf(await atStep(samples, step)) * share > budget) continue;
    const smaller = await atStep(photos, step);
    if (isLast || sizeOf(smaller) <= budget) return smaller;
  }
  return photos;
}

function sampleOf(photos: Photos): Photos {
  const all = Object.entries(photos);
  const every = Math.max(1, Math.floor(all.length / SAMPLES));
  return Object.fromEntries(all.filter((_, index) => index % every === 0).slice(0, SAMPLES));
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

/** Upright, without any of the camera's own data; undefined for what is no picture, or one too large to open. */
async function encoded(bytes: Uint8Array, { side, quality }: (typeof STEPS)[number]): Promise<Uint8Array | undefined> {
  if (lookAtPhoto(bytes).is !== 'photo') return undefined;
  return withVips((vips, keep) => asJpeg(readUpright(vips, keep, bytes, side), quality));
}

const sizeOf = (photos: Photos): number => Object.values(photos).reduce((sum, { bytes }) => sum + bytes.length, 0);
