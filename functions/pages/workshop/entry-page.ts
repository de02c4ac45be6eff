/**
 * GET, POST /workshop/:programme/parts/:part/:entry: one entry of a list, by its id or its place; `new` is one that is not there
 * yet. An entry that somebody took out meanwhile is added again when it is saved.
 */
import type { Finding } from '../../core/findings/finding.ts';
import { kindNamed } from '../../core/kinds/table.ts';
import { isSame, listOf, type Raw, valueAt, withValue } from '../../core/workshop/entry.ts';
import { type Typed, withTyped } from '../../core/workshop/fields.ts';
import { nextIds } from '../../core/workshop/lists.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { WorkshopAsk } from '../page/ask.ts';
import { inLanguage } from '../page/in-language.ts';
import { refusal } from '../page/refusal.ts';
import { change, type Working, workingOn } from './draft.ts';
import { type FieldView, fieldView, metWords, unshown } from './field-view.ts';
import { KIND_WORDS } from './fields-indicator.ts';
import { checked, type FrameView, frameOf } from './frame.ts';
import { partOf } from './part.ts';
import { keyOf, sentOf } from './part-view.ts';
import { asWritten, type Entries, entryOf, type Part } from './parts.ts';
import type { WordedField } from './worded-field.ts';
import { say } from './words.ts';

export interface EntryView extends FrameView {
  readonly action: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly another: { readonly href: string; readonly label: string };
  readonly done: string | null;
  readonly gone: string | null;
  readonly about: string;
  readonly errors: readonly string[];
  readonly notes: readonly string[];
  readonly fields: readonly FieldView[];
  /** Seldom used, folded away; open where something stands in them. */
  readonly more: { readonly fields: readonly FieldView[]; readonly isOpen: boolean } | null;
  readonly sent: string;
  /** What the entry was when it was shown: finds it where it has no id and was moved. */
  readonly seen: string;
  readonly isNew: boolean;
}

type EntryAsk = WorkshopAsk<'programme' | 'part' | 'entry'>;

interface Place {
  readonly part: Part;
  readonly entries: Entries;
}

const NEW = 'new';

export async function showEntry(ask: EntryAsk): Promise<Answer> {
  const place = placeOf(ask);
  const working = await workingOn(ask);
  const list = listOf(valueAt(working.file, place.entries.at));
  const at = indexOf(list, ask.params.entry, undefined);
  if (ask.params.entry !== NEW && at < 0)
    throw refusal(404, 'request.not_found', { path: 'entry', seen: ask.params.entry });
  return page('workshop-entry', entryView(ask, working, place, at));
}

export async function changeEntry(ask: EntryAsk): Promise<Answer> {
  const place = placeOf(ask);
  const form = await ask.form();
  const typed: Typed = (name) => form.getAll(name);
  let met: readonly Finding[] = [];
  let key = ask.params.entry;
  const working = await change(ask, (now) => {
    const list = listOf(valueAt(now.file, place.entries.at));
    const at = indexOf(list, ask.params.entry, form.get('seen') ?? undefined);
    const made = saved(now, place, list[at], at < 0, typed);
    met = made.met;
    if (met.length > 0) return undefined;
    const after = at < 0 ? [...list, made.entry] : list.with(at, made.entry);
    key = keyOf(after, at < 0 ? after.length - 1 : at);
    return withValue(now.file, place.entries.at, after);
  });
  if (met.length === 0) return redirect(`${underOf(ask)}/${key}?saved=1`);
  const at = indexOf(listOf(valueAt(working.file, place.entries.at)), ask.params.entry, form.get('seen') ?? undefined);
  return page('workshop-entry', entryView(ask, working, place, at, { typed, findings: met }), 409);
}

function placeOf(ask: EntryAsk): Place {
  const part = partOf(ask);
  if (part.entries === undefined) throw refusal(404, 'request.not_found', { path: 'entry', seen: ask.params.entry });
  return { part, entries: part.entries };
}

const underOf = ({ params }: EntryAsk): string => `/workshop/${params.programme}/parts/${params.part}`;

