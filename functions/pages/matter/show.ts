/**
 * GET /desk/:programme/matters: every matter, the oldest open one first, by state and unit.
 * GET, POST /desk/:programme/matters/:matter: one of them with what was done; assign it, answer it, close it with a result, open it again.
 */
import { type Finding, finding } from '../../core/findings/finding.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import { type Matter, type MatterStep, matterAsOf, timesTold } from '../../core/matter/matter.ts';
import { dayAt, daysBetween, isReportingDay } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { LAST_DAY, type MatterFile, matterFile, matterFiles, takeStep } from '../../records/matter/matters.ts';
import { noteUnitMatters } from '../../records/matter/unit-matters.ts';
import { type KeepingWord, say } from '../desk/words.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { inLanguage } from '../page/in-language.ts';
import { refusal } from '../page/refusal.ts';
import { momentInWords, shortDay } from '../page/when.ts';
import { type KeepingView, keepingView, under } from '../unit/view.ts';

interface MattersView extends KeepingView {
  readonly count: string;
  readonly action: string;
  readonly states: readonly { readonly value: string; readonly word: string; readonly chosen: boolean }[];
  readonly units: readonly { readonly value: string; readonly word: string; readonly chosen: boolean }[];
  readonly rows: readonly MatterRow[];
  /** Where there are more than one page shows. */
  readonly pages: string | null;
  readonly earlier: string | null;
  readonly later: string | null;
}

interface MatterRow {
  readonly href: string;
  readonly text: string;
  readonly unit: string;
  readonly responsible: string;
  readonly opened: string;
  readonly told: string;
  readonly due: string;
  readonly badge: 'reported' | 'late' | 'missing';
  readonly state: string;
}

interface MatterView extends KeepingView {
  readonly back: string;
  readonly row: MatterRow;
  readonly result: string;
  /** `4月9日：…`; empty: nothing was said yet. */
  readonly answer: string;
  readonly steps: readonly { readonly time: string; readonly what: string; readonly who: string }[];
  readonly action: string;
  /** Number of the last step that is shown. */
  readonly seen: number;
  readonly isOpen: boolean;
  readonly errors: readonly string[];
  readonly typed: { readonly responsible: string; readonly due: string; readonly result: string };
}

const STATES = ['open', 'overdue', 'closed', 'all'] as const;
const STATE_WORDS: Readonly<Record<(typeof STATES)[number], KeepingWord>> = {
  ...{ open: 'mattersOpen', overdue: 'mattersOverdue', closed: 'mattersClosed', all: 'mattersAll' },
};
const STEP_WORDS: Readonly<Record<MatterStep['kind'], KeepingWord>> = {
  ...{ assign: 'matterAssigned', answer: 'matterAnswered', close: 'matterClosed', reopen: 'matterReopened' },
};
const LONGEST_EXCERPT = 60;
/** Of one page. */
const ROWS = 50;

export async function showMatters(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { world, stored, query, language } = ask;
  const today = todayOf(ask);
  const state = STATES.find((each) => each === query.get('state')) ?? 'open';
  const unit = query.get('unit') ?? '';
  const all = (await matterFiles(world.table, stored.programme.id, today)).map((file) => standing(file, today));
  const matching = all.filter((matter) => isIn(state, matter, today) && (unit === '' || matter.unit === unit));
  const pages = Math.max(1, Math.ceil(matching.length / ROWS));
  const at = Math.min(pages, Number(/^[1-9]\d{0,3}$/.exec(query.get('page') ?? '')?.[0] ?? 1));
  const rows = matching.slice((at - 1) * ROWS, at * ROWS).map((matter) => rowOf(ask, matter, today));
  const pageHref = (page: number): string => `?${new URLSearchParams({ state, unit, page: String(page) })}`;
  const view: MattersView = {
    ...keepingView(ask, say(language, 'mattersTitle'), 'matters'),
    count: say(language, 'mattersCount', {
      open: all.filter((matter) => isIn('open', matter, today)).length,
      overdue: all.filter((matter) => isIn('overdue', matter, today)).length,
    }),
    action: `${under(ask)}/matters`,
    states: STATES.map((value) => ({ value, word: say(language, STATE_WORDS[value]), chosen: value === state })),
    units: stored.programme.units.map(({ id, name }) => ({ value: id, word: name, chosen: id === unit })),
    rows,
    pages: pages === 1 ? null : say(language, 'mattersPage', { at, pages }),
    earlier: at > 1 ? pageHref(at - 1) : null,
    later: at < pages ? pageHref(at + 1) : null,
  };
  return page('matter-list', view);
}

