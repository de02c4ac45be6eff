/**
 * Reads a layout profile (`templates/layouts/<name>.yaml`): YAML, `extends`, and findings with line and column.
 *
 * What the data must hold is checked in `core/layout/parse.ts`; where base files lie is the caller's business.
 */
import { isMap, LineCounter, parseDocument } from 'yaml';
import { type Finding, finding } from '../../core/findings/finding.ts';
import { type ParsedLayout, parseLayout } from '../../core/layout/parse.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * `text` is the profile called `name`; `readBase` gives the text of the profile that it extends, or undefined.
 * Every mistake is a finding; one that lies in this file carries its line and column.
 */
export function readLayout(name: string, text: string, readBase: (name: string) => string | undefined): ParsedLayout {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const merged = merge(document, readBase, [name]);
  const parsed = 'findings' in merged ? { findings: merged.findings } : parseLayout(name, merged.data);
  return { ...parsed, findings: parsed.findings.map((each) => withPlace(each, document, lines)) };
}

type Merged = { readonly data: Data } | { readonly findings: readonly Finding[] };

function merge(
  document: ReturnType<typeof parseDocument>,
  readBase: (name: string) => string | undefined,
  chain: readonly string[],
): Merged {
  const [mistake] = document.errors;
  if (mistake !== undefined) return refused('layout.unreadable', '', mistake.message.split('\n')[0]);
  const data: unknown = document.toJS();
  if (!isData(data)) return refused('layout.unreadable', '', data);
  const { extends: base, ...own } = data;
  if (base === undefined) return { data: own };
  const text = typeof base === 'string' && !chain.includes(base) ? readBase(base) : undefined;
  if (text === undefined) return refused('layout.no_base', 'extends', base);
  const below = merge(parseDocument(text), readBase, [...chain, String(base)]);
  return 'findings' in below ? below : { data: overlay(below.data, own) };
}

const refused = (code: 'layout.unreadable' | 'layout.no_base', path: string, seen: unknown): Merged => ({
  findings: [finding(code, { path, seen })],
});

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Maps are merged key by key; lists and single values of the profile replace those of its base. */
function overlay(base: Data, own: Data): Data {
  const changed = Object.entries(own).map(([key, value]) => {
    const under = base[key];
    return [key, isData(value) && isData(under) ? overlay(under, value) : value] as const;
  });
  return { ...base, ...Object.fromEntries(changed) };
}

function withPlace(found: Finding, document: ReturnType<typeof parseDocument>, lines: LineCounter): Finding {
  const offset = document.errors[0]?.pos[0] ?? offsetOf(document, found.path === '' ? [] : found.path.split('.'));
  if (offset === undefined) return found;
  const { line, col } = lines.linePos(offset);
  return { ...found, line, column: col };
}

/** Where a path stands in this file: its key, or the nearest key above it that is written here. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly string[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    if (!isMap(parent)) continue;
    const pair = parent.items.find((each) => String(each.key) === path[length - 1]);
    const range = (pair?.key as { range?: readonly number[] } | undefined)?.range;
    if (range?.[0] !== undefined) return range[0];
  }
  return undefined;
}