/** By its id, by what it was, by its place; -1: there is none. */
function indexOf(list: readonly unknown[], key: string, seen: string | undefined): number {
  if (key === NEW) return -1;
  const byKey = list.findIndex((_, index) => keyOf(list, index) === key);
  const isId = !/^\d+$/.test(key);
  if (isId || seen === undefined || JSON.stringify(list[byKey]) === seen) return byKey;
  return list.findIndex((entry) => JSON.stringify(entry) === seen);
}

function saved(
  { named, counted, file }: Working,
  { entries }: Place,
  before: unknown,
  isNew: boolean,
  typed: Typed,
): { readonly entry: unknown; readonly met: readonly Finding[] } {
  const was = isNew ? blankOf(entries, typed('kind')[0]) : entryOf(before);
  const fields = entries.fields(was, named);
  const filled = withTyped(was, fields, typed, named);
  const met = fields.filter((each) => filled.met.includes(each)).map((each) => metWords(each, { entry: was, named }));
  const settled =
    entries.settled === undefined || isSame(filled.entry, was) ? filled.entry : entries.settled(filled.entry);
  const ids =
    entries.letter === undefined || typeof settled.id === 'string'
      ? {}
      : { id: nextIds(entries.letter, 1, counted, [valueAt(file, entries.at)])[0] };
  return { entry: asWritten(entries, { ...ids, ...settled }, before), met };
}

/** @param kind of a figure, chosen by its link. */
const blankOf = ({ blank }: Entries, kind: string | undefined): Raw =>
  blank.kind !== undefined && kindNamed(kind) !== undefined ? { ...blank, kind } : blank;

function entryView(
  ask: EntryAsk,
  working: Working,
  { part, entries }: Place,
  at: number,
  refused?: { readonly typed: Typed; readonly findings: readonly Finding[] },
): EntryView {
  const { language, query, params } = ask;
  const list = listOf(valueAt(working.file, entries.at));
  const isNew = at < 0;
  const entry = isNew ? blankOf(entries, query.get('kind') ?? undefined) : entryOf(list[at]);
  const under = [...entries.at, ...(isNew ? [] : [at])];
  const findings = isNew ? [] : checked(working).findings.filter(({ path }) => isIn(path, under));
  const fields = entries.fields(entry, working.named);
  const shown = { entry, named: working.named, under, findings, isNew };
  const loose = unshown(findings, fields, under);
  const told = (level: Finding['level']): string[] =>
    loose.filter((found) => found.level === level).map((found) => inLanguage(found, language).message);
  const title = isNew
    ? say(language, 'add', { noun: entries.noun })
    : entries.title(entry, working.named) || entries.noun;
  const view = (field: WordedField): FieldView =>
    fieldView(field, { ...shown, ...(refused === undefined ? {} : { typed: refused.typed }) });
  return {
    ...frameOf(ask, working, title),
    ...{ action: `${underOf(ask)}/${params.entry}`, back: { href: underOf(ask), label: part.title } },
    another: { href: `${underOf(ask)}/new`, label: say(language, 'add', { noun: entries.noun }) },
    done: query.get('saved') === '1' ? say(language, 'saved') : null,
    gone: isNew && params.entry !== NEW ? say(language, 'gone') : null,
    about: KIND_WORDS.find(({ kind }) => part.id === 'indicators' && kind === entry.kind)?.says ?? '',
    ...{
      errors: [...(refused?.findings ?? []).map(({ message }) => message), ...told('error')],
      notes: told('warning'),
    },
    fields: fields.filter(({ isMore }) => !isMore).map(view),
    more: moreOf(fields.filter(({ isMore }) => isMore).map(view)),
    sent: sentOf(fields, isNew),
    seen: isNew ? '' : JSON.stringify(list[at]),
    isNew,
  };
}

function moreOf(fields: readonly FieldView[]): EntryView['more'] {
  const isSaid = ({ errors, isFixed, was }: FieldView): boolean =>
    errors.length > 0 || (!isFixed && was.some(({ value }) => value !== ''));
  return fields.length === 0 ? null : { fields, isOpen: fields.some(isSaid) };
}

function isIn(path: string, under: readonly (string | number)[]): boolean {
  const own = under
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`))
    .join('');
  return path === own || path.startsWith(`${own}.`) || path.startsWith(`${own}[`);
}
