/**
 * GET /archive/:programme/download: a period's briefings in zips, one a month, split where a month is too large.
 * GET /archive/:programme/zip: one of those zips.
 */
import type { Edition } from '../../core/edition/edition.ts';
import { bytesOf, type PeriodPart, partsOf } from '../../core/edition/period-parts.ts';
import { FILE_NAMES, type FileName, RENDITIONS } from '../../core/edition/renditions.ts';
import { type Finding, finding } from '../../core/findings/finding.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import { daysBetween } from '../../core/values/reporting-day.ts';
import { copiesBetween, withCopy } from '../../records/copy/copies.ts';
import { recordDownload } from '../../records/edition/downloads.ts';
import { latestEditions } from '../../records/edition/editions.ts';
import { archiveNav } from '../archive/nav.ts';
import { say, wordsIn } from '../archive/words.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { inLanguage } from '../page/in-language.ts';
import { linksOf } from '../page/landing.ts';
import { Refusal, refusal } from '../page/refusal.ts';
import { monthInWords } from '../page/when.ts';
import { packPeriod, zipName } from './pack.ts';
import { type Period, periodOf, typedPeriod } from './period.ts';

export interface DownloadView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly action: string;
  readonly from: string;
  readonly to: string;
  readonly kinds: readonly { readonly name: FileName; readonly label: string; readonly chosen: boolean }[];
  readonly errors: readonly string[];
  readonly summary: string | null;
  readonly parts: readonly PartView[];
}

interface PartView {
  /** null: one day that no zip takes; `day` leads to its files. */
  readonly href: string | null;
  readonly day: string;
  readonly label: string;
  readonly size: string;
}

const CHOSEN_AT_FIRST = FILE_NAMES.filter((name) => RENDITIONS[name].chosen);

export async function chooseDownload(ask: MemberAsk<'programme'>): Promise<Answer> {
  const asked = ask.query.has('from') || ask.query.has('to');
  const wanted = asked ? kindsIn(ask) : CHOSEN_AT_FIRST;
  const { period, findings } = checkedPeriod(ask, wanted);
  const view = viewOf(ask, wanted);
  if (!asked) return page('download', view);
  if (findings.length > 0) {
    return page('download', { ...view, errors: findings.map((each) => inLanguage(each, ask.language).message) }, 422);
  }
  const parts = partsOf(await editionsIn(ask, period), wanted);
  return page('download', { ...view, ...partsView(ask, parts, wanted) });
}

export async function downloadZip(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const wanted = kindsIn(ask);
  const { period, findings } = checkedPeriod(ask, wanted);
  if (findings.length > 0) throw new Refusal(422, findings);
  const editions = (await editionsIn(ask, period)).reverse();
  refuseSize(editions, wanted, period);
  const files = await packPeriod(ask, editions, wanted);
  const about = { day: period.from, to: period.to, files: wanted, by: caller.id, role: caller.role };
  await recordDownload(world.table, params.programme, { ...about, at: world.clock.now() });
  return { kind: 'zip', files, saveAs: zipName(stored.programme, editions) };
}

/** Each with the office's copy of it among its files, where there is one. */
async function editionsIn({ world, params }: MemberAsk<'programme'>, period: Period): Promise<Edition[]> {
  const [editions, copies] = await Promise.all([
    latestEditions(world.table, params.programme, period),
    copiesBetween(world.table, params.programme, period.from, period.to),
  ]);
  return editions.map((edition) => withCopy(edition, copies));
}

function refuseSize(editions: readonly Edition[], wanted: readonly FileName[], { from, to }: Period): void {
  const bytes = editions.reduce((sum, edition) => sum + bytesOf(edition, wanted), 0);
  if (bytes === 0) throw refusal(404, 'archive.nothing_issued', { path: 'from', seen: `${from} — ${to}` });
  if (bytes > LIMITS.zipBytes) throw refusal(422, 'archive.zip_too_large', { path: 'to', seen: megabytes(bytes) });
}

/** A period of at most a year, and something to download. A single day may be any. */
function checkedPeriod(ask: MemberAsk, wanted: readonly FileName[]): { period: Period; findings: readonly Finding[] } {
  const { period, findings } = periodOf(ask, typedPeriod(ask));
  if (findings.length > 0) return { period, findings };
  const days = daysBetween(period.from, period.to).length;
  return {
    period,
    findings: [
      ...(days > LIMITS.downloadDays ? [finding('archive.period_too_long', { path: 'to', seen: String(days) })] : []),
      ...(wanted.length === 0 ? [finding('archive.files', { path: 'files' })] : []),
    ],
  };
}

const kindsIn = ({ query }: MemberAsk): FileName[] => FILE_NAMES.filter((name) => query.getAll('files').includes(name));

function viewOf(ask: MemberAsk, wanted: readonly FileName[]): DownloadView {
  const { language, stored, world, caller } = ask;
  const { programme } = stored;
  return {
    title: say(language, 'downloadTitle'),
    words: wordsIn(language),
    programme: headOf(programme),
    links: linksOf(caller.role, programme, world.clock.now(), language, 'archive'),
    nav: archiveNav(ask, 'download'),
    action: `/archive/${programme.id}/download`,
    ...typedPeriod(ask),
    kinds: FILE_NAMES.map((name) => ({
      name,
      label: RENDITIONS[name].words[language],
      chosen: wanted.includes(name),
    })),
    errors: [],
    summary: null,
    parts: [],
  };
}

function partsView(
  ask: MemberAsk,
  parts: readonly PeriodPart[],
  wanted: readonly FileName[],
): Pick<DownloadView, 'summary' | 'parts'> {
  const { language } = ask;
  const count = parts.reduce((sum, { briefings }) => sum + briefings, 0);
  if (count === 0) return { summary: say(language, 'downloadNone'), parts: [] };
  const size = megabytes(parts.reduce((sum, { bytes }) => sum + bytes, 0));
  const summary = say(language, 'downloadParts', { count, size, parts: parts.length });
  return { summary, parts: parts.map((part) => partView(ask, part, wanted)) };
}

function partView({ language, stored }: MemberAsk, part: PeriodPart, wanted: readonly FileName[]): PartView {
  const under = `/archive/${stored.programme.id}`;
  const query = new URLSearchParams({ from: part.from, to: part.to });
  for (const name of wanted) query.append('files', name);
  return {
    href: part.tooLarge ? null : `${under}/zip?${query}`,
    day: `${under}/${part.from}`,
    label: daysInWords(part, language),
    size: `${say(language, 'countIssued', { count: part.briefings })} ${megabytes(part.bytes)}`,
  };
}

function daysInWords({ from, to }: PeriodPart, language: MemberAsk['language']): string {
  const days = {
    month: monthInWords(from.slice(0, 7), language),
    from: Number(from.slice(8)),
    to: Number(to.slice(8)),
  };
  return say(language, from === to ? 'partDay' : 'partDays', days);
}

const megabytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
