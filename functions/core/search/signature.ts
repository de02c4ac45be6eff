/**
 * A signature of a month's texts: bits from which it is plain that a gram is not in them (a Bloom filter). It is wrong in one
 * direction only: it may say "perhaps" of a gram that is not there, and then the texts themselves decide.
 *
 * source: B. H. Bloom, Space/time trade-offs in hash coding with allowable errors, CACM 13 (1970); two hashes make the
 * others: A. Kirsch and M. Mitzenmacher, Less hashing, same performance (2008).
 */

/** Bits set for each gram: with half of all bits set, one gram in eight is "perhaps" by mistake, a pair of them one in 64. */
const HASHES = 3;
/** In bytes; a power of two. The largest still fits an item with room to spare. */
export const SMALLEST_SIGNATURE = 1 << 10;
export const LARGEST_SIGNATURE = 1 << 17;

/** The signature with these grams added; a new one, the given one stays. */
export function withGrams(signature: Uint8Array, grams: Iterable<number>): Uint8Array {
  const bits = signature.slice();
  for (const gram of grams) for (const place of placesOf(gram, bits)) bits[place >>> 3]! |= 1 << (place & 7);
  return bits;
}

/** false: at least one of them is in none of the texts. */
export const mayHold = (signature: Uint8Array, grams: readonly number[]): boolean =>
  grams.every((gram) =>
    placesOf(gram, signature).every((place) => (signature[place >>> 3]! & (1 << (place & 7))) !== 0),
  );

/** More than half of the bits are set: it begins to say "perhaps" too often. */
export function isFull(signature: Uint8Array): boolean {
  let set = 0;
  for (const byte of signature) for (let rest = byte; rest !== 0; rest &= rest - 1) set += 1;
  return set * 2 > signature.length * 8;
}

function placesOf(gram: number, { length }: Uint8Array): number[] {
  const mask = length * 8 - 1;
  const first = mixed(gram);
  const step = mixed(gram ^ 0x9e3779b9) | 1;
  return Array.from({ length: HASHES }, (_, index) => (first + Math.imul(index, step)) & mask);
}

/** Every bit of the input moves half of the bits of the output: the last step of MurmurHash3 (public domain). */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
