/** Fills an empty data folder with the examples, so that a first look in a browser shows real briefings. */
import { SETTINGS } from '../../../functions/contract.ts';
import { wire } from '../../../functions/runtime/wire.ts';
import { exampleNames, readExample } from '../examples.ts';
import { startProgress } from '../progress.ts';
import { replay } from '../replay.ts';
import { silentLog } from '../silent-log.ts';
import { simulatedClock } from '../simulated-clock.ts';

export async function fillWithExamples(data: string): Promise<void> {
  const clock = simulatedClock('2020-01-01T00:00:00.000Z');
  const world = await wire(
    { [SETTINGS.dataFolder]: data, [SETTINGS.pictures]: 'no' },
    { clock, log: silentLog, channels: {} },
  );
  try {
    for (const name of await exampleNames()) {
      const { programme, submissions } = await readExample(name);
      const progress = startProgress(programme.title);
      await replay({ world, clock, programme, submissions, progress: progress.update });
      progress.end();
    }
  } finally {
    world.close();
  }
}
