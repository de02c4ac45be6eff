/**
 * Compiles `templates/pages` into the text of a module like `compiled-pages.ts`. Used when bundles are made.
 */
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { COMPILE_OPTIONS } from './page-engine.ts';
import { sourcesIn } from './page-templates.ts';

/**
 * @param folder templates/pages.
 * @param wanted is a page wanted? Absent: all are. Partials are always there.
 * @returns JavaScript; the same text for the same templates.
 */
export function precompilePages(folder: string, wanted: (page: string) => boolean = () => true): string {
  const compiled = (from: string, wanted: (name: string) => boolean): string =>
    sourcesIn(from)
      .filter(([name]) => wanted(name))
      .map(([name, source]) => `${JSON.stringify(name)}: ${Handlebars.precompile(source, COMPILE_OPTIONS)}`)
      .join(',\n');
  const partials = compiled(join(folder, 'partials'), () => true);
  return `export const PAGES = {${compiled(folder, wanted)}};\nexport const PARTIALS = {${partials}};\n`;
}
