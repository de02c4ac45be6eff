/**
 * The web pages' markup, compiled when the bundle was made: no template compiler on board, and no code made from strings.
 * The bundler puts this module in the place of `page-templates.ts` and the templates in the place of `compiled-pages.ts`.
 */
import runtime from 'handlebars/runtime.js';
import { PAGES, PARTIALS } from './compiled-pages.ts';
import { assetHelper, type PageEngine, pageEngine, readAssets, type Template } from './page-engine.ts';

/** Its own type file says nothing; it is the whole library without `compile`. */
const Handlebars = runtime as unknown as Pick<typeof import('handlebars'), 'create'>;

/** @param folder templates/pages; only its assets/ are read. */
export function openPageTemplates(folder: string): PageEngine {
  const handlebars = Handlebars.create();
  const assets = readAssets(folder);
  handlebars.registerHelper('asset', assetHelper(assets));
  for (const [name, partial] of Object.entries(PARTIALS)) {
    handlebars.registerPartial(name, handlebars.template(partial));
  }
  const pages = Object.entries(PAGES).map(([name, page]) => [name, handlebars.template(page) as Template] as const);
  return pageEngine(new Map(pages), assets);
}
