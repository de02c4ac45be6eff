/**
 * Options that every `jianbao` command shares, and the World that they ask for.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { SETTINGS } from '../../functions/contract.ts';
import {
  currentProgramme,
  listProgrammes,
  type StoredProgramme,
} from '../../functions/records/programme/programmes.ts';
import { underActor } from '../../functions/runtime/audited-table.ts';
import { systemClock, wire } from '../../functions/runtime/wire.ts';
import type { World } from '../../functions/runtime/world.ts';
import { InputError } from './replay-file.ts';
import { silentLog } from './silent-log.ts';
import { simulatedClock } from './simulated-clock.ts';

export interface StoreOptions {
  readonly data: string;
  readonly aws?: boolean;
  readonly json?: boolean;
  readonly now?: string;
}

export function withStoreOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'folder of the embedded store', '.data')
    .option('--aws', 'use DynamoDB and S3 as the environment names them')
    .option('--json', 'print JSON')
    .option('--now <time>', 'what time it is, 2022-04-09T08:00:00+08:00');
}

/** Opens the stores, runs the command, closes them. */
export async function withWorld<T>(options: StoreOptions, run: (world: World) => Promise<T>): Promise<T> {
  const clock = options.now === undefined ? systemClock : simulatedClock(instantOption(options.now));
  if (!options.aws) await mkdir(resolve(options.data), { recursive: true });
  const env = options.aws ? process.env : embeddedEnvironment(resolve(options.data));
  const world = await wire(env, { clock, log: silentLog });
  try {
    return await underActor('command', () => run(world));
  } finally {
    world.close();
  }
}

/** The embedded store, with what the environment says of channels: their settings, and the secrets they name. */
export function embeddedEnvironment(data: string): NodeJS.ProcessEnv {
  const { [SETTINGS.publishQueue]: _, ...env } = process.env;
  return { ...env, [SETTINGS.dataFolder]: data };
}

export function instantOption(text: string): string {
  const at = Date.parse(text);
  if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(at)) {
    throw new InputError(`时间“${text}”无法读取，请写成 2022-04-09T08:00:00+08:00 的形式（带时区）。`);
  }
  return new Date(at).toISOString();
}

export async function programmeOf(world: World, id: string): Promise<StoredProgramme> {
  const stored = await currentProgramme(world.table, id);
  if (stored !== undefined) return stored;
  const known = await listProgrammes(world.table);
  throw new InputError(
    `没有报送任务“${id}”；${known.length > 0 ? `现有 ${known.join('、')}` : '请先用 programme apply 存入任务'}。`,
  );
}

/** Findings of a step, as an error that prints them line by line. */
export function refusal(findings: readonly { readonly message: string }[]): InputError {
  return new InputError(findings.map(({ message }) => message).join('\n'));
}
