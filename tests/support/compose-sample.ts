/**
 * From closes to a finished briefing by the real template, and the briefing's text as a reader would read it aloud.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openBriefingTemplates } from '../../functions/adapters/handlebars/briefing-templates.ts';
import { readLayout } from '../../functions/adapters/yaml/layout-file.ts';
import type { Block, Briefing, Inline } from '../../functions/core/briefing/briefing.ts';
import { assembleBriefing, type BriefingInput, composeBriefingData } from '../../functions/core/briefing/compose.ts';
import type { DayClose } from '../../functions/core/day/day-close.ts';
import type { Layout } from '../../functions/core/layout/layout.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { addDays } from '../../functions/core/values/reporting-day.ts';
import type { SampleReport } from './sample-close.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url));
const templates = openBriefingTemplates(`${TEMPLATES}/briefings`);

/** What the pipeline would hand over for the last of `closes`, issued at eight the next morning. */
export function inputOf(
  programme: Programme,
  closes: readonly DayClose[],
  given: Partial<BriefingInput> & { readonly reports?: readonly SampleReport[] } = {},
): BriefingInput {
  const close = closes.at(-1);
  if (close === undefined) throw new Error('no close');
  const { reports = [], ...others } = given;
  const issueDay = addDays(close.day, 1);
  return {
    programme,
    close,
    issue: closes.length,
    overall: closes.length,
    edition: 1,
    issuedAt: `${issueDay}T00:00:00.000Z`,
    issueDay,
    narratives: reports.flatMap(({ unit, narratives = [] }) => narratives.map((each) => ({ unit, ...each }))),
    matters: [],
    recent: closes,
    ...others,
  };
}

export async function composed(input: BriefingInput): Promise<Briefing> {
  return assembleBriefing(input, await templates.compose(input.programme.template, composeBriefingData(input)));
}

/** Every block on lines of its own; cells of a row are parted by `|`. */
export function readAloud(blocks: readonly Block[]): string {
  return blocks.flatMap(linesOf).join('\n');
}

function linesOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'annex':
      return [`附件 ${block.title}`];
    case 'heading':
      return [block.number + wordsOf(block.children)];
    case 'paragraph':
      return [wordsOf(block.children)];
    case 'list':
      return block.items.map(wordsOf);
    case 'table':
      return [
        wordsOf(block.caption ?? []),
        block.columns.map(({ header, unit }) => wordsOf(header) + (unit === undefined ? '' : `（${unit}）`)).join('|'),
        ...block.rows.map(({ cells }) => cells.map(({ children }) => wordsOf(children)).join('|')),
      ];
    case 'chart':
      return [block.alt];
    case 'photos':
      return block.photos.map(({ caption }) => caption);
    case 'section':
      return block.children.flatMap(linesOf);
  }
}

export function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'text') return inline.text;
      return inline.type === 'break' ? '\n' : wordsOf(inline.children);
    })
    .join('');
}

export function layoutOf(name = 'gbt9704'): Layout {
  const textOf = (profile: string): string => readFileSync(`${TEMPLATES}/layouts/${profile}.yaml`, 'utf8');
  const { layout, findings } = readLayout(name, textOf(name), textOf);
  if (layout === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return layout;
}
