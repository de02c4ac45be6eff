/**
 * What the pages show of a field: its control with what stands in it, its choices, and what is wrong with it.
 */
import type { Finding } from '../../core/findings/finding.ts';
import { finding } from '../../core/findings/finding.ts';
import type { Named } from '../../core/workshop/codec.ts';
import { MOST_TICKS } from '../../core/workshop/codec-members.ts';
import { pathText, type Raw } from '../../core/workshop/entry.ts';
import { fieldName, shownIn, type Typed, wasName } from '../../core/workshop/fields.ts';
import type { WordedField } from './worded-field.ts';
import { say } from './words.ts';

interface Option {
  readonly value: string;
  readonly words: string;
  readonly chosen: boolean;
  readonly id: string;
}

interface ControlView {
  readonly id: string;
  readonly value: string;
  readonly isSelect: boolean;
  /** Of the second of a pair: the first has the field's own. */
  readonly label: string;
  readonly options: readonly Option[];
}

export interface FieldView {
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly isNeeded: boolean;
  readonly isFixed: boolean;
  readonly isText: boolean;
  readonly isFlag: boolean;
  readonly isTicks: boolean;
  readonly type: 'text' | 'date' | 'email';
  readonly mode: 'text' | 'numeric' | 'decimal';
  readonly rows: number;
  /** Of a line, a text or a choice one, of a pair two; of ticks its options. */
  readonly controls: readonly ControlView[];
  readonly was: readonly { readonly name: string; readonly value: string }[];
  readonly errors: readonly string[];
  readonly notes: readonly string[];
  readonly describedBy: string;
}

export interface Shown {
  readonly entry: Raw;
  readonly named: Named;
  /** Where the entry stands in the file: `units[3]`, or nothing. */
  readonly under: readonly (string | number)[];
  readonly findings: readonly Finding[];
  /** What was typed, where it was not saved. */
  readonly typed?: Typed;
  /** May what is fixed be set: nothing is published yet. */
  readonly isNew: boolean;
}

export function fieldView(field: WordedField, shown: Shown): FieldView {
  const name = fieldName(field);
  const stands = shownIn(shown.entry, field, shown.named);
  const values = shown.typed?.(name) ?? stands;
  const { control } = field.as;
  const options = field.as.options?.(shown.named) ?? [];
  const isLong = control === 'ticks' && options.length > MOST_TICKS;
  const own = shown.findings.filter(({ path }) => isAt(path, field, shown.under));
  const said = (level: Finding['level']): string[] =>
    own.filter((each) => each.level === level).map((each) => inFieldWords(each, field).message);
  const id = `f-${name.replace(/[^a-z0-9_-]/gi, (mark) => mark.codePointAt(0)!.toString(16))}`;
  const hint = field.hint;
  const errors = said('error');
  return {
    ...{
      name,
      id,
      label: field.label,
      hint,
      isNeeded: field.isNeeded && !field.isFixed,
      isFixed: field.isFixed && !shown.isNew,
    },
    isText: control === 'text' || isLong,
    isFlag: control === 'flag',
    isTicks: control === 'ticks' && !isLong,
    type: control === 'day' ? 'date' : control === 'mail' ? 'email' : 'text',
    mode: control === 'number' ? 'decimal' : 'text',
    rows: Math.min(12, Math.max(2, values.join('\n').split('\n').length + 1)),
    controls: controlsOf(id, field, values, options, isLong),
    was: stands.map((value) => ({ name: wasName(field), value })),
    errors,
    notes: said('warning'),
    describedBy: [hint === '' ? '' : `${id}-hint`, errors.length === 0 ? '' : `${id}-error`]
      .filter((each) => each !== '')
      .join(' '),
  };
}

function controlsOf(
  id: string,
  { as, label }: WordedField,
  values: readonly string[],
  options: readonly (readonly [string, string])[],
  isLong: boolean,
): ControlView[] {
  const choices = (value: string, at: number): Option[] => {
    const known =
      options.some(([each]) => each === value) || value === '' ? options : [...options, [value, value] as const];
    return known.map(([each, words], index) => ({
      value: each,
      words,
      chosen: each === value,
      id: `${id}-${at}-${index}`,
    }));
  };
  const one = (value: string, at: number, isSelect: boolean): ControlView => ({
    ...{ id: at === 0 ? id : `${id}-${at}`, value, isSelect, label: at === 0 ? '' : label },
    options: isSelect ? choices(value, at) : [],
  });
  if (as.control === 'ticks' && !isLong) {
    const unknown = values
      .filter((each) => !options.some(([value]) => value === each))
      .map((each) => [each, each] as const);
    const all = [...options, ...unknown];
    const ticks = all.map(([value, words], at) => ({
      value,
      words,
      chosen: values.includes(value),
      id: `${id}-${at}`,
    }));
    return [{ id, value: '', isSelect: false, label: '', options: ticks }];
  }
  if (as.control === 'days') return [one(values[0] ?? '', 0, true), one(values[1] ?? '', 1, false)];
  if (as.control === 'flag')
    return [{ ...one('yes', 0, false), options: [{ value: 'yes', words: '', chosen: values.includes('yes'), id }] }];
  return (values.length === 0 ? [''] : values).map((value, at) => one(value, at, as.control === 'choice'));
}

/** Is the finding about the field, or about something in it? */
function isAt(path: string, { at }: WordedField, under: readonly (string | number)[]): boolean {
  const own = pathText([...under, ...at]);
  return path === own || path.startsWith(`${own}.`) || path.startsWith(`${own}[`);
}

/** The checks name keys of the file, the page names its fields. */
function inFieldWords(found: Finding, { label, as }: WordedField): Finding {
  const { code, path, seen } = found;
  const expected = as.control === 'time' ? '当日18:00、次日08:00 这样的时间' : found.expected;
  if (!code.startsWith('programme.')) return found;
  const named = finding(code, { path, seen, expected, name: label });
  return { ...found, message: named.message };
}

/** Findings that no field of these shows. */
export const unshown = (
  findings: readonly Finding[],
  fields: readonly WordedField[],
  under: readonly (string | number)[],
): readonly Finding[] => findings.filter(({ path }) => !fields.some((each) => isAt(path, each, under)));

/** What is said of a field that two changed. */
export const metWords = (field: WordedField, { entry, named }: Pick<Shown, 'entry' | 'named'>): Finding => {
  const theirs = shownIn(entry, field, named)
    .filter((each) => each !== '')
    .join('、');
  return finding('workshop.met', {
    path: fieldName(field),
    name: field.label,
    seen: theirs === '' ? say('zh', 'nothing') : theirs,
  });
};
