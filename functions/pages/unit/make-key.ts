/**
 * POST /desk/:programme/keys: a new access key, shown once as text, link and QR code.
 * POST /desk/:programme/keys/revoke: a key admits nobody any more, and its sessions end.
 * POST /desk/:programme/cards: a new key for each chosen unit, on cards for print.
 */
import type { Role } from '../../contract.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import { type Unit, unitIsOpen } from '../../core/programme/programme.ts';
import { hasForm } from '../../core/unit/levels.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { DayTime } from '../../core/values/values.ts';
import type { QrCode } from '../../ports.ts';
import { createKey, listKeys, revokeKey } from '../../records/access/access-keys.ts';
import { say } from '../desk/words.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';
import { dayInWords, momentInWords } from '../page/when.ts';
import { unitOf } from './change.ts';
import { isMade, isOfUnit, isValid, KEY_DAYS, rolesMadeBy, roleWord, signs } from './key-rows.ts';
import { type KeepingView, keepingView, under } from './view.ts';

interface KeyView extends KeepingView {
  readonly who: string;
  readonly label: string;
  readonly ends: string;
  readonly key: string;
  readonly link: string;
  readonly qr: QrCode;
  readonly back: string;
}

interface CardsView extends KeepingView {
  readonly count: string;
  readonly back: string;
  readonly keep: string;
  readonly cards: readonly Card[];
  /** Every unit's message, ready to be sent one by one. */
  readonly messages: readonly {
    readonly unit: string;
    readonly id: string;
    readonly text: string;
    readonly rows: number;
  }[];
}

interface Card {
  readonly unit: string;
  readonly id: string;
  readonly key: string;
  readonly qr: QrCode;
  readonly says: string;
  readonly made: string;
}

const DAY_MS = 86_400_000;

export async function makeKey(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { world, stored, caller, language } = ask;
  const form = await ask.form();
  const role = roleIn(ask, form.get('role') ?? '');
  const unit = isOfUnit(role) ? unitOf(ask, form.get('unit') ?? '', 422) : undefined;
  const isFit = unit === undefined || (role === 'unit' ? hasForm(unit) : unit.branch === true);
  if (!isFit) throw refusal(422, 'key.unit', { path: 'unit', seen: unit.name, expected: roleWord(ask, role) });
  const label = labelIn(form.get('label') ?? '');
  const signer = signerIn(role, form.get('signer') ?? '');
  const at = world.clock.now();
  const expires = expiresIn(form.get('days') ?? '', at);
  const { key } = await createKey(world.table, {
    ...{ programme: stored.programme.id, role, at, by: caller.id },
    ...(unit === undefined ? {} : { unit: unit.id }),
    ...(label === '' ? {} : { label }),
    ...(signer === '' ? {} : { signer }),
    ...(expires === undefined ? {} : { expires }),
  });
  const link = linkOf(ask, key);
  const until = expires && momentInWords(expires, stored.programme.timezone, language);
  const view: KeyView = {
    ...keepingView(ask, say(language, 'keyMadeTitle')),
    who: unit === undefined ? roleWord(ask, role) : unit.name,
    label,
    ends: until ?? say(language, 'keyNoEnd'),
    key,
    link,
    qr: await ask.drawQr(link),
    back: backOf(ask, unit?.id),
  };
  return page('key-made', view, 201);
}

export async function revokeOneKey(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { world, stored, caller } = ask;
  const id = (await ask.form()).get('id') ?? '';
  const key = (await listKeys(world.table, stored.programme.id)).find((each) => each.id === id);
  if (key === undefined || key.role === 'guest') throw refusal(404, 'key.none', { path: 'id', seen: id });
  if (id === caller.id) throw refusal(409, 'key.own', { path: 'id' });
  roleIn(ask, key.role);
  await revokeKey(world.table, id, world.clock.now(), caller.id);
  return redirect(`${backOf(ask, key.unit ?? undefined)}?revoked=${id.slice(id.lastIndexOf('.') + 1)}`);
}

