/**
 * A field with its words, as an office reads them. These pages are for those who set a programme up: their words are Chinese.
 */
import type { Codec } from '../../core/workshop/codec.ts';
import type { Field } from '../../core/workshop/fields.ts';

export interface WordedField extends Field {
  readonly label: string;
  readonly hint: string;
  /** It must be filled in before the programme can be published. */
  readonly isNeeded: boolean;
  /** It may not be changed once reports may stand under it. */
  readonly isFixed: boolean;
  /** Seldom used: stands folded away below the others. */
  readonly isMore: boolean;
}

interface Manner {
  readonly hint?: string;
  readonly needed?: true;
  readonly fixed?: true;
  readonly more?: true;
}

/** @param path its keys, joined by `.` */
export const field = (
  path: string,
  label: string,
  as: Codec,
  { hint = '', needed, fixed, more }: Manner = {},
): WordedField => ({
  ...{ at: path.split('.'), as, label, hint },
  ...{ isNeeded: needed === true, isFixed: fixed === true, isMore: more === true },
});
