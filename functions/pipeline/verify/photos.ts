/**
 * Part of `verify.ts`: the photos that one day's revisions name. Each is there, and is the one that was named: its id is
 * the hash of its bytes.
 */

import type { Programme } from '../../core/programme/programme.ts';
import { photosOf, type Revision } from '../../core/report/submission.ts';
import { type Problem, type ProblemCode, problem } from '../../core/verify/problem.ts';
import type { Blobs } from '../../ports.ts';
import { photoKey } from '../../records/photo/photos.ts';
import { isIntact, sha256 } from '../../records/store/checksum.ts';

/** @param revisions all of a day; what an altered one names is not known. A photo that several name is looked at once. */
export async function verifyPhotos(
  blobs: Blobs,
  programme: Programme,
  revisions: readonly Revision[],
): Promise<{ readonly problems: readonly Problem[]; readonly files: number }> {
  const problems: Problem[] = [];
  const named = new Map(
    revisions.flatMap((revision) =>
      (isIntact(revision) ? photosOf(revision) : []).map((id) => [
        photoKey({ ...revision, programme: programme.id }, id),
        { revision, id },
      ]),
    ),
  );
  for (const [key, { revision, id }] of named) {
    const { day, unit } = revision;
    const unitName = programme.units.find((each) => each.id === unit)?.name ?? unit;
    const name = `${day} ${unitName}第 ${revision.revision} 次修订`;
    const about = (code: ProblemCode, seen = ''): Problem =>
      problem(code, { path: `photos/${day}/${unit}/${id}`, day, name, seen, affects: `${day} 简报中的照片` });
    problems.push(...(await photoProblems(blobs, key, id, about)));
  }
  return { problems, files: named.size };
}

async function photoProblems(
  blobs: Blobs,
  key: string,
  id: string,
  about: (code: ProblemCode, seen?: string) => Problem,
): Promise<Problem[]> {
  try {
    const blob = await blobs.get(key);
    if (blob === undefined) return [about('photo.missing')];
    return sha256(blob.bytes) === id ? [] : [about('photo.altered', 'SHA-256 不同')];
  } catch (error) {
    return [about('photo.altered', error instanceof Error ? error.message.slice(0, 120) : String(error))];
  }
}