export async function showMatter(ask: MemberAsk<'programme' | 'matter'>): Promise<Answer> {
  return page('matter-file', matterView(ask, await fileOf(ask)));
}

export async function changeMatter(ask: MemberAsk<'programme' | 'matter'>): Promise<Answer> {
  const { world, stored, params } = ask;
  const form = await ask.form();
  const file = await fileOf(ask);
  const read = stepOf(ask, form, file);
  if ('findings' in read) return page('matter-file', matterView(ask, file, form, read.findings), 422);
  if (read.step.number !== file.steps.length + 1 || !(await takeStep(world.table, stored.programme.id, read.step))) {
    const others = [finding('matter.changed', { path: 'seen' })];
    return page('matter-file', matterView(ask, await fileOf(ask), form, others), 409);
  }
  await noteMatters(ask, file);
  return redirect(`${under(ask)}/matters/${params.matter}`);
}

/** The unit's form shows it at once. */
async function noteMatters({ world, stored }: MemberAsk, { matter }: MatterFile): Promise<void> {
  const { id } = stored.programme;
  const files = await matterFiles(world.table, id, LAST_DAY);
  await noteUnitMatters(
    world.table,
    id,
    files.filter((each) => each.matter.unit === matter.unit),
  );
}

async function fileOf({ world, stored, params }: MemberAsk<'programme' | 'matter'>): Promise<MatterFile> {
  const isId = /^\d{4}-\d\d-\d\d-[\w-]{1,60}$/.test(params.matter);
  const file = isId ? await matterFile(world.table, stored.programme.id, params.matter) : undefined;
  if (file === undefined) throw refusal(404, 'matter.none', { path: 'matter', seen: params.matter });
  return file;
}

/** The step that was asked for, after those that were seen. */
function stepOf(
  ask: MemberAsk<'programme' | 'matter'>,
  form: URLSearchParams,
  file: MatterFile,
): { readonly step: MatterStep } | { readonly findings: readonly Finding[] } {
  const { caller, world, params } = ask;
  const typed = (name: string): string => (form.get(name) ?? '').normalize('NFC').trim();
  const kind = (['assign', 'answer', 'close', 'reopen'] as const).find((each) => each === form.get('do'));
  const isOpen = standing(file, todayOf(ask)).closedOn === undefined;
  if (kind === undefined) return { findings: [finding('matter.action', { path: 'do', seen: form.get('do') ?? '' })] };
  if (isOpen === (kind === 'reopen')) return { findings: [finding('matter.changed', { path: 'do' })] };
  const seen = typed('seen');
  const number = /^\d{1,4}$/.test(seen) ? Number(seen) + 1 : 0;
  const about = { matter: params.matter, number, kind, day: todayOf(ask), by: caller.id, at: world.clock.now() };
  const findings = kind === 'assign' ? assignFindings(typed) : resultFindings(typed('result'));
  if (findings.length > 0) return { findings };
  if (kind !== 'assign') return { step: { ...about, result: typed('result') } };
  const [responsible, due] = [typed('responsible'), typed('due')];
  return { step: { ...about, ...(responsible === '' ? {} : { responsible }), ...(due === '' ? {} : { due }) } };
}

function assignFindings(typed: (name: string) => string): Finding[] {
  const [responsible, due] = [typed('responsible'), typed('due')];
  const isLine = [...responsible].length <= LIMITS.responsibleCharacters && !/\p{Cc}/u.test(responsible);
  return [
    ...(isLine ? [] : [finding('matter.responsible', { path: 'responsible', seen: responsible })]),
    ...(due === '' || isReportingDay(due) ? [] : [finding('matter.due', { path: 'due', seen: due })]),
    ...(responsible === '' && due === '' ? [finding('matter.nothing', { path: 'responsible' })] : []),
  ];
}

