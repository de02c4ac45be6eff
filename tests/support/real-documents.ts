/**
 * The real renderers and templates for a web world, whose own only stand for them.
 */
import { fileURLToPath } from 'node:url';
import { openDocuments } from '../../functions/runtime/documents.ts';
import type { WebWorld } from './web-world.ts';

const FOLDER = fileURLToPath(new URL('../../templates', import.meta.url));

/** From now on that world's briefings are real files. */
export function useRealDocuments({ world }: WebWorld): void {
  const documents = openDocuments(FOLDER);
  Object.assign(world, { documents: async () => documents });
}
