/**
 * `jianbao channel test`: sends a test message to a programme's recipients and says what came back.
 *
 * Mail settings and the secrets that a programme names come from the environment, as for the server.
 */
import type { Command } from 'commander';
import { CHANNEL_NAMES } from '../../../functions/core/programme/channels.ts';
import { testChannels } from '../../../functions/pipeline/delivery/test-channel.ts';
import { programmeOf, type StoreOptions, withStoreOptions, withWorld } from '../open-world.ts';
import { InputError } from '../replay-file.ts';
import { printTable } from '../table-print.ts';

interface TestOptions extends StoreOptions {
  readonly programme: string;
  readonly channel?: string;
  readonly to?: string;
}

export function addChannelCommands(program: Command): void {
  const channel = program.command('channel').description('mail, chat robots and webhooks');
  withStoreOptions(channel.command('test'))
    .requiredOption('--programme <id>')
    .option('--channel <name>', `${CHANNEL_NAMES.join(' | ')}; all when absent`)
    .option('--to <recipient>', 'one mail address, or the name of one robot’s secret')
    .description('send a test message and say what came back; exit code 1 when somebody did not get it')
    .action(test);
}

async function test(options: TestOptions): Promise<void> {
  await withWorld(options, async (world) => {
    const { programme } = await programmeOf(world, options.programme);
    const tests = await testChannels(
      world.channels,
      programme,
      ({ channel, recipient }) =>
        (options.channel === undefined || channel === options.channel) &&
        (options.to === undefined || recipient === options.to),
    );
    if (tests.length === 0)
      throw new InputError(
        nobody(
          options,
          programme.deliver.map(({ channel }) => channel),
        ),
      );
    if (options.json) console.log(JSON.stringify(tests));
    else {
      const rows = tests.map(({ channel, recipient, ok, answer }) => [
        channel,
        recipient,
        ok ? '成功' : '失败',
        answer,
      ]);
      printTable(['渠道', '对象', '结果', '答复'], rows);
    }
    if (tests.some(({ ok }) => !ok)) process.exitCode = 1;
  });
}

function nobody({ programme, channel, to }: TestOptions, known: readonly string[]): string {
  const wanted = [channel, to].filter((each) => each !== undefined).join(' ');
  if (known.length === 0) return `任务 ${programme} 没有设置分发（deliver）；请在任务文件中写上后再测试。`;
  return `任务 ${programme} 的分发中没有“${wanted}”；现有渠道 ${[...new Set(known)].join('、')}。`;
}
