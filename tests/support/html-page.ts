/**
 * An HTML page read by a parser: its elements, the text that a reader sees, and what must never be in it.
 */
import { parseDocument } from 'htmlparser2';

type Node = ReturnType<typeof parseDocument>['children'][number];

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Every element of the page, in order. */
export function elementsOf(html: string): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    if (!('children' in node)) return;
    if ('name' in node) found.push({ name: node.name, attributes: node.attribs, text: textOf(node) });
    for (const child of node.children) visit(child);
  };
  for (const node of parseDocument(html).children) visit(node);
  return found;
}

/** Text content, `<br>` as a line feed; head, style and script have none. */
function textOf(node: Node): string {
  if (node.type === 'text') return node.data;
  if (!('children' in node)) return '';
  if ('name' in node && ['head', 'style', 'script'].includes(node.name)) return '';
  if ('name' in node && node.name === 'br') return '\n';
  return node.children.map(textOf).join('');
}

export const pageText = (html: string): string => parseDocument(html).children.map(textOf).join('');

/** Whatever could run or connect: scripts, handlers, javascript: and other addresses, frames, forms. */
export function dangersIn(html: string): readonly string[] {
  return elementsOf(html).flatMap(({ name, attributes }) => {
    const element = FORBIDDEN.includes(name) ? [`<${name}>`] : [];
    const handlers = Object.entries(attributes).flatMap(([attribute, value]) => {
      if (/^on/i.test(attribute) || attribute === 'style') return [`${attribute}=${value}`];
      if (!ADDRESSES.includes(attribute)) return [];
      return /^(#[\w-]+|data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+)$/.test(value) ? [] : [`${attribute}=${value}`];
    });
    return [...element, ...handlers];
  });
}

const FORBIDDEN = [
  'script',
  'iframe',
  'frame',
  'object',
  'embed',
  'form',
  'input',
  'base',
  'link',
  'template',
  'use',
  'foreignobject',
  'animate',
  'set',
];
const ADDRESSES = [
  'href',
  'src',
  'action',
  'srcset',
  'xlink:href',
  'formaction',
  'data',
  'poster',
  'background',
  'srcdoc',
];
