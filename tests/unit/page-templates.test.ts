/**
 * The pages' templates and words: nothing unescaped, nothing missing, and the same output compiled beforehand.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openPageTemplates, sourcesIn } from '../../functions/adapters/handlebars/page-templates.ts';
import { precompilePages } from '../../functions/adapters/handlebars/precompile-pages.ts';
import { ARCHIVE_WORDS } from '../../functions/pages/words/archive.ts';
import { COPY_WORDS } from '../../functions/pages/words/copies.ts';
import { DESK_WORDS } from '../../functions/pages/words/desk.ts';
import { DESK_LATER_WORDS } from '../../functions/pages/words/desk-later.ts';
import { joinWords, say, wordsOf } from '../../functions/pages/words/words.ts';
import { writeBrowserAssets } from '../../infra/aws/bundle-pages.ts';

joinWords({ ...ARCHIVE_WORDS, ...COPY_WORDS, ...DESK_WORDS, ...DESK_LATER_WORDS });

const folder = fileURLToPath(new URL('../../templates/pages', import.meta.url));
const templates = [...sourcesIn(folder), ...sourcesIn(join(folder, 'partials'))];

describe.each(templates)('%s', (_, source) => {
  test('escapes everything', () => {
    expect(source).not.toMatch(/\{\{\{|\{\{&/);
  });

  test('puts values into attributes only inside quotes, and never into scripts, styles or event handlers', () => {
    const outsideQuotes = source.replace(/"[^"]*"/g, '""');
    for (const [tag] of outsideQuotes.matchAll(/<[a-z][^>]*>/g)) {
      expect(tag).not.toMatch(/=\s*\{\{/);
      expect(tag).not.toMatch(/\s(style|on\w+)\s*=/i);
    }
    expect(source).not.toMatch(/<script(?![^>]* src=)|<style|javascript:/i);
  });
});

test('a name that the view lacks is an error, and so is a page that does not exist', () => {
  const pages = openPageTemplates(folder);
  expect(() => pages.render('sign-in', { title: 'x' })).toThrow(/not defined/);
  expect(() => pages.render('nothing', {})).toThrow(/there is no page "nothing"/);
});

test('the compiled pages run where code may not be made from strings, and give the same page', () => {
  const view = {
    ...{ title: '标题 <b>', programme: null, links: [], to: '"x', error: null, words: wordsOf('zh') },
    layout: { language: 'zh-CN', other: null, otherLanguage: 'en', signedIn: false },
  };
  const script = `
    import { readFileSync } from 'node:fs';
    import { registerHooks } from 'node:module';
    const compiled = readFileSync(0, 'utf8');
    registerHooks({
      load: (url, context, next) => url.endsWith('/compiled-pages.ts')
        ? { format: 'module', source: compiled, shortCircuit: true }
        : next(url, context),
    });
    const { openPageTemplates } = await import(process.env.TWIN);
    process.stdout.write(openPageTemplates(process.env.FOLDER).render('sign-in', JSON.parse(process.env.VIEW)));`;
  const twin = new URL('../../functions/adapters/handlebars/page-templates.precompiled.ts', import.meta.url);
  // By standard input: it is too long for a variable.
  const input = precompilePages(folder, (page) => page === 'sign-in');
  const env = {
    TWIN: twin.href,
    FOLDER: asBundled(),
    VIEW: JSON.stringify(view),
  };
  const flags = ['--disallow-code-generation-from-strings', '--input-type=module', '-e', script];
  const out = execFileSync(process.execPath, flags, { env: { ...process.env, ...env }, encoding: 'utf8', input });
  expect(out).toBe(openPageTemplates(folder).render('sign-in', view));
});

/** The assets as a bundle carries them: with scripts and style sheet ready-made. */
function asBundled(): string {
  const made = mkdtempSync(join(tmpdir(), 'pages-'));
  cpSync(join(folder, 'assets'), join(made, 'assets'), { recursive: true });
  writeBrowserAssets(join(made, 'assets'));
  return made;
}

test('every part of the style sheet is named in it once', () => {
  const parts = readdirSync(join(folder, 'styles')).filter((file) => file !== 'style.css');
  const named = [...readFileSync(join(folder, 'styles/style.css'), 'utf8').matchAll(/@import "\.\/(.+)";/g)];
  expect(named.map(([, file]) => file).sort()).toEqual(parts.sort());
  expect(parts.length).toBeGreaterThan(20);
});

describe('words', () => {
  const chinese = wordsOf('zh');
  const english = wordsOf('en');
  const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

  test.each(Object.keys(chinese) as (keyof typeof chinese)[])('%s says the same in both languages', (key) => {
    expect(english[key]).not.toBe('');
    expect(places(english[key])).toEqual(places(chinese[key]));
  });

  test('a value that is missing is noticed', () => {
    expect(() => say('zh', 'dueAt')).toThrow(/time/);
  });

  test('words that only desk and archive carry are named by none of the other pages', () => {
    const root = fileURLToPath(new URL('../../functions/pages', import.meta.url));
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => /^(page|access|report|paste|photo|sheet)\/.*$/.test(file))
      .map((file) => readFileSync(join(root, file), 'utf8'));
    const said = sources.flatMap((source) => [...source.matchAll(/say\([\w.]+,\s*'(\w+)'/g)].map(([, key]) => key!));
    const markup = templates.filter(([name]) =>
      /^(sign-in|resume|home|report|receipt|conflict|paste|problem|layout|field)/.test(name),
    );
    const named = markup.flatMap(([, source]) => [...source.matchAll(/words\.(\w+)/g)].map(([, key]) => key!));
    const joined = new Set(Object.keys({ ...ARCHIVE_WORDS, ...COPY_WORDS, ...DESK_WORDS, ...DESK_LATER_WORDS }));
    expect(said.length).toBeGreaterThan(30);
    expect([...said, ...named].filter((key) => joined.has(key))).toEqual([]);
  });

  test('every word is used, and every word that templates use exists', () => {
    const views = readdirSync(fileURLToPath(new URL('../../functions', import.meta.url)), {
      recursive: true,
      encoding: 'utf8',
    })
      .filter((file) => /^(pages|runtime)\/.*\.ts$/.test(file) && !file.endsWith('words.ts'))
      .map((file) => readFileSync(fileURLToPath(new URL(`../../functions/${file}`, import.meta.url)), 'utf8'));
    const markup = templates.map(([, source]) => source).join('\n');
    const named = [...markup.matchAll(/words\.(\w+)/g)].map(([, key]) => key!);
    for (const key of named) expect(Object.keys(chinese)).toContain(key);
    const unused = Object.keys(chinese).filter(
      (key) => !named.includes(key) && !views.some((source) => source.includes(`'${key}'`)),
    );
    expect(unused).toEqual([]);
  });
});
