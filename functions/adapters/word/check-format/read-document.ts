/**
 * Any Word file as the checker sees it: sections, paragraphs with the properties that apply in the end, tables, footers.
 *
 * Properties are looked up as Word does: document defaults, the chain of styles, the paragraph, the run.
 */
import { strFromU8, unzipSync } from 'fflate';
import { all, amount, at, child, type Element, readXml, value } from './element.ts';

export interface ParagraphView {
  readonly element: Element;
  readonly text: string;
  readonly inTable: boolean;
  /** Own and inherited `w:pPr`, nearest first. */
  readonly properties: readonly Element[];
  /** The same for each run with text: `w:rPr`, nearest first. */
  readonly runs: readonly { readonly text: string; readonly properties: readonly Element[] }[];
  /** Outline level 1–9 or undefined. */
  readonly level: number | undefined;
  readonly styleName: string;
}

export interface DocumentView {
  readonly sections: readonly Element[];
  readonly paragraphs: readonly ParagraphView[];
  readonly tables: readonly Element[];
  readonly settings: Element;
  readonly core: Element;
  /** Footer parts by relationship id. */
  readonly footers: ReadonlyMap<string, readonly ParagraphView[]>;
}

/** @throws FormatError when the bytes are no Word file. */
export function readDocument(bytes: Uint8Array): DocumentView {
  const part = opened(bytes);
  const main = mainPart(part);
  const body = child(part(main), 'w:body');
  if (body === undefined) throw new FormatError('这不是 Word 文件（.docx），请另存为 .docx 后再检查。');
  const relations = all(part(relationsOf(main)), 'Relationship');
  const named = (kind: string) => relations.filter((each) => value(each, 'Type')?.endsWith(`/${kind}`));
  const one = (kind: string) => part(targetOf(named(kind)[0], main) ?? `word/${kind}.xml`);
  const styles = stylesOf(one('styles'));
  const view = (element: Element, inTable: boolean) => paragraphView(element, inTable, styles);
  return {
    sections: all(body, 'w:sectPr'),
    paragraphs: paragraphsIn(body, false).map(({ element, inTable }) => view(element, inTable)),
    tables: all(body, 'w:tbl'),
    settings: one('settings'),
    core: part('docProps/core.xml'),
    footers: new Map(
      named('footer').map((each) => [
        value(each, 'Id') ?? '',
        all(part(targetOf(each, main) ?? ''), 'w:p').map((element) => view(element, false)),
      ]),
    ),
  };
}

/** The part that the package names: Word Online and others write `word/document2.xml`. source: ECMA-376 Part 2, 6.5 */
function mainPart(part: (name: string) => Element): string {
  const relation = all(part('_rels/.rels'), 'Relationship').find((each) =>
    value(each, 'Type')?.endsWith('/officeDocument'),
  );
  return targetOf(relation, '') ?? 'word/document.xml';
}

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);
const relationsOf = (name: string): string => `${folderOf(name)}_rels/${name.slice(folderOf(name).length)}.rels`;

/** The part that a relationship of `source` points at: beside it, or from the root of the package. */
function targetOf(relation: Element | undefined, source: string): string | undefined {
  const target = value(relation, 'Target');
  return target?.startsWith('/') ? target.slice(1) : target && folderOf(source) + target;
}

export class FormatError extends Error {
  override readonly name = 'FormatError';
}

function opened(bytes: Uint8Array): (name: string) => Element {
  try {
    const files = unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/.test(name) });
    return (name) => readXml(strFromU8(files[name] ?? new Uint8Array()));
  } catch {
    throw new FormatError('文件打不开：不是 Word 文件（.docx），或已损坏。请另存为 .docx 后再检查。');
  }
}

function paragraphsIn(element: Element, inTable: boolean): { element: Element; inTable: boolean }[] {
  return element.children.flatMap((each) => {
    if (each.name === 'w:p') return [{ element: each, inTable }];
    return paragraphsIn(each, inTable || each.name === 'w:tbl');
  });
}

interface Styles {
  readonly byId: ReadonlyMap<string, Element>;
  readonly defaultId: string;
  readonly defaults: { readonly paragraph: readonly Element[]; readonly run: readonly Element[] };
}

function stylesOf(root: Element): Styles {
  const list = all(root, 'w:style');
  const isDefault = (each: Element) => value(each, 'w:type') === 'paragraph' && value(each, 'w:default') === '1';
  const some = (element: Element | undefined) => (element === undefined ? [] : [element]);
  return {
    byId: new Map(list.map((each) => [value(each, 'w:styleId') ?? '', each])),
    defaultId: value(list.find(isDefault), 'w:styleId') ?? '',
    defaults: {
      paragraph: some(at(root, 'w:docDefaults', 'w:pPrDefault', 'w:pPr')),
      run: some(at(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr')),
    },
  };
}

function paragraphView(element: Element, inTable: boolean, styles: Styles): ParagraphView {
  const own = child(element, 'w:pPr');
  const chain = styleChain(value(child(own, 'w:pStyle')) ?? styles.defaultId, styles);
  const some = (each: Element | undefined) => (each === undefined ? [] : [each]);
  const properties = [
    ...some(own),
    ...chain.flatMap((style) => some(child(style, 'w:pPr'))),
    ...styles.defaults.paragraph,
  ];
  const inherited = [...chain.flatMap((style) => some(child(style, 'w:rPr'))), ...styles.defaults.run];
  const runs = all(element, 'w:r').map((run) => ({
    text: textOf(run),
    properties: [...some(child(run, 'w:rPr')), ...inherited],
  }));
  const level = amount(firstOf(properties, 'w:outlineLvl'));
  return {
    ...{ element, inTable, properties, text: runs.map(({ text }) => text).join('') },
    runs: runs.filter(({ text }) => text.trim() !== ''),
    level: level === undefined || level > 8 ? undefined : level + 1,
    styleName: value(child(chain[0], 'w:name')) ?? '',
  };
}

const textOf = (run: Element): string =>
  run.children
    .map((each) => (each.name === 'w:t' ? each.text : each.name === 'w:tab' ? '\t' : each.name === 'w:br' ? '\n' : ''))
    .join('');

/** The style and those that it is based on; a circle ends the chain. */
function styleChain(id: string, styles: Styles, seen: readonly string[] = []): readonly Element[] {
  const style = styles.byId.get(id);
  if (style === undefined || seen.includes(id)) return [];
  return [style, ...styleChain(value(child(style, 'w:basedOn')) ?? '', styles, [...seen, id])];
}

/** The property that applies: the nearest that is set. */
export const firstOf = (properties: readonly Element[], name: string): Element | undefined =>
  properties.map((each) => child(each, name)).find((each) => each !== undefined);

/** The attribute that applies: nearer elements may set only some. */
export const attributeOf = (properties: readonly Element[], name: string, attribute: string): string | undefined =>
  properties.map((each) => value(child(each, name), attribute)).find((each) => each !== undefined);

export const numberOf = (properties: readonly Element[], name: string, attribute: string): number | undefined => {
  const text = attributeOf(properties, name, attribute);
  return text === undefined || !/^-?\d+$/.test(text) ? undefined : Number(text);
};
