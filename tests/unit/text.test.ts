/**
 * Cleaning of text: what stays, what goes, and what the sender is told.
 */
import { expect, test } from 'vitest';
import { cleanText, codeOf, lengthOf } from '../../functions/core/text/text.ts';

test.each(['𠮷野家', '👨‍👩‍👧‍👦 一家', 'é e\u0301', '\ufeff有BOM', 'a\tb\nc', '\u200b零宽', '\u0085', '\u{1fffe}', ''])(
  '%j comes back exactly',
  (text) => expect(cleanText(text)).toEqual({ text, removed: [] }),
);

test.each([
  ['a\u0007b\0', 'ab', ['U+0007', 'U+0000']],
  ['\ud800高', '高', ['U+D800']],
  ['\udfff\ud83d', '', ['U+DFFF', 'U+D83D']],
  ['甲\ufffe乙\uffff', '甲乙', ['U+FFFE', 'U+FFFF']],
  ['\u202e倒\u2066序\u200f\u061c', '倒序', ['U+202E', 'U+2066', 'U+200F', 'U+061C']],
  ['\u0007\u0007\u0007', '', ['U+0007']],
])('%j is cleaned and what went is listed once', (given, text, removed) => {
  expect(cleanText(given)).toEqual({ text, removed });
});

test('line ends become line feeds and are not counted as removed', () => {
  expect(cleanText('甲\r\n乙\r丙\n')).toEqual({ text: '甲\n乙\n丙\n', removed: [] });
});

test('length counts characters as people do', () => expect(lengthOf('𠮷a中')).toBe(3));
test('a code has at least four digits', () => expect([codeOf('\t'), codeOf('𠮷')]).toEqual(['U+0009', 'U+20BB7']));
