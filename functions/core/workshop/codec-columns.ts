/**
 * Columns of a ledger, a line each: `项目名称，文字，必填`, `invested：累计完成投资，数字，万元，2位小数`. A column without an id is
 * given one.
 */
import { type Codec, typedText } from './codec.ts';
import { isRaw, listOf, type Raw } from './entry.ts';

const KINDS: readonly (readonly [kind: string, words: string])[] = [
  ['text', '文字'],
  ['number', '数字'],
  ['percent', '百分比'],
  ['choice', '选项'],
  ['date', '日期'],
];

export const columns: Codec = {
  control: 'text',
  show: (value) => [
    listOf(value)
      .map((each) => (isRaw(each) ? lineOf(each) : String(each)))
      .join('\n'),
  ],
  read: ([typed]) => {
    const lines = typedText(typed)
      .split('\n')
      .map((each) => each.trim())
      .filter((each) => each !== '');
    const given = lines.map(columnOf);
    const used = new Set(given.map(({ id }) => id));
    let next = 0;
    const fresh = (): string => {
      do next += 1;
      while (used.has(`c${next}`));
      return `c${next}`;
    };
    return given.length === 0 ? undefined : given.map(({ id, ...rest }) => ({ id: id ?? fresh(), ...rest }));
  },
};

function lineOf({ id, name, kind, unit, decimals, of, required, min, max }: Raw): string {
  const words = [
    String(name ?? ''),
    KINDS.find(([each]) => each === kind)?.[1] ?? String(kind ?? ''),
    Array.isArray(of) ? of.map(String).join('、') : '',
    unit === undefined ? '' : `单位${String(unit)}`,
    decimals === undefined ? '' : `${String(decimals)}位小数`,
    required === true ? '必填' : '',
    min === undefined ? '' : `至少${String(min)}`,
    max === undefined ? '' : `至多${String(max)}`,
  ];
  return `${String(id ?? '')}：${words.filter((each) => each !== '').join('，')}`;
}

function columnOf(line: string): Raw & { readonly id?: string } {
  const [, id, rest = line] = /^([a-z]\w*)[：:](.*)$/.exec(line) ?? [];
  const [name = '', kind = '文字', ...more] = rest.split(/[，,]/).map((each) => each.trim());
  const known = KINDS.find(([, words]) => words === kind)?.[0] ?? kind;
  return {
    ...(id === undefined ? {} : { id }),
    name,
    kind: known,
    ...Object.assign({}, ...more.map((each) => saidOf(each, known))),
  };
}

function saidOf(words: string, kind: string): Raw {
  if (words === '') return {};
  if (words === '必填') return { required: true };
  const [, least] = /^至少(.+)$/.exec(words) ?? [];
  const [, most] = /^至多(.+)$/.exec(words) ?? [];
  const [, digits] = /^(\d)位小数$/.exec(words) ?? [];
  const [, unit = kind === 'choice' ? undefined : words] = /^单位(.+)$/.exec(words) ?? [];
  if (least !== undefined) return { min: least };
  if (most !== undefined) return { max: most };
  if (digits !== undefined) return { decimals: Number.parseInt(digits, 10) };
  return unit === undefined ? { of: words.split('、').map((each) => each.trim()) } : { unit };
}

/** All rows, or those of a condition. */
export const counted: Codec = {
  control: 'line',
  show: (value) => [value === true ? '全部' : typeof value === 'string' ? value : ''],
  read: ([typed]) => (typedText(typed) === '全部' ? true : typedText(typed) || undefined),
};
