/**
 * What each figure adds up from, unit by unit, folded away under the briefing; figures of the lead link here.
 */
import type { Block, Briefing, BriefingSource, Inline } from '../../core/briefing/briefing.ts';
import { escaped } from '../../core/text/escape.ts';
import { sourceId } from './inlines.ts';

/** Explains every indicator that has a figure, also those that the briefing has no news of; nothing when there is none. */
export function writeSources({ sources, body, period }: Briefing): string {
  const told = indicatorsIn(body);
  const isKnown = (id: string): boolean =>
    told.has(id) || (told.size > 0 && (sources[id]?.day ?? sources[id]?.total ?? null) !== null);
  const shown = Object.entries(sources).filter(([indicator]) => isKnown(indicator));
  if (shown.length === 0) return '';
  const items = shown.map(([indicator, source]) => writeSource(indicator, source));
  return `<section class="sources">\n<h2>数据构成</h2>\n<p class="note">点开一项，查看各单位${period === undefined ? '当日报送' : '本期'}的数。</p>\n${items.join('\n')}\n</section>`;
}

/** The id stands inside, so that a browser that follows a link to it unfolds it. */
function writeSource(indicator: string, source: BriefingSource): string {
  const parts = source.parts.map(
    ({ unit, value }) => `<tr><th scope="row">${escaped(unit)}</th><td>${escaped(value)}</td></tr>`,
  );
  const table = parts.length === 0 ? '' : `<table><tbody>${parts.join('')}</tbody></table>`;
  const rule = `<p id="${sourceId(indicator)}">${escaped(source.rule)}${unitOf(source)}。</p>`;
  return `<details><summary><span class="what">${escaped(source.name)}</span><span class="sum">${escaped(source.summary)}</span></summary>${rule}${table}</details>`;
}

const unitOf = ({ unit, parts }: BriefingSource): string =>
  unit === '' || parts.length === 0 ? '' : `（计量单位：${escaped(unit)}）`;

/** Indicators with a figure anywhere in the blocks. */
export function indicatorsIn(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(blocks.flatMap(inlinesOf).flatMap(indicatorsOf));
}

function inlinesOf(block: Block): readonly Inline[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.children;
    case 'list':
      return block.items.flat();
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flatMap(({ children }) => children));
    case 'section':
      return block.children.flatMap(inlinesOf);
    case 'annex':
    case 'photos':
    case 'chart':
      return [];
  }
}

function indicatorsOf(inline: Inline): readonly string[] {
  if (inline.type === 'data') return [inline.indicator];
  return inline.type === 'strong' ? inline.children.flatMap(indicatorsOf) : [];
}
