/** Part of history: a programme without the versions that counted on its days. */
import type { Programme } from '../../core/programme/programme.ts';

/** History is read by the rhythm of one version, whatever counted when. */
export function asOneVersion({ inForce: _, ...programme }: Programme): Programme {
  return programme;
}
