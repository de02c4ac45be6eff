/**
 * The renderer of `figures.json`: pretty-printed, keys always in the same order, so that equal figures give equal bytes.
 */
import { figuresFile } from '../../core/figures-file.ts';
import type { Renderer } from '../../ports.ts';

export function createFiguresRenderer(): Renderer {
  return {
    file: 'figures.json',
    mediaType: 'application/json; charset=utf-8',
    render: async ({ close, briefing }) => {
      const figures = figuresFile(close, briefing.issue, briefing.edition);
      return new TextEncoder().encode(`${JSON.stringify(figures, null, 2)}\n`);
    },
  };
}
