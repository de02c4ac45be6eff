/**
 * A briefing's blocks as stretches of upright and turned pages: a table that needs a turned page takes the headings above and
 * the notes below that belong to it along. An annex begins a stretch, and a page, of its own.
 */
import type { Block, TableBlock } from '../briefing/briefing.ts';
import type { TablePlan } from './table-plan.ts';

export interface Stretch {
  readonly orientation: TablePlan['orientation'];
  readonly blocks: readonly Block[];
}

/** Sections are opened; the order stays. */
export function pageStretches(blocks: readonly Block[], planOf: (table: TableBlock) => TablePlan): readonly Stretch[] {
  const flat = flatten(blocks);
  const wide = turned(flat, planOf);
  const stretches: { orientation: Stretch['orientation']; blocks: Block[] }[] = [];
  for (const [index, block] of flat.entries()) {
    const orientation = wide[index] === true ? 'landscape' : 'portrait';
    if (stretches.at(-1)?.orientation !== orientation || block.type === 'annex')
      stretches.push({ orientation, blocks: [] });
    stretches.at(-1)?.blocks.push(block);
  }
  return stretches;
}

/** Blocks in order, sections opened. */
export function flatten(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => (block.type === 'section' ? flatten(block.children) : [block]));
}

/** What belongs to the table below it. */
const BEFORE: ReadonlySet<Block['type']> = new Set<Block['type']>(['heading', 'annex']);

function turned(blocks: readonly Block[], planOf: (table: TableBlock) => TablePlan): readonly boolean[] {
  const wide = blocks.map((block) => block.type === 'table' && planOf(block).orientation === 'landscape');
  for (let index = blocks.length - 1; index > 0; index--)
    if (wide[index] === true && BEFORE.has(blocks[index - 1]!.type)) wide[index - 1] = true;
  return blocks.map((block, index) => {
    const isNote = block.type === 'paragraph' && block.role === 'note' && wide[index - 1] === true;
    return wide[index] === true || isNote;
  });
}
