/**
 * The HTML that a template wrote, as a small tree of elements and text with their places.
 *
 * Stricter than a browser: what is not closed, closed twice or nested wrongly is a problem of the template, not a guess.
 */
import { Parser } from 'htmlparser2';
import type { TemplateProblem } from '../../core/briefing/template-error.ts';
import type { Marked } from './source-marks.ts';

export interface ElementNode {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
  /** Offset in the HTML. */
  readonly at: number;
}
export interface TextNode {
  readonly kind: 'text';
  text: string;
  readonly at: number;
}
export type HtmlNode = ElementNode | TextNode;

const ROOT = '';

export function readHtml({ html, placeAt }: Marked): { root: ElementNode; problems: readonly TemplateProblem[] } {
  const root: ElementNode = { kind: 'element', name: ROOT, attributes: {}, children: [], at: 0 };
  const open = [root];
  const problems: TemplateProblem[] = [];
  const closed = new Set<number>();
  const refuse = (at: number, message: string): void => void problems.push({ ...placeAt(at), message, known: [] });
  const parser = new Parser({
    onopentag(name, attributes, implied) {
      if (implied) refuse(parser.startIndex, `</${name}> 前面没有对应的开始标签。`);
      const element: ElementNode = { kind: 'element', name, attributes, children: [], at: parser.startIndex };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    onclosetag(name, implied) {
      const element = open.pop();
      if (implied && !VOID.has(name)) refuse(element?.at ?? 0, `<${name}> 没有正确闭合。`);
      if (!implied) closed.add(parser.startIndex);
    },
    ontext(text) {
      const siblings = open.at(-1)?.children ?? [];
      const last = siblings.at(-1);
      if (last?.kind === 'text') last.text += text;
      else siblings.push({ kind: 'text', text, at: parser.startIndex });
    },
  });
  parser.end(html);
  for (const { index, 0: tag } of html.matchAll(/<\/[^>]*>?/g)) {
    if (!closed.has(index)) refuse(index, `${tag} 前面没有对应的开始标签。`);
  }
  return { root, problems };
}

const VOID = new Set(['br', 'img']);
