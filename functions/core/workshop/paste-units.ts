/**
 * A column of names, or a few columns as a sheet gives them: 名称, 分组, 上级单位. A line each; names that are there already and
 * lines said twice are told, not added.
 */
import { typedText } from './codec.ts';
import type { Raw } from './entry.ts';

export interface PastedUnits {
  readonly added: readonly Raw[];
  /** Names that are there already. */
  readonly known: readonly string[];
}

const HEADS = /^(单位|名称|单位名称|报送单位|序号)$/;

/**
 * @param ids gives that many new ids.
 * @param before units that the draft has.
 */
export function pastedUnits(
  pasted: string,
  before: readonly Raw[],
  ids: (many: number) => readonly string[],
): PastedUnits {
  const rows = typedText(pasted)
    .split('\n')
    .map((each) => each.split('\t').map((cell) => cell.trim()))
    .map((cells) => (/^\d+[.、]?$/.test(cells[0] ?? '') && cells.length > 1 ? cells.slice(1) : cells))
    .map(([name = '', ...rest]) => [name.replace(/^\d+[.、．]\s*/, ''), ...rest])
    .filter(([name = '']) => name !== '' && !HEADS.test(name));
  const names = new Map(before.map(({ id, name }) => [name, id] as const));
  const fresh = rows.filter(([name], at) => !names.has(name) && rows.findIndex(([each]) => each === name) === at);
  const given = ids(fresh.length);
  for (const [at, [name]] of fresh.entries()) names.set(name, given[at]);
  const branches = new Set(fresh.flatMap(([, , under]) => (under ? [under] : [])));
  const added = fresh.map(([name = '', group = '', under = ''], at) => ({
    ...{ id: given[at]!, name },
    ...(group === '' ? {} : { group }),
    ...(branches.has(name) ? { branch: true } : {}),
    ...(under === '' ? {} : { under: names.get(under) ?? under }),
  }));
  return { added, known: rows.map(([name = '']) => name).filter((name) => !fresh.some(([each]) => each === name)) };
}
