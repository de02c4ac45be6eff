/**
 * A form that was sent after its session had ended: kept in the sign-in page, field by field, and handed back to its reader
 * when they have signed in. So nothing typed is lost without scripts either.
 */
import type { BaseView } from '../page/base-view.ts';

export interface HeldForm {
  /** Where it was going. */
  readonly action: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

export interface ResumeView extends BaseView {
  readonly held: HeldForm;
}

const ACTION = 'held.action';
const FIELD = 'held.field.';

/** Held fields inside the sign-in form, under names of their own. */
export function heldFields({ action, fields }: HeldForm): HeldForm['fields'] {
  return [{ name: ACTION, value: action }, ...fields.map(({ name, value }) => ({ name: FIELD + name, value }))];
}

/** What the sign-in form carried along; undefined when nothing. */
export function heldIn(form: URLSearchParams): HeldForm | undefined {
  const action = form.get(ACTION);
  if (action === null) return undefined;
  const fields = [...form].filter(([name]) => name.startsWith(FIELD));
  return { action, fields: fields.map(([name, value]) => ({ name: name.slice(FIELD.length), value })) };
}
