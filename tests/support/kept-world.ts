/**
 * Six days of a small programme that keeps reports for a year and photos for 200 days, lived through with everything that can
 * be removed: revisions, photos, what the office decided, words for search, deliveries, reminders, downloads.
 */
import { join } from 'node:path';
import { SETTINGS } from '../../functions/contract.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { issueBriefing } from '../../functions/pipeline/edition/issue.ts';
import { insertDelivery } from '../../functions/records/delivery/deliveries.ts';
import { recordDownload } from '../../functions/records/edition/downloads.ts';
import { storePhoto } from '../../functions/records/photo/photos.ts';
import type { StoredProgramme } from '../../functions/records/programme/programmes.ts';
import { decideReport } from '../../functions/records/report/decisions.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import { wire } from '../../functions/runtime/wire.ts';
import { backUp } from '../../infra/local/back-up.ts';
import { openRemoval } from '../../infra/local/open-removal.ts';
import { simulatedClock } from '../../infra/local/simulated-clock.ts';
import { type HeartWorld, heartProgramme, openHeartWorld, quiet, send, shanghai, storeHeart } from './heart-world.ts';
import { temporaryFolder } from './stores.ts';

export const KEPT_DAYS = ['2022-04-01', '2022-04-02', '2022-04-03', '2022-04-04', '2022-04-05', '2022-04-06'] as const;
export const [D1, D2, D3, D4, D5, D6] = KEPT_DAYS;
/** A year and three days later: the first three days are past their time. */
export const LATER = '2023-04-04 09:00';

/** Who was sent a digest of the first three days. */
export const DIGEST_READER = 'digest-reader@example.org';

export const keptProgramme = (over: Partial<Programme> = {}): Partial<Programme> => ({
  starts: D1,
  shards: 2,
  schedule: { ...heartProgramme().schedule, remind: [{ plusDays: 0, time: '16:30' }] },
  keep: { reports: '1y', photos: '200d', deliveries: '1y', downloads: '1y', editions: 'forever' },
  ...over,
});

export interface KeptWorld {
  readonly world: HeartWorld;
  readonly stored: StoredProgramme;
  /** What a unit wrote on each day, which must be nowhere afterwards. */
  readonly words: (day: string) => string;
}

export async function openKeptWorld(over: Partial<Programme> = {}): Promise<KeptWorld> {
  const world = await openHeartWorld(`${D1} 09:00`);
  const stored = await storeHeart(world, keptProgramme(over));
  const words = (day: string): string => `围挡破损甲${day.slice(-2)}乙`;
  for (const [at, day] of KEPT_DAYS.entries()) await liveThrough(world, stored, day, at, words(day));
  world.clock.set(shanghai('2022-04-07 09:00'));
  await send(world, stored, D2, 'a', { waste: '9.5' }, { basedOn: 1, id: 'corrected' });
  await issueBriefing(world, stored, D2, { by: 'office', reason: '单位a更正' });
  await insertDelivery(world.table, {
    ...{ programme: 'heart', day: D3, digest: { kind: 'special', from: D1, to: D3 }, edition: 1 },
    ...{ channel: 'smtp', recipient: DIGEST_READER, attempts: [] },
  });
  await recordDownload(world.table, 'heart', { ...DOWNLOAD, day: D1, at: shanghai(`${D1} 23:00`) });
  await recordDownload(world.table, 'heart', { ...DOWNLOAD, day: D1, at: shanghai('2023-03-01 08:00') });
  return { world, stored, words };
}

const DOWNLOAD = { edition: 1, files: ['briefing.docx'], by: 'heart.reader', role: 'reader' };

async function liveThrough(
  world: HeartWorld,
  stored: StoredProgramme,
  day: string,
  at: number,
  text: string,
): Promise<void> {
  world.clock.set(shanghai(`${day} 10:00`));
  const photo = { large: new TextEncoder().encode(`large ${day}`), small: new TextEncoder().encode(`small ${day}`) };
  const id = await storePhoto(world.blobs, { programme: 'heart', day, unit: 'a' }, photo);
  const narratives = [{ kind: '工作动态', text, photos: [id] }];
  await send(
    world,
    stored,
    day,
    'a',
    { waste: `${at}.5`, staff: '3', visits: '7', posts: [`东桥${at}`] },
    { narratives },
  );
  await decideReport(world.table, {
    ...{
      programme: 'heart',
      day,
      unit: 'a',
      revision: 1,
      kind: 'return',
      by: 'heart.office',
      reason: `核对${text.slice(0, 2)}`,
    },
    at: world.clock.now(),
  });
  for (const time of ['16:30', '18:00']) {
    world.clock.set(shanghai(`${day} ${time}`));
    await runEveryClock(world);
  }
  world.clock.set(shanghai(`${day} 20:00`));
  await send(world, stored, day, 'b', { waste: '1', patrolled: true });
  world.clock.set(shanghai(`${KEPT_DAYS[at + 1] ?? '2022-04-07'} 08:00`));
  await runEveryClock(world);
}

/** The same stores with the port that only the command opens. */
export async function withRemoval<T>(
  { world }: KeptWorld,
  act: (stores: HeartWorld & { removal: Awaited<ReturnType<typeof openRemoval>> }) => Promise<T>,
): Promise<T> {
  const removal = await openRemoval({ data: world.folder });
  try {
    return await act({ ...world, removal });
  } finally {
    removal.close();
  }
}

/** Another store with the same records and files, at the same moment of the clock. */
export async function copyOf(kept: KeptWorld): Promise<KeptWorld> {
  const folder = temporaryFolder();
  const data = join(folder.path, 'data');
  await backUp(kept.world.folder, data);
  const clock = simulatedClock(kept.world.clock.now());
  const own = { clock, documents: kept.world.documents, channels: kept.world.channels, log: quiet };
  const world = await wire({ [SETTINGS.dataFolder]: data }, own);
  const remove = (): void => {
    world.close();
    folder.remove();
  };
  return { ...kept, world: { ...kept.world, ...world, clock, folder: data, remove } };
}
