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
import { wordsIn as accessWords } from '../../functions/pages/access/words.ts';
import { type Dictionary, say } from '../../functions/pages/page/dictionary.ts';
import { PAGE_WORDS, type Word } from '../../functions/pages/page/words.ts';
import { writeBrowserAssets } from '../../infra/aws/bundle-pages.ts';

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
    ...{ title: '标题 <b>', programme: null, links: [], to: '"x', error: null, words: accessWords('zh') },
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

const pages = fileURLToPath(new URL('../../functions/pages', import.meta.url));
const sources = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

interface Room {
  readonly file: string;
  readonly own: Readonly<Record<string, Word>>;
  readonly zh: Readonly<Record<string, string>>;
}

/** Every dictionary: its own words, and all that its pages know. */
const rooms: readonly Room[] = await Promise.all(
  sources
    .filter(
      (file) =>
        /(^|[/-])words\.ts$/.test(file) &&
        readFileSync(join(pages, file), 'utf8').includes('wordsIn } = dictionaryOf('),
    )
    .map(async (file) => {
      const { wordsIn } = (await import(join(pages, file))) as Pick<Dictionary<string>, 'wordsIn'>;
      const [zh, en] = [wordsIn('zh'), wordsIn('en')];
      const keys = Object.keys(zh).filter((key) => !(key in PAGE_WORDS));
      return { file, zh, own: Object.fromEntries(keys.map((key) => [key, { zh: zh[key]!, en: en[key]! }])) };
    }),
);

/** The words that a template names, those of its partials included. */
function wordsNamed(name: string, seen = new Set<string>()): string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  const source = templates.find(([each]) => each === name)?.[1] ?? '';
  const partials = [...source.matchAll(/\{\{#?>\s*([\w-]+)/g)].flatMap(([, partial]) => wordsNamed(partial!, seen));
  return [...[...source.matchAll(/\bwords\.(\w+)/g)].map(([, key]) => key!), ...partials];
}

describe('words', () => {
  const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  const all = [{ file: 'page/words.ts', own: PAGE_WORDS as Readonly<Record<string, Word>> }, ...rooms];
  const entries = all.flatMap(({ file, own }) => Object.entries(own).map(([key, word]) => [file, key, word] as const));

  test('stand in one dictionary a room', () => {
    expect(rooms.length).toBeGreaterThan(12);
    expect(entries.length).toBeGreaterThan(800);
  });

  test.each(entries)('%s: %s says the same in both languages', (_, __, { zh, en }) => {
    expect(en).not.toBe('');
    expect(places(en)).toEqual(places(zh));
  });

  test('a value that is missing is noticed', () => {
    expect(() => say('zh', 'dueAt')).toThrow(/time/);
  });

  test('every page finds all its words in one dictionary', () => {
    const lost = readdirSync(folder)
      .filter((file) => file.endsWith('.hbs'))
      .map((file) => [file, wordsNamed(file.replace('.hbs', ''))] as const)
      .filter(([, named]) => !rooms.some(({ zh }) => named.every((key) => key in zh)))
      .map(([file, named]) => `${file}: ${named.join(' ')}`);
    expect(lost).toEqual([]);
  });

  test('every word is used', () => {
    const functions = fileURLToPath(new URL('../../functions', import.meta.url));
    const views = readdirSync(functions, { recursive: true, encoding: 'utf8' })
      .filter((file) => /^(pages|runtime)\/.*\.ts$/.test(file) && !all.some((room) => file === `pages/${room.file}`))
      .map((file) => readFileSync(join(functions, file), 'utf8'))
      .concat(readFileSync(join(functions, '../infra/local/commands/explain.ts'), 'utf8'))
      .join('\n');
    const markup = templates.map(([, source]) => source).join('\n');
    const unused = entries.filter(
      ([, key]) => !new RegExp(`words\\.${key}\\b`).test(markup) && !views.includes(`'${key}'`),
    );
    expect(unused.map(([file, key]) => `${file}: ${key}`)).toEqual([]);
  });
});
