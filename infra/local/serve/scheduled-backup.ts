/**
 * Backups by the server's own clock: one a day after a given time, each a folder that is itself a store, the last few kept.
 *
 * A backup is made under a name that is no generation and renamed when it is whole; so a crash leaves no half generation,
 * and the next tick begins again. Only folders that look like generations are ever removed, and never the last one.
 */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dayAt, timeAt } from '../../../functions/core/values/reporting-day.ts';
import type { Instant } from '../../../functions/core/values/values.ts';
import { backUp } from '../back-up.ts';

export interface BackupPlan {
  /** Folder of the store, and the folder that takes the generations. */
  readonly data: string;
  readonly into: string;
  /** `HH:MM` on the clock of `timezone`. */
  readonly at: string;
  readonly timezone: string;
  /** How many generations are kept, at least 1. */
  readonly keep: number;
}

const GENERATION = /^\d{4}-\d\d-\d\d$/;
const UNFINISHED = '.unfinished';

/** Makes today's backup when its time has come and it is not there. Gives its folder, or undefined when nothing was due. */
export async function backUpWhenDue(plan: BackupPlan, now: Instant): Promise<string | undefined> {
  const today = dayAt(now, plan.timezone);
  if (timeAt(now, plan.timezone) < plan.at) return undefined;
  await mkdir(plan.into, { recursive: true });
  if ((await generations(plan.into)).includes(today)) return undefined;
  const unfinished = join(plan.into, UNFINISHED);
  await rm(unfinished, { recursive: true, force: true });
  await backUp(plan.data, unfinished);
  await rename(unfinished, join(plan.into, today));
  for (const old of (await generations(plan.into)).slice(0, -plan.keep)) {
    await rm(join(plan.into, old), { recursive: true });
  }
  return join(plan.into, today);
}

/** Oldest first. */
const generations = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => GENERATION.test(name)).sort();
