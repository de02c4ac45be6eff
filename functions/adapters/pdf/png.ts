/**
 * Pixels as a PNG file, eight bits, no time and no text in it, so that equal pixels give equal bytes.
 *
 * A page of text has few colours once each channel keeps 32 levels: it is written with a palette, a third of the size. One
 * with photos is written in true colour. source: PNG specification (W3C, third edition), 5 (chunks), 9 (filters), 11.2.
 */
import { crc32, deflateSync } from 'node:zlib';
import type { Pixels } from './raster.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const TRUE_COLOUR = 2;
const INDEXED = 3;
const NONE = 0;
/** Each line as its difference from the one above: photos change slowly. */
const UP = 2;

export function pngOf(pixels: Pixels): Uint8Array {
  const { width, height, data } = pixels;
  const few = indexed(pixels);
  if (few === undefined)
    return file(width, height, TRUE_COLOUR, [chunk('IDAT', packed(withoutAlpha(data), width * 3, height, UP))]);
  return file(width, height, INDEXED, [
    chunk('PLTE', few.palette),
    chunk('IDAT', packed(few.data, width, height, NONE)),
  ]);
}

interface Indexed {
  /** RGB, three bytes a colour. */
  readonly palette: Uint8Array;
  /** One byte a pixel. */
  readonly data: Uint8Array;
}

/** The picture in at most 256 colours, or undefined where it has more. */
function indexed({ data }: Pixels): Indexed | undefined {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
  const places = new Map<number, number>();
  const palette: number[] = [];
  const indices = new Uint8Array(pixels.length);
  let [last, place] = [-1, 0];
  for (let at = 0; at < pixels.length; at += 1) {
    const pixel = pixels[at]!;
    if (pixel !== last) {
      last = pixel;
      place = placeOf(data.subarray(at * 4, at * 4 + 3), places, palette);
      if (place > 255) return undefined;
    }
    indices[at] = place;
  }
  return { palette: Uint8Array.from(palette), data: indices };
}

/** Its colour's place in the palette, at whose end a new colour is put. */
function placeOf(rgb: Uint8Array, places: Map<number, number>, palette: number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb;
  const colour = (LEVEL_OF[red]! << 10) | (LEVEL_OF[green]! << 5) | LEVEL_OF[blue]!;
  const known = places.get(colour);
  if (known !== undefined) return known;
  places.set(colour, places.size);
  palette.push(
    ...[colour >> 10, (colour >> 5) & LEVELS, colour & LEVELS].map((each) => Math.round((each * 255) / LEVELS)),
  );
  return places.size - 1;
}

const LEVELS = 31;
const LEVEL_OF = Uint8Array.from({ length: 256 }, (_, value) => Math.round((value * LEVELS) / 255));

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) rgb.set(rgba.subarray(from, from + 3), to);
  return rgb;
}

function file(width: number, height: number, colours: number, chunks: readonly Buffer[]): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colours, 0, 0, 0], 8); // depth, colour type, compression, filter, no interlace
  return new Uint8Array(Buffer.concat([SIGNATURE, chunk('IHDR', header), ...chunks, chunk('IEND')]));
}

function packed(data: Uint8Array, stride: number, height: number, filter: typeof NONE | typeof UP): Uint8Array {
  const lines = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    const [to, from] = [y * (stride + 1), y * stride];
    lines[to] = filter;
    if (filter === NONE || y === 0) lines.set(data.subarray(from, from + stride), to + 1);
    else for (let x = 0; x < stride; x++) lines[to + 1 + x] = data[from + x]! - data[from - stride + x]!;
  }
  return deflateSync(lines, { level: 6 });
}

function chunk(type: string, body: Uint8Array = new Uint8Array()): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
