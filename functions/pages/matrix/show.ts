/**
 * GET /desk/:programme/:day/figures: the table of units by figures as they stand now, part by part. A figure leads to the
 * unit's report, where it is returned or entered anew.
 */
import { BOARD_STATES } from '../../core/board/board.ts';
import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { readMatrix } from '../../pipeline/board/read-matrix.ts';
import { removedDay } from '../../pipeline/day/read.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { choiceIn } from '../day/board-choice.ts';
import { deskOpens, deskPages } from '../desk/nav.ts';
import { type Answer, page } from '../page/answer.ts';
import type { DayAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { neighbours } from '../page/landing.ts';
import { refusal } from '../page/refusal.ts';
import { reportingDayInWords } from '../page/when.ts';
import { type TableView, tableOf } from './rows.ts';
import { type MatrixTab, matrixTabs } from './tabs.ts';
import { say, wordsIn } from './words.ts';

interface MatrixView extends BaseView, TableView {
  readonly nav: readonly PageLink[];
  readonly day: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly tabs: readonly PageLink[];
  readonly find: FindForm;
  readonly exports: readonly PageLink[];
  /** Its reports are gone: no table is shown. */
  readonly removed: boolean;
}

interface FindForm {
  readonly action: string;
  readonly tab: string;
  readonly text: string;
  readonly groups: readonly { readonly name: string; readonly chosen: boolean }[];
  readonly states: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
}

export async function showMatrix(ask: DayAsk): Promise<Answer> {
  const { world, stored, params } = ask;
  const { day } = params;
  if (!isReportingDayOf(stored.programme, day)) throw refusal(404, 'day.not_asked', { path: 'day', seen: day });
  const gone = await removedDay(world, stored.programme, day);
  if (gone !== undefined)
    return page('matrix', { ...frame(ask, stored, tabOf(ask, stored)), ...NOTHING, removed: true });
  const matrix = await readMatrix(world, stored, day);
  const tab = tabOf(ask, matrix.stored);
  return page('matrix', { ...frame(ask, matrix.stored, tab), removed: false, ...tableOf(ask, matrix, tab) });
}

const NOTHING = { heads: [], whole: [], rows: [], shown: '' } as const;

function tabOf({ query, language }: DayAsk, { programme }: StoredProgramme): MatrixTab {
  const tabs = matrixTabs(programme, language);
  return tabs.find(({ id }) => id === query.get('part')) ?? tabs[0]!;
}

function frame(ask: DayAsk, { programme }: StoredProgramme, tab: MatrixTab) {
  const { language, stored, world, params } = ask;
  const { day } = params;
  const now = world.clock.now();
  const words = reportingDayInWords(programme, day, language);
  const { before, after } = neighbours(stored.programme, day, dayAt(now, programme.timezone), `/desk/${programme.id}`);
  const onFigures = (path: string | null): string | null => (path === null ? null : `${path}/figures`);
  return {
    title: `${say(language, 'matrixTitle')} ${words}`,
    words: wordsIn(language),
    programme: headOf(programme),
    ...deskPages(ask, 'figures', day),
    day: words,
    before: onFigures(before),
    after: onFigures(after),
    tabs: tabLinks(ask, programme, tab),
    find: findForm(ask, programme, tab),
    exports: exportLinks(ask, day),
  } satisfies Partial<MatrixView>;
}

/** The rest of the choice stays. One part alone needs no tabs. */
function tabLinks({ query, language }: DayAsk, programme: StoredProgramme['programme'], { id }: MatrixTab): PageLink[] {
  const tabs = matrixTabs(programme, language);
  if (tabs.length === 1) return [];
  return tabs.map((each) => {
    const own = new URLSearchParams(query);
    own.set('part', each.id);
    return { href: `?${own}`, label: each.label, current: each.id === id };
  });
}

function findForm(ask: DayAsk, { units }: StoredProgramme['programme'], tab: MatrixTab): FindForm {
  const { language, params, query } = ask;
  const { text = '', group, state } = choiceIn(query);
  const names = [...new Set(units.flatMap((unit) => unit.group ?? []))];
  const words = { missing: 'missing', questioned: 'matrixQuestioned', nil: 'nil', late: 'late' } as const;
  const states = BOARD_STATES.flatMap((value) => (value in words ? [value as keyof typeof words] : []));
  return {
    action: `/desk/${params.programme}/${params.day}/figures`,
    tab: tab.id,
    text,
    groups: names.map((name) => ({ name, chosen: name === group })),
    states: states.map((value) => ({ value, label: say(language, words[value]), chosen: value === state })),
  };
}

/** The sheet of the day holds what stands, for every unit and figure; it can be filled in and handed back. */
function exportLinks(ask: DayAsk, day: ReportingDay): PageLink[] {
  if (!deskOpens(ask, '/desk/:programme/:day/workbook')) return [];
  const href = `/desk/${ask.params.programme}/${day}/workbook`;
  return [
    { href, label: say(ask.language, 'matrixSheet'), current: false },
    { href: `${href}?format=csv`, label: say(ask.language, 'matrixCsv'), current: false },
  ];
}
