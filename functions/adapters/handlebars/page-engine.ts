/**
 * What the two ways to open the pages' templates share: from source (`page-templates.ts`) and compiled beforehand
 * (`page-templates.precompiled.ts`, for Lambda, where no code may be made from strings).
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export type Template = (view: object, options?: object) => string;

export interface Asset {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Beginning of the SHA-256, hex: changes with the bytes. */
  readonly hash: string;
}

export interface PageEngine {
  render(name: string, view: object): string;
  asset(file: string): Asset | undefined;
}

/** Strict: a name that the view lacks is an error. Only these helpers exist, so a mistyped one is an error too. */
export const COMPILE_OPTIONS = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: { asset: true },
  preventIndent: true,
} as const;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** @throws Error from `render` that names a page which does not exist. */
export function pageEngine(templates: ReadonlyMap<string, Template>, assets: ReadonlyMap<string, Asset>): PageEngine {
  return {
    render(name, view) {
      const template = templates.get(name);
      if (template === undefined)
        throw new Error(`there is no page "${name}"; there are ${[...templates.keys()].join(', ')}`);
      return template(view);
    },
    asset: (file) => assets.get(file),
  };
}

/** Reads the small static files once; they are served from memory. */
export function readAssets(folder: string): Map<string, Asset> {
  const files = readdirSync(join(folder, 'assets')).filter((file) => extname(file) in MEDIA_TYPES);
  return new Map(files.map((file) => [file, assetOf(file, readFileSync(join(folder, 'assets', file)))]));
}

/** @param file its name; the ending says its media type. */
export function assetOf(file: string, bytes: Uint8Array): Asset {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { bytes, mediaType: MEDIA_TYPES[extname(file)] ?? 'application/octet-stream', hash };
}

/** `{{asset 'style.css'}}` -> `/assets/style.css?v=…`, which a browser may keep for ever. */
export const assetHelper =
  (assets: ReadonlyMap<string, Asset>) =>
  (file: string): string => {
    const asset = assets.get(file);
    if (asset === undefined) throw new Error(`a page names the asset "${file}", which does not exist`);
    return `/assets/${file}?v=${asset.hash}`;
  };
