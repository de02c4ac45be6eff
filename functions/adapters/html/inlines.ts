/**
 * Inlines of the tree as HTML: a table from node type to a small handler. A figure is a `<data>` with its exact value.
 */
import type { DataInline, Inline } from '../../core/briefing/briefing.ts';
import { attributes, escaped } from '../../core/text/escape.ts';

interface Around {
  /** Indicators whose figures link to what they add up from; absent: no links. */
  readonly linked?: ReadonlySet<string>;
}

const HANDLERS = {
  text: ({ text }) => escaped(text),
  strong: ({ children }, around) => `<strong>${writeInlines(children, around)}</strong>`,
  data: writeData,
  break: () => '<br>',
} satisfies { [Type in Inline['type']]: (inline: Extract<Inline, { type: Type }>, around: Around) => string };

export function writeInlines(inlines: readonly Inline[], around: Around = {}): string {
  return inlines.map((inline) => writeInline(inline, around)).join('');
}

function writeInline(inline: Inline, around: Around): string {
  const handler = HANDLERS[inline.type] as (inline: Inline, around: Around) => string;
  return handler(inline, around);
}

/** The figure itself links to what it adds up from; what is said about it does not. */
const UNLINKED: ReadonlySet<DataInline['of']> = new Set(['unit', 'change', 'mean', 'peak', 'year']);

function writeData({ indicator, of, unit, value, children }: DataInline, around: Around): string {
  const facts = attributes({ value, 'data-indicator': indicator, 'data-of': of, 'data-unit': unit });
  const data = `<data${facts}>${writeInlines(children, {})}</data>`;
  const links = !UNLINKED.has(of) && around.linked?.has(indicator);
  return links ? `<a class="figure" href="#${sourceId(indicator)}">${data}</a>` : data;
}

/** Anchor of the place that explains an indicator; ids of indicators are `a-z0-9_`, anything else is dropped. */
export const sourceId = (indicator: string): string => `source-${indicator.replace(/[^A-Za-z0-9_-]/g, '')}`;

/** The words alone, e.g. for a label. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'text') return inline.text;
      return inline.type === 'break' ? '\n' : plainText(inline.children);
    })
    .join('');
}
