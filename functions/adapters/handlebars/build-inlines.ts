/**
 * Text, figures and emphasis of one block, from the template's HTML to inlines of the tree.
 *
 * White space: a line break in the template file, with the indentation around it, prints nothing (Chinese has no blanks
 * between words); other blanks stay, but for those at a block's ends. White space of a value is the value's: it comes
 * through exactly, and its line breaks become breaks.
 */
import type { DataInline, Inline } from '../../core/briefing/briefing.ts';
import type { ElementNode } from './read-html.ts';
import { unprotect } from './source-marks.ts';

export function buildInlines(element: ElementNode): readonly Inline[] {
  const pieces = collect(element);
  trimEnds(pieces);
  return pieces.flatMap(finish);
}

/** The text alone, e.g. of a title or a caption. */
export function plainText(element: ElementNode): string {
  const pieces = collect(element).filter((piece) => piece.type === 'text');
  trimEnds(pieces);
  return unprotect(pieces.map(({ text }) => text).join(''));
}

/** An attribute's value as it was given. */
export const attribute = (element: ElementNode, name: string): string => unprotect(element.attributes[name] ?? '');

type Piece = { type: 'text'; text: string } | { readonly type: 'element'; readonly element: ElementNode };

function collect(element: ElementNode): Piece[] {
  return element.children.map((child) =>
    child.kind === 'element'
      ? { type: 'element', element: child }
      : { type: 'text', text: child.text.replace(/[ \t\r\f]*\n[ \t\r\f\n]*/g, '') },
  );
}

function trimEnds(pieces: readonly Piece[]): void {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first?.type === 'text') first.text = first.text.replace(/^[ \t]+/, '');
  if (last?.type === 'text') last.text = last.text.replace(/[ \t]+$/, '');
}

function finish(piece: Piece): readonly Inline[] {
  if (piece.type === 'text') return withBreaks(unprotect(piece.text));
  const { element } = piece;
  if (element.name === 'br') return [{ type: 'break' }];
  if (element.name === 'strong') return [{ type: 'strong', children: buildInlines(element) }];
  return [dataOf(element)];
}

function dataOf(element: ElementNode): DataInline {
  const unit = element.attributes.unit === undefined ? {} : { unit: attribute(element, 'unit') };
  return {
    type: 'data',
    indicator: attribute(element, 'indicator'),
    of: attribute(element, 'of') as DataInline['of'],
    ...unit,
    value: attribute(element, 'value'),
    children: buildInlines(element),
  };
}

function withBreaks(text: string): readonly Inline[] {
  return text
    .split('\n')
    .flatMap((line, index): Inline[] => [
      ...(index > 0 ? [{ type: 'break' } as const] : []),
      ...(line === '' ? [] : [{ type: 'text', text: line } as const]),
    ]);
}