const resultFindings = (result: string): Finding[] =>
  result !== '' && [...result].length <= LIMITS.resultCharacters
    ? []
    : [finding('matter.result', { path: 'result', seen: result })];

function matterView(
  ask: MemberAsk<'programme' | 'matter'>,
  file: MatterFile,
  form?: URLSearchParams,
  findings: readonly Finding[] = [],
): MatterView {
  const { language, stored } = ask;
  const today = todayOf(ask);
  const matter = standing(file, today);
  const typed = (name: string, instead: string): string => form?.get(name) ?? instead;
  return {
    ...keepingView(ask, say(language, 'matterTitle', { day: shortDay(matter.openedOn, language) }), 'matters'),
    back: `${under(ask)}/matters`,
    row: { ...rowOf(ask, matter, today), text: matter.text },
    result: matter.result ?? '',
    answer: answerWords(ask, matter),
    steps: file.steps.map((step) => ({
      time: momentInWords(step.at, stored.programme.timezone, language),
      what: stepWords(ask, step),
      who: step.by,
    })),
    action: `${under(ask)}/matters/${matter.id}`,
    seen: file.steps.length,
    isOpen: matter.closedOn === undefined,
    errors: findings.map((found) => inLanguage(found, language).message),
    typed: {
      responsible: typed('responsible', matter.responsible ?? ''),
      due: typed('due', matter.due ?? ''),
      result: typed('result', ''),
    },
  };
}

const answerWords = ({ language }: MemberAsk, { answer, answeredOn }: Matter): string =>
  answer === undefined || answeredOn === undefined
    ? ''
    : say(language, 'matterAnswerOn', { day: shortDay(answeredOn, language), answer });

function stepWords({ language }: MemberAsk, { kind, responsible, due, result }: MatterStep): string {
  const by = due === undefined ? '' : say(language, 'matterDueBy', { day: shortDay(due, language) });
  const said = [responsible ?? '', by, result ?? ''].filter(Boolean).join(' · ');
  return said === '' ? say(language, STEP_WORDS[kind]) : `${say(language, STEP_WORDS[kind])}：${said}`;
}

const todayOf = ({ world, stored }: MemberAsk): ReportingDay => dayAt(world.clock.now(), stored.programme.timezone);

/** It was opened by today, so it stands somehow. */
const standing = ({ matter, steps }: MatterFile, today: ReportingDay): Matter =>
  matterAsOf(matter, steps, today) ?? matter;

function isIn(state: (typeof STATES)[number], { closedOn, due }: Matter, today: ReportingDay): boolean {
  if (state === 'all') return true;
  if (state === 'closed') return closedOn !== undefined;
  return closedOn === undefined && (state === 'open' || (due !== undefined && due < today));
}

function rowOf(ask: MemberAsk, matter: Matter, today: ReportingDay): MatterRow {
  const { language, stored } = ask;
  const { programme } = stored;
  const until = matter.closedOn ?? today;
  const isOverdue = isIn('overdue', matter, today);
  const days = daysApart(matter.openedOn, until);
  const text = [...matter.text.replace(/\s+/g, ' ')];
  return {
    href: `${under(ask)}/matters/${matter.id}`,
    text: text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT).join('')}…` : text.join(''),
    unit: programme.units.find(({ id }) => id === matter.unit)?.name ?? matter.unit,
    responsible: matter.responsible ?? say(language, 'matterNobody'),
    opened: shortDay(matter.openedOn, language),
    told: say(language, 'matterTold', { times: timesTold(programme, matter.openedOn, until), days }),
    due: matter.due === undefined ? '' : shortDay(matter.due, language),
    badge: matter.closedOn !== undefined ? 'reported' : isOverdue ? 'missing' : 'late',
    state:
      matter.closedOn !== undefined
        ? say(language, 'matterIsClosed', { day: shortDay(matter.closedOn, language) })
        : isOverdue
          ? say(language, 'matterIsOverdue', { days: daysApart(matter.due ?? today, today) })
          : say(language, 'matterIsOpen'),
  };
}

/** Calendar days from one to the other. */
const daysApart = (from: ReportingDay, to: ReportingDay): number => Math.max(0, daysBetween(from, to).length - 1);
