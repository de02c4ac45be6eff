/**
 * GET /desk: the office's first page. Of all programmes whose key this browser holds, the days that need work, with what
 * goes out when, who is missing and what went wrong; each leads to its day.
 */
import type { Role } from '../../contract.ts';
import { dueInstant, issueInstant } from '../../core/calendar/schedule.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import { HOUSE } from '../../core/workshop/house.ts';
import { type MorningDay, readMorning } from '../../pipeline/board/read-morning.ts';
import type { Holder } from '../../records/access/access-keys.ts';
import { currentProgramme, listProgrammes } from '../../records/programme/programmes.ts';
import { type BlockLine, blockLines } from '../day/blocks-view.ts';
import { say as sayOfDay } from '../day/words.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { Ask, DayAsk } from '../page/ask.ts';
import type { BaseView } from '../page/base-view.ts';
import { newFormId } from '../page/form-id.ts';
import { dayInWords, leftInWords, timeInWords } from '../page/when.ts';
import { say, wordsIn } from './words.ts';

export interface MorningView extends BaseView {
  readonly programmes: readonly {
    readonly title: string;
    readonly href: string;
    readonly days: readonly DayView[];
  }[];
}

interface DayView {
  readonly day: string;
  readonly href: string;
  /** Its deadline is over: it goes out next. Otherwise units are still reporting. */
  readonly isNext: boolean;
  /** `4月9日 08:00编发，还有55分钟`, or since when it should be out. */
  readonly issue: string;
  readonly due: string;
  readonly received: string;
  readonly blocks: readonly BlockLine[];
  /** One press reminds everybody who owes a report; null: nobody does, or the deadline is far. */
  readonly remind: { readonly action: string; readonly id: string; readonly label: string } | null;
}

const OFFICE: readonly Role[] = ['office', 'signatory', 'administrator'];

export async function showMorning(ask: Ask): Promise<Answer> {
  const holders = await ofEach(
    ask,
    (await ask.sessions()).filter(({ role }) => OFFICE.includes(role)),
  );
  if (holders.length === 0) return redirect('/sign-in');
  const programmes = (await Promise.all(holders.map((holder) => programmeView(ask, holder)))).flat();
  return page('morning', {
    title: say(ask.language, 'morningTitle'),
    programme: null,
    links: [],
    words: wordsIn(ask.language),
    programmes,
  });
}

/** A key of the house stands for one of each programme. */
async function ofEach({ world }: Ask, holders: readonly Holder[]): Promise<readonly Holder[]> {
  const house = holders.find(({ programme }) => programme === HOUSE);
  if (house === undefined) return holders;
  const own = holders.filter(({ programme }) => programme !== HOUSE);
  const others = (await listProgrammes(world.table)).filter((id) => !own.some(({ programme }) => programme === id));
  return [...own, ...others.map((programme) => ({ ...house, programme }))];
}

async function programmeView(ask: Ask, caller: Holder): Promise<MorningView['programmes']> {
  const stored = await currentProgramme(ask.world.table, caller.programme);
  if (stored === undefined) return [];
  const { id, title } = stored.programme;
  const days = await readMorning(ask.world, stored);
  return [{ title, href: `/desk/${id}`, days: days.map((each) => dayView(ask, caller, each)) }];
}

function dayView(ask: Ask, caller: Holder, { stored, board }: MorningDay): DayView {
  const { language, world } = ask;
  const { programme } = stored;
  const { day, completeness } = board;
  const [due, issue, now] = [dueInstant(programme, day), issueInstant(programme, day), world.clock.now()];
  const time = (at: string): string => timeInWords(at, programme.timezone, dayAt(now, programme.timezone), language);
  const href = `/desk/${programme.id}/${day}`;
  const dayAsk: DayAsk = { ...ask, caller, stored, params: { programme: programme.id, day } };
  const owing = board.units.filter(({ state }) => state === 'missing').length;
  return {
    day: dayInWords(day, language),
    href,
    isNext: now > due,
    issue: issueWords(ask, board.latest !== undefined, time(issue), issue),
    due: say(language, now > due ? 'morningDueOver' : 'morningDue', {
      ...{ time: time(due), left: leftInWords(due, now, language) },
    }),
    received: sayOfDay(language, 'receivedOf', { received: completeness.received, expected: completeness.expected }),
    blocks: blockLines(dayAsk, board),
    remind:
      owing === 0 || board.latest !== undefined
        ? null
        : { action: `${href}/remind`, id: newFormId(), label: sayOfDay(language, 'remindAll', { count: owing }) },
  };
}

function issueWords({ language, world }: Ask, isOut: boolean, time: string, issue: string): string {
  if (isOut) return say(language, 'morningIssued');
  const now = world.clock.now();
  const left = leftInWords(issue, now, language);
  return say(language, now > issue ? 'morningOverdue' : 'morningIssue', { time, left });
}
