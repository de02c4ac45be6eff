/**
 * Gives Hono's modules light classes for requests and answers in the place of Node's, which cost half a start to load:
 * an esbuild plugin, and the change it makes. The tests that run the web functions on them make the same change.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Modules whose `Request`, `Response` and `Headers` are ours; our own code names the global ones where it means those. */
export const HONO = /\/node_modules\/hono\/dist\/.*\.js$/;

/** The module's text with the three names imported, where it uses them. */
export function withLightFetch(text: string, root: string): string {
  if (!/\b(?:Request|Response|Headers)\b/.test(text)) return text;
  const from = (file: string): string => JSON.stringify(join(root, 'functions', 'adapters', 'fetch', file));
  return `import { LightHeaders as Headers } from ${from('headers.ts')};
import { LightRequest as Request, LightResponse as Response } from ${from('messages.ts')};
${text}`;
}

export const lightFetch = (root: string): Plugin => ({
  name: 'light-fetch',
  setup(bundler) {
    bundler.onLoad({ filter: HONO }, ({ path }) => ({
      contents: withLightFetch(readFileSync(path, 'utf8'), root),
      loader: 'js',
    }));
  },
});

/**
 * `import('node:http')` reads every export of that module, among them `WebSocket`, which is a part of Node's fetch: so the
 * SDK's first call would load what its second never uses. `require` reads none.
 */
export const requiredHttp = (): Plugin => ({
  name: 'required-http',
  setup(bundler) {
    bundler.onResolve({ filter: /^(?:node:)?http$/ }, ({ kind }) =>
      kind === 'require-call' ? undefined : { path: 'http', namespace: 'required-http' },
    );
    bundler.onLoad({ filter: /.*/, namespace: 'required-http' }, () => ({
      contents: "module.exports = require('node:http');",
      loader: 'js',
    }));
  },
});
