/**
 * Compiles `templates/pages` into the text of a module like `compiled-pages.ts`. Used when bundles are made.
 */
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { COMPILE_OPTIONS } from './page-engine.ts';
import { sourcesIn } from './page-templates.ts';

/** @param folder templates/pages. @returns JavaScript; the same text for the same templates. */
export function precompilePages(folder: string): string {
  const compiled = (from: string): string =>
    sourcesIn(from)
      .map(([name, source]) => `${JSON.stringify(name)}: ${Handlebars.precompile(source, COMPILE_OPTIONS)}`)
      .join(',\n');
  return `export const PAGES = {${compiled(folder)}};\nexport const PARTIALS = {${compiled(join(folder, 'partials'))}};\n`;
}
