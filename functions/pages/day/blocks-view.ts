/**
 * What stands between the day and its briefing, in words, each with the place where it is dealt with.
 */
import type { Block } from '../../core/board/blocks.ts';
import type { Board } from '../../pipeline/board/read.ts';
import { deskOpens } from '../desk/nav.ts';
import type { MemberAsk } from '../page/ask.ts';
import { shortReportingDayInWords, timeInWords } from '../page/when.ts';
import { say } from './words.ts';

export interface BlockLine {
  readonly kind: Block['kind'];
  /** Class of its badge: what keeps the briefing back, and what only wants a look. */
  readonly weight: 'wrong' | 'question';
  readonly text: string;
  readonly href: string | null;
  readonly todo: string;
}

type DayAsk = MemberAsk<'programme' | 'day'>;
type Line = Pick<BlockLine, 'text'> & { readonly to?: string; readonly todo?: string };

/** Of units and issues; the others are a click away. */
const MOST_NAMES = 8;

const QUESTIONS: readonly Block['kind'][] = ['returned', 'questioned', 'calendar'];

export function blockLines(ask: DayAsk, { blocks }: Board): BlockLine[] {
  return blocks.map((block) => {
    const { text, to, todo = '' } = lineOf(ask, block);
    const weight = QUESTIONS.includes(block.kind) ? 'question' : 'wrong';
    return { kind: block.kind, weight, text, href: to ?? null, todo: to === undefined ? '' : todo };
  });
}

function lineOf(ask: DayAsk, block: Block): Line {
  const { language, params, stored } = ask;
  const here = `/desk/${params.programme}/${params.day}`;
  const look = say(language, 'blockLook');
  switch (block.kind) {
    case 'failed': {
      const why = block.why === '' ? say(language, 'blockNoRun') : block.why;
      return { text: say(language, 'blockFailed', { why }), ...linked(ask, '/desk/:programme/runs', look) };
    }
    case 'held': {
      const time = timeInWords(block.at, stored.programme.timezone, params.day, language);
      return { text: say(language, 'blockHeld', { time, by: block.by }), to: '#issue', todo: look };
    }
    case 'sign-off':
      return {
        text: say(language, 'blockSignOff'),
        ...linked(ask, '/desk/:programme/:day/preview', say(language, 'blockSign')),
      };
    case 'sign-again':
      return {
        text: say(language, 'blockSignAgain'),
        ...linked(ask, '/desk/:programme/:day/preview', say(language, 'blockSign')),
      };
    case 'missing':
      return {
        text: named(ask, say(language, 'missingTitle', { count: block.names.length }), block.names),
        ...{ to: `${here}?state=missing#board`, todo: say(language, 'blockWho') },
      };
    case 'returned':
      return {
        text: named(ask, say(language, 'blockReturned', { count: block.names.length }), block.names),
        ...{ to: `${here}?state=questioned#board`, todo: say(language, 'blockWho') },
      };
    case 'branches':
      return {
        text: named(ask, say(language, 'blockBranches', { count: block.names.length }), block.names),
        ...{ to: `${here}#board`, todo: say(language, 'blockWho') },
      };
    case 'questioned':
      return {
        text: say(language, 'blockQuestioned', { count: block.count }),
        ...{ to: `${here}?state=questioned#board`, todo: say(language, 'blockWho') },
      };
    case 'undelivered':
      return {
        text: say(language, 'blockUndelivered', { count: block.count, edition: block.edition }),
        ...linked(ask, '/desk/:programme/:day/deliveries', say(language, 'blockWho')),
      };
    case 'outdated': {
      const names = block.issues.map(({ day, issue }) =>
        say(language, 'blockOutdatedIssue', {
          day: shortReportingDayInWords(ask.stored.programme, day, language),
          issue,
        }),
      );
      return {
        text: named(ask, say(language, 'blockOutdated', { count: names.length }), names),
        ...linked(ask, '/desk/:programme/corrections', say(language, 'blockCorrect')),
      };
    }
    case 'calendar':
      return {
        text: say(language, 'blockCalendar', { year: block.year }),
        ...linked(ask, '/desk/:programme/calendar', say(language, 'blockSetCalendar')),
      };
  }
}

/** `3个单位未报：甲、乙、丙`; of many the first ones. */
function named({ language }: DayAsk, title: string, names: readonly string[]): string {
  const some = names.slice(0, MOST_NAMES).join(say(language, 'separator'));
  const rest = names.length - MOST_NAMES;
  return `${title}：${some}${rest > 0 ? say(language, 'andMore', { count: rest }) : ''}`;
}

function linked(ask: DayAsk, path: string, todo: string): Pick<Line, 'to' | 'todo'> {
  if (!deskOpens(ask, path)) return {};
  return { to: path.replace(':programme', ask.params.programme).replace(':day', ask.params.day), todo };
}
