/**
 * Everything that makes documents, in one module that is loaded on first use: templates, layouts and renderers.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBriefingTemplates } from '../adapters/handlebars/briefing-templates.ts';
import { createHtmlRenderer } from '../adapters/html/render-briefing.ts';
import { createFiguresRenderer } from '../adapters/json/render-figures.ts';
import { createPdfRenderer } from '../adapters/pdf/render-briefing.ts';
import { createPictureRenderers } from '../adapters/pdf/render-picture.ts';
import { createTextRenderer } from '../adapters/text/render-briefing.ts';
import { createPhotoFitter } from '../adapters/vips/photo-fitter.ts';
import { createWordRenderer } from '../adapters/word/render-briefing.ts';
import { createWorkbookRenderer } from '../adapters/workbook/render-figures.ts';
import { readLayout } from '../adapters/yaml/layout-file.ts';
import { RENDITIONS, type RenderedName } from '../core/edition/renditions.ts';
import type { Layout } from '../core/layout/layout.ts';
import type { AnyRenderer, BriefingTemplates, ReadRendition, Renderer } from '../ports.ts';
import { once } from './first-use.ts';
import { readRendition } from './read-back.ts';

export interface Documents {
  readonly templates: BriefingTemplates;
  readonly renderers: readonly AnyRenderer[];
  /** Absent in tests alone: what is rendered is then not read back. */
  readonly readRendition?: ReadRendition;
}

interface DocumentChoices {
  /** A folder with the office's own fonts for PDF and pictures. */
  readonly fonts?: string | undefined;
  /** Without them a replay is done in half the time. */
  readonly pictures?: boolean;
}

/** @param folder the `templates` folder. */
export function openDocuments(folder: string, { fonts, pictures = true }: DocumentChoices = {}): Documents {
  const layout = layouts(join(folder, 'layouts'));
  const fitter = createPhotoFitter();
  const press = once(async () => (await import('../adapters/pdf/open-press.ts')).openPress(fonts));
  const drawn = { layout, fitter, press };
  // In the order in which an edition's record names its files.
  const renderers = {
    'briefing.docx': createWordRenderer({ layout, fitter, letterhead: letterheads(join(folder, 'briefings')) }),
    'briefing.pdf': createPdfRenderer(drawn),
    ...createPictureRenderers(drawn),
    'briefing.html': createHtmlRenderer({ layout, fitter }),
    'figures.xlsx': createWorkbookRenderer(),
    'briefing.txt': createTextRenderer(),
    'figures.json': createFiguresRenderer(),
  } satisfies { readonly [Name in RenderedName]: Renderer<Name, Uint8Array | undefined> };
  return {
    templates: openBriefingTemplates(join(folder, 'briefings')),
    readRendition,
    renderers: Object.values(renderers).filter(({ file }) => pictures || RENDITIONS[file].mediaType !== 'image/png'),
  };
}

/** `letterhead.docx` of a template folder, where the office has put its own. */
function letterheads(folder: string): (template: string) => Uint8Array | undefined {
  return (template) => {
    const file = join(folder, template, 'letterhead.docx');
    return existsSync(file) ? readFileSync(file) : undefined;
  };
}

/** Layouts by name, each read once. @throws Error with every mistake of the profile and its place. */
export function layouts(folder: string): (name: string) => Layout {
  const read = new Map<string, Layout>();
  return (name) => {
    const layout = read.get(name) ?? readOne(folder, name);
    read.set(name, layout);
    return layout;
  };
}

function readOne(folder: string, name: string): Layout {
  const textOf = (profile: string): string => readFileSync(join(folder, `${profile}.yaml`), 'utf8');
  const { layout, findings } = readLayout(name, textOf(name), (base) => textOf(base));
  if (layout !== undefined) return layout;
  throw new Error(
    findings.map(({ line, column, message }) => `${name}.yaml:${line ?? 1}:${column ?? 1} ${message}`).join('\n'),
  );
}
