/**
 * Fills a store with years of issued briefings, through the same records that the pipeline writes: reports, closes, numbers,
 * matters, search texts, tiny files, editions, now and then a correction. Run again it finds everything and adds nothing.
 */

import { outlineOf } from '../../functions/core/briefing/outline.ts';
import { closeDay } from '../../functions/core/day/close.ts';
import type { DayClose } from '../../functions/core/day/day-close.ts';
import type { Edition, Rendition } from '../../functions/core/edition/edition.ts';
import { figuresFile } from '../../functions/core/edition/figures-file.ts';
import type { Matter } from '../../functions/core/matter/matter.ts';
import type { Revision } from '../../functions/core/report/submission.ts';
import { passagesOf } from '../../functions/core/search/text.ts';
import { addDays, daysBetween, instantOf } from '../../functions/core/values/reporting-day.ts';
import type { ReportingDay } from '../../functions/core/values/values.ts';
import { dayWords } from '../../functions/core/wording/phrases.ts';
import { summariseFigures } from '../../functions/pipeline/figures/summarise.ts';
import type { Stores } from '../../functions/ports.ts';
import { closeChecksum, writeClose } from '../../functions/records/day/closes.ts';
import { insertEdition } from '../../functions/records/edition/editions.ts';
import { issueNumber } from '../../functions/records/edition/register.ts';
import { openMatter, takeStep } from '../../functions/records/matter/matters.ts';
import { storeProgramme } from '../../functions/records/programme/programmes.ts';
import { insertRevision } from '../../functions/records/report/submissions.ts';
import { storeText } from '../../functions/records/search/texts.ts';
import { sealed, sha256 } from '../../functions/records/store/checksum.ts';
import { putOurs } from '../../functions/records/store/write.ts';
import { FIRST_DAY, PROGRAMME } from './programme.ts';
import { reportsOf } from './reports.ts';

/** Every so many days a correction; days that a matter stays open. */
const CORRECTED_EVERY = 40;
const MATTER_DAYS = 5;

export const lastDay = (days: number): ReportingDay => addDays(FIRST_DAY, days - 1);

/** @param progress called after each day with how many of all are done. */
export async function makeArchive(
  stores: Stores,
  days: number,
  progress: (done: number, all: number, day: ReportingDay) => void,
): Promise<void> {
  await storeProgramme(stores.table, PROGRAMME, at(FIRST_DAY, 0, '00:00'));
  let previous: DayClose | undefined;
  for (const [number, day] of daysBetween(FIRST_DAY, lastDay(days)).entries()) {
    previous = await makeDay(stores, day, number, previous);
    progress(number + 1, days, day);
  }
  await summariseFigures(stores, PROGRAMME.id, true);
}

async function makeDay(
  stores: Stores,
  day: ReportingDay,
  number: number,
  previous: DayClose | undefined,
): Promise<DayClose> {
  const revisions = reportsOf(day, number);
  for (const revision of revisions) await insertRevision(stores.table, PROGRAMME, revision);
  const before = previous === undefined ? null : { close: previous, checksum: closeChecksum(previous) };
  const close = closeDay({ programme: PROGRAMME, programmeVersion: 1, day, revisions, previous: before });
  await writeClose(stores, close, 0);
  const matters = await mattersOf(stores, day, number, revisions);
  const first = await issue(stores, close, revisions, matters);
  if (number % CORRECTED_EVERY === CORRECTED_EVERY - 1) await issue(stores, close, revisions, matters, first);
  return close;
}

/** Problems of the day open matters; those of some days ago are closed. */
async function mattersOf(
  stores: Stores,
  day: ReportingDay,
  number: number,
  revisions: readonly Revision[],
): Promise<Matter[]> {
  const opened = problemsOf(day, revisions);
  for (const matter of opened) await openMatter(stores.table, matter);
  if (number < MATTER_DAYS) return opened;
  const earlier = addDays(day, -MATTER_DAYS);
  const closed = problemsOf(earlier, reportsOf(earlier, number - MATTER_DAYS));
  const result = '已修复并恢复原状';
  for (const { id } of closed) {
    const step = {
      matter: id,
      number: 1,
      kind: 'close',
      day,
      by: 'bench',
      at: `${day}T10:00:00.000Z`,
      result,
    } as const;
    await takeStep(stores.table, PROGRAMME.id, step);
  }
  return [...closed.map((matter) => ({ ...matter, closedOn: day, result })), ...opened];
}

function problemsOf(day: ReportingDay, revisions: readonly Revision[]): Matter[] {
  return revisions.flatMap(({ unit, narratives }) =>
    narratives
      .filter(({ kind }) => kind === '问题协调')
      .map(({ text }, index) => ({
        id: `${day}-${unit}-${index + 1}`,
        programme: PROGRAMME.id,
        unit,
        text,
        openedOn: day,
      })),
  );
}

async function issue(
  stores: Stores,
  close: DayClose,
  revisions: readonly Revision[],
  matters: readonly Matter[],
  corrected?: Edition,
): Promise<Edition> {
  const { day } = close;
  const edition = corrected === undefined ? 1 : 2;
  const issuedAt = at(day, edition, '08:00');
  const { issue: number, overall } = await issueNumber(stores.table, PROGRAMME.id, day, issuedAt);
  const title = `${dayWords(day)}城市管理工作情况`;
  const reason = corrected === undefined ? {} : { reason: '个别单位更正了当日数字' };
  const narratives = revisions.flatMap(({ unit, narratives: told }) => told.map((each) => ({ unit, ...each })));
  const passages = passagesOf({ title, ...reason, close, narratives, matters });
  const record = sealed<Edition>({
    ...{ programme: PROGRAMME.id, day, issue: number, overall, edition, issuedAt, ...reason },
    ...{ by: 'clock', programmeVersion: 1, close: closeChecksum(close) },
    files: await filesOf(stores, close, number, edition),
    outline: outlineOf(PROGRAMME, close, title),
    text: await storeText(stores, { programme: PROGRAMME.id, day, edition, passages }),
    previous: corrected?.seal ?? null,
  });
  return (await insertEdition(stores.table, record)).stored;
}

/** Names and types of the real ones; contents of a line, but for the figures, which the front page reads. */
async function filesOf(stores: Stores, close: DayClose, issue: number, edition: number): Promise<Rendition[]> {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const line = `${close.day} ${issue} ${edition}`;
  const wanted = [
    ['briefing.docx', word, line],
    ['briefing.html', 'text/html; charset=utf-8', `<!DOCTYPE html><title>${line}</title>`],
    ['figures.json', 'application/json', JSON.stringify(figuresFile(PROGRAMME, close, issue, edition))],
  ] as const;
  return Promise.all(
    wanted.map(async ([name, mediaType, content]) => {
      const bytes = new TextEncoder().encode(content);
      const hash = sha256(bytes);
      const folder = `archive/${PROGRAMME.id}/${close.day}/0${edition}`;
      const key = `${folder}/${hash.slice(0, 16)}/${name}`;
      if (!(await putOurs(stores.blobs, key, bytes, mediaType))) throw new Error(`${key} holds something else.`);
      return { name, mediaType, bytes: bytes.byteLength, sha256: hash, key };
    }),
  );
}

const at = (day: ReportingDay, plusDays: number, time: string): string =>
  instantOf(day, { plusDays, time }, PROGRAMME.timezone);
