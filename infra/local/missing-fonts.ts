/**
 * Which of a layout's fonts this machine lacks: no font is shipped, so whoever looks at a briefing here is told why it may
 * look different. Asks fontconfig; where there is none, nothing is known.
 */
import { spawnSync } from 'node:child_process';
import type { Layout } from '../../functions/core/layout/layout.ts';

/** Preferred fonts that are not installed, or null when this machine cannot be asked. */
export function missingFonts(layout: Layout): readonly string[] | null {
  const wanted = [...new Set(Object.values(layout.fonts).flatMap(([preferred]) => preferred ?? []))];
  const asked = spawnSync('fc-list', [':', 'family'], { encoding: 'utf8' });
  if (asked.status !== 0) return null;
  const installed = new Set(asked.stdout.split('\n').flatMap((line) => line.split(',').map((name) => name.trim())));
  return wanted.filter((name) => !installed.has(name));
}
