/**
 * A form's fields over one entry of a draft. The form says what it showed and what was typed: what was left as it was stays as
 * it is now, however it was written and whoever changed it meanwhile; so a page that is saved unchanged changes nothing, and
 * two who change different fields do not meet. Where both changed the same one, the field is told, and nothing is changed.
 */
import { type Codec, type Named, typedText } from './codec.ts';
import { isSame, type KeyPath, type Raw, valueAt, withValue } from './entry.ts';

export interface Field {
  /** Its keys within the entry, joined by `.` its name in the form. */
  readonly at: KeyPath;
  readonly as: Codec;
}

export const fieldName = ({ at }: Field): string => at.join('.');

/** What a form showed in a field, beside what it sends for it. */
export const wasName = (field: Field): string => `was.${fieldName(field)}`;

export const shownIn = (entry: Raw, { at, as }: Field, named: Named): readonly string[] =>
  as.show(valueAt(entry, at), named);

/** Name of the hidden values that list which fields a form had: a box without a tick sends nothing. */
const FIELDS_SENT = 'fields';

/** The values of a control as sent. */
export type Typed = (name: string) => readonly string[];

export interface Filled {
  readonly entry: Raw;
  /** Changed by somebody else since the form was shown, and by this form otherwise. */
  readonly met: readonly Field[];
}

export function withTyped(entry: Raw, fields: readonly Field[], typed: Typed, named: Named): Filled {
  const sent = new Set(typed(FIELDS_SENT).flatMap((each) => each.split(' ')));
  const changed = fields.filter((field) => sent.has(fieldName(field)) && isChanged(field, typed));
  const met = changed.filter((field) => !isFree(entry, field, typed, named));
  const filled = changed
    .filter((field) => !met.includes(field))
    .reduce((whole, { at, as }) => withValue(whole, at, as.read(typed(at.join('.')), named)), entry);
  return { entry: filled, met };
}

const isChanged = (field: Field, typed: Typed): boolean =>
  !isSame(told(typed(wasName(field))), told(typed(fieldName(field))));

/** It stands as the form showed it, or somebody meant the same. */
function isFree(entry: Raw, field: Field, typed: Typed, named: Named): boolean {
  const now = told(shownIn(entry, field, named));
  return isSame(now, told(typed(wasName(field)))) || isSame(now, told(typed(fieldName(field))));
}

/** Nothing in a line and no line are the same. */
function told(values: readonly string[]): readonly string[] {
  const texts = values.map(typedText);
  return texts.slice(0, texts.findLastIndex((each) => each !== '') + 1);
}
