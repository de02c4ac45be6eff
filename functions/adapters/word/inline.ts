/** Inlines as runs. One node type, one handler. */
import type { Inline } from '../../core/briefing/briefing.ts';
import { textRun } from './xml.ts';

const HANDLERS = {
  text: (inline, properties) => textRun(inline.text, properties),
  strong: (inline) => runsOf(inline.children, BOLD),
  data: (inline, properties) => runsOf(inline.children, properties),
  break: () => '<w:r><w:br/></w:r>',
} satisfies { [Type in Inline['type']]: (inline: Extract<Inline, { type: Type }>, properties: string) => string };

const BOLD = '<w:rPr><w:b/><w:bCs/></w:rPr>';

/** Runs of `inlines`; `properties` is a whole `<w:rPr>` or nothing. */
export function runsOf(inlines: readonly Inline[], properties = ''): string {
  let runs = '';
  for (const inline of inlines) runs += (HANDLERS[inline.type] as Handler)(inline, properties);
  return runs;
}
type Handler = (inline: Inline, properties: string) => string;
