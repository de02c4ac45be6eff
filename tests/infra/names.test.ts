/** Names that permissions are written with, held against the code that makes keys; and the alarms against the runbook. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLOB_FOLDERS, PARTITIONS } from '../../functions/contract.ts';
import { KIND, PROGRAMMES, recordKey, shardPartition } from '../../functions/records/store/keys.ts';
import { ROOT } from '../../infra/aws/bundle.ts';
import { deployments, resources } from './deployments.ts';

const { programmes, programme, day } = PARTITIONS;

describe('keys of records', () => {
  it('begin as permissions expect', () => {
    expect(PROGRAMMES).toBe(programmes);
    expect(shardPartition('suizhou', '2022-04-08', 3)).toMatch(new RegExp(`^${programme}.*${day}.*$`));
  });

  it('of everything but submissions lie in the partition of their programme', () => {
    for (const kind of Object.keys(KIND) as (keyof typeof KIND)[]) {
      const { pk } = recordKey('suizhou', kind, 'x');
      expect(pk.startsWith(programme), kind).toBe(true);
      expect(pk.includes(day), kind).toBe(false);
    }
  });
});

describe('keys of files', () => {
  it.each([
    ['functions/pipeline/edition/publish.ts', BLOB_FOLDERS.editions],
    ['functions/records/day/closes.ts', BLOB_FOLDERS.closes],
  ])('made in %s begin with %s', (source, beginning) => {
    expect(readFileSync(join(ROOT, source), 'utf8')).toContain(`\`${beginning}\${`);
  });
});

describe('every alarm', () => {
  const runbook = readFileSync(join(ROOT, 'docs/runbook.md'), 'utf8');
  const headings = [...runbook.matchAll(/^### (.+)$/gm)].map((match) => match[1]!);
  const alarms = deployments().flatMap(({ pipeline }) =>
    resources(pipeline, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => String(Properties.AlarmDescription)),
  );
  const entries = [...new Set(alarms)].map((description) => description.replace('docs/runbook.md#', ''));

  it('has an entry in the runbook, with commands', () => {
    for (const entry of entries) {
      expect(headings, entry).toContain(entry);
      const text = runbook.split(`\n### ${entry}\n`)[1]!.split(/\n##/)[0]!;
      expect(text, entry).toMatch(/```sh\n[\s\S]+?\n```/);
    }
  });

  it('is one that the runbook knows, and the runbook knows no other', () => {
    const known = runbook.split('## Alarms')[1]!.split(/\n## /)[0]!;
    const listed = [...known.matchAll(/^### (.+)$/gm)].map((match) => match[1]!);
    expect(listed.sort()).toEqual(entries.sort());
  });
});

describe('the runbook', () => {
  it('links to entries that it has', () => {
    const text = readFileSync(join(ROOT, 'docs/runbook.md'), 'utf8');
    const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!.toLowerCase().replaceAll(' ', '-'));
    const links = [...text.matchAll(/\]\(#([\w-]+)\)/g)].map((match) => match[1]!);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
  });
});
