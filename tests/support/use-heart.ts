/**
 * One fresh heart world for each test, and short words for what tests of the pipeline do with it.
 */
import { afterEach, beforeEach } from 'vitest';
import { SETTINGS } from '../../functions/contract.ts';
import type { BriefingData } from '../../functions/core/briefing/data.ts';
import type { Edition } from '../../functions/core/edition/edition.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { issueBriefing } from '../../functions/pipeline/edition/issue.ts';
import { readClose } from '../../functions/records/day/closes.ts';
import { readRegister } from '../../functions/records/edition/register.ts';
import type { StoredProgramme } from '../../functions/records/programme/programmes.ts';
import { sha256 } from '../../functions/records/store/checksum.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import { wire } from '../../functions/runtime/wire.ts';
import type { World } from '../../functions/runtime/world.ts';
import {
  cheapDocuments,
  type HeartWorld,
  openHeartWorld,
  type Sending,
  send,
  shanghai,
  storeHeart,
} from './heart-world.ts';

export const [D1, D2, D3, D4] = ['2022-04-01', '2022-04-02', '2022-04-03', '2022-04-04'] as const;

export let world: HeartWorld;
export let stored: StoredProgramme;

/** Before each test a world that begins at that time in Shanghai, with the heart programme. */
export function useHeart(start = `${D1} 09:00`, over: Partial<Programme> = {}): void {
  beforeEach(async () => {
    world = await openHeartWorld(start);
    await store(over);
  });
  afterEach(() => world.remove());
}

/** A new version of the programme. */
export async function store(over: Partial<Programme>, about: { readonly from?: string } = {}): Promise<void> {
  stored = await storeHeart(world, over, about);
}

export const at = (text: string): void => world.clock.set(shanghai(text));

export async function tickAt(text: string): Promise<void> {
  at(text);
  await runEveryClock(world);
}

export const say = (day: string, unit: string, figures: Record<string, unknown>, more: Sending = {}) =>
  send(world, stored, day, unit, figures, more);

export const issue = (day: string, reason?: string) =>
  issueBriefing(world, stored, day, { by: 'office', ...(reason === undefined ? {} : { reason }) });

/** The edition, where one must be issued. */
export async function issued(day: string, reason?: string): Promise<Edition> {
  const answer = await issue(day, reason);
  if (answer.outcome !== 'issued') throw new Error(`${day} was not issued: ${JSON.stringify(answer.findings)}`);
  return answer.edition;
}

/** The total to date of a flow of the stored close. */
export const total = async (day: string): Promise<string | null | undefined> =>
  (await readClose(world, 'heart', day))?.close.indicators.waste?.total;

/** Day, number within the year and overall number, in the order in which they were given. */
export async function numbers(year: string): Promise<(readonly [string, number, number])[]> {
  const issues = Object.entries((await readRegister(world.table, 'heart', year))?.issues ?? {});
  return issues.map(([day, given]) => [day, given.issue, given.overall] as const).sort((a, b) => a[2] - b[2]);
}

/** SHA-256 of what the archive really holds. */
export const hashesOf = (edition: Edition): Promise<string[]> =>
  Promise.all(edition.files.map(async ({ key }) => sha256((await world.blobs.get(key))!.bytes)));

/** The text of `briefing.txt`, which shows every byte that the template was given. */
export async function textOf(edition: Edition): Promise<string> {
  const file = edition.files.find(({ name }) => name === 'briefing.txt');
  return new TextDecoder().decode((await world.blobs.get(file!.key))!.bytes);
}

/** What the template of a correction was given. */
export async function toldBy(edition: Edition): Promise<{ correction: NonNullable<BriefingData['correction']> }> {
  const { body } = JSON.parse(await textOf(edition)) as { body: { children: { text: string }[] }[] };
  return JSON.parse(body[0]!.children[0]!.text);
}

/** Another process on the same data. */
export function openTwin(given: Partial<World> = {}): Promise<World> {
  const { clock, log } = world;
  const own = { clock, log, documents: async () => cheapDocuments, channels: { smtp: world.mail } };
  return wire({ [SETTINGS.dataFolder]: world.folder }, { ...own, ...given });
}
