/**
 * Figures from a sheet, a line each: 名称, 计量单位, 类别 (流量 where nothing is said), 栏目. `清运垃圾（吨）` is read as a name with
 * its unit of measure.
 */
import { typedText } from './codec.ts';
import { listOf, type Raw, rawOf } from './entry.ts';

const HEADS = /^(指标|名称|指标名称|项目)$/;

/**
 * @param kinds their names, `[['flow', '流量'], …]`.
 * @param ids gives that many new ids.
 */
export function pastedIndicators(
  pasted: string,
  file: Raw,
  kinds: readonly (readonly [kind: string, name: string])[],
  ids: (many: number) => readonly string[],
): { readonly added: readonly Raw[]; readonly known: readonly string[] } {
  const rows = typedText(pasted)
    .split('\n')
    .map(cellsOf)
    .filter(([name = '']) => name !== '' && !HEADS.test(name));
  const before = new Set(listOf(file.indicators).map((each) => rawOf(each).name));
  const isFresh = ([name]: readonly string[], at: number): boolean =>
    !before.has(name) && rows.findIndex(([each]) => each === name) === at;
  const fresh = rows.filter(isFresh);
  const given = ids(fresh.length);
  const sections = new Map(listOf(file.sections).map((each) => [rawOf(each).title, rawOf(each).id]));
  const added = fresh.map(([name = '', unit = '', kind = '', section = ''], at) => ({
    ...{ id: given[at]!, name },
    ...(unit === '' ? {} : { unit }),
    kind: kinds.find(([id, word]) => word === kind || id === kind)?.[0] ?? (kind === '' ? 'flow' : kind),
    ...(section === '' ? {} : { section: sections.get(section) ?? section }),
  }));
  return { added, known: rows.filter((row, at) => !isFresh(row, at)).map(([name = '']) => name) };
}

function cellsOf(line: string): string[] {
  const cells = line.split('\t').map((cell) => cell.trim());
  const [first = '', ...rest] = /^\d+[.、]?$/.test(cells[0] ?? '') && cells.length > 1 ? cells.slice(1) : cells;
  const name = first.replace(/^\d+[.、．]\s*/, '');
  const [, bare, unit] = /^(.+?)[（(]([^（）()]{1,10})[）)]$/.exec(name) ?? [];
  return bare !== undefined && unit !== undefined && (rest[0] ?? '') === ''
    ? [bare, unit, ...rest.slice(1)]
    : [name, ...rest];
}
