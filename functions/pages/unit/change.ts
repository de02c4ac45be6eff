/**
 * GET /desk/:programme/units and /units/:unit: units, their keys, and the keys of everybody else.
 * POST /desk/:programme/units: a unit is added or changed, in two steps: the difference is shown, then a new version of the
 * programme is stored, if nobody else stored one meanwhile.
 */
import { type Finding, finding } from '../../core/findings/finding.ts';
import type { ChangedUnits, UnitWords } from '../../core/programme/change-units.ts';
import { type KeepingWord, say } from '../desk/words.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';
import { applyChange, type EffectView, effectOf } from './apply-change.ts';
import { type KeepingView, keepingView, under, unitsView, unitView } from './view.ts';

interface UnitChangeView extends KeepingView, EffectView {
  readonly heading: string;
  readonly hint: string;
  readonly differences: readonly { readonly field: string; readonly before: string; readonly after: string }[];
  readonly action: string;
  readonly back: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

const FIELDS = ['id', 'name', 'group', 'responsible', 'mail', 'opens', 'closes'] as const;
const FIELD_WORDS: Readonly<Record<keyof UnitWords, KeepingWord>> = {
  ...{ id: 'unitId', name: 'unitName', group: 'unitGroup', responsible: 'unitResponsible' },
  ...{ mail: 'unitMail', opens: 'unitOpens', closes: 'unitCloses' },
};

export async function showUnits(ask: MemberAsk<'programme'>): Promise<Answer> {
  return page('units-list', await unitsView(ask));
}

export async function showUnit(ask: MemberAsk<'programme' | 'unit'>): Promise<Answer> {
  return page('unit-keys', await unitView(ask, unitOf(ask, ask.params.unit, 404)));
}

export async function changeUnit(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { stored } = ask;
  const form = await ask.form();
  const isNew = form.get('new') === 'yes';
  const typed = typedUnit(form);
  const { withUnit } = await import('../../core/programme/change-units.ts'); // the checker of programme files, loaded by few requests
  const changed = withUnit(stored.programme, typed, isNew);
  if ('findings' in changed) return refuse(ask, typed, isNew, changed.findings);
  if (changed.differences.length === 0) return refuse(ask, typed, isNew, [finding('unit.same', { path: 'name' })]);
  const applied = await applyChange(ask, form, changed.programme);
  if (applied.outcome === 'stored') {
    return redirect(`${under(ask)}/units/${changed.unit.id}?saved=${applied.version}`);
  }
  const view = changeView(ask, changed, isNew, await effectOf(ask, form, changed.programme, applied));
  return page('unit-change', view, applied.outcome === 'refused' ? 409 : 200);
}

export function unitOf({ stored }: MemberAsk, id: string, status: 404 | 422) {
  const unit = stored.programme.units.find((each) => each.id === id);
  if (unit === undefined) throw refusal(status, 'unit.none', { path: 'unit', seen: id });
  return unit;
}

function typedUnit(form: URLSearchParams): UnitWords {
  const typed = (field: string): string => (form.get(field) ?? '').normalize('NFC').trim();
  return Object.fromEntries(FIELDS.map((field) => [field, typed(field)])) as unknown as UnitWords;
}

async function refuse(
  ask: MemberAsk<'programme'>,
  typed: UnitWords,
  isNew: boolean,
  findings: readonly Finding[],
): Promise<Answer> {
  const attempt = { typed, findings: findings.map((found) => inFormWords(ask, found)) };
  if (isNew) return page('units-list', await unitsView(ask, attempt), 422);
  return page('unit-keys', await unitView(ask, unitOf(ask, typed.id, 422), attempt), 422);
}

/** The checker names keys of the file, `closes`; the form calls them 最后报送的日期. */
function inFormWords({ language }: MemberAsk, found: Finding): Finding {
  const field = FIELDS.find((each) => found.path.endsWith(`.${each}`));
  if (field === undefined) return found;
  const { code, seen, expected } = found;
  const name = say(language, FIELD_WORDS[field]);
  return finding(code, { path: name, name, seen, expected: expected.replace('opens', say(language, 'unitOpens')) });
}

function changeView(
  ask: MemberAsk<'programme'>,
  { unit, differences }: ChangedUnits,
  isNew: boolean,
  effect: EffectView,
): UnitChangeView {
  const { language, stored } = ask;
  const hidden = FIELDS.map((name) => ({ name, value: unit[name] ?? '' }));
  return {
    ...keepingView(ask, say(language, 'unitChangeTitle')),
    heading: say(language, isNew ? 'unitChangeAdd' : 'unitChangeEdit', { name: unit.name }),
    hint: say(language, 'unitChangeHint', { version: stored.version + 1 }),
    ...effect,
    differences: differences.map(({ field, before, after }) => ({
      field: say(language, FIELD_WORDS[field]),
      before: before ?? say(language, 'changeNone'),
      after: after ?? say(language, 'changeNone'),
    })),
    action: `${under(ask)}/units`,
    back: isNew ? `${under(ask)}/units` : `${under(ask)}/units/${unit.id}`,
    fields: [
      ...hidden,
      { name: 'new', value: isNew ? 'yes' : 'no' },
      { name: 'version', value: String(stored.version) },
      { name: 'step', value: 'save' },
      { name: 'open', value: effect.from },
    ],
  };
}
