/** XML as a plain tree: what the checker walks. */
import { XMLParser } from 'fast-xml-parser';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Text directly inside. */
  readonly text: string;
}

type Raw = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  ...{ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false },
  ...{ parseAttributeValue: false, trimValues: false, ignoreDeclaration: true, ignorePiTags: true },
});

/** The root element; an empty one when the text is not XML. */
export function readXml(xml: string): Element {
  return (parser.parse(xml) as Raw[]).map(elementOf).find((each) => each.name !== '#text') ?? EMPTY;
}

const EMPTY: Element = { name: '', attributes: {}, children: [], text: '' };

function elementOf(raw: Raw): Element {
  const name = Object.keys(raw).find((key) => key !== ':@') ?? '';
  if (name === '#text') return { ...EMPTY, name, text: String(raw[name]) };
  const children = (raw[name] as readonly Raw[]).map(elementOf);
  const text = children.map((child) => (child.name === '#text' ? child.text : '')).join('');
  return { name, attributes: (raw[':@'] ?? {}) as Element['attributes'], children, text };
}

/** The first child of that name. */
export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((each) => each.name === name);

/** The child at the end of a path of names. */
export const at = (element: Element | undefined, ...path: readonly string[]): Element | undefined =>
  path.reduce<Element | undefined>(child, element);

/** Every element of that name below, in order. */
export const all = (element: Element | undefined, name: string): readonly Element[] =>
  element === undefined
    ? []
    : element.children.flatMap((each) => [...(each.name === name ? [each] : []), ...all(each, name)]);

export const value = (element: Element | undefined, attribute = 'w:val'): string | undefined =>
  element?.attributes[attribute];

/** A measure in twips or half-points as a number, or undefined. */
export function amount(element: Element | undefined, attribute = 'w:val'): number | undefined {
  const text = value(element, attribute);
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** `<w:b/>` is on, `<w:b w:val="0"/>` is off, absent is undefined. */
export const flag = (element: Element | undefined): boolean | undefined =>
  element === undefined ? undefined : !['0', 'false', 'off', 'none'].includes(value(element) ?? '1');
