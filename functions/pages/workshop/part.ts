/**
 * GET, POST /workshop/:programme/parts/:part: one page of a programme. Its fields are saved together; of its list an entry is
 * moved, copied or taken out, names of units are pasted, a rule is made of figures. Every save is a draft.
 */
import { type Named, nameOf, typedText } from '../../core/workshop/codec.ts';
import { isSame, listOf, type Raw, rawOf, valueAt, withValue } from '../../core/workshop/entry.ts';
import { withTyped } from '../../core/workshop/fields.ts';
import { afterAct, LIST_ACTS, nextIds } from '../../core/workshop/lists.ts';
import { pastedIndicators } from '../../core/workshop/paste-indicators.ts';
import { pastedUnits } from '../../core/workshop/paste-units.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { WorkshopAsk } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';
import { change, type Working, workingOn } from './draft.ts';
import { metWords } from './field-view.ts';
import { KIND_NAMES } from './fields-indicator.ts';
import { keyOf, partView } from './part-view.ts';
import { type Entries, entryOf, hasId, type Part, partNamed } from './parts.ts';
import { say } from './words.ts';

type PartAsk = WorkshopAsk<'programme' | 'part'>;

export async function showPart(ask: PartAsk): Promise<Answer> {
  return page('workshop-part', partView(ask, await workingOn(ask), partOf(ask)));
}

/** @throws Refusal 404 when there is no such page */
export function partOf({ params }: WorkshopAsk<'programme' | 'part'>): Part {
  const part = partNamed(params.part);
  if (part === undefined) throw refusal(404, 'request.not_found', { path: 'part', seen: params.part });
  return part;
}

export async function changePart(ask: PartAsk): Promise<Answer> {
  const part = partOf(ask);
  const form = await ask.form();
  const [act = '', key = ''] = (form.get('act') ?? '').split(':');
  if (part.entries === undefined || act === 'save') return saveFields(ask, part, form);
  const { entries } = part;
  if (act === 'paste') return pasteNames(ask, part, form);
  if (act === 'chosen') await change(ask, (working) => withChosen(working, form));
  if (act === 'rule') await change(ask, (working) => withRule(working, form));
  const moved = LIST_ACTS.find((each) => each === act);
  if (moved !== undefined) {
    await change(ask, (working) => {
      const list = listOf(valueAt(working.file, entries.at));
      const at = list.findIndex((_, index) => keyOf(list, index) === key);
      const after = afterAct(list, moved, at, (entry) => copyOf(ask, working, entries, entry));
      return withValue(working.file, entries.at, kept(entries, after));
    });
  }
  return redirect(`/workshop/${ask.params.programme}/parts/${part.id}`);
}

/** Lists that a programme must have stay, empty or not. */
const kept = ({ at }: Entries, list: readonly unknown[]): readonly unknown[] | undefined =>
  list.length > 0 || at[0] === 'units' || at[0] === 'indicators' ? list : undefined;

async function saveFields(ask: PartAsk, part: Part, form: URLSearchParams): Promise<Answer> {
  const typed = (name: string): readonly string[] => form.getAll(name);
  let met: readonly (typeof part.fields)[number][] = [];
  const working = await change(ask, ({ file, named }) => {
    const filled = withTyped(file, part.fields, typed, named);
    met = part.fields.filter((each) => filled.met.includes(each));
    return met.length > 0 ? undefined : filled.entry;
  });
  if (met.length === 0) return redirect(`/workshop/${ask.params.programme}/parts/${part.id}?saved=1`);
  const findings = met.map((each) => metWords(each, { entry: working.file, named: working.named }));
  return page('workshop-part', partView(ask, working, part, { typed, findings }), 409);
}

/** With an id of its own; a text or a rule has none. */
function copyOf({ language }: PartAsk, { counted, file }: Working, { letter, at }: Entries, entry: unknown): unknown {
  const name = (raw: Raw): Raw => {
    const key = raw.name === undefined ? 'title' : 'name';
    return raw[key] === undefined ? raw : { ...raw, [key]: say(language, 'copied', { name: String(raw[key]) }) };
  };
  const copied = name(entryOf(entry));
  return letter === undefined ? copied : { ...copied, id: nextIds(letter, 1, counted, [valueAt(file, at)])[0] };
}

/** Units or figures, a line each. */
async function pasteNames(ask: PartAsk, part: Part, form: URLSearchParams): Promise<Answer> {
  const key = part.id === 'units' ? 'units' : 'indicators';
  let told: { readonly added: readonly Raw[]; readonly known: readonly string[] } = { added: [], known: [] };
  const working = await change(ask, (now) => {
    told = pastedInto(now, key, form.get('names') ?? '');
    return { ...now.file, [key]: [...listOf(now.file[key]), ...told.added] };
  });
  const { added, known } = told;
  const words = [
    say(ask.language, 'pasteDone', { count: added.length, noun: part.entries?.noun ?? '' }),
    ...(known.length === 0 ? [] : [say(ask.language, 'pasteKnown', { names: known.slice(0, 20).join('、') })]),
  ];
  return page('workshop-part', partView(ask, working, part, { findings: [], done: words.join('') }));
}

function pastedInto({ file, counted }: Working, key: 'units' | 'indicators', text: string) {
  const before = listOf(file[key]);
  const ids = (letter: string) => (count: number) => nextIds(letter, count, counted, [before]);
  return key === 'units'
    ? pastedUnits(text, before.map(rawOf), ids('u'))
    : pastedIndicators(text, file, KIND_NAMES, ids('i'));
}

/** Group and branch of the units that were chosen. */
function withChosen({ file }: Working, form: URLSearchParams): Raw {
  const chosen = new Set(form.getAll('unit'));
  const [under, group] = [form.get('under') ?? 'same', typedText(form.get('group') ?? '')];
  const units = listOf(file.units).map((unit) => {
    if (!hasId(unit) || !chosen.has(unit.id)) return unit;
    const grouped = group === '' ? unit : { ...unit, group };
    if (under === 'same' || under === unit.id) return grouped;
    return withValue(grouped, ['under'], under === '' ? undefined : under);
  });
  return { ...file, units };
}

const RELATIONS: Readonly<Record<string, string>> = {
  '<=': '不得大于',
  '>=': '不得小于',
  '==': '应当等于',
  '<': '应当小于',
  '>': '应当大于',
};

/** `a <= b` with the words for it: 已复工工程不得大于在建工程。 */
function withRule({ file, named }: Working, form: URLSearchParams): Raw | undefined {
  const typed = (name: string): string => typedText(form.get(name) ?? '');
  const right = typed('number') === '' ? typed('right') : typed('number').normalize('NFKC');
  const relation = RELATIONS[typed('how')];
  if (typed('left') === '' || right === '' || relation === undefined) return undefined;
  const spoken = (id: string): string => nameIn(named, id);
  const message = `${spoken(typed('left'))}${relation}${spoken(right)}，请核对。`;
  const rule = { check: `${typed('left')} ${typed('how')} ${right}`, level: 'error', message };
  return listOf(file.rules).some((each) => isSame(rawOf(each).check, rule.check))
    ? undefined
    : { ...file, rules: [...listOf(file.rules), rule] };
}

const nameIn = ({ indicators }: Named, id: string): string => nameOf(indicators, id);
