/**
 * Narratives in a pasted text: a line that begins with the name of a kind and a colon, and what follows until the next line with
 * a label. Figures in a narrative are asked about: it tells of other things too.
 */
import { readLoosely } from './loose.ts';
import { type Found, type Scene, wordsAt } from './scene.ts';
import type { Token } from './tokens.ts';

const HEAD = /^ *(?:\(?[\d一二三四五六七八九十]{1,3}[)、.] *)?([^\s:]{2,30}):/u;

/** Is the line the head of a narrative? Then it is taken, and its numbers are asked about. */
export function narrativeAt(scene: Scene, found: Found, line: readonly Token[]): boolean {
  const [start, end] = [line[0]?.start ?? 0, line.at(-1)?.end ?? 0];
  const head = HEAD.exec(scene.text.slice(start, end));
  const kind = scene.programme.narratives.find(({ name }) => name === head?.[1]);
  if (head === null || kind === undefined) return false;
  const from = start + head[0].length;
  const said = wordsAt(scene, from, endOf(scene, end));
  const text = said.words.trim();
  if (text === '') return true;
  const lead = said.from + said.words.length - said.words.trimStart().length;
  found.narratives.push({ kind: kind.name, text, from: lead, to: lead + text.length });
  const told = line.filter((token) => token.start >= from);
  if (told.some(({ kind: letter }) => 'QBN'.includes(letter))) readLoosely(scene, found, told);
  return true;
}

/** Lines without a label of their own go on with it. */
function endOf({ text }: Scene, lineEnd: number): number {
  let end = lineEnd;
  for (let next = text.indexOf('\n', end); next >= 0; next = text.indexOf('\n', end)) {
    const following = text.indexOf('\n', next + 1);
    const lineTo = following < 0 ? text.length : following;
    if (HEAD.test(text.slice(next + 1, lineTo)) || next + 1 >= text.length) break;
    end = lineTo;
  }
  return end;
}
