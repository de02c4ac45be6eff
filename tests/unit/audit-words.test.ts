/**
 * The audit page has words for every kind of record that can have an entry, in both languages.
 */
import { expect, it } from 'vitest';
import { PIECES } from '../../functions/pages/audit/about.ts';
import { recordWord, saidKindWord } from '../../functions/pages/audit/words.ts';
import { isAudited } from '../../functions/records/audit/audit.ts';
import { KIND } from '../../functions/records/store/keys.ts';

const audited = Object.values(KIND).filter((prefix) => isAudited('P#suizhou', `${prefix}x`));

it('knows enough kinds for this to be worth asking', () => {
  expect(audited.length).toBeGreaterThan(15);
});

it.each(audited)('%s has Chinese and English words', (prefix) => {
  const kind = prefix.slice(0, -1);
  expect(recordWord(kind, 'zh')).toMatch(/\p{Script=Han}/u);
  expect(recordWord(kind, 'en')).toMatch(/^[A-Z][a-z ]+/);
});

it.each(audited)('what the key of %s says is read', (prefix) => {
  expect(PIECES[prefix.slice(0, -1)]).toBeDefined();
});

it('what is no kind has none, whatever it is called', () => {
  for (const name of ['constructor', '__proto__', 'NONE']) {
    expect([recordWord(name, 'zh'), saidKindWord(name, 'zh')]).toEqual([undefined, undefined]);
  }
});
