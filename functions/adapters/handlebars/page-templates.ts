/**
 * The web pages' markup, compiled from `templates/pages` at start. Bundles for Lambda replace this module by
 * `page-templates.precompiled.ts`, which exports the same.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { BROWSER_ASSETS } from './browser-assets.ts';
import {
  assetHelper,
  assetOf,
  COMPILE_OPTIONS,
  type PageEngine,
  pageEngine,
  readAssets,
  type Template,
} from './page-engine.ts';

/** @param folder templates/pages; its pages, partials/ and assets/ are read at once. */
export function openPageTemplates(folder: string): PageEngine {
  const handlebars = Handlebars.create();
  const assets = readAssets(folder);
  for (const [file, bytes] of BROWSER_ASSETS) assets.set(file, assetOf(file, bytes));
  handlebars.registerHelper('asset', assetHelper(assets));
  for (const [name, source] of sourcesIn(join(folder, 'partials'))) {
    handlebars.registerPartial(name, handlebars.compile(source, COMPILE_OPTIONS));
  }
  const pages = sourcesIn(folder).map(
    ([name, source]) => [name, handlebars.compile(source, COMPILE_OPTIONS) as Template] as const,
  );
  return pageEngine(new Map(pages), assets);
}

/** Name without ending, and text, of each template in the folder. */
export function sourcesIn(folder: string): [name: string, source: string][] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.hbs'));
  return files.sort().map((file) => [basename(file, '.hbs'), readFileSync(join(folder, file), 'utf8')]);
}
