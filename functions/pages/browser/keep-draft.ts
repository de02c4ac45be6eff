/**
 * Keeps what is typed on the device at every change, and puts it back when the page is opened again: after a crash, a lost
 * session, a phone call.
 */
import { fillIn } from '../page/fill-in.ts';
import { dropDraft, keepDraft, readDraft } from './kept-reports.ts';
import { fieldsOf, part, type ReportForm } from './report-form.ts';

const PAUSE_MS = 300;

/**
 * @param filled is told when fields were put back: what stands for photos follows them.
 * @returns forgets the draft for good: the report has arrived.
 */
export function keepDrafts(report: ReportForm, filled: (fields: Fields) => void): () => void {
  const { element, data } = report;
  const opened = fieldsOf(element).toString();
  let arrived = false;
  const keep = (): void => {
    const fields = fieldsOf(element);
    if (arrived || fields.toString() === opened) dropDraft(data.put);
    else keepDraft(data.put, { at: Date.now(), fields: [...fields] });
  };
  restore(report, filled);
  let timer = 0;
  const keepSoon = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(keep, PAUSE_MS);
  };
  element.addEventListener('input', keepSoon);
  element.addEventListener('change', keepSoon);
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep());
  return () => {
    arrived = true;
    keep();
  };
}

/** Puts a draft back, with the revision that it was based on: if that is not the latest, the server shows both. */
function restore({ element, data }: ReportForm, filled: (fields: Fields) => void): void {
  const draft = readDraft(data.put);
  if (draft === undefined || data.justTyped) return;
  const before = [...fieldsOf(element)];
  const hidden = addRows(element, draft.fields);
  fill(element, draft.fields);
  filled(draft.fields);
  if (sameContent(before, [...fieldsOf(element)])) {
    for (const field of hidden) field.remove();
    fill(element, before);
    filled(before);
    return;
  }
  const notice = part('draft');
  const time = new Date(draft.at).toTimeString().slice(0, 5);
  notice.querySelector('p')!.textContent = fillIn(data.words.draftRestored, { time });
  notice.hidden = false;
  notice.querySelector('button')!.addEventListener('click', () => {
    dropDraft(data.put);
    for (const field of hidden) field.remove();
    fill(element, before);
    filled(before);
    notice.hidden = true;
    element.dispatchEvent(new Event('change'));
  });
}

type Fields = readonly (readonly [string, string])[];

/** Rows that were changed and are not on this page: they are sent all the same, and shown when the page comes back. */
function addRows(element: HTMLFormElement, fields: Fields): HTMLInputElement[] {
  const missing = fields.filter(([name]) => ROW.test(name) && element.elements.namedItem(name) === null);
  return missing.map(([name, value]) => {
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name, value });
    element.append(field);
    return field;
  });
}

const ROW = /^(?:row|was|drop|new)\./;

function fill(element: HTMLFormElement, fields: Fields): void {
  const values = new Map(fields);
  for (const field of element.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    'input, select, textarea',
  )) {
    if (field.name === 'unit') continue;
    const value = values.get(field.name);
    if (field.type === 'radio') (field as HTMLInputElement).checked = field.value === value;
    else if (field.type === 'checkbox') {
      (field as HTMLInputElement).checked = fields.some(([name, text]) => name === field.name && text === field.value);
    } else if (value !== undefined) field.value = value;
  }
}

/** Every opening of the form has an id of its own. */
const sameContent = (left: Fields, right: Fields): boolean =>
  JSON.stringify(left.filter(([name]) => name !== 'id')) === JSON.stringify(right.filter(([name]) => name !== 'id'));
