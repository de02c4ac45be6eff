/**
 * GET /desk/:programme/audit: what was changed, by whom and when; by period, person and kind.
 * GET /desk/:programme/audit/export: the same entries as CSV or as JSON lines, with their seals, for keeping elsewhere.
 *
 * Looking at it makes up for entries that a crash left out.
 */
import { dayAt, isReportingDay } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { listKeys } from '../../records/access/access-keys.ts';
import { type AuditEntry, auditEntries, mendAudit } from '../../records/audit/audit.ts';
import { sha256 } from '../../records/store/checksum.ts';
import { type KeepingWord, say } from '../desk/words.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { momentInWords } from '../page/when.ts';
import { ROLES, roleWord } from '../unit/key-rows.ts';
import { type KeepingView, keepingView, under } from '../unit/view.ts';
import { aboutInWords } from './about.ts';
import { recordWord, saidKindWord } from './words.ts';

interface AuditView extends KeepingView {
  readonly action: string;
  readonly from: string;
  readonly to: string;
  readonly who: string;
  readonly people: readonly Choice[];
  readonly what: string;
  readonly kinds: readonly Choice[];
  readonly rows: readonly AuditRow[];
  readonly count: string;
  readonly older: string | null;
  readonly csv: string;
  readonly lines: string;
  /** Who took what out of the archive is kept apart. */
  readonly downloads: string;
}

interface Choice {
  readonly value: string;
  readonly word: string;
  readonly chosen: boolean;
}

interface AuditRow {
  readonly number: number;
  readonly time: string;
  readonly who: string;
  readonly what: string;
  readonly about: string;
}

interface Filter {
  readonly from: ReportingDay | undefined;
  readonly to: ReportingDay | undefined;
  readonly who: string;
  readonly what: string;
}

const ROWS = 100;

export async function showAudit(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { language, query } = ask;
  const all = await entriesOf(ask);
  const filter = filterOf(ask);
  const matching = all.filter((entry) => fits(ask, entry, filter)).reverse();
  const below = Number(/^\d{1,9}$/.exec(query.get('below') ?? '')?.[0] ?? Number.POSITIVE_INFINITY);
  const shown = matching.filter(({ number }) => number < below).slice(0, ROWS);
  const people = await peopleOf(ask, all);
  const last = shown.at(-1);
  const more = last !== undefined && matching.some(({ number }) => number < last.number);
  const view: AuditView = {
    ...keepingView(ask, say(language, 'auditTitle'), 'audit'),
    action: `${under(ask)}/audit`,
    from: filter.from ?? '',
    to: filter.to ?? '',
    who: filter.who,
    people: [...people].map(([value, word]) => ({ value, word, chosen: value === filter.who })),
    what: filter.what,
    kinds: kindsIn(all).map((value) => ({ value, word: kindWord(ask, value), chosen: value === filter.what })),
    rows: folded(
      shown.map((entry) => rowOf(ask, entry, people)),
      language,
    ),
    count: say(language, 'auditCount', { count: matching.length }),
    older: more ? `${under(ask)}/audit?${search(filter, { below: String(last.number) })}` : null,
    csv: `${under(ask)}/audit/export?${search(filter, { format: 'csv' })}`,
    lines: `${under(ask)}/audit/export?${search(filter, { format: 'jsonl' })}`,
    downloads: `/archive/${ask.stored.programme.id}/downloads`,
  };
  return page('audit-list', view);
}

export async function exportAudit(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { stored, query } = ask;
  const filter = filterOf(ask);
  const all = await entriesOf(ask);
  const entries = all.filter((entry) => fits(ask, entry, filter));
  const isLines = query.get('format') === 'jsonl';
  const text = isLines
    ? entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
    : csvOf(ask, entries, await peopleOf(ask, all));
  const bytes = new TextEncoder().encode(text);
  return {
    kind: 'bytes',
    bytes,
    mediaType: isLines ? 'application/x-ndjson' : 'text/csv',
    etag: sha256(bytes),
    saveAs: `${stored.programme.id}-audit.${isLines ? 'jsonl' : 'csv'}`,
  };
}

async function entriesOf({ world, stored }: MemberAsk): Promise<AuditEntry[]> {
  await mendAudit(world.table, stored.programme.id, world.clock.now());
  return auditEntries(world.table, stored.programme.id);
}

function filterOf({ query }: MemberAsk): Filter {
  const day = (name: string): ReportingDay | undefined => {
    const typed = query.get(name) ?? '';
    return isReportingDay(typed) ? typed : undefined;
  };
  return { from: day('from'), to: day('to'), who: query.get('who') ?? '', what: query.get('what') ?? '' };
}

