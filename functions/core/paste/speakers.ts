/**
 * Whose figures the lines of a pasted text are: in a list that a chat group fills together (接龙) a line that begins with another
 * unit's name is that unit's, and so are the lines below it until a name comes again.
 */
import type { Scene } from './scene.ts';
import type { Token } from './tokens.ts';

/** nobody: no unit is named so far; mixed: several units in one line, or another one in its middle. */
export type Speaker = 'nobody' | 'own' | 'other' | 'mixed';

/** What may stand before the name of the unit that a line is of. */
const AHEAD = 'LoGWHkDp_c';

/** @param before whose the line above was. */
export function speakerOf(scene: Scene, line: readonly Token[], before: Speaker): Speaker {
  const first = line.find(({ kind }) => !AHEAD.includes(kind));
  const named = line.filter((token) => token.kind === 'V' || (token.kind === 'U' && isName(scene, token)));
  const units = new Set(named.map(({ unit }) => unit?.id));
  if (units.size > 1) return 'mixed';
  if (first?.kind === 'V') return 'other';
  if (units.size === 0) return before === 'mixed' ? 'nobody' : before;
  return named[0]?.kind === 'U' && (before !== 'other' || first?.kind === 'U') ? 'own' : 'mixed';
}

/** 我队 of a line in another unit's part is that unit. */
const isName = ({ text }: Scene, { start, end }: Token): boolean => !/^[我本]/u.test(text.slice(start, end));
