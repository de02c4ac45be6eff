/**
 * GET /api/programmes/:programme/days/:day: how the day stands, with `?figures=1` every unit's figures too. POST …/issue:
 * issue it now, or a correction.
 */
import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import { completenessOf } from '../../core/day/close.ts';
import type { Unready } from '../../core/day/in-the-way.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import { lengthOf } from '../../core/text/text.ts';
import { readBoard } from '../../pipeline/board/read.ts';
import { readMatrix } from '../../pipeline/board/read-matrix.ts';
import { type DayView, readDay } from '../../pipeline/day/read.ts';
import { issueBriefing } from '../../pipeline/edition/issue.ts';
import { type Answer, json } from '../page/answer.ts';
import type { DayAsk, MemberAsk } from '../page/ask.ts';
import { inLanguage } from '../page/in-language.ts';
import { Refusal, refusal } from '../page/refusal.ts';

export async function getDay(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { world, stored, params, language, only } = ask;
  const { day } = params;
  if (!isReportingDayOf(stored.programme, day)) throw refusal(404, 'day.not_asked', { path: 'day', seen: day });
  const withFigures = asksFigures(ask.query);
  // Figures are of all units together.
  if (withFigures && only !== undefined) throw refusal(403, 'request.forbidden', { path: 'figures' });
  const whole = await readDay(world, stored, day);
  const view = only === undefined ? whole : dayOnly(whole, only);
  const units = view.units.map((unit) => ({
    ...unit,
    findings: unit.findings.map((found) => inLanguage(found, language)),
  }));
  const branches = await branchesOn(ask);
  // Of a day whose reports were removed nobody shows figures: `removed` says so.
  if (!withFigures || view.removed !== undefined) return json({ ...view, units, ...branches });
  return json({ ...view, units, ...branches, figures: (await readMatrix(world, stored, day)).columns });
}

/** How branches stand, where the programme has any. */
async function branchesOn({ world, stored, params, only }: DayAsk): Promise<{ readonly branches?: readonly object[] }> {
  if (!stored.programme.units.some(({ branch }) => branch === true)) return {};
  const { branches } = await readBoard(world, stored, params.day, only);
  return {
    branches: branches.map(({ unit, name, under, completeness, due, passedAt, passedLate, changed }) => ({
      ...{ unit, name, under: under ?? null, completeness, due: due ?? null },
      passedOn: passedAt === undefined ? null : { at: passedAt, late: passedLate, changed },
    })),
  };
}

function dayOnly(view: DayView, only: ReadonlySet<string>): DayView {
  const units = view.units.filter(({ unit }) => only.has(unit));
  return { ...view, units, completeness: completenessOf(units) };
}

/** @throws Refusal 422 for anything but 1 and 0 */
function asksFigures(query: URLSearchParams): boolean {
  const asked = query.get('figures') ?? '0';
  if (asked !== '0' && asked !== '1') throw wrong('figures', '1 或 0', asked);
  return asked === '1';
}

/** The body may be empty; a correction says `{"reason": "…"}`; an early or incomplete first edition wants `confirm`. */
export async function postIssue(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const { reason, confirm } = issueInput(await ask.json());
  const request = { by: caller.id, ...(reason === undefined ? {} : { reason }), byHand: { confirm } };
  const issued = await issueBriefing(world, stored, params.day, request);
  if (issued.outcome === 'issued') {
    const { day, issue, edition } = issued.edition;
    return json({ day, issue, edition }, 201);
  }
  throw new Refusal(issued.outcome === 'refused' ? 422 : 409, issued.findings);
}

const SHAPE = '{"reason": "…", "confirm": {"missing": […], "returned": […]}}';

const wrong = (path: string, expected: string, seen: unknown): Refusal =>
  refusal(422, 'request.field', { path, expected, seen });

function issueInput(body: unknown): { readonly reason?: string; readonly confirm: Unready | undefined } {
  const { reason, confirm } = body === undefined ? {} : fieldsOf(body, '', ['reason', 'confirm'], SHAPE);
  const isText =
    reason === undefined || (typeof reason === 'string' && lengthOf(reason) <= LIMITS.correctionReasonCharacters);
  if (!isText) throw wrong('reason', `不超过 ${LIMITS.correctionReasonCharacters} 字的文字`, reason);
  return { ...(reason === undefined ? {} : { reason }), confirm: confirm === undefined ? undefined : unready(confirm) };
}

function unready(confirm: unknown): Unready {
  const { missing = [], returned = [] } = fieldsOf(confirm, 'confirm', ['missing', 'returned'], SHAPE);
  const ids = (path: string, list: unknown): readonly string[] => {
    const isList = Array.isArray(list) && list.every((id) => typeof id === 'string');
    if (!isList) throw wrong(path, '单位标识的列表，如 ["a", "b"]', list);
    return list;
  };
  return { missing: ids('confirm.missing', missing), returned: ids('confirm.returned', returned) };
}

/** An object with no other keys than these. */
function fieldsOf<Key extends string>(
  value: unknown,
  path: string,
  keys: readonly Key[],
  shape: string,
): Readonly<Partial<Record<Key, unknown>>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(path, shape, value);
  const unknown = Object.keys(value).find((key) => !(keys as readonly string[]).includes(key));
  if (unknown !== undefined) throw wrong(path === '' ? unknown : `${path}.${unknown}`, shape, unknown);
  return value as Readonly<Partial<Record<Key, unknown>>>;
}
