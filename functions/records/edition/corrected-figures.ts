/**
 * What the corrected edition said, read from its own `figures.json`, so that a correction can say what changed.
 */
import type { FiguresFile } from '../../core/day/day-close.ts';
import type { DigestEdition } from '../../core/digest/digest.ts';
import type { DigestFile } from '../../core/digest/figures-file.ts';
import type { Edition, NumberedEdition } from '../../core/edition/edition.ts';
import type { Blobs } from '../../ports.ts';

/** Nothing where there is no edition or its file is gone: what changed is then not listed. */
export async function correctedDay(
  blobs: Blobs,
  edition: Edition | undefined,
): Promise<{ readonly corrects?: FiguresFile }> {
  const file = await figuresOf<FiguresFile>(blobs, edition);
  return file === undefined ? {} : { corrects: file };
}

/** The same of a digest. */
export async function correctedDigest(
  blobs: Blobs,
  edition: DigestEdition | undefined,
): Promise<{ readonly corrects?: DigestFile }> {
  const file = await figuresOf<DigestFile>(blobs, edition);
  return file === undefined ? {} : { corrects: file };
}

async function figuresOf<File>(blobs: Blobs, edition: NumberedEdition | undefined): Promise<File | undefined> {
  const file = edition?.files.find(({ name }) => name === 'figures.json');
  const blob = file && (await blobs.get(file.key));
  return blob && (JSON.parse(new TextDecoder().decode(blob.bytes)) as File);
}
