/**
 * Values that name units or figures: shown by their names, kept by their ids.
 */
import { type Codec, decimal, idOf, type Named, nameOf, namesIn, typedText } from './codec.ts';
import { isRaw } from './entry.ts';

type Of = keyof Named;

/** More than these are typed, not ticked. */
export const MOST_TICKS = 60;

/** A list of units or figures: ticks where there are few, a text with a name a line where there are many. */
export const members = (of: Of): Codec => ({
  control: 'ticks',
  show: (value, named) => {
    const ids = Array.isArray(value) ? value.map(String) : [];
    return named[of].size > MOST_TICKS ? [ids.map((id) => nameOf(named[of], id)).join('\n')] : ids;
  },
  read: (typed, named) => {
    const ids = [...new Set(typed.flatMap(namesIn).map((name) => idOf(named[of], name)))];
    return ids.length === 0 ? undefined : ids;
  },
  options: (named) => [...named[of]],
});

/** A list in an order that counts, a name a line. */
export const ordered = (of: Of): Codec => ({
  control: 'text',
  show: (value, named) => [Array.isArray(value) ? value.map((id) => nameOf(named[of], String(id))).join('\n') : ''],
  read: (typed, named) => {
    const ids = namesIn(typed.join('\n')).map((name) => idOf(named[of], name));
    return ids.length === 0 ? undefined : ids;
  },
});

/** One unit or figure. */
export const member = (of: Of): Codec => ({
  control: 'choice',
  show: (value) => [value === undefined ? '' : String(value)],
  read: (typed, named) => {
    const said = typedText(typed[0]);
    return said === '' ? undefined : idOf(named[of], said);
  },
  options: (named) => [['', '—'], ...named[of]],
});

/** Two figures, the one divided by the other. */
export const fraction: Codec = {
  control: 'choice',
  show: (value) => (Array.isArray(value) ? value.map(String) : ['', '']),
  read: (typed) => {
    const both = typed.map(typedText);
    return both.every((each) => each === '') ? undefined : both;
  },
  options: (named) => [['', '—'], ...named.indicators],
};

/** A number, or names, for each unit: a line each, the name and the number, as two columns are pasted. */
export const byUnit: Codec = {
  control: 'text',
  show: (value, named) => [
    isRaw(value)
      ? Object.entries(value)
          .map(([id, each]) => `${nameOf(named.units, id)}\t${Array.isArray(each) ? each.join('、') : String(each)}`)
          .join('\n')
      : value === undefined
        ? ''
        : String(value),
  ],
  read: ([typed], named) => {
    const lines = typedText(typed)
      .split('\n')
      .map((each) => each.trim())
      .filter((each) => each !== '');
    const pairs = lines.map((each) => {
      const [, name = each, rest = ''] = /^(.*\S)[\s:：，,]+(\S+)$/u.exec(each) ?? [];
      const value = rest.includes('、') ? namesIn(rest) : decimal.read([rest], named);
      return [idOf(named.units, name.trim()), value ?? ''] as const;
    });
    return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
  },
};

/** Parts of a figure: `热线、网络`, or of one or two dimensions a line each, `类别：经营性、其他`. */
export const breakdown: Codec = {
  control: 'text',
  show: (value) => [
    Array.isArray(value)
      ? value.join('、')
      : isRaw(value)
        ? Object.entries(value)
            .map(([name, parts]) => `${name}：${Array.isArray(parts) ? parts.join('、') : String(parts)}`)
            .join('\n')
        : '',
  ],
  read: ([typed]) => {
    const said = typedText(typed);
    if (said === '') return undefined;
    const lines = said.split('\n').map((each) => /^([^：:]+)[：:](.*)$/.exec(each));
    if (lines.some((each) => each === null)) return namesIn(said);
    return Object.fromEntries(lines.map((each) => [each![1]!.trim(), namesIn(each![2]!)]));
  },
};
