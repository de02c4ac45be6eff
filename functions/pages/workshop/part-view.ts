/**
 * What the page of a part shows: its fields, its list, and what is wrong with each.
 */
import type { Finding } from '../../core/findings/finding.ts';
import { kindNamed } from '../../core/kinds/table.ts';
import { listOf, pathText, rawOf, valueAt } from '../../core/workshop/entry.ts';
import { fieldName, type Typed } from '../../core/workshop/fields.ts';
import type { WorkshopAsk } from '../page/ask.ts';
import { inLanguage } from '../page/in-language.ts';
import { type DayPicture, pictureOfDay } from './day-picture.ts';
import type { Working } from './draft.ts';
import { type FieldView, fieldView, unshown } from './field-view.ts';
import { KIND_WORDS } from './fields-indicator.ts';
import { checked, type FrameView, findingsOf, frameOf } from './frame.ts';
import { type Entries, entryOf, hasId, PARTS, type Part } from './parts.ts';
import type { WordedField } from './worded-field.ts';
import { say } from './words.ts';

export interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface EntryRow {
  readonly key: string;
  readonly at: number;
  readonly href: string;
  readonly title: string;
  readonly summary: string;
  readonly depth: number;
  readonly errors: readonly string[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** What its buttons say to those who do not see the row. */
  readonly upOf: string;
  readonly downOf: string;
  readonly copyOf: string;
  readonly removeOf: string;
}

export interface PartView extends FrameView {
  readonly action: string;
  readonly intro: string;
  readonly done: string | null;
  readonly errors: readonly string[];
  readonly notes: readonly string[];
  readonly fields: readonly FieldView[];
  readonly sent: string;
  readonly list: {
    readonly heading: string;
    readonly empty: string;
    readonly rows: readonly EntryRow[];
    readonly add: string;
    readonly addHref: string;
    /** Units and figures. */
    readonly paste: { readonly title: string; readonly hint: string } | null;
    readonly branches: readonly Choice[] | null;
    readonly kinds: readonly { readonly name: string; readonly says: string; readonly href: string }[];
    readonly rule: { readonly figures: readonly Choice[] } | null;
  } | null;
  readonly picture: DayPicture | null;
  readonly next: { readonly href: string; readonly label: string } | null;
}

interface Refused {
  readonly typed?: Typed;
  readonly findings: readonly Finding[];
  readonly done?: string;
}

type PartAsk = WorkshopAsk<'programme' | 'part'>;

export function partView(ask: PartAsk, working: Working, part: Part, refused: Refused = { findings: [] }): PartView {
  const { language } = ask;
  const own = findingsOf(part, checked(working).findings);
  const shown = { entry: working.file, named: working.named, under: [], findings: [...refused.findings, ...own] };
  const loose = unshown(own, part.fields, []).filter(
    (found) => part.entries === undefined || isOfWhole(found, part.entries, working),
  );
  const say_ = (level: Finding['level']): string[] =>
    loose.filter((found) => found.level === level).map((found) => inLanguage(found, language).message);
  const frame = frameOf(ask, working, part.title);
  const next = PARTS[PARTS.indexOf(part) + 1];
  return {
    ...frame,
    ...{ action: `${frame.under}/parts/${part.id}`, intro: part.intro },
    done: refused.done ?? (ask.query.get('saved') === '1' ? say(language, 'saved') : null),
    errors: say_('error'),
    notes: say_('warning'),
    fields: part.fields.map((field) =>
      fieldView(field, { ...shown, isNew: false, ...(refused.typed === undefined ? {} : { typed: refused.typed }) }),
    ),
    sent: sentOf(part.fields, false),
    list: part.entries === undefined ? null : listView(ask, working, part, part.entries, own),
    picture: part.id === 'schedule' ? pictureOfDay(checked(working).programme, language) : null,
    next:
      next === undefined
        ? null
        : { href: `${frame.under}/parts/${next.id}`, label: say(language, 'partNext', { title: next.title }) },
  };
}

/** Fields whose controls the page has. */
export const sentOf = (fields: readonly WordedField[], isNew: boolean): string =>
  fields
    .filter(({ isFixed }) => isNew || !isFixed)
    .map(fieldName)
    .join(' ');

/** Is it about the list, not about one of its entries? */
function isOfWhole({ path }: Finding, { at }: Entries, { file }: Working): boolean {
  return !listOf(valueAt(file, at)).some((_, index) => isIn(path, pathText([...at, index])));
}

const isIn = (path: string, entry: string): boolean =>
  path === entry || path.startsWith(`${entry}.`) || path.startsWith(`${entry}[`);

function listView(
  ask: PartAsk,
  working: Working,
  part: Part,
  entries: Entries,
  findings: readonly Finding[],
): PartView['list'] {
  const { language } = ask;
  const { noun } = entries;
  const list = listOf(valueAt(working.file, entries.at));
  const under = `/workshop/${working.id}/parts/${part.id}`;
  const isUnits = part.id === 'units';
  return {
    heading: say(language, 'entriesTitle', { noun, count: list.length }),
    empty: list.length === 0 ? say(language, 'entryEmpty', { noun }) : '',
    rows: list.map((_, at) => rowOf(ask, working, entries, under, list, at, findings)),
    add: say(language, 'add', { noun }),
    addHref: `${under}/new`,
    paste: pasteOf(language, part),
    branches: isUnits && list.length > 0 ? branchesIn(list) : null,
    kinds:
      part.id === 'indicators'
        ? KIND_WORDS.map(({ kind, name, says }) => ({ name, says, href: `${under}/new?kind=${kind}` }))
        : [],
    rule: part.id === 'rules' ? { figures: figuresIn(working) } : null,
  };
}

function pasteOf(language: PartAsk['language'], { id }: Part): { title: string; hint: string } | null {
  if (id === 'units') return { title: say(language, 'pasteUnits'), hint: say(language, 'pasteUnitsHint') };
  if (id !== 'indicators') return null;
  return { title: say(language, 'pasteFigures'), hint: say(language, 'pasteFiguresHint') };
}

const branchesIn = (list: readonly unknown[]): Choice[] =>
  list.filter(hasId).flatMap(({ id, name, branch }) => (branch === true ? [{ id, name: String(name ?? id) }] : []));

/** Figures that a rule may speak of. */
const figuresIn = ({ file }: Working): Choice[] =>
  listOf(file.indicators)
    .filter(hasId)
    .flatMap(({ id, name, kind }) =>
      (kindNamed(String(kind))?.inRules ?? 'nothing') === 'nothing' ? [] : [{ id, name: String(name ?? id) }],
    );

function rowOf(
  { language }: PartAsk,
  { named }: Working,
  entries: Entries,
  under: string,
  list: readonly unknown[],
  at: number,
  findings: readonly Finding[],
): EntryRow {
  const entry = entryOf(list[at]);
  const title = entries.title(entry, named) || say(language, 'nothing');
  const key = keyOf(list, at);
  const own = findings.filter(({ path }) => isIn(path, pathText([...entries.at, at])));
  const of = (word: 'up' | 'down' | 'copy' | 'remove'): string => `${say(language, word)} ${title}`;
  return {
    ...{ key, at, href: `${under}/${key}`, title, summary: entries.summary(entry, named) },
    depth: entries.letter === 'u' ? depthOf(list, entry) : 0,
    errors: own.map((found) => inLanguage(found, language).message),
    ...{ isFirst: at === 0, isLast: at === list.length - 1 },
    ...{ upOf: of('up'), downOf: of('down'), copyOf: of('copy'), removeOf: of('remove') },
  };
}

/** The address of an entry: its id where it alone has it, else its place. */
export function keyOf(list: readonly unknown[], at: number): string {
  const entry = list[at];
  return hasId(entry) &&
    list.filter((each) => rawOf(each).id === entry.id).length === 1 &&
    /^[a-z][\w-]*$/.test(entry.id)
    ? entry.id
    : String(at);
}

/** How many branches stand above it; a circle ends. */
function depthOf(list: readonly unknown[], { under }: Readonly<Record<string, unknown>>): number {
  const above = new Set<unknown>();
  for (
    let next = under;
    next !== undefined && !above.has(next) && above.size < 3;
    next = list.map(rawOf).find(({ id }) => id === next)?.under
  ) {
    above.add(next);
  }
  return above.size;
}
