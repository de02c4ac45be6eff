/**
 * `jianbao replay PROGRAMME.yaml SUBMISSIONS.json --out DIR`: the demo for any programme.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { SETTINGS } from '../../../functions/contract.ts';
import { DIGEST_WORDS } from '../../../functions/core/programme/digests.ts';
import { wire } from '../../../functions/runtime/wire.ts';
import { startProgress } from '../progress.ts';
import { digestFolder, replay } from '../replay.ts';
import { readProgramme, readSubmissions } from '../replay-file.ts';
import { silentLog } from '../silent-log.ts';
import { simulatedClock } from '../simulated-clock.ts';

export function addReplayCommand(program: Command): void {
  program
    .command('replay')
    .argument('<programme>', 'programme.yaml')
    .argument('<submissions>', 'array of {day, unit, at?, nil?, figures, ledgers?, narratives, reasons?}')
    .requiredOption('--out <dir>', 'where the briefings go')
    .description('report, close and issue every day of a submissions file')
    .action(run);
}

async function run(programmeFile: string, submissionsFile: string, options: { out: string }): Promise<void> {
  const programme = await readProgramme(programmeFile);
  const submissions = await readSubmissions(submissionsFile, programme);
  const out = resolve(options.out);
  const store = join(out, '.store', programme.id);
  await mkdir(store, { recursive: true });
  const clock = simulatedClock('2020-01-01T00:00:00.000Z');
  const world = await wire(
    { [SETTINGS.dataFolder]: store, [SETTINGS.pictures]: 'no' },
    { clock, log: silentLog, channels: {} },
  );
  const progress = startProgress(programme.title);
  try {
    const { editions, digests, refused } = await replay({
      world,
      clock,
      programme,
      submissions,
      out,
      progress: progress.update,
    });
    progress.end();
    for (const { day, issue } of editions) console.log(`${day}  第 ${issue} 期  ${join(out, programme.id, day)}`);
    for (const digest of digests) {
      const { kind, from, to, issue } = digest;
      console.log(`${from} 至 ${to}  ${DIGEST_WORDS[kind].name}第 ${issue} 期  ${join(out, digestFolder(digest))}`);
    }
    for (const line of refused) console.error(`未被接收：${line}`);
    if (refused.length > 0) process.exitCode = 1;
  } finally {
    world.close();
  }
  await rm(store, { recursive: true, force: true });
}
