/**
 * GET /desk/:programme/runs: the run ledger, a month at a time. Each scheduled issue has exactly one state.
 */
import type { RunState } from '../../core/run/ledger.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import { type RunLine, readRuns } from '../../pipeline/run/read-ledger.ts';
import { toldWords } from '../delivery/told-lines.ts';
import { deskPages } from '../desk/nav.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { momentInWords, monthInWords, reportingDayInWords } from '../page/when.ts';
import { say, type Word as WordKey, wordsIn } from './words.ts';

interface RunsView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly heading: string;
  readonly before: string;
  readonly after: string | null;
  /** `已编发20期，逾期编发1期`. */
  readonly counts: readonly { readonly state: RunState; readonly text: string }[];
  readonly runs: readonly RunRow[];
}

interface RunRow {
  readonly day: string;
  readonly href: string;
  readonly due: string;
  readonly state: RunState;
  readonly stateWord: string;
  readonly issued: string | null;
  readonly why: readonly string[];
  readonly told: readonly { readonly ok: boolean; readonly text: string }[];
}

type ProgrammeAsk = MemberAsk<'programme'>;

const STATES = ['issued', 'late', 'held', 'nothing', 'failed', 'planned'] as const satisfies readonly RunState[];
const STATE_WORDS: Readonly<Record<RunState, WordKey>> = {
  ...{ issued: 'runIssued', late: 'runLate', held: 'runHeld' },
  ...{ nothing: 'runNothing', failed: 'runFailed', planned: 'runPlanned' },
};

const WAITS_WORDS = {
  ...{ release: 'runWaitsRelease', 'sign-off': 'runWaitsSign', 'sign-again': 'runWaitsAgain' },
} as const satisfies Record<NonNullable<RunLine['waitsFor']>, WordKey>;

export async function showRuns(ask: ProgrammeAsk): Promise<Answer> {
  const { world, stored, language } = ask;
  const { programme } = stored;
  const now = world.clock.now();
  const thisMonth = dayAt(now, programme.timezone).slice(0, 7);
  const month = monthIn(ask.query, thisMonth);
  const runs = await readRuns(world, stored, month);
  const here = `/desk/${programme.id}/runs?month=`;
  return page<RunsView>('runs', {
    title: `${say(language, 'deskNavRuns')} ${monthInWords(month, language)}`,
    words: wordsIn(language),
    programme: headOf(programme),
    ...deskPages(ask, 'runs'),
    heading: monthInWords(month, language),
    before: here + monthFrom(month, -1),
    after: month < thisMonth ? here + monthFrom(month, 1) : null,
    counts: countsOf(ask, runs),
    runs: runs.map((run) => rowOf(ask, run)),
  });
}

/** The month that is asked for; one that is none, or lies ahead, is this one. */
function monthIn(query: URLSearchParams, thisMonth: string): string {
  const wanted = query.get('month') ?? '';
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(wanted) && wanted <= thisMonth ? wanted : thisMonth;
}

function monthFrom(month: string, by: 1 | -1): string {
  const [year = 0, number = 1] = month.split('-').map((each) => Number.parseInt(each, 10));
  const count = year * 12 + number - 1 + by;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

function countsOf({ language }: ProgrammeAsk, runs: readonly RunLine[]): RunsView['counts'] {
  return STATES.flatMap((state) => {
    const count = runs.filter((run) => run.state === state).length;
    return count === 0
      ? []
      : [{ state, text: say(language, 'runCount', { state: say(language, STATE_WORDS[state]), count }) }];
  });
}

function rowOf(ask: ProgrammeAsk, run: RunLine): RunRow {
  const { language, stored, params } = ask;
  const { timezone } = stored.programme;
  const { edition, editions, alarm } = run;
  const time = edition === undefined ? '' : momentInWords(edition.issuedAt, timezone, language);
  const issued =
    edition === undefined ? null : say(language, 'runIssuedAs', { issue: edition.issue, time, by: edition.by });
  return {
    day: reportingDayInWords(stored.programme, run.day, language),
    href: `/desk/${params.programme}/${run.day}`,
    due: say(language, 'runDue', { time: momentInWords(run.due, timezone, language) }),
    state: run.state,
    stateWord: say(language, STATE_WORDS[run.state]),
    issued: issued !== null && editions > 1 ? `${issued}${say(language, 'runCorrected', { editions })}` : issued,
    why: whyOf(ask, run),
    told: alarm?.told === undefined ? [] : toldWords(language, alarm.told),
  };
}

function whyOf({ language, stored }: ProgrammeAsk, { state, waitsFor, failure, alarm }: RunLine): string[] {
  const { timezone } = stored.programme;
  const waits = waitsFor === undefined ? [] : [say(language, WAITS_WORDS[waitsFor])];
  const broke =
    failure === undefined
      ? state === 'failed'
        ? [say(language, 'blockNoRun')]
        : []
      : [
          say(language, 'runBroke', {
            ...{ times: failure.times, why: failure.why },
            first: momentInWords(failure.first, timezone, language),
          }),
        ];
  const silent = state === 'failed' && alarm === undefined ? [say(language, 'runNobodyTold')] : [];
  const told =
    alarm === undefined ? [] : [say(language, 'runAlarm', { time: momentInWords(alarm.at, timezone, language) })];
  return [...waits, ...broke, ...silent, ...told];
}
