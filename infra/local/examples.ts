/** The examples that ship with the project: each a folder with programme.yaml, submissions.json and expected.json. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Programme } from '../../functions/core/programme/programme.ts';
import type { ReplaySubmission } from './replay.ts';
import { readProgramme, readSubmissions } from './replay-file.ts';

/** `examples/` of the project. */
export const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

export async function exampleNames(folder = EXAMPLES): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

export async function readExample(
  name: string,
  folder = EXAMPLES,
): Promise<{ programme: Programme; submissions: readonly ReplaySubmission[] }> {
  const programme = await readProgramme(join(folder, name, 'programme.yaml'));
  return { programme, submissions: await readSubmissions(join(folder, name, 'submissions.json'), programme) };
}
