/**
 * The programme: the standing arrangement of who reports which figures, by when, for which briefing.
 *
 * Plain readonly JSON, already checked: it comes from `parse.ts` (written by a person as YAML) or from the
 * store, and every other module may rely on it. Absent optional keys are absent, never null.
 */

import type { Indicator } from '../kinds/indicator.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Numbering } from '../register/numbering.ts';
import type { Condition } from '../rule/condition.ts';
import type { CompiledRule } from '../rule/rule.ts';
import { hasForm } from '../unit/levels.ts';
import type { DayTime, ReportingDay } from '../values/values.ts';
import { type Weekday, weekdayName } from '../values/weekday.ts';
import type { LinkChannel, MailChannel } from './channels.ts';

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly group?: string;
  /** 分管单位: units stand under it. */
  readonly branch?: true;
  /** Of a branch: it has a form of its own as well; absent: it is asked for nothing. */
  readonly reports?: true;
  /** The branch that it stands under; absent: none. */
  readonly under?: string;
  /** Of a branch: until when it passes the whole on (上报时限); absent: it is never late with that. */
  readonly due?: DayTime;
  /** First day on which it reports; absent: from the programme's start. */
  readonly opens?: ReportingDay;
  /** Last day on which it reports (inclusive); absent: no end. */
  readonly closes?: ReportingDay;
  /** Post that answers for it (包保责任人), never a person's name. */
  readonly responsible?: string;
  /** A duty mailbox, never a person's own: where the unit is reminded and told of a returned report. */
  readonly mail?: string;
}

/** From Monday on, as a programme file names them. */

/** A day of every month: 1–28, or its last. */
export type MonthDay = number | 'last';

/** Which calendar days are reported on; what a report covers follows from it (`reporting-cycle.ts`). */
export type ReportingDays =
  | 'every'
  | 'workdays'
  | { readonly weekly: Weekday }
  | { readonly monthly: readonly MonthDay[] };

/** A deadline on a day off moves to the workday before or after it; 2: to the second one. */
export interface DeadlineShift {
  readonly to: 'before' | 'after';
  readonly workdays: number;
}

export type Signers = 1 | 2 | 3;

export interface Schedule {
  readonly days: ReportingDays;
  /** Absent: a deadline stays where it falls. */
  readonly shift?: DeadlineShift;
  readonly due: DayTime;
  readonly remind: readonly DayTime[];
  readonly issue: DayTime;
  /** none: issue automatically; optional: automatically unless the office holds it; required: only after sign-off. */
  readonly review: 'none' | 'optional' | 'required';
  /** How many different people the three signatures are from, at least; absent: three. Only with `required`. */
  readonly signers?: Signers;
}

/** weekly: Monday to Sunday; monthly: a calendar month; special: any stretch that the office chooses. */
export const DIGEST_KINDS = ['weekly', 'monthly', 'special'] as const;
export type DigestKind = (typeof DIGEST_KINDS)[number];

/** One line of the programme's `digests` (周报、月报、专报): a kind, when it is issued, how it looks. */
export interface DigestSettings {
  readonly kind: DigestKind;
  /** Days after the period's last day and the time; absent: only the desk issues it (always so for `special`). */
  readonly when?: DayTime;
  /** Folder under `templates/briefings/`. */
  readonly template: string;
  /** Name in the masthead; absent: the programme's subject and 周报, 月报 or 专报. */
  readonly title?: string;
  /** Who gets it; absent: whoever gets the dailies; empty: nobody. */
  readonly deliver?: readonly DeliverTarget[];
}

/** reports: revisions and what the office decided about them; downloads: who took what, by the day it was taken. */
export const KEPT_KINDS = ['photos', 'reports', 'deliveries', 'downloads'] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** As in the file: `10y`, `18m`, `400d` or `forever`; absent: for ever, but photos go with their reports (`keep.ts`). */
export type Keep = { readonly [Kind in KeptKind]?: string } & {
  readonly editions?: 'forever';
  readonly audit?: 'forever';
};

export interface NarrativeKind {
  readonly name: string;
  /** A narrative of this kind opens a matter (督办事项). */
  readonly opensMatter: boolean;
  /** Days after it was opened by which such a matter is due; absent: DAYS_TO_CLOSE of matter.ts. */
  readonly days?: number;
}

