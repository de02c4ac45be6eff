/** The three examples that ship with the project: what they are and where they lie. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Programme } from '../../functions/core/programme.ts';
import type { ReplaySubmission } from './replay.ts';
import { readProgramme, readSubmissions } from './replay-file.ts';

const FOLDER = fileURLToPath(new URL('../../examples', import.meta.url));

export const exampleFolder = (name: string): string => join(FOLDER, name);

export async function exampleNames(): Promise<string[]> {
  const entries = await readdir(FOLDER, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

export async function readExample(
  name: string,
): Promise<{ programme: Programme; submissions: readonly ReplaySubmission[] }> {
  const programme = await readProgramme(join(exampleFolder(name), 'programme.yaml'));
  return { programme, submissions: await readSubmissions(join(exampleFolder(name), 'submissions.json'), programme) };
}
