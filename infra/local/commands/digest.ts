/**
 * `jianbao digest`: issues a weekly, monthly or free-period briefing by hand, as the desk does.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { DIGEST_WORDS } from '../../../functions/core/programme/digests.ts';
import { DIGEST_KINDS, type DigestKind } from '../../../functions/core/programme/programme.ts';
import { deliverEdition } from '../../../functions/pipeline/delivery/deliver.ts';
import { issueDigest } from '../../../functions/pipeline/digest/issue.ts';
import { programmeOf, refusal, type StoreOptions, withStoreOptions, withWorld } from '../open-world.ts';
import { InputError } from '../replay-file.ts';

interface DigestOptions extends StoreOptions {
  readonly kind: string;
  readonly reason?: string;
  readonly out?: string;
}

export function addDigestCommand(program: Command): void {
  withStoreOptions(program.command('digest').argument('<programme>').argument('<from>').argument('<to>'))
    .option('--kind <kind>', DIGEST_KINDS.join(' | '), 'special')
    .option('--reason <text>', 'why an issued digest is corrected')
    .option('--out <dir>', 'also write its files there')
    .description('issue the digest (周报、月报、专报) of a period, both days included, or a correction')
    .action(digest);
}

async function digest(programme: string, from: string, to: string, options: DigestOptions): Promise<void> {
  const kind: DigestKind | undefined = DIGEST_KINDS.find((each) => each === options.kind);
  if (kind === undefined) throw new InputError(`没有“${options.kind}”这种汇编；可用的有 ${DIGEST_KINDS.join('、')}。`);
  await withWorld(options, async (world) => {
    const stored = await programmeOf(world, programme);
    const reason = options.reason === undefined ? {} : { reason: options.reason };
    const issued = await issueDigest(world, stored, kind, { from, to }, { by: 'command-line', ...reason });
    if (issued.outcome !== 'issued') throw refusal(issued.findings);
    await deliverEdition(world, stored, issued.edition);
    const { issue, edition, files } = issued.edition;
    if (options.out !== undefined) {
      const out = resolve(options.out);
      await mkdir(out, { recursive: true });
      for (const { name, key } of files) await writeFile(join(out, name), (await world.blobs.get(key))!.bytes);
    }
    if (options.json) return console.log(JSON.stringify({ kind, from, to, issue, edition, files }));
    const names = files.map(({ name }) => name).join('、');
    console.log(`${from} 至 ${to} 的${DIGEST_WORDS[kind].name}已印发：第 ${issue} 期，第 ${edition} 版，${names}。`);
  });
}
