/**
 * From a photo as it was handed in to what is kept of it: upright JPEGs that hold the picture and nothing else.
 */
import type { PhotoMaker } from '../../ports.ts';
import { asJpeg, readUpright, withVips } from './vips.ts';

/** 2,000 pixels print at 325 dpi across the type area of 156 mm. */
const LARGE = { side: 2000, quality: 82 };
/** For pages: 160 pixels wide on a phone of double density. */
const SMALL = { side: 320, quality: 75 };

/** Equal bytes give equal photos. */
export const createPhotoMaker = (): PhotoMaker => ({
  make: (bytes) =>
    withVips((vips, keep) => {
      const image = readUpright(vips, keep, bytes, LARGE.side);
      const large = asJpeg(image, LARGE.quality);
      const small = asJpeg(keep(image.thumbnailImage(SMALL.side, { height: SMALL.side, size: 'down' })), SMALL.quality);
      return { large, small };
    }),
});
