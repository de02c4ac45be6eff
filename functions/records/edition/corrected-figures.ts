/**
 * What the corrected edition said, read from its own `figures.json`, so that a correction can say what changed.
 */
import { FIGURES_SHAPE, type FiguresFile } from '../../core/day/day-close.ts';
import type { DigestEdition } from '../../core/digest/digest.ts';
import { DIGEST_SHAPE, type DigestFile } from '../../core/digest/figures-file.ts';
import type { Edition, NumberedEdition } from '../../core/edition/edition.ts';
import { readShaped, type Shape } from '../../core/values/shape.ts';
import type { Blobs } from '../../ports.ts';

/** Nothing where there is no edition or its file is gone: what changed is then not listed. */
export async function correctedDay(
  blobs: Blobs,
  edition: Edition | undefined,
): Promise<{ readonly corrects?: FiguresFile }> {
  const file = await figuresOf<FiguresFile>(blobs, edition, FIGURES_SHAPE);
  return file === undefined ? {} : { corrects: file };
}

/** The same of a digest. */
export async function correctedDigest(
  blobs: Blobs,
  edition: DigestEdition | undefined,
): Promise<{ readonly corrects?: DigestFile }> {
  const file = await figuresOf<DigestFile>(blobs, edition, DIGEST_SHAPE);
  return file === undefined ? {} : { corrects: file };
}

async function figuresOf<File>(
  blobs: Blobs,
  edition: NumberedEdition | undefined,
  shape: Shape<File>,
): Promise<File | undefined> {
  const file = edition?.files.find(({ name }) => name === 'figures.json');
  const blob = file && (await blobs.get(file.key));
  return blob && readShaped(blob.bytes, shape, file.key);
}