export interface Rule {
  /** As written in the programme file. */
  readonly check: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly compiled: CompiledRule;
}

/** One line of the colophon: 报 (superiors), 送 (peers), 发 (subordinates). */
export interface DistributionLine {
  readonly label: '报' | '送' | '发';
  readonly names: readonly string[];
}

export type DeliverTarget =
  | { readonly channel: MailChannel; readonly to: readonly string[] }
  | {
      readonly channel: LinkChannel;
      /** Names of secrets, never the secrets. */
      readonly urlRef: string;
      readonly secretRef?: string;
    };

/** Minutes after the hour of issue until a briefing is overdue; a programme's `alarm` may say otherwise. */
export const GRACE_MINUTES = 30;

/** A way of its own to those who can do something about a briefing that is not there. */
export interface Alarm {
  /** After the hour of issue. */
  readonly afterMinutes: number;
  readonly deliver: readonly DeliverTarget[];
}

/** 栏目: a heading of the form and the briefing, with a sentence of its own. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly say?: string;
}

/** 名单: units for which a condition over their figures holds (黄牌, 滞后名单). */
export interface UnitList {
  readonly title: string;
  /** Id of the indicator. */
  readonly of: string;
  /** As written. */
  readonly when: string;
  readonly condition: Condition;
}

export interface Programme {
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  readonly issuer: string;
  /** IANA zone, `Asia/Shanghai`. */
  readonly timezone: string;
  readonly starts: ReportingDay;
  /** Last reporting day (inclusive); absent: open-ended. */
  readonly ends?: ReportingDay;
  readonly schedule: Schedule;
  /** Absent: the first issue is 第1期, and each year begins anew. */
  readonly numbering?: Numbering;
  /** Folder under `templates/briefings/`. */
  readonly template: string;
  /** Digests that it arranges; absent in programmes stored before there were any. */
  readonly digests?: readonly DigestSettings[];
  /** Layout profile under `templates/layouts/`. */
  readonly layout: string;
  /** Key shards of one day's submissions (1 up to 20,000 units). */
  readonly shards: number;
  /** Printed at the top left of the masthead, e.g. 内部资料; absent: nothing. */
  readonly classification?: string;
  /** 共印N份; absent: not printed. */
  readonly copies?: number;
  readonly units: readonly Unit[];
  /** Absent: figures stand by their kinds. */
  readonly sections?: readonly Section[];
  readonly indicators: readonly Indicator[];
  /** 台账; absent: none. */
  readonly ledgers?: readonly Ledger[];
  /** Ids of the indicators that lead the briefing, in this order; absent: the largest. */
  readonly headline?: readonly string[];
  readonly lists?: readonly UnitList[];
  readonly narratives: readonly NarrativeKind[];
  readonly rules: readonly Rule[];
  readonly distribution: readonly DistributionLine[];
  readonly deliver: readonly DeliverTarget[];
  /** Who is told when a briefing is not there in time; absent: the board and the log say so. */
  readonly alarm?: Alarm;
  /** How long what is kept; absent: everything for ever. */
  readonly keep?: Keep;
  /** Days that `schedule.days: workdays` would get wrong: public holidays and 调休. */
  readonly calendar: { readonly holidays: readonly ReportingDay[]; readonly workdays: readonly ReportingDay[] };
  /** Set by the store, never in a file: which version counts from which day, oldest first (`in-force.ts`). Absent: this one. */
  readonly inForce?: readonly InForce[];
}

/** From `from` on, until the next of the list, this version counts, with these days and deadlines. */
export interface InForce extends Pick<Programme, 'schedule' | 'calendar' | 'ends'> {
  readonly from: ReportingDay;
  readonly version: number;
}

/** Does the unit report on that day: it is part of the programme, and has a form. */
export function unitIsOpen(unit: Unit, day: ReportingDay): boolean {
  return (
    hasForm(unit) &&
    (unit.opens === undefined || unit.opens <= day) &&
    (unit.closes === undefined || day <= unit.closes)
  );
}

/** The same programme with whatever is not asked for on that weekday asked of nobody. */
export const askedOnDay = (programme: Programme, day: ReportingDay): Programme => ({
  ...programme,
  indicators: programme.indicators.map((each) =>
    each.askedOn === undefined || each.askedOn.includes(weekdayName(day)) ? each : { ...each, askedOf: [] },
  ),
});
