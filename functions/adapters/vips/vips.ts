/**
 * libvips as WebAssembly: the same codec, with the same bytes as result, on every machine and on Lambda, where a native
 * module would need a build of its own. Why: docs/decisions/0026-photos.md.
 *
 * One thread of control: a call blocks its process for some tenths of a second. Loaded with the first photo.
 */
import type Vips from 'wasm-vips';

type Library = typeof Vips;
type Image = Vips.Image;

let library: Promise<Library> | undefined;

/** Loads no picture format beyond JPEG, PNG, WebP, GIF and TIFF; callers look at the bytes before they hand them in. */
async function load(): Promise<Library> {
  const { default: open } = await import('wasm-vips');
  const vips = await open({ dynamicLibraries: [], preRun: quietly });
  vips.concurrency(1);
  vips.Cache.max(0); // each photo is looked at once
  return vips;
}

/** Its warnings about broken pictures would go to the log line by line; the error itself comes back. */
function quietly(module: object): void {
  (module as { ENV: Record<string, string> }).ENV.VIPS_WARNING = '0';
}

/**
 * Runs `work`; undefined when the picture could not be read. Whatever went wrong in the library may have left it unusable
 * (memory that ran out), so it is then loaded again.
 */
export async function withVips<T>(
  work: (vips: Library, keep: <I extends Image>(image: I) => I) => T,
): Promise<T | undefined> {
  library ??= load();
  const vips = await library;
  const made: Image[] = [];
  const keep = <I extends Image>(image: I): I => {
    made.push(image);
    return image;
  };
  try {
    return work(vips, keep);
  } catch {
    library = undefined;
    return undefined;
  } finally {
    for (const image of made.reverse()) image.delete();
  }
}

/** Upright, in sRGB, on white, at most `side` pixels wide and high; a picture that is cut short is an error. */
export function readUpright(
  vips: Library,
  keep: <I extends Image>(image: I) => I,
  bytes: Uint8Array,
  side: number,
): Image {
  const strict = { option_string: '[fail_on=truncated]', output_profile: 'srgb' };
  const image = keep(vips.Image.thumbnailBuffer(bytes, side, { height: side, size: 'down', ...strict }));
  return keep((image.hasAlpha() ? keep(image.flatten({ background: [255, 255, 255] })) : image).copyMemory());
}

/** A JPEG of nothing but the picture: no EXIF, place, profile or comment. */
export const asJpeg = (image: Image, quality: number): Uint8Array =>
  Uint8Array.from(image.writeToBuffer('.jpg', { Q: quality, keep: 'none' }));
