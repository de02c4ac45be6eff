/**
 * The figures that an edition printed, from its own `figures.json`: never computed again, so page and document agree.
 */
import { FIGURES_SHAPE, type FiguresFile } from '../../core/day/day-close.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { readShaped } from '../../core/values/shape.ts';
import type { Blobs } from '../../ports.ts';

/** undefined when the edition has no such file. @throws Error when the archive lacks a file that the edition names */
export async function readFigures(blobs: Blobs, { files }: Edition): Promise<FiguresFile | undefined> {
  const file = files.find(({ name }) => name === 'figures.json');
  if (file === undefined) return undefined;
  const blob = await blobs.get(file.key);
  if (blob === undefined) throw new Error(`the archive has no ${file.key}, which its edition names`);
  return readShaped<FiguresFile>(blob.bytes, FIGURES_SHAPE, file.key);
}
