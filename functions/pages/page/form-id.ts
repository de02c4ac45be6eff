/**
 * The id that a form of the desk carries, made with the page: pressed twice, or sent again by a lost connection, it asks
 * for the same thing once.
 */
import { refusal } from './refusal.ts';

const ID = /^[0-9a-f-]{36}$/;

export const newFormId = (): string => crypto.randomUUID();

/** @throws Refusal 422 when the form is not one of our pages. */
export function formIdIn(form: URLSearchParams): string {
  const id = form.get('id') ?? '';
  if (ID.test(id)) return id;
  throw refusal(422, 'request.field', { path: 'id', seen: id, expected: '本页表单自带的编号（请从页面上操作）' });
}