function fits({ stored }: MemberAsk, { at, by, record }: AuditEntry, { from, to, who, what }: Filter): boolean {
  const day = dayAt(at, stored.programme.timezone);
  if ((from !== undefined && day < from) || (to !== undefined && day > to)) return false;
  return (who === '' || by === who) && (what === '' || kindOf(record) === what);
}

/** Those who appear, by id, with what the office calls them. */
async function peopleOf(ask: MemberAsk, entries: readonly AuditEntry[]): Promise<Map<string, string>> {
  const { world, stored, language } = ask;
  const keys = new Map((await listKeys(world.table, stored.programme.id)).map((key) => [key.id, key]));
  const nameOf = (id: string): string => {
    if (id === 'system') return say(language, 'auditSystem');
    if (id === 'command') return say(language, 'auditCommand');
    const key = keys.get(id);
    return key === undefined ? id : [roleWord(ask, key.role), key.label ?? '', id].filter(Boolean).join(' ');
  };
  return new Map([...new Set(entries.map(({ by }) => by))].sort().map((id) => [id, nameOf(id)]));
}

const kindOf = (record: string): string => record.slice(0, record.indexOf('#'));
const kindsIn = (entries: readonly AuditEntry[]): string[] =>
  [...new Set(entries.map(({ record }) => kindOf(record)))].sort();

const kindWord = ({ language }: MemberAsk, kind: string): string => recordWord(kind, language) ?? kind;

function rowOf(ask: MemberAsk, entry: AuditEntry, people: ReadonlyMap<string, string>): AuditRow {
  const { language, stored } = ask;
  const { number, at, by, record, version, about, late } = entry;
  const isRevoked = kindOf(record) === 'KEY' && about.revoked !== undefined;
  const done: KeepingWord = isRevoked ? 'auditRevoked' : version === 1 ? 'auditNew' : 'auditChanged';
  const said = ['kind', 'role', 'unit', 'label', 'signer', 'responsible', 'due', 'reason', 'result', 'state'].flatMap(
    (name) => about[name] ?? [],
  );
  return {
    number,
    time: momentInWords(at, stored.programme.timezone, language),
    who: people.get(by) ?? by,
    what: `${kindWord(ask, kindOf(record))} ${say(language, done)}${late ? say(language, 'auditLate') : ''}`,
    about: [...new Set([...aboutInWords(ask, record), ...said.map((each) => saidWord(ask, each))])].join(' · '),
  };
}

/** What happened again and again (a delivery that is tried anew) is one row: the newest, and how often. */
function folded(rows: readonly AuditRow[], language: MemberAsk['language']): AuditRow[] {
  const isOne = (one: AuditRow, other: AuditRow): boolean =>
    one.what === other.what && one.about === other.about && one.who === other.who;
  const runs: AuditRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run !== undefined && isOne(run[0]!, row)) run.push(row);
    else runs.push([row]);
  }
  return runs.map((run) => {
    const [newest, oldest] = [run[0]!, run.at(-1)!];
    if (run.length === 1) return newest;
    const often = say(language, 'auditOften', { count: run.length, since: oldest.time });
    return { ...newest, about: [newest.about, often].filter(Boolean).join(' · ') };
  });
}

function saidWord(ask: MemberAsk, said: string): string {
  const { language, stored } = ask;
  const role = ROLES.find((each) => each === said);
  if (role !== undefined) return roleWord(ask, role);
  const word = saidKindWord(said, language);
  if (word !== undefined) return word;
  return stored.programme.units.find(({ id }) => id === said)?.name ?? said;
}

function search({ from, to, who, what }: Filter, more: Readonly<Record<string, string>>): string {
  const given = Object.entries({ from: from ?? '', to: to ?? '', who, what, ...more });
  return new URLSearchParams(given.filter(([, value]) => value !== '')).toString();
}

/** With a byte order mark, so that spreadsheets read it as UTF-8. */
function csvOf(ask: MemberAsk, entries: readonly AuditEntry[], people: ReadonlyMap<string, string>): string {
  const heads = (['auditNumber', 'auditTime', 'auditWho', 'auditWhat', 'auditAbout', 'auditSeal'] as const).map((key) =>
    say(ask.language, key),
  );
  const rows = entries.map((entry) => {
    const { number, who, what, about } = rowOf(ask, entry, people);
    return [String(number), entry.at, who, what, about, entry.seal ?? ''];
  });
  return `\uFEFF${[heads, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** What a spreadsheet would take for a formula begins with an apostrophe. source: OWASP ASVS 5.0, 1.2.10 */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
