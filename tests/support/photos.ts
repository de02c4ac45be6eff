/**
 * Photos for tests as phones make them: with place, time and maker in their EXIF, lying on their side.
 */
import sharp from 'sharp';

/** A picture whose left half is red and whose right half is blue, as the sensor saw it. */
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2040c0' } }).composite([
    { input: { create: { width: width >> 1, height, channels: 3, background: '#c03020' } }, left: 0, top: 0 },
  ]);

const PLACE = {
  GPSLatitude: '31/1 41/1 2500/100',
  GPSLatitudeRef: 'N',
  GPSLongitude: '113/1 22/1 0/1',
  GPSLongitudeRef: 'E',
};

/** A JPEG with place and camera; held upright it is `height` wide when `orientation` is 6. */
export async function phonePhoto(width = 400, height = 300, orientation = 6): Promise<Uint8Array> {
  const exif = { IFD0: { Make: 'Phone' }, IFD3: PLACE };
  const bytes = await picture(width, height)
    .withMetadata({ orientation })
    .withExifMerge(exif)
    .jpeg({ quality: 90 })
    .toBuffer();
  return new Uint8Array(bytes);
}

export async function pngPhoto(width = 400, height = 300): Promise<Uint8Array> {
  return new Uint8Array(await picture(width, height).withExif({ IFD3: PLACE }).png().toBuffer());
}

export async function webpPhoto(width = 400, height = 300): Promise<Uint8Array> {
  return new Uint8Array(await picture(width, height).withExif({ IFD3: PLACE }).webp().toBuffer());
}

/** What a file says beside its picture; all undefined for a clean one. */
export async function saidBeside(bytes: Uint8Array): Promise<object> {
  const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
  return { exif, icc, xmp, iptc, orientation };
}

/** The colour at the left and at the right edge, red or blue. */
export async function edges(bytes: Uint8Array): Promise<readonly string[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): string => {
    const offset = (y * info.width + x) * info.channels;
    return data[offset]! > data[offset + 2]! ? 'red' : 'blue';
  };
  const [x, y] = [info.width - 4, info.height - 4];
  return [at(4, 4), at(x, 4), at(4, y), at(x, y)];
}

/** A PNG of a few bytes that claims to be that large. */
export function claimingPng(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(60);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new Uint8Array(bytes);
}

export const heicBytes = (): Uint8Array =>
  new Uint8Array(
    Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(400)]),
  );