export async function makeCards(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { world, stored, language } = ask;
  const form = await ask.form();
  const units = chosenUnits(ask, form.getAll('unit'));
  const before = await listKeys(world.table, stored.programme.id);
  const at = world.clock.now();
  const cards: Card[] = [];
  for (const unit of units) cards.push(await cardOf(ask, unit, at));
  if (form.get('revoke') === 'yes') {
    const chosen = new Set(units.map(({ id }) => id));
    const old = before.filter((key) => key.unit !== null && chosen.has(key.unit) && isValid(key, at));
    for (const { id } of old) await revokeKey(world.table, id, at, ask.caller.id);
  }
  const view: CardsView = {
    ...keepingView(ask, say(language, 'cardsTitle')),
    count: say(language, 'cardsCount', { count: cards.length }),
    back: `${under(ask)}/units`,
    keep: say(language, 'cardsKeep', { issuer: stored.programme.issuer }),
    cards,
    messages: cards.map(({ unit, id, key }) => {
      const text = messageOf(ask, unit, key);
      return { unit, id: `message-${id.slice(id.lastIndexOf('.') + 1)}`, text, rows: text.split('\n').length + 1 };
    }),
  };
  return page('key-cards', view, 201);
}

const dueWords = ({ plusDays, time }: DayTime): string =>
  plusDays === 0 ? time : plusDays === 1 ? `次日${time}` : `${plusDays}天后${time}`;

/** What the office sends to the unit as it is, by chat or mail. */
function messageOf(ask: MemberAsk, unit: string, key: string): string {
  const { title, issuer, schedule } = ask.stored.programme;
  const values = { title, issuer, unit, due: dueWords(schedule.due), link: linkOf(ask, key) };
  return say(ask.language, 'cardsMessage', values);
}

async function cardOf(ask: MemberAsk, { id: unit, name }: Unit, at: string): Promise<Card> {
  const { world, stored, caller, language } = ask;
  const label = say(language, 'cardsLabel');
  const wanted = { programme: stored.programme.id, role: 'unit', unit, at, by: caller.id, label } as const;
  const { key, id } = await createKey(world.table, wanted);
  const says = say(language, 'cardsQr', { name });
  const made = dayInWords(dayAt(at, stored.programme.timezone), language);
  return { unit: name, id, key, qr: await ask.drawQr(linkOf(ask, key)), says, made };
}

function chosenUnits(ask: MemberAsk, ids: readonly string[]): Unit[] {
  const today = dayAt(ask.world.clock.now(), ask.stored.programme.timezone);
  const chosen = [...new Set(ids)].map((id) => unitOf(ask, id, 422));
  const open = chosen.filter((unit) => unitIsOpen({ ...unit, opens: today }, today));
  if (open.length === 0) throw refusal(422, 'cards.none', { path: 'unit' });
  if (open.length > LIMITS.cards) throw refusal(422, 'cards.many', { path: 'unit', seen: open.length });
  return open;
}

function roleIn(ask: MemberAsk, typed: string): Role {
  const mine = rolesMadeBy(ask);
  const role = mine.find((each) => each === typed);
  if (role !== undefined) return role;
  const expected = mine.map((each) => roleWord(ask, each)).join('、');
  throw refusal(isMade(typed) ? 403 : 422, 'key.role', { path: 'role', seen: typed, expected });
}

function labelIn(typed: string): string {
  const label = typed.normalize('NFC').trim();
  if ([...label].length <= LIMITS.keyLabelCharacters && !/\p{Cc}/u.test(label)) return label;
  throw refusal(422, 'key.label', { path: 'label', seen: label });
}

/** Only those who may sign have a name; of others it is refused, so that no name lies in their records. */
function signerIn(role: Role, typed: string): string {
  const signer = typed.normalize('NFC').trim();
  if (signer !== '' && !signs(role)) throw refusal(422, 'key.no_signer', { path: 'signer', seen: signer });
  if ([...signer].length <= LIMITS.signerCharacters && !/\p{Cc}/u.test(signer)) return signer;
  throw refusal(422, 'key.signer', { path: 'signer', seen: signer });
}

/** undefined: until it is revoked. */
function expiresIn(typed: string, at: string): string | undefined {
  const days = KEY_DAYS.find((each) => String(each) === typed);
  if (days === undefined) throw refusal(422, 'key.duration', { path: 'days', seen: typed });
  return days === 0 ? undefined : new Date(Date.parse(at) + days * DAY_MS).toISOString();
}

/** In the fragment, which no server sees. */
const linkOf = ({ origin }: MemberAsk, key: string): string => `${origin}/sign-in#key=${key}`;

const backOf = (ask: MemberAsk, unit: string | undefined): string =>
  `${under(ask)}/units${unit === undefined ? '' : `/${unit}`}`;
