/**
 * A world for tests of the pipeline: the embedded stores in a folder of their own (or in memory), a clock that stands
 * where it is put, a channel that writes down what it took, and documents that are cheap but show everything.
 */
import { join } from 'node:path';
import { createFiguresRenderer } from '../../functions/adapters/json/render-figures.ts';
import { SETTINGS } from '../../functions/contract.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { type Received, receiveSubmission } from '../../functions/pipeline/report/receive.ts';
import type { Channel, Message, Renderer } from '../../functions/ports.ts';
import { type StoredProgramme, storeProgramme } from '../../functions/records/programme/programmes.ts';
import type { Documents } from '../../functions/runtime/documents.ts';
import { wire } from '../../functions/runtime/wire.ts';
import type { World } from '../../functions/runtime/world.ts';
import { type SimulatedClock, simulatedClock } from '../../infra/local/simulated-clock.ts';
import { madeIndicator, madeProgramme, madeUnits } from './made-programmes.ts';
import { temporaryFolder } from './stores.ts';

/** In Shanghai's time: `2022-04-01 17:00`. */
export const shanghai = (text: string): string => new Date(`${text.replace(' ', 'T')}+08:00`).toISOString();

const everything: Renderer = {
  file: 'briefing.txt',
  render: async ({ briefing }) => new TextEncoder().encode(JSON.stringify(briefing)),
};

/** Every byte that the template is given ends up in `briefing.txt`. */
export const cheapDocuments: Documents = {
  templates: {
    compose: async (_, data) => ({
      title: '工作情况',
      body: [{ type: 'paragraph', children: [{ type: 'text', text: JSON.stringify(data) }] }],
    }),
  },
  renderers: [everything, createFiguresRenderer()],
};

/** Takes everything and writes it down. Its recipients cannot recognise a repeat, so nothing may come twice. */
export function writingChannel(name = 'smtp'): Channel & { readonly taken: Message[] } {
  const taken: Message[] = [];
  return {
    name,
    taken,
    send: async (message) => {
      taken.push(message);
      return { answer: '250 OK' };
    },
  };
}

/** Two units, one indicator of each kind, problems that open matters, one recipient by mail. */
export const heartProgramme = (over: Partial<Programme> = {}): Programme =>
  madeProgramme({
    id: 'heart',
    units: madeUnits('a', 'b'),
    indicators: [
      madeIndicator('waste', 'flow', { decimals: 1, unit: '吨', opening: '100' }),
      madeIndicator('staff', 'stock', { unit: '人', carry: true }),
      madeIndicator('visits', 'mean', { decimals: 1, unit: '人次' }),
      madeIndicator('posts', 'places', { roster: ['东桥', '西桥', '南桥'] }),
      madeIndicator('patrolled', 'check'),
      madeIndicator('share', 'ratio', { of: ['visits', 'staff'], decimals: 1 }),
    ],
    narratives: [
      { name: '工作动态', opensMatter: false },
      { name: '问题协调', opensMatter: true },
    ],
    deliver: [{ channel: 'smtp', to: ['office@example.org'] }],
    ...over,
  });

export interface HeartWorld extends World {
  readonly clock: SimulatedClock;
  readonly folder: string;
  readonly mail: ReturnType<typeof writingChannel>;
  remove(): void;
}

/** Over SQLite and files, wired as on one machine: without a queue of its own a job is done at once. */
export async function openHeartWorld(start: string, given: Partial<World> = {}): Promise<HeartWorld> {
  const folder = temporaryFolder();
  const clock = simulatedClock(shanghai(start));
  const mail = writingChannel();
  const own = { clock, documents: async () => cheapDocuments, channels: { smtp: mail }, log: quiet };
  const world = await wire({ [SETTINGS.dataFolder]: join(folder.path, 'data') }, { ...own, ...given });
  const remove = () => {
    world.close();
    folder.remove();
  };
  return { ...world, clock, folder: join(folder.path, 'data'), mail, remove };
}

export const quiet: World['log'] = { info: () => {}, error: () => {} };

export const storeHeart = (world: HeartWorld, over: Partial<Programme> = {}, about: { readonly from?: string } = {}) =>
  storeProgramme(world.table, heartProgramme(over), world.clock.now(), about);

/** What `send` says besides figures. */
export interface Sending {
  readonly id?: string;
  readonly basedOn?: number;
  readonly nil?: boolean;
  readonly narratives?: readonly { readonly kind: string; readonly text: string }[];
}

/** A unit reports, as behind the form; ids are made of day, unit and what it is based on. */
export function send(
  stores: Pick<World, 'table' | 'blobs' | 'clock'>,
  stored: StoredProgramme,
  day: string,
  unit: string,
  figures: Readonly<Record<string, unknown>>,
  { basedOn = 0, id = `${day}-${unit}-${basedOn}`, ...more }: Sending = {},
): Promise<Received> {
  const said = more.nil ? {} : { figures };
  return receiveSubmission(stores, stored, day, unit, `heart.${unit}`, { id, basedOn, ...said, ...more });
}
