/**
 * The renderer of `figures.json`: pretty-printed, keys always in the same order, so that equal figures give equal bytes.
 */
import { digestFile } from '../../core/digest/figures-file.ts';
import { figuresFile } from '../../core/edition/figures-file.ts';
import type { Renderer } from '../../ports.ts';

export function createFiguresRenderer(): Renderer<'figures.json'> {
  return {
    file: 'figures.json',
    render: async ({ programme, close, briefing: { issue, edition }, digest, bases, ledgers }) => {
      const figures = digest
        ? digestFile(digest.digest, issue, edition)
        : figuresFile(programme, close, issue, edition, bases, ledgers);
      return new TextEncoder().encode(`${JSON.stringify(figures, null, 2)}\n`);
    },
  };
}
