/**
 * A Word file without the links that its author's own Word has left in it (see `read-word.ts`): where the template lies, on a
 * disk or a server, and a picture that is no longer there. They would be asked for wherever the file is opened.
 *
 * source: ECMA-376 Part 2, 6.5 (relationships), Part 1, 17.15.1.6 (attachedTemplate), 20.1.8.13 (blip).
 */
import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';
import type { Zip } from './open-zip.ts';

interface Link {
  /** Last word of its type, `attachedTemplate`. */
  readonly type: string;
  readonly target: string;
}

/** A template is only a name there; a picture at NULL is what Word leaves of one that was pasted and lost. */
export const isLeftLink = ({ type, target }: Link): boolean =>
  type === 'attachedTemplate' || (type === 'image' && /(?:^|[\\/])NULL$/i.test(target));

const RELATION = /<(?:\w+:)?Relationship\b[^>]*?(?:\/>|>\s*<\/(?:\w+:)?Relationship>)/g;
const FIRST_DATE = new Date(1980, 0, 1);

/** Equal files give equal bytes; every other part stays as it is. */
export function withoutLinks(zip: Zip): Uint8Array {
  const parts = new Map(zip.names.map((name) => [name, zip.read(name) ?? new Uint8Array()]));
  for (const name of zip.names.filter((each) => each.endsWith('.rels'))) {
    const xml = strFromU8(parts.get(name) ?? new Uint8Array());
    const gone = [...xml.matchAll(RELATION)].map(([element]) => element).filter(isLeft);
    if (gone.length === 0) continue;
    parts.set(name, strToU8(gone.reduce((text, element) => text.replace(element, ''), xml)));
    const owner = name.replace(/_rels\/([^/]*)\.rels$/, '$1');
    const content = parts.get(owner);
    if (content !== undefined) parts.set(owner, strToU8(withoutUses(strFromU8(content), gone.map(idOf))));
  }
  return zipSync(Object.fromEntries(parts) as Zippable, { level: 6, mtime: FIRST_DATE });
}

const attribute = (element: string, name: string): string =>
  new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(element)?.[1] ?? '';
const idOf = (element: string): string => attribute(element, 'Id');

function isLeft(element: string): boolean {
  const type = attribute(element, 'Type');
  const link = { type: type.slice(type.lastIndexOf('/') + 1), target: attribute(element, 'Target') };
  return attribute(element, 'TargetMode') === 'External' && isLeftLink(link);
}

/** Without what names these relationships: the template's element, the attributes of pictures. */
function withoutUses(xml: string, ids: readonly string[]): string {
  const named = ids.map((id) => id.replace(/[^\w-]/g, '\\$&')).join('|');
  return xml
    .replace(
      new RegExp(
        `<w:attachedTemplate\\b[^>]*?:id\\s*=\\s*["'](?:${named})["'][^>]*?(?:/>|>\\s*</w:attachedTemplate>)`,
        'g',
      ),
      '',
    )
    .replace(new RegExp(`\\s\\w+:(?:link|id|href)\\s*=\\s*["'](?:${named})["']`, 'g'), '');
}
