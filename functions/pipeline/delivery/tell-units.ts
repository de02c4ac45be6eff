/**
 * A message to units about their reports: to the group robots where units read, and by mail to each unit that has an
 * address. The programme's mail goes to readers of the briefing, whom this does not concern.
 */
import type { Told } from '../../core/delivery/notice.ts';
import { type Addressee, addresseesOf } from '../../core/delivery/recipients.ts';
import { isMailChannel, type MailChannel } from '../../core/programme/channels.ts';
import type { Programme, Unit } from '../../core/programme/programme.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Channel, Clock } from '../../ports.ts';
import { type Notice, tellOne, tellPeople } from './tell-people.ts';

export interface TellStores {
  readonly clock: Clock;
  readonly channels: Readonly<Record<string, Channel>>;
  readonly siteUrl?: string | undefined;
}

export interface UnitNotices {
  /** What the group reads: everything that concerns these units. */
  readonly group: Notice;
  /** What one unit reads in its own mail. */
  readonly own: (unit: Unit) => Notice;
}

/** Carries what is for one unit alone. */
const MAIL: MailChannel = 'smtp';
/** Mails of one notice; the record of a reminder has to fit one item. */
const MOST_MAILS = 500;
const AT_ONCE = 8;
/** No mail begins later than this after the first: the function that sends ends at 120 s. */
const BEGIN_WITHIN_MS = 45_000;

/** Is there any way besides the form to tell these units something? */
export const reachable = (programme: Programme, units: readonly Unit[]): boolean =>
  robotsOf(programme).length > 0 || units.some(({ mail }) => mail !== undefined);

const robotsOf = (programme: Programme): Addressee[] =>
  addresseesOf(programme).filter(({ channel }) => !isMailChannel(channel));

/** What each answered, robots first. Never throws for a channel. */
export async function tellUnits(
  stores: TellStores,
  programme: Programme,
  units: readonly Unit[],
  { group, own }: UnitNotices,
): Promise<Told[]> {
  const robots = await tellPeople(stores.channels, robotsOf(programme), group);
  const mails = units.flatMap((unit) => (unit.mail === undefined ? [] : [{ to: unit.mail, notice: own(unit) }]));
  return [...robots, ...(await sendMails(stores, mails))];
}

/** Where the unit fills in, on a line of its own; empty where the site's address is not set. */
export const formLink = ({ siteUrl }: TellStores, programme: Programme, day: ReportingDay): string =>
  siteUrl === undefined ? '' : `\n${new URL(`/report/${programme.id}/${day}`, siteUrl).href}`;

interface Mail {
  readonly to: string;
  readonly notice: Notice;
}

/** Some at once, in order; a server that does not answer is not asked for the rest. Those left are told of in one line. */
async function sendMails({ channels, clock }: TellStores, mails: readonly Mail[]): Promise<Told[]> {
  const began = Date.parse(clock.now());
  const told: Told[] = [];
  let next = 0;
  let down = false;
  const isOver = (): boolean =>
    down || next >= Math.min(mails.length, MOST_MAILS) || Date.parse(clock.now()) - began > BEGIN_WITHIN_MS;
  const worker = async (): Promise<void> => {
    while (!isOver()) {
      const at = next++;
      const { to, notice } = mails[at]!;
      const { unreachable, ...answer } = await tellOne(channels[MAIL], { files: [], ...notice, recipient: to });
      told[at] = { channel: MAIL, recipient: to, ...answer };
      down ||= unreachable;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const left = mails.length - next;
  return left === 0 ? told : [...told, leftOver(left, down)];
}

const leftOver = (left: number, down: boolean): Told => ({
  channel: MAIL,
  recipient: `其余${left}个邮箱`,
  ok: false,
  answer: down ? '邮件服务器连不上，没有发送。' : '一次发不完，没有发送；可以再提醒一次。',
});
