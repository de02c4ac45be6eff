/**
 * An archived HTML file inside a page of the site: all that it says, each figure a link, and nothing else however it was
 * changed on the disk.
 */
import { describe, expect, test } from 'vitest';
import { readArchived } from '../../functions/adapters/html/read-archived.ts';
import { createHtmlRenderer } from '../../functions/adapters/html/render-briefing.ts';
import { composed, inputOf, layoutOf } from '../support/compose-sample.ts';
import { dangersIn, elementsOf, pageText } from '../support/html-page.ts';
import { sampleProgramme } from '../support/sample-close.ts';
import { MATTERS, sampleCloses } from '../support/sample-days.ts';

const programme = sampleProgramme();
const bytesOf = (html: string): Uint8Array => new TextEncoder().encode(html);
const read = (html: string | Uint8Array): string =>
  readArchived(
    typeof html === 'string' ? bytesOf(html) : html,
    (indicator, of) => `/explain/${indicator}?of=${of}`,
  ).toHTML();

async function archived(): Promise<Uint8Array> {
  const briefing = await composed(inputOf(programme, sampleCloses(), { matters: MATTERS }));
  const layout = layoutOf();
  const close = sampleCloses().at(-1)!;
  return createHtmlRenderer({ layout: () => layout }).render({ briefing, close, programme, photos: {} });
}

describe('a briefing as it was archived', () => {
  test('is read word for word', async () => {
    const html = await archived();
    const said = (text: string): string => pageText(text).replace(/\s+/g, '');
    const whole = said(new TextDecoder().decode(html));
    expect(said(read(html)).length).toBeGreaterThan(300);
    expect(whole.endsWith(said(read(html)))).toBe(true);
  });

  test('has a link at each figure, and no other', async () => {
    const html = await archived();
    const figures = elementsOf(new TextDecoder().decode(html)).filter(({ name }) => name === 'data');
    const links = elementsOf(read(html)).filter(({ name }) => name === 'a');
    expect(figures.length).toBeGreaterThan(10);
    expect(links.map(({ attributes, text }) => [attributes.href, text])).toEqual(
      figures.map(({ attributes, text }) => [
        `/explain/${attributes['data-indicator']}?of=${attributes['data-of']}`,
        text,
      ]),
    );
  });

  test('keeps its drawings, tables and their heads; its classes are marked as its own', async () => {
    const page = read(await archived());
    expect(page).toMatch(/<svg viewBox="0 0 400 /);
    expect(page).toMatch(/<th class="doc-[^"]*" scope="col">/);
    expect(page).toMatch(/^[^<]*<div class="doc-sheet">/);
    for (const [, names] of page.matchAll(/ class="([^"]*)"/g)) expect(names).toMatch(/^(doc-[\w-]+ ?)+$/);
    expect(page).not.toMatch(/<(style|head|main|header|footer|meta|title)|\sid=/);
  });

  test('whose figure is explained nowhere has no link there', () => {
    const markup = readArchived(
      bytesOf('<p><data value="5" data-indicator="x" data-of="day">5</data></p>'),
      () => undefined,
    );
    expect(markup.toHTML()).toBe('<p><data value="5">5</data></p>');
  });
});

describe('a file that somebody changed', () => {
  test.each([
    ['<p>a<script>alert(1)</script>b</p>', '<p>ab</p>'],
    ['<p onclick="x()" style="color:red" id="main">a</p>', '<p>a</p>'],
    ['<a href="javascript:x()">a</a>', 'a'],
    ['<img src="https://evil.example/x.png" alt="a">', '<img alt="a">'],
    ['<img src="data:image/svg+xml;base64,PHN2Zz4=" alt="a">', '<img alt="a">'],
    ['<iframe src="x"><p>in</p></iframe><p>out</p>', '<p>out</p>'],
    [
      '<svg><a href="x"><text>a</text></a><foreignObject><p>b</p></foreignObject></svg>',
      '<svg><text>a</text><p>b</p></svg>',
    ],
    ['<form action="/sign-out"><button>x</button></form>y', 'y'],
    ['<p class="notice button">a</p>', '<p class="doc-notice doc-button">a</p>'],
    ['<SCRIPT>x</SCRIPT><p>&lt;b&gt; {{x}}</p>', 'x<p>&lt;b&gt; {{x}}</p>'],
    ['<div role="alert" tabindex="5">a</div>', '<div>a</div>'],
    ['<p>never closed<strong>', '<p>never closed<strong></strong></p>'],
    ['<constructor>a</constructor><p __proto__="x">b</p>', 'a<p>b</p>'],
  ])('%s', (html, expected) => {
    expect(read(html)).toBe(expected);
    expect(dangersIn(read(html))).toEqual([]);
  });

  test('a figure of a made-up indicator leads nowhere else', () => {
    const page = read('<data value="1" data-indicator="&quot;&gt;&lt;script&gt;" data-of="day">1</data>');
    expect(page).toContain('href="/explain/&quot;&gt;&lt;script&gt;?of=day"');
    expect(elementsOf(page).map(({ name }) => name)).toEqual(['a', 'data']);
  });
});
