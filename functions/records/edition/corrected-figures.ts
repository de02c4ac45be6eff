/**
 * The figures that the corrected edition printed, read from its own `figures.json`, so that a correction can say what changed.
 */
import type { CorrectedFigures } from '../../core/briefing/data.ts';
import type { FiguresFile } from '../../core/day/day-close.ts';
import type { DigestFile } from '../../core/digest/figures-file.ts';
import type { Published } from '../../core/series/published.ts';
import { isDigest } from '../../core/series/published.ts';
import type { Blobs } from '../../ports.ts';

/** Of a digest each `value` as `total`. Nothing where there is no edition or its file is gone: what changed is then not listed. */
export async function correctedFigures(
  blobs: Blobs,
  edition: Published | undefined,
): Promise<{ readonly corrects?: CorrectedFigures }> {
  const file = edition?.files.find(({ name }) => name === 'figures.json');
  const blob = file && (await blobs.get(file.key));
  if (edition === undefined || blob === undefined) return {};
  const figures: unknown = JSON.parse(new TextDecoder().decode(blob.bytes));
  if (!isDigest(edition)) return { corrects: (figures as FiguresFile).indicators };
  const told = Object.entries((figures as DigestFile).indicators);
  return { corrects: Object.fromEntries(told.map(([id, { value }]) => [id, { day: null, total: value }])) };
}
