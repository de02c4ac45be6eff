/**
 * What a letterhead must gain so that a briefing's blocks can stand in it: styles, numbering, relationships, content types.
 *
 * Our styles take the place of those of the same name (headings), and get another id where the letterhead uses theirs for
 * something else. Its default style, settings, headers and footers stay as the office made them.
 */
import { type Relationship, relationshipElement } from './package-parts.ts';

export interface MergedStyles {
  readonly xml: string;
  /** Our style id -> the id to use in this document. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Merges `ours` (style elements) into the letterhead's styles.xml; `kept` are ids of ours that it keeps as its own. */
export function mergeStyles(theirs: string, ours: readonly string[], kept: readonly string[]): MergedStyles {
  const ids = new Map<string, string>();
  let xml = theirs;
  const normal = idOf(
    elementsOf(theirs).find((each) => /w:type="paragraph"/.test(each) && /w:default="(1|true)"/.test(each)) ?? '',
  );
  for (const style of ours) {
    if (/ w:default="1"/.test(style) || kept.includes(idOf(style))) continue;
    const own = idOf(style);
    const same = elementsOf(xml).find((each) => nameOf(each) === nameOf(style));
    const taken = elementsOf(xml).some((each) => idOf(each) === own);
    const id = same === undefined ? (taken ? `Briefing${own}` : own) : idOf(same);
    ids.set(own, id);
    const based =
      normal === ''
        ? style.replace(/<w:basedOn [^>]*>/, '')
        : style.replace(/(<w:basedOn w:val=")[^"]*/, `$1${normal}`);
    const named = based.replace(`w:styleId="${own}"`, `w:styleId="${id}"`);
    xml = same === undefined ? xml.replace('</w:styles>', () => `${named}</w:styles>`) : xml.replace(same, () => named);
  }
  return { xml: renameNext(xml, ids), ids };
}

const elementsOf = (xml: string): readonly string[] => xml.match(/<w:style [^>]*>.*?<\/w:style>/gs) ?? [];
const idOf = (style: string): string => /w:styleId="([^"]*)"/.exec(style)?.[1] ?? '';
const nameOf = (style: string): string => (/<w:name w:val="([^"]*)"/.exec(style)?.[1] ?? '').toLowerCase();

/** Only our own styles name our ids as what follows them. */
const renameNext = (xml: string, ids: ReadonlyMap<string, string>): string =>
  xml.replace(/<w:next w:val="(BodyText)"\/>/g, (whole, id: string) => whole.replace(id, ids.get(id) ?? id));

export interface MergedNumbering {
  readonly xml: string;
  /** Added to our list numbers. */
  readonly offset: number;
}

/** Our lists after theirs; definitions stand before numbers (ECMA-376 Part 1, 17.9.16). */
export function mergeNumbering(theirs: string | undefined, ours: string): MergedNumbering {
  if (theirs === undefined) return { xml: ours, offset: 0 };
  const highest = (pattern: RegExp) => Math.max(0, ...[...theirs.matchAll(pattern)].map((match) => Number(match[1])));
  const offset = Math.max(highest(/w:numId="(\d+)"/g), highest(/w:abstractNumId="(\d+)"/g));
  const moved = ours.replace(
    /(w:numId="|w:abstractNumId="|<w:abstractNumId w:val=")(\d+)/g,
    (_, start: string, id: string) => `${start}${Number(id) + offset}`,
  );
  const definitions = (moved.match(/<w:abstractNum .*?<\/w:abstractNum>/gs) ?? []).join('');
  const numbers = (moved.match(/<w:num .*?<\/w:num>/gs) ?? []).join('');
  const first = theirs.indexOf('<w:num ');
  const split = first === -1 ? theirs.indexOf('</w:numbering>') : first;
  const whole = `${theirs.slice(0, split)}${definitions}${theirs.slice(split)}`;
  return { xml: whole.replace(/(<w:numIdMacAtCleanup|<\/w:numbering>)/, (end) => `${numbers}${end}`), offset };
}

export const addRelationships = (theirs: string, added: readonly Relationship[]): string =>
  theirs.replace('</Relationships>', () => `${added.map(relationshipElement).join('')}</Relationships>`);

/** Extensions that it lacks and parts that are new. */
export function addContentTypes(theirs: string, parts: readonly (readonly [part: string, type: string])[]): string {
  const known = (extension: string) => new RegExp(`Extension="${extension}"`, 'i').test(theirs);
  const defaults = Object.entries(EXTENSIONS).filter(([extension]) => !known(extension));
  const added = [
    ...defaults.map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`),
    ...parts
      .filter(([part]) => !theirs.includes(`"${part}"`))
      .map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`),
  ];
  return theirs.replace('</Types>', () => `${added.join('')}</Types>`);
}

const EXTENSIONS = {
  ...{ png: 'image/png', jpg: 'image/jpeg' },
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
