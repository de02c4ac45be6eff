/** Inlines as Typst content. One node type, one handler. */
import type { Inline } from '../../core/briefing/briefing.ts';
import { call, joined, literal } from './source.ts';

const HANDLERS = {
  text: ({ text }) => text.split('\n').map(literal).join('; linebreak(); '),
  strong: ({ children }) => call('strong', {}, content(children)),
  data: ({ children }) => content(children),
  break: () => 'linebreak()',
} satisfies { [Type in Inline['type']]: (inline: Extract<Inline, { type: Type }>) => string };

type Handler = (inline: Inline) => string;

/** @param before text that stands before them, a heading's number. */
export const content = (inlines: readonly Inline[], before = ''): string =>
  joined([
    ...(before === '' ? [] : [literal(before)]),
    ...inlines.map((inline) => (HANDLERS[inline.type] as Handler)(inline)),
  ]);
