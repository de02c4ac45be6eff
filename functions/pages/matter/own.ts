/**
 * A unit's own matters on its form: what is open, since when and until when, what was answered, and what became of the last
 * ones that were closed.
 */
import { timesTold } from '../../core/matter/matter.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { UnitMatter } from '../../records/matter/unit-matters.ts';
import { say } from '../matter/own-words.ts';
import type { MemberAsk } from '../page/ask.ts';
import { shortDay } from '../page/when.ts';
import type { Language } from '../page/words.ts';

export interface OwnMatters {
  readonly title: string;
  readonly rows: readonly OwnMatter[];
}

interface OwnMatter {
  readonly text: string;
  /** Class and shape of the badge. */
  readonly badge: 'reported' | 'late' | 'missing';
  readonly state: string;
  /** `4月6日提出，第3次反映 · 4月13日前办结 · 责任人：…`. */
  readonly facts: string;
  /** What was answered, or how it ended. */
  readonly said: readonly string[];
}

/** null: none that could be shown. */
export function ownMatters({ language, world, stored }: MemberAsk, matters: readonly UnitMatter[]): OwnMatters | null {
  if (matters.length === 0) return null;
  const today = dayAt(world.clock.now(), stored.programme.timezone);
  const open = matters.filter(({ closedOn }) => closedOn === undefined);
  const overdue = open.filter((matter) => isOverdue(matter, today)).length;
  const title = say(language, 'ownMatters', { open: open.length });
  return {
    title: overdue === 0 ? title : title + say(language, 'ownMattersOverdue', { count: overdue }),
    rows: matters.map((matter) => rowOf(stored.programme, matter, today, language)),
  };
}

const isOverdue = ({ closedOn, due }: UnitMatter, today: ReportingDay): boolean =>
  closedOn === undefined && due !== undefined && due < today;

function rowOf(programme: Programme, matter: UnitMatter, today: ReportingDay, language: Language): OwnMatter {
  const { text, openedOn, due, closedOn, responsible, answer, answeredOn, result } = matter;
  const day = (which: ReportingDay): string => shortDay(which, language);
  const late = isOverdue(matter, today);
  const times = timesTold(programme, openedOn, closedOn ?? today);
  const isOpen = closedOn === undefined;
  const facts = [
    say(language, 'ownMatterTold', { day: day(openedOn), times }),
    isOpen && due !== undefined ? say(language, 'ownMatterDue', { day: day(due) }) : '',
    isOpen && responsible !== undefined ? say(language, 'ownMatterBy', { post: responsible }) : '',
  ];
  const answered =
    answer === undefined || answeredOn === undefined
      ? []
      : [say(language, 'ownMatterAnswer', { day: day(answeredOn), text: answer })];
  const ended = isOpen ? [] : [say(language, 'ownMatterResult', { day: day(closedOn), text: result ?? '' })];
  return {
    text,
    badge: isOpen ? (late ? 'missing' : 'late') : 'reported',
    state: say(language, isOpen ? (late ? 'ownMatterOverdue' : 'ownMatterOpen') : 'ownMatterClosed'),
    facts: facts.filter(Boolean).join(' · '),
    said: [...answered, ...ended],
  };
}
